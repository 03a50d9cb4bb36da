"""Rencana Aksi Tindak Lanjut: one row for each criterion, or loose finding, that wants something done."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import timedelta

from xlsxwriter.worksheet import Worksheet

from lkecheck.model.penilaian import Laporan, Temuan
from lkecheck.words import FOLLOWED, who
from lkecheck.words.findings import by_criterion

from . import words
from .book import Book, Value, page, protect
from .table import Column, listing
from .view import View

_COLUMNS = (
    Column("No", 5, "cell.middle"),
    Column("OPD", 16),
    Column("Area / kriteria", 30),
    Column("Kelemahan", 40),
    Column("Rencana aksi", 44, "fill"),
    Column("Indikator", 28, "fill"),
    Column("Penanggung jawab", 22, "fill"),
    Column("Jadwal", 16, "fill.day"),
    Column("Bukti", 36, "fill"),
    Column("Status", 16, "fill"),
)
_NOTE = (
    "Dari temuan mayor dan minor, dan observasi yang memerlukan tindakan; pertanyaan bagi pereviu ada pada Antrean Reviu. "
    "Jadwal adalah tanggal pemeriksaan ditambah tenggat aturan. Kolom berwarna boleh disesuaikan."
)


def write(book: Book, sheet: Worksheet, views: Sequence[View], laporan: Laporan) -> None:
    book.write(sheet, 0, 0, "RENCANA AKSI TINDAK LANJUT (RATL)", "title")
    book.write(sheet, 1, 0, _NOTE, "plain")
    lines = [[number, *row] for number, row in enumerate(_rows(views, laporan), start=1)]
    end = listing(book, sheet, 3, _COLUMNS, lines)
    if lines:
        at = len(_COLUMNS) - 1
        sheet.data_validation(4, at, end - 1, at, {"validate": "list", "source": list(FOLLOWED)})
    page(sheet, f"RATL, lkecheck {laporan.alat.versi}")
    protect(sheet)


def _rows(views: Sequence[View], laporan: Laporan) -> Iterator[list[Value]]:
    for view in views:
        for group in by_criterion(one for one in view.satu.temuan if one.counts and one.pertanyaan is None):
            yield _row(view, group, laporan)


def _row(view: View, group: Sequence[Temuan], laporan: Laporan) -> list[Value]:
    first = group[0]
    days = min(temuan.rekomendasi.tenggat_hari for temuan in group)
    return [
        view.satu.opd.kode,
        _about(view, first),
        words.lines(dict.fromkeys(temuan.kondisi for temuan in group)),
        words.lines(dict.fromkeys(temuan.rekomendasi.uraian for temuan in group)),
        _indicator(view, first),
        "; ".join(dict.fromkeys(who(temuan.rekomendasi.penanggung_jawab) for temuan in group)),
        words.day(laporan.tanggal) + timedelta(days=days),
        _evidence(view, first),
        FOLLOWED[0],
    ]


def _about(view: View, temuan: Temuan) -> str:
    kriteria = view.criteria.get(temuan.kriteria or "")
    if kriteria is None:
        touched = ", ".join(temuan.kriteria_terdampak)
        return words.lines((words.kind(temuan), f"Menyangkut {touched}" if touched else ""))
    return words.lines((view.node(kriteria.area), f"{kriteria.kode} {kriteria.pernyataan}"))


def _indicator(view: View, temuan: Temuan) -> str:
    kriteria = view.criteria.get(temuan.kriteria or "")
    if kriteria is None or kriteria.diminta is None or not temuan.of_status:
        return f'Temuan "{words.kind(temuan)}" tidak muncul lagi pada pemeriksaan berikutnya.'
    letter, isian = kriteria.diminta.jawaban, kriteria.isian
    says = next((one.arti for one in isian.tangga if one.jawaban == letter), "") if isian else ""
    return f"Bukti {kriteria.kode} mendukung jawaban {letter}{f': {says}' if says else '.'}"


def _evidence(view: View, temuan: Temuan) -> str:
    kriteria = view.criteria.get(temuan.kriteria or "")
    asked = kriteria.diminta if kriteria is not None and temuan.of_status else None
    if asked is None or not (asked.dokumen or asked.rincian):
        return view.evidence(temuan.bukti)
    return words.lines((*(one.uraian for one in asked.dokumen), *asked.rincian))
