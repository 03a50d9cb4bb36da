"""What time a document is declared to be of."""

from __future__ import annotations

from datetime import date

from lkecheck.core.indonesian import day
from lkecheck.model.facts import Waktu
from lkecheck.model.manifest import Bukti


def counted_in(bukti: Bukti) -> Waktu | None:
    """The period a document is counted in: its `periode`, else the month of its date."""
    if bukti.periode is not None:
        return period(bukti.periode)
    if bukti.tanggal is not None:
        month = bukti.tanggal.month
        return Waktu(bukti.tanggal.year, month, (month + 2) // 3, (month + 5) // 6)
    return None


def period(text: str) -> Waktu:
    """2022, 2022-S1, 2022-Q3 or 2022-07; a month lies in its quarter, a quarter in its semester."""
    year, _, part = text.partition("-")
    if not part:
        return Waktu(int(year))
    number = int(part.lstrip("SQ"))
    if part[0] == "S":
        return Waktu(int(year), semester=number)
    if part[0] == "Q":
        return Waktu(int(year), triwulan=number, semester=(number + 1) // 2)
    return Waktu(int(year), number, (number + 2) // 3, (number + 5) // 6)


def span(bukti: Bukti) -> tuple[date, date] | None:
    """First and last day of a document: of its periode, else of berlaku, else its date."""
    if bukti.periode is not None:
        year = int(bukti.periode[:4])
        return date(year, 1, 1), date(year, 12, 31)
    masa = bukti.berlaku
    if masa is not None and (masa.mulai or masa.sampai):
        return masa.mulai or date.min, masa.sampai or date.max
    return (bukti.tanggal, bukti.tanggal) if bukti.tanggal is not None else None


def told(bukti: Bukti) -> str:
    """The time of a document as a message tells it."""
    if bukti.periode is not None:
        return bukti.periode
    return day(bukti.tanggal) if bukti.tanggal is not None else "masa berlaku yang lain"
