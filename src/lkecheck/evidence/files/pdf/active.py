"""What in a PDF acts or is carried along: scripts, launches, forms that send, embedded files; and where its links lead."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO

import pypdfium2 as pdfium

from . import pdfium_calls
from .structure import Structure
from .syntax import NAME_END, TEXT, TEXT_OR_COMMENT, names_only, text_of

MAX_LINKS, MAX_ADDRESS = 50, 300
_MAX_WRITTEN = 8_192

SCRIPT, LAUNCH, SUBMIT = "JavaScript", "perintah membuka program (Launch)", "kirim formulir (SubmitForm)"
EMBEDDED, XFA = "berkas tersemat", "formulir XFA"

_WORTH_A_LOOK = re.compile(
    rb"/(?:JS|JavaScript|Launch|SubmitForm|EF|EmbeddedFile|FileAttachment|URI|Encrypt|S[\x00\s]*[\d%])|/[^\x00\s()<>\[\]{}/%#]*#"
)
_ELSEWHERE = rb"\s+\d+\s+\d+\s+R(?![A-Za-z])"
_ENCRYPTED = re.compile(rb"/Encrypt" + NAME_END)
_NAMES = {
    SCRIPT: re.compile(rb"/(?:JavaScript|JS)" + NAME_END),
    LAUNCH: re.compile(rb"/S\s*/Launch" + NAME_END),
    SUBMIT: re.compile(rb"/S\s*/SubmitForm" + NAME_END),
    EMBEDDED: re.compile(
        rb"/Type\s*/EmbeddedFile" + NAME_END + rb"|/Subtype\s*/FileAttachment" + NAME_END + rb"|/EF(?:\s*<<|" + _ELSEWHERE + rb")"
    ),
}
# Where the kind of an action is an object of its own, its name stands alone.
_KIND_ELSEWHERE = re.compile(rb"/S" + _ELSEWHERE)
_ALONE = {LAUNCH: re.compile(rb"/Launch" + NAME_END), SUBMIT: re.compile(rb"/SubmitForm" + NAME_END)}
# An address is none inside of another text, or of a comment.
_SPEAKS_OF_ADDRESS = re.compile(rb"/(?:U|#55)(?:R|#52)(?:I|#49)")
_ADDRESS = re.compile(
    rb"/(?:U|#55)(?:R|#52)(?:I|#49)\s*+(?:%[^\r\n]*+\s*+)*+(" + TEXT + rb"|<[0-9A-Fa-f\s]++>)|" + TEXT_OR_COMMENT, re.DOTALL
)


@dataclass(frozen=True, slots=True)
class Active:
    """What acts, each once; external links in the order they stand; `terpotong` where not all could be looked at."""

    aktif: tuple[str, ...]
    tautan: tuple[str, ...]
    terpotong: bool


@dataclass(slots=True)
class _Found:
    names: set[str] = field(default_factory=set)
    alone: set[str] = field(default_factory=set)
    kind_elsewhere: bool = False
    links: dict[str, None] = field(default_factory=dict)
    cut: bool = False
    opaque: bool = False
    encrypted: bool = False


def look(path: Path, document: pdfium.PdfDocument) -> Active:
    """Looks at the file of an open document; raises OSError where it cannot be read."""
    with path.open("rb") as file:
        found = _scan(file)
    if found.opaque or found.encrypted:
        plain = pdfium_calls.rewritten(document)
        if plain is None:
            found.cut = True
            if found.encrypted:
                found.links.clear()
        else:
            # Its links can be read where those of the file are encrypted.
            again = _scan(io.BytesIO(plain))
            found = _Found(found.names | again.names, links=again.links, cut=found.cut or again.cut)
    return Active(tuple(_shown(document, found.names)), tuple(found.links), found.cut)


def _scan(file: BinaryIO) -> _Found:
    found = _Found()
    structure = Structure(file)
    for piece in structure.pieces():
        if _WORTH_A_LOOK.search(piece):
            _scan_piece(piece, found)
    if found.kind_elsewhere:
        found.names |= found.alone
    found.cut = structure.cut
    found.opaque = found.opaque or structure.opaque
    return found


def _scan_piece(piece: bytes, found: _Found) -> None:
    plain, unclosed = names_only(piece)
    found.opaque = found.opaque or unclosed
    found.encrypted = found.encrypted or _ENCRYPTED.search(plain) is not None
    found.kind_elsewhere = found.kind_elsewhere or _KIND_ELSEWHERE.search(plain) is not None
    found.names |= {name for name, pattern in _NAMES.items() if pattern.search(plain)}
    found.alone |= {name for name, pattern in _ALONE.items() if pattern.search(plain)}
    if not _SPEAKS_OF_ADDRESS.search(piece):
        return
    for match in _ADDRESS.finditer(piece):
        if len(found.links) == MAX_LINKS:
            return
        if match[1] and (address := text_of(match[1][:_MAX_WRITTEN])):
            found.links[address[:MAX_ADDRESS]] = None


def _shown(document: pdfium.PdfDocument, names: set[str]) -> Iterator[str]:
    if SCRIPT in names or pdfium_calls.has_script(document):
        yield SCRIPT
    yield from (name for name in (LAUNCH, SUBMIT) if name in names)
    if pdfium_calls.has_xfa(document):
        yield XFA
    files = pdfium_calls.attached_to_document(document)
    if EMBEDDED in names:
        files += pdfium_calls.attached_to_pages(document) or ([] if files else [""])
    yield from dict.fromkeys(f"{EMBEDDED}: {name or 'tanpa nama'}" for name in files)
