"""Lines of text for the terminal: 80 columns, numbers with a decimal comma, four values at the end of a row."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Sequence
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

from lkecheck.core.indonesian import number as number_text
from lkecheck.judge.scoring import decimal
from lkecheck.words.city_lines import BOLD, END, WIDTH

DIM = "\x1b[2m"
NAME = 51
__all__ = ["BOLD", "DIM", "END", "WIDTH", "fine", "head", "number_text", "row", "wrapped"]


def wrapped(text: str, first: str = "", rest: str | None = None) -> Iterator[str]:
    """Lines of at most 80 columns, later ones under the text of the first."""
    indent = " " * len(first) if rest is None else rest
    yield from textwrap.wrap(text, WIDTH, initial_indent=first, subsequent_indent=indent, break_on_hyphens=False)


def fine(value: Decimal | Fraction) -> str:
    """A number of a derivation: two decimals, or up to six where it has them."""
    exact = decimal(value) if isinstance(value, Fraction) else value
    text = format(exact.quantize(Decimal("0.000001"), ROUND_HALF_UP), "f")
    whole, _, rest = text.partition(".")
    return f"{whole},{rest.rstrip('0').ljust(2, '0')}"


def head(title: str) -> str:
    return f"{BOLD}{title:<{NAME}} {'klaim':>6} {'dukung':>6} {'mungkin':>7} {'bobot':>6}{END}"


def row(name: str, values: Sequence[Decimal], indent: int = 0) -> Iterator[str]:
    """A name, on further lines where it is long, with the values claimed, supported, possible, and the weight."""
    margin = " " * indent
    lines = textwrap.wrap(name, NAME, initial_indent=margin, subsequent_indent=margin + "  ", break_on_hyphens=False)
    claimed, low, high, weight = (number_text(value) for value in values)
    yield f"{lines[0]:<{NAME}} {claimed:>6} {low:>6} {high:>7} {weight:>6}"
    yield from lines[1:]
