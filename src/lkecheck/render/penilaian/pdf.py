"""The report as PDF, for reading on paper and for keeping."""

from __future__ import annotations

from lkecheck.core.errors import UsageError
from lkecheck.model.penilaian import Laporan

BINARY = True


def render(laporan: Laporan) -> bytes:
    """The pages as PDF/A; raises UsageError where the extra is missing."""
    try:
        from lkecheck.render.papers.pdf.printing import print_report
    except ModuleNotFoundError as error:
        if error.name is None or error.name.partition(".")[0] != "typst":
            raise
        raise UsageError("Laporan pdf memerlukan typst; pasang dengan: pip install 'lkecheck[reports]'.") from None
    return print_report(laporan)
