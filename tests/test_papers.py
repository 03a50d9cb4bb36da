"""The papers in Word: every finding is told, blanks stay blank, and tables go on over pages."""

from __future__ import annotations

import io
import re
import zipfile

import pytest
from docx import Document
from lxml import etree
from tests.paper_runs import city, city_papers, papers, plain_papers, reviewed, sample, spoiled, text_of

from lkecheck.model.penilaian import Kota
from lkecheck.render.formats.plain import line
from lkecheck.render.penilaian import docx

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
BLANK = "…" * 9
OF_CITY = ("berita-acara.docx", "laporan-hasil-reviu.docx", "pernyataan-telah-direviu.docx")
HOSTILE = (
    "{{ pemda }} {% for o in opd %}x{% endfor %} {# tidak #}",
    "{{ 7*7 }} {%tr if a %} {_{ x }_} {_% y %_}",
    '<w:p><w:r><w:t>palsu</w:t></w:r></w:p> </w:t> &lt;b&gt; &amp; "kutip"',
    "=cmd|' /C calc'!A0",
    '#import "@preview/x:1.0.0" #eval("1+1") $x$ *tebal* _miring_ `kode` @rujukan // bukan komentar',
    "a]]> <![CDATA[x]]> <?xml?>",
)


def body(data):
    with zipfile.ZipFile(io.BytesIO(data)) as book:
        return etree.fromstring(book.read("word/document.xml"))


def test_there_are_papers_for_the_city_and_for_each_opd():
    requests = {name for name in papers() if name.startswith("permintaan")}
    notes = {f"catatan-hasil-reviu-{satu.opd.kode}.docx" for satu in sample().penilaian}
    assert set(papers()) == {*OF_CITY, *notes, *requests}
    assert requests == {"permintaan-dokumen-KOTA-BINJAI.docx", "permintaan-dokumen-DINKES.docx"}


@pytest.mark.parametrize("number", range(2))
def test_every_finding_stands_in_the_notes_of_its_opd(number):
    satu = sample().penilaian[number]
    text = text_of(papers()[f"catatan-hasil-reviu-{satu.opd.kode}.docx"])
    assert satu.temuan
    for temuan in satu.temuan:
        told = temuan.kondisi if temuan.aturan == "kriteria-belum-terpenuhi" else temuan.pesan
        for part in (told, temuan.akibat, temuan.rekomendasi.uraian, temuan.pertanyaan or "", *temuan.dasar):
            assert line(part) in text, temuan.aturan


def test_the_report_tells_every_major_finding_and_those_of_the_city():
    text = text_of(papers()["laporan-hasil-reviu.docx"])
    every = [temuan for satu in sample().penilaian for temuan in satu.temuan] + list(sample().kota.temuan)
    majors = [temuan for temuan in every if temuan.keparahan == "mayor"]
    assert len(majors) > 20
    for temuan in (*majors, *sample().kota.temuan):
        assert line(temuan.rekomendasi.uraian) in text
        assert line(temuan.kondisi) in text


def test_the_report_has_the_parts_of_a_report_in_their_order():
    data = papers()["laporan-hasil-reviu.docx"]
    headings = [one.text for one in Document(io.BytesIO(data)).paragraphs if one.style.name == "Heading 1"]
    parts = ("Dasar", "Tujuan dan ruang lingkup", "Metodologi", "Gambaran umum", "Hasil reviu", "Catatan dan rekomendasi")
    assert headings == [f"{number}. {name}" for number, name in enumerate((*parts, "Simpulan", "Penutup"), start=1)]


def test_the_report_tells_the_index_with_its_category_in_indonesian_numbers():
    indeks = sample().kota.indeks[0]
    text = text_of(papers()["laporan-hasil-reviu.docx"])
    assert indeks.nilai_didukung is not None
    assert indeks.kategori_didukung is not None
    shown = f"{indeks.nilai_didukung:.2f}".replace(".", ",")
    assert f"{shown} {indeks.kategori_didukung.kode} ({indeks.kategori_didukung.sebutan})" in text


@pytest.mark.parametrize("name", sorted(papers()))
def test_numbers_dates_and_signatures_are_left_blank(name):
    text = text_of(papers()[name])
    assert f"NIP {BLANK}" in text or f"Tanggal {BLANK}" in text
    assert re.search(rf"[Nn]omor[ |:]+{BLANK}", text)


@pytest.mark.parametrize("name", sorted(set(papers()) - {"berita-acara.docx"}))
def test_assurance_is_limited_and_certainty_is_told(name):
    text = text_of(papers()[name])
    assert "terbatas" in text or name.startswith("permintaan")
    assert "belum dicocokkan dengan peraturannya" in text


@pytest.mark.parametrize("name", sorted(papers()))
def test_dates_are_in_words(name):
    text = text_of(papers()[name])
    assert "2021-12-31" not in text
    assert "31 Desember 2021" in text or name.startswith("permintaan")


def test_values_are_rounded_and_have_a_decimal_comma():
    document = Document(io.BytesIO(papers()["catatan-hasil-reviu-DINKES.docx"]))
    table = next(table for table in document.tables if table.rows[0].cells[0].text == "Area")
    values = [cell.text for row in table.rows[1:] for cell in row.cells[5:9]]
    assert len(values) > 40
    assert all(re.fullmatch(r"\d{1,3},\d{2}", value) for value in values)
    assert [row.cells[0].text for row in table.rows][-1] == "Jumlah"


