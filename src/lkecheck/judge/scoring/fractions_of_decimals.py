"""Decimals back to the fractions they were divided from, so that sums of many come out exact."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache

_LIKELY = 1_000_000
"""What a value is divided by is at most this large: a weight's cents, a score's, the number of criteria, a coverage."""
_NEAR = Fraction(1, 10**20)


@lru_cache(maxsize=4096)
def exact(value: Decimal) -> Fraction:
    """The short fraction that a decimal was divided from, where one is near enough; else the decimal's own."""
    own = Fraction(value)
    if own.denominator <= _LIKELY:
        return own
    short = own.limit_denominator(_LIKELY)
    return short if abs(own - short) < _NEAR else own


def total(values: Iterable[Fraction]) -> Fraction:
    """The sum; those of one denominator are added as whole numbers first, which is many times as fast."""
    by_denominator: dict[int, int] = {}
    for value in values:
        by_denominator[value.denominator] = by_denominator.get(value.denominator, 0) + value.numerator
    return sum((Fraction(above, under) for under, above in by_denominator.items()), Fraction(0))
