"""An annotated copy says beside each row what was found, and keeps all that was theirs, cell by cell."""

from __future__ import annotations

from datetime import date
from functools import cache
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import load_workbook
from openpyxl.comments import Comment
from openpyxl.formatting.rule import CellIsRule
from openpyxl.styles import Font, PatternFill
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.workbook.protection import WorkbookProtection
from openpyxl.worksheet.datavalidation import DataValidation

from books import answer, changed, column, opened
from lkecheck.check import handed_in
from lkecheck.check.options import Options
from lkecheck.check.run import check
from lkecheck.model.penilaian import Penilaian
from lkecheck.scheme import packs
from lkecheck.workbook import annotate, layout, losses, making, reading

SAMPLE = Path(__file__).parents[1] / "evidence_samples" / "kota-binjai-2021" / "dishub" / "manifest.yaml"
OWN = ("Jawaban yang dapat dipertahankan", "Catatan lkecheck")


@cache
def judged() -> tuple[bytes, Penilaian]:
    """A sample OPD's workbook, with what the check says of it."""
    pack = packs.load("binjai-2022").in_year(2021)
    target = making.Target("binjai-2022", "DISHUB", "Dinas Perhubungan", "unit", 2021)
    raw = making.make(pack, target, handed_in.read(SAMPLE, "dishub/manifest.yaml").manifest)
    return raw, check([SAMPLE], Options(date(2021, 12, 31), berkas=False)).penilaian[0]


@cache
def lived_in() -> bytes:
    """The workbook after people made it their own."""

    def live(book):
        sheet, items = book[book.sheetnames[2]], book["Bukti"]
        sheet["M3"], sheet["M5"] = "=SUM(M6:M9)", '=IF(E6="Y",1,0)'
        sheet["M6"], sheet["M7"] = 3, '=Bukti!A5&" x"'
        sheet.merge_cells("J1:L2")
        sheet["J1"] = "Diperiksa sekretaris"
        sheet["E6"].font, sheet["E6"].fill = (
            Font(name="Georgia", bold=True, color="FF0000"),
            PatternFill("solid", fgColor="00FF00"),
        )
        sheet["A6"].comment = Comment("Tanya bagian umum", "Sekretaris")
        sheet.conditional_formatting.add(
            "E5:E60", CellIsRule(operator="equal", formula=['"T"'], fill=PatternFill(bgColor="FFCCCC"))
        )
        rule = DataValidation("list", formula1='"ya,tidak"', allow_blank=True, showErrorMessage=True)
        rule.add("N5:N60")
        sheet.add_data_validation(rule)
        sheet.row_dimensions[9].hidden, sheet.column_dimensions["C"].width = True, 55
        items["D5"].hyperlink = "https://contoh.go.id/laporan"
        items.auto_filter.ref = "A4:Y60"
        items.print_area = "A1:Y60"
        own = book.create_sheet("Rekap kami", 1)
        for row in range(1, 30):
            own.append([row, f"=A{row}*2", date(2022, 1, row), "teks"])
        own.protection.set_password("rahasia")
        own.protection.sheet = True
        own.sheet_state = "hidden"
        book.defined_names["rekap_kami"] = DefinedName("rekap_kami", attr_text="'Rekap kami'!$A$1:$B$9")
        book.security = WorkbookProtection(lockStructure=True)

    return changed(live, judged()[0])


@cache
def annotated() -> bytes:
    return annotate.annotate(lived_in(), judged()[1], "Bukan penilaian resmi.")


def facts(cell) -> tuple:
    return (
        cell.data_type,
        getattr(cell.value, "text", cell.value),
        cell.number_format,
        repr((cell.font, cell.fill, cell.border, cell.alignment, cell.protection)),
        cell.hyperlink.target if cell.hyperlink else None,
        cell.comment.text if cell.comment and cell.comment.author != annotate.AUTHOR else None,
    )


def test_every_cell_of_theirs_is_kept():
    before, after = (load_workbook(BytesIO(raw), rich_text=True) for raw in (lived_in(), annotated()))
    assert after.sheetnames == [*before.sheetnames, layout.RESULT_SHEET]
    compared = 0
    for sheet in before.worksheets:
        ours = {cell.column for cell in after[sheet.title][layout.HEADER_ROW] if cell.value in OWN}
        assert len(ours) == {"Kode": 2, "Id": 1}.get(str(sheet["A4"].value), 0)
        for row in sheet.iter_rows():
            for cell in (cell for cell in row if cell.column not in ours):
                assert facts(after[sheet.title][cell.coordinate]) == facts(cell), (sheet.title, cell.coordinate)
                compared += 1
    assert compared > 5000


def test_what_is_about_the_sheets_is_kept():
    before, after = opened(lived_in()), opened(annotated())

    def about(book, title):
        sheet = book[title]
        return (
            sorted(map(str, sheet.merged_cells.ranges)),
            sorted((str(one.sqref), one.type, one.formula1, one.prompt) for one in sheet.data_validations.dataValidation),
            [(str(one.sqref), [rule.formula for rule in one.rules]) for one in sheet.conditional_formatting],
            repr(sheet.protection),
            sheet.sheet_state,
            sheet.freeze_panes,
            sheet.auto_filter.ref,
            sheet.print_area,
            sheet.print_title_rows,
            {key: (one.width, one.hidden) for key, one in sheet.column_dimensions.items() if key < "I"},
            {key: one.hidden for key, one in sheet.row_dimensions.items() if one.hidden},
        )

    for title in before.sheetnames:
        assert about(after, title) == about(before, title), title
    assert {name: one.attr_text for name, one in after.defined_names.items()} == {
        **{name: one.attr_text for name, one in before.defined_names.items()},
        layout.NOTED: "'Hasil'!$A$1",
    }
    assert after.security.lockStructure
    assert losses.losses(lived_in()) == []


