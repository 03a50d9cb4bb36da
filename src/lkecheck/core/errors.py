"""Everything that can go wrong, drawn as a tree.

LkecheckError
├── UsageError          the call or the configuration is wrong             exit 2
├── DocumentError       a file cannot be used; carries every place in it   exit 2
│   ├── ManifestError       a manifest (others of the run go on)
│   └── PackError           a rule pack
├── EngineMissingError  the engine asked for is not installed              exit 2
└── EnginesDifferError  two engines disagree: a defect of ours             exit 4

A message says what was found, what is expected and what to do next. It is read by an officer, hence Indonesian.
"""

from __future__ import annotations

import errno
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

_REASONS = {
    errno.ENOENT: "berkas atau foldernya tidak ada",
    errno.EACCES: "tidak ada izin",
    errno.EPERM: "tidak ada izin",
    errno.EROFS: "hanya dapat dibaca",
    errno.ENOTDIR: "bagian dari letaknya bukan folder",
    errno.EISDIR: "itu folder",
    errno.ENOSPC: "penyimpanan penuh",
    errno.ENAMETOOLONG: "namanya terlalu panjang",
    errno.ELOOP: "tautan berputar",
    errno.EFBIG: "isinya melampaui batas yang dibaca",
    errno.EIO: "media penyimpanannya gagal dibaca",
}
# Windows: another program holds the file, or a part of it.
_IN_USE = (32, 33)


def reason(error: OSError) -> str:
    """Why the system refused, in the officer's language."""
    if getattr(error, "winerror", None) in _IN_USE:
        return "sedang terbuka di program lain; tutup dahulu"
    return _REASONS.get(error.errno or 0, f"galat sistem {error.errno}" if error.errno else "galat sistem")


@dataclass(frozen=True, slots=True, order=True)
class Galat:
    """One problem at one place; `baris` and `kolom` count from 1, 0 where the place is the whole file or `sel`, a cell."""

    berkas: str
    baris: int
    kolom: int
    pesan: str
    sel: str = ""

    def __str__(self) -> str:
        if self.sel:
            return f"{self.berkas}, sel {self.sel}: {self.pesan}"
        if self.baris:
            return f"{self.berkas}:{self.baris}:{self.kolom}: {self.pesan}"
        return f"{self.berkas}: {self.pesan}"


def by_place(galat: Galat) -> tuple[object, ...]:
    """A key that puts problems in the order of their places: in a workbook sheet by sheet, row by row."""
    sheet, _, cell = galat.sel.rpartition("!")
    column = cell.rstrip("0123456789")
    row = int(cell[len(column) :] or 0)
    return (galat.berkas, galat.baris, galat.kolom, sheet, row, len(column), column, galat.pesan)


class LkecheckError(Exception):
    """The root; `exit_code` is what the command line ends with."""

    exit_code = 4


class UsageError(LkecheckError):
    """The call, an option or a setting is wrong."""

    exit_code = 2


class DocumentError(LkecheckError):
    """A file that cannot be used, with all its problems at once."""

    exit_code = 2

    def __init__(self, galat: Sequence[Galat]) -> None:
        super().__init__(tuple(galat))
        self.galat = tuple(galat)

    def __str__(self) -> str:
        return "\n".join(str(satu) for satu in self.galat)


class ManifestError(DocumentError):
    """A manifest that cannot be judged."""


class PackError(DocumentError):
    """A rule pack that does not load."""


class EngineMissingError(LkecheckError):
    """`--engine durable` where durable-rules cannot be imported."""

    exit_code = 2


class EnginesDifferError(LkecheckError):
    """Two engines gave different outcomes for the same facts."""


def did_you_mean(found: str, known: Iterable[str]) -> str:
    """A sentence that names the nearest known word, or the empty string."""
    from difflib import get_close_matches

    near = get_close_matches(found, list(known), n=1, cutoff=0.6)
    return f' Mungkin maksud Anda "{near[0]}"?' if near else ""
