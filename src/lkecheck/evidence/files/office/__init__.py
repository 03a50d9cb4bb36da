"""The look at an office file (Word, Excel, PowerPoint, OpenDocument) or another zip: text, properties, and what in it acts."""

from __future__ import annotations

from pathlib import Path

from lkecheck.evidence.files.trouble import Broken

from . import odf, ole, ooxml
from .container import Members
from .content import OfficeContent
from .opc import TYPES, Package
from .xml import Budget, LimitReached

__all__ = ["OfficeContent", "look"]

_OOXML_PARTS = ("word/document.xml", "xl/workbook.xml", "ppt/presentation.xml")


def look(path: Path) -> OfficeContent:
    """Raises Locked where a password is needed, Broken where it cannot be read, OSError where the file cannot be had."""
    with path.open("rb") as file:
        head = file.read(len(ole.MAGIC))
    if head == ole.MAGIC:
        ole.look(path)  # what Word and Excel encrypt lies in such a container: Locked
        raise Broken("bukan berkas Office berbentuk zip")
    with Members(path) as members:
        try:
            content = _content(members, Budget())
        except LimitReached:  # outside of the text, where honest files are small
            raise Broken("berisi terlalu banyak unsur XML") from None
        odd = members.check_rest()
    if odd and content.jenis != "zip":
        raise Broken("sebagian isinya memakai cara kompresi yang tidak lazim")
    return content


def _content(members: Members, budget: Budget) -> OfficeContent:
    if not members.names:
        raise Broken("arsip zip tidak memuat satu berkas pun")
    if (open_document := odf.kind_of(members)) is not None:
        _refuse_doubled(members)
        return odf.read(members, open_document, budget)
    if members.find(TYPES) is not None:
        package = Package(members, budget)
        if (kind := ooxml.kind_of(package)) is not None:
            _refuse_doubled(members)
            return ooxml.read(package, kind)
    elif any(members.find(name) for name in _OOXML_PARTS):
        raise Broken(f"bagian {TYPES} tidak ada di dalamnya")
    return OfficeContent("zip", tak_dibaca="isi arsip zip tidak dibuka")


def _refuse_doubled(members: Members) -> None:
    """Of two parts with one name, one program would show this one, another that one."""
    if members.doubled:
        raise Broken("memuat dua bagian dengan nama yang sama")
