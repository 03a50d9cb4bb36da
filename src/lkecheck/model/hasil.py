"""What all results share: their base, and a value with weight."""

# Without `from __future__ import annotations`: pydantic would compile each annotation's text again at every start.

from decimal import Decimal
from typing import Annotated

from pydantic import BaseModel, ConfigDict, PlainSerializer


def _decimal_text(value: Decimal) -> str:
    text = format(value.quantize(Decimal("0.000001")), "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


Nilai = Annotated[Decimal, PlainSerializer(_decimal_text, return_type=str)]
"""A value with weight: exact inside, at most six decimals as text outside."""


class Hasil(BaseModel):
    """Base of the result's parts: frozen; built by the program, so types are not checked twice."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)


class Unit(Hasil):
    """An OPD as the result names it."""

    kode: str
    nama: str
