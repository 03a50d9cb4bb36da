"""Finds the workbook's tables again, however they were moved: by named ranges, else by their headers; rows with merged cells."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from openpyxl.cell.cell import Cell as BookCell
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from .layout import CRITERIA, EVIDENCE, ITEMS, META, META_KEYS, Column, folded

SEARCHED = 40
"""Rows looked through for headers where no name says where they are."""
MOST_ROWS = 20_000


@dataclass(frozen=True)
class Table:
    """A sheet's table: the row of its headers, and the column of each key."""

    sheet: Worksheet
    header: int
    columns: dict[str, int]

    def rows(self) -> Iterator[tuple[int, dict[str, BookCell]]]:
        """Row number and the cells by key, with merged cells' values in each row they cover."""
        merged = _merged(self.sheet)
        for row in range(self.header + 1, min(self.sheet.max_row, self.header + MOST_ROWS) + 1):
            yield row, {key: merged.get((row, at)) or self.sheet.cell(row, at) for key, at in self.columns.items()}

    def missing(self, wanted: Sequence[Column]) -> list[Column]:
        """Columns that are not there."""
        return [column for column in wanted if column.kunci not in self.columns]


def _merged(sheet: Worksheet) -> dict[tuple[int, int], BookCell]:
    """For each cell that a merged one covers, the cell that holds the value."""
    found = {}
    for area in list(sheet.merged_cells.ranges)[:2000]:
        if area.size["rows"] * area.size["columns"] > 5000:
            continue
        first = sheet.cell(area.min_row, area.min_col)
        for row in range(area.min_row, area.max_row + 1):
            for column in range(area.min_col, area.max_col + 1):
                found[row, column] = first
    return found


def meta(book: Workbook) -> dict[str, BookCell]:
    """What the hidden sheet says, by key: from its names, else from its first two columns."""
    found: dict[str, BookCell] = {}
    for key in META_KEYS:
        cell = _named_cell(book, f"lke_{key}")
        if cell is not None:
            found[key] = cell
    if META in book.sheetnames:
        for row in book[META].iter_rows(min_row=1, max_row=20, max_col=2):
            if len(row) == 2 and isinstance(row[0].value, str):
                found.setdefault(row[0].value, row[1])
    return found


def criteria(book: Workbook) -> list[Table]:
    """The areas' tables, in the order of the sheets."""
    return [table for sheet in _sheets(book) if (table := _table(book, sheet, CRITERIA, ("kode", "nilai"))) is not None]


def evidence(book: Workbook) -> Table | None:
    """The table of evidence; by its name, its sheet, or its headers."""
    ranked = sorted(
        _sheets(book), key=lambda sheet: (sheet.title not in _named_sheets(book, "lke_bukti"), sheet.title != EVIDENCE)
    )
    return next((table for sheet in ranked if (table := _table(book, sheet, ITEMS, ("id", "jenis", "judul"))) is not None), None)


def _sheets(book: Workbook) -> list[Worksheet]:
    return [sheet for sheet in book.worksheets if sheet.title != META]


def _table(book: Workbook, sheet: Worksheet, columns: Sequence[Column], needed: tuple[str, ...]) -> Table | None:
    """The first row that has the headers which make the table what it is; the named one is looked at first."""
    titles = {folded(column.judul): column.kunci for column in columns}
    named = [row for row in _named_rows(book, sheet) if row <= sheet.max_row]
    for row in [*named, *range(1, min(sheet.max_row, SEARCHED) + 1)]:
        found: dict[str, int] = {}
        for cell in sheet[row]:
            key = titles.get(folded(cell.value)) if isinstance(cell.value, str) else None
            if key is not None:
                found.setdefault(key, cell.column)
        if all(key in found for key in needed):
            return Table(sheet, row, found)
    return None


_REFERENCE = re.compile(r"'?(?P<sheet>(?:[^'!]|'')+)'?!\$?(?P<column>[A-Z]{1,3})\$?(?P<row>[0-9]{1,7})(?::.*)?\Z")


def _names(book: Workbook) -> Iterator[tuple[str, str, str, int]]:
    for name, defined in book.defined_names.items():
        match = _REFERENCE.match(defined.attr_text or "")
        if match is not None:
            yield name, match["sheet"].replace("''", "'"), match["column"], int(match["row"])


def _named_rows(book: Workbook, sheet: Worksheet) -> list[int]:
    return [row for name, title, _, row in _names(book) if title == sheet.title and name.startswith(("lke_area_", "lke_bukti"))]


def _named_sheets(book: Workbook, wanted: str) -> list[str]:
    return [title for name, title, _, _ in _names(book) if name == wanted]


def _named_cell(book: Workbook, wanted: str) -> BookCell | None:
    for name, title, column, row in _names(book):
        if name == wanted and title in book.sheetnames:
            return book[title][f"{column}{row}"]
    return None
