"""The reviewer's own folder: putusan/<kode>-<tingkat>-<tahun>.yaml and pengecualian.yaml, read and kept.

It never lies in a folder that is checked: those who are judged write there.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel

from lkecheck.core import validation
from lkecheck.core.errors import DocumentError, Galat, UsageError, reason
from lkecheck.core.yaml import MAX_BYTES, Document
from lkecheck.model.reviu import Pengecualian, PengecualianFile, PutusanFile

from .merging import Stored, merge, name_of
from .verdict_text import cleaned, dump

__all__ = ["EXCEPTIONS", "VERDICTS", "Exempt", "Kept", "Reviu", "Stored", "inside", "load", "name_of", "store"]

VERDICTS, EXCEPTIONS = "putusan", "pengecualian.yaml"

M = TypeVar("M", bound=BaseModel)


@dataclass(frozen=True)
class Kept:
    """The verdicts on one OPD in one year, with the way back to their places."""

    isi: PutusanFile
    nama: str
    document: Document


@dataclass(frozen=True)
class Exempt:
    """One exception with its ordinal and its place."""

    isi: Pengecualian
    nomor: int
    nama: str
    tempat: tuple[int, int]
    document: Document = field(compare=False, repr=False)


@dataclass(frozen=True)
class Reviu:
    """All that the folder holds; `nama` is its own name, `sha256` that of its files."""

    nama: str
    sha256: str
    putusan: Mapping[tuple[str, str, int], Kept]
    pengecualian: tuple[Exempt, ...]


def load(folder: Path) -> Reviu:
    """Reads the folder; raises UsageError where it is none, DocumentError with all that is wrong in its files."""
    nama = _name(folder)
    files = _files(folder)
    galat: list[Galat] = []
    kept: dict[tuple[str, str, int], Kept] = {}
    exempt: tuple[Exempt, ...] = ()
    digest = hashlib.sha256()
    for path, called in files:
        raw = _bytes(path, called)
        digest.update(f"{called.partition('/')[2]}\0{len(raw)}\0".encode() + raw)
        if path.name == EXCEPTIONS and path.parent == folder:
            exempt = tuple(_exceptions(raw, called, galat))
            continue
        one = _verdicts(raw, called, galat)
        if one is not None:
            kept[one.isi.key] = one
    if galat:
        raise DocumentError(sorted(galat))
    return Reviu(nama, digest.hexdigest(), kept, exempt)


def store(folder: Path, isi: PutusanFile) -> Stored:
    """Merges verdicts into the folder, level by level, and writes the file whole; makes the folder where there is none.

    What an older answer would have overwritten stays, and is told in `Stored.usang`.
    """
    from lkecheck.core import writing

    path = folder / VERDICTS / name_of(isi)
    called = f"{_name(folder)}/{VERDICTS}/{path.name}"
    old: PutusanFile | None = None
    if os.path.lexists(path):
        galat: list[Galat] = []
        kept = _verdicts(_bytes(path, called), called, galat)
        if kept is None:
            raise DocumentError(galat)
        old = kept.isi
    stored = merge(old, cleaned(isi), called)
    data = dump(stored.isi, called)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        writing.replace(path, lambda out: out.write(data))
    except OSError as error:
        raise UsageError(f'"{path}" tidak dapat ditulis ({reason(error)}).') from None
    return stored


def inside(folder: Path, paths: Sequence[Path]) -> Path | None:
    """The path of a call that the folder, its verdicts or its exceptions lie in; None where there is none."""
    for part in (folder, folder / VERDICTS, folder / EXCEPTIONS):
        real = Path(os.path.realpath(part))
        for path in paths:
            checked = Path(os.path.realpath(path if path.is_dir() else path.parent))
            if real.is_relative_to(checked):
                return path
    return None


def _name(folder: Path) -> str:
    return Path(os.path.abspath(folder)).name or "reviu"


def _files(folder: Path) -> list[tuple[Path, str]]:
    """The files that are read, each with the name that messages call it by."""
    if not folder.is_dir():
        raise UsageError(f'--reviu "{folder}" bukan folder; sebut folder reviu yang memuat {VERDICTS}/ atau {EXCEPTIONS}.')
    nama = _name(folder)
    found: list[tuple[Path, str]] = []
    if os.path.lexists(folder / EXCEPTIONS):
        found.append((folder / EXCEPTIONS, f"{nama}/{EXCEPTIONS}"))
    if (folder / VERDICTS).is_dir():
        try:
            names = sorted(one.name for one in (folder / VERDICTS).iterdir() if one.suffix in (".yaml", ".yml"))
        except OSError as error:
            raise UsageError(f'"{folder / VERDICTS}" tidak terbaca ({reason(error)}); periksa izin foldernya.') from None
        found += [(folder / VERDICTS / one, f"{nama}/{VERDICTS}/{one}") for one in names if not one.startswith(".")]
    elif not found:
        raise UsageError(
            f'--reviu "{folder}" tidak memuat folder {VERDICTS} atau berkas {EXCEPTIONS}. Sebut folder reviu yang benar, '
            f"atau buat folder {VERDICTS} di dalamnya bila reviu baru dimulai."
        )
    return found


def _bytes(path: Path, called: str) -> bytes:
    try:
        if path.stat().st_size > MAX_BYTES:
            raise DocumentError([Galat(called, 0, 0, f"lebih besar dari {MAX_BYTES // 1024 // 1024} MB; tidak dibaca.")])
        return path.read_bytes()
    except OSError as error:
        raise DocumentError([Galat(called, 0, 0, f"tidak terbaca ({reason(error)}).")]) from None


def _read(model: type[M], raw: bytes, called: str, galat: list[Galat]) -> tuple[M | None, Document]:
    value, document, wrong = validation.read(model, raw, called)
    galat += wrong
    return value, document


def _verdicts(raw: bytes, called: str, galat: list[Galat]) -> Kept | None:
    isi, document = _read(PutusanFile, raw, called, galat)
    if isi is None:
        return None
    expected = name_of(isi)
    if called.rpartition("/")[2] != expected:
        line, column = document.place(("opd", "kode"))
        galat.append(Galat(called, line, column, f'isinya putusan untuk "{expected}"; samakan nama berkas dengan isinya.'))
    return Kept(isi, called, document)


def _exceptions(raw: bytes, called: str, galat: list[Galat]) -> Iterator[Exempt]:
    isi, document = _read(PengecualianFile, raw, called, galat)
    for nomor, one in enumerate(isi.pengecualian if isi is not None else ()):
        yield Exempt(one, nomor, called, document.place(("pengecualian", nomor)), document)
