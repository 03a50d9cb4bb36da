"""Word, Excel and PowerPoint of today: text, properties, what acts, put together from the parts of the package."""

from __future__ import annotations

from lkecheck.evidence.files.trouble import Broken

from . import active
from .content import Jenis, OfficeContent, properties
from .opc import Package
from .pages import Pages
from .text import Order, Sheet, Strings, Texts, Written
from .xml import LimitReached

# By a word in the type of the part that is the document; macro-enabled ones, templates and shows have types of their own.
_KINDS: tuple[tuple[str, Jenis], ...] = (
    ("wordprocessingml", "docx"),
    ("ms-word", "docx"),
    ("spreadsheetml", "xlsx"),
    ("ms-excel", "xlsx"),
    ("presentationml", "pptx"),
    ("ms-powerpoint", "pptx"),
)
_BESIDE_BODY = ("wordprocessingml.header+xml", "wordprocessingml.footer+xml", "ml.footnotes+xml", "ml.endnotes+xml")


def kind_of(package: Package) -> Jenis | None:
    """docx, xlsx or pptx; None for a package of another kind."""
    main = package.type_of(package.main)
    return next((kind for word, kind in _KINDS if word in main), None)


def read(package: Package, kind: Jenis) -> OfficeContent:
    """Raises Broken, and LimitReached where the limit lies outside of the text."""
    told = properties(_told(package))
    acts = list(active.acts(package))
    if "binary" in package.type_of(package.main):
        reason = "buku kerja biner (.xlsb) tidak dibaca isinya"
        return OfficeContent(kind, properti=told, aktif=_once(acts), tak_dibaca=reason)
    text = _Text(package)
    try:
        {"docx": text.document, "xlsx": text.workbook, "pptx": text.presentation}[kind]()
    except LimitReached:
        text.cut = True
    if text.dde:
        acts.append(active.DDE)
    return OfficeContent(kind, text.pages.text, text.many, text.cut, told, _once(acts))


class _Text:
    """The text of one file. `many` counts sheets or slides, all of them, also where reading was `cut`."""

    def __init__(self, package: Package) -> None:
        self._package = package
        self.pages = Pages()
        self.many: int | None = None
        self.cut = self.dde = False

    def document(self) -> None:
        self._written(self._package.main)
        for ending in _BESIDE_BODY:
            for part in self._package.of_type(ending):
                self._written(part)

    def presentation(self) -> None:
        slides = self._parts("sldId")
        for part in slides:
            self.pages.new()
            self._written(part)

    def workbook(self) -> None:
        sheets = self._parts("sheet")
        shared, whole = self._strings()
        for part in sheets:
            self.pages.new()
            self._package.walk(part, Sheet(self.pages, shared, whole=whole))

    def _written(self, part: str) -> None:
        reader = Written(self.pages)
        try:
            self._package.walk(part, reader)
        finally:
            self.dde = self.dde or reader.dde

    def _strings(self) -> tuple[list[str], bool]:
        reader = Strings()
        try:
            for part in self._package.of_type("sharedstrings+xml"):
                self._package.walk(part, reader)
        except LimitReached:
            self.cut = True
        return reader.kept, not self.cut

    def _parts(self, element: str) -> list[str]:
        """Parts of sheets or slides in their order."""
        order, targets = Order(element), self._package.targets(self._package.main)
        self._package.walk(self._package.main, order)
        self.many = len(order.ids)
        if not targets.keys() >= set(order.ids):
            raise Broken("daftar isinya merujuk lembar yang tidak ada")
        return [targets[one] for one in order.ids]


def _told(package: Package) -> dict[str, str]:
    texts = Texts()
    for part in (*package.of_type("core-properties+xml"), *package.of_type("extended-properties+xml")):
        package.walk(part, texts)
    return texts.found


def _once(acts: list[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(acts))
