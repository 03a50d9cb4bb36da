"""The workbook in a second program: LibreOffice computes the same values, prints it, and what it saves is read back."""

from __future__ import annotations

import shutil
import subprocess
from io import BytesIO

import pypdfium2
import pytest
from openpyxl import load_workbook

from kkr_files import OPD, filled, header, laporan, made, opened, read, rows, saved, top_answers
from lkecheck.model.reviu import JENJANG

pytestmark = [
    pytest.mark.full,
    pytest.mark.skipif(shutil.which("soffice") is None, reason="soffice (LibreOffice) is not installed"),
]


def through(raw: bytes, folder, kind: str) -> bytes:
    """A workbook as LibreOffice saves it in that kind."""
    source, out = folder / "KKR.xlsx", folder / "out"
    source.write_bytes(raw)
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    subprocess.run(
        ["soffice", "--headless", profile, "--convert-to", kind, "--outdir", out, source], check=True, capture_output=True
    )
    return (out / f"KKR.{kind}").read_bytes()


@pytest.fixture(scope="module")
def returned(tmp_path_factory):
    """The filled-in workbook as LibreOffice saves it; without stored results, so that it computes them."""
    return through(saved(filled()), tmp_path_factory.mktemp("terisi"), "xlsx")


def test_it_reads_back_the_answers_that_were_filled_in(returned, tmp_path):
    before, after = read(saved(filled()), tmp_path), read(returned, tmp_path)
    assert before == after
    assert sum(len(isi.kriteria) for isi in after) > 50


def test_it_computes_the_points_of_each_answer(returned):
    book = load_workbook(BytesIO(returned), data_only=True)
    sheet = book[OPD]
    _, titles = header(sheet)
    lines = rows(sheet)
    satu = laporan().penilaian[1]
    for number, (kriteria, answer) in enumerate(top_answers(satu)):
        jenjang = JENJANG[number % 4]
        for title in (f"Nilai {jenjang}", "Nilai APIP"):
            found = sheet.cell(lines[kriteria.kode], titles[title]).value
            assert found == pytest.approx(float(kriteria.bobot)), (kriteria.kode, answer)
    recap = book["Rekap Kota"]
    top = next(row for row in recap.iter_rows() if row[1].value == "OPD")
    at = {cell.value: cell.column - 1 for cell in top}
    line = next(row for row in recap.iter_rows(min_row=top[0].row) if row[1].value == "DINAS-CONTOH")
    assert line[at["APIP"]].value == pytest.approx(float(sum(one.bobot for one, _ in top_answers(satu))))
    assert line[at["Diisi di KKR"]].value == len(list(top_answers(satu)))


def test_it_recalculates_to_the_stored_values(tmp_path):
    """openpyxl saves formulas without results, so LibreOffice has to find them by itself."""
    own = load_workbook(BytesIO(made()), data_only=True)
    formulas = opened(made())
    again = load_workbook(BytesIO(through(saved(formulas), tmp_path, "xlsx")), data_only=True)
    compared = 0
    for sheet in formulas.worksheets:
        for row in sheet.iter_rows():
            for cell in row:
                if cell.data_type == "f":
                    ours, theirs = (book[sheet.title][cell.coordinate].value for book in (own, again))
                    assert (theirs or 0) == pytest.approx(ours or 0), f"{sheet.title}!{cell.coordinate}"
                    compared += 1
    assert compared > 200


def test_it_prints_every_sheet_with_its_headers_on_each_page(tmp_path):
    document = pypdfium2.PdfDocument(through(made(), tmp_path, "pdf"))
    pages = []
    for page in document:
        text = page.get_textpage()
        pages.append(text.get_text_range())
        text.close()
        page.close()
    document.close()
    footers = [line for text in pages for line in text.splitlines() if ", halaman " in line]
    for title in ("Baca Saya", "Rekap Kota", OPD, "Antrean Reviu", "Sampel", "RATL", "Permintaan Dokumen", "Temuan", "Jejak"):
        assert any(title in footer for footer in footers), title
    papers = [text for text in pages if f"{OPD}, halaman" in text]
    assert len(papers) >= 4
    assert all("Area dan sub-aspek" in text for text in papers)
    left = [text for text in papers if "Pertanyaan" in text]
    right = [text for text in papers if "Catatan inspektur" in text]
    assert len(left) == len(right) == len(papers) // 2
    assert "31 Desember 2021" in papers[0]
    assert any("0,050" in text for text in left)
