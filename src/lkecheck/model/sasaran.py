"""The city's own goals beside what the run shows of them: targets of its indicators, and quick wins with a threshold."""

# Without `from __future__ import annotations`: pydantic would compile each annotation's text again at every start.

from .hasil import Hasil, Nilai


class CapaianIndikator(Hasil):
    """An indicator of the road map: its baseline, its targets by year, and the answer claimed and supported now.

    `maksimal` is the top of its scale; None where it is no number or not known.
    """

    kriteria: str
    nama: str
    sasaran: str
    dasar: str
    diklaim: str | None
    didukung: str | None
    target: dict[int, str]
    penanggung_jawab: tuple[str, ...] = ()
    maksimal: Nilai | None = None
    sumber: str


class CapaianQuickWin(Hasil):
    """A quick win that is a share of weight: how many OPDs stand above it now, surely and possibly."""

    kode: str
    tahun: tuple[int, ...]
    strategi: str
    bagian: str
    ambang_persen: Nilai
    opd: int
    pasti: int
    mungkin: int
    sumber: str
