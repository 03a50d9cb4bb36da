"""Text of Word, Excel and PowerPoint parts."""

from __future__ import annotations

import re

from lkecheck.evidence.files.trouble import Broken

from .pages import Pages
from .xml import Attributes, LimitReached, Reader, attribute

MAX_STRINGS, MAX_STRING_LETTERS = 1_000_000, 20_000_000
_MAX_FIELDS, _MAX_INSTRUCTION = 100, 10_000
_MOST_TOLD = 200
_DDE = re.compile(r"\bDDE(?:AUTO)?\b", re.IGNORECASE)


class Written(Reader):
    """Paragraphs and tables of Word, and of a slide: cells by tabs, a row a line. Deleted text does not count.

    `dde` turns True where a field fetches from another program.
    """

    # Fallback repeats what stands beside it; tabs are stops of the ruler; moveFrom stands again where it was moved to.
    skips = frozenset({"Fallback", "tabs", "moveFrom"})
    _MARKS = {"tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}

    def __init__(self, pages: Pages) -> None:
        self._pages = pages
        self._reading = self._instructing = False
        self._cells = 0
        self._fields: list[str] = []
        self.dde = False

    def start(self, name: str, attributes: Attributes) -> None:
        if name == "t":
            self._reading = True
        elif name in self._MARKS:
            self._pages.add(self._MARKS[name])
        elif name == "tc":
            self._cells += 1
        elif name == "instrText":
            self._instructing = True
        elif name == "fldSimple":
            self._judge(attribute(attributes, "instr") or "")
        elif name == "fldChar":
            self._field(attribute(attributes, "fldCharType"))

    def end(self, name: str) -> None:
        if name == "t":
            self._reading = False
        elif name == "instrText":
            self._instructing = False
        elif name == "p":
            self._pages.add(" " if self._cells else "\n")
        elif name == "tc":
            self._cells -= 1
            self._pages.add("\t")
        elif name == "tr":
            self._pages.add("\n")

    def text(self, data: str) -> None:
        if self._reading:
            self._pages.add(data)
        elif self._instructing and self._fields and len(self._fields[-1]) < _MAX_INSTRUCTION:
            self._fields[-1] += data

    def _field(self, kind: str | None) -> None:
        if kind == "begin" and len(self._fields) < _MAX_FIELDS:
            self._fields.append("")
        elif kind in ("separate", "end") and self._fields:
            self._judge(self._fields[-1])
            if kind == "end":
                self._fields.pop()

    def _judge(self, instruction: str) -> None:
        if _DDE.match(instruction.lstrip()):
            self.dde = True


class Strings(Reader):
    """The texts that the cells of a workbook share. Raises LimitReached beyond what is kept."""

    skips = frozenset({"rPh"})

    def __init__(self) -> None:
        self.kept: list[str] = []
        self._now: list[str] = []
        self._reading = False
        self._left = MAX_STRING_LETTERS

    def start(self, name: str, _attributes: Attributes) -> None:
        self._reading = name == "t"

    def end(self, name: str) -> None:
        self._reading = False
        if name == "si":
            if len(self.kept) >= MAX_STRINGS:
                raise LimitReached
            self.kept.append("".join(self._now))
            self._now = []

    def text(self, data: str) -> None:
        if self._reading:
            self._left -= len(data)
            if self._left < 0:
                raise LimitReached
            self._now.append(data)


class Sheet(Reader):
    """Cells of a sheet that hold something, as they are kept: a row a line, cells by tabs. Dates are serial numbers.

    `whole` tells that `strings` are all there are: a cell that refers beyond them is then a fault.
    """

    skips = frozenset({"rPh"})

    def __init__(self, pages: Pages, strings: list[str], *, whole: bool) -> None:
        self._pages, self._strings, self._whole = pages, strings, whole
        self._kind = ""
        self._value: list[str] = []
        self._reading = False
        self._filled = 0

    def start(self, name: str, attributes: Attributes) -> None:
        if name == "c":
            self._kind = attributes.get("t", "n")
            self._value = []
        self._reading = name in ("v", "t")

    def end(self, name: str) -> None:
        self._reading = False
        if name == "c":
            self._cell("".join(self._value))
        elif name == "row":
            if self._filled:
                self._pages.add("\n")
            self._filled = 0

    def text(self, data: str) -> None:
        if self._reading:
            self._value.append(data)

    def _cell(self, value: str) -> None:
        if self._kind == "s" and value:
            value = self._shared(value)
        value = " ".join(value.split())
        if value:
            self._pages.add(f"\t{value}" if self._filled else value)
            self._filled += 1

    def _shared(self, index: str) -> str:
        text = index.strip()
        at = int(text) if text.isascii() and text.isdigit() and len(text) < 10 else None
        if at is not None and at < len(self._strings):
            return self._strings[at]
        if self._whole:
            raise Broken("sebuah sel merujuk teks bersama yang tidak ada")
        return ""


class Order(Reader):
    """Ids of the relationships of elements of one name, in their order: sheets of a workbook, slides of a presentation."""

    def __init__(self, element: str) -> None:
        self._element = element
        self.ids: list[str] = []

    def start(self, name: str, attributes: Attributes) -> None:
        if name != self._element:
            return
        # A slide has an id of its own too; the relationship's is the one with a namespace.
        self.ids += [value for key, value in attributes.items() if key.endswith(" id")]


class Texts(Reader):
    """The text of each element of one level below the root, by name: the properties of a document."""

    def __init__(self) -> None:
        self._now = ""
        self.found: dict[str, str] = {}

    def start(self, name: str, _attributes: Attributes) -> None:
        self._now = name

    def end(self, _name: str) -> None:
        self._now = ""

    def text(self, data: str) -> None:
        if self._now and len(self.found.get(self._now, "")) < _MOST_TOLD:
            self.found[self._now] = (self.found.get(self._now, "") + data)[:_MOST_TOLD]
