"""Rekap: the OPDs side by side, in all and by area; sums and APIP's points are formulas over the papers."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal

from xlsxwriter.worksheet import Worksheet

from lkecheck.model.indeks import Indeks
from lkecheck.model.penilaian import Bagian, Laporan, Penilaian
from lkecheck.words import SEVERITY, STATUS, category, reached, share
from lkecheck.words import day as long_day

from .book import Book, Formula, Value, cell, page, protect
from .kkr import Placed
from .measure import count, points
from .table import Column, fill, headers
from .view import View

_COLUMNS = (
    Column("Peringkat", 10, "cell.middle"),
    Column("OPD", 15, "cell.bold"),
    Column("Nama", 34),
    Column("Tingkat", 9),
    Column("Tahun", 9, "cell.middle"),
    Column("Bobot", 10, "cell.value"),
    Column("Klaim", 10, "cell.value"),
    Column("Didukung", 10, "cell.value"),
    Column("Mungkin", 10, "cell.value"),
    Column("APIP", 10, "cell.value"),
    Column("Diisi di KKR", 10, "cell.count"),
    Column("Inflasi", 10, "cell.value"),
    Column("Didukung (%)", 10, "cell.value"),
    *(Column(word, 10, "cell.count") for word in STATUS.values()),
    *(Column(word, 10, "cell.count") for word in SEVERITY.values()),
)
_ABOUT = "Kolom APIP mengikuti isian KKR; yang belum diputus memakai nilai yang didukung bukti."
_WEIGHT, _BACKED, _SHARE = 5, 7, 12
_COUNTS = range(13, len(_COLUMNS))


def write(book: Book, sheet: Worksheet, views: Sequence[View], placed: Mapping[str, Placed], laporan: Laporan) -> None:
    book.write(sheet, 0, 0, sheet.get_name().upper(), "title")
    book.write(sheet, 1, 0, f"Keadaan pada {long_day(laporan.tanggal)}. {_ABOUT}", "plain")
    for at, column in enumerate(_COLUMNS):
        sheet.set_column(at, at, column.lebar)
    row = _index(book, sheet, 3, laporan.kota.indeks)
    row = _opds(book, sheet, row, views, placed, laporan)
    row = _broken(book, sheet, row, laporan)
    _areas(book, sheet, row, views, placed)
    page(sheet, f"{sheet.get_name()}, lkecheck {laporan.alat.versi}")
    protect(sheet)


def _index(book: Book, sheet: Worksheet, row: int, indices: Sequence[Indeks]) -> int:
    for indeks in indices:
        book.write(sheet, row, 0, f"Indeks pemerintah daerah tahun {indeks.tahun}", "heading")
        row += 1
        if indeks.nilai_didukung is not None:
            for label, (value, kategori) in zip(("Klaim", "Didukung", "Mungkin"), reached(indeks), strict=True):
                book.write(sheet, row, 0, label, "cell.bold")
                book.write(sheet, row, 1, value, "cell.value")
                book.write(sheet, row, 2, f"kategori {category(kategori)}" if kategori is not None else "")
                row += 1
        for note in indeks.catatan:
            book.write(sheet, row, 0, note, "plain")
            row += 1
        row += 1
    return row


def _opds(book: Book, sheet: Worksheet, row: int, views: Sequence[View], placed: Mapping[str, Placed], laporan: Laporan) -> int:
    places = {(one.opd.kode, one.tahun): one.urutan for one in laporan.kota.peringkat}
    book.write(sheet, row, 0, "Nilai, status kriteria, dan temuan", "heading")
    top = row + 1
    headers(book, sheet, top, _COLUMNS)
    lines = [_opd(view.satu, placed[view.lembar], places, top + 1 + at) for at, view in enumerate(views)]
    end = fill(book, sheet, top + 1, _COLUMNS, lines)
    book.write(sheet, end, 1, "Jumlah", "sum")
    for at in _COUNTS:
        total = sum(value for line in lines if isinstance(value := line[at], int))
        book.write(sheet, end, at, _sum(top + 1, end - 1, at, total), "sum.count")
    return end + 2


def _opd(satu: Penilaian, paper: Placed, places: Mapping[tuple[str, int], int], row: int) -> list[Value]:
    told = satu.ringkasan
    ratio = f"=IF({cell(row, _WEIGHT)}=0,0,{cell(row, _BACKED)}*100/{cell(row, _WEIGHT)})"
    return [
        places.get((satu.opd.kode, satu.tahun)) if satu.tingkat == "unit" else None,
        satu.opd.kode,
        satu.opd.nama,
        satu.tingkat,
        satu.tahun,
        told.bobot,
        told.nilai_mandiri,
        told.nilai_didukung,
        told.nilai_mungkin,
        Formula(paper.total, told.nilai_didukung if told.nilai_apip is None else told.nilai_apip),
        Formula(f"=COUNT({paper.rulings})", 0),
        told.inflasi,
        Formula(ratio, share(told.nilai_didukung, told.bobot) or Decimal(0)),
        *(getattr(told, status) for status in STATUS),
        *(sum(temuan.keparahan == level for temuan in satu.temuan) for level in SEVERITY),
    ]


def _sum(first: int, last: int, column: int, value: Decimal | int) -> Formula:
    return Formula(f"=SUM({cell(first, column)}:{cell(last, column)})", value)


def _broken(book: Book, sheet: Worksheet, row: int, laporan: Laporan) -> int:
    if not laporan.galat:
        return row
    book.write(sheet, row, 0, "Manifest yang belum dapat dinilai", "heading")
    for galat in laporan.galat:
        row += 1
        book.write(sheet, row, 0, f"{galat.tempat}: {galat.pesan}", "plain")
    return row + 2


def _apip(paper: Placed, bagian: Bagian | None) -> Value:
    if bagian is None:
        return None
    return Formula(paper.summed(bagian.kode), bagian.nilai_didukung if bagian.nilai_apip is None else bagian.nilai_apip)


_FIELDS: tuple[tuple[str, Callable[[Bagian], Decimal]], ...] = (
    ("Bobot", lambda bagian: bagian.bobot),
    ("Klaim: nilai jawaban OPD", lambda bagian: bagian.nilai_mandiri),
    ("Didukung: nilai yang pasti didukung bukti", lambda bagian: bagian.nilai_didukung),
    ("Mungkin: nilai tertinggi yang masih mungkin", lambda bagian: bagian.nilai_mungkin),
)
_FIRST = 3
"""Column of the first area."""


def _areas(book: Book, sheet: Worksheet, row: int, views: Sequence[View], placed: Mapping[str, Placed]) -> None:
    """OPDs by areas, a block for each kind of value."""
    shown = {view.lembar: {bagian.kode: bagian for bagian in view.satu.areas} for view in views}
    names = {bagian.kode: bagian.nama for parts in shown.values() for bagian in parts.values()}
    codes = sorted(names, key=list(dict.fromkeys(_order(views, names))).index)
    breaks = []
    for title, value in _FIELDS:
        breaks.append(row)
        row = _head(book, sheet, row, title, codes)
        for view in views:
            parts = shown[view.lembar]
            values: list[Value] = [value(parts[kode]) if kode in parts else None for kode in codes]
            row = _line(book, sheet, row, view, values)
        row += 1
    row = _head(book, sheet, row, "APIP: nilai putusan; yang belum diputus memakai nilai yang didukung bukti", codes)
    for view in views:
        paper, parts = placed[view.lembar], shown[view.lembar]
        row = _line(book, sheet, row, view, [_apip(paper, parts.get(kode)) for kode in codes])
    book.write(sheet, row + 1, 1, "Kode area", "heading")
    for at, kode in enumerate(codes, start=row + 2):
        book.write(sheet, at, 1, kode, "cell.bold")
        book.write(sheet, at, 2, names[kode])
    sheet.set_h_pagebreaks(breaks[:1])


def _order(views: Sequence[View], names: Mapping[str, str]) -> list[str]:
    """Areas as the forms have them, the city's first."""
    return [bagian.kode for view in views for bagian in view.satu.bagian if bagian.kode in names]


def _head(book: Book, sheet: Worksheet, row: int, title: str, codes: Sequence[str]) -> int:
    book.write(sheet, row, 0, title, "heading")
    for at, text in enumerate(("OPD", "Nama", *codes, "Jumlah"), start=1):
        book.write(sheet, row + 1, at, text, "head")
    return row + 2


def _line(book: Book, sheet: Worksheet, row: int, view: View, values: Sequence[Value]) -> int:
    book.write(sheet, row, 1, view.satu.opd.kode, "cell.bold")
    book.write(sheet, row, 2, view.satu.opd.nama)
    for at, value in enumerate(values, start=_FIRST):
        book.write(sheet, row, at, value, "cell.value")
    sheet.set_row(row, points(count(view.satu.opd.nama, _COLUMNS[2].lebar)))
    known = (value.value if isinstance(value, Formula) else value for value in values)
    total = sum((value for value in known if isinstance(value, Decimal)), Decimal(0))
    last = _FIRST + len(values)
    formula = Formula(f"=SUM({cell(row, _FIRST)}:{cell(row, last - 1)})", total)
    book.write(sheet, row, last, formula, "sum.value")
    return row + 1
