"""A workbook to fill in: a sheet an area, one for evidence, instructions, the vocabulary, and what the reader needs."""

from __future__ import annotations

import io
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from lkecheck.core.errors import UsageError
from lkecheck.model.manifest import Manifest, Tingkat
from lkecheck.model.pack import Pack
from lkecheck.model.rules import Kriteria

from . import layout, wording
from .filling import answer_cells, item_cells
from .layout import CRITERIA, EVIDENCE, EVIDENCE_ROWS, GUIDE, HEADER_ROW, ITEMS, META, META_KEYS, WORDS, Column

TOP = HEADER_ROW - 1
"""Row of the headers, from 0."""
MOST_LETTERS = 32_767
ORIGIN = "Asal"
"""Header of the column that says where an item was taken from."""


@dataclass(frozen=True, slots=True)
class Target:
    """Whose workbook it is; `paket` as the manifest will name it."""

    paket: str
    kode: str
    nama: str
    tingkat: Tingkat
    tahun: int


def make(pack: Pack, target: Target, manifest: Manifest | None = None, asal: Mapping[str, str] | None = None) -> bytes:
    """The workbook's bytes, the same for the same input; filled in where a manifest is given.

    `asal` says by an item's id where it was taken from; it stands in a column that the reader leaves alone. Raises UsageError
    where a text is too long for a cell.
    """
    out = io.BytesIO()
    book = _Book(xlsxwriter.Workbook(out, _OPTIONS), pack, target, manifest, asal or {})
    book.write()
    return out.getvalue()


_OPTIONS = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False, "in_memory": True}
_FONT = {"font_name": "Arial", "font_size": 10, "valign": "top"}
_STYLES: dict[str, dict[str, Any]] = {
    "title": {"bold": True, "font_size": 14},
    "head": {"bold": True, "bg_color": "#1F4E5F", "font_color": "#FFFFFF", "border": 1, "text_wrap": True, "valign": "vcenter"},
    "part": {"bold": True, "bg_color": "#DCE9EE", "border": 1},
    "text": {"border": 1, "text_wrap": True},
    "code": {"border": 1, "bold": True},
    "fill": {"border": 1, "text_wrap": True, "locked": False, "bg_color": "#FFFBE6", "num_format": "@"},
    "number": {"border": 1, "locked": False, "bg_color": "#FFFBE6", "num_format": "General"},
    "date": {"border": 1, "locked": False, "bg_color": "#FFFBE6", "num_format": "yyyy-mm-dd"},
}
_OPEN = {"format_cells": True, "format_columns": True, "format_rows": True, "sort": True, "autofilter": True}


