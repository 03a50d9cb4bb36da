"""The pages of a PDF, one after the other: their text, and which of them are blank or only a picture."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from contextlib import closing
from unicodedata import category

import pypdfium2 as pdfium
import pypdfium2.raw as raw

MAX_PAGES = 2_000
MAX_TEXT = 2_000_000
LEAST_LETTERS = 5
"""Fewer characters than this on a page are dirt of a scanner or a page number."""

# How much is looked at to tell pages without text apart.
_MAX_OBJECTS, _MAX_DEPTH, _MAX_ANNOTATIONS = 100_000, 5, 100
_WHITE = 250
_NO_LETTER = str.maketrans("", "", "\x00\ufffe")
_UNSEEN_ANNOTATIONS = (raw.FPDF_ANNOT_LINK, raw.FPDF_ANNOT_POPUP)


class Pages:
    """Reads pages within limits. `texts` holds one text a page; `cut` is true where a limit or a damaged page left some out."""

    def __init__(self, document: pdfium.PdfDocument) -> None:
        self.texts: list[str] = []
        self.blank: list[int] = []
        self.scanned: list[int] = []
        self.opened = 0
        self.cut = False
        self._document = document
        self._room = MAX_TEXT
        self._objects = _MAX_OBJECTS

    def read_all(self) -> None:
        many = len(self._document)
        for index in range(min(many, MAX_PAGES)):
            if self._room <= 0:
                break
            self._read(index)
        self.cut = self.cut or len(self.texts) < many

    def _read(self, index: int) -> None:
        try:
            page = self._document.get_page(index)
        except pdfium.PdfiumError:
            self._lost()
            return
        with closing(page):
            try:
                text = self._text(page)
            except pdfium.PdfiumError:
                self._lost()
                return
            self.opened += 1
            if _fewer(text, LEAST_LETTERS):
                self._without_text(page, index + 1, text)
        self.cut = self.cut or len(text) > self._room
        self.texts.append(text[: self._room].translate(_NO_LETTER) if _odd(text) else text[: self._room])
        self._room -= len(text)

    def _lost(self) -> None:
        self.texts.append("")
        self.cut = True

    def _text(self, page: pdfium.PdfPage) -> str:
        with closing(page.get_textpage()) as textpage:
            text = textpage.get_text_range(0, min(textpage.count_chars(), self._room + 1), errors="replace")
        return str(text).replace("\r\n", "\n").replace("\f", " ")

    def _without_text(self, page: pdfium.PdfPage, number: int, text: str) -> None:
        shows = any(letter.isalpha() for letter in text) or _unreadable_letters(text) or _shows_annotation(page)
        for thing in self._things(page):
            kind = raw.FPDFPageObj_GetType(thing)
            if kind == raw.FPDF_PAGEOBJ_IMAGE:
                self.scanned.append(number)
                return
            shows = shows or kind == raw.FPDF_PAGEOBJ_SHADING or (kind == raw.FPDF_PAGEOBJ_PATH and _shows_path(thing))
        if self._objects <= 0:
            self.cut = True
        elif not shows:
            self.blank.append(number)

    def _things(self, page: pdfium.PdfPage) -> Iterator[object]:
        """What a page draws, also inside of its forms, as long as the document's share lasts."""
        for index in range(raw.FPDFPage_CountObjects(page)):
            yield from self._with_inner(raw.FPDFPage_GetObject(page, index), _MAX_DEPTH)
            if self._objects <= 0:
                return

    def _with_inner(self, thing: object, depth: int) -> Iterator[object]:
        self._objects -= 1
        yield thing
        if depth == 0 or raw.FPDFPageObj_GetType(thing) != raw.FPDF_PAGEOBJ_FORM:
            return
        for index in range(raw.FPDFFormObj_CountObjects(thing)):
            if self._objects <= 0:
                return
            yield from self._with_inner(raw.FPDFFormObj_GetObject(thing, index), depth - 1)


def _odd(text: str) -> bool:
    return "\x00" in text or "\ufffe" in text


def _fewer(text: str, least: int) -> bool:
    """True where fewer characters than that are readable ones."""
    seen = 0
    for letter in text:
        seen += letter.isprintable() and not letter.isspace()
        if seen >= least:
            return False
    return True


def _unreadable_letters(text: str) -> bool:
    """True where a font draws letters without saying which: they are seen, but come out as control characters."""
    return any(category(letter) in ("Cc", "Cn", "Co") and not letter.isspace() for letter in text)


def _shows_annotation(page: pdfium.PdfPage) -> bool:
    """True for stamps, notes, filled-in fields and whatever else lies over a page."""
    for index in range(min(raw.FPDFPage_GetAnnotCount(page), _MAX_ANNOTATIONS)):
        annotation = raw.FPDFPage_GetAnnot(page, index)
        if not annotation:
            continue
        kind = raw.FPDFAnnot_GetSubtype(annotation)
        raw.FPDFPage_CloseAnnot(annotation)
        if kind not in _UNSEEN_ANNOTATIONS:
            return True
    return False


def _shows_path(path: object) -> bool:
    """False for a path that is not painted, or only in white as the background of a page is."""
    fill, stroked = ctypes.c_int(), raw.FPDF_BOOL()
    if not raw.FPDFPath_GetDrawMode(path, fill, stroked):
        return True
    filled = fill.value != raw.FPDF_FILLMODE_NONE
    return bool(
        (filled and _is_ink(raw.FPDFPageObj_GetFillColor, path))
        or (stroked.value and _is_ink(raw.FPDFPageObj_GetStrokeColor, path))
    )


def _is_ink(color_of: object, path: object) -> bool:
    channels = [ctypes.c_uint() for _ in range(4)]
    if not color_of(path, *channels):  # type: ignore[operator]
        return True
    *color, alpha = (channel.value for channel in channels)
    return alpha > 0 and min(color) < _WHITE
