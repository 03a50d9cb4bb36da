"""A workbook that LibreOffice saved reads the same as one that openpyxl saved, and is annotated as it is."""

from __future__ import annotations

import shutil
import subprocess
from io import BytesIO

import pytest
from openpyxl import load_workbook

from books import AREA, answer, changed, full, item, manifest, opened, read, told, whole
from lkecheck.workbook import annotate, losses
from test_workbook_annotate import annotated, grid, judged

pytestmark = pytest.mark.full
OFFICE = shutil.which("soffice")


@pytest.fixture(scope="module")
def saved_by_office(tmp_path_factory):
    """What LibreOffice makes of a workbook that it opens and saves."""
    if OFFICE is None:
        pytest.skip("no LibreOffice on this machine")
    profile = tmp_path_factory.mktemp("profil")

    def save(raw: bytes, form: str = "xlsx") -> bytes:
        folder = tmp_path_factory.mktemp("simpan")
        (folder / "dari").mkdir()
        (folder / "dari" / "LKE.xlsx").write_bytes(raw)
        call = [OFFICE, f"-env:UserInstallation={profile.as_uri()}", "--headless", "--convert-to", form]
        subprocess.run([*call, "--outdir", str(folder), str(folder / "dari" / "LKE.xlsx")], check=True, capture_output=True)
        return (folder / f"LKE.{form}").read_bytes()

    return save


def test_it_reads_the_same(saved_by_office):
    raw = saved_by_office(full())
    assert raw != full()
    assert whole(raw) == whole(changed(str)) == manifest()


def test_filled_in_anew_it_reads_the_same(saved_by_office):
    def fill(book):
        answer(book, "UNT.7.1.a").value = "B"
        item(book, "Tanggal", 1).value = "4 Juli 2022"
        # No escape such as _x0041_: LibreOffice takes it for these letters where a text stands in its cell, Excel for an A.
        item(book, "Judul", 1).value = "=bukan rumus\nbaris kedua \u2013 \u00e9"
        item(book, "Judul", 1).data_type = "s"
        item(book, "Tercapai", 1).value, item(book, "Sasaran", 1).value = 0.1, 12345.678
        book["Bukti"].insert_rows(6, 2)
        book[AREA].row_dimensions[6].hidden = True

    raw = changed(fill)
    assert whole(saved_by_office(raw)) == whole(raw) != manifest()


def test_what_it_may_hold_stays(saved_by_office):
    book = opened(saved_by_office(full()))
    cell = answer(book, "UNT.7.1.a")
    (rule,) = [one for one in book[AREA].data_validations.dataValidation if cell.coordinate in one.sqref]
    assert (rule.type, rule.formula1.strip('"').split(",")) == ("list", ["A", "B", "C", "D"])
    assert rule.prompt
    assert book[AREA].protection.sheet
    assert not cell.protection.locked


def test_a_formula_is_told_and_not_its_result(saved_by_office):
    raw = saved_by_office(changed(lambda book: setattr(item(book, "Tercapai"), "value", "=6+6")))
    assert load_workbook(BytesIO(raw), data_only=True)["Bukti"]["M5"].value == 12
    (error,) = read(raw).galat
    assert (error.berkas, error.sel) == ("LKE.xlsx", "Bukti!M5")
    assert error.pesan.startswith("berisi rumus =6+6; di sini diminta nilai.")


def test_it_is_annotated_as_it_is(saved_by_office):
    raw = saved_by_office(judged()[0])
    assert losses.losses(raw) == []
    book = opened(annotate.annotate(raw, judged()[1], "x"))
    kriteria = next(one.kriteria for one in judged()[1].temuan if one.kriteria)
    assert answer(book, kriteria, "Catatan lkecheck").value


def test_the_annotated_copy_opens_in_it(saved_by_office):
    again = grid(saved_by_office(annotated()))
    assert [one[:2] for one in again if one[0] == "Hasil"] == [one[:2] for one in grid(annotated()) if one[0] == "Hasil"]


def test_an_open_document_is_told_what_to_do(saved_by_office):
    assert "berformat OpenDocument (.ods)" in told(saved_by_office(full(), "ods"))[0]
    assert "berformat lama (.xls)" in told(saved_by_office(full(), "xls"))[0]
