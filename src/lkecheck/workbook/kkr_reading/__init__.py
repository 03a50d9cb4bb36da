"""A filled-in KKR read back: what each level answered, as the reviewer's verdicts; every problem with its sheet and cell."""

from __future__ import annotations

from pathlib import Path

from openpyxl.workbook import Workbook

from lkecheck.core.errors import DocumentError, Galat
from lkecheck.model.reviu import OpdReviu, PutusanFile
from lkecheck.workbook import opening

from .identity import Known, Paper, papers
from .rows import Rows

MOST = 96 << 20
"""Letters of all parts together; the papers of 36 OPDs and a city have thirty million."""
NEW = "lkecheck check FOLDER --output xlsx:KKR.xlsx"


def read(path: Path) -> list[PutusanFile]:
    """The verdicts of each paper that holds any; raises DocumentError with all that is wrong."""
    nama = path.name
    book = opening.open_book(opening.read_bytes(path, nama), nama, most=MOST, new=NEW)
    found = papers(book)
    if not found:
        raise DocumentError([Galat(nama, 0, 0, f"tidak memuat lembar Kertas Kerja Reviu; buat dengan: {NEW}")])
    galat: list[Galat] = []
    read_back = [one for paper in found if (one := _paper(book, paper, found, nama, galat)) is not None]
    if galat:
        raise DocumentError(galat)
    return read_back


def _paper(book: Workbook, paper: Paper, others: list[Paper], nama: str, galat: list[Galat]) -> PutusanFile | None:
    wrong = list(_wrong(paper, others, nama))
    galat += wrong
    if wrong or paper.known is None:
        return None
    rows = Rows(book, paper, nama)
    kriteria = rows.read()
    galat += rows.galat
    if rows.galat or not kriteria:
        return None
    known = paper.known
    opd = OpdReviu(kode=known.opd, nama=known.nama)
    return PutusanFile(skema="lkecheck/putusan/1", opd=opd, tingkat=known.tingkat, tahun=known.tahun, kriteria=kriteria)


def _wrong(paper: Paper, others: list[Paper], nama: str) -> list[Galat]:
    """What keeps a paper from being read at all."""
    if paper.problem is not None:
        return [Galat(f'{nama}, lembar "{paper.sheet.title}"', 0, 0, paper.problem)]
    known = paper.known
    first = next((other for other in others if other.known == known), paper)
    if first is not paper and isinstance(known, Known):
        said = f'sama-sama untuk {known.opd} tahun {known.tahun} dengan lembar "{first.sheet.title}"; hapus salah satu.'
        return [Galat(f'{nama}, lembar "{paper.sheet.title}"', 0, 0, said)]
    return []
