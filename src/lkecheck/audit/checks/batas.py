"""A value above its weight."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from functools import partial
from itertools import chain

from lkecheck.audit.hit import Check, Hit
from lkecheck.audit.misprints import moved, percent
from lkecheck.audit.tree import is_index

FAR = Decimal("1.5")
"""How many times its weight a value must be before a moved point is likelier than a wrong weight or rounding."""


def find(check: Check) -> Iterator[Hit]:
    """Values in points that no weight allows."""
    for row in check.view.rows:
        bobot = row.number("bobot")
        for kolom in check.kolom:
            nilai = row.number(kolom)
            if nilai is None or bobot is None or is_index(row) or row.skala is not None:
                continue
            check.look()
            if nilai <= bobot:
                continue
            cell = row.at(kolom)
            slips = chain(moved(cell, partial(_allowed, bobot)), percent(cell, bobot, partial(_allowed, bobot)))
            guessed = tuple(slips)[:2] if nilai >= bobot * FAR else ()
            isi = {"nilai": cell.teks, "bobot": row.at("bobot").teks, "letak": cell.letak}
            yield Hit((cell, row.at("bobot")), isi, nilai - bobot, guessed)


def _allowed(bobot: Decimal, meant: Decimal) -> bool:
    return 0 < meant <= bobot
