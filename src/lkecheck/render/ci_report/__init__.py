"""What a result has to tell services of CI, as one plain value: one module a kind of result."""

from __future__ import annotations

from lkecheck.model.audit import HasilAudit
from lkecheck.model.penilaian import Laporan
from lkecheck.model.uji import HasilUji

from . import audit, penilaian, uji
from .value import CiReport

Result = Laporan | HasilAudit | HasilUji


def report_of(result: Result) -> CiReport:
    """The value that every form of `ci` is made from."""
    if isinstance(result, Laporan):
        return penilaian.report(result)
    return audit.report(result) if isinstance(result, HasilAudit) else uji.report(result)
