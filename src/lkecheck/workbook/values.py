"""A cell's value as the manifest wants it: text, a number, a day; what is none of it is told with what was found."""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Any

from openpyxl.cell.cell import Cell as BookCell
from openpyxl.utils.datetime import from_excel

from lkecheck.core.fields import THOUSANDS

from .document import CONTROL
from .escapes import decoded
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
_SLASHED = re.compile(r"([0-9]{1,2})[/.\-]([0-9]{1,2})[/.\-][0-9]{2,4}\Z")
_COMMA = re.compile(r"[0-9]+,[0-9]+\Z")
_PERCENT = re.compile(r"(?P<angka>[0-9]+(?:\.[0-9]+)*(?:,[0-9]+)?)\s*%?\Z")
LONG = 10**15
"""From here on a spreadsheet no longer keeps every digit of a number."""
FIRST_SERIAL, LAST_SERIAL = 32_874, 73_415
"""Numbers behind the days of the years 1990 to 2100, where the format of a date was lost."""


class WrongCellError(Exception):
    """A cell that holds something else than it should; the message says what, and what to do."""


def blank(cell: BookCell | None) -> bool:
    """Whether a cell says nothing."""
    return cell is None or cell.value is None or (isinstance(cell.value, str) and not cell.value.strip())


def text(cell: BookCell) -> str:
    """The text of a cell without the spaces around it; a number as its digits."""
    value = _plain(cell)
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return YES if value else NO
    if isinstance(value, datetime | date | time | timedelta):
        what = f"tanggal {_day(value)}" if isinstance(value, date) else f"jam {value}"
        raise WrongCellError(
            f"berisi {what}, padahal diminta teks; mungkin program lembar kerja mengubah yang diketik. "
            "Ubah format selnya menjadi Teks, lalu ketik ulang."
        )
    return digits(_number(cell, value))


def spelled(cell: BookCell) -> str:
    """What a cell shows, whatever it holds: for naming its row, never for judging it."""
    try:
        return text(cell)
    except WrongCellError:
        value = cell.value
        return _day(value).isoformat() if isinstance(value, date) else str(getattr(value, "text", value))


def answer(cell: BookCell) -> str:
    """An answer: a letter, or a number that may carry a decimal comma or a percent sign."""
    said = text(cell)
    match = _PERCENT.match(said)
    return number_text(match["angka"]) if match else said


def period(cell: BookCell) -> str:
    """A period; where a spreadsheet made a day of 2022-07 and shows month and year only, that month."""
    value = cell.value
    if isinstance(value, datetime | date) and value.day == 1 and "d" not in _shown_format(cell):
        return f"{value.year}-{value.month:02}"
    return text(cell)


def number(cell: BookCell) -> str | Decimal:
    """A number, exact; also where it was typed as text, with a comma or a point."""
    value = _plain(cell)
    return number_text(value) if isinstance(value, str) else _number(cell, value)


def number_text(value: str) -> str:
    """A number as typed in Indonesia: points part thousands where they may, a comma is the decimal sign."""
    whole, comma, rest = value.partition(",")
    if THOUSANDS.match(whole) and (not comma or rest.isdecimal()):
        return whole.replace(".", "") + (f".{rest}" if comma else "")
    return value.replace(",", ".") if _COMMA.match(value) else value


def day(cell: BookCell) -> str:
    """A day, YYYY-MM-DD; from a date cell, from the number behind one, from such a text, or from one in Indonesian words."""
    value = _plain(cell)
    if isinstance(value, datetime | date):
        return _not_a_year(_day(value)).isoformat()
    if isinstance(value, int | float) and not isinstance(value, bool) and FIRST_SERIAL <= value <= LAST_SERIAL:
        found = from_excel(value, cell.parent.parent.epoch)
        return _day(found).isoformat()
    if not isinstance(value, str):
        raise WrongCellError(f"berisi {_shown(value)}, padahal diminta tanggal; ketik sebagai tanggal atau teks 2022-07-04.")
    return _day_of_text(value)


