"""Lines of text for the terminal: 80 columns, numbers with a decimal comma."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator
from decimal import Decimal

from lkecheck.core.indonesian import amount as amount
from lkecheck.core.indonesian import number as number

WIDTH = 80
BOLD, DIM, END = "\x1b[1m", "\x1b[2m", "\x1b[0m"


def wrapped(text: str, first: str = "", rest: str | None = None) -> Iterator[str]:
    """Lines of at most 80 columns, later ones under the text of the first."""
    indent = " " * len(first) if rest is None else rest
    yield from textwrap.wrap(text, WIDTH, initial_indent=first, subsequent_indent=indent, break_on_hyphens=False)


def fine(value: Decimal) -> str:
    """What a step adds: three decimals, since many are worth less than a hundredth."""
    return number(value, 3)


def cut(text: str, width: int) -> str:
    """A text of at most so many letters, a cut one marked."""
    return text if len(text) <= width else text[: width - 1] + "~"
