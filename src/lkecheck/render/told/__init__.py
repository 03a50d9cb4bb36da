"""What a result has to tell services of CI, as one plain value: one module a kind of result."""

from __future__ import annotations

from lkecheck.model.audit import HasilAudit
from lkecheck.model.penilaian import Laporan
from lkecheck.model.uji import HasilUji

from . import audit, penilaian, uji
from .value import Told

Result = Laporan | HasilAudit | HasilUji


def tell(result: Result) -> Told:
    """The value that every form of `ci` is made from."""
    if isinstance(result, Laporan):
        return penilaian.told(result)
    return audit.told(result) if isinstance(result, HasilAudit) else uji.told(result)
