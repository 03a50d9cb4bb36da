"""OpenDocument: text, sheets and slides of content.xml, headers and footers of styles.xml, properties, macros."""

from __future__ import annotations

from collections.abc import Iterator

from lkecheck.evidence.files.trouble import Locked

from .container import Members
from .content import Jenis, OfficeContent, properties
from .odf_text import SCRIPT, Written
from .pages import Pages
from .text import Texts
from .xml import Budget, LimitReached, walk

BASIC = "makro (Basic)"
_TYPE = "application/vnd.oasis.opendocument."
_KINDS: dict[str, Jenis] = {f"{_TYPE}text": "odt", f"{_TYPE}spreadsheet": "ods", f"{_TYPE}presentation": "odp"}
_PAGES: dict[Jenis, str] = {"ods": "table", "odp": "page"}
# style:header and style:footer, and those of left and first pages.
_BESIDE_BODY = ("header", "footer")
_MANIFEST = "META-INF/manifest.xml"
_MIMETYPE_BYTES, _MANIFEST_BYTES, _META_ELEMENTS = 200, 1 << 20, 10_000


def kind_of(members: Members) -> Jenis | None:
    """odt, ods or odp by what the container says of itself; None where it is neither."""
    if members.find("mimetype") is None:
        return None
    said = members.read("mimetype", _MIMETYPE_BYTES)[:_MIMETYPE_BYTES].decode("ascii", "replace").strip()
    return _KINDS.get(said.removesuffix("-template"))


def read(members: Members, kind: Jenis, budget: Budget) -> OfficeContent:
    """Raises Locked, Broken, and LimitReached where the limit lies outside of the text."""
    # The manifest is searched, not parsed: old ones carry a DOCTYPE.
    if members.find(_MANIFEST) is not None and b"encryption-data" in members.read(_MANIFEST, _MANIFEST_BYTES):
        raise Locked
    pages = Pages()
    body, beside = Written(pages, _PAGES.get(kind)), Written(pages, within=_BESIDE_BODY)
    cut = False
    try:
        walk(members.pieces("content.xml"), "content.xml", body, budget)
        if kind == "odt" and members.find("styles.xml") is not None:
            walk(members.pieces("styles.xml"), "styles.xml", beside, budget)
    except LimitReached:
        cut = True
    texts = Texts()
    if members.find("meta.xml") is not None:
        walk(members.pieces("meta.xml"), "meta.xml", texts, Budget(_META_ELEMENTS))
    return OfficeContent(
        kind,
        pages.text,
        body.many if kind in _PAGES else None,
        cut,
        properties(texts.found),
        tuple(dict.fromkeys((*_macros(members), *body.acts, *beside.acts))),
    )


def _macros(members: Members) -> Iterator[str]:
    if any(_is_module(name) for name in members.names):
        yield BASIC
    if any(name.startswith("Scripts/") for name in members.names):
        yield SCRIPT


def _is_module(name: str) -> bool:
    """The indexes of libraries are none: empty libraries have them too."""
    return name.startswith("Basic/") and name.endswith(".xml") and not name.endswith(("script-lc.xml", "script-lb.xml"))
