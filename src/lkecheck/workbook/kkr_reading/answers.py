"""One answer's cell against the ladder of its criterion."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation
from typing import Any

from openpyxl.cell.cell import Cell as BookCell

from lkecheck.core.errors import did_you_mean
from lkecheck.core.fields import NUMBER
from lkecheck.model.kkr import Ladder
from lkecheck.workbook import values
from lkecheck.workbook.values import WrongCellError

LONGEST = 2000
"""Letters of a name or a note."""


def answer(cell: BookCell, ladder: Ladder) -> dict[str, Any]:
    """The answer as a verdict keeps it: a letter, or a number; raises WrongCellError."""
    if ladder.bentuk == "huruf":
        return {"jawaban": _letter(values.text(cell), ladder)}
    if ladder.bentuk == "opini":
        return {"jawaban": _opinion(values.text(cell))}
    return {"nilai": _number(cell, ladder)}


def _letter(said: str, ladder: Ladder) -> str:
    letters = ladder.pilihan.split(";")
    found = next((letter for letter in letters if letter.casefold() == said.casefold()), None)
    if found is None:
        hint = did_you_mean(said.upper(), letters)
        raise WrongCellError(f'berisi "{said[:60]}", yang tidak ada pada kriteria ini; pilihannya: {", ".join(letters)}.{hint}')
    return found


def _opinion(said: str) -> str:
    if len(said) > LONGEST or not any(letter.isalpha() for letter in said):
        raise WrongCellError(f'berisi "{said[:60]}", padahal diminta kode opini, misalnya WTP.')
    return said.upper()


def _number(cell: BookCell, ladder: Ladder) -> Decimal:
    value = values.number(cell)
    text = value.removesuffix("%").strip().replace(",", ".") if isinstance(value, str) else None
    try:
        found = Decimal(text) if text is not None else Decimal(value)
    except InvalidOperation:
        raise WrongCellError(f'berisi "{value}", padahal diminta {_wanted(ladder)}.') from None
    found = found.normalize() if found else Decimal(0)
    low, high = Decimal(ladder.paling_sedikit or 0), Decimal(ladder.paling_banyak) if ladder.paling_banyak else None
    if not NUMBER.match(format(found, "f")) or found < low or (high is not None and found > high):
        raise WrongCellError(f"berisi {values.digits(found).replace('.', ',')}, padahal diminta {_wanted(ladder)}.")
    return found


def _wanted(ladder: Ladder) -> str:
    if not ladder.paling_banyak:
        return "angka"
    low, high = (values.digits(Decimal(text or 0)).replace(".", ",") for text in (ladder.paling_sedikit, ladder.paling_banyak))
    return f"angka {low} sampai {high}"
