"""The period that a document's title says it is about."""

from __future__ import annotations

import re

from .days import MONTH, number_of
from .plain import Paper

_YEAR = r"(20\d\d)(?!\d)(?! ?(?:[-–/]|s\.?/?d\.?|sampai|hingga) ?(?:tahun )?(?:20)?\d\d)"
_ORDINALS = {
    "i": 1, "1": 1, "satu": 1, "pertama": 1, "ii": 2, "2": 2, "dua": 2, "kedua": 2,
    "iii": 3, "3": 3, "tiga": 3, "ketiga": 3, "iv": 4, "4": 4, "empat": 4, "keempat": 4,
}  # fmt: skip
_COUNT = rf"({'|'.join(sorted(_ORDINALS, key=len, reverse=True))})"
_OF_YEAR = rf"\b[ ,()]{{0,3}}(?:tahun )?(?:anggaran )?{_YEAR}"
_SEMESTER = re.compile(rf"\bsemester (?:ke ?-? ?)?{_COUNT}{_OF_YEAR}", re.IGNORECASE)
_QUARTER = re.compile(rf"\b(?:triwulan|tw\.?) (?:ke ?-? ?)?{_COUNT}{_OF_YEAR}", re.IGNORECASE)
_TO = r"(?:s\.? ?/? ?d\.?|sampai(?: dengan)?|hingga|-|–)"
_SPAN = re.compile(rf"\b({MONTH}) {_TO} (?:\d{{1,2}} )?({MONTH})(?: tahun)? {_YEAR}", re.IGNORECASE)
_ONE_MONTH = re.compile(rf"\bbulan ({MONTH})(?: tahun)? {_YEAR}", re.IGNORECASE)
# The year after a number belongs to a law; the one before a number to a gazette.
_WHOLE = re.compile(rf"(?<!\d )\b(?:tahun|t\.?a\.?)(?: anggaran)? {_YEAR}(?! nomor \d{{1,4}}(?![\d./]))", re.IGNORECASE)
_NUMBERED = re.compile(r"\bnomor ?:? ?[\w./\-]{1,40} tahun \d{4}", re.IGNORECASE)
_SPANS = {(1, 6): "S1", (7, 12): "S2", (1, 3): "Q1", (4, 6): "Q2", (7, 9): "Q3", (10, 12): "Q4"}


def named(paper: Paper) -> tuple[str, ...]:
    """Periods in the title (2022, 2022-S1, 2022-Q3, 2022-07), the finest kind that stands there; () where none does."""
    title = _NUMBERED.sub(" ", " ".join(paper.title))
    fine = [
        *(f"{match[2]}-S{ordinal}" for match in _SEMESTER.finditer(title) if (ordinal := _ORDINALS[match[1].lower()]) <= 2),
        *(f"{match[2]}-Q{_ORDINALS[match[1].lower()]}" for match in _QUARTER.finditer(title)),
        *(_span(match) for match in _SPAN.finditer(title)),
        *(f"{match[2]}-{number_of(match[1]):02}" for match in _ONE_MONTH.finditer(title)),
    ]
    return tuple(dict.fromkeys(fine or (match[1] for match in _WHOLE.finditer(title))))


def _span(match: re.Match[str]) -> str:
    part = _SPANS.get((number_of(match[1]), number_of(match[2])))
    return f"{match[3]}-{part}" if part else match[3]
