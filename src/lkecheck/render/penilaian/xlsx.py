"""The auditor's workbook: a working paper for each OPD to fill in and read back, and the lists that a review works through."""

from __future__ import annotations

from lkecheck.core.errors import UsageError
from lkecheck.model.penilaian import Laporan

BINARY = True


def render(laporan: Laporan) -> bytes:
    """The workbook's bytes; raises UsageError where the extra is missing."""
    try:
        from lkecheck.render.xlsx.making import make
    except ModuleNotFoundError as error:
        if error.name is None or error.name.partition(".")[0] != "xlsxwriter":
            raise
        raise UsageError('Laporan xlsx memerlukan XlsxWriter; pasang dengan: pip install "lkecheck[reports]".') from None
    return make(laporan)
