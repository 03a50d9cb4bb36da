"""Columns that look shifted: targets a year late, weights and values swapped, a column one row off."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from lkecheck.audit.hit import Check, Hit
from lkecheck.audit.targets import baseline, numeric
from lkecheck.audit.tree import is_index
from lkecheck.audit.view import Row, Sheet

FEW = 3
"""Rows that must agree before a shift is more likely than chance."""


def find(check: Check) -> Iterator[Hit]:
    """Tables whose rows go wrong together."""
    for sheet in check.view.sheets:
        yield from _late(check, sheet)
        yield from _swapped(check, sheet)
    for one, other in combinations(check.view.sheets, 2):
        if one.context == other.context:
            yield from _row_off(check, one, other)


def _late(check: Check, sheet: Sheet) -> Iterator[Hit]:
    """Most first targets equal the year before: the column may hold the baseline."""
    told = [(numeric(row)[0], baseline(check.view, row)) for row in sheet.rows if numeric(row)]
    known = [(first, start) for first, start in told if start is not None and start.nilai is not None]
    check.look(bool(known))
    equal = [(first, start) for first, start in known if first.nilai == start.nilai]
    if len(equal) >= FEW and len(equal) * 2 > len(known):
        first = equal[0][0]
        cells = tuple(cell for aim, start in equal for cell in (aim.cell, start))
        what = f"{len(equal)} dari {len(known)} target {first.tahun} sama dengan nilai awalnya"
        letak = f"tabel {sheet.kunci}, target {first.tahun}"
        yield Hit(cells, {"tabel": sheet.kunci, "apa": what, "letak": letak})


def _swapped(check: Check, sheet: Sheet) -> Iterator[Hit]:
    rows = [
        row for row in sheet.body if not is_index(row) and row.number("bobot") is not None and row.number("nilai") is not None
    ]
    check.look(bool(rows))
    over = [row for row in rows if (row.number("nilai") or 0) > (row.number("bobot") or 0)]
    if len(over) >= FEW and len(over) * 2 > len(rows):
        what = f"pada {len(over)} dari {len(rows)} baris nilai melampaui bobot, seolah kedua kolom tertukar"
        cells = tuple(cell for row in over for cell in (row.at("nilai"), row.at("bobot")))
        yield Hit(cells, {"tabel": sheet.kunci, "apa": what, "letak": f"tabel {sheet.kunci}, bobot dan nilai"})


def _row_off(check: Check, one: Sheet, other: Sheet) -> Iterator[Hit]:
    """Two tables of the same things in the same order, where one's column continues the other's a row later."""
    theirs = {row.benda: at for at, row in enumerate(other.body)}
    shared = [(row, theirs[row.benda]) for row in one.body if row.benda in theirs]
    if len(shared) <= FEW:
        return
    check.look()
    for kolom in ("bobot", "nilai"):
        for step in (1, -1):
            off = [row for row, at in shared if _is(row, kolom, other, at + step) and not _is(row, kolom, other, at)]
            if len(off) >= FEW and len(off) * 2 > len(shared):
                what = f"kolom {kolom} tampak bergeser satu baris terhadap tabel {other.kunci} pada {len(off)} baris"
                cells = tuple(row.at(kolom) for row in off)
                yield Hit(cells, {"tabel": one.kunci, "apa": what, "letak": f"tabel {one.kunci}, {kolom}"})


def _is(row: Row, kolom: str, other: Sheet, at: int) -> bool:
    value = row.number(kolom)
    return value is not None and 0 <= at < len(other.body) and other.body[at].number(kolom) == value
