"""Days as Indonesian documents write them."""

from __future__ import annotations

import re
from datetime import date

_MONTHS = ("jan", "feb", "mar", "apr", "mei", "jun", "jul", "agu", "sep", "okt", "nov", "des")
_OTHER = {"peb": 2, "agt": 8, "ags": 8, "nop": 11}
_ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii")
_WORDS = {name: at for at, name in enumerate(_MONTHS, start=1)} | _OTHER
_FIGURES = {name: at for at, name in enumerate(_ROMAN, start=1)}

MONTH = (
    r"(?:Januari|Februari|Pebruari|Maret|April|Mei|Juni|Juli|Agustus|September|Oktober|November|Nopember|Desember"
    r"|Jan|Feb|Peb|Mar|Apr|Jun|Jul|Agu|Agt|Ags|Sept|Sep|Okt|Nov|Nop|Des)"
)
_YEAR = r"(?:19|20)\d\d(?!\d)"
DAY = (
    rf"(?<!\d)(?:(?P<d>\d{{1,2}})\s{{1,3}}(?:bulan\s{{1,3}})?(?P<m>{MONTH})\b\.?\s{{1,3}}(?:tahun\s{{1,3}})?(?P<y>{_YEAR})"
    rf"|(?P<dn>\d{{1,2}}) ?(?P<sep>[-/.]) ?(?P<mn>\d{{1,2}}|(?-i:[IVX]{{1,4}})|{MONTH}) ?(?P=sep) ?(?P<yn>{_YEAR})"
    rf"|(?P<dr>\d{{1,2}}) (?P<mr>(?-i:[IVX]{{1,4}})) (?P<yr>{_YEAR}))"
)
"""A day in words or figures, day first, for patterns that ignore case; `day_of` reads its groups."""

_ALONE = re.compile(DAY, re.IGNORECASE)


def day_of(match: re.Match[str]) -> date | None:
    """The day of a match of a pattern that holds DAY; None where there is no such day."""
    for day, month, year in (("d", "m", "y"), ("dn", "mn", "yn"), ("dr", "mr", "yr")):
        if match[day] is not None:
            return _date(int(match[year]), number_of(match[month]), int(match[day]))
    return None


def number_of(month: str) -> int:
    """1 to 12 for a month in words, short words, figures or Roman figures; 0 for what is no month."""
    low = month.lower()
    return int(low) if low.isdecimal() else _FIGURES.get(low, 0) or _WORDS.get(low[:3], 0)


def parse(written: str) -> date | None:
    """The first day that stands in a short text, as documents write it; None where there is none."""
    match = _ALONE.search(written)
    return day_of(match) if match else None


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
