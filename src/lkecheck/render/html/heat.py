"""The heat map: OPD by area, how much of the weight is supported; the figure stands in each cell."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from lkecheck import words
from lkecheck.model.penilaian import Bagian, Penilaian

from . import charts, parts
from .book import Book
from .markup import Html, el, join

_STEPS = (
    (100, "h5", "100"),
    (85, "h4", "85 sampai 99"),
    (70, "h3", "70 sampai 84"),
    (50, "h2", "50 sampai 69"),
    (0, "h1", "di bawah 50"),
)


def heat(book: Book) -> Html:
    """The map with its legend and the areas' names."""
    columns = _columns(book.laporan.penilaian)
    if not columns:
        return join(())
    caption = "Persen bobot yang pasti didukung bukti, menurut perangkat daerah dan area (dibulatkan ke bawah)"
    body = el("tbody", *(_row(book, place, satu, columns) for place, satu in enumerate(book.laporan.penilaian)))
    legend = charts.key([(kind, f"{told} persen") for _, kind, told in _STEPS] + [("h0", "– tanpa bobot")])
    names = el("p", "; ".join(f"{kode} {nama}" for kode, (_, nama) in columns.items()) + ".", class_="kecil")
    return join((el("h3", "Peta nilai"), parts.table(caption, _head(book, columns), body, "peta"), legend, names))


def _columns(penilaian: tuple[Penilaian, ...]) -> dict[str, tuple[str, str]]:
    """Areas by code, in the form's order, with the aspek that each belongs to and its name."""
    found: dict[str, tuple[str, str]] = {}
    for satu in penilaian:
        for bagian in satu.bagian:
            if bagian.jenis == "area":
                found.setdefault(bagian.kode, (bagian.induk or "", bagian.nama))
    return found


def _head(book: Book, columns: dict[str, tuple[str, str]]) -> Html:
    names = {bagian.kode: bagian.nama for satu in book.laporan.penilaian for bagian in satu.bagian}
    groups = list(dict.fromkeys(induk for induk, _ in columns.values()))
    wide = {induk: sum(own == induk for own, _ in columns.values()) for induk in groups}
    over = [el("th", names.get(induk, induk), scope="colgroup", colspan=wide[induk]) for induk in groups]
    ordered = [kode for induk in groups for kode, (own, _) in columns.items() if own == induk]
    first = el("th", "Perangkat daerah", scope="col", rowspan=2)
    codes = (el("th", kode, scope="col", class_="a") for kode in ordered)
    return join((el("tr", first, *over), el("tr", *codes)))


def _row(book: Book, place: int, satu: Penilaian, columns: dict[str, tuple[str, str]]) -> Html:
    own = {bagian.kode: bagian for bagian in satu.bagian}
    groups = list(dict.fromkeys(induk for induk, _ in columns.values()))
    ordered = [kode for induk in groups for kode, (up, _) in columns.items() if up == induk]
    name = el("a", book.name(satu), href=f"#{book.anchors[place]}")
    return el("tr", el("th", name, scope="row"), *_cells(own, ordered))


def _cells(own: dict[str, Bagian], ordered: list[str]) -> Iterator[Html]:
    for kode in ordered:
        bagian = own.get(kode)
        value = words.share(bagian.nilai_didukung, bagian.bobot) if bagian else None
        yield el("td", words.NONE, class_="h0") if value is None else el("td", words.floor(value), class_=_kind(value))


def _kind(value: Decimal) -> str:
    return next(kind for least, kind, _ in _STEPS if value >= least)
