"""The workbook under way: styles by name, and cells by the kind of their value. Texts are never formulas or links."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from lkecheck.render.formats.plain import clean

FONT, SIZE = "Arial", 9
# Without a scheme: with one, Excel would show the font of its theme instead.
_LETTERS: dict[str, Any] = {"font_name": FONT, "font_size": SIZE, "font_scheme": None}
_OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
    "default_format_properties": _LETTERS,
}
# The locale of Indonesia, so that programs show decimal commas and the names of its months.
DAY, VALUE, FINE, COUNT = "[$-421]d mmmm yyyy", "[$-421]#,##0.00", "[$-421]#,##0.000", "[$-421]#,##0"
ANY = "[$-421]General"

_BODY: dict[str, Any] = {**_LETTERS, "valign": "top", "text_wrap": True}
_GRID = {**_BODY, "border": 1, "border_color": "#8A9BA8"}
_FILL = {**_GRID, "bg_color": "#FFF6CC", "locked": False}
STYLES: dict[str, dict[str, Any]] = {
    "plain": {**_BODY, "text_wrap": False},
    "text": _BODY,
    "strong": {**_BODY, "bold": True, "text_wrap": False},
    "bold": {**_BODY, "bold": True},
    "title": {**_BODY, "bold": True, "font_size": 14, "text_wrap": False},
    "heading": {**_BODY, "bold": True, "font_size": 11, "font_color": "#1F4E5F", "text_wrap": False},
    "day": {**_BODY, "num_format": DAY, "align": "left", "text_wrap": False},
    "band": {**_GRID, "bold": True, "bg_color": "#1F4E5F", "font_color": "#FFFFFF", "align": "center", "valign": "vcenter"},
    "head": {**_GRID, "bold": True, "bg_color": "#DCE9EE", "align": "center", "valign": "vcenter"},
    "cell": _GRID,
    "cell.bold": {**_GRID, "bold": True},
    "cell.middle": {**_GRID, "num_format": ANY, "align": "center"},
    "cell.quiet": {**_GRID, "font_color": "#6B7680"},
    "cell.value": {**_GRID, "num_format": VALUE, "align": "right", "indent": 1},
    "cell.fine": {**_GRID, "num_format": FINE, "align": "right", "indent": 1},
    "cell.count": {**_GRID, "num_format": COUNT, "align": "right", "indent": 1},
    "cell.day": {**_GRID, "num_format": DAY, "align": "left"},
    "sum.value": {**_GRID, "num_format": VALUE, "align": "right", "indent": 1, "bold": True, "bg_color": "#EEF3F5"},
    "sum.count": {**_GRID, "num_format": COUNT, "align": "right", "indent": 1, "bold": True, "bg_color": "#EEF3F5"},
    "sum": {**_GRID, "bold": True, "bg_color": "#EEF3F5"},
    "fill": _FILL,
    "fill.middle": {**_FILL, "num_format": ANY, "align": "center"},
    "fill.day": {**_FILL, "num_format": DAY, "align": "left"},
}
_FORMULA = ("=", "+", "-", "@")
_LONGEST = 32_000
"""Letters of one cell; a spreadsheet takes 32,767."""


@dataclass(frozen=True, slots=True)
class Formula:
    """A formula of our own, with the value that it comes to."""

    text: str
    value: Decimal | int | str


Value = str | Decimal | int | date | Formula | None


class Book:
    """A workbook with its styles; `taken` are the names of its sheets."""

    def __init__(self, title: str, created: date) -> None:
        self._out = io.BytesIO()
        # A copy: the library writes into the properties that it is given, and the next book would start with them.
        self.book = xlsxwriter.Workbook(self._out, deepcopy(_OPTIONS))
        # The day in the file's properties is the check's, not the clock's: the same input gives the same bytes.
        made = datetime(created.year, created.month, created.day)  # noqa: DTZ001 - a day
        self.book.set_properties({"title": clean(title)[:200], "author": "lkecheck", "created": made})
        self._styles: dict[tuple[str, bool], Format] = {}

    def style(self, name: str, *, quoted: bool = False) -> Format:
        """A style; `quoted` marks a text that would be taken for a formula when it is edited."""
        if (name, quoted) not in self._styles:
            self._styles[name, quoted] = self.book.add_format({**STYLES[name], "quote_prefix": quoted})
        return self._styles[name, quoted]

    def write(self, sheet: Worksheet, row: int, column: int, value: Value, style: str = "cell") -> None:
        """One cell, by the kind of its value."""
        look = self.style(style)
        if value is None or value == "":
            sheet.write_blank(row, column, None, look)
        elif isinstance(value, str):
            text = clean(value)[:_LONGEST]
            sheet.write_string(row, column, text, self.style(style, quoted=text.startswith(_FORMULA)))
        elif isinstance(value, Formula):
            shown = value.value if isinstance(value.value, str) else float(value.value)
            sheet.write_formula(row, column, value.text, look, shown)
        elif isinstance(value, Decimal | int):
            sheet.write_number(row, column, float(value), look)
        else:
            sheet.write_datetime(row, column, datetime(value.year, value.month, value.day), look)  # noqa: DTZ001 - a day

    def over(self, sheet: Worksheet, where: tuple[int, int, int, int], value: Value, style: str) -> None:
        """One value over a block of cells: first row and column, last row and column."""
        sheet.merge_range(*where, "", self.style(style))
        self.write(sheet, where[0], where[1], value, style)

    def name(self, name: str, sheet: Worksheet, row: int, column: int, *, of: Worksheet | None = None) -> None:
        """A named cell: of the workbook, or of one sheet only."""
        cell = xlsxwriter.utility.xl_rowcol_to_cell(row, column, row_abs=True, col_abs=True)
        scope = f"{quoted(of)}!" if of is not None else ""
        self.book.define_name(f"{scope}{name}", f"={quoted(sheet)}!{cell}")

    def printed(self, sheet: Worksheet, areas: Sequence[str]) -> None:
        """Only these blocks of cells are printed, each on pages of its own; XlsxWriter's own way takes one block."""
        self.book.define_name(f"{quoted(sheet)}!_xlnm.Print_Area", f"={','.join(areas)}")

    def bytes(self) -> bytes:
        self.book.close()
        return self._out.getvalue()


