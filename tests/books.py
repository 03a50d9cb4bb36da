"""Workbooks for tests: made by the program from a manifest, changed as people change them, read again."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any

from openpyxl import Workbook, load_workbook
from openpyxl.cell import Cell
from openpyxl.worksheet.worksheet import Worksheet

from lkecheck.core.errors import DocumentError
from lkecheck.evidence import manifests
from lkecheck.model.manifest import Manifest
from lkecheck.workbook import layout, making, reading
from manifest_texts import FULL
from small_pack import small_pack

PACK = small_pack()
TARGET = making.Target("kecil", "DINKES", "Dinas Kesehatan", "unit", 2022)
AREA = "PMN.7 PMN.7"
Change = Callable[[Workbook], Any]


def manifest(text: str = FULL) -> Manifest:
    parsed = manifests.parse(text.encode(), "m.yaml", Path())
    assert parsed.manifest is not None, parsed.galat
    return parsed.manifest


def made(filled: Manifest | None = None, **target: Any) -> bytes:
    return making.make(PACK, replace(TARGET, **target), filled)


@cache
def full() -> bytes:
    """A workbook in which every kind of cell is filled in."""
    return made(manifest())


def changed(change: Change, raw: bytes | None = None) -> bytes:
    book = load_workbook(BytesIO(full() if raw is None else raw))
    change(book)
    return saved(book)


def saved(book: Workbook) -> bytes:
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def opened(raw: bytes) -> Workbook:
    return load_workbook(BytesIO(raw))


def read(raw: bytes, folder: Path | None = None) -> reading.Read:
    return reading.read(raw, "LKE.xlsx", folder)


def whole(raw: bytes) -> Manifest:
    """The manifest of a workbook in which nothing is wrong."""
    found = read(raw)
    assert found.manifest is not None, [str(one) for one in found.galat]
    return found.manifest


def told(raw: bytes) -> list[str]:
    """All that is wrong with a workbook."""
    try:
        return [str(one) for one in read(raw).galat]
    except DocumentError as error:
        return [str(one) for one in error.galat]


def column(sheet: Worksheet, title: str) -> int:
    return next(cell.column for cell in sheet[layout.HEADER_ROW] if cell.value == title)


def answer(book: Workbook, kode: str, title: str = "Jawaban") -> Cell:
    """The cell of a criterion."""
    for sheet in book.worksheets:
        for row in sheet.iter_rows(min_row=layout.HEADER_ROW + 1, max_col=1):
            if row[0].value == kode:
                return sheet.cell(row[0].row, column(sheet, title))
    raise KeyError(kode)


def item(book: Workbook, title: str, number: int = 0) -> Cell:
    """The cell of an item of evidence."""
    sheet = book[layout.EVIDENCE]
    return sheet.cell(layout.HEADER_ROW + 1 + number, column(sheet, title))
