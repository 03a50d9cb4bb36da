"""Likeness of texts: equal but for their layout, or near to it. Likeness is a hint for a person, equality is more.

A text is compared by its words alone. Near ones are found by a sketch, the smallest hashes of its runs of five words, and
an index over sketch values, so that the work grows with the number of texts and not with the number of pairs.
"""

from __future__ import annotations

import hashlib
import heapq
import re
import unicodedata
import zlib
from collections.abc import Hashable, Iterator, Sequence
from itertools import combinations, groupby, pairwise

LEAST = 200
"""Fewer letters and digits than this never equal or resemble anything: a blank scan, a cover, a stamp."""

NEAR = 0.7
"""Share of runs of words that two texts must have in common to be told as alike."""

_RUN = 5
_KEPT = 128
_MOST_WORDS = 20_000
# A value that more texts hold is boilerplate: its holders are only paired with their neighbours.
_CROWD = 40
_LEAST_SHARED = 4
_PRIME, _BASE = (1 << 61) - 1, 1_000_003
_DROP = pow(_BASE, _RUN, _PRIME)

_WORD = re.compile(r"[^\W_]+")
# Soft hyphens, joiners and marks of direction: they show nothing, and would part words in one of two texts that read the same.
_INVISIBLE = re.compile("[\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]")
_PAGE_NUMBER = re.compile(
    r"^[ \t]{0,80}(?:[-–] ?\d{1,4} ?[-–]|(?:halaman|hal\.?) \d{1,4}(?: ?(?:dari|/) ?\d{1,4})?)[ \t\r]{0,80}$",
    re.IGNORECASE | re.MULTILINE,
)
# A bare number is one of a page at the edge of a page only: elsewhere it is a figure of a table.
_BARE_NUMBER = re.compile(r"[ \t]*\d{1,4}[ \t\r]*")

Sketch = tuple[int, ...]


def words(text: str) -> list[str]:
    """The words of a text in one spelling: NFKC, no case, no layout, no numbers of pages."""
    pages = "\n".join(map(_without_bare_number, _INVISIBLE.sub("", text).split("\f")))
    plain = unicodedata.normalize("NFKC", _PAGE_NUMBER.sub(" ", pages))
    return _WORD.findall(plain.casefold())


def _without_bare_number(page: str) -> str:
    page = page.strip()
    first, _, below = page.partition("\n")
    if _BARE_NUMBER.fullmatch(first):
        page = below
    above, _, last = page.rpartition("\n")
    return above if _BARE_NUMBER.fullmatch(last) else page


def digest(text: str) -> str | None:
    """sha256 of the words; None where there are too few letters to compare."""
    joined = " ".join(words(text))
    if len(joined) - joined.count(" ") < LEAST:
        return None
    return hashlib.sha256(joined.encode()).hexdigest()


def sketch(text: str) -> Sketch | None:
    """The smallest hashes of the runs of words, ascending; the same in every process. None where there is too little text."""
    found = words(text)[:_MOST_WORDS]
    if sum(map(len, found)) < LEAST or len(found) < _RUN:
        return None
    return tuple(heapq.nsmallest(_KEPT, set(_runs(found))))


def _runs(found: Sequence[str]) -> Iterator[int]:
    """A hash of every run of five words, each from the one before."""
    values = [zlib.crc32(word.encode()) + 1 for word in found]
    rolling = 0
    for at, value in enumerate(values):
        rolling = (rolling * _BASE + value) % _PRIME
        if at >= _RUN:
            rolling = (rolling - values[at - _RUN] * _DROP) % _PRIME
        if at >= _RUN - 1:
            # Sums of a polynomial lie in order where words do; the multiplication scatters them.
            yield rolling * 0x9E3779B97F4A7C15 & 0xFFFFFFFFFFFFFFFF


def estimate(one: Sketch, other: Sketch) -> float:
    """Share of runs that two texts have in common, from their sketches: 0 to 1."""
    smallest = sorted({*one, *other})[:_KEPT]
    both = set(one) & set(other)
    return sum(value in both for value in smallest) / len(smallest) if smallest else 0.0


def alike(sketches: Sequence[tuple[Hashable, Sketch]], least: float = NEAR) -> dict[tuple[int, int], float]:
    """Pairs of positions whose estimate is `least` or more. `sketches` are (group, sketch); pairs within a group are none.

    Where a crowd of texts shares its values, each is only compared with its neighbours in order: one likeness for each
    text of a crowd is enough for a person to look at, and every pair of it would be a thousand.
    """
    holders: dict[int, list[int]] = {}
    for position, (_, values) in enumerate(sketches):
        for value in values:
            holders.setdefault(value, []).append(position)
    shared: dict[tuple[int, int], int] = {}
    for positions in holders.values():
        for pair in combinations(positions, 2) if len(positions) <= _CROWD else _neighbours(positions, sketches):
            shared[pair] = shared.get(pair, 0) + 1
    found: dict[tuple[int, int], float] = {}
    for (one, other), many in shared.items():
        if many < _LEAST_SHARED or sketches[one][0] == sketches[other][0]:
            continue
        likeness = estimate(sketches[one][1], sketches[other][1])
        if likeness >= least:
            found[one, other] = likeness
    return found


def _neighbours(positions: Sequence[int], sketches: Sequence[tuple[Hashable, Sketch]]) -> Iterator[tuple[int, int]]:
    """Each position with the nearest ones of other groups in order: at most two pairs for each."""
    stretches = [list(members) for _, members in groupby(positions, key=lambda position: sketches[position][0])]
    for here, there in pairwise(stretches):
        yield from ((one, there[0]) for one in here)
        yield from ((here[-1], other) for other in there[1:])
