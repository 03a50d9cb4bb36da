"""Where the bytes of a PDF hold a name without which nothing in it acts. Most files hold none."""

from __future__ import annotations

import ctypes
import re
from collections.abc import Iterator
from itertools import islice
from typing import BinaryIO

import pypdfium2 as pdfium
import pypdfium2.raw as raw

MAX_REWRITTEN = 64 << 20
MAX_PLACES = 100_000

NAME = re.compile(
    rb"/(?:(?:JS|JavaScript|Launch|SubmitForm|EF|EmbeddedFile|FileAttachment|XFA|ObjStm)(?![^\x00\s()<>\[\]{}/%])"
    rb"|[A-Za-z]{0,15}+#(?:3[0-9]|[46][1-9A-Fa-f]|[57][0-9Aa]))"
)
"""Such a name, or one with a letter hidden behind `#`; also that of an object stream, whose bytes show none."""

_CHUNK = 1 << 20
_OVERLAP = 32


def places(file: BinaryIO) -> list[int]:
    """Where such names stand, at most MAX_PLACES and one more."""
    return list(islice(_places(file), MAX_PLACES + 1))


def _places(file: BinaryIO) -> Iterator[int]:
    begin, rest = 0, b""
    while chunk := file.read(_CHUNK):
        data = rest + chunk
        yield from (begin + match.start() for match in NAME.finditer(data))
        rest = data[-_OVERLAP:]
        begin += len(data) - len(rest)


def rewritten(document: pdfium.PdfDocument) -> bytes | None:
    """All objects as pdfium understands them, plainly; None where that is too much, or not possible."""
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


def one_line(text: str) -> str:
    return " ".join("".join(letter if letter.isprintable() else " " for letter in text).split())
