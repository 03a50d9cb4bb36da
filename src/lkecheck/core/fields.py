"""What all models share: strictness, and the few kinds of field that a form has."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints, WithJsonSchema, model_validator
from pydantic_core import PydanticCustomError


class Model(BaseModel):
    """Frozen and strict; an unknown key is an error."""

    # Validators are built when first used: most models only ever stand inside another.
    model_config = ConfigDict(frozen=True, strict=True, extra="forbid", defer_build=True)


def as_text(value: Any) -> Any:
    """A whole number stands for its text: `nomor: 800` is the number 800 of a letter, not an amount."""
    return str(value) if type(value) is int else value


_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}\Z")


def _date(value: Any) -> Any:
    if type(value) is date:
        return value
    if isinstance(value, str) and _DATE.match(value):
        try:
            return date.fromisoformat(value)
        except ValueError:
            pass
    raise PydanticCustomError("tanggal", "bukan tanggal")


# 1.200 is one thousand two hundred to an officer and one point two to a program: where either may be meant, neither is taken.
THOUSANDS = re.compile(r"[1-9][0-9]{0,2}(?:\.[0-9]{3})+\Z")
NUMBER = re.compile(r"[0-9]{1,15}(?:\.[0-9]{1,9})?\Z")


def _number(value: Any) -> Any:
    if type(value) is Decimal:
        return value
    if type(value) is int and 0 <= value < 10**15:
        return Decimal(value)
    if isinstance(value, str) and THOUSANDS.match(value):
        raise PydanticCustomError("ribuan", "titik ribuan", readings(value))
    if isinstance(value, str) and NUMBER.match(value):
        try:
            return Decimal(value)
        except InvalidOperation:  # pragma: no cover - the pattern admits only numbers
            pass
    raise PydanticCustomError("angka", "bukan angka")


def declared_number(text: str) -> Decimal | None:
    """The number of an answer, with a decimal comma or point; None where it is none, or where 1.200 may mean two things."""
    plain = text.strip().replace(",", ".")
    return Decimal(plain) if NUMBER.match(plain) and not THOUSANDS.match(text.strip()) else None


def readings(value: str) -> dict[str, str]:
    """How to write each of the two things that a number such as 1.200 may mean; one with two points has no decimal point."""
    found = {"ribuan": value.replace(".", "")}
    if value.count(".") > 1:
        return found
    decimal = value.rstrip("0").rstrip(".")
    return found | {"desimal": f"{decimal}0" if THOUSANDS.match(decimal) else decimal}


def _tuple(value: Any) -> Any:
    """A list, or a key left empty in a half-filled form."""
    return () if value is None else tuple(value) if isinstance(value, list) else value


def _mapping(value: Any) -> Any:
    return {} if value is None else value


Teks = Annotated[
    str, BeforeValidator(as_text, json_schema_input_type=str | int), StringConstraints(min_length=1, max_length=2000)
]
"""Text of one field, never empty; a number keeps the digits it was written with."""

Tanggal = Annotated[date, BeforeValidator(_date), WithJsonSchema({"type": "string", "format": "date"})]
"""A calendar day, written YYYY-MM-DD."""

Angka = Annotated[
    Decimal,
    BeforeValidator(_number),
    WithJsonSchema({"anyOf": [{"type": "number", "minimum": 0}, {"type": "string", "pattern": r"^\d{1,15}(\.\d{1,9})?$"}]}),
]
"""A number from 0, exact."""

ListToTuple = BeforeValidator(_tuple)
MaybeEmpty = BeforeValidator(_mapping)

Tahun = Annotated[int, Field(ge=2000, le=2100)]


class MasaTahun(Model):
    """Years that something holds for; open where a side is absent."""

    mulai: Tahun | None = None
    sampai: Tahun | None = None

    @model_validator(mode="after")
    def _in_order(self) -> MasaTahun:
        if self.mulai is not None and self.sampai is not None and self.mulai > self.sampai:
            raise PydanticCustomError("masa", "mulai sesudah sampai")
        return self

    def covers(self, tahun: int) -> bool:
        return (self.mulai is None or tahun >= self.mulai) and (self.sampai is None or tahun <= self.sampai)
