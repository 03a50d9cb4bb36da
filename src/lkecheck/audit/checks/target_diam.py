"""Targets that stand still though something is left to reach."""

from __future__ import annotations

from collections.abc import Iterator

from lkecheck.audit.hit import Check, Hit
from lkecheck.audit.targets import at_end, direction, pairs


def find(check: Check) -> Iterator[Hit]:
    """Each target against the one before it in the same row."""
    for row in check.view.rows:
        if direction(row) == "tetap":
            continue
        for earlier, later in pairs(row):
            check.look()
            same = earlier.nilai == later.nilai and earlier.cell.figure.banding == later.cell.figure.banding
            if same and not at_end(row, later.cell.figure):
                isi = {"nilai": later.cell.teks, "tahun": str(earlier.tahun), "tahun_kemudian": str(later.tahun)}
                yield Hit((later.cell, earlier.cell), {**isi, "letak": later.cell.letak})
