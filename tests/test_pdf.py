"""The report as PDF: every finding, page numbers, A4, nothing cut, texts as texts."""

from __future__ import annotations

import re
import sys
from itertools import pairwise

import pypdfium2
import pytest
from tests.dumps import pdf_pages
from tests.paper_runs import city, reviewed, sample, spoiled
from tests.test_papers import HOSTILE

from lkecheck.core.errors import UsageError
from lkecheck.model.penilaian import Kota
from lkecheck.render.formats.plain import line
from lkecheck.render.penilaian import pdf


@pytest.fixture(scope="module")
def data():
    return pdf.render(sample())


@pytest.fixture(scope="module")
def pages(data):
    return pdf_pages(data)


def bare(text):
    """Without spaces and breaks, which a line of print has where it likes; a head stands again on the next page."""
    return re.sub(r"[\s\u200b\ufffe]+", "", text)


def bare_pages(data):
    """All pages as one text, without their feet."""
    return bare(
        "".join(re.sub(r"Laporan pemeriksaan bukti LKE PMPRB \| [^\n]*|Halaman \d+ dari \d+", "", one) for one in pdf_pages(data))
    )


def test_every_finding_is_told(data):
    text = bare_pages(data)
    for satu in sample().penilaian:
        for temuan in satu.temuan:
            told = temuan.kondisi if temuan.aturan == "kriteria-belum-terpenuhi" else temuan.pesan
            assert bare(told) in text, temuan.pesan
            assert temuan.id in text


def test_findings_of_the_city_are_told(data):
    text = bare_pages(data)
    assert len(sample().kota.temuan) > 5
    assert all(bare(temuan.pesan) in text for temuan in sample().kota.temuan)


def test_pages_are_a4_and_numbered(data, pages):
    document = pypdfium2.PdfDocument(data)
    sizes = {tuple(round(side) for side in document.get_page_size(number)) for number in range(len(document))}
    document.close()
    assert sizes == {(595, 842)}
    assert [f"Halaman {number} dari {len(pages)}" in page for number, page in enumerate(pages, start=1)] == [True] * len(pages)


def test_a_head_stands_again_where_a_table_goes_on(pages):
    heads = [re.findall(r"^(\d+\. [A-Z]{2,3}\.\S+)", page, re.MULTILINE) for page in pages]
    assert sum(len(one) for one in heads) > len(sample().penilaian[0].temuan) // 2
    assert any(before and after and before[-1] == after[0] for before, after in pairwise(heads))


def test_it_says_what_it_is_not(pages):
    assert "Bukan penilaian resmi" in pages[0]
    assert "31 Desember 2021" in pages[0]
    assert all("keyakinan terbatas" in page for page in pages)


def test_it_is_pdf_a_with_fonts_of_its_own(data):
    assert b"<pdfaid:part>2</pdfaid:part>" in data
    assert re.findall(rb"/BaseFont/[A-Z]{6}\+([A-Za-z]+)", data)
    assert set(re.findall(rb"/BaseFont/[A-Z]{6}\+([A-Za-z]+)", data)) == {b"LibertinusSerif"}


def test_its_date_is_that_of_the_report(data):
    assert b"D:20211231" in data


@pytest.mark.parametrize("text", HOSTILE)
def test_a_text_stays_a_text(text):
    assert bare(line(text)) in bare_pages(pdf.render(spoiled(text)))


@pytest.mark.parametrize(
    "text, shown",
    [
        ("Ålgård ≥ 5 → café ½ “kutip” – Ωμέγα Привет", "Ålgård ≥ 5 → café ½ “kutip” – Ωμέγα Привет"),
        ("a中b文c\U0001f600d", "a\ufffdb\ufffdc\ufffdd"),
        ("x".join(chr(0x4E00 + number) for number in range(300)), "x".join(["\ufffd"] * 300)),
        ("a\u200db e\u0301 \u2060z", ""),
    ],
)
def test_a_letter_that_the_fonts_lack_is_marked(text, shown):
    made = pdf.render(spoiled(text))
    assert bare(shown) in bare_pages(made)
    assert b"pdfaid" in made


def test_a_word_without_a_space_is_not_cut():
    name = "berkas_" + "x" * 300 + "_akhir.pdf"
    made = pdf.render(spoiled(name))
    assert name in bare_pages(made)
    document = pypdfium2.PdfDocument(made)
    for page in document:
        text = page.get_textpage()
        edges = [text.get_rect(number)[2] for number in range(text.count_rects())]
        assert max(edges) < 595 - 50
        text.close()
        page.close()
    document.close()


def test_a_run_that_judged_nothing_names_why():
    none = city().model_copy(update={"penilaian": (), "kota": Kota()})
    assert bare(city().galat[0].pesan) in bare_pages(pdf.render(none))


def test_verdicts_exceptions_and_a_baseline_are_told():
    text = bare_pages(pdf.render(reviewed()))
    for said in (
        "(Dikecualikan: unit tidak melayani warga)",
        "Sudah dijawab ketua tim Siti, 1 Februari 2022: B",
        "Jawaban APIP B.",
        "tidak dimuat karena sudah ada pada lama.json tanggal 30 Juni 2021.",
    ):
        assert bare(said) in text


def test_what_is_not_installed_is_told(monkeypatch):
    monkeypatch.delitem(sys.modules, "lkecheck.render.papers.pdf.printing", raising=False)
    monkeypatch.setitem(sys.modules, "typst", None)
    with pytest.raises(UsageError, match=r"pip install 'lkecheck\[reports\]'"):
        pdf.render(sample())
