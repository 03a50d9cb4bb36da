"""Workbooks of ours are known by what is in them, whatever they are called, and at no risk."""

from __future__ import annotations

import io
import os
import zipfile

import pytest
from openpyxl import Workbook
from openpyxl.workbook.defined_name import DefinedName

from books import changed, full, saved
from lkecheck.evidence.files import our_workbooks

BOOK = "xl/workbook.xml"


def packed(**parts: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return out.getvalue()


def noted(raw: bytes | None = None) -> bytes:
    return changed(lambda book: book.defined_names.add(DefinedName(our_workbooks.NOTED, attr_text="Bukti!$A$1")), raw)


def only_notes() -> bytes:
    book = Workbook()
    book.defined_names.add(DefinedName(our_workbooks.NOTED, attr_text="Sheet!$A$1"))
    return saved(book)


def without_sheet() -> bytes:
    return changed(lambda book: book.remove(book[our_workbooks.META]))


def mention() -> bytes:
    """A workbook that has our words in its cells only."""
    book = Workbook()
    book.active.append([our_workbooks.META, "lke_skema", '<sheet name="_lkecheck"/>'])
    return saved(book)


@pytest.mark.parametrize(
    ("raw", "found"),
    [
        (full(), "isian"),
        (without_sheet(), "isian"),
        (noted(), "bercatatan"),
        (only_notes(), "catatan"),
        (mention(), None),
        (saved(Workbook()), None),
        (full()[:-2000], None),
        (b"", None),
        (b"skema: lkecheck/manifest/1\n", None),
        (packed(**{"word/document.xml": b'<sheet name="_lkecheck"/>'}), None),
        (packed(**{BOOK: b"<x:workbook><x:sheets><x:sheet sheetId='1' name='_lkecheck'/>"}), "isian"),
        (packed(**{BOOK: b" " * our_workbooks.MOST_READ + b'<sheet name="_lkecheck"/>'}), None),
    ],
    ids=lambda value: "" if isinstance(value, bytes) else str(value),
)
def test_what_a_file_is(raw, found, tmp_path):
    path = tmp_path / "apa saja.xlsx"
    path.write_bytes(raw)
    assert our_workbooks.kind(path) == found


def test_an_archive_with_too_long_a_list_is_not_read(tmp_path, monkeypatch):
    path = tmp_path / "a.xlsx"
    path.write_bytes(full())
    monkeypatch.setattr(our_workbooks, "MOST_DIRECTORY", 100)
    monkeypatch.setattr(zipfile, "ZipFile", lambda *_: pytest.fail("dibuka"))
    assert our_workbooks.kind(path) is None


def test_text_that_looks_like_many_beginnings_costs_no_more_than_its_length(tmp_path):
    path = tmp_path / "a.xlsx"
    path.write_bytes(packed(**{BOOK: b"<sheet name=x " * 70_000}))
    assert our_workbooks.kind(path) is None  # were it quadratic, it would take hours


def test_links_locks_hidden_files_and_pipes_are_left_alone(tmp_path):
    inside = tmp_path / "dinkes"
    inside.mkdir()
    (tmp_path / "luar.xlsx").write_bytes(full())
    (inside / "tautan.xlsx").symlink_to(tmp_path / "luar.xlsx")
    os.mkfifo(inside / "pipa.xlsx")
    (inside / "folder.xlsx").mkdir()
    for name in ("~$LKE.xlsx", ".LKE.xlsx", "LKE.xls", "Isian Dinkes.XLSX"):
        (inside / name).write_bytes(full())
    assert our_workbooks.kinds(inside) == {"Isian Dinkes.XLSX": "isian"}
    assert our_workbooks.kinds(inside, {"Isian Dinkes.XLSX"}) == {}
    assert our_workbooks.kinds(tmp_path / "tidak-ada") == {}


@pytest.mark.parametrize(
    ("found", "chosen"),
    [
        ({"a.xlsx": "isian", "a-catatan.xlsx": "bercatatan", "b.xlsx": "catatan"}, ["a.xlsx"]),
        ({"a.xlsx": "isian", "b.xlsx": "isian"}, ["a.xlsx", "b.xlsx"]),
        ({"a-catatan.xlsx": "bercatatan"}, ["a-catatan.xlsx"]),
        ({"a.xlsx": "bercatatan", "a-catatan.xlsx": "bercatatan"}, ["a.xlsx"]),
        ({"a.xlsx": "bercatatan", "b.xlsx": "bercatatan"}, ["a.xlsx", "b.xlsx"]),
        ({"a.xlsx": "catatan"}, []),
    ],
)
def test_which_were_handed_in(found, chosen):
    assert our_workbooks.handed_in(found) == chosen
