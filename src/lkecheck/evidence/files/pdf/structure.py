"""The objects of a PDF that may hold what is looked for. pikepdf undoes encryption, object streams, escapes and damage."""

from __future__ import annotations

import io
import os
import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import BinaryIO

import pikepdf
from pikepdf.settings import qpdf_limit_errors, set_qpdf_limits

from .names_that_act import NAME, one_line

MAX_OBJECTS = 100_000
MAX_INFLATED = 64 << 20
MAX_MENDED = 64 << 20
MAX_ATTACHMENTS = 50
MAX_NAME = 100

_MOST_IN_ONE = 1 << 20
_MOST_BETWEEN = 4 << 20
_HEADER, _HEADER_WITHIN = b"%PDF-", 1_024
_BEGIN_OBJECT = re.compile(rb"\d[\x00\s]+obj(?![A-Za-z])")
DICTIONARY = (pikepdf.Dictionary, pikepdf.Stream)
_HOLDS_MORE = (pikepdf.Dictionary, pikepdf.Array)
# What pikepdf raises where it cannot mend.
FAULTS = (pikepdf.PikepdfError, ValueError, TypeError, RuntimeError, KeyError, MemoryError)


class Structure:
    """After its things were taken, `attached` names the files in the document's table of attachments.

    `cut` is true where a limit left something out, `mended` where qpdf had to mend something.
    """

    def __init__(self, file: BinaryIO) -> None:
        self.cut = self.mended = False
        self.attached: list[str] = []
        self._file = file
        self._room = MAX_INFLATED
        self._unreached = False

    def things(self, places: Sequence[int]) -> Iterator[object]:
        """The trailer, and objects at these places or in an object stream that holds such a name, in the order they stand."""
        most = MAX_INFLATED
        set_qpdf_limits(flate_max_memory=most, run_length_max_memory=most, parser_max_container_size_damaged=_MOST_IN_ONE)
        before = qpdf_limit_errors()
        yield from self._of(self._file, places)
        if self._unreached:
            yield from self._without_table(places)
        self.cut = self.cut or qpdf_limit_errors() > before

    def _without_table(self, places: Sequence[int]) -> Iterator[object]:
        """What the table of places does not lead to. A reader that takes the table for damaged makes its own, and meets it.

        So does qpdf, where it finds no table.
        """
        if self._file.seek(0, os.SEEK_END) > MAX_MENDED:
            self.cut = True
            return
        self._file.seek(0)
        yield from self._of(io.BytesIO(self._file.read().replace(b"startxref", b"startxxxx")), places)

    def _of(self, file: BinaryIO, places: Sequence[int]) -> Iterator[object]:
        with pikepdf.open(file, access_mode=pikepdf.AccessMode.mmap, inherit_page_attributes=False) as document:
            yield document.trailer
            objects = self._objects(document, places)
            yield from islice(objects, MAX_OBJECTS)
            self.cut = self.cut or next(objects, None) is not None
            self.attached = self.attached or list(_attached(document))
            self.mended = self.mended or bool(document.get_warnings())

    def _objects(self, document: pikepdf.Pdf, places: Sequence[int]) -> Iterator[object]:
        self._file.seek(0)
        shift = max(0, self._file.read(_HEADER_WITHIN).find(_HEADER))
        plain: dict[int, tuple[int, int]] = {}
        packed: dict[int, list[tuple[int, int]]] = {}
        for number, entry in document.get_xref_table().items():
            if entry.offset is not None:
                plain[entry.offset + shift] = number
            elif entry.obj_stream_number is not None:
                packed.setdefault(entry.obj_stream_number, []).append(number)
        begins = [0, *sorted(plain)]
        last = {begins[bisect_right(begins, place) - 1]: place for place in places}
        self._unreached = any(self._another_begins(begin, place) for begin, place in last.items())
        for begin in begins[1:]:
            inside = packed.get(plain[begin][0])
            if inside and self._holds_name(document.get_object(plain[begin])):
                yield from filter(_writes_name, map(document.get_object, inside))
            elif begin in last:
                thing = document.get_object(plain[begin])
                self.cut = self.cut or thing is None
                yield thing

    def _another_begins(self, begin: int, place: int) -> bool:
        """True where between the begin of an object and a place another one begins; so far apart only streams are."""
        if place - begin > _MOST_BETWEEN:
            return False
        self._file.seek(begin)
        return len(_BEGIN_OBJECT.findall(self._file.read(place - begin))) > (begin > 0)

    def _holds_name(self, container: object) -> bool:
        if self._room <= 0 or not isinstance(container, pikepdf.Stream):
            self.cut = True
            return False
        plain = container.read_bytes()
        self._room -= len(plain)
        return NAME.search(plain) is not None


def _writes_name(thing: object) -> bool:
    return isinstance(thing, pikepdf.Object) and NAME.search(thing.unparse(resolved=True)) is not None


def parts(thing: object) -> Iterator[object]:
    """A thing, and the dictionaries and arrays written inside of it; what it refers to is a thing of its own."""
    parts = [thing]
    for part in parts:
        yield part
        if isinstance(part, DICTIONARY):
            parts += [one for one in part.values() if isinstance(one, _HOLDS_MORE) and not one.is_indirect]
        elif isinstance(part, pikepdf.Array):
            parts += [one for one in part if isinstance(one, _HOLDS_MORE) and not one.is_indirect]


def _attached(document: pikepdf.Pdf) -> Iterator[str]:
    names = document.Root.get("/Names")
    table = names.get("/EmbeddedFiles") if isinstance(names, pikepdf.Dictionary) else None
    if isinstance(table, pikepdf.Dictionary):
        yield from map(name_of, islice(pikepdf.NameTree(table).values(), MAX_ATTACHMENTS))


def name_of(file: object) -> str:
    """The name that a specification of a file gives, as readers choose it; empty where it gives none."""
    if isinstance(file, pikepdf.Dictionary):
        for key in ("/UF", "/F", "/Unix", "/Mac", "/DOS"):
            if isinstance(name := file.get(key), pikepdf.String):
                return one_line(str(name))[:MAX_NAME]
    return one_line(str(file))[:MAX_NAME] if isinstance(file, pikepdf.String) else ""
