"""The OPDs side by side: a ranking with its figures, and what each claims above its evidence."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from lkecheck import words
from lkecheck.model.indeks import Peringkat
from lkecheck.model.penilaian import Penilaian

from . import charts, parts
from .book import Book, counted
from .markup import Html, el, join

_HEAD = (
    "Urutan",
    "Perangkat daerah",
    "Didukung %",
    "Mungkin %",
    "Diklaim",
    "Didukung",
    "Mungkin",
    "Selisih",
    "Bobot",
    "Mayor",
    "Temuan",
)


@dataclass(frozen=True)
class _Line:
    satu: Penilaian
    anchor: str
    place: Peringkat | None


def ranking(book: Book) -> Html:
    """Two charts, and the table that has their figures."""
    lines = _lines(book)
    return join(
        (el("h3", "Perbandingan perangkat daerah"), el("div", *_charts(book, lines), class_="berdua"), _table(book, lines))
    )


def _lines(book: Book) -> list[_Line]:
    """By place; the local government itself and whoever has no place come first, in the result's order."""
    places = {(one.opd.kode, one.tahun): one for one in book.laporan.kota.peringkat}
    lines = [
        _Line(satu, anchor, places.get((satu.opd.kode, satu.tahun)) if satu.tingkat == "unit" else None)
        for satu, anchor in zip(book.laporan.penilaian, book.anchors, strict=True)
    ]
    return sorted(lines, key=lambda line: (line.satu.tahun, line.place.urutan if line.place else 0))


def _charts(book: Book, lines: list[_Line]) -> Iterator[Html]:
    rows = [charts.Bar(book.name(line.satu), *_shares(line)) for line in lines]
    about = "Persen bobot yang pasti didukung bukti, menurut urutan."
    drawn = charts.bars("urutan", "Didukung, mungkin, dan diklaim", about, rows, Decimal(100))
    legend = charts.key((("pasti", "didukung"), ("mungkin", "mungkin"), ("klaim", "diklaim")))
    yield el("figure", el("figcaption", "Didukung, mungkin, dan diklaim, persen dari bobot"), drawn, legend)
    ordered = sorted(lines, key=lambda line: -_inflation(line))
    rows = [charts.Bar(book.name(line.satu), _inflation(line)) for line in ordered]
    most = max((row.sure for row in rows), default=Decimal(0))
    about = "Selisih klaim di atas yang pasti didukung, persen dari bobot, terbesar dahulu."
    scale = next((Decimal(step) for step in (10, 20, 40, 60, 80) if most <= step), Decimal(100))
    drawn = charts.bars("selisih", "Selisih klaim", about, rows, scale)
    note = el("p", "Selisih memuat juga yang masih berupa pertanyaan; bukan tuduhan.", class_="kecil")
    yield el("figure", el("figcaption", "Selisih klaim di atas yang didukung, persen dari bobot"), drawn, note, class_="selisih")


def _shares(line: _Line) -> tuple[Decimal, Decimal, Decimal]:
    sums = line.satu.ringkasan
    values = (sums.nilai_didukung, sums.nilai_mungkin, sums.nilai_mandiri)
    low, high, claim = (words.share(value, sums.bobot) or Decimal(0) for value in values)
    return low, high, claim


def _inflation(line: _Line) -> Decimal:
    return words.share(line.satu.ringkasan.inflasi, line.satu.ringkasan.bobot) or Decimal(0)


def _table(book: Book, lines: list[_Line]) -> Html:
    caption = "Perangkat daerah menurut bagian bobot yang pasti didukung bukti"
    return parts.table(caption, parts.head(_HEAD, 2), el("tbody", *(_row(book, line) for line in lines)), "urutan")


def _row(book: Book, line: _Line) -> Html:
    satu, sums = line.satu, line.satu.ringkasan
    low, high, _ = _shares(line)
    name = el("a", book.name(satu), href=f"#{line.anchor}")
    cells = (
        el("td", line.place.urutan if line.place else words.NONE, class_="a"),
        el("th", name, el("br"), satu.opd.nama, scope="row"),
        parts.figures((words.number(low, 1), words.number(high, 1))),
        parts.figures(words.number(value) for value in (sums.nilai_mandiri, sums.nilai_didukung, sums.nilai_mungkin)),
        parts.figures((words.number(sums.inflasi), words.number(sums.bobot))),
        parts.figures((words.count(counted(satu.temuan)["mayor"]), words.count(len(satu.temuan)))),
    )
    return el("tr", *cells)
