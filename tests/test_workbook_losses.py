"""What the writing library would drop is found out first; such a workbook gets its notes in a copy of the sheets."""

from __future__ import annotations

from io import BytesIO

import pytest
import xlsxwriter
from PIL import Image

from books import changed, opened, told
from lkecheck import cli
from lkecheck.workbook import copying, losses
from test_workbook_annotate import annotated, judged, lived_in
from test_workbook_opening import packed, parts

DRAWN = "gambar, bentuk, atau bagan"
NEW_MODEL = "format bersyarat, validasi, atau grafik mini model baru"


def drawn(draw) -> bytes:
    """A workbook of one sheet that XlsxWriter makes, with what `draw` puts on it."""
    out = BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True})
    sheet = book.add_worksheet("Lembar")
    sheet.write_column(0, 0, [1, 2, 3])
    draw(book, sheet)
    book.close()
    return out.getvalue()


def picture() -> BytesIO:
    out = BytesIO()
    Image.new("RGB", (4, 4)).save(out, "PNG")
    out.seek(0)
    return out


def chart(book, sheet):
    made = book.add_chart({"type": "column"})
    made.add_series({"values": "=Lembar!$A$1:$A$3"})
    sheet.insert_chart("C3", made)


@pytest.mark.parametrize(
    ("draw", "what"),
    [
        (lambda _, sheet: sheet.insert_textbox("C3", "bentuk"), DRAWN),
        (lambda _, sheet: sheet.insert_image("C3", "a.png", {"image_data": picture()}), DRAWN),
        (chart, DRAWN),
        (lambda _, sheet: sheet.insert_button("C3", {"caption": "Hitung"}), "tombol atau kontrol formulir"),
        (lambda _, sheet: sheet.add_sparkline("C3", {"range": "A1:A3"}), NEW_MODEL),
        (lambda _, sheet: sheet.conditional_format("A1:A3", {"type": "data_bar", "data_bar_2010": True}), NEW_MODEL),
        (lambda _, sheet: sheet.set_background(picture()), "gambar latar lembar"),
        (lambda _, sheet: sheet.unprotect_range("A1:A3"), "rentang yang boleh disunting"),
        (lambda _, sheet: sheet.write_dynamic_array_formula("C3", "=UNIQUE(A1:A3)"), "rumus larik dinamis"),
        (lambda _, sheet: sheet.embed_image("C3", "a.png", {"image_data": picture()}), "rumus larik dinamis"),
        (lambda _, sheet: sheet.set_header("&C&G", {"image_center": "a.png", "image_data_center": picture()}), "gambar pada"),
        (lambda _, sheet: sheet.write_string("C3", "_x0041_"), "teks yang tampak seperti sandi huruf"),
    ],
)
def test_what_would_be_lost(draw, what):
    assert any(one.startswith(what) for one in losses.losses(drawn(draw)))


@pytest.mark.parametrize(
    ("part", "what"),
    [
        ("xl/vbaProject.bin", "makro"),
        ("xl/threadedComments/threadedComment1.xml", "komentar berutas"),
        ("xl/ctrlProps/ctrlProp1.xml", "tombol atau kontrol formulir"),
        ("xl/activeX/activeX1.bin", "tombol atau kontrol formulir"),
        ("xl/pivotTables/pivotTable1.xml", "tabel pivot atau pemotong"),
        ("xl/slicers/slicer1.xml", "tabel pivot atau pemotong"),
        ("xl/embeddings/oleObject1.bin", "objek tertanam"),
        ("xl/connections.xml", "sambungan data"),
        ("_xmlsignatures/sig1.xml", "tanda tangan digital"),
        ("xl/revisions/log.xml", "riwayat perubahan bersama"),
        ("xl/sesuatu.bin", "bagian xl/sesuatu.bin"),
    ],
)
def test_parts_that_would_be_lost(part, what):
    assert losses.losses(packed({**parts(lived_in()), part: b""})) == [what]


def test_what_is_kept_is_no_loss():
    def ordinary(book, sheet):
        sheet.write_comment("A1", "catatan")
        sheet.add_table("D1:E3")
        sheet.data_validation("A1", {"validate": "list", "source": ["a", "b"]})
        sheet.conditional_format("A1:A3", {"type": "cell", "criteria": ">", "value": 1})
        sheet.write_formula("C1", "=SUM(A1:A3)")
        book.define_name("nama", "=Lembar!$A$1")

    assert losses.losses(drawn(ordinary)) == []
    assert losses.losses(annotated()) == []
    assert losses.losses(judged()[0]) == []
    needless = dict.fromkeys(("xl/calcChain.xml", "xl/printerSettings/printerSettings1.bin", "customXml/item1.xml"), b"")
    assert losses.losses(packed({**parts(lived_in()), **needless})) == []


@pytest.fixture(params=["xl/vbaProject.bin", "xl/threadedComments/a.xml", "xl/ctrlProps/a.xml", "xl/drawings/drawing1.xml"])
def precious(request, tmp_path):
    path = tmp_path / "LKE-DISHUB-2021.xlsx"
    path.write_bytes(packed({**parts(lived_in()), request.param: b"<a/>"}))
    return path


def test_such_a_workbook_gets_its_notes_in_a_copy_of_the_sheets(precious, capsys):
    before = precious.read_bytes()
    assert cli.run(["workbook", "annotate", str(precious), "--date", "2021-12-31", "--no-files"]) == 0
    said = capsys.readouterr().err
    (what,) = losses.losses(before)
    assert f"LKE-DISHUB-2021.xlsx memuat {what}; catatan ditulis pada salinan lembarnya." in said
    assert precious.read_bytes() == before
    book = opened((precious.parent / "LKE-DISHUB-2021-catatan.xlsx").read_bytes())
    assert book.sheetnames[0] == "Hasil"
    assert what in book["Hasil"]["A3"].value
    satu = judged()[1]
    for temuan in (one for one in satu.temuan if one.kriteria):
        assert any(temuan.pesan in str(row[3].value) for row in book["Hasil"].iter_rows(min_row=7))
    links = [row[0] for row in book["Hasil"].iter_rows(min_row=7) if row[0].hyperlink]
    assert len(links) > 10
    for cell in links:
        title, _, at = cell.hyperlink.location.rpartition("!")
        assert book[title.strip("'")][at].value == cell.value


def test_the_copy_holds_their_rows_as_text_and_is_the_same_each_time():
    satu = judged()[1]
    raw = copying.copied(lived_in(), satu, "x", ["makro"])
    assert raw == copying.copied(lived_in(), satu, "x", ["makro"])
    book, theirs = opened(raw), opened(lived_in())
    title = theirs.sheetnames[3]
    found = [row[0].value for row in book[title].iter_rows(min_row=2) if row[0].value]
    assert found == [row[0].value for row in theirs[title].iter_rows(min_row=5, max_col=1) if row[0].value]
    assert {cell.data_type for sheet in book.worksheets for row in sheet.iter_rows() for cell in row if cell.value} == {"s"}


def test_sheets_with_our_name_or_nearly_the_same_get_another():
    def rename(book):
        book[book.sheetnames[3]].title = "HASIL"

    names = opened(copying.copied(changed(rename, lived_in()), judged()[1], "x", ["makro"])).sheetnames
    assert "HASIL 2" in names
    assert names[0] == "Hasil"


def test_macros_do_not_stop_the_reading():
    assert told(packed({**parts(lived_in()), "xl/vbaProject.bin": b"\xd0\xcf\x11\xe0"})) == []
