"""A target of an earlier year that is already beyond one of a later year, in another table."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

from lkecheck.audit.hit import Check, Hit
from lkecheck.audit.targets import Aim, better, direction, numeric
from lkecheck.audit.view import Row


def find(check: Check) -> Iterator[Hit]:
    """For each thing the pair of targets that is furthest apart."""
    for benda, rows in check.view.things.items():
        aimed = [row for row in rows if row.target]
        check.look(len(aimed) > 1)
        beyond = [pair for one, other in product(aimed, aimed) if one is not other for pair in _beyond(one, other)]
        if beyond:
            earlier, later = max(beyond, key=lambda pair: abs(pair[0].nilai - pair[1].nilai))
            isi = {"benda": benda, "dahulu": earlier.cell.teks, "tahun": str(earlier.tahun), "kemudian": later.cell.teks}
            isi |= {"tahun_kemudian": str(later.tahun), "letak": later.cell.letak}
            yield Hit((later.cell, earlier.cell), isi, abs(earlier.nilai - later.nilai))


def _beyond(one: Row, other: Row) -> Iterator[tuple[Aim, Aim]]:
    """Targets of one row that are better than later ones of another; where the other row's comparison is the same way."""
    if direction(one) != direction(other) or direction(one) == "tetap":
        return
    for earlier, later in product(numeric(one), numeric(other)):
        if earlier.tahun < later.tahun and better(one, earlier.nilai, later.nilai):
            yield earlier, later
