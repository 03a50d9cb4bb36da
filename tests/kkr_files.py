"""KKR workbooks for tests: made by the program from the small city, filled in as auditors do, read again."""

from __future__ import annotations

import shutil
import tempfile
from datetime import date, datetime
from functools import cache
from io import BytesIO
from pathlib import Path

from openpyxl import load_workbook

from lkecheck.check.options import Options
from lkecheck.check.run import check
from lkecheck.core.errors import DocumentError
from lkecheck.model.reviu import JENJANG
from lkecheck.render.penilaian import xlsx
from lkecheck.scheme import packs
from lkecheck.workbook import kkr_reading

CITY = Path(__file__).parent / "data" / "kota"
OPD = "KKR DINAS-CONTOH"
DAY = date(2022, 1, 5)


@cache
def laporan():
    """With a part of the national pack, so that a workbook is soon opened: letters, percentages and numbers."""
    source = packs.rules_folder() / "pmprb-2020"
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for file in ("pack.yaml", "kosakata.yaml"):
            shutil.copy(source / file, folder)
        for part in ("pemenuhan/7-penguatan-pengawasan", "hasil/4-kinerja-organisasi"):
            shutil.copytree(source / part, folder / part)
        return check([CITY], Options(date(2021, 12, 31), paket=name, mesin="python", berkas=False))


@cache
def made() -> bytes:
    return xlsx.render(laporan())


def opened(raw: bytes):
    return load_workbook(BytesIO(raw))


def saved(book) -> bytes:
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def header(sheet) -> tuple[int, dict[str, int]]:
    """The row of the headers and the column of each."""
    for row in sheet.iter_rows(max_row=30):
        titles = {cell.value: cell.column for cell in row if cell.value is not None}
        if "Kode" in titles and "Jawaban anggota" in titles:
            return row[0].row, titles
    raise AssertionError(sheet.title)


def rows(sheet) -> dict[str, int]:
    """The row of each criterion that can be answered."""
    top, titles = header(sheet)
    found = {sheet.cell(row, titles["Kode"]).value: row for row in range(top + 1, sheet.max_row + 1)}
    return {kode: row for kode, row in found.items() if kode}


def put(sheet, kode: str, title: str, value) -> str:
    """Fills in a cell; gives its name."""
    cell = sheet.cell(rows(sheet)[kode], header(sheet)[1][title])
    cell.value = value
    return cell.coordinate


def sign(sheet, jenjang: str, nama="Ani, S.E.", day=DAY) -> None:
    at = header(sheet)[1][f"Jawaban {jenjang}"] + 2
    sheet.cell(3, at).value = nama
    sheet.cell(4, at).value = datetime(day.year, day.month, day.day) if isinstance(day, date) else day  # noqa: DTZ001 - a day


def top_answers(satu):
    """An answer for every criterion that can be answered: the top of its ladder."""
    for kriteria in satu.kriteria:
        isian = kriteria.isian
        if isian is None:
            continue
        if isian.bentuk == "huruf":
            yield kriteria, isian.tangga[0].jawaban
        elif isian.bentuk == "opini":
            yield kriteria, "WTP"
        else:
            yield kriteria, float(isian.paling_banyak or 1)


def filled():
    """A workbook in which every level has answered something of both papers."""
    book = opened(made())
    for satu, title in zip(laporan().penilaian, ("KKR KOTA-CONTOH", OPD), strict=True):
        sheet = book[title]
        lines, (_, titles) = rows(sheet), header(sheet)
        for jenjang in JENJANG:
            sign(sheet, jenjang)
        for number, (kriteria, answer) in enumerate(top_answers(satu)):
            jenjang = JENJANG[number % 4]
            sheet.cell(lines[kriteria.kode], titles[f"Jawaban {jenjang}"]).value = answer
            if number % 3 == 0:
                sheet.cell(lines[kriteria.kode], titles[f"Catatan {jenjang}"]).value = f"=catatan {number}\nkedua"
                sheet.cell(lines[kriteria.kode], titles[f"Catatan {jenjang}"]).data_type = "s"
    return book


def read(raw: bytes, folder: Path):
    path = folder / "KKR.xlsx"
    path.write_bytes(raw)
    return kkr_reading.read(path)


def told(raw: bytes, folder: Path) -> list[str]:
    """What is wrong with it."""
    try:
        read(raw, folder)
    except DocumentError as error:
        return [str(galat) for galat in error.galat]
    return []
