"""Words of the sheets alone, and values as a cell takes them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from decimal import Decimal

from lkecheck.model.penilaian import Temuan
from lkecheck.model.reviu import Jenjang
from lkecheck.render.formats.plain import title
from lkecheck.words import day as long_day

SIGNERS: dict[Jenjang, str] = {
    "anggota": "Disusun oleh: anggota tim",
    "ketua": "Direviu oleh: ketua tim",
    "dalnis": "Direviu oleh: pengendali teknis (dalnis)",
    "inspektur": "Direviu oleh: inspektur",
}
_NUMBER = re.compile(r"[0-9]{1,12}(\.[0-9]{1,9})?\Z")


def answer(text: str | None) -> str | Decimal | None:
    """An answer as a cell takes it: a number where it is one."""
    return Decimal(text) if text is not None and _NUMBER.match(text) else text


def day(iso: str) -> date:
    """The day of a text YYYY-MM-DD."""
    return date.fromisoformat(iso)


def kind(temuan: Temuan) -> str:
    """The kind of a finding in words."""
    return title(temuan.aturan)


def waived(temuan: Temuan) -> str:
    """Why a finding is set aside, or the empty string."""
    if temuan.dikecualikan is not None:
        return f"dikecualikan: {temuan.dikecualikan}"
    if temuan.ditutup is not None:
        return f"dijawab {temuan.ditutup.jenjang} ({temuan.ditutup.nama}, {long_day(temuan.ditutup.tanggal)})"
    return ""


def lines(parts: Iterable[str]) -> str:
    """Texts as the lines of one cell."""
    return "\n".join(part for part in parts if part)
