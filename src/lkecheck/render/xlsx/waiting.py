"""Antrean Reviu: all that only a person can decide, by the points at stake."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from xlsxwriter.worksheet import Worksheet

from lkecheck.model.penilaian import Laporan, Lokasi, PenilaianKriteria

from . import words
from .book import Book, Value, cell, page, protect, quoted
from .kkr import Placed
from .table import Column, headers
from .table import fill as fill_rows
from .view import View

_COLUMNS = (
    Column("No", 5, "cell.middle"),
    Column("Nilai dipertaruhkan", 14, "cell.fine"),
    Column("OPD", 15),
    Column("Kriteria", 38),
    Column("Jawaban OPD", 9, "cell.middle"),
    Column("Didukung", 9, "cell.middle"),
    Column("Mungkin", 9, "cell.middle"),
    Column("Pertanyaan", 44),
    Column("Dokumen", 34),
    Column("Berkas", 34),
    Column("Halaman", 9),
    Column("Tempat", 26),
    Column("Pada KKR", 30),
)
_NOTE = "Semua yang masih meragukan, dari nilai yang paling besar. Catat putusan Anda pada lembar KKR."
_PLAIN = "Apakah bukti yang ada mendukung jawaban ini?"


@dataclass(frozen=True, slots=True)
class Doubt:
    """One thing to decide."""

    nilai: Decimal
    view: View
    kriteria: PenilaianKriteria | None
    judul: str
    pertanyaan: str
    bukti: tuple[str, ...]
    lokasi: Lokasi | None


def write(book: Book, sheet: Worksheet, views: Sequence[View], placed: Mapping[str, Placed], laporan: Laporan) -> None:
    book.write(sheet, 0, 0, "ANTREAN REVIU", "title")
    book.write(sheet, 1, 0, _NOTE, "plain")
    top = row = 4
    headers(book, sheet, top - 1, _COLUMNS)
    for number, doubt in enumerate(doubts(views), start=1):
        start = row
        row = fill_rows(book, sheet, row, _COLUMNS, [_line(number, doubt)])
        _link(book, sheet, start, doubt, placed)
    sheet.repeat_rows(top - 1)
    sheet.freeze_panes(top, 0)
    if row > top:
        sheet.autofilter(top - 1, 0, row - 1, len(_COLUMNS) - 1)
    page(sheet, f"Antrean reviu, lkecheck {laporan.alat.versi}")
    protect(sheet)


def doubts(views: Sequence[View]) -> list[Doubt]:
    """Criteria in review and findings with a question, the greatest stake first, then in the order of the report."""
    return sorted((doubt for view in views for doubt in _of(view)), key=lambda doubt: -doubt.nilai)


def _of(view: View) -> Iterator[Doubt]:
    asked = [temuan for temuan in view.satu.temuan if temuan.pertanyaan and temuan.counts]
    told = {temuan.kriteria for temuan in asked}
    for temuan in asked:
        kriteria = view.criteria.get(temuan.kriteria or "")
        stake = max(temuan.potensi, _between(kriteria)) if kriteria is not None else temuan.potensi
        title = f"{kriteria.kode} {kriteria.pernyataan}" if kriteria is not None else temuan.pesan
        ids = temuan.bukti or (kriteria.bukti if kriteria is not None else ())
        yield Doubt(stake, view, kriteria, title, temuan.pertanyaan or "", ids, temuan.lokasi)
    for kriteria in view.satu.kriteria:
        if kriteria.status == "perlu_reviu" and kriteria.kode not in told:
            title = f"{kriteria.kode} {kriteria.pernyataan}"
            yield Doubt(_between(kriteria), view, kriteria, title, _PLAIN, kriteria.bukti, None)


def _between(kriteria: PenilaianKriteria) -> Decimal:
    return kriteria.nilai_mungkin - kriteria.nilai_didukung


def _line(number: int, doubt: Doubt) -> list[Value]:
    view, kriteria = doubt.view, doubt.kriteria
    answers = (kriteria.jawaban, kriteria.jawaban_didukung, kriteria.jawaban_mungkin) if kriteria is not None else (None,) * 3
    return [
        number,
        doubt.nilai,
        view.satu.opd.kode,
        doubt.judul,
        *(words.answer(text) for text in answers),
        doubt.pertanyaan,
        view.column(doubt.bukti, "judul"),
        view.column(doubt.bukti, "berkas"),
        view.column(doubt.bukti, "halaman"),
        str(doubt.lokasi) if doubt.lokasi is not None else view.satu.manifest.berkas,
        None,
    ]


def _link(book: Book, sheet: Worksheet, row: int, doubt: Doubt, placed: Mapping[str, Placed]) -> None:
    """The way to the criterion on its paper."""
    paper = placed[doubt.view.lembar]
    if doubt.kriteria is not None:
        there = paper.rows[doubt.kriteria.kode]
        text = f"{doubt.view.lembar}, baris {there + 1}"
        sheet.write_url(row, len(_COLUMNS) - 1, f"internal:{quoted(paper.sheet)}!{cell(there, 2)}", book.style("cell"), text)
