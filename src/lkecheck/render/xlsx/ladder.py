"""How a criterion is answered on a sheet: what may be typed into the cell, and what the answer is worth."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from lkecheck.model.kertas import Isian

_LIST, _MESSAGE = 255, 255
UNKNOWN = "tidak dikenal"


def rule(isian: Isian) -> dict[str, Any] | None:
    """The validation of an answer's cell; None where anything may be typed."""
    shown = {"input_title": "Jawaban APIP", "input_message": _message(isian), "ignore_blank": True}
    error = {"error_title": "Bukan pilihan kriteria ini", "error_message": f"Isilah: {allowed(isian)}."[:_MESSAGE]}
    if isian.bentuk == "huruf":
        letters = [one.jawaban for one in isian.tangga]
        return {"validate": "list", "source": letters, **shown, **error} if len(",".join(letters)) <= _LIST else None
    if isian.bentuk == "opini":
        return {"validate": "any", **shown}
    low, high = isian.paling_sedikit or Decimal(0), isian.paling_banyak
    if high is None:
        return {"validate": "decimal", "criteria": ">=", "value": _number(low), **shown, **error}
    return {"validate": "decimal", "criteria": "between", "minimum": _number(low), "maximum": _number(high), **shown, **error}


def allowed(isian: Isian) -> str:
    """What may be answered, in words."""
    if isian.bentuk == "huruf":
        return ", ".join(one.jawaban for one in isian.tangga)
    if isian.bentuk == "opini":
        return "kode opini, misalnya WTP"
    if isian.paling_banyak is None:
        return "angka"
    return f"angka {_plain(isian.paling_sedikit or Decimal(0))} sampai {_plain(isian.paling_banyak)}"


def _message(isian: Isian) -> str:
    text = "\n".join(f"{one.jawaban}: {one.arti}" for one in isian.tangga) if isian.bentuk == "huruf" else allowed(isian)
    return text if len(text) <= _MESSAGE else f"{allowed(isian)}. Artinya ada pada lembar Pilihan Jawaban."


def worth(isian: Isian, answer: str, weight: str) -> str | None:
    """The formula for the points of an answer, both given as cells; None where nobody knows what a number is worth."""
    if isian.bentuk == "persen":
        return f'=IF({answer}="","",IF(ISNUMBER({answer}),{weight}*{answer}/100,"{UNKNOWN}"))'
    if isian.bentuk == "angka":
        if not isian.paling_banyak:
            return None
        part = f"MIN(1,{answer}/{_plain(isian.paling_banyak)})"
        return f'=IF({answer}="","",IF(ISNUMBER({answer}),{weight}*{part},"{UNKNOWN}"))'
    if not isian.tangga:
        return None
    scores = ",".join(_plain(one.skor) for one in isian.tangga)
    letters = ",".join('"' + one.jawaban.replace('"', '""') + '"' for one in isian.tangga)
    other = UNKNOWN if isian.bentuk == "huruf" else ""
    return f'=IF({answer}="","",IFERROR({weight}*INDEX({{{scores}}},MATCH({answer},{{{letters}}},0)),"{other}"))'


def _number(value: Decimal) -> int | float:
    return int(value) if value == value.to_integral_value() else float(value)


def _plain(value: Decimal) -> str:
    text = format(value, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text
