"""Lines of text for the terminal: 80 columns, numbers with a decimal comma, four values at the end of a row."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Sequence
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

from lkecheck.core.indonesian import number
from lkecheck.judge.scoring import decimal
from lkecheck.model.penilaian import GalatHasil

WIDTH = 80
BOLD, DIM, RED, YELLOW, END = "\x1b[1m", "\x1b[2m", "\x1b[31m", "\x1b[33m", "\x1b[0m"
VALUES = f"{'klaim':>6} {'dukung':>6} {'mungkin':>7} {'bobot':>6}"
"""The head over four values."""
_NAME = 51


def wrapped(text: str, first: str = "", rest: str | None = None, style: str = "") -> Iterator[str]:
    """Lines of at most 80 columns, later ones under the text of the first; a label without a text stands alone."""
    indent = " " * len(first) if rest is None else rest
    lines = textwrap.wrap(text, WIDTH, initial_indent=first, subsequent_indent=indent, break_on_hyphens=False)
    for line in lines or [first] * bool(first.strip()):
        yield f"{style}{line}{END}" if style else line


def cut(text: str, width: int) -> str:
    """A text of at most so many letters, a cut one marked."""
    return text if len(text) <= width else text[: width - 1] + "~"


def fine(value: Decimal | Fraction) -> str:
    """A number of a derivation: two decimals, or up to six where it has them."""
    exact = decimal(value) if isinstance(value, Fraction) else value
    text = format(exact.quantize(Decimal("0.000001"), ROUND_HALF_UP), "f")
    whole, _, rest = text.partition(".")
    return f"{whole},{rest.rstrip('0').ljust(2, '0')}"


def columns(values: Sequence[Decimal]) -> str:
    """What is claimed, supported, possible, and the weight."""
    claimed, low, high, weight = map(number, values)
    return f"{claimed:>6} {low:>6} {high:>7} {weight:>6}"


def head(title: str) -> str:
    """The head of rows."""
    return f"{BOLD}{title:<{_NAME}} {VALUES}{END}"


def row(name: str, values: Sequence[Decimal], indent: int = 0) -> Iterator[str]:
    """A name, on further lines where it is long, with its four values."""
    margin = " " * indent
    lines = textwrap.wrap(name, _NAME, initial_indent=margin, subsequent_indent=margin + "  ", break_on_hyphens=False)
    yield f"{lines[0]:<{_NAME}} {columns(values)}"
    yield from lines[1:]


def broken(galat: Sequence[GalatHasil]) -> Iterator[str]:
    """What could not be judged; nothing where all was."""
    if galat:
        yield ""
        yield f"{BOLD}{len(galat)} galat; manifest ini belum dinilai:{END}"
        for one in galat:
            yield from wrapped(f"{one.tempat}: {one.pesan}", "- ")
