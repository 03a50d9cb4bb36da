"""The findings, worst first: those of one criterion stand together on a card."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from lkecheck import words
from lkecheck.model.penilaian import Jejak, Penilaian, PenilaianKriteria, Temuan
from lkecheck.render.formats.plain import title
from lkecheck.words.findings import certainty, status_first, worth

from . import parts, verdicts
from .book import Book, asked
from .markup import Html, el, join, text

Fact = tuple[str, Html]


@dataclass(frozen=True)
class _Owner:
    """Whose findings they are: the criteria by code, and the manifest; none of both for those of the city."""

    kriteria: Mapping[str, PenilaianKriteria]
    manifest: str | None


def cards(book: Book, temuan: Sequence[Temuan], satu: Penilaian | None) -> Html:
    """A list of cards; each stands where its worst finding stands."""
    owner = _Owner({one.kode: one for one in satu.kriteria}, satu.manifest.berkas) if satu else _Owner({}, None)
    groups: dict[str, list[Temuan]] = {}
    for one in temuan:
        groups.setdefault(one.kriteria or (one.id if satu else one.aturan), []).append(one)
    return el("ol", *(_card(book, group, owner) for group in groups.values()), class_="kartu-kartu")


def _card(book: Book, group: list[Temuan], owner: _Owner) -> Html:
    return el("li", *_heading(book, group[0], owner), *_findings(book, status_first(group), owner), class_="kartu")


def _heading(book: Book, first: Temuan, owner: _Owner) -> Iterator[Html]:
    kriteria = owner.kriteria.get(first.kriteria or "")
    if kriteria is None:
        yield el("h4", first.kriteria or title(first.aturan))
    else:
        yield el("h4", book.code(kriteria.kode, kriteria.pernyataan))
        yield verdicts.of_criterion(kriteria)


def _findings(book: Book, group: list[Temuan], owner: _Owner) -> Iterator[Html]:
    """What a finding shares with the first on the card is not said again."""
    first: set[Fact] = set()
    for one in group:
        lists = [list(_facts(book, one, owner)), list(_more(book, one)), list(_own(one, owner))]
        yield _finding(book, one, owner, *([fact for fact in facts if fact not in first] for facts in lists))
        first = first or {fact for facts in lists for fact in facts}


def _finding(book: Book, temuan: Temuan, owner: _Owner, told: list[Fact], more: list[Fact], own: list[Fact]) -> Html:
    return el(
        "div",
        el("p", *_marks(temuan), " ", _condition(temuan, owner)),
        verdicts.of_finding(temuan),
        book.pieces.show(parts.facts(told)),
        book.pieces.show(_folded(more, _trace(book, temuan))),
        parts.facts(own),
        class_=f"t {temuan.keparahan}",
    )


def _folded(more: list[Fact], trace: list[Html]) -> Html:
    """What an auditor asks for."""
    if not more and not trace:
        return text("")
    return el("details", el("summary", "Rincian dan jejak"), parts.facts(more), *trace, open=True)


def _condition(temuan: Temuan, owner: _Owner) -> str:
    """What was seen; a question's condition is the statement, which the card has already."""
    kriteria = owner.kriteria.get(temuan.kriteria or "")
    return "Perlu diputuskan pereviu." if kriteria and temuan.kondisi == kriteria.pernyataan else temuan.kondisi


def _marks(temuan: Temuan) -> Iterator[Html]:
    yield parts.severity(temuan.keparahan)
    if worth(temuan.potensi):
        yield el("span", f" senilai {worth(temuan.potensi)}", class_="kecil")
    if temuan.berulang_sejak:
        yield el("span", f" berulang sejak {temuan.berulang_sejak}", class_="kecil")


def _facts(book: Book, temuan: Temuan, owner: _Owner) -> Iterator[Fact]:
    if temuan.pertanyaan:
        yield "Pertanyaan", book.texts.show(temuan.pertanyaan)
    yield "Langkah", book.texts.show(temuan.rekomendasi.uraian)
    yield "Oleh", text(f"{words.who(temuan.rekomendasi.penanggung_jawab)}; tenggat {temuan.rekomendasi.tenggat_hari} hari")
    affected = [kode for kode in temuan.kriteria_terdampak if kode != temuan.kriteria]
    if affected:
        yield "Untuk", join((_named(book, kode, owner) for kode in affected), ", ")
    yield "Dasar", join((book.laws.link(dasar, _short(dasar)) for dasar in temuan.dasar), "; ")


def _more(book: Book, temuan: Temuan) -> Iterator[Fact]:
    yield "Akibat", book.texts.show(temuan.akibat)
    if temuan.kepastian:
        yield "Kepastian", book.texts.show(certainty(temuan))
    if temuan.reviu:
        yield "Reviu lalu", text(", ".join(temuan.reviu))


def _own(temuan: Temuan, owner: _Owner) -> Iterator[Fact]:
    """What no finding shares with another of its kind."""
    if temuan.bukti:
        yield "Bukti", text(", ".join(temuan.bukti))
    if temuan.terkait:
        yield "Terkait", text(", ".join(f"{one.opd}: {one.bukti}" for one in temuan.terkait))
    lokasi = temuan.lokasi
    if owner.manifest is not None:
        own = "manifest" if lokasi.sel is None else "buku kerja"
        where = own if lokasi.berkas == owner.manifest else lokasi.berkas
        at = f" baris {lokasi.baris}, kolom {lokasi.kolom}" if lokasi.sel is None else f" sel {lokasi.sel}" if lokasi.sel else ""
        yield "Letak", text(f"{where}{at}")
    yield "Nomor", text(temuan.id)


def _named(book: Book, kode: str, owner: _Owner) -> object:
    kriteria = owner.kriteria.get(kode)
    return book.statements.link(f"{kode} {kriteria.pernyataan}", kode, "u") if kriteria else kode


def _short(dasar: str) -> str:
    """The name of a law without what it is about, but with whatever is said of its certainty."""
    name, _, rest = dasar.partition(" tentang ")
    return f"{name} (belum diverifikasi)" if "belum diverifikasi" in rest else name


def _trace(book: Book, temuan: Temuan) -> list[Html]:
    """What was weighed, rung by rung."""
    rungs = dict.fromkeys(one.anak_tangga for one in temuan.jejak)
    lines = {rung: [_weighed(book, one, temuan) for one in temuan.jejak if one.anak_tangga == rung] for rung in rungs}
    return [join((el("p", f"Jejak untuk jawaban {words.answer(rung)}"), el("ul", *lines[rung]))) for rung in rungs]


def _weighed(book: Book, jejak: Jejak, temuan: Temuan) -> Html:
    number = asked(jejak.kondisi, temuan)
    what = book.texts.show(jejak.kondisi) if number is None else f"{jejak.kondisi.partition(': ')[0]}, pertanyaan {number}"
    evidence = jejak.bukti_mungkin or jejak.bukti_pasti
    by = f" ({', '.join(evidence)})" if evidence else ""
    return el("li", what, f"; perlu {jejak.perlu}, pasti {jejak.pasti}, mungkin {jejak.mungkin}{by}")
