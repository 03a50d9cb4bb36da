"""One thing under two names."""

from __future__ import annotations

from collections.abc import Iterator

from lkecheck.audit.figures import Figure
from lkecheck.audit.hit import Check, Hit, names
from lkecheck.audit.naming import variants
from lkecheck.audit.view import Cell, Row


def find(check: Check) -> Iterator[Hit]:
    """Things whose printed names differ in more than case, a bracketed short form and the rule's idle words."""
    for benda, rows in check.view.things.items():
        named = [row for row in rows if row.model.nama]
        check.look(len(named) > 1)
        found: list[tuple[frozenset[str], Cell]] = []
        for row in named:
            own = variants(row.model.nama or "", check.aturan.abaikan)
            if not any(own & other for other, _ in found):
                found.append((own, _cell(row)))
        if len(found) > 1:
            cells = tuple(cell for _, cell in found)
            yield Hit(cells, {"benda": benda, "semua": names(cells), "letak": cells[0].letak})


def _cell(row: Row) -> Cell:
    place = "jumlah" if row.total else row.model.nomor or row.model.kode or ""
    return Cell(Figure(row.model.nama or "", None), f"tabel {row.sheet.kunci} {place}".strip(), (*row.tempat, "nama"))
