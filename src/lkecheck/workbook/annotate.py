"""A copy of their workbook with the findings beside the rows; all that was theirs is kept."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from io import BytesIO

from openpyxl.cell.cell import MergedCell
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.workbook import Workbook
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.hyperlink import Hyperlink
from openpyxl.worksheet.worksheet import Worksheet

from lkecheck.model.penilaian import RANK, Penilaian

from . import remarks, tables
from .archive import settled
from .layout import NOTE_HEADER, NOTED, RESULT_SHEET, folded
from .opening import load
from .remarks import COLOURS, Remark
from .tables import Table
from .values import spelled
from .wording import height

DEFENDED = "Jawaban yang dapat dipertahankan"
AUTHOR = "lkecheck"
NOTE_WIDTH, RESULT_WIDTH = 60, 100
TITLE = "Hasil pemeriksaan lkecheck"
_THIN = Side(style="thin", color="999999")
_BORDER = Border(left=_THIN, right=_THIN, top=_THIN, bottom=_THIN)
_TEXT, _WHITE = Font("Arial", 10), Font("Arial", 10, bold=True, color="FFFFFF")
_WRAP = Alignment(wrap_text=True, vertical="top")
_HEAD = PatternFill("solid", fgColor="1F4E5F")


@dataclass(frozen=True)
class Marked:
    """A row that got a remark: where it stands, what it is, and the remark."""

    lembar: str
    baris: int
    kolom: int
    nama: str
    remark: Remark

    @property
    def goal(self) -> str:
        """The cell as a link names it."""
        return f"'{self.lembar.replace(chr(39), chr(39) * 2)}'!{get_column_letter(self.kolom)}{self.baris}"


def annotate(raw: bytes, satu: Penilaian, pernyataan: str) -> bytes:
    """The annotated copy. Only for workbooks that lose nothing by it (`losses`)."""
    book = load(raw, rich_text=True)
    book.template = False  # a copy of a template is a workbook
    criteria, items = remarks.of_criteria(satu), remarks.of_items(satu)
    found = tables.find(book)
    marked = [one for table in found.criteria for one in _mark(table, "kode", criteria)]
    marked += [one for table in found.evidence for one in _mark(table, "id", items)]
    result = _result(book, satu, marked, pernyataan)
    book.defined_names[NOTED] = DefinedName(NOTED, attr_text=f"'{result}'!$A$1")
    modified = book.properties.modified or book.properties.created
    out = BytesIO()
    book.save(out)
    return settled(out.getvalue(), modified)


def _mark(table: Table, key: str, found: Mapping[str, Remark]) -> list[Marked]:
    """The table's rows with their remarks beside them; those of an earlier run are taken away first."""
    sheet, rows = table.sheet, list(table.rows())
    _forget(table)
    defended = _column(table, DEFENDED, 16) if key == "kode" else None
    note = _column(table, NOTE_HEADER, NOTE_WIDTH, (defended or 0) + 1)
    marked = []
    for row, cells in rows:
        name = spelled(cells[key]) if key in cells else ""
        remark = found.get(name)
        if remark is None or cells[key].row != row:
            continue
        if defended is not None:
            _write(sheet, row, defended, remark.dipertahankan, remark.keparahan)
        if remark.teks:
            _write(sheet, row, note, remark.teks, remark.keparahan)
            _grow(sheet, row, remark.teks, NOTE_WIDTH)
            _comment(sheet, row, table.columns[key], note, remark)
            marked.append(Marked(sheet.title, row, table.columns[key], name, remark))
    return marked


def _forget(table: Table) -> None:
    """Takes away what an earlier run of ours wrote below its headers, and its notes."""
    titles = {folded(DEFENDED), folded(NOTE_HEADER)}
    own = {
        at for at, cell in table.grid.row(table.header).items() if isinstance(cell.value, str) and folded(cell.value) in titles
    }
    for (row, column), cell in list(table.sheet._cells.items()):
        if column in own and row > table.header and not isinstance(cell, MergedCell):
            cell.value, cell.fill, cell.border = None, PatternFill(), Border()
        if cell.comment is not None and cell.comment.author == AUTHOR:
            cell.comment = None


def _column(table: Table, title: str, width: int, least: int = 1) -> int:
    """The column of ours: the one of an earlier run, else the first that is free."""
    sheet = table.sheet
    for at, cell in table.grid.row(table.header).items():
        if folded(str(cell.value)) == folded(title):
            return at
    free = max(table.grid.first_free_column(table.header), least)
    head = sheet.cell(table.header, free, title)
    head.fill, head.font, head.border, head.alignment = _HEAD, _WHITE, _BORDER, _WRAP
    sheet.column_dimensions[get_column_letter(free)].width = width
    _grow(sheet, table.header, title, width - 4)
    return free


