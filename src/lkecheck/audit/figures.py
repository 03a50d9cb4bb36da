"""Printed figures: read as numbers without losing how they were printed."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal

_NUMBER = re.compile(
    r"(?P<banding>[<>≤≥]=?|)\s*(?P<angka>-?[0-9]{1,15}(?:[.,][0-9]{1,9})?)\s*(?P<persen>%|)(?P<sisa>.*)\Z", re.DOTALL
)
_SCALE = re.compile(r"\s*([0-9]+(?:[.,][0-9]+)?)\s*(?:-|–|s\.?d\.?|sampai)\s*([0-9]+(?:[.,][0-9]+)?)\s*\Z")
CENT = Decimal("0.01")


@dataclass(frozen=True, slots=True)
class Figure:
    """One printed cell; `nilai` is None where it is no number. `banding` is a printed "<" or ">"; `persen` a printed "%"."""

    teks: str
    nilai: Decimal | None
    desimal: int = 0
    banding: str = ""
    persen: bool = False

    @classmethod
    def of(cls, teks: str) -> Figure:
        """Reads a cell; digits followed by other words ("2 per OPD") count, words alone do not."""
        match = _NUMBER.match(teks.strip())
        if match is None or match["sisa"][:1].strip() in set(".,-/:"):
            return cls(teks, None)
        digits = match["angka"].replace(",", ".")
        return cls(teks, Decimal(digits), len(digits.partition(".")[2]), match["banding"], bool(match["persen"]))


def _number(text: str) -> Decimal:
    return Decimal(text.replace(",", "."))


def scale(teks: str | None) -> tuple[Decimal, Decimal] | None:
    """The two ends of a printed scale such as "0-400"; None where it is none."""
    match = _SCALE.match(teks) if teks else None
    if match is None:
        return None
    low, high = _number(match[1]), _number(match[2])
    return (low, high) if low < high else None


def near(printed: Decimal, exact: Decimal, desimal: int, slack: Decimal = Decimal(0)) -> bool:
    """Whether a printed figure is an exact one, rounded either way or cut, at its number of decimals.

    `slack` is what the rounding of the figures that it is computed from may add.
    """
    return abs(printed - exact) < Decimal(1).scaleb(-desimal) + slack


def step(figure: Figure) -> Decimal:
    """How far a printed figure may be from what was rounded or cut to it; a whole number is taken as exact."""
    return Decimal(1).scaleb(-figure.desimal) if figure.desimal else Decimal(0)


def show(value: Decimal, desimal: int = 2) -> str:
    """A computed figure for people: at most `desimal` decimals, half up, as the tables print them."""
    return format(value.quantize(Decimal(1).scaleb(-desimal), ROUND_HALF_UP), "f")


def cut(value: Decimal, desimal: int) -> Decimal:
    """A value cut, not rounded."""
    return value.quantize(Decimal(1).scaleb(-desimal), ROUND_DOWN)
