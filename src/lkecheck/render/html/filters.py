"""The form that searches and filters; it stays hidden where no script runs, and everything is shown."""

from __future__ import annotations

from collections.abc import Iterable

from lkecheck import words

from .book import Book
from .markup import Html, el

_HELP = "Semua kata harus ada; huruf besar dan kecil sama."


def filters(book: Book) -> Html:
    """Native controls with their labels, and the line that tells how much is left."""
    units = [
        (anchor, f"{book.name(satu)} {satu.opd.nama}") for anchor, satu in zip(book.anchors, book.laporan.penilaian, strict=True)
    ]
    codes = {bagian.kode: f"{bagian.kode} {bagian.nama}" for satu in book.laporan.penilaian for bagian in satu.areas}
    fields = (
        _choice("opd", "Perangkat daerah", "semua", units) if book.several else "",
        _choice("area", "Area", "semua", sorted(codes.items())),
        _choice("status", "Status", "semua", words.STATUS.items()),
        _choice("keparahan", "Keparahan", "semua", words.SEVERITY.items()),
        _words(),
        el("button", "Hapus saringan", type="reset"),
    )
    told = el("p", "", id="jumlah", role="status", aria_live="polite")
    form = el("form", *fields, id="saring", role="search", aria_labelledby="saring-nama")
    return el(
        "div", el("h2", "Saring dan cari", id="saring-nama", class_="sr"), form, told, class_="saring", hidden=True, id="saringan"
    )


def _choice(name: str, label: str, every: str, options: Iterable[tuple[str, str]]) -> Html:
    inside = (el("option", every, value=""), *(el("option", shown, value=value) for value, shown in options))
    return el("p", el("label", label, for_=f"s-{name}"), el("select", *inside, id=f"s-{name}", name=name))


def _words() -> Html:
    field = el("input", type="search", id="s-kata", name="kata", autocomplete="off", aria_describedby="s-kata-isi")
    return el("p", el("label", "Kata", for_="s-kata"), field, el("span", _HELP, id="s-kata-isi", class_="sr"))
