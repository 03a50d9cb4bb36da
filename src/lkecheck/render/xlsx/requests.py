"""Permintaan Dokumen: what to ask each OPD for, for which criterion, by when.

One page of A4 for each OPD is printed; what does not fit on it stands below it on the sheet, outside of what is printed.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from xlsxwriter.worksheet import Worksheet

from lkecheck.model.penilaian import Laporan, PenilaianKriteria
from lkecheck.words import LEVEL, requested
from lkecheck.words.requested import Asked, asked

from . import words
from .book import Book, Value, area, page, protect
from .long_texts import lines, rows
from .measure import points
from .table import Column, fill, headers
from .view import View

_COLUMNS = (
    Column("No", 5, "cell.middle"),
    Column("Dokumen yang diminta", 70),
    Column("Untuk kriteria", 56),
    Column("Keadaan", 18),
    Column("Paling lambat", 18, "cell.day"),
    Column("Diterima tanggal", 18, "fill.day"),
)
_LAST = len(_COLUMNS) - 1
_ROOM = 560.0
"""Points for the rows of a printed page, under its title, its headers and the name of the OPD."""
_NOTE = 16.0
_SCALE = 76
_FEW = 2
"""Up to so many criteria are told in words, more of them by code."""
_BELOW = "di bawah ini, di luar yang tercetak; rencana tindaknya ada pada lembar RATL"


def write(book: Book, sheet: Worksheet, views: Sequence[View], laporan: Laporan) -> None:
    book.write(sheet, 0, 0, "PERMINTAAN DOKUMEN", "title")
    book.write(sheet, 1, 0, "Dokumen yang diperlukan untuk mendukung jawaban penilaian mandiri.", "plain")
    headers(book, sheet, 2, _COLUMNS)
    row = 3
    printed: list[str] = []
    for view in views:
        start = row
        end, row = _block(book, sheet, row, view, laporan)
        printed.append(area(sheet, start if printed else 0, end - 1, _LAST))
    if printed:
        book.printed(sheet, printed)
    sheet.repeat_rows(0, 2)
    sheet.freeze_panes(3, 0)
    page(sheet, f"Permintaan dokumen, lkecheck {laporan.alat.versi}", wide=0)
    sheet.set_print_scale(_SCALE)
    protect(sheet)


def _block(book: Book, sheet: Worksheet, row: int, view: View, laporan: Laporan) -> tuple[int, int]:
    """The first row behind what is printed, and that behind all of it."""
    who = f"{view.who}, {LEVEL[view.satu.tingkat]}, tahun {view.satu.tahun}"
    book.over(sheet, (row, 0, row, _LAST), who, "band")
    content = [_line(number, one, view, laporan) for number, one in enumerate(asked(view.satu), start=1)]
    if not content:
        book.over(sheet, (row + 1, 0, row + 1, _LAST), "Tidak ada dokumen yang diminta.", "cell")
        return row + 2, row + 2
    many = _fitting(content)
    end = fill(book, sheet, row + 1, _COLUMNS, content[:many])
    if many == len(content):
        return end, end
    book.over(sheet, (end, 0, end, _LAST), requested.others(len(content) - many, _BELOW), "cell.bold")
    book.over(sheet, (end + 1, 0, end + 1, _LAST), f"{who}: selebihnya, tidak ikut tercetak", "sum")
    return end + 1, fill(book, sheet, end + 2, _COLUMNS, content[many:])


def _fitting(content: Sequence[Sequence[Value]]) -> int:
    """How many of them one page holds."""
    widths = [column.lebar for column in _COLUMNS]
    heights = [sum(points(lines(part, widths)) for part in rows(line, widths)) for line in content]
    if sum(heights) <= _ROOM:
        return len(content)
    room = _ROOM - _NOTE
    for number, height in enumerate(heights):
        room -= height
        if room < 0:
            return number
    return len(content)


def _line(number: int, one: Asked, view: View, laporan: Laporan) -> list[Value]:
    by = words.day(laporan.tanggal) + timedelta(days=one.hari)
    shows = f"\nMenunjukkan: {'; '.join(one.rincian)}." if one.rincian else ""
    return [number, one.uraian + shows, _for(view, one), one.state, by, None]


def _for(view: View, one: Asked) -> str:
    known = [view.criteria[kode] for kode in one.kode if kode in view.criteria]
    if len(known) > _FEW or len(known) < len(one.kode):
        return ", ".join(one.kode)
    return words.lines(map(_told, known))


def _told(kriteria: PenilaianKriteria) -> str:
    letter = f", jawaban {kriteria.diminta.jawaban}" if kriteria.diminta and len(kriteria.diminta.jawaban) == 1 else ""
    return f"{kriteria.kode}{letter}: {kriteria.pernyataan}"
