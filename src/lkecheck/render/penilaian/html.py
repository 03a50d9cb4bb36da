"""One offline page for an OPD's officer, an auditor and a mayor: opened in any browser, or printed."""

from __future__ import annotations

from lkecheck.model.penilaian import Laporan
from lkecheck.render.html.page import page


def render(laporan: Laporan) -> bytes:
    """The page, in UTF-8."""
    return page(laporan).encode()
