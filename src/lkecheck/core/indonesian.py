"""Figures, days and lists as Indonesian writes them: with a decimal comma, with the month in words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

_MONTHS = (
    *("Januari", "Februari", "Maret", "April", "Mei", "Juni"),
    *("Juli", "Agustus", "September", "Oktober", "November", "Desember"),
)
_SHOWN = 3
_FIGURE = re.compile(r"-?[0-9]+\.[0-9]+")


def number(value: Decimal, places: int = 2, rounding: str = ROUND_HALF_UP) -> str:
    """A value with so many decimals, rounded half up unless said otherwise."""
    return format(value.quantize(Decimal(1).scaleb(-places), rounding), "f").replace(".", ",")


def amount(value: Decimal) -> str:
    """A value with the decimals that it has, without trailing zeros."""
    return format(value.normalize(), "f").replace(".", ",")


def figure(text: str) -> str:
    """A text that is a figure with a decimal point, with a comma instead; any other text as it is."""
    return text.replace(".", ",") if _FIGURE.fullmatch(text) else text


def day(value: date | str) -> str:
    """2021-12-31, a date or a text, as 31 Desember 2021."""
    year, month, of_month = str(value).split("-")
    return f"{int(of_month)} {_MONTHS[int(month) - 1]} {year}"


def some(names: Sequence[str]) -> str:
    """The first few of several names, and how many more there are."""
    rest = len(names) - _SHOWN
    return ", ".join(names[:_SHOWN]) + (f", dan {rest} lainnya" if rest > 0 else "")
