"""Names as people write them: what still is one name, and what looks like a misspelling of another."""

from __future__ import annotations

import re
from collections.abc import Collection

from lkecheck.model.rekap import Rekap

_BRACKETS = re.compile(r"\([^)]*\)")
_WORD = re.compile(r"[^\W_]+")


def plain(name: str, abaikan: Collection[str] = ()) -> str:
    """A name without case, brackets, punctuation and the words that do not tell two names apart."""
    words = _WORD.findall(_BRACKETS.sub(" ", name).casefold())
    return " ".join(word for word in words if word not in abaikan)


def variants(name: str, abaikan: Collection[str] = ()) -> frozenset[str]:
    """Every way in which one name is rightly written: long, by what its brackets hold, and with the short form in place."""
    inside = [match.strip("()") for match in _BRACKETS.findall(name)]
    forms = {plain(name, abaikan), *(plain(short, abaikan) for short in inside)}
    words = plain(name, abaikan).split()
    for short in inside:
        letters = plain(short)
        if " " not in letters and "".join(word[0] for word in words[-len(letters) :]) == letters:
            forms.add(" ".join([*words[: -len(letters)], letters]))
    return frozenset(form for form in forms if form)


def groups(rekap: Rekap) -> dict[str, str]:
    """The key of each group by every name that is printed for it, and by the key itself."""
    known = {plain(kunci): kunci for kunci in rekap.kelompok}
    return known | {plain(nama): kunci for kunci, names in rekap.kelompok.items() for nama in names}


def slipped(one: str, other: str) -> bool:
    """Whether two words differ as a slip makes them: two neighbours swapped, or one letter left out of a longer word.

    A replaced letter is none: DISHUB and DISHUT are two offices.
    """
    short, long = sorted((one, other), key=len)
    if len(short) == len(long):
        at = [index for index, (a, b) in enumerate(zip(one, other, strict=True)) if a != b]
        return len(at) == 2 and at[1] == at[0] + 1 and one[at[0]] == other[at[1]] and one[at[1]] == other[at[0]]
    return len(long) - len(short) == 1 and len(long) >= 5 and any(long[:at] + long[at + 1 :] == short for at in range(len(long)))
