"""A first target that is no better than the baseline."""

from __future__ import annotations

from collections.abc import Iterator

from lkecheck.audit.hit import Check, Hit
from lkecheck.audit.targets import at_end, baseline, better, direction, numeric


def find(check: Check) -> Iterator[Hit]:
    """The first numeric target of each row against where the thing stands."""
    for row in check.view.rows:
        targets, start = numeric(row), baseline(check.view, row)
        if not targets or start is None or start.nilai is None or direction(row) == "tetap":
            continue
        check.look()
        first, equal = targets[0], targets[0].nilai == start.nilai
        if better(row, first.nilai, start.nilai) or (equal and at_end(row, first.cell.figure)):
            continue
        how = "sama dengan" if equal else "lebih buruk daripada"
        isi = {
            "target": first.cell.teks,
            "tahun": str(first.tahun),
            "dasar": start.teks,
            "banding": how,
            "letak": first.cell.letak,
        }
        yield Hit((first.cell, start), isi, None if equal else abs(first.nilai - start.nilai))
