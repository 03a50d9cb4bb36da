"""Text of OpenDocument parts, and what in them acts."""

from __future__ import annotations

import re

from .pages import Pages
from .xml import Attributes, Reader, attribute

_BLANKS = re.compile(r"[ \t\r\n]+")
_MAX_SPACES = 100
_DDE_FORMULA = re.compile(r"(?<![A-Z0-9_.])DDE\s*\(", re.IGNORECASE)
_SCRIPT_ADDRESS = "vnd.sun.star.script:"

OLE, DDE, SCRIPT, APPLET = "objek OLE tersemat", "DDE", "makro (skrip)", "applet"
_VALUES = frozenset({"value", "string-value", "date-value", "time-value", "boolean-value"})
_ACTS = {"dde-connection-decl": DDE, "dde-source": DDE, "dde-link": DDE, "applet": APPLET}


class Acting(Reader):
    """What acts."""

    def __init__(self) -> None:
        self.acts: list[str] = []

    def start(self, name: str, attributes: Attributes) -> None:
        if name in _ACTS:
            self.acts.append(_ACTS[name])
        if name == "object-ole":
            self.acts.append(f"{OLE}: {(attribute(attributes, 'href') or '?').removeprefix('./')}")
        if _DDE_FORMULA.search(attribute(attributes, "formula") or ""):
            self.acts.append(DDE)
        if (attribute(attributes, "href") or "").startswith(_SCRIPT_ADDRESS):
            self.acts.append(SCRIPT)


class Written(Acting):
    """Paragraphs, tables and pages. `page` is the element that is a page of its own, where there is one.

    `within`: only what stands inside of elements whose name begins so counts.
    """

    # Comments, deleted text, speaker's notes, descriptions of pictures and the reading aids of Asian scripts.
    skips = frozenset({"annotation", "tracked-changes", "notes", "desc", "title", "ruby-text"})

    def __init__(self, pages: Pages, page: str | None = None, within: tuple[str, ...] = ()) -> None:
        super().__init__()
        self._pages, self._page, self._within = pages, page, within
        self._inside = 0 if within else 1
        self._paragraphs = self._page_depth = self._cells = self._tabs = 0
        self._filled = False
        self._value: str | None = None
        self.many = 0

    def start(self, name: str, attributes: Attributes) -> None:
        super().start(name, attributes)
        if name == self._page:
            self._page_depth += 1
            if self._page_depth == 1:
                self._pages.new()
                self.many += 1
        if name.startswith(self._within) and self._within:
            self._inside += 1
        elif name in ("p", "h"):
            self._paragraphs += 1
            self._value = None
        elif name in ("table-cell", "covered-table-cell"):
            self._cells += 1
            self._value = next((attributes[key] for key in attributes if key.rpartition(" ")[2] in _VALUES), None)
        elif self._paragraphs:
            self._mark(name, attributes)

    def end(self, name: str) -> None:
        if name == self._page:
            self._page_depth -= 1
        if name.startswith(self._within) and self._within:
            self._inside -= 1
        elif name in ("p", "h"):
            self._paragraphs -= 1
            self._end_of_paragraph()
        elif name in ("table-cell", "covered-table-cell"):
            self._cells -= 1
            if self._value:  # a cell that some programs write without the paragraph that shows it
                self._add(self._value)
            self._value = None
            self._tabs += 1
        elif name == "table-row":
            self._end_of_row()

    def text(self, data: str) -> None:
        if self._paragraphs:
            self._add(_BLANKS.sub(" ", data))

    def _mark(self, name: str, attributes: Attributes) -> None:
        if name == "s":
            many = attribute(attributes, "c") or "1"
            self._add(" " * (min(int(many), _MAX_SPACES) if many.isascii() and many.isdigit() and len(many) < 10 else 1))
        elif name in ("tab", "line-break"):
            self._add("\t" if name == "tab" else "\n")

    def _add(self, text: str) -> None:
        if self._inside and text:
            # Tabs wait for text: a sheet's empty cells to the right are none of its contents.
            self._pages.add("\t" * self._tabs + text)
            self._tabs, self._filled = 0, True

    def _end_of_paragraph(self) -> None:
        if self._inside:
            if not self._cells:
                self._pages.add("\n")
            elif self._filled:
                self._pages.add(" ")

    def _end_of_row(self) -> None:
        if self._filled:
            self._pages.add("\n")
        self._tabs, self._filled = 0, False
