"""XML of a stranger, read as a stream of events: no tree is built, no entity is declared, nothing is fetched."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from xml.parsers import expat

from lkecheck.evidence.files.trouble import Broken

MAX_DEPTH = 500
MAX_ELEMENTS = 5_000_000

Attributes = Mapping[str, str]


class LimitReached(Exception):  # noqa: N818 - no error: reading ends here, and the reader says so
    """As much was read of a file as may be."""


class Reader:
    """What is done with each event. Names come without their namespace; elements in `skips` are passed over whole."""

    skips: frozenset[str] = frozenset()

    def start(self, name: str, attributes: Attributes, /) -> None:
        """An element begins."""

    def end(self, name: str, /) -> None:
        """An element ends."""

    def text(self, data: str, /) -> None:
        """A piece of text."""


class Budget:
    """How many elements may still be read of a file."""

    def __init__(self, elements: int = MAX_ELEMENTS) -> None:
        self.left = elements


def walk(pieces: Iterable[bytes], name: str, reader: Reader, budget: Budget) -> None:
    """Reads one part. Raises Broken where it is no sound XML, LimitReached where the budget is used up."""
    parser = _parser(_Events(reader, budget, name))
    data = iter(pieces)
    try:
        for piece in data:
            parser.Parse(piece, False)
        parser.Parse(b"", True)
    except expat.ExpatError:
        raise Broken(f"bagian {name} bukan XML yang utuh") from None
    except (LookupError, UnicodeError):
        raise Broken(f"bagian {name} memakai pengodean huruf yang tidak dikenal") from None


def attribute(attributes: Attributes, name: str) -> str | None:
    """An attribute by its name without namespace."""
    if name in attributes:
        return attributes[name]
    ending = f" {name}"
    return next((value for key, value in attributes.items() if key.endswith(ending)), None)


class _Events:
    def __init__(self, reader: Reader, budget: Budget, part: str) -> None:
        self._reader, self._budget, self._part = reader, budget, part
        self._depth = self._skipping = 0

    def start(self, name: str, attributes: dict[str, str]) -> None:
        self._depth += 1
        self._budget.left -= 1
        if self._depth > MAX_DEPTH:
            raise Broken(f"bagian {self._part} bersarang terlalu dalam")
        if self._budget.left < 0:
            raise LimitReached
        local = name.rpartition(" ")[2]
        if self._skipping or local in self._reader.skips:
            self._skipping += 1
            return
        self._reader.start(local, attributes)

    def end(self, name: str) -> None:
        self._depth -= 1
        if self._skipping:
            self._skipping -= 1
            return
        self._reader.end(name.rpartition(" ")[2])

    def text(self, data: str) -> None:
        if not self._skipping:
            self._reader.text(data)

    def declares(self, *_told: object) -> None:
        """Neither OOXML nor ODF has a DTD: it can only be there to fetch, or to multiply."""
        raise Broken(f"bagian {self._part} memuat deklarasi DTD atau entitas, yang tidak wajar dan tidak dibuka")


def _parser(events: _Events) -> expat.XMLParserType:
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.SetParamEntityParsing(expat.XML_PARAM_ENTITY_PARSING_NEVER)
    parser.StartElementHandler = events.start
    parser.EndElementHandler = events.end
    parser.CharacterDataHandler = events.text
    parser.StartDoctypeDeclHandler = events.declares
    parser.EntityDeclHandler = events.declares
    return parser
