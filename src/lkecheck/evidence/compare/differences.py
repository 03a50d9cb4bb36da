"""What differs between two texts that are alike, in a few words of their own spelling."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

MOST = 8
_LONGEST = 80
_COMPARED = 3_000
# Above so many pairs of words, frequent words no longer begin a match: where few words make a long text, all pairs would match.
_PAIRS = 250_000
_BEFORE = 20
_WORD = re.compile(r"\S+")


def between(one: str, other: str) -> tuple[tuple[str, str], ...]:
    """Stretches that differ, as pairs of the text of each side; at most 8, each cut to 80 letters."""
    left, right = _WORD.findall(one), _WORD.findall(other)
    start = _common(left, right)
    end = _common(left[start:][::-1], right[start:][::-1])
    left, right = left[start : len(left) - end], right[start : len(right) - end]
    found: dict[tuple[str, str], None] = {}
    for pair in _changes(left, right):
        found[pair] = None
        if len(found) == MOST:
            break
    return tuple(found)


def described(differences: Sequence[tuple[str, str]]) -> str:
    """The differences as a message tells them."""
    if not differences:
        return "tidak ada selain tata letak"
    return "; ".join(f'"{one}" – "{other}"' for one, other in differences)


def _common(one: Sequence[str], other: Sequence[str]) -> int:
    many = 0
    for left, right in zip(one, other, strict=False):
        if left != right:
            break
        many += 1
    return many


def _changes(left: Sequence[str], right: Sequence[str]) -> Iterator[tuple[str, str]]:
    whole = max(len(left), len(right)) <= _COMPARED
    left, right = left[:_COMPARED], right[:_COMPARED]
    matcher = SequenceMatcher(None, left, right, autojunk=len(left) * len(right) > _PAIRS)
    changes = [place for place in matcher.get_opcodes() if place[0] != "equal"]
    if not whole and len(changes) > 1 and (changes[-1][2] == len(left) or changes[-1][4] == len(right)):
        # Reaches to where the words were cut: what stands behind may be equal to it.
        changes.pop()
    for _, a, b, c, d in changes:
        yield _pair(" ".join(left[a:b]), " ".join(right[c:d]))


def _pair(one: str, other: str) -> tuple[str, str]:
    """Both cut, from where they differ if their beginnings would not show it."""
    if _cut(one) != _cut(other):
        return _cut(one), _cut(other)
    at = _common(one, other) - _BEFORE
    return _cut("…" + one[at:]), _cut("…" + other[at:])


def _cut(text: str) -> str:
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"
