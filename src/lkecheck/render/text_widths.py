"""How many lines a text takes, by the widths of the letters of Arial and of what is metrically like it."""

from __future__ import annotations

import math
import re

_WIDE = {
    278: " !,./:;I[]\\ft|",
    222: "'ijl",
    333: "()-`r",
    355: '"',
    389: "*",
    500: "Jckvxyzs",
    584: "+<=>~",
    611: "FTZ",
    667: "&ABEKPSVXY",
    722: "CDHNRUw",
    778: "GOQ",
    833: "Mm",
    889: "%",
    944: "W",
    1015: "@",
}
_LETTERS = {letter: width for width, letters in _WIDE.items() for letter in letters}
_OTHER, _FAR_EAST = 556, 1000
_WORD = re.compile(r"\S+\s*|\s+")
EM = 1000


def length(text: str) -> int:
    """The length of a text on one line, in thousandths of the letters' size."""
    return sum(_LETTERS.get(letter, _OTHER if letter < "\u1100" else _FAR_EAST) for letter in text)


def count(text: str, room: float) -> int:
    """Lines of a wrapped text where a line has that room, in thousandths of the letters' size."""
    return sum(_wrapped(line, room) for line in text.split("\n"))


def _wrapped(line: str, most: float) -> int:
    lines, used = 1, 0.0
    for word in _WORD.findall(line):
        long = length(word.rstrip())
        if used and used + long > most:
            lines, used = lines + 1, 0.0
        if long > most:
            more = math.ceil(long / (most * 0.95)) - 1
            lines += more
            used = long - more * most * 0.95
        else:
            used += length(word)
    return lines
