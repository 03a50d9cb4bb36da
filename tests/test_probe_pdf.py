"""What a look at a PDF tells of its pages: text, blank and scanned ones, properties, and what had to be mended."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lkecheck.evidence.files import pdf
from lkecheck.evidence.files.pdf import pages as pdf_pages
from lkecheck.evidence.files.trouble import Locked
from pdf_files import A4, DRAWN_IMAGE, LINE, Pdf, encrypted, look, one_page, shown, text_pdf


def test_pages_are_parted_by_form_feeds_and_lines_by_newlines(tmp_path):
    content = look(tmp_path, Pdf().page(shown("Satu dua", "tiga")).page(shown("Empat lima")).bytes())
    assert (content.halaman, content.teks, content.terpotong) == (2, "Satu dua\ntiga\fEmpat lima", False)
    assert (content.halaman_kosong, content.halaman_pindai, content.properti, content.aktif) == ((), (), {}, ())


def test_a_word_parted_at_the_end_of_a_line_is_whole_again(tmp_path):
    assert look(tmp_path, one_page(shown("pelaksa-", "naan anggaran")).bytes()).teks == "pelaksanaan anggaran"


@pytest.mark.parametrize("title", [b"(Laporan\\000 Akhir)", b"<FEFF004C00610070006F00720061006E000000200041006B006800690072>"])
def test_properties_are_one_line_of_text(tmp_path, title):
    content = look(tmp_path, Pdf(info=b"/Title " + title + b" /Author (Bagian\\nHukum) /Creator ()").page(shown(LINE)).bytes())
    assert content.properti["judul"].startswith("Laporan")
    assert content.properti["penulis"] == "Bagian Hukum"
    assert set(content.properti) == {"judul", "penulis"}


def test_each_property_has_its_own_name_and_a_bounded_length(tmp_path):
    written = (
        b"/CreationDate (D:20220103) /ModDate (D:2023) /Author (A) /Creator (Word) /Producer (P) /Title (" + b"x" * 5_000 + b")"
    )
    assert look(tmp_path, Pdf(info=written).page(shown(LINE)).bytes()).properti == {
        "dibuat": "D:20220103",
        "diubah": "D:2023",
        "penulis": "A",
        "aplikasi": "Word",
        "judul": "x" * 200,
    }


def test_a_property_that_is_no_text_is_told_as_far_as_it_is(tmp_path):
    content = look(tmp_path, Pdf(info=b"/Title <FEFF0041D8000042>").page(shown(LINE)).bytes())
    assert content.properti["judul"].encode("utf-8").startswith(b"A")


def test_a_page_of_a_picture_is_scanned_also_where_a_form_draws_it(tmp_path):
    made = Pdf().page(shown(LINE))
    made.page(DRAWN_IMAGE, made.image()).page(b"/Fm Do", made.form(DRAWN_IMAGE, made.image()))
    content = look(tmp_path, made.page(shown("7") + DRAWN_IMAGE, made.image()).bytes())
    assert (content.halaman_pindai, content.halaman_kosong) == ((2, 3, 4), ())


def test_a_picture_beside_text_is_no_scan(tmp_path):
    made = Pdf()
    assert look(tmp_path, made.page(shown(LINE) + b" " + DRAWN_IMAGE, made.image()).bytes()).halaman_pindai == ()


@pytest.mark.parametrize(
    "content",
    [b"", b" ", b"1 g 0 0 600 850 re f", b"0 0 60 80 re W n", b"/Fm Do", shown("12"), shown("- 3 -"), b"q Q"],
    ids=["nothing", "space", "white", "clip", "no such form", "number", "number in dashes", "state"],
)
def test_a_page_that_shows_nothing_is_blank(tmp_path, content):
    assert look(tmp_path, Pdf().page(shown(LINE)).page(content).bytes()).halaman_kosong == (2,)


@pytest.mark.parametrize(
    "content",
    [b"0 0 60 80 re f", b"0 0 60 80 re S", b"1 g 0 0 60 80 re B", b"1 0 0 rg 0 0 9 9 re f", shown("BAB"), shown("Lima5")],
    ids=["black", "line", "white with a border", "red", "three letters", "five letters"],
)
def test_a_page_that_shows_something_is_not_blank(tmp_path, content):
    found = look(tmp_path, Pdf().page(shown(LINE)).page(content).bytes())
    assert (found.halaman_kosong, found.halaman_pindai) == ((), ())


def test_a_page_with_a_stamp_over_it_is_not_blank_but_one_with_a_link_is(tmp_path):
    made = Pdf()
    for kind in (b"Stamp", b"Link"):
        made.page(more=A4 + b" /Annots [%d 0 R]" % made.add(b"<< /Type /Annot /Subtype /" + kind + b" /Rect [0 0 9 9] >>"))
    assert look(tmp_path, made.bytes()).halaman_kosong == (2,)


def test_letters_that_no_font_names_are_no_blank_page(tmp_path):
    made = Pdf()
    info = b"/CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >>"
    below = made.add(b"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /X " + info + b" >>")
    head = b"<< /Type /Font /Subtype /Type0 /BaseFont /X /Encoding /Identity-H /DescendantFonts [%d 0 R] >>"
    font = made.add(head % below)
    drawn = b"BT /F9 12 Tf 60 700 Td <000400050006000700080009> Tj ET"
    assert look(tmp_path, made.page(drawn, b"/Font << /F9 %d 0 R >>" % font).bytes()).halaman_kosong == ()


@given(st.lists(st.text(st.sampled_from("abcdefghijklm ()\\é"), min_size=6, max_size=40).map(str.strip), min_size=1, max_size=4))
@settings(max_examples=40, deadline=None)
def test_the_text_of_each_page_comes_back(tmp_path_factory, lines):
    made = Pdf()
    for line in lines:
        made.page(shown(f"awal {line} akhir"))
    path = tmp_path_factory.getbasetemp() / "kembali.pdf"
    path.write_bytes(made.bytes())
    pages = pdf.look(path).teks.split("\f")
    assert ["".join(page.split()) for page in pages] == ["".join(f"awal {line} akhir".split()) for line in lines]


def test_reading_ends_at_a_limit_of_characters(tmp_path, monkeypatch):
    raw = Pdf().page(shown("abcdefghij")).page(shown("klmnopqrst")).page(shown("uvwxyz")).bytes()
    assert look(tmp_path, raw).terpotong is False
    monkeypatch.setattr(pdf_pages, "MAX_TEXT", 15)
    content = look(tmp_path, raw)
    assert (content.teks, content.terpotong, content.halaman) == ("abcdefghij\fklmno", True, 3)


def test_reading_ends_at_a_limit_of_pages(tmp_path, monkeypatch):
    raw = Pdf().page(shown(LINE)).page(shown(LINE)).page().bytes()
    monkeypatch.setattr(pdf_pages, "MAX_PAGES", 2)
    content = look(tmp_path, raw)
    assert (content.halaman, content.teks, content.halaman_kosong, content.terpotong) == (3, f"{LINE}\f{LINE}", (), True)


def test_not_every_object_of_a_page_is_looked_at(tmp_path, monkeypatch):
    raw = Pdf().page(shown(LINE)).page(b"1 g " + b"0 0 9 9 re f " * 20).bytes()
    assert (look(tmp_path, raw).halaman_kosong, look(tmp_path, raw).terpotong) == ((2,), False)
    monkeypatch.setattr(pdf_pages, "_MAX_OBJECTS", 10)
    assert (look(tmp_path, raw).halaman_kosong, look(tmp_path, raw).terpotong) == ((), True)


def test_a_cut_off_end_is_told_where_the_file_opens_nevertheless(tmp_path):
    whole = text_pdf(2)
    assert look(tmp_path, whole).properti == {}
    mended = look(tmp_path, whole[:-8])
    assert (mended.properti, mended.halaman, mended.terpotong) == ({"perbaikan": "akhir berkas tidak lengkap"}, 2, False)


def test_places_that_do_not_fit_are_told(tmp_path):
    raw = one_page().bytes()
    start = raw.rindex(b"startxref")
    assert look(tmp_path, raw[:start] + b"startxref\n7\n%%EOF\n").properti == {"perbaikan": "daftar letak isi berkas rusak"}


def test_a_password_locks_but_an_owners_password_does_not(tmp_path):
    with pytest.raises(Locked):
        look(tmp_path, encrypted(one_page(), user=b"rahasia"))
    assert look(tmp_path, encrypted(one_page())).teks == LINE