def _write(sheet: Worksheet, row: int, column: int, text: str, keparahan: str) -> None:
    cell = sheet.cell(row, column)
    if isinstance(cell, MergedCell):
        return  # theirs covers it; the sheet of results tells it
    cell.value, cell.data_type = text, "s"  # a text that starts with "=" is no formula
    cell.alignment, cell.border, cell.font = _WRAP, _BORDER, _TEXT
    if keparahan:
        cell.fill = PatternFill("solid", fgColor=COLOURS[keparahan])


def _grow(sheet: Worksheet, row: int, text: str, width: int) -> None:
    """Makes a row as high as our text needs; it never shrinks theirs."""
    needed = height([text], [width])
    dimension = sheet.row_dimensions[row]
    if needed > (dimension.height or 15):
        dimension.height = needed


def _comment(sheet: Worksheet, row: int, column: int, own: int, remark: Remark) -> None:
    """A note on the row's first cell; on ours where theirs already carries one."""
    cell = sheet.cell(row, column)
    if cell.comment is not None and cell.comment.author != AUTHOR:
        cell = sheet.cell(row, own)
    first = remark.temuan[0]
    more = f" (dan {len(remark.temuan) - 1} temuan lain)" if len(remark.temuan) > 1 else ""
    cell.comment = Comment(f"{first.keparahan.upper()}: {first.pesan}{more}"[:1000], AUTHOR, height=110, width=320)


def _result(book: Workbook, satu: Penilaian, marked: list[Marked], pernyataan: str) -> str:
    """The sheet of results; its name."""
    sheet = _fresh(book)
    ringkasan = satu.ringkasan
    sheet.append([TITLE])
    sheet.append([f"{satu.opd.kode} {satu.opd.nama}, tingkat {satu.tingkat}, tahun {satu.tahun}, paket {satu.paket.id}"])
    counts = ", ".join(
        f"{many} {word}"
        for word, many in (
            ("terpenuhi", ringkasan.terpenuhi),
            ("sebagian", ringkasan.sebagian),
            ("perlu reviu", ringkasan.perlu_reviu),
            ("belum", ringkasan.belum),
        )
    )
    sheet.append([f"Dari {ringkasan.kriteria - ringkasan.tidak_berlaku} kriteria yang dinilai: {counts}."])
    sheet.append([pernyataan])
    sheet.append([])
    sheet.append(["Baris", "Lembar", "Keparahan", "Catatan"])
    for cell in sheet[sheet.max_row]:
        cell.fill, cell.font, cell.border = _HEAD, _WHITE, _BORDER
    for one in sorted(marked, key=lambda mark: -RANK[mark.remark.keparahan]):
        sheet.append(["", "", "", " "])
        row = sheet.max_row
        _write(sheet, row, 1, one.nama, "")
        _write(sheet, row, 2, one.lembar, "")
        _write(sheet, row, 3, one.remark.keparahan, "")
        _write(sheet, row, 4, one.remark.teks, one.remark.keparahan)
        _grow(sheet, row, one.remark.teks, RESULT_WIDTH)
        link = sheet.cell(row, 1)
        link.hyperlink = Hyperlink(ref=link.coordinate, location=one.goal)
        link.font = Font("Arial", 10, color="0B5394", underline="single")
    for temuan in remarks.of_the_whole(satu):
        sheet.append(["", "", "", " "])
        _write(sheet, sheet.max_row, 3, temuan.keparahan, "")
        text = f"{temuan.pesan}\n  Langkah: {remarks.in_a_workbook(temuan.rekomendasi.uraian)}"
        _write(sheet, sheet.max_row, 4, text, temuan.keparahan)
        _grow(sheet, sheet.max_row, text, RESULT_WIDTH)
    _finish(sheet)
    return str(sheet.title)


def _fresh(book: Workbook) -> Worksheet:
    """A new sheet for the result; one of an earlier run of ours makes room, one of theirs stays."""
    for name in [name for name in book.sheetnames if name.startswith(RESULT_SHEET)]:
        if book[name]["A1"].value == TITLE:
            del book[name]
    return book.create_sheet(RESULT_SHEET)


def _finish(sheet: Worksheet) -> None:
    for column, width in zip("ABCD", (22, 30, 12, RESULT_WIDTH), strict=True):
        sheet.column_dimensions[column].width = width
    for row in range(2, 5):
        sheet.cell(row, 1).font, sheet.cell(row, 1).alignment = _TEXT, _WRAP
        sheet.merge_cells(start_row=row, end_row=row, start_column=1, end_column=4)
    _grow(sheet, 4, str(sheet["A4"].value), RESULT_WIDTH + 50)
    sheet["A1"].font = Font("Arial", 14, bold=True)
    sheet.freeze_panes = "A7"
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", 9
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.print_title_rows = "6:6"
