"""The package of Word, Excel and PowerPoint: which parts of which types there are, and how one refers to another."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property

from lkecheck.evidence.files.trouble import Broken

from .container import Members
from .xml import Attributes, Budget, Reader, walk

TYPES, ROOT = "[Content_Types].xml", "_rels/.rels"


@dataclass(frozen=True, slots=True)
class Relation:
    """`kind` is the last word of the relationship's type; an `outside` target is an address, else a part's name."""

    source: str
    id: str
    kind: str
    target: str
    outside: bool


class _Types(Reader):
    def __init__(self) -> None:
        self.by_name: dict[str, str] = {}
        self.by_ending: dict[str, str] = {}

    def start(self, name: str, attributes: Attributes) -> None:
        kind = attributes.get("ContentType", "").lower()
        if name == "Override":
            self.by_name[attributes.get("PartName", "").lower().lstrip("/")] = kind
        elif name == "Default":
            self.by_ending[attributes.get("Extension", "").lower()] = kind


class _Relations(Reader):
    def __init__(self, source: str) -> None:
        self._source = source
        self.found: list[Relation] = []

    def start(self, name: str, attributes: Attributes) -> None:
        if name != "Relationship":
            return
        outside = attributes.get("TargetMode", "").lower() == "external"
        target = attributes.get("Target", "")
        if not outside:
            target = posixpath.normpath(posixpath.join("/", posixpath.dirname(self._source), target)).lstrip("/")
        kind = attributes.get("Type", "").rpartition("/")[2]
        self.found.append(Relation(self._source, attributes.get("Id", ""), kind, target, outside))


@dataclass
class Package:
    """Reads within `budget`; every look at it may raise Broken or LimitReached."""

    members: Members
    budget: Budget
    _types: _Types = field(default_factory=_Types)

    def __post_init__(self) -> None:
        self.walk(TYPES, self._types)

    def walk(self, name: str, reader: Reader) -> None:
        walk(self.members.pieces(name), name, reader, self.budget)

    def type_of(self, name: str) -> str:
        """The content type of a part in small letters; empty where none is told."""
        lower = name.lower()
        return self._types.by_name.get(lower) or self._types.by_ending.get(lower.rpartition(".")[2], "")

    def of_type(self, ending: str) -> list[str]:
        """Parts whose type ends so, by name, numbers by their value."""
        return sorted((name for name in self.members.names if self.type_of(name).endswith(ending)), key=_by_number)

    @cached_property
    def relations(self) -> tuple[Relation, ...]:
        """All relationships of all parts."""
        return tuple(relation for name in self.members.names for relation in self._of(name))

    def _of(self, name: str) -> Iterator[Relation]:
        folder, file = posixpath.split(name)
        above, last = posixpath.split(folder)
        if last != "_rels" or not file.lower().endswith(".rels"):
            return
        reader = _Relations(posixpath.join(above, file[: -len(".rels")]))
        self.walk(name, reader)
        yield from reader.found

    def targets(self, source: str) -> dict[str, str]:
        """Parts that a part refers to, by the relationship's id."""
        return {one.id: one.target for one in self.relations if one.source.lower() == source.lower() and not one.outside}

    @cached_property
    def main(self) -> str:
        """The part that is the document."""
        if self.members.find(ROOT) is None:
            raise Broken(f"bagian {ROOT} tidak ada di dalamnya")
        for relation in self.relations:
            if relation.source == "" and relation.kind == "officeDocument" and not relation.outside:
                return relation.target
        return ""


def _by_number(name: str) -> list[tuple[int, str]]:
    return [(int(part[:9]) if part.isascii() and part.isdigit() else -1, part) for part in re.split(r"(\d+)", name)]
