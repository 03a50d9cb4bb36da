"""Sampel: criteria to look at more closely, drawn by weight; the same seed draws the same ones."""

from __future__ import annotations

import hashlib
import math
from collections.abc import Iterator, Sequence
from decimal import Decimal
from fractions import Fraction

from xlsxwriter.worksheet import Worksheet

from lkecheck.model.penilaian import Laporan, Penilaian, PenilaianKriteria

from . import words
from .book import Book, Value, page, protect
from .table import Column, listing
from .view import View

SHARE = "10%"
_COLUMNS = (
    Column("No", 5, "cell.middle"),
    Column("OPD", 15),
    Column("Kelompok", 15),
    Column("Kriteria", 42),
    Column("Bobot", 8, "cell.fine"),
    Column("Jawaban OPD", 9, "cell.middle"),
    Column("Didukung", 9, "cell.middle"),
    Column("Dokumen", 36),
    Column("Berkas", 36),
    Column("Halaman", 9),
    Column("Hasil uji", 16, "fill"),
    Column("Catatan", 30, "fill"),
)
_MET, _OTHER = "terpenuhi", "selain terpenuhi"


def write(book: Book, sheet: Worksheet, views: Sequence[View], laporan: Laporan) -> None:
    share, seed = chosen(laporan)
    book.write(sheet, 0, 0, "SAMPEL", "title")
    book.write(sheet, 1, 0, f"{share.replace('.', ',')} dari tiap kelompok tiap OPD, sedikitnya satu; benih {seed}.", "strong")
    book.write(sheet, 2, 0, _HOW, "plain")
    lines = [[number, *row] for number, row in enumerate(_rows(views, share, seed), start=1)]
    listing(book, sheet, 4, _COLUMNS, lines)
    page(sheet, f"Sampel {share.replace('.', ',')}, benih {seed}, lkecheck {laporan.alat.versi}")
    protect(sheet)


_HOW = (
    "Peluang terpilih sebanding dengan bobot. Benih dan hasil pemeriksaan yang sama memilih kriteria yang sama; pilih benih baru "
    "setelah OPD menyerahkan bukti (check --benih)."
)


def chosen(laporan: Laporan) -> tuple[str, str]:
    """The share and the seed of a run: as it was asked, else a tenth and the day of the check."""
    asked = laporan.pengaturan
    return asked.get("sampel", SHARE), asked.get("benih", laporan.tanggal.replace("-", ""))


def _rows(views: Sequence[View], share: str, seed: str) -> Iterator[list[Value]]:
    for view in views:
        for group, kriteria in draw(view.satu, share, seed):
            yield [
                view.satu.opd.kode,
                group,
                f"{kriteria.kode} {kriteria.pernyataan}",
                kriteria.bobot,
                words.answer(kriteria.jawaban),
                words.answer(kriteria.jawaban_didukung),
                view.column(kriteria.bukti, "judul"),
                view.column(kriteria.bukti, "berkas"),
                view.column(kriteria.bukti, "halaman"),
                None,
                None,
            ]


def draw(satu: Penilaian, share: str, seed: str) -> list[tuple[str, PenilaianKriteria]]:
    """What is drawn from either group, in the order of the form."""
    part = Fraction(share.rstrip("%")) / 100
    found = []
    for group, met in ((_MET, True), (_OTHER, False)):
        there = [one for one in satu.kriteria if one.status != "tidak_berlaku" and (one.status == "terpenuhi") == met]
        ranked = sorted(there, key=lambda one: (_key(satu, one, seed), one.kode))
        drawn = {one.kode for one in ranked[: math.ceil(part * len(there))]}
        found += [(group, one) for one in there if one.kode in drawn]
    return found


def _key(satu: Penilaian, kriteria: PenilaianKriteria, seed: str) -> float:
    """A draw without replacement: an exponential number each, the smaller the heavier; the least ones are taken."""
    if kriteria.bobot <= Decimal(0):
        return math.inf
    text = "|".join((seed, satu.opd.kode, satu.tingkat, str(satu.tahun), kriteria.kode))
    number = int.from_bytes(hashlib.sha256(text.encode()).digest()[:8], "big")
    return -math.log((number + 1) / 2**64) / float(kriteria.bobot)
