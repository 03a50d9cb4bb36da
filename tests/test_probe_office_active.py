"""What in office files acts or is fetched from outside, and what only looks so."""

from __future__ import annotations

import pytest

from office_files import EXCEL, Files, S, docx, look, odf, relations, xlsx


@pytest.mark.parametrize(
    "part, kind, told",
    [
        ("word/vbaProject.bin", "application/vnd.ms-office.vbaProject", ("makro (VBA)",)),
        ("word/lain.bin", "application/vnd.ms-office.vbaProject", ("makro (VBA)",)),
        ("word/activeX/activeX1.xml", "application/vnd.ms-office.activeX+xml", ("kendali ActiveX",)),
        ("xl/macrosheets/sheet1.xml", "application/vnd.ms-excel.macrosheet+xml", ("makro (Excel 4.0)",)),
        ("word/media/image1.png", "image/png", ()),
    ],
)
def test_parts_that_act(tmp_path, part, kind, told):
    assert look(tmp_path, docx(more={part: b"x"}, **{part: kind})).aktif == told


@pytest.mark.parametrize(
    "source, relation, told",
    [
        ("word/document", ("oleObject", "embeddings/oleObject1.bin"), ("objek OLE tersemat: oleObject1.bin",)),
        ("word/document", ("package", "embeddings/Daftar.xlsx"), ("berkas tersemat: Daftar.xlsx",)),
        ("word/charts/chart1", ("package", "../embeddings/Sheet1.xlsx"), ()),
        ("word/charts/chart1", ("package", "../embeddings/Sheet1.xlsm"), ("berkas tersemat: Sheet1.xlsm",)),
        ("word/document", ("aFChunk", "afchunk.mht"), ("berkas tersemat: afchunk.mht",)),
        ("word/document", ("oleObject", "!mhtml:http://a.example/x"), ("objek OLE dari luar",)),
        ("word/document", ("hyperlink", "!https://a.example"), ()),
        ("word/document", ("image", "!https://a.example/x.png"), ()),
        ("word/document", ("hyperlink", "tujuan.docx"), ()),
        ("word/settings", ("attachedTemplate", "!https://a.example/x.dotm"), ("templat dari luar",)),
        ("word/settings", ("attachedTemplate", "!file://peladen/x.dotm"), ("templat dari luar",)),
        ("word/settings", ("attachedTemplate", r"!\\peladen\x.dotm"), ("templat dari luar",)),
        ("word/settings", ("attachedTemplate", r"!file:///\\peladen\x"), ("templat dari luar",)),
        ("word/settings", ("attachedTemplate", "!file:////peladen/x"), ("templat dari luar",)),
        ("word/settings", ("attachedTemplate", r"!file:///C:\Surat.dotx"), ()),
        ("word/settings", ("attachedTemplate", "!file:///C:/Surat.dotx"), ()),
        ("word/settings", ("attachedTemplate", "!file://localhost/Surat.dotx"), ()),
        ("word/settings", ("attachedTemplate", "!Normal.dotm"), ()),
    ],
)
def test_relations_that_act(tmp_path, source, relation, told):
    folder, _, name = source.rpartition("/")
    content = look(tmp_path, docx(more={f"{folder}/_rels/{name}.xml.rels": relations(("a", *relation))}))
    assert content.aktif == told


@pytest.mark.parametrize(
    "field, acts",
    [
        ("<w:instrText> DDEAU</w:instrText></w:r><w:r><w:instrText>TO c:\\x</w:instrText>", True),
        ("<w:instrText>dde excel</w:instrText>", True),
        ("<w:instrText> PAGE </w:instrText>", False),
        ("<w:t>DDEAUTO</w:t>", False),
    ],
)
def test_fields_that_fetch_from_a_program(tmp_path, field, acts):
    around = '<w:p><w:r><w:fldChar w:fldCharType="begin"/>{}<w:fldChar w:fldCharType="end"/></w:r></w:p>'
    assert look(tmp_path, docx(around.format(field))).aktif == (("DDE",) if acts else ())
    assert look(tmp_path, docx('<w:p><w:fldSimple w:instr="DDE x"/></w:p>')).aktif == ("DDE",)
    assert look(tmp_path, docx('<w:p><w:fldSimple w:instr="DATE"/></w:p>')).aktif == ()


@pytest.mark.parametrize("link, acts", [("ddeLink", ("DDE",)), ("externalBook", ())])
def test_a_workbook_that_fetches_from_a_program_or_another_workbook(tmp_path, link, acts):
    part = "xl/externalLinks/externalLink1.xml"
    more: Files = {
        part: f"<externalLink {S}><{link}/></externalLink>",
        "xl/externalLinks/_rels/externalLink1.xml.rels": relations(("a", "externalLinkPath", "!Lain.xlsx")),
    }
    content = look(tmp_path, xlsx("", more=more, **{part: f"{EXCEL}.externalLink+xml"}))
    assert content.aktif == acts


@pytest.mark.parametrize(
    "body, more, acts",
    [
        ("", {"Basic/Standard/Modul.xml": "x"}, ("makro (Basic)",)),
        ("", {"Basic/script-lc.xml": "x", "Basic/Standard/script-lb.xml": "x"}, ()),
        ("", {"Scripts/python/a.py": "x"}, ("makro (skrip)",)),
        ("<script:event-listener xlink:href='vnd.sun.star.script:a?language=Basic'/>", {}, ("makro (skrip)",)),
        ("<draw:object-ole xlink:href='./Object 1'/>", {}, ("objek OLE tersemat: Object 1",)),
        ("<draw:object xlink:href='./Object 1'/>", {}, ()),
        ("<table:table><table:dde-link/></table:table>", {}, ("DDE",)),
        ("<table:table-cell table:formula='of:=DDE(&quot;a&quot;)'/>", {}, ("DDE",)),
        ("<table:table-cell table:formula='of:=SUM([.A1])'/>", {}, ()),
        ("<text:a xlink:href='https://a/'/><draw:image xlink:href='../x'/><text:a xlink:href='#b'/>", {}, ()),
    ],
)
def test_open_documents_that_act(tmp_path, body, more, acts):
    content = look(tmp_path, odf("spreadsheet", body, more))
    assert content.aktif == acts
