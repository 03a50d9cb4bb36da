"""One thing in two groups."""

from __future__ import annotations

from collections.abc import Iterator

from lkecheck.audit.figures import Figure
from lkecheck.audit.hit import Check, Hit, names
from lkecheck.audit.naming import groups, plain
from lkecheck.audit.view import Cell, Row


def find(check: Check) -> Iterator[Hit]:
    """Things that stand under two of the groups the recap names."""
    known = groups(check.view.rekap)
    for benda, rows in check.view.things.items():
        found: dict[str, Cell] = {}
        placed = [(row, known[plain(row.kelompok)]) for row in rows if row.kelompok and plain(row.kelompok) in known]
        check.look(len(placed) > 1)
        for row, key in placed:
            found.setdefault(key, Cell(Figure(row.kelompok or "", None), row.label, row.tempat))
        if len(found) > 1 and not _in_all(rows, found):
            cells = tuple(found.values())
            yield Hit(cells, {"benda": benda, "semua": names(cells), "letak": cells[0].letak})


def _in_all(rows: list[Row], found: dict[str, Cell]) -> bool:
    """Whether one table itself lists the thing under every one of these groups: then it belongs to each."""
    tables: dict[str, set[str]] = {}
    for row in rows:
        if row.kelompok:
            tables.setdefault(row.sheet.kunci, set()).add(plain(row.kelompok))
    return any(len(own) >= len(found) for own in tables.values())
