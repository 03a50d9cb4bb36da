"""Temuan: every finding with every field, as the result has it and in words; Jejak: the conditions that were weighed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from xlsxwriter.worksheet import Worksheet

from lkecheck.model.penilaian import Laporan, Temuan
from lkecheck.words import SEVERITY, STATUS, who

from . import words
from .book import Book, Value, page, protect
from .table import Column, listing
from .view import View

COLUMNS = (
    Column("Nomor", 7, "cell.bold"),
    Column("OPD", 14),
    Column("Tingkat", 8),
    Column("Tahun", 7, "cell.middle"),
    Column("Keparahan", 10),
    Column("Jenis temuan", 20),
    Column("Kriteria", 12),
    Column("Pernyataan", 60),
    Column("Status", 10),
    Column("Pesan", 70),
    Column("Kondisi", 70),
    Column("Akibat", 60),
    Column("Pertanyaan", 70),
    Column("Rekomendasi", 90),
    Column("Penanggung jawab", 40),
    Column("Tenggat (hari)", 9, "cell.count"),
    Column("Nilai terkait", 9, "cell.fine"),
    Column("Bukti", 80),
    Column("Kriteria terdampak", 30),
    Column("Terkait OPD lain", 22),
    Column("Dasar", 80),
    Column("Kepastian pernyataan", 30),
    Column("Kepastian daftar bukti", 30),
    Column("Dikecualikan atau dijawab", 26),
    Column("Berulang sejak", 9, "cell.middle"),
    Column("Reviu terdahulu", 18),
    Column("Tempat", 32),
    Column("Baris", 7, "cell.count"),
    Column("Kolom", 7, "cell.count"),
    Column("Aturan (kata data)", 24, "cell.quiet"),
    Column("Keparahan (kata data)", 11, "cell.quiet"),
    Column("Id", 18, "cell.quiet"),
    Column("Sidik bukti", 66, "cell.quiet"),
)
_TRACE = (
    Column("Nomor temuan", 9, "cell.bold"),
    Column("OPD", 15),
    Column("Kriteria", 12),
    Column("Jawaban yang ditimbang", 11, "cell.middle"),
    Column("Kondisi", 60),
    Column("Perlu", 8, "cell.count"),
    Column("Pasti", 8, "cell.count"),
    Column("Mungkin", 8, "cell.count"),
    Column("Bukti yang pasti", 40),
    Column("Bukti yang mungkin", 40),
)


def write(book: Book, sheet: Worksheet, views: Sequence[View], laporan: Laporan) -> None:
    # Not in the column that is repeated: it would be cut off on the later pages.
    book.write(sheet, 0, 1, "TEMUAN", "title")
    book.write(sheet, 1, 1, "Semua temuan dengan semua isiannya, termasuk kata data seperti pada keluaran json.", "plain")
    listing(book, sheet, 3, COLUMNS, _rows(views, laporan))
    sheet.freeze_panes(4, 1)
    sheet.repeat_columns(0)
    page(sheet, f"Temuan, lkecheck {laporan.alat.versi}", wide=4)
    sheet.print_across()
    protect(sheet)


def traces(book: Book, sheet: Worksheet, views: Sequence[View], laporan: Laporan) -> None:
    book.write(sheet, 0, 0, "JEJAK", "title")
    book.write(sheet, 1, 0, "Kondisi yang ditimbang pada tiap temuan: berapa yang perlu, pasti ada, dan mungkin ada.", "plain")
    listing(book, sheet, 3, _TRACE, _traces(views))
    page(sheet, f"Jejak, lkecheck {laporan.alat.versi}")
    protect(sheet)


def _rows(views: Sequence[View], laporan: Laporan) -> Iterator[list[Value]]:
    number = 0
    for view in views:
        for temuan in view.satu.temuan:
            number += 1
            yield [f"T{number}", view.satu.opd.kode, view.satu.tingkat, view.satu.tahun, *_row(temuan, view)]
    for temuan in laporan.kota.temuan:
        number += 1
        yield [f"T{number}", "(kota)", None, None, *_row(temuan, None)]


def _row(temuan: Temuan, view: View | None) -> list[Value]:
    kriteria = view.criteria.get(temuan.kriteria or "") if view is not None else None
    sure, place = temuan.kepastian, temuan.lokasi
    return [
        SEVERITY[temuan.keparahan],
        words.kind(temuan),
        temuan.kriteria,
        kriteria.pernyataan if kriteria is not None else None,
        STATUS[kriteria.status] if kriteria is not None else None,
        temuan.pesan,
        temuan.kondisi,
        temuan.akibat,
        temuan.pertanyaan,
        temuan.rekomendasi.uraian,
        who(temuan.rekomendasi.penanggung_jawab),
        temuan.rekomendasi.tenggat_hari,
        temuan.potensi,
        view.evidence(temuan.bukti) if view is not None else words.lines(temuan.bukti),
        ", ".join(temuan.kriteria_terdampak),
        words.lines(f"{other.opd}: {other.bukti}" for other in temuan.terkait),
        words.lines(temuan.dasar),
        sure.pernyataan if sure is not None else None,
        sure.bukti if sure is not None else None,
        words.waived(temuan),
        temuan.berulang_sejak,
        ", ".join(temuan.reviu),
        str(place),
        place.baris,
        place.kolom,
        temuan.aturan,
        temuan.keparahan,
        temuan.id,
        temuan.sidik_bukti,
    ]


def _traces(views: Sequence[View]) -> Iterator[list[Value]]:
    for view in views:
        for temuan in view.satu.temuan:
            for jejak in temuan.jejak:
                yield [
                    f"T{view.nomor[temuan.id]}",
                    view.satu.opd.kode,
                    temuan.kriteria,
                    words.answer(jejak.anak_tangga),
                    jejak.kondisi,
                    jejak.perlu,
                    jejak.pasti,
                    jejak.mungkin,
                    words.lines(jejak.bukti_pasti),
                    words.lines(jejak.bukti_mungkin),
                ]
