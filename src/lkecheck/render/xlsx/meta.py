"""Hidden sheets: what each paper is, and how each criterion is answered, for the program that reads the answers back."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from xlsxwriter.worksheet import Worksheet

from lkecheck.model.kertas import Isian
from lkecheck.model.kkr import LADDERS, META, SKEMA, Identity, Ladder
from lkecheck.model.penilaian import Laporan

from .book import Book, Value, page, protect
from .ladder import allowed
from .table import Column, listing
from .view import View

_CHOICES = (
    Column("Tingkat", 10),
    Column("Kriteria", 12, "cell.bold"),
    Column("Pernyataan", 60),
    Column("Jawaban", 10, "cell.middle"),
    Column("Nilai (0 sampai 1)", 10, "cell.value"),
    Column("Artinya", 70),
)


def write(book: Book, papers: Sequence[tuple[View, Worksheet]], laporan: Laporan) -> None:
    _identities(book, papers, laporan)
    _ladders(book, papers)


def _identities(book: Book, papers: Sequence[tuple[View, Worksheet]], laporan: Laporan) -> None:
    """A row for each paper; its cells are also names of that paper's sheet, which stay with it when it is renamed."""
    sheet = book.book.add_worksheet(META)
    for at, title in enumerate(Identity._fields):
        book.write(sheet, 0, at, title, "bold")
    for row, (view, paper) in enumerate(papers, start=1):
        satu = view.satu
        identity = Identity(
            lembar=view.lembar,
            skema=SKEMA,
            opd=satu.opd.kode,
            nama=satu.opd.nama,
            tingkat=satu.tingkat,
            tahun=str(satu.tahun),
            paket=satu.paket.id,
            versi=satu.paket.versi,
            alat=laporan.alat.versi,
            tanggal=laporan.tanggal,
        )
        for at, (key, value) in enumerate(identity._asdict().items()):
            book.write(sheet, row, at, value, "text")
            book.name(f"kkr_{key}", sheet, row, at, of=paper)
    sheet.protect("")
    sheet.hide()


def _ladders(book: Book, papers: Sequence[tuple[View, Worksheet]]) -> None:
    sheet = book.book.add_worksheet(LADDERS)
    for at, title in enumerate(Ladder._fields):
        book.write(sheet, 0, at, title, "bold")
    for row, ladder in enumerate(_distinct(papers), start=1):
        for at, value in enumerate(ladder):
            book.write(sheet, row, at, value, "text")
    sheet.protect("")
    sheet.hide()


def _distinct(papers: Sequence[tuple[View, Worksheet]]) -> Iterator[Ladder]:
    """The ladder of each criterion of a pack at a tingkat, once."""
    told: set[tuple[str, str, str, str]] = set()
    for view, _ in papers:
        satu = view.satu
        for kriteria in satu.kriteria:
            key = (satu.paket.id, satu.paket.versi, satu.tingkat, kriteria.kode)
            if kriteria.isian is not None and key not in told:
                told.add(key)
                yield Ladder(satu.paket.id, satu.paket.versi, satu.tingkat, kriteria.kode, *_shape(kriteria.isian))


def _shape(isian: Isian) -> tuple[str, str, str, str]:
    low, high = isian.paling_sedikit, isian.paling_banyak
    letters = ";".join(one.jawaban for one in isian.tangga) if isian.bentuk == "huruf" else ""
    return isian.bentuk, letters, "" if low is None else format(low, "f"), "" if high is None else format(high, "f")


def choices(book: Book, sheet: Worksheet, views: Sequence[View]) -> None:
    """The visible list of what may be answered and what it says."""
    book.write(sheet, 0, 0, "PILIHAN JAWABAN", "title")
    listing(book, sheet, 2, _CHOICES, _choices(views))
    page(sheet, "Pilihan jawaban")
    protect(sheet)


def _choices(views: Sequence[View]) -> Iterator[list[Value]]:
    told: set[tuple[str, str, str]] = set()
    for view in views:
        for kriteria in view.satu.kriteria:
            key = (view.satu.paket.id, view.satu.tingkat, kriteria.kode)
            if kriteria.isian is None or key in told:
                continue
            told.add(key)
            about: list[Value] = [view.satu.tingkat, kriteria.kode, kriteria.pernyataan]
            isian = kriteria.isian
            if isian.bentuk == "huruf":
                for one in isian.tangga:
                    yield [*about, one.jawaban, one.skor, one.arti]
            else:
                yield [*about, None, None, allowed(isian)]
