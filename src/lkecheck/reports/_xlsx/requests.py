"""Permintaan Dokumen: what to ask each OPD for, for which criterion, by when; a page for each."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from xlsxwriter.worksheet import Worksheet

from ...model.penilaian import Laporan, PenilaianKriteria
from . import words
from .book import Book, Value, page, protect
from .table import Column, fill, headers
from .view import View

_COLUMNS = (
    Column("No", 5, "cell.middle"),
    Column("Dokumen yang diminta", 62),
    Column("Untuk kriteria", 40),
    Column("Keadaan", 18),
    Column("Paling lambat", 18, "cell.day"),
    Column("Diterima tanggal", 18, "fill.day"),
)
_DEFAULT_DAYS = 30


def write(book: Book, sheet: Worksheet, views: Sequence[View], laporan: Laporan) -> None:
    book.write(sheet, 0, 0, "PERMINTAAN DOKUMEN", "title")
    book.write(sheet, 1, 0, "Dokumen yang diperlukan untuk mendukung jawaban penilaian mandiri.", "plain")
    headers(book, sheet, 2, _COLUMNS)
    row, breaks = 3, []
    for view in views:
        breaks.append(row)
        row = _block(book, sheet, row, view, laporan)
    sheet.set_h_pagebreaks(breaks[1:])
    sheet.repeat_rows(0, 2)
    sheet.freeze_panes(3, 0)
    page(sheet, f"Permintaan dokumen, lkecheck {laporan.alat.versi}", wide=0)
    sheet.set_print_scale(78)
    protect(sheet)


def _block(book: Book, sheet: Worksheet, row: int, view: View, laporan: Laporan) -> int:
    book.over(sheet, (row, 0, row, len(_COLUMNS) - 1), f"{view.who}, {view.satu.tingkat}, tahun {view.satu.tahun}", "band")
    lines = _lines(view, laporan)
    if not lines:
        book.over(sheet, (row + 1, 0, row + 1, len(_COLUMNS) - 1), "Tidak ada dokumen yang diminta.", "cell")
        return row + 2
    return fill(book, sheet, row + 1, _COLUMNS, lines)


def _lines(view: View, laporan: Laporan) -> list[list[Value]]:
    """One row for each document; criteria that want the same one share it."""
    found: dict[tuple[str, str], list[tuple[str, date]]] = {}
    for kriteria in view.satu.kriteria:
        by = words.day(laporan.tanggal) + timedelta(days=_days(view, kriteria))
        for text, state in _asked(kriteria):
            found.setdefault((text, state), []).append((_for(kriteria), by))
    lines: list[list[Value]] = []
    for number, ((text, state), wanted) in enumerate(found.items(), start=1):
        lines.append([number, text, words.lines(one for one, _ in wanted), state, min(by for _, by in wanted), None])
    return lines


def _asked(kriteria: PenilaianKriteria) -> list[tuple[str, str]]:
    """Documents with what they must show; what a person has to answer is no document."""
    asked = kriteria.diminta
    if asked is None or kriteria.status in ("terpenuhi", "tidak_berlaku"):
        return []
    shows = f"\nMenunjukkan: {'; '.join(asked.rincian)}." if asked.rincian else ""
    if asked.dokumen:
        return [(one.uraian + shows, words.STATE[one.keadaan]) for one in asked.dokumen]
    return [(f"Pelengkap bukti.{shows}", words.STATE["dilengkapi"])] if shows else []


def _for(kriteria: PenilaianKriteria) -> str:
    letter = f", jawaban {kriteria.diminta.jawaban}" if kriteria.diminta and len(kriteria.diminta.jawaban) == 1 else ""
    return f"{kriteria.kode}{letter}: {kriteria.pernyataan}"


def _days(view: View, kriteria: PenilaianKriteria) -> int:
    days = [temuan.rekomendasi.tenggat_hari for temuan in view.findings[kriteria.kode] if temuan.kriteria == kriteria.kode]
    return min(days, default=_DEFAULT_DAYS)
