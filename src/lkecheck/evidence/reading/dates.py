"""Which days a document bears itself."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from .days import DAY, day_of
from .plain import Paper, is_letter, lines
from .signatory import signs

_WEEKDAYS = "Senin|Selasa|Rabu|Kamis|Jumat|Jum|Sabtu|Minggu|Ahad"
_WORD = rf"(?!(?i:pada|tanggal|{_WEEKDAYS}|bulan|tahun|di)\b)[A-Z][A-Za-z.'\-]{{1,20}}"
_PLACE = rf"(?-i:{_WORD}(?:\s{_WORD}){{0,2}})"
_BEHIND = rf"\s{{1,3}}di\s{{0,3}}:?\s{{0,3}}{_PLACE}[\s,]{{1,6}}(?:pada\s{{1,3}})?(?:tanggal\s{{0,3}}[:,]?\s{{0,3}})?{DAY}"
# Written small, the word stands in a sentence about another document.
_SET = re.compile(rf"\b(?-i:D)(?:itetapkan|ikeluarkan){_BEHIND}", re.IGNORECASE)
_PUBLISHED = re.compile(rf"\b(?-i:D)iundangkan{_BEHIND}", re.IGNORECASE)
_PLACED = rf"{_PLACE} ?, ?(?:tanggal )?{DAY} ?$"
_HEADS_LETTER = re.compile(rf"^ ?(?:(?:Nomor|Sifat|Lampiran)\b[^\n]{{0,80}}? )?{_PLACED}", re.IGNORECASE | re.MULTILINE)
_BARE = re.compile(rf"^ ?(?:Nomor\b[^\n]{{0,80}}? )?{DAY} ?$", re.IGNORECASE | re.MULTILINE)
_ENDS_LETTER = re.compile(rf" ?{_PLACED}", re.IGNORECASE)
_TODAY = re.compile(
    rf"\bpada\s{{1,3}}hari\s{{1,3}}ini,?\s{{1,3}}(?:[^.(\n]{{0,60}}\n?[^.(\n]{{0,60}}\(\s?|(?:\w{{4,7}},?\s{{1,3}})?(?:tanggal\s{{1,3}})?){DAY}",
    re.IGNORECASE,
)
_OWN_LABEL = re.compile(
    rf"^ ?(?:tanggal|tgl)\.?(?: (?:surat|pembuatan|pengesahan|efektif|penetapan))? ?: ?{DAY} ?$", re.IGNORECASE | re.MULTILINE
)
_EVENT_LABEL = re.compile(
    rf"^ ?(?:hari ?[/,] ?)?(?:tanggal|tgl)\.?(?: (?:pelaksanaan|kegiatan|rapat))? ?: ?"
    rf"(?:(?:{_WEEKDAYS})'?\w{{0,2}} ?[,/] ?)?{DAY}",
    re.IGNORECASE | re.MULTILINE,
)
_HEAD_LETTERS, _FOOT_LINES, _SIGNED_BELOW = 2_500, 60, 4


@dataclass(frozen=True, slots=True)
class Days:
    """The day behind the word that makes it the document's own, and all days of its own, likeliest first."""

    ditetapkan: date | None
    semua: tuple[date, ...]


def own(paper: Paper) -> Days:
    """Days that a document gives as its own."""
    both = "\n".join((paper.close, paper.tail))
    decided = next(_days(_SET, both), None)
    published = next(_days(_PUBLISHED, both), None)
    found = (decided, published, *_of_letter(paper), *_of_minutes(paper))
    return Days(decided, tuple(dict.fromkeys(day for day in found if day)))


def _of_letter(paper: Paper) -> Iterator[date]:
    head = paper.head[:_HEAD_LETTERS]
    if is_letter(head):
        yield from _days(_HEADS_LETTER, head)
        yield from _days(_BARE, head)
    yield from _days(_OWN_LABEL, head)
    foot = lines(paper.tail)[-_FOOT_LINES:]
    for at, line in enumerate(foot):
        match = _ENDS_LETTER.fullmatch(line)
        day = day_of(match) if match else None
        # A place and a day in a table are somebody's birth: only above a signature are they the document's.
        if day is not None and any(signs(below) for below in foot[at + 1 : at + 1 + _SIGNED_BELOW]):
            yield day


def _of_minutes(paper: Paper) -> Iterator[date]:
    """Minutes and lists of attendance bear the day of the event; a letter does not."""
    head = paper.head[:_HEAD_LETTERS]
    yield from _days(_TODAY, paper.whole[:_HEAD_LETTERS])
    if not is_letter(head):
        yield from _days(_EVENT_LABEL, head)


def _days(pattern: re.Pattern[str], text: str) -> Iterator[date]:
    return (day for match in pattern.finditer(text) if (day := day_of(match)) is not None)
