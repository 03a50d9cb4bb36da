"""What a manifest says, as the cells of the workbook: typed where nothing is lost by it, else as text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from lkecheck.model.manifest import Bukti, Jawaban, Kaitan

from . import cells
from .layout import NO, YES

Value = str | float | int | datetime
_THOUSANDS = re.compile(r"[1-9][0-9]{0,2}\.[0-9]{3}\Z")
FIRST_DAY = date(1900, 3, 1)
"""Before it the calendars of spreadsheet programs disagree; such a day is written as text."""


def answer_cells(jawaban: Jawaban | None) -> dict[str, Value]:
    """The cells of one criterion, by the columns' keys."""
    if jawaban is None:
        return {}
    found: dict[str, Value | None] = {
        "nilai": _answer(jawaban.nilai),
        "rincian": cells.join(cells.pair(nama, plain(angka)) for nama, angka in jawaban.rincian.items()) or None,
        "bukti": cells.join(_link(kaitan) for kaitan in jawaban.bukti) or None,
        "catatan": jawaban.catatan,
    }
    return {key: value for key, value in found.items() if value is not None}


def _answer(nilai: str | None) -> Value | None:
    """A number as a number, which a validation by numbers asks for; everything else as text."""
    if nilai is None or not re.fullmatch(r"(?:0|[1-9][0-9]{0,5})(?:\.[0-9]{0,3}[1-9])?", nilai):
        return nilai
    return float(nilai)


def _link(kaitan: Kaitan) -> str:
    own = kaitan.cakupan
    return cells.link(kaitan.id, plain(own.tercapai), plain(own.sasaran)) if own else kaitan.id


def item_cells(bukti: Bukti, names: Mapping[str, Mapping[str, str]]) -> dict[str, Value]:
    """The cells of one item of evidence, by the columns' keys; kinds and topics by name."""
    found = dict(_flat(bukti.model_dump(exclude_defaults=True)))
    found["jenis"] = names["jenis"].get(bukti.jenis, bukti.jenis)
    found["topik"] = cells.join(names["topik"].get(topik, topik) for topik in bukti.topik)
    if bukti.ditandatangani is not None:
        found["ditandatangani"] = YES if bukti.ditandatangani else NO
    return {key: _cell(value) for key, value in found.items()}


def _flat(data: Mapping[str, Any], above: str = "") -> Iterator[tuple[str, Any]]:
    for key, value in data.items():
        if isinstance(value, dict):
            yield from _flat(value, f"{above}{key}.")
        elif value is not None:
            yield f"{above}{key}", value


def _cell(value: Any) -> Value:
    if isinstance(value, Decimal):
        return _number(value)
    if isinstance(value, date):
        return datetime(value.year, value.month, value.day) if value >= FIRST_DAY else value.isoformat()  # noqa: DTZ001 - a day
    if isinstance(value, list | tuple):
        return cells.join(map(str, value))
    return str(value)


def _number(value: Decimal) -> Value:
    """A number where a spreadsheet's floats hold it exactly, else its digits."""
    as_float = float(value)
    return as_float if Decimal(repr(as_float)) == value and len(value.as_tuple().digits) <= 15 else plain(value)


def plain(value: Decimal) -> str:
    """A number's digits without an exponent; a decimal point never stands where one of thousands might."""
    text = format(value, "f")
    return f"{text}0" if _THOUSANDS.match(text) else text
