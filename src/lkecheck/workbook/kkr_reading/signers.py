"""Who gave a level's answers, and when: above its columns, by the cell's name, else by its label."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from openpyxl.cell.cell import Cell as BookCell
from openpyxl.workbook import Workbook

from lkecheck.model.kkr import header, name
from lkecheck.model.reviu import JENJANG, Jenjang
from lkecheck.workbook import values
from lkecheck.workbook.layout import folded
from lkecheck.workbook.values import WrongCellError, blank

from .answers import LONGEST
from .identity import Paper, named_cell

Trouble = tuple[int, int, str]
"""Row, column, and what is wrong there."""


@dataclass(frozen=True)
class Signer:
    """A level's name and day."""

    nama: str
    tanggal: date


def signers(book: Workbook, paper: Paper, needed: set[Jenjang]) -> Iterator[tuple[Jenjang, Signer | Trouble]]:
    """For each level that said something: who and when, or each thing that is wrong with it."""
    for jenjang in JENJANG:
        if jenjang not in needed:
            continue
        nama, day = (_value(book, paper, what, jenjang) for what in ("nama", "tanggal"))
        troubles = [one for one in (nama, day) if isinstance(one, tuple)]
        yield from ((jenjang, one) for one in troubles)
        if isinstance(nama, str) and isinstance(day, str):
            yield jenjang, Signer(nama, date.fromisoformat(day))


def _value(book: Workbook, paper: Paper, what: str, jenjang: Jenjang) -> str | Trouble:
    cell = _cell(book, paper, what, jenjang)
    if cell is None:
        return (
            paper.header,
            1,
            f'sel "{header(what.capitalize(), jenjang)}" di atas tabel tidak ada; kembalikan.',
        )
    if blank(cell):
        return cell.row, cell.column, f"{what} {jenjang} kosong, padahal kolomnya terisi; tulis {what} yang menjawab."
    try:
        found = values.text(cell) if what == "nama" else values.day(cell)
    except WrongCellError as error:
        return cell.row, cell.column, f"{what} {jenjang} {error}"
    if len(found) > LONGEST:
        return cell.row, cell.column, f"nama {jenjang} lebih dari {LONGEST} huruf; ringkaskan."
    return found


def _cell(book: Workbook, paper: Paper, what: str, jenjang: Jenjang) -> BookCell | None:
    named = named_cell(book, paper.sheet, name(what, jenjang))
    if named is not None and named.parent is paper.sheet:
        return named
    wanted = folded(header(what, jenjang))
    for row in paper.sheet.iter_rows(min_row=1, max_row=paper.header - 1, max_col=200):
        for cell in row:
            if isinstance(cell.value, str) and folded(cell.value) == wanted:
                beside: BookCell = paper.sheet.cell(cell.row, _last_column(paper, cell) + 1)
                return beside
    return None


def _last_column(paper: Paper, cell: BookCell) -> int:
    """The last column of the block that a label stands over."""
    for area in paper.sheet.merged_cells.ranges:
        if area.min_row <= cell.row <= area.max_row and area.min_col == cell.column:
            return int(area.max_col)
    return int(cell.column)
