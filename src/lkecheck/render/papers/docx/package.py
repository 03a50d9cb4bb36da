"""A .docx as a zip: opened within limits, and written so that the same parts give the same bytes."""

from __future__ import annotations

import zipfile
import zlib
from io import BytesIO
from xml.etree import ElementTree

MAX_BYTES = 5_000_000
MAX_PARTS = 400
MAX_UNPACKED = 30_000_000
MAX_PART = 500_000
MAX_BRACES = 6_000
"""Of one part: filling takes time by how much stands in it, and by how many fields."""

BROKEN = (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, EOFError, OSError, ValueError)
"""What Python raises for a zip that is none, or is damaged."""

_TYPES = "[Content_Types].xml"
_MAIN = "word/document.xml"
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_DAY = (1980, 1, 1, 0, 0, 0)
_ACTIVE = ("vbaproject", "/activex", "/embeddings/", "attachedtoolbars")


def refused(data: bytes) -> str | None:
    """Why the bytes are no template that may be opened, or None."""
    if len(data) > MAX_BYTES:
        return f"lebih besar dari {MAX_BYTES // 1_000_000} MB."
    try:
        with zipfile.ZipFile(BytesIO(data)) as book:
            return _refused(book)
    except BROKEN:
        return "bukan berkas .docx; simpan dari Word atau LibreOffice sebagai .docx."


def _refused(book: zipfile.ZipFile) -> str | None:
    infos = book.infolist()
    names = {info.filename for info in infos}
    if not {_TYPES, _MAIN} <= names or any(info.compress_type not in _METHODS for info in infos):
        return "bukan berkas .docx; simpan dari Word atau LibreOffice sebagai .docx."
    if len(infos) > MAX_PARTS or len(names) < len(infos) or sum(info.file_size for info in infos) > MAX_UNPACKED:
        return "terlalu besar sesudah dibuka; hapus gambar dan bagian yang tidak perlu."
    texts = [info for info in infos if info.filename.lower().endswith(".xml")]
    if any(info.file_size > MAX_PART or book.read(info).count(b"{") > MAX_BRACES for info in texts):
        return "teks atau penandanya terlalu banyak untuk satu templat."
    if any(mark in name.lower() for name in names for mark in _ACTIVE):
        return "memuat makro atau objek tertanam; hapus dahulu."
    if any(_outside(book.read(name)) for name in names if name.endswith(".rels")):
        return "menunjuk ke berkas atau templat di luar dirinya; hapus tautan itu dahulu."
    return None


def _outside(rels: bytes) -> bool:
    """True where a part is taken from elsewhere; a link that a reader may click is none."""
    if b"<!DOCTYPE" in rels:
        return True
    try:
        root = ElementTree.fromstring(rels)  # noqa: S314 - no document type, hence no entities
    except ElementTree.ParseError:
        return True
    return any(one.get("TargetMode") == "External" and not one.get("Type", "").endswith("/hyperlink") for one in root)


def repacked(data: bytes) -> bytes:
    """The same parts in a fixed order, without the time of day."""
    out = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as book, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for name in sorted(book.namelist(), key=lambda name: (name != _TYPES, name)):
            info = zipfile.ZipInfo(name, _DAY)
            info.compress_type, info.create_system, info.external_attr = zipfile.ZIP_DEFLATED, 3, 0o600 << 16
            made.writestr(info, book.read(name))
    return out.getvalue()
