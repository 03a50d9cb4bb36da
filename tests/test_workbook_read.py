"""What people do to a workbook does no harm: they move, insert, hide, merge and format; and what is wrong is told by cell."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from openpyxl.styles import Font, PatternFill

from books import AREA, answer, changed, column, full, item, made, manifest, opened, read, saved, told, whole
from lkecheck.workbook import layout


def same(change) -> None:
    assert whole(changed(change)) == manifest()


def test_as_it_was_made():
    assert whole(full()) == manifest()
    assert read(full()).document.place(("jawaban", "UNT.7.1.a", "nilai")).nama == f"'{AREA}'!E6"


def test_moved_columns():
    def move(book):
        for name, title in ((AREA, "Jawaban"), (AREA, "Kode"), ("Bukti", "Judul"), ("Bukti", "Id")):
            sheet = book[name]
            at, to = column(sheet, title), sheet.max_column + 2
            for row in range(1, sheet.max_row + 1):
                sheet.cell(row, to).value, sheet.cell(row, at).value = sheet.cell(row, at).value, None

    same(move)


def test_inserted_rows_and_columns_with_names_left_behind():
    def insert(book):
        for name in (AREA, "Bukti"):
            book[name].insert_rows(1, 7)
            book[name].insert_rows(13, 2)
            book[name].insert_cols(1, 2)

    same(insert)


def test_without_names():
    def forget(book):
        for name in list(book.defined_names):
            del book.defined_names[name]

    same(forget)


def test_renamed_sheets_and_another_order():
    def rename(book):
        book["Bukti"].title, book[AREA].title = "Daftar O'Bukti", "Area 7"
        book.move_sheet("Area 7", -3)

    raw = changed(rename)
    assert whole(raw) == manifest()
    assert read(raw).document.place(("bukti", 0)).nama == "'Daftar O''Bukti'!A5"


def test_hidden_rows_columns_and_sheets():
    def hide(book):
        book["Bukti"].row_dimensions[5].hidden = True
        book[AREA].column_dimensions["E"].hidden = True
        book[AREA].sheet_state = "hidden"

    same(hide)


def test_stray_formats():
    def paint(book):
        for sheet in (book[AREA], book["Bukti"]):
            for row in sheet.iter_rows(min_row=5, max_row=60, max_col=40):
                for cell in row:
                    cell.font, cell.fill, cell.number_format = Font(bold=True), PatternFill("solid", fgColor="FF0000"), "General"

    same(paint)


def test_blank_rows_and_spaces_around():
    def loosen(book):
        book["Bukti"].insert_rows(6, 3)
        book["Bukti"]["D7"] = "   "
        for sheet in (book[AREA], book["Bukti"]):
            for row in sheet.iter_rows(min_row=4, max_row=12):
                for cell in row:
                    if isinstance(cell.value, str):
                        cell.value = f"  {cell.value} \n\u00a0"

    same(loosen)


def test_cells_merged_downwards_hold_for_each_row_and_blank_rows_below_stay_blank():
    def merge(book):
        for number in (0, 1):
            item(book, "Kegiatan", number).value = "rapat" if number == 0 else None
        sheet = book["Bukti"]
        at = item(book, "Kegiatan").column
        sheet.merge_cells(start_row=5, end_row=9, start_column=at, end_column=at)

    assert [one.kegiatan for one in whole(changed(merge)).bukti] == ["rapat", "rapat"]


def test_cells_merged_to_the_right_give_nothing_to_other_columns():
    def merge(book):
        sheet = book[AREA]
        row = answer(book, "UNT.7.1.b").row
        sheet.insert_rows(row)
        sheet.cell(row, 1, "PMN.7.9 Bagian tambahan")
        sheet.merge_cells(start_row=row, end_row=row, start_column=1, end_column=8)

    same(merge)


def test_a_second_sheet_of_evidence_is_read_too():
    def split(book):
        copy = book.copy_worksheet(book["Bukti"])
        copy["A5"], copy["D5"] = "lain", "Dokumen lain"
        copy.delete_rows(6)

    assert [one.id for one in whole(changed(split)).bukti] == ["laporan-s1", "007", "lain"]


def test_a_copied_sheet_is_told_cell_by_cell():
    errors = told(changed(lambda book: book.copy_worksheet(book[AREA])))
    assert errors[0] == (
        f"LKE.xlsx, sel '{AREA} Copy'!A6: kriteria \"UNT.7.1.a\" sudah dijawab pada sel '{AREA}'!E6; sisakan satu baris."
    )
    assert len(errors) == 3


def test_extra_columns_and_rows_of_their_own_are_left_alone():
    def add(book):
        book["Bukti"]["AA4"], book["Bukti"]["AA5"] = "Diperiksa", "=SUM(1,2)"
        book.create_sheet("Rekap saya")["A1"] = "=Bukti!A5"

    same(add)


def test_reading_twice_gives_the_same():
    assert read(full()) == read(full())


@pytest.mark.parametrize(
    ("title", "typed", "key", "found"),
    [
        ("Tanggal", "4 Juli 2022", "tanggal", "2022-07-04"),
        ("Tanggal", "04 JULI 2022 ", "tanggal", "2022-07-04"),
        ("Tanggal", "7 Agt. 2022", None, "diminta tanggal"),
        ("Tanggal", "7 Agu. 2022", "tanggal", "2022-08-07"),
        ("Tanggal", "2022-7-4", "tanggal", "2022-07-04"),
        ("Tanggal", 44746, "tanggal", "2022-07-04"),
        ("Tanggal", datetime.fromisoformat("2022-07-04T13:05"), "tanggal", "2022-07-04"),
        ("Tanggal", "07/04/2022", None, "tidak pasti mana hari dan mana bulan"),
        ("Tanggal", "13/07/2022", None, "ini teks, bukan tanggal"),
        ("Tanggal", "30 Februari 2022", None, "tidak ada dalam kalender"),
        ("Tanggal", 2022, None, "berisi tanggal 1905-07-14; mungkin yang diketik tahun 2022"),
        ("Tanggal", True, None, "berisi BENAR, padahal diminta tanggal"),
        ("Tercapai", "12", "cakupan.tercapai", "12"),
        ("Tercapai", "12,5", "cakupan.tercapai", "12.5"),
        ("Tercapai", 12.345, "cakupan.tercapai", "12.345"),
        ("Tercapai", "1.200", "cakupan.tercapai", "1200"),
        ("Tercapai", "1.200,5", "cakupan.tercapai", "1200.5"),
        ("Tercapai", "1.20", "cakupan.tercapai", "1.20"),
        ("Tercapai", "dua belas", None, "bukan angka"),
        ("Tercapai", True, None, "berisi BENAR, padahal diminta angka"),
        ("Nomor", 800, "nomor", "800"),
        ("Nomor", date(2022, 7, 12), None, "berisi tanggal 2022-07-12, padahal diminta teks"),
        ("NIP penandatangan", 198001012005012002, None, "hanya menyimpan 15 digit"),
        ("NIP penandatangan", "198001012005012002", "penandatangan.nip", "198001012005012002"),
        ("Ditandatangani", "Ya", "ditandatangani", "True"),
        ("Ditandatangani", False, "ditandatangani", "False"),
        ("Ditandatangani", "sudah", None, "sudah"),
        ("Status", "Ditetapkan", "status", "ditetapkan"),
        ("Periode", "2022-S3", None, "Tulis 2022, 2022-S1"),
        ("Judul", "=B5", None, "berisi rumus =B5; di sini diminta nilai"),
        ("Judul", "='[lain.xlsx]Bukti'!A1", None, "berisi rumus dari buku kerja lain"),
        ("Judul", "#REF!", None, "berisi galat #REF!"),
        ("Judul", "a_x001B_[31m", None, "karakter kendali (kode 27)"),
        ("Judul", "a_x000D_\nb", "judul", "a\nb"),
        ("Id", "laporan s1", None, "bentuknya tidak sesuai"),
        ("Berkas", 'a "b.pdf; "c', None, "tanda kutip"),
    ],
)
def test_a_cell_of_evidence(title, typed, key, found):
    def type_in(book):
        cell = item(book, title)
        cell.value = typed
        if isinstance(typed, str) and typed.startswith("#"):
            cell.data_type = "e"
        for kode in ("UNT.7.1.a", "UNT.7.1.e"):
            answer(book, kode, "Bukti (id)").value = None

    raw = changed(type_in)
    if key is None:
        errors = told(raw)
        assert found in errors[0]
        assert f"sel Bukti!{item(opened(raw), title).coordinate}" in errors[0]
        return
    value = whole(raw).bukti[0]
    for step in key.split("."):
        value = getattr(value, step)
    assert str(value) == found


@pytest.mark.parametrize(
    ("typed", "form", "found"),
    [
        ("95 %", "@", "95"),
        (0.95, "0%", "95"),
        (0.955, "0.0%", "95.5"),
        (95, '0"%"', "95"),
        ("95,5", "@", "95.5"),
        (95, "General", "95"),
        ("A ", "@", "A"),
    ],
)
def test_an_answer_is_what_the_cell_shows(typed, form, found):
    def type_in(book):
        cell = answer(book, "UNT.7.1.e")
        cell.value, cell.number_format = typed, form

    assert whole(changed(type_in)).jawaban["UNT.7.1.e"].nilai == found


def test_a_period_that_became_a_day():
    def type_in(form, value):
        def change(book):
            cell = item(book, "Periode")
            cell.value, cell.number_format = value, form

        return changed(change)

    assert whole(type_in("mmm-yy", date(2022, 7, 1))).bukti[0].periode == "2022-07"
    assert "berisi tanggal 2022-07-01" in told(type_in("dd/mm/yyyy", date(2022, 7, 1)))[0]


def test_dates_of_1904():
    def old(book):
        from openpyxl.utils.datetime import CALENDAR_MAC_1904

        book.epoch = CALENDAR_MAC_1904

    raw = changed(old)
    assert b"date1904" in _part(raw, "xl/workbook.xml")
    assert whole(raw) == manifest()


def _part(raw: bytes, name: str) -> bytes:
    import zipfile
    from io import BytesIO

    return zipfile.ZipFile(BytesIO(raw)).read(name)


def test_lists_as_people_type_them():
    def type_in(book):
        answer(book, "UNT.7.1.a", "Bukti (id)").value = "laporan-s1, 007 (38,5/40)"
        answer(book, "UNT.7.1.e", "Rincian").value = "wajib: 40\nsudah 38,5"
        item(book, "Berkas", 1).value = "a.pdf;\n b c.pdf ;"

    found = whole(changed(type_in))
    assert [one.id for one in found.jawaban["UNT.7.1.a"].bukti] == ["laporan-s1", "007"]
    assert str(found.jawaban["UNT.7.1.a"].bukti[1].cakupan.tercapai) == "38.5"
    assert {key: str(value) for key, value in found.jawaban["UNT.7.1.e"].rincian.items()} == {"wajib": "40", "sudah": "38.5"}
    assert found.bukti[1].berkas == ("a.pdf", "b c.pdf")


def test_kinds_and_topics_by_name_or_code():
    def type_in(book):
        for row in book["Kosakata"].iter_rows(min_row=5, max_col=4):
            if row[0].value == "laporan":
                row[1].value = "Laporan Hasil"
        item(book, "Jenis", 0).value, item(book, "Jenis", 1).value = " laporan  HASIL", "matriks_rekapitulasi"

    assert [one.jenis for one in whole(changed(type_in)).bukti] == ["laporan", "matriks_rekapitulasi"]


def test_everything_wrong_is_told_at_once_with_its_cell():
    def spoil(book):
        answer(book, "UNT.7.1.a").value = "=E7"
        answer(book, "UNT.7.1.e", "Rincian").value = "empat puluh"
        item(book, "Tanggal").value = "1/2/2022"
        item(book, "Judul", 1).value = None
        item(book, "Id", 1).value = "laporan-s1"
        book[AREA].cell(30, 5).value = "A"

    errors = told(changed(spoil))
    assert [one.split(": ")[0] for one in errors] == [
        f"LKE.xlsx, sel '{AREA}'!E6",
        f"LKE.xlsx, sel '{AREA}'!F8",
        f"LKE.xlsx, sel '{AREA}'!E30",
        "LKE.xlsx, sel Bukti!F5",
        "LKE.xlsx, sel Bukti!A6",
    ]


def test_a_header_that_is_gone_is_told_with_what_stands_there():
    def rename(book):
        book["Bukti"].cell(4, column(book["Bukti"], "Tanggal")).value = "Tanggal dok"

    (error,) = told(changed(rename))
    assert error.startswith('LKE.xlsx: lembar Bukti, baris 4: kolom "Tanggal" tidak ada; kembalikan judul kolomnya.')
    assert error.endswith('Mungkin maksud Anda "Tanggal dok"?')


@pytest.mark.parametrize("how", ["sheet", "header"])
def test_an_area_that_is_gone_is_told(how):
    from lkecheck.workbook import making
    from strategies import national

    raw = making.make(national(), making.Target("pmprb-2020", "DINKES", "Dinas Kesehatan", "unit", 2022))

    def drop(book):
        name = next(title for title in book.sheetnames if title.startswith("PMN.2"))
        if how == "sheet":
            del book[name]
        else:
            book[name]["A4"] = "Nomor"

    errors = told(changed(drop, raw))
    assert len(errors) == 1
    assert "lembar area PMN.2" in errors[0]


def test_neither_answers_nor_evidence():
    def drop(book):
        del book[AREA], book["Bukti"]

    errors = told(changed(drop))
    assert "tidak ada lembar dengan kolom Kode dan Jawaban" in errors[0]
    assert "tidak ada lembar Bukti" in errors[1]


def test_an_older_layout_is_told_with_what_to_do():
    (error,) = told(changed(lambda book: book[layout.META].__setitem__("B1", "lkecheck/buku-kerja/0")))
    assert "memakai susunan lkecheck/buku-kerja/0, sedangkan versi ini membaca lkecheck/buku-kerja/1" in error
    assert error.endswith("buat buku kerja baru dengan: lkecheck workbook new --opd KODE, lalu salin isiannya.")


def test_another_workbook_is_told():
    book = opened(made())
    del book[layout.META]
    for name in list(book.defined_names):
        del book.defined_names[name]
    assert told(saved(book))[0].startswith("LKE.xlsx: bukan buku kerja lkecheck")


def test_an_empty_workbook_is_an_empty_manifest():
    found = whole(made())
    assert (found.jawaban, found.bukti, found.opd.kode) == ({}, (), "DINKES")


def test_links_to_other_workbooks_are_told():
    from openpyxl.packaging.relationship import Relationship
    from openpyxl.workbook.external_link.external import ExternalBook, ExternalLink

    def link(book):
        outside = ExternalLink(externalBook=ExternalBook())
        outside.file_link = Relationship(type="externalLinkPath", Target="lain.xlsx", TargetMode="External", Id="rId1")
        book._external_links.append(outside)

    found = read(changed(link))
    assert found.manifest == manifest()
    assert [one.pesan for one in found.document.notes] == [
        "memuat tautan ke buku kerja lain; tidak dibuka, dan yang diisi harus berupa nilai."
    ]
    assert read(full()).document.notes == []
