"""The letterhead of an official document: below the government's name, in capitals, the unit that issues it."""

from __future__ import annotations

import re
from collections.abc import Sequence

_LINES, _BELOW, _LONGEST = 14, 3, 80
_GOVERNMENT = re.compile(r"PEMERINTAH (?:KOTA|KABUPATEN|PROVINSI|DAERAH)\b")


def units(head: str, kinds: Sequence[str]) -> list[str]:
    """Names of units in a letterhead, as they stand there. `kinds` are the words such a name begins with."""
    lines = [" ".join(line.split()) for line in head.split("\n")]
    lines = [line for line in lines if line][:_LINES]
    begins = tuple(f"{kind.upper()} " for kind in kinds)
    alone = frozenset(kind.upper() for kind in kinds)
    found = []
    for at, line in enumerate(lines):
        if _GOVERNMENT.match(line):
            below = lines[at + 1 : at + 1 + _BELOW]
            short = [one for one in below if one == one.upper() and len(one) <= _LONGEST]
            found += [one for one in short if one.startswith(begins) or one in alone]
    return list(dict.fromkeys(found))