@pytest.mark.parametrize("name", sorted(papers()))
def test_tables_repeat_their_head_and_keep_rows_whole(name):
    lined = [table for table in body(papers()[name]).iter(f"{W}tbl") if "TableGrid" in etree.tostring(table, encoding="unicode")]
    assert lined or name == "pernyataan-telah-direviu.docx"
    for table in lined:
        rows = table.findall(f"{W}tr")
        assert len(rows) > 1
        assert rows[0].find(f"{W}trPr/{W}tblHeader") is not None
        assert all(row.find(f"{W}trPr/{W}cantSplit") is not None for row in rows)


@pytest.mark.parametrize("name", sorted(papers()))
def test_pages_are_a4_and_numbered(name):
    section = Document(io.BytesIO(papers()[name])).sections[0]
    assert (round(section.page_width.cm, 1), round(section.page_height.cm, 1)) == (21.0, 29.7)
    codes = [one.text.strip() for one in section.footer._element.iter(f"{W}instrText")]
    assert codes == ["PAGE", "NUMPAGES"]


def test_a_request_names_documents_criteria_and_days():
    satu = next(one for one in sample().penilaian if one.opd.kode == "DINKES")
    text = text_of(papers()["permintaan-dokumen-DINKES.docx"])
    lacking = [one for one in satu.kriteria if one.status == "belum" and one.diminta]
    assert len(lacking) > 3
    for one in lacking:
        assert one.kode in text
        for dokumen in one.diminta.dokumen:
            assert line(dokumen.uraian) in text
    broken = next(temuan for temuan in satu.temuan if temuan.aturan == "berkas-hilang")
    assert line(broken.pesan) in text
    assert f"{broken.rekomendasi.tenggat_hari}" in text
    assert f"paling lambat tanggal {BLANK}" in text


def test_an_opd_that_is_asked_for_nothing_gets_no_request():
    base = sample()
    kriteria = [one.model_copy(update={"diminta": None}) for one in base.penilaian[1].kriteria]
    satu = base.penilaian[1].model_copy(update={"kriteria": tuple(kriteria), "temuan": ()})
    made = docx.render(base.model_copy(update={"penilaian": (satu,)}))
    assert not [name for name in made if name.startswith("permintaan")]
    assert "0 mayor, 0 minor, 0 observasi" in text_of(made["catatan-hasil-reviu-DINKES.docx"])


def test_verdicts_exceptions_and_a_baseline_are_told():
    made = docx.render(reviewed())
    notes, report = (text_of(made[name]) for name in ("catatan-hasil-reviu-DINKES.docx", "laporan-hasil-reviu.docx"))
    for text in (notes, report):
        assert "Dikecualikan: unit tidak melayani warga" in text
        assert "Sudah dijawab ketua tim Siti, 1 Februari 2022: B (dilihat di tempat)" in text
    assert "Jawaban APIP B." in notes
    assert "Anggota tim Budi, 15 Januari 2022: A; tidak dipakai lagi karena buktinya berubah." in notes
    assert "1 dari 124 kriteria diputus pereviu; 2 putusan terbuka lagi karena buktinya berubah" in notes
    assert "3 pengecualian berlaku" in report
    assert "6 temuan (1 mayor, 2 minor, 3 observasi) tidak dimuat karena sudah ada pada lama.json tanggal 30 Juni 2021." in report


def test_a_manifest_that_could_not_be_judged_is_named():
    assert line(city().galat[0].pesan) in text_of(city_papers()["laporan-hasil-reviu.docx"])


@pytest.mark.parametrize("text", HOSTILE)
def test_a_text_stays_a_text(text):
    made, plain = docx.render(spoiled(text)), plain_papers()
    assert set(made) == set(plain)
    for name in ("laporan-hasil-reviu.docx", "catatan-hasil-reviu-DINAS-CONTOH.docx"):
        assert line(text) in text_of(made[name])
        kinds = [
            [one.tag for one in body(papers[name]).iter() if one.tag not in (f"{W}tab", f"{W}t", f"{W}r")]
            for papers in (made, plain)
        ]
        assert kinds[0] == kinds[1]


def test_characters_that_are_none_break_no_paper():
    text = text_of(docx.render(spoiled("a\x00b\x1bc\ud800d\u202ee\ufffef"))["catatan-hasil-reviu-DINAS-CONTOH.docx"])
    assert "a\ufffdb\ufffdc\ufffdd\ufffde\ufffdf" in text


def test_a_run_that_judged_nothing_names_why():
    none = city().model_copy(update={"penilaian": (), "kota": Kota()})
    made = docx.render(none)
    assert set(made) == set(OF_CITY)
    assert line(city().galat[0].pesan) in text_of(made["laporan-hasil-reviu.docx"])


def test_an_opd_of_two_years_has_papers_for_each():
    base = city()
    satu = next(one for one in base.penilaian if one.tingkat == "unit")
    made = docx.render(base.model_copy(update={"penilaian": (satu, satu.model_copy(update={"tahun": 2022}))}))
    assert {name for name in made if name.startswith("catatan")} == {
        "catatan-hasil-reviu-DINAS-CONTOH-unit-2021.docx",
        "catatan-hasil-reviu-DINAS-CONTOH-unit-2022.docx",
    }


def test_a_paper_holds_no_time_and_no_name_of_a_person():
    with zipfile.ZipFile(io.BytesIO(papers()["berita-acara.docx"])) as book:
        assert {info.date_time for info in book.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    about = Document(io.BytesIO(papers()["berita-acara.docx"])).core_properties
    assert (about.author, about.last_modified_by) == ("", "")
    assert about.created == about.modified
    assert about.created.date().isoformat() == "2021-12-31"
