"""The page: one file, no request to anywhere; style and script run by their fingerprints only."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterator
from importlib.resources import files

from lkecheck import words
from lkecheck.model.penilaian import Laporan

from .book import Book
from .city import city
from .filters import filters
from .markup import Html, el, join, raw
from .opd import opd
from .references import references

TITLE = "Hasil pemeriksaan bukti LKE"


def page(laporan: Laporan) -> str:
    """The whole document."""
    book = Book(laporan)
    body = (
        el("a", "Langsung ke isi", href="#isi", class_="lompat"),
        _header(book),
        el("div", _contents(book), el("main", *_main(book), id="isi", tabindex="-1"), class_="halaman"),
        raw("script", _asset("laporan.js")),
    )
    whole = el("html", el("head", *_head(book)), el("body", *body), lang="id")
    return "<!doctype html>\n" + book.pieces.settle(whole) + "\n"


def _head(book: Book) -> Iterator[Html]:
    yield el("meta", charset="utf-8")
    yield el("meta", http_equiv="Content-Security-Policy", content=_policy())
    yield el("meta", name="viewport", content="width=device-width, initial-scale=1")
    yield el("meta", name="referrer", content="no-referrer")
    yield el("title", f"{TITLE}: {_subject(book)}")
    yield el("link", rel="icon", href="data:,")
    yield raw("style", _asset("laporan.css"))


def _policy() -> str:
    style, script = (_fingerprint(_asset(name)) for name in ("laporan.css", "laporan.js"))
    rest = "img-src data:; base-uri 'none'; form-action 'none'"
    return f"default-src 'none'; style-src '{style}'; script-src '{script}'; {rest}"


def _fingerprint(content: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()


def _asset(name: str) -> str:
    return files(__package__).joinpath(name).read_text(encoding="utf-8")


def _subject(book: Book) -> str:
    """Whom the page is about."""
    judged = book.laporan.penilaian
    whole = next((satu.opd.nama for satu in judged if satu.tingkat == "pusat"), None)
    name = whole or (judged[0].opd.nama if len(judged) == 1 else f"{words.count(len(judged))} perangkat daerah")
    return f"{name}, tahun {words.listed(str(year) for year in book.years)}" if book.years else name


def _header(book: Book) -> Html:
    when = f"Tanggal acuan {words.day(book.laporan.tanggal)}"
    return el(
        "header",
        el("h1", el("span", TITLE), " ", el("span", _subject(book), class_="tentang")),
        el("p", when, class_="kapan"),
        el("p", book.laporan.pernyataan, class_="pernyataan"),
    )


def _contents(book: Book) -> Html:
    fixed = el("li", el("a", "Sekilas", href="#sekilas"))
    units = (
        el("li", el("a", el("b", book.name(satu)), " ", el("span", satu.opd.nama), href=f"#{anchor}"))
        for anchor, satu in zip(book.anchors, book.laporan.penilaian, strict=True)
    )
    last = el("li", el("a", "Dasar dan rujukan", href="#rujukan"))
    return el("nav", el("ul", fixed, *units, last), id="daftar-isi", aria_label="Daftar isi")


def _main(book: Book) -> Iterator[Html]:
    yield city(book)
    yield filters(book)
    yield join(opd(book, satu, anchor) for satu, anchor in zip(book.laporan.penilaian, book.anchors, strict=True))
    yield references(book)  # last, since only now it is known what is named more than once
