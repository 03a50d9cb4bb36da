"""For a workbook that would lose something: its tables' rows in a workbook of their own, with the findings beside them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from io import BytesIO

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from lkecheck.model.penilaian import RANK, Penilaian, Temuan

from . import remarks, tables
from .annotate import DEFENDED, TITLE, Marked
from .layout import CRITERIA, ITEMS, NOTE_HEADER, NOTED, RESULT_SHEET, Column
from .opening import load
from .remarks import COLOURS, Remark
from .tables import Table
from .values import spelled
from .wording import height

RESULT_WIDTHS = (22, 30, 12, 100)


def copied(raw: bytes, satu: Penilaian, pernyataan: str, lost: Sequence[str]) -> bytes:
    """The workbook of notes; `lost` is what kept their own from being written again."""
    found, out = tables.find(load(raw)), BytesIO()
    new = xlsxwriter.Workbook(out, {"strings_to_formulas": False, "strings_to_urls": False, "in_memory": True})
    new.define_name(NOTED, f"={RESULT_SHEET}!$A$1")
    new.set_properties({"created": datetime(satu.tahun, 1, 1)})  # noqa: DTZ001 - the same input gives the same bytes
    writer = _Writer(new)
    for table in found.criteria:
        writer.table(table, CRITERIA, "kode", remarks.of_criteria(satu))
    for table in found.evidence:
        writer.table(table, ITEMS, "id", remarks.of_items(satu))
    writer.result(satu, pernyataan, lost)
    new.close()
    return out.getvalue()


class _Writer:
    def __init__(self, book: xlsxwriter.Workbook) -> None:
        self.book = book
        base = {"text_wrap": True, "valign": "top", "border": 1, "font_name": "Arial", "font_size": 10}
        self.plain: Format = book.add_format(base)
        self.link: Format = book.add_format({**base, "font_color": "#0B5394", "underline": 1})
        self.head: Format = book.add_format({**base, "bold": True, "bg_color": "#1F4E5F", "font_color": "#FFFFFF"})
        self.text: Format = book.add_format({"font_name": "Arial", "font_size": 10})
        self.title: Format = book.add_format({"font_name": "Arial", "font_size": 14, "bold": True})
        self.fills = {key: book.add_format({**base, "bg_color": f"#{colour}"}) for key, colour in COLOURS.items()}
        self.front: Worksheet = book.add_worksheet(RESULT_SHEET)
        self.titles = {RESULT_SHEET.casefold()}
        self.marked: list[Marked] = []

    def result(self, satu: Penilaian, pernyataan: str, lost: Sequence[str]) -> None:
        """The first sheet: why this is a copy, and every remark with the way to its row."""
        sheet = self.front
        why = (
            f"Buku kerja aslinya memuat {', '.join(lost)}, yang akan hilang bila ditulis ulang. Karena itu catatan ada pada "
            "salinan lembar di buku kerja ini; buku kerja aslinya tidak diubah."
        )
        sheet.write_string(0, 0, TITLE, self.title)
        about = f"{satu.opd.kode} {satu.opd.nama}, tingkat {satu.tingkat}, tahun {satu.tahun}, paket {satu.paket.id}"
        for row, text in enumerate((about, why, pernyataan), start=1):
            sheet.write_string(row, 0, text, self.text)
        for at, (title, width) in enumerate(zip(("Baris", "Lembar", "Keparahan", "Catatan"), RESULT_WIDTHS, strict=True)):
            sheet.set_column(at, at, width)
            sheet.write_string(5, at, title, self.head)
        row = 6
        for one in sorted(self.marked, key=lambda mark: -RANK[mark.remark.keparahan]):
            self._line(row, (one.nama, one.lembar, one.remark.keparahan, one.remark.teks))
            sheet.write_url(row, 0, f"internal:{one.goal}", self.link, one.nama)
            row += 1
        for temuan in remarks.of_the_whole(satu):
            self._line(row, ("", "", temuan.keparahan, _told(temuan)))
            row += 1
        sheet.freeze_panes(6, 0)
        sheet.repeat_rows(5)
        _page(sheet)

    def _line(self, row: int, texts: Sequence[str]) -> None:
        for at, text in enumerate(texts):
            self.front.write_string(row, at, text, self.fills[texts[2]] if at == 3 else self.plain)
        self.front.set_row(row, height([texts[3]], [RESULT_WIDTHS[3]]))

    def table(self, table: Table, columns: Sequence[Column], key: str, found: Mapping[str, Remark]) -> None:
        """One table's rows as text, with our columns behind."""
        sheet = self.book.add_worksheet(self._free_title(table.sheet.title))
        shown = [column for column in columns if column.kunci in table.columns]
        own = [(DEFENDED, 16)] if key == "kode" else []
        heads = [*((column.judul, column.lebar) for column in shown), *own, (NOTE_HEADER, 60)]
        for at, (title, width) in enumerate(heads):
            sheet.set_column(at, at, width)
            sheet.write_string(0, at, title, self.head)
        for number, (_, cells) in enumerate(table.rows(), start=1):
            texts = [spelled(cells[column.kunci]) if column.kunci in cells else "" for column in shown]
            name = spelled(cells[key]) if key in cells else ""
            remark = found.get(name)
            for at, text in enumerate(texts):
                sheet.write_string(number, at, text, self.plain)
            if remark is not None:
                extra = [remark.dipertahankan] * len(own) + [remark.teks]
                for at, text in enumerate(extra, start=len(shown)):
                    sheet.write_string(number, at, text, self.fills.get(remark.keparahan, self.plain))
                texts += extra
                if remark.teks:
                    self.marked.append(Marked(sheet.get_name(), number + 1, 1, name, remark))
            sheet.set_row(number, height(texts, [width for _, width in heads[: len(texts)]]))
        sheet.freeze_panes(1, 1)
        sheet.repeat_rows(0)
        _page(sheet)

    def _free_title(self, title: str) -> str:
        """Their sheet's name, or one beside it where it is taken."""
        made, number = title[:31], 1
        while made.casefold() in self.titles:
            number += 1
            made = f"{title[:27]} {number}"
        self.titles.add(made.casefold())
        return made


def _told(temuan: Temuan) -> str:
    return f"{temuan.pesan}\n  Langkah: {remarks.in_a_workbook(temuan.rekomendasi.uraian)}"


def _page(sheet: Worksheet) -> None:
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
