"""Every criterion of an OPD: the claimed answer beside the one that can be defended now."""

from __future__ import annotations

from collections.abc import Iterator

from lkecheck import words
from lkecheck.model.penilaian import Penilaian, PenilaianKriteria

from . import parts, verdicts
from .book import Book
from .markup import Html, el, join

_HEAD = ("Kriteria", "Status", "Diklaim", "Didukung", "Mungkin")
_VALUES = ("Nilai diklaim", "Nilai didukung", "Nilai mungkin", "Bobot", "Bukti")


def criteria(book: Book, satu: Penilaian) -> Html:
    """One table, area by area, behind a heading that folds."""
    apip = any(one.putusan is not None or one.jawaban_apip is not None for one in satu.kriteria)
    names = (*_HEAD, *(("APIP", "Nilai APIP") if apip else ()), *_VALUES)
    caption = f"Kriteria {book.name(satu)}: jawaban yang diklaim, yang dapat dipertahankan, dan yang mungkin"
    body = join(_groups(book, satu, apip, len(names)))
    table = parts.table(caption, parts.head(names), body, "kriteria", f"Kriteria {book.name(satu)}")
    heading = el("summary", el("h3", f"Semua kriteria ({words.count(len(satu.kriteria))})"))
    return el("details", heading, table, class_="semua", open=True)


def _groups(book: Book, satu: Penilaian, apip: bool, wide: int) -> Iterator[Html]:
    names = {bagian.kode: bagian.nama for bagian in satu.areas}
    codes = dict.fromkeys([*names, *(one.area for one in satu.kriteria)])
    for kode in codes:
        inside = [one for one in satu.kriteria if one.area == kode]
        if inside:
            name = el("tr", el("th", f"{kode} {names.get(kode, '')}", scope="rowgroup", colspan=wide))
            yield el("tbody", name, *(_row(book, one, apip) for one in inside), data_a=kode)


def _row(book: Book, one: PenilaianKriteria, apip: bool) -> Html:
    differs = one.jawaban != one.jawaban_didukung
    return el(
        "tr",
        el("th", book.code(one.kode, one.pernyataan, None), scope="row"),
        el("td", _status(one), class_=None if one.status == "terpenuhi" else one.status),
        el("td", words.answer(one.jawaban)),
        el("td", el("b", words.answer(one.jawaban_didukung)) if differs else words.answer(one.jawaban_didukung)),
        el("td", words.answer(one.jawaban_mungkin)),
        verdicts.cells(one) if apip else join(()),
        join(el("td", words.number(value)) for value in words.values(one)),
        el("td", ", ".join(one.bukti)),
    )


def _status(one: PenilaianKriteria) -> str:
    name = words.STATUS[one.status]
    return name if one.dikecualikan is None else f"{name}, dikecualikan: {one.dikecualikan}"
