"""What in a PDF acts or is carried along: scripts, launches, forms that send, embedded files."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import BinaryIO

import pikepdf
import pypdfium2 as pdfium

from . import names_that_act
from .structure import DICTIONARY, FAULTS, MAX_ATTACHMENTS, Structure, name_of, parts

SCRIPT, LAUNCH, SUBMIT = "JavaScript", "perintah membuka program (Launch)", "kirim formulir (SubmitForm)"
EMBEDDED, XFA = "berkas tersemat", "formulir XFA"

_KEYS = {"/JS": SCRIPT, "/JavaScript": SCRIPT, "/EF": EMBEDDED, "/XFA": XFA}
_ACTIONS = {"/JavaScript": SCRIPT, "/Launch": LAUNCH, "/SubmitForm": SUBMIT}


@dataclass(frozen=True, slots=True)
class Active:
    """What acts, each once; `terpotong` where not all could be looked at."""

    aktif: tuple[str, ...]
    terpotong: bool


@dataclass(slots=True)
class _Found:
    names: set[str] = field(default_factory=set)
    files: list[str] = field(default_factory=list)
    cut: bool = False
    mended: bool = False
    failed: bool = False


def look(file: BinaryIO, places: Sequence[int], document: pdfium.PdfDocument) -> Active:
    """Looks at what stands at these places in the file of an open document."""
    found = _Found()
    _look_through(file, places, found)
    if found.mended or found.failed:
        # qpdf and pdfium need not mend alike: what pdfium understood is looked at as well.
        found.failed = False
        plain = names_that_act.rewritten(document)
        if plain is not None:
            copy = io.BytesIO(plain)
            _look_through(copy, names_that_act.places(copy), found)
        found.cut = found.cut or found.failed or plain is None
    files = found.files or [""] * (EMBEDDED in found.names)
    shown = [name for name in (SCRIPT, LAUNCH, SUBMIT, XFA) if name in found.names]
    shown += dict.fromkeys(f"{EMBEDDED}: {name or 'tanpa nama'}" for name in files)
    return Active(tuple(shown), found.cut)


def _look_through(file: BinaryIO, places: Sequence[int], found: _Found) -> None:
    structure = Structure(file)
    try:
        for thing in structure.things(places):
            # The kind of an action may be an object of its own, to which the action only refers.
            _note_action(thing, found)
            for part in parts(thing):
                if isinstance(part, DICTIONARY):
                    _look_in(part, found)
    except FAULTS:
        found.failed = True
    found.files = structure.attached + found.files
    found.cut = found.cut or structure.cut or len(places) > names_that_act.MAX_PLACES
    found.mended = found.mended or structure.mended


def _look_in(part: pikepdf.Object, found: _Found) -> None:
    keys = part.keys()
    found.names.update(name for key, name in _KEYS.items() if key in keys)
    _note_action(part.get("/S"), found)
    if part.get("/Type") == pikepdf.Name.EmbeddedFile:
        found.names.add(EMBEDDED)
    if part.get("/Subtype") == pikepdf.Name.FileAttachment and len(found.files) < MAX_ATTACHMENTS:
        found.files.append(name_of(part.get("/FS")))


def _note_action(kind: object, found: _Found) -> None:
    if isinstance(kind, pikepdf.Name) and (name := _ACTIONS.get(str(kind))):
        found.names.add(name)
