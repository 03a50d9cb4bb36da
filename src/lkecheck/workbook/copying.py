"""For a workbook that would lose something: its tables' rows in a workbook of their own, with the findings beside them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from io import BytesIO

import xlsxwriter
from openpyxl import load_workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from ..model.penilaian import Penilaian
from . import remarks, tables
from .annotate import DEFENDED, TITLE
from .layout import CRITERIA, ITEMS, NOTE_HEADER, RESULT_SHEET, Column
from .remarks import COLOURS, ORDER, Remark
from .tables import Table


def copied(raw: bytes, satu: Penilaian, pernyataan: str, lost: Sequence[str]) -> bytes:
    """The workbook of notes; `lost` is what kept their own from being written again."""
    book = load_workbook(BytesIO(raw))
    out = BytesIO()
    new = xlsxwriter.Workbook(out, {"strings_to_formulas": False, "strings_to_urls": False, "in_memory": True})
    new.set_properties({"created": datetime(satu.tahun, 1, 1)})  # noqa: DTZ001 - the same input gives the same bytes
    writer = _Writer(new)
    writer.result(satu, pernyataan, lost)
    for table in tables.criteria(book):
        writer.table(table, CRITERIA, "kode", remarks.of_criteria(satu))
    evidence = tables.evidence(book)
    if evidence is not None:
        writer.table(evidence, ITEMS, "id", remarks.of_items(satu))
    new.close()
    return out.getvalue()


class _Writer:
    def __init__(self, book: xlsxwriter.Workbook) -> None:
        self.book = book
        base = {"text_wrap": True, "valign": "top", "border": 1}
        self.plain: Format = book.add_format(base)
        self.head: Format = book.add_format({**base, "bold": True, "bg_color": "#1F4E5F", "font_color": "#FFFFFF"})
        self.fills = {key: book.add_format({**base, "bg_color": f"#{colour}"}) for key, colour in COLOURS.items()}

    def result(self, satu: Penilaian, pernyataan: str, lost: Sequence[str]) -> None:
        sheet = self.book.add_worksheet(RESULT_SHEET)
        sheet.set_column(0, 0, 110)
        why = (
            f"Buku kerja aslinya memuat {', '.join(lost)}, yang akan hilang bila ditulis ulang. Karena itu catatan ada pada "
            "salinan lembar di buku kerja ini; buku kerja aslinya tidak diubah."
        )
        texts = (
            TITLE,
            f"{satu.opd.kode} {satu.opd.nama}, tingkat {satu.tingkat}, tahun {satu.tahun}",
            why,
            pernyataan,
        )
        for row, text in enumerate(texts):
            sheet.write_string(row, 0, text, self.book.add_format({"text_wrap": True, "bold": row == 0}))
        row = len(texts) + 1
        for temuan in sorted(satu.temuan, key=lambda one: ORDER.index(one.keparahan)):
            sheet.write_string(row, 0, f"{temuan.keparahan.upper()}: {temuan.pesan}", self.fills[temuan.keparahan])
            row += 1
        _page(sheet)

    def table(self, table: Table, columns: Sequence[Column], key: str, found: Mapping[str, Remark]) -> None:
        """One table's rows as text, with our two columns behind."""
        sheet = self.book.add_worksheet(table.sheet.title)
        shown = [column for column in columns if column.kunci in table.columns]
        titles = [column.judul for column in shown] + ([DEFENDED] if key == "kode" else []) + [NOTE_HEADER]
        for at, title in enumerate(titles):
            sheet.set_column(at, at, shown[at].lebar if at < len(shown) else (16 if title == DEFENDED else 60))
            sheet.write_string(0, at, title, self.head)
        number = 0
        for _, cells in table.rows():
            if all(cell.value is None for cell in cells.values()):
                continue
            number += 1
            for at, column in enumerate(shown):
                sheet.write_string(number, at, str(cells[column.kunci].value or ""), self.plain)
            remark = found.get(str(cells[key].value or "").strip())
            if remark is not None:
                style = self.fills.get(remark.keparahan, self.plain)
                extra = ([remark.dipertahankan] if key == "kode" else []) + [remark.teks]
                for at, text in enumerate(extra, start=len(shown)):
                    sheet.write_string(number, at, text, style)
        sheet.freeze_panes(1, 1)
        sheet.repeat_rows(0)
        _page(sheet)


def _page(sheet: Worksheet) -> None:
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
