"""Workbooks of this program, told by what is in them and never by their names; no sheet of them is read."""

from __future__ import annotations

import os
import re
import zipfile
import zlib
from collections.abc import Collection, Mapping
from pathlib import Path
from typing import BinaryIO, Literal

META = "_lkecheck"
"""The hidden sheet that says whose workbook it is."""
NOTED = "lke_hasil"
"""The name that a copy with notes carries."""

Kind = Literal["isian", "bercatatan", "catatan"]
"""A workbook to fill in; a copy of one with notes in it; notes in a workbook of their own, which holds nothing to read."""

MOST_READ = 1 << 20
MOST_DIRECTORY = 1 << 20
"""Bytes of an archive's list of parts; 2000 parts, more than a workbook may have, take a fifth of it."""
_END, _END_SIZE, _LONGEST_COMMENT = b"PK\x05\x06", 22, 0xFFFF
_OURS = re.compile(
    rb"""<(?:\w+:)?(?:sheet\b[^<>]*\bname=["']""" + META.encode() + rb"""|definedName\b[^<>]*\bname=["']lke_skema)["']"""
)
_NOTED = re.compile(rb"""<(?:\w+:)?definedName\b[^<>]*\bname=["']""" + NOTED.encode() + rb"""["']""")
_BROKEN = (OSError, KeyError, ValueError, RuntimeError, NotImplementedError, EOFError, zipfile.BadZipFile, zlib.error)


def kind(path: Path) -> Kind | None:
    """What a file is of ours; None where it is none, or broken."""
    try:
        with path.open("rb") as raw:
            if not _modest(raw):
                return None
            with zipfile.ZipFile(raw) as archive, archive.open("xl/workbook.xml") as stream:
                data = stream.read(MOST_READ)
    except _BROKEN:
        return None
    noted = _NOTED.search(data) is not None
    if _OURS.search(data) is None:
        return "catatan" if noted else None
    return "bercatatan" if noted else "isian"


def kinds(folder: Path, but: Collection[str] = ()) -> dict[str, Kind]:
    """The files of a folder that are ours, by name, without those named; links and what is no plain file are left alone."""
    try:
        with os.scandir(folder) as entries:
            names = sorted(
                one.name
                for one in entries
                if one.name.lower().endswith(".xlsx")
                and not one.name.startswith((".", "~$"))
                and one.name not in but
                and one.is_file(follow_symlinks=False)
            )
    except OSError:
        return {}
    found = {name: kind(folder / name) for name in names}
    return {name: one for name, one in found.items() if one is not None}


def handed_in(found: Mapping[str, Kind]) -> list[str]:
    """Those of a folder's workbooks that an OPD handed in: copies with notes count only where there is nothing else."""
    filled = [name for name, one in found.items() if one == "isian"]
    noted = {name for name, one in found.items() if one == "bercatatan"}
    return filled or sorted(noted - {companions(name)[1] for name in noted})


def companions(book: str) -> tuple[str, str]:
    """A workbook and the copy of it that carries notes: neither is evidence."""
    return book, f"{book.rpartition('.')[0]}-catatan.xlsx"


def _modest(raw: BinaryIO) -> bool:
    """Whether an archive's list of parts is short enough to be read; what follows it says how long it is."""
    size = raw.seek(0, os.SEEK_END)
    raw.seek(max(0, size - _END_SIZE - _LONGEST_COMMENT))
    tail = raw.read()
    at = tail.rfind(_END)
    raw.seek(0)
    return 0 <= at <= len(tail) - _END_SIZE and int.from_bytes(tail[at + 12 : at + 16], "little") <= MOST_DIRECTORY
