"""The page of one OPD: its sums, its findings, every criterion, and what was not looked at."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal

from lkecheck import words
from lkecheck.model.penilaian import Bagian, Penilaian, PenilaianKriteria

from . import charts, parts, verdicts
from .book import Book, counted
from .cards import cards
from .criteria import criteria
from .markup import Html, el, join


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
    return parts.boxes((name, value, _of(value, sums.bobot), about) for name, value, about in rows)


def _of(value: Decimal, whole: Decimal) -> str:
    return f"dari {words.number(whole)}, {words.number(words.share(value, whole), 1)} persen"


def _statuses(satu: Penilaian, anchor: str) -> Html:
    sums = satu.ringkasan
    many = {status: getattr(sums, status) for status in words.JUDGED}
    drawn = charts.stack(
        f"{anchor}-status", "Status kriteria", ((status, words.STATUS[status], many[status]) for status in words.JUDGED)
    )
    told = charts.key((status, f"{words.STATUS[status]} {words.count(many[status])}") for status in words.JUDGED)
    rest = f"{words.count(sums.tidak_berlaku)} kriteria tidak berlaku atau tidak dinilai." if sums.tidak_berlaku else ""
    return el("figure", drawn, told, el("p", rest, class_="kecil") if rest else "", class_="status")


def _areas(book: Book, satu: Penilaian) -> Html:
    names = ("Area", *(words.STATUS[status] for status in words.JUDGED), "Diklaim", "Didukung", "Mungkin", "Bobot")
    total = _line("Jumlah", satu.kriteria, satu.ringkasan, "jumlah")
    body = el("tbody", *(_area(satu, bagian) for bagian in satu.areas), total)
    caption = f"Kriteria dan nilai {book.name(satu)} menurut area"
    return join((el("h3", "Ringkasan menurut area"), parts.table(caption, parts.head(names, 1), body)))


def _area(satu: Penilaian, bagian: Bagian) -> Html:
    return _line(f"{bagian.kode} {bagian.nama}", [one for one in satu.kriteria if one.area == bagian.kode], bagian)


def _line(name: str, kriteria: Iterable[PenilaianKriteria], of: words.Valued, kind: str | None = None) -> Html:
    counts = parts.figures(map(words.count, words.statuses(kriteria)))
    return el("tr", el("th", name, scope="row"), counts, parts.figures(map(words.number, words.values(of))), class_=kind)


def _findings(book: Book, satu: Penilaian) -> Html:
    if not satu.temuan:
        return join((el("h3", "Temuan"), el("p", "Tidak ada temuan atas yang diperiksa.")))
    told = f"{words.severities(counted(satu.temuan))}, yang terberat dahulu. {verdicts.aside(satu.temuan)}"
    return join((el("h3", f"Temuan ({words.count(len(satu.temuan))})"), el("p", told), cards(book, satu.temuan, satu)))


def _unchecked(satu: Penilaian) -> Html:
    return join((el("h3", "Yang tidak diperiksa"), parts.bullets(list(_not_looked_at(satu)) or ["Tidak ada yang dilewati."])))


def _not_looked_at(satu: Penilaian) -> Iterator[str]:
    if not satu.diperiksa.berkas:
        yield words.CLOSED
    for one in satu.diperiksa.tidak_diperiksa:
        yield f"{one.apa} ({words.count(one.jumlah)}): {one.sebab}."
