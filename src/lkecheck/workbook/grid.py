"""A sheet's filled cells by row, at a cost that depends on what is filled and not on how far the sheet reaches."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator

from openpyxl.cell.cell import Cell as BookCell
from openpyxl.cell.cell import MergedCell
from openpyxl.worksheet.worksheet import Worksheet

Row = dict[int, BookCell]


class Grid:
    """The cells of a sheet that hold something, and those that a merged cell above them gives its value."""

    def __init__(self, sheet: Worksheet) -> None:
        self.sheet = sheet
        self._rows: dict[int, Row] = {}
        self._merged: set[int] = set()
        # The library's own way to go through cells makes all those between the first and the last.
        for (row, column), cell in sheet._cells.items():
            if cell.value is not None:
                self._rows.setdefault(row, {})[column] = cell
            elif isinstance(cell, MergedCell):
                self._merged.add(column)
        self._covered = dict(self._below())

    def row(self, number: int) -> Row:
        """The filled cells of a row, by column."""
        return self._rows.get(number, {})

    def rows(self, after: int = 0) -> Iterator[tuple[int, Row]]:
        """Number and filled cells of the rows that hold something of their own, with what merged cells give to them."""
        for number in sorted(self._rows):
            if number > after:
                yield number, {**self._covered.get(number, {}), **self._rows[number]}

    def first_free_column(self, header: int) -> int:
        """The first column behind a row's last filled one that holds nothing at all."""
        used = {column for row in self._rows.values() for column in row} | self._merged
        free = max(self.row(header), default=0) + 1
        while free in used:
            free += 1
        return free

    def _below(self) -> Iterator[tuple[int, Row]]:
        """By row, what a cell merged downwards gives; to the right it gives nothing, since another column means another thing."""
        found: dict[int, Row] = {}
        numbers = sorted(self._rows)
        for area in self.sheet.merged_cells.ranges:
            first = self.row(area.min_row).get(area.min_col)
            if first is not None:
                for number in numbers[bisect_right(numbers, area.min_row) : bisect_right(numbers, area.max_row)]:
                    found.setdefault(number, {})[area.min_col] = first
        yield from found.items()
