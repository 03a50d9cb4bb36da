"""Two owners' names that differ as a slip makes them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import combinations

from lkecheck.audit.figures import Figure
from lkecheck.audit.hit import Check, Hit, names
from lkecheck.audit.naming import slipped
from lkecheck.audit.view import Cell

_NAME = re.compile(r"[^\W\d_]{4,}")


def find(check: Check) -> Iterator[Hit]:
    """Words of the owners' cells, the first place of each, held against one another."""
    first: dict[str, Cell] = {}
    for row in check.view.rows:
        for word in _NAME.findall(row.model.penanggung_jawab or ""):
            first.setdefault(word.upper(), Cell(Figure(word, None), row.label, (*row.tempat, "penanggung_jawab")))
    check.look(len(first))
    for one, other in combinations(first, 2):
        if slipped(one, other):
            cells = (first[one], first[other])
            yield Hit(cells, {"benda": f"{one} dan {other}", "semua": names(cells), "letak": cells[0].letak})
