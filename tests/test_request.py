"""The request for documents: one page, the most points first, and nothing dropped without a word."""

from __future__ import annotations

import re
import shutil
import subprocess
from datetime import date
from functools import cache
from io import BytesIO
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from docx import Document
from openpyxl import load_workbook
from tests.dumps import pdf_pages
from tests.paper_runs import sample

from lkecheck import cli
from lkecheck.check.options import Options
from lkecheck.check.run import check
from lkecheck.render import text_widths
from lkecheck.render.formats.plain import line
from lkecheck.render.papers import request
from lkecheck.render.penilaian import docx, xlsx
from lkecheck.words.requested import asked

OFFICE = pytest.mark.skipif(shutil.which("soffice") is None, reason="soffice (LibreOffice) is not installed")
LAST = re.compile(r"Selain itu masih diminta (\d+) dokumen lain\.")
CODES = ("PEMDA", "DINKES")


@cache
def empty():
    """A local government and an OPD that lack everything: manifests as `init` writes them, with no evidence."""
    with TemporaryDirectory() as folder:
        for kode, tingkat in zip(CODES, ("pusat", "unit"), strict=True):
            target = Path(folder) / kode.lower() / "manifest.yaml"
            target.parent.mkdir()
            about = ["--opd", kode, "--nama", f"Instansi {kode}", "--tingkat", tingkat, "--year", "2021"]
            assert cli.run(["init", *about, "--out", str(target)]) == 0
        return check([Path(folder)], Options(date(2021, 12, 31), mesin="python", berkas=False))


@cache
def letters():
    return docx.render(empty())


def of(kode):
    return next(satu for satu in empty().penilaian if satu.opd.kode == kode)


def table(data):
    """The rows of the table of documents, as texts."""
    found = next(one for one in Document(BytesIO(data)).tables if one.rows[0].cells[0].text == "No")
    return [[cell.text for cell in row.cells] for row in found.rows[1:]]


@pytest.mark.parametrize("kode", CODES)
def test_as_many_rows_as_a_page_holds_and_a_last_one_that_counts_the_others(kode):
    every = asked(of(kode))
    *rows, last = table(letters()[f"permintaan-dokumen-{kode}.docx"])
    assert len(every) > 100
    assert 8 <= len(rows) <= 20
    told = LAST.match(last[0])
    assert told, last
    assert len(rows) + int(told[1]) == len(every)
    for row, one in zip(rows, every, strict=False):
        assert row[1:] == [one.text, one.state, ", ".join(one.kode), str(one.hari)]


@pytest.mark.parametrize("kode", CODES)
def test_a_document_stands_once_with_all_criteria_it_serves_and_the_most_points_come_first(kode):
    satu, every = of(kode), asked(of(kode))
    lacks = {one.kode: one.bobot - one.nilai_didukung for one in satu.kriteria}
    assert len({one.uraian for one in every}) == len(every)
    assert max(len(one.kode) for one in every) > 1
    assert [one.nilai for one in every] == [sum(lacks[kode] for kode in one.kode) for one in every]
    assert all(one.nilai >= other.nilai for one, other in pairwise(every))
    wanted = {(dokumen.uraian, one.kode) for one in satu.kriteria if one.diminta for dokumen in one.diminta.dokumen}
    assert wanted <= {(one.uraian, kode) for one in every for kode in one.kode}


def test_what_fits_is_told_without_a_last_row():
    satu = next(one for one in sample().penilaian if one.opd.kode == "DINKES")
    rows = table(docx.render(sample().model_copy(update={"penilaian": (satu,)}))["permintaan-dokumen-DINKES.docx"])
    assert len(rows) == len(asked(satu)) > 5
    assert not LAST.search(rows[-1][0])


@pytest.mark.parametrize("text", ["kata " * 900, "x" * 5000, "satu " + "y" * 3000, "a\n" * 50, "pendek"])
def test_a_text_that_is_too_long_for_a_row_ends_in_a_mark(text):
    text = text.strip()
    room = request._room(request.WIDTHS[1])
    cut = request._cut(text, room)
    assert text_widths.count(cut, room) <= 6
    assert cut == text or (cut.endswith(" …") and text.startswith(cut[:-2]))
    assert (cut == text) == (text == "pendek")


def long_texts():
    """The OPD with fewer demands, one of them too long for a row."""
    satu = of("DINKES")
    kriteria = [one for one in satu.kriteria if one.diminta and one.diminta.dokumen][:4]
    first = kriteria[0].diminta
    dokumen = first.dokumen[0].model_copy(update={"uraian": "Dokumen yang panjang " * 80})
    kriteria[0] = kriteria[0].model_copy(update={"diminta": first.model_copy(update={"dokumen": (dokumen,)})})
    one = satu.model_copy(update={"kriteria": tuple(kriteria), "temuan": ()})
    return empty().model_copy(update={"penilaian": (one,)})


