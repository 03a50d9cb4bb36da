"""How much work things are, as the officer estimates it: what a plan counts instead of the number of its steps."""

# Without `from __future__ import annotations`: pydantic would compile each annotation's text again at every start.

from decimal import Decimal
from typing import Annotated, Literal

from pydantic import AfterValidator, Field
from pydantic_core import PydanticCustomError

from lkecheck.core.fields import Angka, MaybeEmpty, Model

from .manifest import Kata


def _halves(value: Decimal) -> Decimal:
    if value <= 0 or value > 1000 or (value * 2) % 1:
        raise PydanticCustomError("hari_kerja", "bukan hari kerja")
    return value


HariKerja = Annotated[Angka, AfterValidator(_halves)]
"""Working days: whole or half, above 0."""


class Usaha(Model):
    """usaha.yaml: working days by criterion, by kind of document, and for whatever is not named."""

    skema: Literal["lkecheck/usaha/1"] = Field(description="Selalu lkecheck/usaha/1.")
    bawaan: HariKerja = Field(Decimal(1), description="Hari kerja untuk apa pun yang tidak disebut di bawah.")
    kriteria: Annotated[dict[Kata, HariKerja], MaybeEmpty] = Field({}, description="Hari kerja menurut kode kriteria.")
    jenis: Annotated[dict[Kata, HariKerja], MaybeEmpty] = Field({}, description="Hari kerja menurut jenis dokumen yang dibuat.")
