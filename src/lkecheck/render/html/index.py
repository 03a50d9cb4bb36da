"""The index of the local government: claimed, supported and possible, with category and parts."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from lkecheck import words
from lkecheck.model.indeks import Indeks, KategoriIndeks, SimpulIndeks

from . import charts, parts
from .markup import Html, el, join

_ASPEK = ("komponen", "aspek")


def indices(all_years: tuple[Indeks, ...]) -> Html:
    """One part for each year."""
    return join(_one(indeks, len(all_years) > 1) for indeks in all_years)


def _one(indeks: Indeks, several: bool) -> Html:
    title = f"Indeks tahun {indeks.tahun}" if several else "Indeks"
    notes = parts.bullets(indeks.catatan)
    if indeks.bobot is None:
        return join((el("h3", title), el("p", "Indeks tidak dihitung pada pemeriksaan ini."), notes))
    side = el("div", _range(indeks), _table(indeks, _ASPEK, "Indeks menurut bagian"), class_="berdua")
    way = el("div", _way(indeks), notes, class_="kecil")
    return join((el("h3", title), _figures(indeks), side, _areas(indeks), way))


def _figures(indeks: Indeks) -> Html:
    rows = (
        ("Diklaim", indeks.nilai_mandiri, _reached(indeks.kategori_mandiri), "menurut jawaban perangkat daerah"),
        ("Didukung", indeks.nilai_didukung, _reached(indeks.kategori_didukung), "yang pasti didukung bukti"),
        ("Mungkin", indeks.nilai_mungkin, _reached(indeks.kategori_mungkin), "bila semua pertanyaan dijawab memihak"),
    )
    return parts.boxes(rows)


def _reached(category: KategoriIndeks | None) -> str:
    return f"{category.kode}, {category.sebutan}" if category else "tanpa kategori"


def _range(indeks: Indeks) -> Html:
    known = f"bagian-indeks-{indeks.tahun}"
    rows = [charts.Bar("Indeks keseluruhan", *_shares(indeks))]
    rows += [charts.Bar(simpul.nama, *_shares(simpul)) for simpul in indeks.simpul if simpul.jenis in _ASPEK]
    drawn = charts.bars(
        known, "Indeks dan bagiannya", "Persen dari bobot yang pasti didukung bukti.", rows, Decimal(100), above=True
    )
    legend = charts.key((("pasti", "didukung"), ("mungkin", "mungkin"), ("klaim", "diklaim")))
    return el("figure", el("figcaption", "Indeks dan bagiannya, persen dari bobot"), drawn, legend)


def _shares(node: Indeks | SimpulIndeks) -> tuple[Decimal, Decimal, Decimal]:
    whole = node.bobot or Decimal(0)
    values = (node.nilai_didukung, node.nilai_mungkin, node.nilai_mandiri)
    low, high, claim = (words.share(value or Decimal(0), whole) or Decimal(0) for value in values)
    return low, high, claim


def _areas(indeks: Indeks) -> Html:
    table = _table(indeks, (*_ASPEK, "area"), "Indeks menurut bagian dan area")
    return el("details", el("summary", "Indeks menurut area"), table, open=True)


def _table(indeks: Indeks, kinds: tuple[str, ...], caption: str) -> Html:
    names = ("Bagian", "Diklaim", "Didukung", "Mungkin", "Bobot")
    return parts.table(caption, parts.head(names, 1), el("tbody", *_rows(indeks, kinds)), "indeks")


def _rows(indeks: Indeks, kinds: tuple[str, ...]) -> Iterator[Html]:
    for simpul in indeks.simpul:
        if simpul.jenis in kinds:
            name = el("th", f"{simpul.kode} {simpul.nama}", scope="row", class_=simpul.jenis)
            yield el("tr", name, _values(simpul))
    yield el("tr", el("th", "Indeks", scope="row"), _values(indeks), class_="jumlah")


def _values(node: Indeks | SimpulIndeks) -> Html:
    values = (node.nilai_mandiri, node.nilai_didukung, node.nilai_mungkin, node.bobot)
    return parts.figures(words.number(value) for value in values)


def _way(indeks: Indeks) -> Html:
    cara = indeks.cara
    if cara is None:
        return join(())
    note = f" {cara.catatan}" if cara.catatan else ""
    name = cara.nama.replace("_", " ")
    return el("p", f"Cara menggabung pusat dan {words.count(indeks.opd)} unit: {name}, sumber {cara.sumber}.{note}")
