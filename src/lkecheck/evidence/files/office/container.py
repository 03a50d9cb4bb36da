"""A zip container of a stranger: its members by name, each read in pieces and within limits. Names are never used as paths."""

from __future__ import annotations

import errno
import io
import struct
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from types import TracebackType
from typing import Self

from lkecheck.evidence.files.trouble import Broken, Locked

MAX_ENTRIES = 10_000
MAX_INFLATED = 200_000_000
MAX_RATIO, RATIO_MATTERS_FROM = 200, 10_000_000
MAX_DIRECTORY = 4 << 20
CHUNK = 1 << 16

BOMB = "isi terkompresi tidak wajar (bom zip)"
DAMAGED = "susunan arsip zip rusak atau terpotong"
_ENCRYPTED = 0x1
# What else zipfile knows (bzip2, LZMA) inflates a piece without limit, and no office program writes it.
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_FAULTS = (zipfile.BadZipFile, NotImplementedError, EOFError, zlib.error, struct.error, ValueError, OverflowError)


class _Modest(io.BufferedReader):
    """A file that refuses to be read at a gulp: zipfile takes in a directory of any size at once."""

    def read(self, size: int | None = -1, /) -> bytes:
        if size is None or size < 0:
            here = self.tell()
            size = self.seek(0, io.SEEK_END) - here
            self.seek(here)
        if size > MAX_DIRECTORY:
            raise Broken("daftar isi arsip zip terlalu besar")
        return super().read(size)


class Members:
    """The files in one zip. A context manager; every method that reads may raise Broken."""

    def __init__(self, path: Path) -> None:
        """Raises Broken or Locked, and OSError where the file itself cannot be had."""
        with ExitStack() as stack:
            file = stack.enter_context(_Modest(io.FileIO(path)))
            with _told():
                self._zip = stack.enter_context(zipfile.ZipFile(file))
            entries = self._zip.infolist()
            _check(entries, path.stat().st_size)
            self._stack = stack.pop_all()
        files = [entry for entry in entries if not entry.filename.endswith("/")]
        self._entries = {entry.filename: entry for entry in files}
        self._unread = dict(self._entries)
        self._folded = {name.lower(): name for name in reversed(self._entries)}
        self.doubled = len(self._entries) < len(files)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self._stack.close()

    @property
    def names(self) -> Sequence[str]:
        return tuple(self._entries)

    def find(self, name: str) -> str | None:
        """The member's name as written; the case of letters does not count, as in OPC."""
        return name if name in self._entries else self._folded.get(name.lower())

    def pieces(self, name: str) -> Iterator[bytes]:
        """A member's bytes in pieces. Raises Broken also where there is no such member."""
        found = self.find(name)
        if found is None:
            raise Broken(f"bagian {name} tidak ada di dalamnya")
        entry = self._entries[found]
        if entry.compress_type not in _METHODS:
            raise Broken(f"bagian {name} memakai cara kompresi yang tidak lazim")
        with _told(), self._zip.open(entry) as stream:
            while piece := stream.read(CHUNK):
                yield piece
        self._unread.pop(found, None)

    def read(self, name: str, most: int) -> bytes:
        """The first `most` bytes of a member, give or take a piece."""
        held = b""
        for piece in self.pieces(name):
            held += piece
            if len(held) >= most:
                break
        return held

    def check_rest(self) -> int:
        """Reads what was not read yet against its checksum; how many members could not be: their compression is another."""
        odd = [name for name, entry in self._unread.items() if entry.compress_type not in _METHODS]
        for name in set(self._unread).difference(odd):
            for _piece in self.pieces(name):
                pass
        return len(odd)


@contextmanager
def _told() -> Iterator[None]:
    """Makes a reason of the ways in which a zip can be broken."""
    try:
        yield
    except _FAULTS:
        raise Broken(DAMAGED) from None
    except OSError as error:
        if error.errno != errno.EINVAL:  # an offset that lies before the file; all others are the disk's
            raise
        raise Broken(DAMAGED) from None


def _check(entries: Sequence[zipfile.ZipInfo], on_disk: int) -> None:
    """Judges by the sizes that are declared: more than those is never read of a member, and is a wrong checksum."""
    if len(entries) > MAX_ENTRIES:
        raise Broken(f"arsip zip berisi lebih dari {MAX_ENTRIES} berkas")
    inflated = sum(entry.file_size for entry in entries)
    if _unnatural(inflated, on_disk) or any(_unnatural(entry.file_size, entry.compress_size) for entry in entries):
        raise Broken(BOMB)
    if inflated > MAX_INFLATED:
        raise Broken(f"isinya melebihi {MAX_INFLATED // 1_000_000} MB setelah diurai")
    if any(entry.flag_bits & _ENCRYPTED for entry in entries):
        raise Locked


def _unnatural(inflated: int, compressed: int) -> bool:
    return inflated > RATIO_MATTERS_FROM and inflated > MAX_RATIO * max(compressed, 1)
