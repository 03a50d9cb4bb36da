"""Targets that fall where they should rise."""

from __future__ import annotations

from collections.abc import Iterator

from lkecheck.audit.hit import Check, Hit
from lkecheck.audit.targets import better, direction, pairs


def find(check: Check) -> Iterator[Hit]:
    """Each target against the one before it in the same row."""
    for row in check.view.rows:
        if direction(row) == "tetap":
            continue
        for earlier, later in pairs(row):
            check.look()
            if better(row, earlier.nilai, later.nilai):
                isi = {"dahulu": earlier.cell.teks, "tahun": str(earlier.tahun), "kemudian": later.cell.teks}
                isi |= {"tahun_kemudian": str(later.tahun), "letak": later.cell.letak}
                yield Hit((later.cell, earlier.cell), isi, abs(later.nilai - earlier.nilai))
