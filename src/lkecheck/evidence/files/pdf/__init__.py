"""The look at a PDF: pages, text, blank and scanned pages, properties, and what in it acts."""

from __future__ import annotations

import ctypes
import os
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from lkecheck.evidence.files.trouble import Broken, Locked

from . import names_that_act
from .pages import Pages

if TYPE_CHECKING:
    from .active import Active

MENDED = "perbaikan"
"""The property that says what had to be mended for the file to open."""

MAX_PROPERTY = 200

_MOST_BYTES = 4_096
_TAIL = 2_048
_PROPERTIES = {b"CreationDate": "dibuat", b"ModDate": "diubah", b"Author": "penulis", b"Creator": "aplikasi", b"Title": "judul"}


@dataclass(frozen=True, slots=True)
class PdfContent:
    """Pages count from 1; `teks` holds them separated by form feeds; `terpotong` where a limit or damage left something out."""

    halaman: int
    halaman_kosong: tuple[int, ...]
    halaman_pindai: tuple[int, ...]
    teks: str
    terpotong: bool
    properti: dict[str, str]
    aktif: tuple[str, ...]


def look(path: Path) -> PdfContent:
    """Raises Locked where a password is needed, Broken where it cannot be read, OSError where the file cannot be had."""
    ends = _ends(path)
    with closing(_opened(path)) as document:
        if len(document) == 0:
            raise Broken("tidak berisi satu halaman pun")
        pages = Pages(document)
        pages.read_all()
        if pages.opened == 0:
            raise Broken("tidak satu halaman pun dapat dibuka")
        active = _active(path, document)
        return PdfContent(
            halaman=len(document),
            halaman_kosong=tuple(pages.blank),
            halaman_pindai=tuple(pages.scanned),
            teks="\f".join(pages.texts),
            terpotong=pages.cut or bool(active and active.terpotong),
            properti=_properties(document) | _mended(document, ends),
            aktif=active.aktif if active else (),
        )


def _opened(path: Path) -> pdfium.PdfDocument:
    # Not by pypdfium2's own way: that takes pdfium's last error, which may be of another file, for one of a file without pages.
    handle = raw.FPDF_LoadDocument(os.fsencode(path) + b"\x00", None)
    if handle:
        return pdfium.PdfDocument(handle)
    if raw.FPDF_GetLastError() in (raw.FPDF_ERR_PASSWORD, raw.FPDF_ERR_SECURITY):
        raise Locked
    raise Broken("susunan PDF tidak terbaca")


def _ends(path: Path) -> bool:
    """True where the file ends as a PDF does."""
    with path.open("rb") as file:
        file.seek(max(0, file.seek(0, os.SEEK_END) - _TAIL))
        tail = file.read()
    return b"startxref" in tail and b"%%EOF" in tail


def _mended(document: pdfium.PdfDocument, ends: bool) -> dict[str, str]:
    if not ends:
        return {MENDED: "akhir berkas tidak lengkap"}
    if not raw.FPDF_DocumentHasValidCrossReferenceTable(document):
        return {MENDED: "daftar letak isi berkas rusak"}
    return {}


def _active(path: Path, document: pdfium.PdfDocument) -> Active | None:
    """None where nothing can act; pikepdf is imported for other files only."""
    with path.open("rb") as file:
        if not (places := names_that_act.places(file)):
            return None
        from . import active as pdf_active

        return pdf_active.look(file, places, document)


def _properties(document: pdfium.PdfDocument) -> dict[str, str]:
    found = {own: _property(document, key) for key, own in _PROPERTIES.items()}
    return {own: value for own, value in found.items() if value}


def _property(document: pdfium.PdfDocument, key: bytes) -> str:
    """Empty where there is none. pypdfium2's own way raises on texts that are no UTF-16."""
    # pdfium tells the size first, and writes nothing into less.
    size = raw.FPDF_GetMetaText(document, key, None, 0)
    buffer = ctypes.create_string_buffer(size)
    raw.FPDF_GetMetaText(document, key, buffer, size)
    return names_that_act.one_line(buffer.raw[:_MOST_BYTES].decode("utf-16-le", "replace").partition("\x00")[0])[:MAX_PROPERTY]