def test_rows_with_findings_carry_them():
    satu = judged()[1]
    book = opened(annotated())
    for kriteria in satu.kriteria:
        if kriteria.status == "tidak_berlaku":
            continue
        own = [one for one in satu.temuan if one.kriteria == kriteria.kode]
        note = str(answer(book, kriteria.kode, "Catatan lkecheck").value or "")
        assert all(one.pesan in note for one in own), kriteria.kode
        shown = answer(book, kriteria.kode, OWN[0]).value
        assert str(shown).split(" ")[0] == str(kriteria.jawaban_didukung or "-")


def test_a_row_is_coloured_by_its_worst_finding_and_says_so():
    satu = judged()[1]
    worst = next(one for one in satu.temuan if one.keparahan == "mayor" and one.kriteria)
    cell = answer(opened(annotated()), worst.kriteria, "Catatan lkecheck")
    assert cell.fill.fgColor.rgb.endswith("F4C7C3")
    assert cell.value.startswith("MAYOR: ")


def test_their_note_stays_and_ours_stands_beside_it():
    satu, book = judged()[1], opened(annotated())
    sheet = book[opened(lived_in()).sheetnames[3]]
    assert sheet["A6"].comment.text == "Tanya bagian umum"
    if any(one.kriteria == sheet["A6"].value for one in satu.temuan):
        assert sheet.cell(6, column(sheet, OWN[1])).comment.author == annotate.AUTHOR


def test_the_results_lead_to_the_rows():
    book = opened(annotated())
    sheet = book[layout.RESULT_SHEET]
    linked = 0
    for row in sheet.iter_rows(min_row=7):
        if row[0].hyperlink:
            title, _, at = row[0].hyperlink.location.rpartition("!")
            assert book[title.strip("'")][at].value == row[0].value
            linked += 1
    assert linked > 10
    assert [row[2].value for row in sheet.iter_rows(min_row=7)][:linked] == sorted(
        (row[2].value for row in list(sheet.iter_rows(min_row=7))[:linked]), key=("mayor", "minor", "observasi").index
    )


def test_it_reads_like_the_original():
    assert reading.read(annotated(), "x").manifest == reading.read(lived_in(), "x").manifest


def test_the_same_input_gives_the_same_bytes():
    raw, satu = lived_in(), judged()[1]
    assert annotate.annotate(raw, satu, "x") == annotate.annotate(raw, satu, "x")


def test_annotating_the_annotated_again_changes_nothing_and_what_is_solved_goes():
    satu = judged()[1]
    again = annotate.annotate(annotated(), satu, "Bukan penilaian resmi.")
    assert opened(again).sheetnames == opened(annotated()).sheetnames
    assert grid(again) == grid(annotated())
    clean = annotate.annotate(annotated(), satu.model_copy(update={"temuan": ()}), "x")
    sheets = [sheet for sheet in opened(clean).worksheets if sheet["A4"].value in ("Kode", "Id")]
    notes = [sheet.cell(row, column(sheet, OWN[1])) for sheet in sheets for row in range(5, 50)]
    assert {(cell.value, cell.fill.fill_type) for cell in notes} == {(None, None)}
    assert {cell.comment.author for cell in every(clean) if cell.comment} == {"Sekretaris"}


def every(raw):
    return [cell for sheet in opened(raw).worksheets for row in sheet.iter_rows() for cell in row]


def grid(raw):
    return [(cell.parent.title, cell.coordinate, cell.value) for cell in every(raw) if cell.value is not None]


def test_a_finding_that_starts_like_a_formula_stays_text():
    satu = judged()[1]
    first = next(one for one in satu.temuan if one.kriteria)
    hostile = satu.model_copy(update={"temuan": (first.model_copy(update={"pesan": "=1+1"}),)})
    raw = annotate.annotate(judged()[0], hostile, "x")
    assert answer(opened(raw), first.kriteria, OWN[1]).value.startswith(f"{first.keparahan.upper()}: =1+1")
    assert [cell for cell in every(raw) if cell.data_type == "f"] == []


def test_a_sheet_of_theirs_with_our_name_stays():
    raw = changed(lambda book: book.create_sheet("Hasil").append(["milik kami"]), judged()[0])
    book = opened(annotate.annotate(raw, judged()[1], "x"))
    assert book["Hasil"]["A1"].value == "milik kami"
    assert book["Hasil1"]["A1"].value == annotate.TITLE


@pytest.mark.parametrize("area", ["A30:XFD30", "I6:K8"])
def test_merged_cells_in_the_way(area):
    def merge(book):
        sheet = book[book.sheetnames[2]]
        sheet.merge_cells(area)

    raw = changed(merge, judged()[0])
    book = opened(annotate.annotate(raw, judged()[1], "x"))
    assert area in map(str, book[book.sheetnames[2]].merged_cells.ranges)
