"""What a run shows of the city's own goals."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from lkecheck.model.city import IndikatorKota, SasaranFile
from lkecheck.model.penilaian import Bagian
from lkecheck.model.sasaran import CapaianIndikator, CapaianQuickWin

from . import HUNDRED
from .lowest_parts import Form


def indicators(forms: Sequence[Form]) -> tuple[CapaianIndikator, ...]:
    """The indicators of the road map, where the run has the local government's own form and its pack names goals."""
    central = next((form for form in forms if form.penilaian.tingkat == "pusat" and form.pack.kota.sasaran), None)
    file = central.pack.kota.sasaran if central else None
    if central is None or file is None:
        return ()
    return tuple(_indicator(central, file, indikator) for indikator in file.indikator)


def _indicator(form: Form, file: SasaranFile, indikator: IndikatorKota) -> CapaianIndikator:
    answered = next((one for one in form.penilaian.kriteria if one.kode == indikator.kriteria), None)
    kriteria = form.pack.kriteria.get(indikator.kriteria)
    scale = kriteria.rentang_nilai if kriteria is not None else None
    return CapaianIndikator(
        kriteria=indikator.kriteria,
        nama=indikator.nama,
        sasaran=file.sasaran[indikator.sasaran],
        dasar=indikator.dasar_2021,
        diklaim=answered.jawaban if answered else None,
        didukung=answered.jawaban_didukung if answered else None,
        target={tahun: target.nilai for tahun, target in sorted(indikator.target.items())},
        penanggung_jawab=tuple(dict.fromkeys(one for target in indikator.target.values() for one in target.penanggung_jawab)),
        maksimal=scale.maksimal if scale is not None else None,
        sumber=indikator.sumber,
    )


def quick_wins(forms: Sequence[Form]) -> tuple[CapaianQuickWin, ...]:
    """The quick wins of the year that are a share of weight, or of the next years where this one has none; equal ones once."""
    units = [form for form in forms if form.penilaian.tingkat == "unit" and form.pack.kota.sasaran]
    if not units:
        return ()
    found = list(_quick_wins(units, max(form.penilaian.tahun for form in units)))
    first = min((min(one.tahun) for one in found), default=0)
    told: dict[tuple[object, ...], CapaianQuickWin] = {}
    for one in found:
        if min(one.tahun) == first:
            told.setdefault((one.tahun, one.bagian, one.ambang_persen), one)
    return tuple(told.values())


def _quick_wins(units: Sequence[Form], tahun: int) -> Iterator[CapaianQuickWin]:
    file = units[0].pack.kota.sasaran
    for kode, win in file.quick_win.items() if file is not None else ():
        if win.ambang_persen is None or win.bagian is None or max(win.tahun) < tahun:
            continue
        parts = [part for form in units for part in form.penilaian.bagian if part.kode == win.bagian and part.bobot]
        yield CapaianQuickWin(
            kode=kode,
            tahun=win.tahun,
            strategi=win.strategi,
            bagian=win.bagian,
            ambang_persen=win.ambang_persen,
            opd=len(parts),
            pasti=sum(_share(part, part.nilai_didukung) > win.ambang_persen for part in parts),
            mungkin=sum(_share(part, part.nilai_mungkin) > win.ambang_persen for part in parts),
            sumber=win.sumber,
        )


def _share(part: Bagian, nilai: Decimal) -> Decimal:
    return HUNDRED * nilai / part.bobot
