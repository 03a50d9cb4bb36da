"""A cell's value as the manifest wants it: text, a number, a day; what is none of it is told with what was found."""

from __future__ import annotations

import re
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any

from openpyxl.cell.cell import Cell as BookCell

from .layout import NO, YES

MONTHS = {
    nama: number
    for number, names in enumerate(
        (
            ("januari", "jan"),
            ("februari", "feb", "pebruari"),
            ("maret", "mar"),
            ("april", "apr"),
            ("mei",),
            ("juni", "jun"),
            ("juli", "jul"),
            ("agustus", "agu", "ags"),
            ("september", "sep", "sept"),
            ("oktober", "okt"),
            ("november", "nov", "nopember"),
            ("desember", "des"),
        ),
        start=1,
    )
    for nama in names
}
_WORDS = re.compile(r"([0-9]{1,2})\s+([A-Za-z]+)\.?\s+([0-9]{4})\Z")
_ISO = re.compile(r"([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})\Z")
_SLASHED = re.compile(r"[0-9]{1,2}[/.\-][0-9]{1,2}[/.\-][0-9]{2,4}\Z")
LONG = 10**15
"""From here on a spreadsheet no longer keeps every digit of a number."""


class WrongCellError(Exception):
    """A cell that holds something else than it should; the message says what, and what to do."""


def blank(cell: BookCell | None) -> bool:
    """Whether a cell says nothing."""
    return cell is None or cell.value is None or (isinstance(cell.value, str) and not cell.value.strip())


def text(cell: BookCell) -> str:
    """The text of a cell without the spaces around it; a number as its digits."""
    value = _plain(cell)
    if isinstance(value, str):
        return value.strip()
    if isinstance(value, bool):
        return YES if value else NO
    if isinstance(value, datetime | date):
        return _day(value).isoformat()
    if isinstance(value, time):
        raise WrongCellError(f"berisi jam ({value}); tulis sebagai teks.")
    return number(cell)


def number(cell: BookCell) -> str:
    """A number's digits, exact; also where it was typed as text, with a comma or a point."""
    value = _plain(cell)
    if isinstance(value, str):
        return value.strip().replace(",", ".") if re.fullmatch(r"[0-9]+,[0-9]+", value.strip()) else value.strip()
    if isinstance(value, bool | datetime | date | time):
        raise WrongCellError(f"berisi {_shown(value)}, padahal diminta angka.")
    if abs(value) >= LONG:
        raise WrongCellError(
            f"berisi angka sepanjang {len(str(int(abs(value))))} digit; program lembar kerja hanya menyimpan 15 digit. "
            "Ubah format selnya menjadi Teks, lalu ketik ulang."
        )
    digits = format(Decimal(repr(value)) if isinstance(value, float) else Decimal(value), "f")
    return digits.rstrip("0").rstrip(".") if "." in digits else digits


def day(cell: BookCell) -> str:
    """A day, YYYY-MM-DD; from a date cell, from such a text, or from one in Indonesian words."""
    value = _plain(cell)
    if isinstance(value, datetime | date):
        return _day(value).isoformat()
    if not isinstance(value, str):
        raise WrongCellError(f"berisi {_shown(value)}, padahal diminta tanggal; ketik sebagai tanggal atau teks 2022-07-04.")
    return _day_of_text(value.strip())


def yes_or_no(cell: BookCell) -> bool | str:
    """ya or tidak as a truth value; anything else stays text, for the model to refuse."""
    value = text(cell)
    return {YES: True, "true": True, "benar": True, NO: False, "false": False, "salah": False}.get(value.casefold(), value)


def _plain(cell: BookCell) -> Any:
    if cell.data_type == "f":
        formula = cell.value if isinstance(cell.value, str) else getattr(cell.value, "text", "")
        shown = f"={str(formula).lstrip('=')}"
        raise WrongCellError(f"berisi rumus {shown[:60]}; di sini diminta nilai. Salin selnya, lalu Tempel Khusus sebagai Nilai.")
    if cell.data_type == "e":
        raise WrongCellError(f"berisi galat {cell.value}; betulkan atau kosongkan.")
    return cell.value


def _day(value: datetime | date) -> date:
    return value.date() if isinstance(value, datetime) else value


def _day_of_text(value: str) -> str:
    iso, words = _ISO.match(value), _WORDS.match(value)
    try:
        if iso is not None:
            return date(*map(int, iso.groups())).isoformat()
        if words is not None and words[2].casefold() in MONTHS:
            return date(int(words[3]), MONTHS[words[2].casefold()], int(words[1])).isoformat()
    except ValueError:
        raise WrongCellError(f'berisi "{value}", tanggal yang tidak ada dalam kalender.') from None
    if _SLASHED.match(value):
        raise WrongCellError(
            f'berisi teks "{value}"; tidak pasti mana hari dan mana bulan. Ketik sebagai tanggal, atau sebagai teks 2022-07-04.'
        )
    raise WrongCellError(f'berisi "{value[:60]}", padahal diminta tanggal, misalnya 2022-07-04 atau 4 Juli 2022.')


def _shown(value: Any) -> str:
    return {True: "BENAR", False: "SALAH"}[value] if isinstance(value, bool) else str(value)
