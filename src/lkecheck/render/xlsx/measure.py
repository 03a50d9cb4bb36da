"""How much room a text takes in a cell.

Rows are given their height: not every program looks for itself how much room a wrapped text needs.
"""

from __future__ import annotations

from lkecheck.render import text_widths

_EM = 12
"""Pixels of 9 points."""
_UNIT, _PADDING = 6.6, 6
"""Pixels of one unit of a column's width where it is narrowest, and of the margins inside a cell."""
_POINTS, _SLACK = 12.0, 2.0


def pixels(text: str) -> float:
    """The length of a text on one line."""
    return text_widths.length(text) * _EM / text_widths.EM


def room(width: float) -> float:
    """Pixels for text in a column of that width."""
    return max(_EM, width * _UNIT - _PADDING)


def count(text: str, width: float) -> int:
    """Lines of a wrapped text in a column of that width."""
    return text_widths.count(text, room(width) * text_widths.EM / _EM)


def points(lines: int) -> float:
    """Height of a row with so many lines."""
    return lines * _POINTS + _SLACK
