"""The city's own goals as every report tells them: which target counts now, how far it is, and whether it is reached."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation

from lkecheck.model.penilaian import Laporan
from lkecheck.model.sasaran import CapaianIndikator, CapaianQuickWin

ABOUT = (
    "Indikator road map pemerintah daerah: nilai menurut jawaban dan yang didukung bukti pada pemeriksaan ini, di samping "
    "targetnya. Jarak adalah target tahun yang disebut dikurangi yang didukung bukti. Ini bukan nilai resmi; capaian indikator "
    "ditetapkan oleh lembaga yang menilainya."
)
WINS_ABOUT = (
    "Quick win berupa bagian bobot: berapa perangkat daerah yang melampaui ambangnya, menurut nilai yang pasti didukung bukti "
    "dan menurut nilai yang masih mungkin. Ini bukan capaian resmi."
)
REACHED, POSSIBLE, MISSED, UNKNOWN = "tercapai", "mungkin tercapai", "belum tercapai", "belum ada nilai"


def year(laporan: Laporan) -> int:
    """The year whose targets are looked at: the last that the local government's own form was judged for."""
    years = [satu.tahun for satu in laporan.penilaian]
    return max([satu.tahun for satu in laporan.penilaian if satu.tingkat == "pusat"] or years, default=0)


def goal(row: CapaianIndikator, tahun: int) -> tuple[int, str] | None:
    """The target of that year, or of the next year that has one, or the last; None where there is none."""
    years = sorted(row.target)
    found = next((one for one in years if one >= tahun), years[-1] if years else None)
    return (found, row.target[found]) if found is not None else None


def state(row: CapaianIndikator, tahun: int) -> str:
    """Whether the target is reached by what is supported, only by what is claimed, or not."""
    wanted = goal(row, tahun)
    if wanted is None or (row.diklaim is None and row.didukung is None):
        return UNKNOWN
    if _reaches(row.didukung, wanted[1]):
        return REACHED
    return POSSIBLE if _reaches(row.diklaim, wanted[1]) else MISSED


def distance(row: CapaianIndikator, tahun: int) -> Decimal | None:
    """What lacks to the target; None where one of the two is no number."""
    wanted = goal(row, tahun)
    sure, target = number(row.didukung), number(wanted[1] if wanted else None)
    return max(Decimal(0), target - sure) if sure is not None and target is not None else None


def won(row: CapaianQuickWin) -> str:
    """Whether all OPDs stand above the threshold."""
    if not row.opd:
        return UNKNOWN
    return REACHED if row.pasti == row.opd else POSSIBLE if row.mungkin == row.opd else MISSED


def number(text: str | None) -> Decimal | None:
    """A text that is a number; None of any other, as of an opinion."""
    try:
        found = Decimal(text) if text is not None else None
    except InvalidOperation:
        return None
    return found if found is not None and found.is_finite() else None


def _reaches(value: str | None, target: str) -> bool:
    """More is better; of what is no number only the same reaches."""
    have, wanted = number(value), number(target)
    if have is not None and wanted is not None:
        return have >= wanted
    return value == target
