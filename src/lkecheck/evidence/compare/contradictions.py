"""Whether what a manifest declares and what a document says contradict each other. In doubt they do not."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

_LABEL = re.compile(r"^\s*(?:nomor|no)\b\.?\s*:?\s*", re.IGNORECASE)
_PARTS = re.compile(r"[^\W_]+")


def contradicts_number(declared: str, read: Sequence[str]) -> bool:
    """True where the document gives numbers of its own and none of them is the declared one, whatever form it has."""
    parts = _without_word(declared)
    return bool(read) and bool(parts) and not any(_within(parts, _without_word(number)) for number in read)


def contradicts_date(declared: date, read: Sequence[date]) -> bool:
    """True where the document gives days of its own and none of them is the declared one."""
    return bool(read) and declared not in read


def _within(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """True where one is a run of whole parts of the other."""
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
