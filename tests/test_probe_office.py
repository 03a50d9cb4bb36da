"""What a look at office files tells: their text, properties and kinds."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from lkecheck.evidence.files import office
from lkecheck.evidence.files.office import pages, xml
from lkecheck.evidence.files.office import text as office_text
from office_files import ODF, WORD, W, broken, container, docx, look, odf, pptx, relations, types, xlsx


def test_word_tells_paragraphs_tables_and_headers_but_no_deleted_text(tmp_path):
    body = (
        "<w:p><w:pPr><w:tabs><w:tab w:val='left'/></w:tabs></w:pPr><w:r><w:t>Nomor</w:t><w:tab/><w:t>: 44</w:t></w:r></w:p>"
        "<w:p><w:del><w:r><w:delText>dihapus</w:delText></w:r></w:del><w:ins><w:r><w:t>ditambah</w:t></w:r></w:ins></w:p>"
        "<w:p><w:moveFrom><w:r><w:t>pindah</w:t></w:r></w:moveFrom><w:moveTo><w:r><w:t>pindah</w:t></w:r></w:moveTo></w:p>"
        "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>No</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>Nama</w:t></w:r></w:p></w:tc></w:tr>"
        "<w:tr><w:tc><w:p><w:r><w:t>1</w:t></w:r></w:p><w:p><w:r><w:t>a</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"
        "<w:p><w:r><mc:AlternateContent><mc:Choice><w:t>sekali</w:t></mc:Choice><mc:Fallback><w:t>sekali</w:t></mc:Fallback>"
        "</mc:AlternateContent><w:br/><w:t>baris</w:t></w:r></w:p>"
    )
    header = f"<w:hdr {W}><w:p><w:r><w:t>KOTA</w:t></w:r></w:p></w:hdr>"
    content = look(tmp_path, docx(body, {"word/header1.xml": header}))
    assert content.teks == "Nomor\t: 44\nditambah\npindah\nNo\tNama\n1 a\nsekali\nbaris\nKOTA"
    assert (content.jenis, content.halaman, content.terpotong, content.tak_dibaca) == ("docx", None, False, None)
    assert content.properti == {
        "dibuat": "2022-01-03T01:02:03Z",
        "diubah": "2022-02-03T01:02:03Z",
        "penulis": "Sekretariat Daerah",
    }
    assert content.aktif == ()


def test_excel_tells_what_cells_hold_in_the_order_of_its_sheets(tmp_path):
    rows = (
        '<row><c t="s"><v>1</v></c><c/><c t="inlineStr"><is><t>langsung</t></is></c></row><row/>'
        '<row><c><f>A1*2</f><v>44927</v></c><c t="str"><f>"x"</f><v>hasil</v></c><c t="b"><v>1</v></c></row>'
    )
    strings = "<si><t>nol</t></si><si><r><t>sa</t></r><r><t>tu</t></r><rPh><t>baca</t></rPh></si>"
    content = look(tmp_path, xlsx(rows, strings))
    assert content.teks == "2\fsatu\tlangsung\n44927\thasil\t1"
    assert (content.jenis, content.halaman) == ("xlsx", 2)


def test_slides_come_in_the_order_of_the_presentation(tmp_path):
    content = look(tmp_path, pptx())
    assert (content.jenis, content.halaman, content.teks) == ("pptx", 2, "Halaman dua\nisi\fHalaman satu\nisi")


def test_open_document_text(tmp_path):
    body = (
        "<text:tracked-changes><text:p>dihapus</text:p></text:tracked-changes><text:h>Judul</text:h>"
        "<text:p>satu<text:s text:c='2'/>dua<text:tab/>\n   tiga"
        "<office:annotation><text:p>x</text:p></office:annotation></text:p>"
    )
    header = f"<s {ODF}><text:p>x</text:p><style:header><text:p>KOTA</text:p></style:header></s>"
    content = look(tmp_path, odf("text", body, {"styles.xml": header}))
    assert (content.jenis, content.halaman) == ("odt", None)
    assert content.teks == "Judul\nsatu  dua\ttiga\nKOTA"
    assert content.properti == {"dibuat": "2022-01-01", "aplikasi": "LibreOffice"}


def test_open_document_sheets_and_slides(tmp_path):
    body = (
        "<table:table><table:table-row><table:table-cell><text:p>a</text:p></table:table-cell><table:table-cell/>"
        "<table:table-cell office:value='1.5'/><table:table-cell office:value='2'><text:p>dua</text:p></table:table-cell>"
        "<table:table-cell/></table:table-row><table:table-row><table:table-cell/></table:table-row></table:table><table:table/>"
    )
    content = look(tmp_path, odf("spreadsheet", body))
    assert (content.jenis, content.halaman, content.teks) == ("ods", 2, "a\t\t1.5\tdua\f")
    content = look(
        tmp_path, odf("presentation", "<draw:page><text:p>a</text:p></draw:page><draw:page><text:p>b</text:p></draw:page>")
    )
    assert (content.jenis, content.halaman, content.teks) == ("odp", 2, "a\fb")


def test_reading_stops_at_the_limit_and_says_so(tmp_path, monkeypatch):
    body = "".join(f"<w:p><w:r><w:t>{'a' * 10}</w:t></w:r></w:p>" for _ in range(10))
    assert not look(tmp_path, docx(body)).terpotong
    monkeypatch.setattr(pages.Pages.__init__, "__defaults__", (25,))
    content = look(tmp_path, docx(body))
    assert content.terpotong
    assert content.teks == "a" * 10 + "\n" + "a" * 10 + "\n" + "a" * 2
    content = look(tmp_path, xlsx("<row><c t='inlineStr'><is><t>" + "b" * 40 + "</t></is></c></row>"))
    assert (content.terpotong, content.halaman, content.teks) == (True, 2, "2\f" + "b" * 21)


def test_elements_without_end_are_cut(tmp_path, monkeypatch):
    monkeypatch.setattr(xml.Budget.__init__, "__defaults__", (60,))
    assert not look(tmp_path, docx()).terpotong
    assert look(tmp_path, docx("<w:p/>" * 60)).terpotong
    assert "terlalu banyak unsur" in broken(tmp_path, docx(more={"_rels/x.rels": relations(*[("a", "b", "c")] * 60)}))


def test_more_shared_strings_than_are_kept(tmp_path, monkeypatch):
    files = xlsx('<row><c t="s"><v>0</v></c><c t="s"><v>2</v></c></row>', "<si><t>a</t></si>" * 3)
    assert look(tmp_path, files).teks == "2\fa\ta"
    monkeypatch.setattr(office_text, "MAX_STRINGS", 2)
    assert (look(tmp_path, files).teks, look(tmp_path, files).terpotong) == ("2\fa", True)


def test_a_cell_that_refers_to_no_string_is_a_fault(tmp_path):
    for index in ("3", "-1", "x", "9" * 5_000, "٣"):
        assert "teks bersama" in broken(tmp_path, xlsx(f'<row><c t="s"><v>{index}</v></c></row>', "<si><t>a</t></si>"))


def test_a_zip_is_not_opened_and_says_so(tmp_path):
    content = look(tmp_path, {"a.txt": "x", "b.docx": b"PK"})
    assert (content.jenis, content.teks, content.tak_dibaca) == ("zip", "", "isi arsip zip tidak dibuka")


def test_a_binary_workbook_says_that_it_is_not_read(tmp_path):
    files = xlsx("")
    files["[Content_Types].xml"] = types(**{"xl/workbook.xml": "application/vnd.ms-excel.sheet.binary.macroEnabled.main"})
    content = look(tmp_path, files)
    assert (content.jenis, content.teks, content.tak_dibaca) == ("xlsx", "", "buku kerja biner (.xlsb) tidak dibaca isinya")


def test_the_part_that_is_the_document_may_bear_any_name(tmp_path):
    files = docx()
    files["word/document2.xml"] = files.pop("word/document.xml")
    files["[Content_Types].xml"] = types(**{"word/Document2.XML": f"{WORD}.document.main+xml"})
    files["_rels/.rels"] = relations(("a", "officeDocument", "/word/document2.xml"))
    assert look(tmp_path, files).teks == "Laporan"


@given(st.text(st.characters(exclude_categories=("Cc", "Cs", "Zs", "Zl", "Zp"), exclude_characters="\ufffe\uffff"), min_size=1))
def test_every_text_comes_back(tmp_path_factory, text):
    escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    path = container(tmp_path_factory.getbasetemp() / "teks", docx(f"<w:p><w:r><w:t>{escaped}</w:t></w:r></w:p>"))
    assert office.look(path).teks == text
