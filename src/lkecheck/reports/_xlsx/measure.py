"""How many lines a text takes in a cell, by the widths of the letters of Arial and of what is metrically like it.

Rows are given their height: not every program looks for itself how much room a wrapped text needs.
"""

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
_EM = 12
"""Pixels of 9 points."""
_UNIT, _PADDING = 6.6, 6
"""Pixels of one unit of a column's width where it is narrowest, and of the margins inside a cell."""
_POINTS, _SLACK = 12.0, 2.0
_WORD = re.compile(r"\S+\s*|\s+")


def pixels(text: str) -> float:
    """The length of a text on one line."""
    return sum(_LETTERS.get(letter, _OTHER if letter < "\u1100" else _FAR_EAST) for letter in text) * _EM / 1000


def room(width: float) -> float:
    """Pixels for text in a column of that width."""
    return max(_EM, width * _UNIT - _PADDING)


def count(text: str, width: float) -> int:
    """Lines of a wrapped text in a column of that width."""
    most = room(width)
    return sum(_wrapped(line, most) for line in text.split("\n"))


def _wrapped(line: str, most: float) -> int:
    lines, used = 1, 0.0
    for word in _WORD.findall(line):
        length = pixels(word.rstrip())
        if used and used + length > most:
            lines, used = lines + 1, 0.0
        if length > most:
            more = math.ceil(length / (most * 0.95)) - 1
            lines += more
            used = length - more * most * 0.95
        else:
            used += pixels(word)
    return lines


def points(lines: int) -> float:
    """Height of a row with so many lines."""
    return lines * _POINTS + _SLACK