def quoted(sheet: Worksheet) -> str:
    """A sheet's name as a formula takes it."""
    return "'" + str(sheet.get_name()).replace("'", "''") + "'"


def cell(row: int, column: int, *, fixed: bool = False) -> str:
    """A cell as a formula takes it."""
    return str(xlsxwriter.utility.xl_rowcol_to_cell(row, column, row_abs=fixed, col_abs=fixed))


def block(sheet: Worksheet, first: int, last: int, column: int) -> str:
    """Rows of one column on a sheet, as a formula takes them."""
    return f"{quoted(sheet)}!{cell(first, column, fixed=True)}:{cell(last, column, fixed=True)}"


def area(sheet: Worksheet, first: int, last: int, column: int) -> str:
    """Rows from the first column to that one, as a formula takes them."""
    return f"{quoted(sheet)}!{cell(first, 0, fixed=True)}:{cell(last, column, fixed=True)}"


def page(sheet: Worksheet, footer: str, *, landscape: bool = True, wide: int = 1) -> None:
    """A4, as many pages wide as said, numbered."""
    sheet.set_paper(9)
    if landscape:
        sheet.set_landscape()
    if wide:
        sheet.fit_to_pages(wide, 0)
    sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
    sheet.set_footer(f"&L&8{clean(footer).replace('&', '&&')[:120]}&R&8&A, halaman &P dari &N")


OPEN = {"format_columns": True, "format_rows": True, "autofilter": True}
"""What stays allowed on a protected sheet; there is no password."""


def protect(sheet: Worksheet, allowed: Mapping[str, bool] | None = None) -> None:
    """Only cells to be filled in take input."""
    sheet.protect("", {**OPEN, **(allowed or {})})


def widths(sheet: Worksheet, wanted: Sequence[float]) -> None:
    for at, width in enumerate(wanted):
        sheet.set_column(at, at, width)
