"""Which sheets are papers, whose each is, and how its criteria are answered: by names, else by the hidden sheets."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import get_args

from openpyxl.cell.cell import Cell as BookCell
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from lkecheck.model.kkr import KODE, LADDERS, META, SKEMA, Identity, Ladder
from lkecheck.model.manifest import Tingkat
from lkecheck.workbook.layout import folded
from lkecheck.workbook.values import spelled

_HEADERS = 60
_COLUMNS = 200
_ROWS = 20_000
_REFERENCE = re.compile(r"'?(?P<sheet>(?:[^'!]|'')+)'?!\$?(?P<column>[A-Z]{1,3})\$?(?P<row>[0-9]{1,7})\Z")


@dataclass(frozen=True)
class Known:
    """Whose paper it is."""

    opd: str
    nama: str
    tingkat: Tingkat
    tahun: int


@dataclass(frozen=True, eq=False)
class Paper:
    """A sheet with its headers; without `known` there is a `problem`."""

    sheet: Worksheet
    header: int
    columns: Mapping[str, int]
    known: Known | None
    problem: str | None
    ladders: Mapping[str, Ladder]


def papers(book: Workbook) -> list[Paper]:
    """The sheets that are papers, or were: those with a paper's headers or its names."""
    found = []
    for sheet in book.worksheets:
        header, columns = _headers(sheet)
        if header or any(name.startswith("kkr_") for name in sheet.defined_names):
            found.append(_paper(book, sheet, header, columns))
    return found


def _headers(sheet: Worksheet) -> tuple[int, dict[str, int]]:
    """The row of a paper's headers, from 1, and the column of each header; 0 where there is none."""
    for row in sheet.iter_rows(min_row=1, max_row=min(sheet.max_row, _HEADERS), max_col=min(sheet.max_column, _COLUMNS)):
        found: dict[str, int] = {}
        for cell in row:
            if isinstance(cell.value, str):
                found.setdefault(folded(cell.value), cell.column)
        if folded(KODE) in found and any(key.startswith("jawaban ") for key in found):
            return row[0].row, found
    return 0, {}


def _paper(book: Workbook, sheet: Worksheet, header: int, columns: Mapping[str, int]) -> Paper:
    said = _identity(book, sheet)
    known, problem = _known(said)
    if problem is None and not header:
        problem = f'baris kepala tabel tidak ditemukan; baris itu memuat "{KODE}" dan "Jawaban anggota".'
    ladders = _ladders(book, said)
    if problem is None and not ladders:
        problem = f'lembar tersembunyi "{LADDERS}" tidak memuat pilihan jawabannya; isikan jawaban pada KKR yang baru dibuat.'
    return Paper(sheet, header, columns, known, problem, ladders)


def _known(said: Mapping[str, str]) -> tuple[Known | None, str | None]:
    if not said.get("opd"):
        return None, f'tidak diketahui lagi untuk siapa; lembar tersembunyi "{META}" terhapus. Salin jawabannya ke KKR yang baru.'
    skema, tahun, tingkat = said.get("skema", ""), said.get("tahun", ""), said.get("tingkat", "")
    if skema != SKEMA:
        return (
            None,
            f'berskema "{skema}", padahal versi ini membaca "{SKEMA}"; salin jawabannya ke KKR yang baru.',
        )
    if not re.fullmatch(r"20[0-9]{2}", tahun) or tingkat not in get_args(Tingkat):
        return None, f'berisi tahun "{tahun}" dan tingkat "{tingkat}" pada lembar tersembunyi; keduanya tidak dikenal.'
    return Known(said["opd"], said.get("nama", "") or said["opd"], "pusat" if tingkat == "pusat" else "unit", int(tahun)), None


def _identity(book: Workbook, sheet: Worksheet) -> dict[str, str]:
    """What a paper is, by field: by the names on its sheet, else by the row that names its sheet."""
    named = {field: named_cell(book, sheet, f"kkr_{field}") for field in Identity._fields}
    if named["opd"] is not None and named["skema"] is not None:
        return {field: spelled(cell) for field, cell in named.items() if cell is not None}
    rows = _table(book, META, Identity._fields)
    return next((row for row in rows if row.get("lembar") == sheet.title), {})


def _ladders(book: Workbook, said: Mapping[str, str]) -> dict[str, Ladder]:
    own = (said.get("paket"), said.get("versi"), said.get("tingkat"))
    rows = (Ladder(**{field: row.get(field, "") for field in Ladder._fields}) for row in _table(book, LADDERS, Ladder._fields))
    return {one.kode: one for one in rows if (one.paket, one.versi, one.tingkat) == own}


def _table(book: Workbook, title: str, fields: tuple[str, ...]) -> list[dict[str, str]]:
    """The rows of a hidden sheet under its headers."""
    if title not in book.sheetnames:
        return []
    sheet = book[title]
    # Asked for more rows than there are, the library makes them.
    first, *rest = sheet.iter_rows(max_row=min(sheet.max_row, _ROWS), max_col=len(fields) + 5)
    at = {spelled(cell): number for number, cell in enumerate(first) if cell.value is not None}
    return [{field: _shown(row[at[field]]) for field in fields if field in at} for row in rest]


def _shown(cell: BookCell) -> str:
    return spelled(cell) if cell.value is not None else ""


def named_cell(book: Workbook, sheet: Worksheet, name: str) -> BookCell | None:
    """The cell that a sheet's own name leads to."""
    defined = sheet.defined_names.get(name)
    match = _REFERENCE.match(defined.attr_text or "") if defined is not None else None
    if match is None:
        return None
    title = match["sheet"].replace("''", "'")
    return book[title][f"{match['column']}{match['row']}"] if title in book.sheetnames else None
