"""One group under several names."""

from __future__ import annotations

from collections.abc import Iterator

from ..figures import Figure
from ..hit import Check, Hit
from ..naming import plain
from ..view import Cell


def find(check: Check) -> Iterator[Hit]:
    """Groups with more than one printed name, case aside."""
    for kunci, nama in check.view.rekap.kelompok.items():
        check.look()
        different = list({plain(satu, check.aturan.abaikan): satu for satu in reversed(nama)}.values())[::-1]
        if len(different) > 1:
            cells = tuple(
                Cell(Figure(satu, None), f"kelompok {kunci}", ("kelompok", kunci, nama.index(satu))) for satu in different
            )
            yield Hit(cells, {"benda": kunci, "semua": "; ".join(different), "letak": f"kelompok {kunci}"})
