"""A table with its headers: filled row by row, headers repeated on every page."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from xlsxwriter.worksheet import Worksheet

from .book import Book, Value
from .long_texts import lines, rows
from .measure import count, points


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its header, how wide, and the style of its cells."""

    judul: str
    lebar: float
    gaya: str = "cell"


def headers(book: Book, sheet: Worksheet, top: int, columns: Sequence[Column], *, widths: bool = True) -> None:
    """The row of headers; also sets how wide the columns are."""
    for at, column in enumerate(columns):
        if widths:
            sheet.set_column(at, at, column.lebar)
        book.write(sheet, top, at, column.judul, "head")
    # Bold letters are wider, and a filter's arrow takes room.
    sheet.set_row(top, points(max(count(column.judul, column.lebar * 0.85) for column in columns)))


def fill(book: Book, sheet: Worksheet, top: int, columns: Sequence[Column], content: Iterable[Sequence[Value]]) -> int:
    """Rows from `top` on; gives the first row behind them. What is too long for one row goes on in the next."""
    widths = [column.lebar for column in columns]
    for line in content:
        for part in rows(line, widths):
            for at, (value, column) in enumerate(zip(part, columns, strict=True)):
                book.write(sheet, top, at, value, column.gaya)
            sheet.set_row(top, points(lines(part, widths)))
            top += 1
    return top


def listing(book: Book, sheet: Worksheet, top: int, columns: Sequence[Column], content: Iterable[Sequence[Value]]) -> int:
    """A whole table that can be filtered, with its headers frozen and repeated; gives the first row behind it."""
    headers(book, sheet, top, columns)
    end = fill(book, sheet, top + 1, columns, content)
    sheet.repeat_rows(top)
    sheet.freeze_panes(top + 1, 0)
    if end > top + 1:
        sheet.autofilter(top, 0, end - 1, len(columns) - 1)
    return end
