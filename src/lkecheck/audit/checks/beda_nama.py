"""One thing under two names by one assessor."""

from __future__ import annotations

from collections.abc import Iterator

from ..figures import Figure
from ..hit import Check, Hit, names
from ..naming import plain
from ..view import Cell


def find(check: Check) -> Iterator[Hit]:
    """Things whose printed names differ in more than case, brackets and the rule's idle words."""
    for benda, rows in check.view.things.items():
        named = [row for row in rows if row.model.nama]
        for who in dict.fromkeys(row.sheet.model.penilai for row in named):
            found: dict[str, Cell] = {}
            own = [row for row in named if row.sheet.model.penilai == who]
            for row in own:
                nama = row.model.nama or ""
                place = f"{row.sheet.kunci} {row.model.nomor or ''}".strip()
                cell = Cell(Figure(nama, None), f"tabel {place}", (*row.tempat, "nama"))
                found.setdefault(plain(nama, check.aturan.abaikan), cell)
            check.look(len(own) > 1)
            if len(found) > 1:
                cells = tuple(found.values())
                yield Hit(cells, {"benda": benda, "semua": names(cells), "letak": cells[0].letak})
