"""Finds the workbook's tables again, however they were moved: by named ranges, else by their headers."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from openpyxl.cell.cell import Cell as BookCell
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from .document import Cell
from .grid import Grid
from .layout import CRITERIA, ITEMS, META, META_KEYS, Column, folded

SEARCHED = 40
"""Filled rows looked through for headers where no name says where they are."""
LONGEST = 80
"""Letters of a header, with the spaces around it."""
AREA, ITEM = "lke_area_", "lke_bukti"


@dataclass(frozen=True)
class Table:
    """A sheet's table: the row of its headers, the column of each key, and headers that are none of ours."""

    grid: Grid
    header: int
    columns: dict[str, int]
    others: tuple[str, ...]

    @property
    def sheet(self) -> Worksheet:
        """The sheet it stands on."""
        return self.grid.sheet

    def rows(self) -> Iterator[tuple[int, dict[str, BookCell]]]:
        """Row number and the filled cells by key, with merged cells' values in each row they cover."""
        for number, row in self.grid.rows(self.header):
            found = {key: row[at] for key, at in self.columns.items() if at in row}
            if any(cell.row == number for cell in found.values()):
                yield number, found

    def place(self, row: int, key: str) -> Cell:
        """Where the cell of a key stands in a row, filled or not."""
        return Cell(self.sheet.title, row, self.columns[key])

    def missing(self, wanted: Sequence[Column]) -> list[Column]:
        """Columns that are not there."""
        return [column for column in wanted if column.kunci not in self.columns]


def meta(book: Workbook) -> dict[str, BookCell]:
    """What the hidden sheet says, by key: from its names, else from its first two columns."""
    found: dict[str, BookCell] = {}
    names = {name: (title, column, row) for name, title, column, row in _names(book)}
    for key in META_KEYS:
        title, column, row = names.get(f"lke_{key}", ("", "", 0))
        if title in book.sheetnames:
            found[key] = book[title][f"{column}{row}"]
    if META in book.sheetnames:
        for row in book[META].iter_rows(min_row=1, max_row=20, max_col=2):
            if len(row) == 2 and isinstance(row[0].value, str):
                found.setdefault(row[0].value, row[1])
    return found


@dataclass(frozen=True)
class Found:
    """The tables of a workbook in the order of its sheets; `lost` are areas that have a name and no table stands for."""

    criteria: tuple[Table, ...]
    evidence: tuple[Table, ...]
    lost: tuple[str, ...]


def find(book: Workbook) -> Found:
    """All tables; people split a long list of evidence, so there may be several of it."""
    names = list(_names(book))
    criteria: list[Table] = []
    evidence: list[Table] = []
    for sheet in book.worksheets:
        if sheet.title != META:
            grid = Grid(sheet)
            for kind, name, columns, needed in _KINDS:
                named = next((row for own, title, _, row in names if title == sheet.title and own.startswith(name)), None)
                table = _table(grid, named, columns, needed)
                if table is not None:
                    (criteria if kind == "kriteria" else evidence).append(table)
    return Found(tuple(criteria), tuple(evidence), tuple(_lost(book, {table.sheet.title for table in criteria})))


_KINDS = (("kriteria", AREA, CRITERIA, ("kode", "nilai")), ("bukti", ITEM, ITEMS, ("id", "jenis", "judul")))


def _lost(book: Workbook, titles: set[str]) -> Iterator[str]:
    named = [name for name in book.defined_names if name.startswith(AREA)]
    if len(titles) < len(named):
        kept = {name for name, title, _, _ in _names(book) if title in titles}
        yield from (name.removeprefix(AREA).replace("_", ".") for name in named if name not in kept)


@cache
def _titles(columns: tuple[Column, ...]) -> dict[str, str]:
    return {folded(column.judul): column.kunci for column in columns}


def _table(grid: Grid, named: int | None, columns: Sequence[Column], needed: tuple[str, ...]) -> Table | None:
    """The first row that has the headers which make the table what it is; the named one is looked at first."""
    titles = _titles(tuple(columns))
    searched = [number for number, _ in grid.rows()][:SEARCHED]
    for number in [named, *searched] if named is not None else searched:
        found: dict[str, int] = {}
        others = []
        for at, cell in sorted(grid.row(number).items()):
            short = isinstance(cell.value, str) and len(cell.value) <= LONGEST
            key = titles.get(folded(cell.value)) if short else None
            if key is not None:
                found.setdefault(key, at)
            elif short:
                others.append(cell.value.strip())
        if all(key in found for key in needed):
            return Table(grid, number, found, tuple(others))
    return None


_REFERENCE = re.compile(r"'?(?P<sheet>(?:[^'!]|'')+)'?!\$?(?P<column>[A-Z]{1,3})\$?(?P<row>[0-9]{1,7})(?::.*)?\Z")


def _names(book: Workbook) -> Iterator[tuple[str, str, str, int]]:
    for name, defined in book.defined_names.items():
        match = _REFERENCE.match(defined.attr_text or "")
        if match is not None:
            yield name, match["sheet"].replace("''", "'"), match["column"], int(match["row"])
