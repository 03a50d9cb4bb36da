"""The page of one OPD: its sums, its findings, every criterion, and what was not looked at."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from decimal import Decimal

from lkecheck import words
from lkecheck.model.penilaian import Bagian, Penilaian

from . import charts, parts, verdicts
from .book import Book, areas, counted
from .cards import cards
from .criteria import criteria
from .markup import Html, el, join

_COUNTED = ("terpenuhi", "sebagian", "perlu_reviu", "belum")


def opd(book: Book, satu: Penilaian, anchor: str) -> Html:
    """A section with an address of its own."""
    heading = el("h2", el("span", book.name(satu), class_="kode"), f" {satu.opd.nama}", id=f"{anchor}-nama")
    inside = (heading, _about(satu), _sums(satu), _statuses(satu, anchor), _areas(book, satu))
    found = (_findings(book, satu), criteria(book, satu), _unchecked(satu))
    back = el("p", el("a", "Kembali ke daftar isi", href="#daftar-isi"), class_="kembali")
    return el("section", *inside, *found, back, id=anchor, class_="opd", aria_labelledby=f"{anchor}-nama")


def _about(satu: Penilaian) -> Html:
    told = (
        f"Tingkat {satu.tingkat} ({words.LEVEL[satu.tingkat]}), tahun {satu.tahun}, paket {satu.paket.id} versi "
        f"{satu.paket.versi}. Manifest {satu.manifest.berkas}, sidik {satu.manifest.sha256[:12]}."
    )
    return el("p", told, class_="kecil")


def _sums(satu: Penilaian) -> Html:
    sums = satu.ringkasan
    rows: tuple[tuple[str, Decimal, str], ...] = (
        ("Diklaim", sums.nilai_mandiri, "menurut jawaban yang diisi"),
        ("Didukung", sums.nilai_didukung, "dapat dipertahankan sekarang"),
        ("Mungkin", sums.nilai_mungkin, "bila semua pertanyaan memihak"),
    )
    if sums.nilai_apip is not None:
        told = f"{words.count(sums.diputus or 0)} kriteria diputus APIP, {words.count(sums.terbuka_lagi or 0)} terbuka lagi"
        rows = (*rows, ("APIP", sums.nilai_apip, told))
    return el("div", *(_sum(name, value, sums.bobot, about) for name, value, about in rows), class_="angka-angka")


def _sum(name: str, value: Decimal, whole: Decimal, about: str) -> Html:
    percent = words.number(words.share(value, whole), 1)
    return el(
        "p",
        el("span", name, class_="nama"),
        " ",
        el("b", words.number(value)),
        " ",
        el("span", f"dari {words.number(whole)}, {percent} persen", class_="kategori"),
        " ",
        el("span", about, class_="kecil"),
        class_=f"kotak {name.lower()}",
    )


def _statuses(satu: Penilaian, anchor: str) -> Html:
    sums = satu.ringkasan
    many = {status: getattr(sums, status) for status in _COUNTED}
    drawn = charts.stack(
        f"{anchor}-status", "Status kriteria", ((status, words.STATUS[status], many[status]) for status in _COUNTED)
    )
    told = charts.key((status, f"{words.STATUS[status]} {words.count(many[status])}") for status in _COUNTED)
    rest = f"{words.count(sums.tidak_berlaku)} kriteria tidak berlaku atau tidak dinilai." if sums.tidak_berlaku else ""
    return el("figure", drawn, told, el("p", rest, class_="kecil") if rest else "", class_="status")


def _areas(book: Book, satu: Penilaian) -> Html:
    names = ("Area", *(words.STATUS[status] for status in _COUNTED), "Diklaim", "Didukung", "Mungkin", "Bobot")
    shown = areas(satu.bagian)
    sums = satu.ringkasan
    values = (sums.nilai_mandiri, sums.nilai_didukung, sums.nilai_mungkin, sums.bobot)
    total = _line("Jumlah", (one.status for one in satu.kriteria), values, "jumlah")
    body = el("tbody", *(_area(satu, bagian) for bagian in shown), total)
    caption = f"Kriteria dan nilai {book.name(satu)} menurut area"
    return join((el("h3", "Ringkasan menurut area"), parts.table(caption, parts.head(names, 1), body)))


def _area(satu: Penilaian, bagian: Bagian) -> Html:
    values = (bagian.nilai_mandiri, bagian.nilai_didukung, bagian.nilai_mungkin, bagian.bobot)
    statuses = (one.status for one in satu.kriteria if one.area == bagian.kode)
    return _line(f"{bagian.kode} {bagian.nama}", statuses, values)


def _line(name: str, statuses: Iterable[str], values: tuple[Decimal, ...], kind: str | None = None) -> Html:
    many = Counter(statuses)
    counts = parts.figures(words.count(many[status]) for status in _COUNTED)
    return el("tr", el("th", name, scope="row"), counts, parts.figures(words.number(value) for value in values), class_=kind)


def _findings(book: Book, satu: Penilaian) -> Html:
    if not satu.temuan:
        return join((el("h3", "Temuan"), el("p", "Tidak ada temuan atas yang diperiksa.")))
    told = f"{words.severities(counted(satu.temuan))}, yang terberat dahulu. {verdicts.aside(satu.temuan)}"
    return join((el("h3", f"Temuan ({words.count(len(satu.temuan))})"), el("p", told), cards(book, satu.temuan, satu)))


def _unchecked(satu: Penilaian) -> Html:
    return join((el("h3", "Yang tidak diperiksa"), parts.bullets(list(_not_looked_at(satu)) or ["Tidak ada yang dilewati."])))


def _not_looked_at(satu: Penilaian) -> Iterator[str]:
    if not satu.diperiksa.berkas:
        yield "Berkas bukti tidak dibuka; keterangan manifest diambil apa adanya."
    for one in satu.diperiksa.tidak_diperiksa:
        yield f"{one.apa} ({words.count(one.jumlah)}): {one.sebab}."
