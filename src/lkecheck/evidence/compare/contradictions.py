"""Whether what a manifest declares and what a document says contradict each other. In doubt they do not."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from functools import lru_cache

from lkecheck.model.berkas import Bacaan

_LABEL = re.compile(r"^\s*(?:nomor|no)\b\.?\s*:?\s*", re.IGNORECASE)
_PARTS = re.compile(r"[^\W_]+")


def same_number(one: str, other: str) -> bool:
    """True where the two are one number written differently, or one is a run of whole parts of the other."""
    return _within(_parts(one), _parts(other))


def contradicts_number(declared: str, read: Sequence[str]) -> bool:
    """True where the document gives numbers of its own and none of them is the declared one, whatever form it has."""
    parts = _without_word(declared)
    return bool(read) and bool(parts) and not any(_within(parts, _without_word(number)) for number in read)


def days_of(bacaan: Bacaan) -> tuple[date, ...]:
    """Every day that the document may bear, likeliest first."""
    return tuple(dict.fromkeys(day for day in (bacaan.ditetapkan, bacaan.diundangkan, *bacaan.tanggal) if day))


def contradicts_date(declared: date, bacaan: Bacaan) -> bool:
    """True where the document gives days of its own and none of them is the declared one."""
    days = days_of(bacaan)
    return bool(days) and declared not in days


def names(text: str, nama: Sequence[str]) -> list[str]:
    """Which of the names stand in the text as whole words, however spaced and in whatever case."""
    folded = _folded(text)
    return [satu for satu in nama if _stands(_folded(satu), folded)]


def keywords(text: str, kata: Sequence[str]) -> bool:
    """True where one of the words stands in the text as a whole word, however spaced and in whatever case."""
    folded = _folded(text)
    return any(_stands(_folded(satu), folded) for satu in kata)


def _within(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    short, long = sorted((one, other), key=len)
    if not short:
        return not long
    return any(long[at : at + len(short)] == short for at in range(len(long) - len(short) + 1))


def _without_word(number: str) -> tuple[str, ...]:
    """44/2022 for 44 TAHUN 2022 is careless, but no other number."""
    return tuple(part for part in _parts(number) if part != "tahun")


def _parts(number: str) -> tuple[str, ...]:
    """Letters and digits, without case, leading zeros and what stands between them."""
    return tuple(part.casefold().lstrip("0") or "0" for part in _PARTS.findall(_LABEL.sub("", number)))


# A text is asked for many words in a row; folding it each time costs more than all the searches in it.
@lru_cache(maxsize=1024)
def _folded_short(text: str) -> str:
    return " ".join(text.split()).casefold()


_folded_long = lru_cache(maxsize=8)(_folded_short.__wrapped__)


def _folded(text: str) -> str:
    return _folded_short(text) if len(text) <= 200 else _folded_long(text)


def _stands(word: str, text: str) -> bool:
    """Searching for a plain string is many times faster than an alternation that ignores case."""
    at = text.find(word) if word else -1
    while at >= 0:
        if not _letter(text[at - 1 : at]) and not _letter(text[at + len(word) : at + len(word) + 1]):
            return True
        at = text.find(word, at + 1)
    return False


def _letter(one: str) -> bool:
    return one.isalnum() or one == "_"
