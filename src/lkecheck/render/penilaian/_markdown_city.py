"""The city as a whole in Markdown: the index with its categories, the OPDs by place, targets and quick wins."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from lkecheck import words
from lkecheck.model.indeks import Indeks, KategoriIndeks, Peringkat
from lkecheck.model.penilaian import Kota
from lkecheck.model.sasaran import CapaianIndikator, CapaianQuickWin
from lkecheck.render.formats.markdown import escape, table


def city_lines(kota: Kota) -> Iterator[str]:
    """Each part that there is, with a blank line after it."""
    for indeks in kota.indeks:
        yield from _index(indeks)
        yield ""
    if len(kota.peringkat) > 1:
        yield "### Peringkat perangkat daerah\n"
        head = ("OPD", "urutan", "didukung %", "mungkin %", "klaim", "dukung", "mungkin", "bobot", "inflasi")
        yield from table(head, map(_rank, kota.peringkat), right=1)
        yield ""
    if kota.sasaran:
        yield from _targets(kota.sasaran)
        yield ""
    if kota.quick_win:
        yield "### Quick wins berupa bagian bobot\n"
        names = ("quick win", "tahun", "bagian", "lebih dari", "tercapai", "mungkin tercapai", "dari OPD")
        yield from table(names, map(_win, kota.quick_win), right=3)
        yield ""


def _index(indeks: Indeks) -> Iterator[str]:
    title = f"### Indeks pemerintah daerah tahun {indeks.tahun}"
    if indeks.nilai_didukung is None:
        yield f"{title}: belum ada\n"
    else:
        yield f"{title}\n"
        rows = zip(("diklaim", "didukung bukti", "mungkin"), words.reached(indeks), strict=True)
        about = f"pusat dan {indeks.opd} OPD, paket {escape(indeks.paket or '')}"
        yield from table((about, "kategori", "indeks"), (_value(word, *row) for word, row in rows), right=2)
        yield ""
    yield from (f"- {escape(note)}" for note in indeks.catatan)


def _value(word: str, value: Decimal | None, kategori: KategoriIndeks | None) -> list[str]:
    return [word, escape(words.category(kategori) or words.NONE), words.number(value)]


def _rank(row: Peringkat) -> list[str]:
    values = (row.didukung, row.mungkin, row.nilai_mandiri, row.nilai_didukung, row.nilai_mungkin, row.bobot, row.inflasi)
    return [escape(f"{row.opd.kode} {row.tahun}"), str(row.urutan), *map(words.number, values)]


def _targets(rows: Sequence[CapaianIndikator]) -> Iterator[str]:
    years = sorted({tahun for row in rows for tahun in row.target})
    yield "### Target indikator menurut tahun\n"
    head = ("indikator", "penanggung jawab", "awal", "diklaim", "didukung", *(f"target {tahun}" for tahun in years))
    yield from table(head, (_target(row, years) for row in rows), right=2)


def _target(row: CapaianIndikator, years: Sequence[int]) -> list[str]:
    owners = ", ".join(row.penanggung_jawab) or words.NONE
    values = (row.dasar, row.diklaim, row.didukung, *(row.target.get(tahun) for tahun in years))
    return [escape(row.nama), escape(owners), *(escape(words.answer(value)) for value in values)]


def _win(row: CapaianQuickWin) -> list[str]:
    figures = (f"{words.number(row.ambang_persen, 0)} %", str(row.pasti), str(row.mungkin), str(row.opd))
    return [escape(row.strategi), words.listed(map(str, row.tahun)), escape(row.bagian), *figures]
