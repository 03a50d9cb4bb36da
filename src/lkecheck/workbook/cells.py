"""Lists and pairs in one cell, written and read: `a; b`, `wajib = 40; sudah = 38`, `rekap (38/40)`."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable

_COVER = re.compile(
    r"(?P<id>.*\S)\s*\(\s*(?P<tercapai>[0-9]+(?:[.,][0-9]+)?)\s*/\s*(?P<sasaran>[0-9]+(?:[.,][0-9]+)?)\s*\)\Z", re.DOTALL
)


def join(parts: Iterable[str]) -> str:
    """Several texts as one cell; one that holds the separator or a quote is quoted."""
    return "; ".join(_quoted(part) for part in parts)


def _quoted(part: str) -> str:
    plain = part and part == part.strip() and not any(sign in part for sign in ';"\n\r')
    return part if plain else '"' + part.replace('"', '""') + '"'


def split(text: str) -> list[str]:
    """The texts of a cell, separated by semicolons or line breaks; blanks between separators say nothing.

    Raises ValueError where a quote is opened and not closed.
    """
    found: list[str] = []
    rows = csv.reader(io.StringIO(text), delimiter=";", skipinitialspace=True, strict=True)
    try:
        for row in rows:
            found += [part.strip() if part == part.strip() or '"' not in text else part for part in row]
    except csv.Error:
        raise ValueError(text) from None
    return [part for part in found if part.strip()]


def split_ids(text: str) -> list[str]:
    """Ids that people separate by commas; a comma inside brackets belongs to a figure."""
    return [part.strip() for part in re.split(r",(?![^()]*\))", text) if part.strip()]


def link(nama: str, tercapai: str | None = None, sasaran: str | None = None) -> str:
    """An item's id, with the figure of its own where the link carries one."""
    return nama if tercapai is None else f"{nama} ({tercapai}/{sasaran})"


def read_link(text: str) -> tuple[str, str | None, str | None]:
    """The id, and the two figures in brackets behind it."""
    match = _COVER.match(text)
    return (match["id"], match["tercapai"], match["sasaran"]) if match else (text, None, None)


def pair(nama: str, angka: str) -> str:
    """A named figure."""
    return f"{nama} = {angka}"


def read_pair(text: str) -> tuple[str, str] | None:
    """A named figure: `wajib = 40`, `wajib: 40` or `wajib 40`; None where it is none."""
    match = re.match(r"(?P<nama>.*\S)\s*[=:]\s*(?P<angka>\S+)\Z", text, re.DOTALL) or re.match(
        r"(?P<nama>.*\S)\s+(?P<angka>[0-9][0-9.,]*)\Z", text, re.DOTALL
    )
    return (match["nama"], match["angka"]) if match else None
