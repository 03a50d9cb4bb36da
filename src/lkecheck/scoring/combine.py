"""The ways in which a value of pusat and one of the units become one, by name; a pack names its own.

The regulation does not say which way holds, and printed tables fit several; so the way is a setting of the pack.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal, get_args

Cara = Literal["rata_rata_rasio", "rata_rata", "jumlah", "jumlah_rasio", "pusat", "unit"]


@dataclass(frozen=True, slots=True)
class Part:
    """What one tingkat reached of its weight; both in points, the weight above zero."""

    nilai: Decimal
    bobot: Decimal


def combine(cara: Cara, bobot: Decimal, pusat: Part | None, unit: Part | None) -> Decimal | None:
    """The combined value under a weight of `bobot` points; the one side where only one is assessed, None where neither is."""
    if pusat is None or unit is None:
        only = pusat or unit
        return None if only is None else bobot * only.nilai / only.bobot
    return _WAYS[cara](bobot, pusat, unit)


WAYS: tuple[Cara, ...] = get_args(Cara)
"""Every known way, the usual one first."""

_WAYS: dict[Cara, Callable[[Decimal, Part, Part], Decimal]] = {
    "rata_rata_rasio": lambda bobot, p, u: bobot * (p.nilai * u.bobot + u.nilai * p.bobot) / (2 * p.bobot * u.bobot),
    "rata_rata": lambda _b, p, u: (p.nilai + u.nilai) / 2,
    "jumlah": lambda _b, p, u: p.nilai + u.nilai,
    "jumlah_rasio": lambda bobot, p, u: bobot * (p.nilai + u.nilai) / (p.bobot + u.bobot),
    "pusat": lambda _b, p, _u: p.nilai,
    "unit": lambda _b, _p, u: u.nilai,
}
