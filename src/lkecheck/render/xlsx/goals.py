"""Sasaran: the city's targets with how far they are, and its quick wins."""

from __future__ import annotations

from collections.abc import Sequence

from xlsxwriter.worksheet import Worksheet

from lkecheck.model.penilaian import Laporan
from lkecheck.model.sasaran import CapaianIndikator, CapaianQuickWin
from lkecheck.words import goals, listed

from . import words
from .book import Book, Value, page, protect
from .measure import count, points
from .table import Column, fill, headers

_TEXTS = (Column("Kriteria", 12, "cell.bold"), Column("Indikator", 34), Column("Sasaran", 34), Column("Penanggung jawab", 24))
_FIGURES = ("Nilai awal", "Jawaban", "Didukung")
_WINS = (
    Column("Kode", 12, "cell.bold"),
    Column("Quick win", 34),
    Column("Sumber", 34),
    Column("Bagian", 24),
    *(Column(title, 11, "cell.middle") for title in ("Lebih dari (%)", "Tercapai", "Mungkin", "Dari OPD", "Tahun")),
    Column("Keadaan", 11),
)
_WIDE = 9
"""Columns over which the sentence about a table stands."""


def write(book: Book, sheet: Worksheet, laporan: Laporan) -> None:
    kota, row = laporan.kota, 2
    book.write(sheet, 0, 0, "SASARAN PEMERINTAH DAERAH", "title")
    if kota.sasaran:
        row = _targets(book, sheet, row, kota.sasaran, goals.year(laporan))
    if kota.quick_win:
        row = _told(book, sheet, row, "Quick wins", goals.WINS_ABOUT)
        headers(book, sheet, row, _WINS, widths=not kota.sasaran)
        fill(book, sheet, row + 1, _WINS, map(_win, kota.quick_win))
    page(sheet, f"Sasaran, lkecheck {laporan.alat.versi}")
    protect(sheet)


def _targets(book: Book, sheet: Worksheet, row: int, rows: Sequence[CapaianIndikator], tahun: int) -> int:
    years = sorted({one for target in rows for one in target.target})
    figures = (*_FIGURES, *(f"Target {one}" for one in years), "Jarak", "Jarak ke")
    columns = (
        *_TEXTS,
        *(Column(title, 11, "cell.middle") for title in figures),
        Column("Keadaan", 18),
        Column("Sumber", 40),
    )
    for at, column in enumerate(columns):
        sheet.set_column(at, at, column.lebar)
    row = _told(book, sheet, row, "Target indikator", goals.ABOUT)
    headers(book, sheet, row, columns)
    return fill(book, sheet, row + 1, columns, [_indicator(one, years, tahun) for one in rows]) + 1


def _told(book: Book, sheet: Worksheet, row: int, title: str, about: str) -> int:
    book.write(sheet, row, 0, title, "heading")
    book.over(sheet, (row + 1, 0, row + 1, _WIDE), about, "text")
    sheet.set_row(row + 1, points(count(about, 130)))
    return row + 2


def _indicator(row: CapaianIndikator, years: Sequence[int], tahun: int) -> list[Value]:
    wanted = goals.goal(row, tahun)
    return [
        row.kriteria,
        row.nama,
        row.sasaran,
        ", ".join(row.penanggung_jawab),
        *(words.answer(text) for text in (row.dasar, row.diklaim, row.didukung)),
        *(words.answer(row.target.get(one)) for one in years),
        goals.distance(row, tahun),
        wanted[0] if wanted else None,
        goals.state(row, tahun),
        row.sumber,
    ]


def _win(row: CapaianQuickWin) -> list[Value]:
    figures = (row.ambang_persen, row.pasti, row.mungkin, row.opd)
    return [row.kode, row.strategi, row.sumber, row.bagian, *figures, listed(map(str, row.tahun)), goals.won(row)]
