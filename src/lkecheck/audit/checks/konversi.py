"""An index whose converted value is not the one printed: in its own row, in another table, or in the sum above it."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from lkecheck.audit.figures import CENT, near, show, step
from lkecheck.audit.hit import Check, Hit
from lkecheck.audit.misprints import against
from lkecheck.audit.tree import Statement, contexts, convert, is_index, parts, points
from lkecheck.audit.view import Cell, Context, Row

ZERO = Decimal(0)


def find(check: Check) -> Iterator[Hit]:
    """Converted values against scale and weight."""
    for row in check.view.rows:
        if "konversi" in row.cells:
            yield from _compare(check, row, row.at("konversi"))
    for context in contexts(check.view):
        stated = points(check.view, context, "nilai")
        indices = _indices(check, context)
        for benda, row in indices.items():
            if benda in stated and stated[benda].row is not row:
                yield from _compare(check, row, stated[benda].cell)
        for benda, parent in stated.items():
            yield from _sum(check, benda, parent, stated, indices)


def _indices(check: Check, context: Context) -> dict[str, Row]:
    """Rows that state an index on its own scale, by thing, the first printed."""
    found: dict[str, Row] = {}
    for row in check.view.rows:
        if row.sheet.context == context and is_index(row) and "nilai" in row.cells:
            found.setdefault(row.benda, row)
    return found


def _compare(check: Check, row: Row, printed: Cell) -> Iterator[Hit]:
    exact = convert(check.view, row)
    if printed.nilai is None or exact is None:
        return
    check.look()
    rounding = step(row.at("nilai").figure)
    slack = rounding / row.skala[1] * (row.number("bobot") or check.view.weight(row.benda) or ZERO) if row.skala else ZERO
    if near(printed.nilai, exact, max(printed.figure.desimal, 2), slack):
        return
    isi = {"tercetak": printed.teks, "seharusnya": show(exact), "indeks": row.at("nilai").teks, "letak": printed.letak}
    yield Hit((printed, row.at("nilai")), isi, printed.nilai - exact, against(printed, exact))


def _sum(check: Check, benda: str, parent: Statement, stated: dict[str, Statement], indices: dict[str, Row]) -> Iterator[Hit]:
    """A parent whose parts are printed as indices; parts that nobody printed may add up to their weight."""
    view, low, room, converted = check.view, ZERO, ZERO, []
    codes = parts(view, benda)
    for code in codes:
        value = stated[code].nilai if code in stated else None
        if value is None and code in indices:
            value = convert(view, indices[code])
            converted.append(indices[code].at("nilai"))
        if value is None:
            room += view.weight(code) or ZERO
        else:
            low += value
    if not converted:
        return
    check.look()
    tolerance = CENT * len(codes)
    apart = parent.nilai - low if parent.nilai < low else max(ZERO, parent.nilai - low - room)
    if abs(apart) <= tolerance:
        return
    isi = {"tercetak": parent.cell.teks, "seharusnya": _span(low, room), "indeks": _shown(converted), "letak": parent.cell.letak}
    yield Hit((parent.cell, *converted), isi, apart, against(parent.cell, low) if not room else ())


def _span(low: Decimal, room: Decimal) -> str:
    return f"{show(low)} sampai {show(low + room)}" if room else show(low)


def _shown(cells: list[Cell]) -> str:
    return ", ".join(cell.teks for cell in cells)
