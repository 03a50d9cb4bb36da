"""The city's own goals as a paper tells them: indicators goal by goal, and quick wins."""

from __future__ import annotations

from lkecheck import words
from lkecheck.model.penilaian import Laporan
from lkecheck.model.sasaran import CapaianIndikator, CapaianQuickWin
from lkecheck.words import goals as _goals

from .fields import Indikator, QuickWin, Sasaran


def goals(laporan: Laporan) -> tuple[Sasaran, ...]:
    """Each goal once, with its indicators in the order of the road map."""
    tahun, rows = _goals.year(laporan), laporan.kota.sasaran
    named = dict.fromkeys(row.sasaran for row in rows)
    return tuple(
        Sasaran(uraian=text, indikator=tuple(_indicator(row, tahun) for row in rows if row.sasaran == text)) for text in named
    )


def _indicator(row: CapaianIndikator, tahun: int) -> Indikator:
    wanted, far = _goals.goal(row, tahun), _goals.distance(row, tahun)
    return Indikator(
        nama=row.nama,
        kode=row.kriteria,
        oleh=", ".join(row.penanggung_jawab) or words.NONE,
        dasar=words.answer(row.dasar),
        diklaim=words.answer(row.diklaim),
        didukung=words.answer(row.didukung),
        tahun=str(wanted[0]) if wanted else "",
        target=words.answer(wanted[1] if wanted else None),
        target_semua=tuple(f"{year}: {words.answer(value)}" for year, value in sorted(row.target.items())),
        jarak=words.answer(format(far, "f")) if far is not None else words.NONE,
        keadaan=_goals.state(row, tahun),
        sumber=row.sumber,
    )


def quick_wins(laporan: Laporan) -> tuple[QuickWin, ...]:
    """The quick wins that are a share of weight."""
    return tuple(_win(nomor, row) for nomor, row in enumerate(laporan.kota.quick_win, start=1))


def _win(nomor: int, row: CapaianQuickWin) -> QuickWin:
    return QuickWin(
        nomor=nomor,
        kode=row.kode,
        uraian=row.strategi,
        tahun=words.listed(map(str, row.tahun)),
        bagian=row.bagian,
        ambang=f"{words.answer(format(row.ambang_persen, 'f'))} %",
        pasti=row.pasti,
        mungkin=row.mungkin,
        opd=row.opd,
        keadaan=_goals.won(row),
        sumber=row.sumber,
    )
