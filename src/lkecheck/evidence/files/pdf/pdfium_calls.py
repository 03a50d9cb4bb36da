"""What pdfium knows of an open PDF beyond its pages: what is attached, and its objects written out plainly."""

from __future__ import annotations

import ctypes
from collections.abc import Callable, Iterator
from contextlib import closing
from typing import Any

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from .syntax import one_line

MAX_REWRITTEN = 64 << 20
MAX_ATTACHMENTS = 50
MAX_NAME, MAX_PROPERTY = 100, 200

_MOST_BYTES = 4_096
_MAX_PAGES, _MAX_ANNOTATIONS = 2_000, 200


def rewritten(document: pdfium.PdfDocument) -> bytes | None:
    """All objects without encryption and object streams; None where that is too much, or not possible."""
    out = bytearray()
    refused: list[int] = []

    def write(_self: object, block: int, size: int) -> int:
        if refused or len(out) + size > MAX_REWRITTEN:
            refused.append(size)
            return 0
        out.extend(ctypes.string_at(block, size))
        return 1

    writer = raw.FPDF_FILEWRITE()
    writer.version = 1
    # Held by its structure, so that it lives as long as pdfium may call it.
    writer.WriteBlock = dict(raw.FPDF_FILEWRITE._fields_)["WriteBlock"](write)
    # pdfium may call it done although it was refused.
    done = raw.FPDF_SaveAsCopy(document, writer, raw.FPDF_REMOVE_SECURITY)
    return bytes(out) if done and not refused else None


def metadata(document: pdfium.PdfDocument, key: str) -> str:
    """A property of the document; empty where it has none. pypdfium2's own way raises on texts that are no UTF-16."""
    return _read_text(lambda buffer, size: raw.FPDF_GetMetaText(document, key.encode("ascii"), buffer, size))[:MAX_PROPERTY]


def has_script(document: pdfium.PdfDocument) -> bool:
    """True for scripts that run when the document opens, by its table of names."""
    return bool(raw.FPDFDoc_GetJavaScriptActionCount(document) > 0)


def has_xfa(document: pdfium.PdfDocument) -> bool:
    return document.get_formtype() in (raw.FORMTYPE_XFA_FULL, raw.FORMTYPE_XFA_FOREGROUND)


def attached_to_document(document: pdfium.PdfDocument) -> list[str]:
    """The names of the files in the document's table of attachments."""
    many = min(document.count_attachments(), MAX_ATTACHMENTS)
    return [_name(raw.FPDFDoc_GetAttachment(document, index)) for index in range(many)]


def attached_to_pages(document: pdfium.PdfDocument) -> list[str]:
    """The names of the files that hang on pages as annotations."""
    names: list[str] = []
    for index in range(min(len(document), _MAX_PAGES)):
        try:
            page = document.get_page(index)
        except pdfium.PdfiumError:
            continue
        with closing(page):
            names += _on_page(page)
        if len(names) >= MAX_ATTACHMENTS:
            break
    return names[:MAX_ATTACHMENTS]


def _on_page(page: pdfium.PdfPage) -> Iterator[str]:
    for index in range(min(raw.FPDFPage_GetAnnotCount(page), _MAX_ANNOTATIONS)):
        annotation = raw.FPDFPage_GetAnnot(page, index)
        if not annotation:
            continue
        try:
            if raw.FPDFAnnot_GetSubtype(annotation) == raw.FPDF_ANNOT_FILEATTACHMENT:
                yield _name(raw.FPDFAnnot_GetFileAttachment(annotation))
        finally:
            raw.FPDFPage_CloseAnnot(annotation)


def _name(attachment: object) -> str:
    if not attachment:
        return ""

    def read(buffer: Any, size: int) -> int:
        return int(raw.FPDFAttachment_GetName(attachment, ctypes.cast(buffer, ctypes.POINTER(raw.FPDF_WCHAR)), size))

    return _read_text(read)[:MAX_NAME]


def _read_text(read: Callable[[Any, int], int]) -> str:
    """What pdfium writes as UTF-16, on one line; it tells the size first, and writes nothing into less."""
    size = read(None, 0)
    buffer = ctypes.create_string_buffer(size)
    read(buffer, size)
    return one_line(buffer.raw[:_MOST_BYTES].decode("utf-16-le", "replace").partition("\x00")[0])
