"""What in a file of Word, Excel or PowerPoint acts, is carried along, or is fetched from outside."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable, Iterator

from .opc import Package, Relation
from .xml import Attributes, Reader

MACRO, OLD_MACRO, ACTIVEX, DDE = "makro (VBA)", "makro (Excel 4.0)", "kendali ActiveX", "DDE"
OLE, EMBEDDED, OUTSIDE_OLE, TEMPLATE = "objek OLE tersemat", "berkas tersemat", "objek OLE dari luar", "templat dari luar"

# A template on the writer's own disk is how offices work; one that comes over a network is how attacks do.
_OVER_NETWORK = re.compile(
    r"(?:https?|ftp|mhtml):|(?:file:/{0,3})?\\\\|//|file://(?!localhost/)[^/\\]|file:/{4,5}[^/]", re.IGNORECASE
)


def acts(package: Package) -> Iterator[str]:
    """What acts, by parts and relationships; fields inside a text are not looked at here."""
    relations = package.relations
    if any(_is_macro(package, name) for name in package.members.names):
        yield MACRO
    if package.of_type("macrosheet+xml"):
        yield OLD_MACRO
    if package.of_type("activex+xml") or any(one.kind == "control" for one in relations):
        yield ACTIVEX
    yield from _carried(relations)
    if _fetches_from_program(package):
        yield DDE
    if any(one.kind == "oleObject" and one.outside for one in relations):
        yield OUTSIDE_OLE
    if any(one.kind == "attachedTemplate" and one.outside and _OVER_NETWORK.match(one.target) for one in relations):
        yield TEMPLATE


def _is_macro(package: Package, name: str) -> bool:
    return name.lower().endswith("vbaproject.bin") or package.type_of(name) == "application/vnd.ms-office.vbaproject"


def _carried(relations: Iterable[Relation]) -> Iterator[str]:
    for one in relations:
        name = posixpath.basename(one.target)
        if one.outside:
            continue
        if one.kind == "oleObject":
            yield f"{OLE}: {name}"
        elif one.kind == "aFChunk" or (one.kind == "package" and not _data_of_chart(one)):
            yield f"{EMBEDDED}: {name}"


def _data_of_chart(relation: Relation) -> bool:
    """True for the table that a chart is drawn from: it comes with every chart."""
    return "/charts/" in f"/{relation.source.lower()}" and relation.target.lower().endswith(".xlsx")


class _Links(Reader):
    def __init__(self) -> None:
        self.dde = False

    def start(self, name: str, _attributes: Attributes) -> None:
        self.dde = self.dde or name == "ddeLink"


def _fetches_from_program(package: Package) -> bool:
    reader = _Links()
    for name in package.of_type("externallink+xml"):
        package.walk(name, reader)
    return reader.dde
