"""OPDs side by side: each one's place among those of its year, and how much of each area is supported."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

from lkecheck.model.indeks import Peringkat, PersenArea
from lkecheck.model.penilaian import Penilaian

from . import HUNDRED
from .fractions_of_decimals import exact
from .lowest_parts import Form


def ranking(forms: Sequence[Form]) -> tuple[Peringkat, ...]:
    """The OPDs by the share of their weight that is surely supported, year by year; equal shares share a place."""
    units = [form for form in forms if form.penilaian.tingkat == "unit"]
    years = sorted({form.penilaian.tahun for form in units})
    return tuple(row for tahun in years for row in _of_year([form for form in units if form.penilaian.tahun == tahun]))


def _of_year(units: Sequence[Form]) -> Iterator[Peringkat]:
    reached = {id(form): _share(form.penilaian) for form in units}
    ordered = sorted(units, key=lambda form: (-reached[id(form)], form.penilaian.opd.kode))
    place = 0
    for number, form in enumerate(ordered, start=1):
        if number == 1 or reached[id(form)] != reached[id(ordered[number - 2])]:
            place = number
        yield _row(place, form)


def _share(penilaian: Penilaian) -> Fraction:
    ringkasan = penilaian.ringkasan
    return exact(ringkasan.nilai_didukung) / exact(ringkasan.bobot) if ringkasan.bobot else Fraction(0)


def _row(place: int, form: Form) -> Peringkat:
    satu = form.penilaian
    ringkasan = satu.ringkasan
    bobot = ringkasan.bobot
    return Peringkat(
        urutan=place,
        opd=satu.opd,
        tahun=satu.tahun,
        bobot=bobot,
        nilai_mandiri=ringkasan.nilai_mandiri,
        nilai_didukung=ringkasan.nilai_didukung,
        nilai_mungkin=ringkasan.nilai_mungkin,
        inflasi=ringkasan.inflasi,
        didukung=HUNDRED * ringkasan.nilai_didukung / bobot if bobot else bobot,
        mungkin=HUNDRED * ringkasan.nilai_mungkin / bobot if bobot else bobot,
        area=tuple(_areas(satu)),
    )


def _areas(penilaian: Penilaian) -> Iterator[PersenArea]:
    """Those that have a weight here."""
    for satu in penilaian.areas:
        if satu.bobot:
            low, high = (HUNDRED * nilai / satu.bobot for nilai in (satu.nilai_didukung, satu.nilai_mungkin))
            yield PersenArea(kode=satu.kode, didukung=low, mungkin=high)