def test_a_row_that_was_shortened_says_where_it_stands_whole():
    made = long_texts()
    *rows, last = table(docx.render(made)["permintaan-dokumen-DINKES.docx"])
    assert any(row[1].endswith(" …") for row in rows)
    assert last[0].startswith("Teks yang berakhir dengan tanda … dipendekkan; lengkapnya ada pada lembar Permintaan Dokumen")
    sheet = load_workbook(BytesIO(xlsx.render(made)))["Permintaan Dokumen"]
    assert line("Dokumen yang panjang " * 80).strip() in {line(str(row[1].value)).strip() for row in sheet.iter_rows(min_row=4)}


def test_an_offices_own_template_still_gets_all_of_it():
    naskah = next(one for _, one in _papers() if one.opd.kode == "DINKES")
    assert len(naskah.opd.diminta) == len(asked(of("DINKES"))) > len(naskah.opd.diminta_sehalaman)


def _papers():
    from lkecheck.render.papers.of_city import city, papers

    return papers(empty(), city(empty()))


def test_the_sheet_holds_all_and_prints_a_block_for_each_opd():
    sheet = load_workbook(BytesIO(xlsx.render(empty())))["Permintaan Dokumen"]
    blocks = [tuple(map(int, re.findall(r"\$(\d+)", one))) for one in sheet.print_area.split(",")]
    assert len(blocks) == len(CODES)
    column = {row[0].row: row for row in sheet.iter_rows()}
    for (first, last), satu in zip(blocks, empty().penilaian, strict=True):
        printed = [column[at] for at in range(first, last + 1)]
        rows = [row for row in printed if isinstance(row[0].value, int)]
        every = asked(satu)
        assert [row[1].value.split("\n")[0] for row in rows] == [one.uraian for one in every[: len(rows)]]
        assert len(rows) >= 8
        assert len(rows) + int(LAST.match(printed[-1][0].value)[1]) == len(every)
    seen = [row[1].value.split("\n")[0] for row in column.values() if isinstance(row[0].value, int)]
    assert seen == [one.uraian for satu in empty().penilaian for one in asked(satu)]


def printed(data, name, folder):
    """The pages as LibreOffice prints them."""
    (folder / name).write_bytes(data)
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = ["soffice", "--headless", profile, "--convert-to", "pdf", "--outdir", folder, folder / name]
    subprocess.run(command, check=True, capture_output=True)
    return pdf_pages((folder / name).with_suffix(".pdf").read_bytes())


def shorter(many, nama):
    """The OPD with the demands of so many criteria only, and another name."""
    satu = of("DINKES")
    kriteria = tuple(one for one in satu.kriteria if one.diminta)[:many]
    opd = satu.opd.model_copy(update={"nama": nama})
    one = satu.model_copy(update={"kriteria": kriteria, "opd": opd})
    return docx.render(empty().model_copy(update={"penilaian": (one,)}))["permintaan-dokumen-DINKES.docx"]


@pytest.mark.full
@OFFICE
@pytest.mark.parametrize("kode", CODES)
def test_a_request_is_one_page_of_paper(kode, tmp_path):
    (page,) = printed(letters()[f"permintaan-dokumen-{kode}.docx"], "surat.docx", tmp_path)
    assert LAST.search(line(page))
    assert "Ketua tim reviu" in page


@pytest.mark.full
@OFFICE
@pytest.mark.parametrize("many", [9, 10, 11, 12, 13, 14])
def test_a_request_that_fills_the_page_just_so_is_one_page_too(many, tmp_path):
    data = shorter(
        many, "Dinas Pemberdayaan Perempuan, Perlindungan Anak, Pengendalian Penduduk, dan Keluarga Berencana Kota Contoh"
    )
    (page,) = printed(data, "surat.docx", tmp_path)
    assert "Ketua tim reviu" in page


@pytest.mark.full
@OFFICE
def test_the_sheet_of_requests_prints_a_page_for_each_opd(tmp_path):
    pages = printed(xlsx.render(empty()), "kkr.xlsx", tmp_path)
    mine = [line(page) for page in pages if "Permintaan Dokumen, halaman" in page]
    assert len(mine) == len(CODES)
    for page, satu in zip(mine, empty().penilaian, strict=True):
        assert f"{satu.opd.kode} {satu.opd.nama}" in page
        assert "Dokumen yang diminta" in page
        assert LAST.search(page)
