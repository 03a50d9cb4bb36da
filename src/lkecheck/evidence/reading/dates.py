"""Which days a document bears itself, and the place where it was made."""

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
_PLACE = rf"(?P<place>(?-i:{_WORD}(?:\s{_WORD}){{0,2}}))"
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
    """Days behind the words that make them the document's own; `semua` all of these, likeliest first."""

    ditetapkan: date | None
    diundangkan: date | None
    semua: tuple[date, ...]
    tempat: str | None


def own(paper: Paper) -> Days:
    """Days that a document gives as its own."""
    both = "\n".join((paper.close, paper.tail))
    decided, place = next(_days(_SET, both), (None, None))
    published, _ = next(_days(_PUBLISHED, both), (None, None))
    rest = [*_of_letter(paper), *_of_minutes(paper)]
    place = place or next((where for _, where in rest if where), None)
    found = (decided, published, *(day for day, _ in rest))
    return Days(decided, published, tuple(dict.fromkeys(day for day in found if day)), place)


def _of_letter(paper: Paper) -> Iterator[tuple[date, str | None]]:
    head = paper.head[:_HEAD_LETTERS]
    if is_letter(head):
        yield from _days(_HEADS_LETTER, head)
        yield from _days(_BARE, head)
    yield from _days(_OWN_LABEL, head)
    foot = lines(paper.tail)[-_FOOT_LINES:]
    for at, line in enumerate(foot):
        match = _ENDS_LETTER.fullmatch(line)
        # A place and a day in a table are somebody's birth: only above a signature are they the document's.
        if match and any(signs(below) for below in foot[at + 1 : at + 1 + _SIGNED_BELOW]):
            yield from _read(match)


def _of_minutes(paper: Paper) -> Iterator[tuple[date, str | None]]:
    """Minutes and lists of attendance bear the day of the event; a letter does not."""
    head = paper.head[:_HEAD_LETTERS]
    yield from _days(_TODAY, paper.whole[:_HEAD_LETTERS])
    if not is_letter(head):
        yield from _days(_EVENT_LABEL, head)


def _days(pattern: re.Pattern[str], text: str) -> Iterator[tuple[date, str | None]]:
    for match in pattern.finditer(text):
        yield from _read(match)


def _read(match: re.Match[str]) -> Iterator[tuple[date, str | None]]:
    day = day_of(match)
    if day is not None:
        place = match.groupdict().get("place")
        yield day, " ".join(place.split()) if place else None