def digits(value: Decimal) -> str:
    """A number's digits without an exponent and without zeros that say nothing."""
    plain = format(value, "f")
    return plain.rstrip("0").rstrip(".") if "." in plain else plain


def yes_or_no(cell: BookCell) -> bool | str:
    """ya or tidak as a truth value; anything else stays text, for the model to refuse."""
    value = text(cell)
    return {YES: True, "true": True, "benar": True, NO: False, "false": False, "salah": False}.get(value.casefold(), value)


def _plain(cell: BookCell) -> Any:
    """The value itself, text cleaned; never a formula, whose stored result may be an old one."""
    if cell.data_type == "f":
        formula = cell.value if isinstance(cell.value, str) else getattr(cell.value, "text", "")
        shown = f"={str(formula or '').lstrip('=')}"
        other = " dari buku kerja lain" if "[" in shown else ""
        raise WrongCellError(
            f"berisi rumus{other} {shown[:60]}; di sini diminta nilai. Salin selnya, lalu Tempel Khusus sebagai Nilai."
        )
    if cell.data_type == "e":
        raise WrongCellError(f"berisi galat {cell.value}; betulkan atau kosongkan.")
    return _clean(cell.value) if isinstance(cell.value, str) else cell.value


def _clean(value: str) -> str:
    """A text as a person sees it: escapes of the file format read, one kind of line break, no spaces around."""
    value = decoded(value).replace("\r\n", "\n").replace("\r", "\n").strip()
    control = CONTROL.search(value)
    if control:
        raise WrongCellError(f"memuat karakter kendali (kode {ord(control[0])}); hapus isinya, lalu ketik ulang.")
    return value


def _number(cell: BookCell, value: Any) -> Decimal:
    if isinstance(value, bool | datetime | date | time | timedelta):
        raise WrongCellError(f"berisi {_shown(value)}, padahal diminta angka.")
    if abs(value) >= LONG:
        raise WrongCellError(
            f"berisi angka sepanjang {len(str(int(abs(value))))} digit; program lembar kerja hanya menyimpan 15 digit. "
            "Ubah format selnya menjadi Teks, lalu ketik ulang."
        )
    exact = Decimal(repr(value)) if isinstance(value, float) else Decimal(value)
    return exact * 100 if "%" in _shown_format(cell) else exact


def _shown_format(cell: BookCell) -> str:
    """A cell's number format without what it only quotes."""
    return re.sub(r'"[^"]*"|\\.|\[[^\]]*\]', "", cell.number_format or "").casefold()


def _day(value: datetime | date) -> date:
    return value.date() if isinstance(value, datetime) else value


def _not_a_year(value: date) -> date:
    """A cell for days shows 2022 as a day of 1905."""
    number = (value - date(1899, 12, 30)).days
    if 1990 <= number <= 2100:
        raise WrongCellError(f"berisi tanggal {value}; mungkin yang diketik tahun {number}. Ketik tanggal lengkapnya.")
    return value


def _day_of_text(value: str) -> str:
    iso, words = _ISO.match(value), _WORDS.match(value)
    try:
        if iso is not None:
            return date(*map(int, iso.groups())).isoformat()
        if words is not None and words[2].casefold() in MONTHS:
            return date(int(words[3]), MONTHS[words[2].casefold()], int(words[1])).isoformat()
    except ValueError:
        raise WrongCellError(f'berisi "{value}", tanggal yang tidak ada dalam kalender.') from None
    slashed = _SLASHED.match(value)
    if slashed is not None:
        first, second = int(slashed[1]), int(slashed[2])
        why = "tidak pasti mana hari dan mana bulan" if max(first, second) <= 12 else "ini teks, bukan tanggal"
        raise WrongCellError(f'berisi teks "{value}"; {why}. Ketik sebagai tanggal, atau sebagai teks 2022-07-04.')
    raise WrongCellError(f'berisi "{value[:60]}", padahal diminta tanggal, misalnya 2022-07-04 atau 4 Juli 2022.')


def _shown(value: Any) -> str:
    return {True: "BENAR", False: "SALAH"}[value] if isinstance(value, bool) else str(value)
