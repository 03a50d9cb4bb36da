"""The ways in which a value of pusat and one of the units become one, by name; a pack names its own.

The regulation does not say which way holds, and printed tables fit several; so the way is a setting of the pack. Each way
is linear: it is written as what one point of either side counts.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Literal, get_args

Cara = Literal["rata_rata_rasio", "rata_rata", "jumlah", "jumlah_rasio", "pusat", "unit"]
Factors = tuple[Fraction, Fraction]
"""What a point of pusat and a point of unit count in the combined value."""


@dataclass(frozen=True, slots=True)
class Part:
    """What one tingkat reached of its weight; both in points, the weight above zero."""

    nilai: Decimal
    bobot: Decimal


def combine(cara: Cara, bobot: Decimal, pusat: Part | None, unit: Part | None) -> Decimal | None:
    """The combined value under a weight of `bobot` points; the one side where only one is assessed, None where neither is."""
    if pusat is None and unit is None:
        return None
    weights = [Fraction(side.bobot) if side is not None else None for side in (pusat, unit)]
    counted = zip(factors(cara, Fraction(bobot), *weights), (pusat, unit), strict=True)
    whole = sum((factor * Fraction(side.nilai) for factor, side in counted if side is not None), Fraction(0))
    return Decimal(whole.numerator) / Decimal(whole.denominator)


def factors(cara: Cara, bobot: Fraction, pusat: Fraction | None, unit: Fraction | None) -> Factors:
    """What a point of either side counts, by the weights of both; None is a side that is not assessed, and counts nothing."""
    if pusat is None or unit is None:
        return (bobot / pusat if pusat else Fraction(0)), (bobot / unit if unit else Fraction(0))
    return _WAYS[cara](bobot, pusat, unit)


WAYS: tuple[Cara, ...] = get_args(Cara)
"""Every known way, the usual one first."""

_HALF, _ONE, _NONE = Fraction(1, 2), Fraction(1), Fraction(0)

_WAYS: dict[Cara, Callable[[Fraction, Fraction, Fraction], Factors]] = {
    "rata_rata_rasio": lambda bobot, p, u: (bobot / (2 * p), bobot / (2 * u)),
    "rata_rata": lambda _b, _p, _u: (_HALF, _HALF),
    "jumlah": lambda _b, _p, _u: (_ONE, _ONE),
    "jumlah_rasio": lambda bobot, p, u: (bobot / (p + u), bobot / (p + u)),
    "pusat": lambda _b, _p, _u: (_ONE, _NONE),
    "unit": lambda _b, _p, _u: (_NONE, _ONE),
}
