"""Long texts over several rows: a row of a spreadsheet is at most 409 points high, and what goes beyond is not seen."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from .book import Value
from .measure import count, pixels, room

MOST = 33
"""Lines of text in one row."""


def rows(values: Sequence[Value], columns: Sequence[float]) -> Iterator[list[Value]]:
    """The values as one row, or as several of which the later ones hold what is left of the texts."""
    parts = [_parts(value, width) for value, width in zip(values, columns, strict=True)]
    for number in range(max((len(one) for one in parts), default=0)):
        yield [one[number] if number < len(one) else None for one in parts]


def lines(values: Sequence[Value], columns: Sequence[float]) -> int:
    """Lines of the longest text of a row."""
    return max((count(text, width) for text, width in zip(values, columns, strict=True) if isinstance(text, str)), default=1)


def _parts(value: Value, width: float) -> list[Value]:
    if not isinstance(value, str) or count(value, width) <= MOST:
        return [value]
    found: list[Value] = []
    held: list[str] = []
    used = 0
    for line in _short_lines(value, width):
        more = count(line, width)
        if held and used + more > MOST:
            found.append("\n".join(held))
            held, used = [], 0
        held.append(line)
        used += more
    return [*found, "\n".join(held)]


def _short_lines(text: str, width: float) -> Iterator[str]:
    """Lines of which each fits a row; one that does not is parted between words."""
    for line in text.split("\n"):
        if count(line, width) <= MOST:
            yield line
        else:
            yield from _parted(line, room(width) * MOST * 0.8)


def _parted(line: str, most: float) -> Iterator[str]:
    held = ""
    for word in line.split(" "):
        rest = word
        while pixels(rest) > most:  # a word longer than a row: cut where it must be
            if held:
                yield held
                held = ""
            at = max(1, int(len(rest) * most / pixels(rest)) - 1)
            yield rest[:at]
            rest = rest[at:]
        if held and pixels(f"{held} {rest}") > most:
            yield held
            held = rest
        else:
            held = f"{held} {rest}" if held else rest
    yield held
