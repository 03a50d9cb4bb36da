"""The whole workbook: its sheets in the order that a reviewer goes through them."""

from __future__ import annotations

from lkecheck.model.penilaian import Laporan

from . import findings, goals, guide, meta, ratl, requests, sample, summary, waiting, words
from .book import Book
from .kkr import Paper
from .view import views as viewed


def make(laporan: Laporan) -> bytes:
    """The workbook's bytes, the same for the same result."""
    book = Book("Buku kerja reviu PMPRB", words.day(laporan.tanggal))
    views = viewed(laporan)
    add = book.book.add_worksheet
    about, totals = add("Baca Saya"), add("Rekap Kota" if len(views) > 1 else "Rekap")
    aims = add("Sasaran") if laporan.kota.sasaran or laporan.kota.quick_win else None
    papers = [(view, add(view.lembar)) for view in views]
    waits, drawn, plan, asked = add("Antrean Reviu"), add("Sampel"), add("RATL"), add("Permintaan Dokumen")
    found, traced, rungs = add("Temuan"), add("Jejak"), add("Pilihan Jawaban")
    placed = {view.lembar: Paper(book, sheet, view, laporan).write() for view, sheet in papers}
    guide.write(book, about, views, laporan)
    summary.write(book, totals, views, placed, laporan)
    if aims is not None:
        goals.write(book, aims, laporan)
    waiting.write(book, waits, views, placed, laporan)
    sample.write(book, drawn, views, laporan)
    ratl.write(book, plan, views, laporan)
    requests.write(book, asked, views, laporan)
    findings.write(book, found, views, laporan)
    findings.traces(book, traced, views, laporan)
    meta.choices(book, rungs, views)
    meta.write(book, papers, laporan)
    return book.bytes()