class _Book:
    """One workbook while it is made."""

    def __init__(
        self, book: xlsxwriter.Workbook, pack: Pack, target: Target, manifest: Manifest | None, asal: Mapping[str, str]
    ) -> None:
        self.book, self.pack, self.target, self.manifest, self.asal = book, pack, target, manifest, asal
        self.styles: dict[str, Format] = {name: book.add_format({**_FONT, **style}) for name, style in _STYLES.items()}
        self.quiet = book.add_format({**_FONT, "font_color": "#555555"})
        # The day in a file's properties is its year's, not the clock's: the same input gives the same bytes.
        book.set_properties({"title": f"LKE {target.kode} {target.tahun}", "created": datetime(target.tahun, 1, 1)})  # noqa: DTZ001

    def write(self) -> None:
        names = wording.vocabulary(self.pack)
        guide, items = self.book.add_worksheet(GUIDE), self.book.add_worksheet(EVIDENCE)
        self._guide(guide)
        self._items(items, names)
        for area, criteria in self._areas().items():
            self._area(area, criteria)
        self._words(names)
        self._meta()
        guide.activate()
        self.book.close()

    def _areas(self) -> dict[str, list[Kriteria]]:
        found: dict[str, list[Kriteria]] = {}
        for kriteria in self.pack.at(self.target.tingkat):
            if kriteria.dinilai or (self.manifest is not None and kriteria.kode in self.manifest.jawaban):
                found.setdefault(self.pack.area(kriteria.kode), []).append(kriteria)
        return found

    def _guide(self, sheet: Worksheet) -> None:
        sheet.set_column(0, 0, 4)
        sheet.set_column(1, 1, 90)
        sheet.hide_gridlines(2)
        target = self.target
        sheet.write(0, 0, f"Lembar Kerja Evaluasi {target.nama}", self.styles["title"])
        sheet.write(1, 0, f"{target.kode}, tingkat {target.tingkat}, tahun {target.tahun}, paket {self.pack.id}", self.quiet)
        plain = self.book.add_format({**_FONT, "text_wrap": True})
        for number, text in enumerate(wording.instructions(target.tahun), start=1):
            sheet.write(number + 2, 0, number, plain)
            sheet.write(number + 2, 1, text, plain)
            sheet.set_row(number + 2, wording.height([text], [82]))
        self._page(sheet, landscape=False)
        sheet.protect("", _OPEN)

    def _headers(self, sheet: Worksheet, title: str, note: str, columns: Sequence[Column]) -> None:
        sheet.write(0, 0, title, self.styles["title"])
        sheet.write(1, 0, note, self.quiet)
        for at, column in enumerate(columns):
            sheet.set_column(at, at, column.lebar)
            sheet.write(TOP, at, column.judul, self.styles["head"])
        sheet.set_row(TOP, 30)
        sheet.repeat_rows(TOP)
        self._page(sheet, landscape=True)

    def _page(self, sheet: Worksheet, *, landscape: bool) -> None:
        if landscape:
            sheet.set_landscape()
        sheet.set_paper(9)
        sheet.fit_to_pages(1, 0)
        sheet.set_margins(left=0.4, right=0.4, top=0.6, bottom=0.6)
        sheet.set_footer(f"&L&8{self.target.kode} {self.target.tahun}&C&8&A&R&8Halaman &P dari &N")

    def _area(self, area: str, criteria: Iterable[Kriteria]) -> None:
        simpul = self.pack.simpul[area]
        sheet = self.book.add_worksheet(layout.sheet_name(area, simpul.nama))
        note = "Isi kolom berwarna. Penjelasan tiap kolom muncul saat selnya dipilih."
        self._headers(sheet, f"{area} {simpul.nama}", note, CRITERIA)
        self._name(layout.range_name(area), sheet, len(CRITERIA))
        row, part = TOP + 1, ""
        for kriteria in criteria:
            here = self.pack.sub_aspek[kriteria.kode]
            if here != part:
                part = here
                for at in range(len(CRITERIA)):
                    sheet.write(row, at, f"{here} {self.pack.simpul[here].nama}" if at == 1 else "", self.styles["part"])
                row += 1
            self._criterion(sheet, row, kriteria)
            row += 1
        sheet.freeze_panes(TOP + 1, 2)
        sheet.protect("", _OPEN)

    def _criterion(self, sheet: Worksheet, row: int, kriteria: Kriteria) -> None:
        choices, documents = wording.choices(self.pack, kriteria), wording.documents(self.pack, kriteria, self.target.tahun)
        filled = answer_cells(self.manifest.jawaban.get(kriteria.kode) if self.manifest else None)
        texts = {"kode": kriteria.kode, "pernyataan": kriteria.pernyataan, "pilihan": choices, "dokumen": documents}
        for at, column in enumerate(CRITERIA):
            if column.isian:
                self._fill(sheet, row, at, column, filled.get(column.kunci))
            else:
                sheet.write_string(row, at, texts[column.kunci], self.styles["code" if column.kunci == "kode" else "text"])
            self._validate(sheet, row, row, at, column, kriteria)
        sheet.set_row(row, wording.height([texts["pernyataan"], choices, documents], [column.lebar for column in CRITERIA[1:4]]))

    def _fill(self, sheet: Worksheet, row: int, at: int, column: Column, value: Any) -> None:
        """A cell for people to type in: empty, or holding what a manifest says."""
        kind = column.kind
        style = self.styles["date" if kind == "tanggal" else "number" if kind == "angka" else "fill"]
        if value is None:
            sheet.write_blank(row, at, None, style)
        elif isinstance(value, datetime):
            sheet.write_datetime(row, at, value, style)
        elif isinstance(value, float | int):
            sheet.write_number(row, at, value, self.styles["number"])
        elif len(value) > MOST_LETTERS:
            raise UsageError(f'Isian "{column.judul}" memuat {len(value)} huruf; satu sel menampung {MOST_LETTERS}.')
        else:
            sheet.write_string(row, at, value, style)

    def _validate(self, sheet: Worksheet, first: int, last: int, at: int, column: Column, kriteria: Kriteria | None) -> None:
        rule = wording.validation(self.pack, column, kriteria)
        if rule:
            sheet.data_validation(first, at, last, at, {"ignore_blank": True, **rule})

    def _items(self, sheet: Worksheet, names: Mapping[str, Mapping[str, str]]) -> None:
        self._headers(sheet, "Daftar bukti", "Satu baris satu dokumen. Id-nya dipakai pada lembar area.", ITEMS)
        self._name("lke_bukti", sheet, len(ITEMS))
        items = self.manifest.bukti if self.manifest else ()
        rows = max(EVIDENCE_ROWS, len(items))
        if self.asal:
            sheet.set_column(len(ITEMS), len(ITEMS), 44)
            sheet.write(TOP, len(ITEMS), ORIGIN, self.styles["head"])
        for number in range(rows):
            filled = item_cells(items[number], names) if number < len(items) else {}
            for at, column in enumerate(ITEMS):
                self._fill(sheet, TOP + 1 + number, at, column, filled.get(column.kunci))
            if number < len(items) and items[number].id in self.asal:
                sheet.write_string(TOP + 1 + number, len(ITEMS), self.asal[items[number].id], self.styles["text"])
        for at, column in enumerate(ITEMS):
            self._validate(sheet, TOP + 1, TOP + rows, at, column, None)
        sheet.freeze_panes(TOP + 1, 1)
        # Too many columns for one page: two side by side, each with the ids.
        sheet.fit_to_pages(2, 0)
        sheet.repeat_columns(0)
        sheet.protect("", {**_OPEN, "insert_rows": True, "delete_rows": True})

    def _words(self, names: Mapping[str, Mapping[str, str]]) -> None:
        sheet = self.book.add_worksheet(WORDS)
        sheet.write(0, 0, "Kosakata", self.styles["title"])
        for at, (title, width) in enumerate((("Jenis (kode)", 26), ("Jenis", 44), ("Topik (kode)", 34), ("Topik", 60))):
            sheet.set_column(at, at, width)
            sheet.write(TOP, at, title, self.styles["head"])
        for at, kind in ((0, "jenis"), (2, "topik")):
            for number, (kode, nama) in enumerate(names[kind].items(), start=TOP + 1):
                sheet.write_string(number, at, kode, self.styles["text"])
                sheet.write_string(number, at + 1, nama, self.styles["text"])
            column = "B" if kind == "jenis" else "D"
            last = TOP + 1 + len(names[kind])
            self.book.define_name(f"lke_daftar_{kind}", f"={WORDS}!${column}${TOP + 2}:${column}${last}")
        sheet.freeze_panes(TOP + 1, 0)
        sheet.repeat_rows(TOP)
        self._page(sheet, landscape=False)
        sheet.protect("", _OPEN)

    def _meta(self) -> None:
        sheet = self.book.add_worksheet(META)
        target = self.target
        values = (layout.SKEMA, target.paket, self.pack.head.versi, target.tahun, target.tingkat, target.kode, target.nama)
        for row, (key, value) in enumerate(zip(META_KEYS, values, strict=True)):
            sheet.write_string(row, 0, key)
            sheet.write(row, 1, value)
            self.book.define_name(f"lke_{key}", f"={META}!$B${row + 1}")
        sheet.hide()
        sheet.protect("")

    def _name(self, name: str, sheet: Worksheet, columns: int) -> None:
        """A name over a sheet's headers, which goes with them when rows or columns are moved."""
        last = xlsxwriter.utility.xl_col_to_name(columns - 1)
        self.book.define_name(name, f"='{sheet.get_name()}'!$A${HEADER_ROW}:${last}${HEADER_ROW}")
