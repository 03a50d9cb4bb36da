"""Figures along the pack's tree: what is printed in points, what an index converts to, who is whose part."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from .view import Cell, Context, Row, View

INDEKS = "INDEKS"
"""The thing above the komponen: the index itself."""


@dataclass(frozen=True, slots=True)
class Statement:
    """A figure in points that the recap makes of a thing: the cell, its value, and whether it was converted from an index."""

    cell: Cell
    nilai: Decimal
    row: Row
    converted: bool = False


def parts(view: View, benda: str) -> list[str]:
    """Codes that a thing of the pack's tree is made of; of the index: the komponen."""
    if benda == INDEKS:
        return [simpul.kode for simpul in view.pack.simpul.values() if simpul.induk is None]
    return view.children.get(benda, [])


def is_index(row: Row) -> bool:
    """Whether the row's value stands on the thing's own scale, not in points of its weight."""
    return row.model.skala is not None


def points(view: View, context: Context | tuple[None, int], kolom: str) -> dict[str, Statement]:
    """Figures in points by thing, the first printed, for one assessor and year; an index counts by its printed conversion."""
    found: dict[str, Statement] = {}
    for row in view.rows:
        if context not in (row.sheet.context, (None, row.sheet.tahun)):
            continue
        column = "konversi" if kolom == "nilai" and (is_index(row) or row.number("nilai") is None) else kolom
        value = row.number(column)
        if value is not None:
            found.setdefault(row.benda, Statement(row.at(column), value, row))
    return found


def convert(view: View, row: Row) -> Decimal | None:
    """What an index, or an opinion's code, is worth in points by the pack's weight; None where that is not known."""
    bobot = row.number("bobot") or view.weight(row.benda)
    factor = share(view, row)
    return None if bobot is None or factor is None else bobot * factor


def share(view: View, row: Row) -> Decimal | None:
    """An index as a share of its scale; an opinion as its factor; None where it is not known."""
    cell = row.cells.get("nilai")
    if cell is None:
        return None
    if cell.nilai is None:
        return opinion(view, cell.teks)
    top = row.skala[1] if row.skala is not None else None
    return cell.nilai / top if top else None


def opinion(view: View, teks: str) -> Decimal | None:
    """The factor of an opinion's code; None where the pack knows none."""
    code = teks.strip().upper()
    for skala in view.pack.head.skala.values():
        if code in skala.faktor:
            return skala.faktor[code]
    return None


def trees(view: View, kolom: str) -> Iterator[tuple[Statement, list[Statement]]]:
    """Parents of the pack's tree with all of their parts, printed in different tables by one assessor.

    Weights are everybody's: those of one year are looked at together.
    """
    for context in contexts(view) if kolom != "bobot" else [(None, year) for year in dict.fromkeys(y for _, y in contexts(view))]:
        stated = points(view, context, kolom)
        for benda, parent in stated.items():
            codes = [code for code in parts(view, benda) if code in stated or view.weight(code) is not None]
            if not codes or not all(code in stated for code in codes):
                continue
            children = [stated[code] for code in codes]
            if not _one_family(parent, children):
                yield parent, children


def _one_family(parent: Statement, children: list[Statement]) -> bool:
    """Whether one table already holds them as a sum of its own."""
    return all(child.row.sheet is parent.row.sheet for child in children)


def contexts(view: View) -> list[Context]:
    """Who assessed which year, in the order of print."""
    return list(dict.fromkeys(sheet.context for sheet in view.sheets))


def category(view: View, value: Decimal) -> str | None:
    """The pack's category that a value of the index reaches: above its threshold; the lowest from zero."""
    known = view.pack.head.kategori
    return next((nama for nama, satu in known.items() if value > satu.di_atas), next(reversed(known), None))
