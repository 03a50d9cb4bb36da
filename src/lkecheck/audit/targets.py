"""Targets of one thing: which way they should go, and which of two is the better one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from .figures import Figure
from .tree import is_index
from .view import Cell, Row, View


def direction(row: Row) -> str:
    """naik, turun or tetap: as the row says, else turun where a target is printed with "<"."""
    if row.model.arah is not None:
        return row.model.arah
    return "turun" if any(cell.figure.banding.startswith(("<", "≤")) for cell in row.target.values()) else "naik"


@dataclass(frozen=True, slots=True)
class Aim:
    """A target that is a number."""

    cell: Cell
    nilai: Decimal
    tahun: int


def numeric(row: Row) -> list[Aim]:
    """Targets that are numbers, by year."""
    return [Aim(cell, cell.nilai, tahun) for tahun, cell in row.target.items() if cell.nilai is not None]


def better(row: Row, one: Decimal, other: Decimal) -> bool:
    """Whether the first is further on the way than the second."""
    return one < other if direction(row) == "turun" else one > other


def at_end(row: Row, figure: Figure) -> bool:
    """Whether nothing is left to reach: the top of the scale, all of 100 percent, or zero on the way down."""
    value = figure.nilai
    if value is None:
        return True
    if direction(row) == "turun":
        return value == 0
    return (row.skala is not None and value >= row.skala[1]) or (figure.persen and value >= 100)


def pairs(row: Row) -> Iterator[tuple[Aim, Aim]]:
    """Each numeric target with the one of the next year that has one."""
    yield from pairwise(numeric(row))


def baseline(view: View, row: Row) -> Cell | None:
    """The last figure of the thing before its first target: printed as baseline, or as its index of that year."""
    first = min(row.target, default=None)
    if first is None:
        return None
    found: list[tuple[int, Cell]] = [(year, cell) for year, cell in row.dasar.items() if year < first]
    if not found:
        for other in view.things[row.benda]:
            found += [(year, cell) for year, cell in other.dasar.items() if year < first]
            if is_index(other) and "nilai" in other.cells and other.sheet.tahun < first:
                found.append((other.sheet.tahun, other.at("nilai")))
    known = [(year, cell) for year, cell in found if cell.nilai is not None]
    return max(known, key=lambda pair: pair[0])[1] if known else None
