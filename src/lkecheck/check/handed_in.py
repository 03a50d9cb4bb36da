"""What an OPD handed in, read: its manifest or its workbook; and what of ours lies beside it and is not read."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from lkecheck.core.errors import DocumentError, ManifestError, UsageError
from lkecheck.core.paths import plain
from lkecheck.evidence import manifests
from lkecheck.evidence.files import our_workbooks
from lkecheck.evidence.manifests import Parsed
from lkecheck.model.manifest import ManifestFile

BOOKS = (".xlsx", ".xlsm", ".xltx", ".xlsb", ".xls", ".ods")
"""Suffixes of what is read as a workbook; all but the first are told what to do instead."""


def read(path: Path, nama: str, folder: Path | None = None) -> Parsed:
    """A manifest, or a workbook that holds one; `folder` is where its files lie, if not beside it."""
    if path.suffix.lower() not in BOOKS:
        return manifests.read(path, nama)
    try:
        from lkecheck.workbook import opening, reading
    except ImportError:
        raise UsageError(f"\"{path}\" adalah buku kerja; untuk membacanya: pip install 'lkecheck[reports]'.") from None
    home = folder or path.parent
    try:
        book = reading.read(opening.read_bytes(path, nama), nama, home)
    except DocumentError as error:
        raise ManifestError(error.galat) from None
    return Parsed(book.manifest, book.document, book.galat, nama, home, book.sha256, book.kosong)


def with_beside(source: ManifestFile) -> ManifestFile:
    """With the workbooks that lie beside it and that no item names: they are no evidence, and are told as not read."""
    own = source.nama.rpartition("/")[2]
    listed = {plain(path) for bukti in source.manifest.bukti for path in bukti.berkas}
    found = our_workbooks.kinds(source.folder, {own, *listed})
    if not found:
        return source
    unread = tuple(
        (name, why) for name, kind in found.items() if kind != "catatan" for why in _unread(source.folder, own, name, kind)
    )
    return replace(source, bukan_bukti=tuple(found), tak_dibaca=unread)


def own_files(source: ManifestFile) -> tuple[str, ...]:
    """What lies in the folder and is no evidence: the manifest, or the workbook with the copy that carries its notes."""
    own = source.nama.rpartition("/")[2]
    made_of = _made_of(source.folder) if own == manifests.NAME else None
    book = made_of[0] if made_of else own
    return (manifests.NAME, *our_workbooks.companions(book), *source.bukan_bukti)


def _unread(folder: Path, own: str, name: str, kind: our_workbooks.Kind) -> Iterator[str]:
    """Why a workbook was not read, and what to do where it should have been; nothing where the manifest was made of it."""
    if kind == "bercatatan":
        yield f"salinan bercatatan tidak dibaca; yang dinilai {own} di folder yang sama"
        return
    made_of = _made_of(folder) if own == manifests.NAME else None
    if made_of is None or made_of[0] != name:
        yield f"tidak dibaca; yang dinilai {own} di folder yang sama. Sisakan satu saja bila isinya berbeda"
    elif made_of[1] != _digest(folder / name):
        yield f"berubah sesudah {own} dibuat darinya; perbarui dengan: lkecheck workbook read"


def _made_of(folder: Path) -> tuple[str, str] | None:
    from lkecheck.workbook.manifest_text import source_of

    return source_of(folder / manifests.NAME)


def _digest(path: Path) -> str:
    try:
        with path.open("rb") as stream:
            return hashlib.file_digest(stream, "sha256").hexdigest()
    except OSError:
        return ""
