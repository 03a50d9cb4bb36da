"""The container of Word, Excel and PowerPoint before 2007: its directory tells the kind, macros and locks. Text is not read."""

from __future__ import annotations

import struct
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, Literal

from lkecheck.evidence.files.trouble import Broken, Locked

MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
MAX_DIRECTORY_SECTORS = 10_000

Jenis = Literal["doc", "xls", "ppt", "ole"]

_FIRST_FAT_SECTORS = 109
_LAST = 0xFFFFFFFA
"""Numbers from here on are no sectors: end of a chain, free, or the table itself."""

_DAMAGED = "susunan berkas Office lama (OLE) rusak atau terpotong"
_KINDS: tuple[tuple[str, Jenis], ...] = (
    ("worddocument", "doc"),
    ("workbook", "xls"),
    ("book", "xls"),
    ("powerpoint document", "ppt"),
)
_MACROS = frozenset({"macros", "_vba_project_cur", "_vba_project"})
# The first holds what today's programs encrypt, the second the summary of a presentation that an old one did.
_ENCRYPTED = frozenset({"encryptedpackage", "encryptedsummary"})
_PACKED = "\x01ole10native"
_WORD_FLAGS, _WORD_ENCRYPTED = 10, 0x0100


@dataclass(frozen=True, slots=True)
class OleContent:
    """`jenis` is "ole" for what is none of the three. Macros of a ppt lie inside its stream and are not seen here."""

    jenis: Jenis
    aktif: tuple[str, ...]
    tak_dibaca: str = "format Office lama tidak dibaca isinya"


def look(path: Path) -> OleContent:
    """Raises Locked where a password is needed, Broken where the directory cannot be read, OSError for the file itself."""
    with path.open("rb") as file:
        try:
            container = _Container(file)
            entries = {name.lower(): start for name, start in container.entries()}
            if _ENCRYPTED.intersection(entries):
                raise Locked
            if "worddocument" in entries and container.word_is_encrypted(entries["worddocument"]):
                raise Locked
        except struct.error:  # fewer bytes than a sector has
            raise Broken(_DAMAGED) from None
    return OleContent(_kind(entries), tuple(_acts(frozenset(entries))))


def _kind(names: Collection[str]) -> Jenis:
    return next((kind for name, kind in _KINDS if name in names), "ole")


def _acts(names: frozenset[str]) -> Iterator[str]:
    if not _MACROS.isdisjoint(names):
        yield "makro (VBA)"
    if _PACKED in names:
        yield "berkas tersemat"


class _Container:
    """Sectors, and chains of them by the table of next sectors (FAT)."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        header = file.read(512)
        shift, self._directory = struct.unpack_from("<H", header, 30)[0], struct.unpack_from("<I", header, 48)[0]
        if not header.startswith(MAGIC) or shift not in (9, 12):
            raise Broken(_DAMAGED)
        self._size = 1 << shift
        self._numbers = f"<{self._size // 4}I"
        self._fat_sectors = list(struct.unpack_from(f"<{_FIRST_FAT_SECTORS}I", header, 76))
        self._more_fat = struct.unpack_from("<I", header, 68)[0]

    def _sector(self, number: int) -> bytes:
        self._file.seek((number + 1) * self._size)
        return self._file.read(self._size)

    def _next(self, number: int) -> int:
        """The sector that follows in the chain."""
        per_sector = self._size // 4
        index, at = divmod(number, per_sector)
        while index >= len(self._fat_sectors):
            self._learn_more()
        return int(struct.unpack_from("<I", self._sector(self._fat_sectors[index]), at * 4)[0])

    def _learn_more(self) -> None:
        """Where the table itself goes on, for files beyond 7 MB."""
        if self._more_fat >= _LAST or len(self._fat_sectors) > MAX_DIRECTORY_SECTORS * self._size // 4:
            raise Broken(_DAMAGED)
        *numbers, self._more_fat = struct.unpack(self._numbers, self._sector(self._more_fat))
        self._fat_sectors += numbers

    def entries(self) -> Iterator[tuple[str, int]]:
        """Name and first sector of each stream and storage."""
        sector, seen = self._directory, 0
        while sector < _LAST:
            seen += 1
            if seen > MAX_DIRECTORY_SECTORS:
                raise Broken(_DAMAGED)
            raw = self._sector(sector)
            for at in range(0, self._size, 128):
                letters, kind = struct.unpack_from("<HB", raw, at + 64)
                if kind and 2 <= letters <= 64:
                    yield raw[at : at + letters - 2].decode("utf-16-le", "replace"), struct.unpack_from("<I", raw, at + 116)[0]
            sector = self._next(sector)

    def word_is_encrypted(self, start: int) -> bool:
        """By the flag in the head of Word's own stream."""
        return bool(struct.unpack_from("<H", self._sector(start), _WORD_FLAGS)[0] & _WORD_ENCRYPTED)
