"""Workbooks of strangers: what is none, too much, locked or hostile is told, exit 2, and nothing is written."""

from __future__ import annotations

import struct
import zipfile
from io import BytesIO

import pytest
from openpyxl import Workbook

from books import changed, full, saved, told
from lkecheck import cli
from lkecheck.workbook import opening
from office_files import odf, old_office


def parts(raw: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(BytesIO(raw)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def packed(files) -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return out.getvalue()


def with_sheet(put) -> bytes:
    """The full workbook with the XML of its first sheet changed."""
    files = parts(full())
    return packed({**files, "xl/worksheets/sheet1.xml": put(files["xl/worksheets/sheet1.xml"])})


LOCKED = old_office("EncryptionInfo", "EncryptedPackage")
ROWS = b'<row r="%d" spans="1:1" s="1" customFormat="1"/>'


@pytest.mark.parametrize(
    ("raw", "found"),
    [
        (b"", "bukan buku kerja .xlsx, atau rusak"),
        (b"skema: lkecheck/manifest/1\n", "bukan buku kerja .xlsx, atau rusak"),
        (b"PK\x03\x04" + b"\0" * 100, "bukan buku kerja .xlsx, atau rusak"),
        (LOCKED, "terkunci dengan kata sandi"),
        (old_office("Workbook"), "berformat lama (.xls)"),
        (packed(odf("spreadsheet", "")), "OpenDocument (.ods)"),
        (packed({"xl/workbook.bin": b""}), "berformat .xlsb"),
        (packed({"word/document.xml": b""}), "bukan buku kerja .xlsx; buat dengan"),
        (saved(Workbook()), "bukan buku kerja lkecheck"),
        (packed({**parts(full()), "xl/styles.xml": b"<styleSheet><cut"}), "tidak terbaca sebagai buku kerja .xlsx"),
        (packed({f"a{number}": b"" for number in range(opening.MOST_PARTS + 1)}), "lebih dari 2000 bagian"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_is_no_workbook_is_told(raw, found, tmp_path, capsys):
    assert found in told(raw)[0]
    book = tmp_path / "LKE.xlsx"
    book.write_bytes(raw)
    for command in (["check"], ["workbook", "read"], ["workbook", "annotate"]):
        assert cli.run([*command, str(book)]) == 2
        assert found in capsys.readouterr().err
    assert [path.name for path in tmp_path.iterdir()] == ["LKE.xlsx"]
    assert book.read_bytes() == raw


def test_too_large_a_file_is_not_read(tmp_path, capsys):
    book = tmp_path / "LKE.xlsx"
    with book.open("wb") as out:
        out.truncate(200 << 20)
    assert cli.run(["check", str(book)]) == 2
    assert "lebih besar dari 50 MB" in capsys.readouterr().err


@pytest.mark.parametrize(("part", "limit"), [("xl/media/a.png", "MOST_ALL"), ("xl/sharedStrings.xml", "MOST_INFLATED")])
def test_a_small_archive_of_much(part, limit):
    raw = packed({**parts(full()), part: b" " * (getattr(opening, limit) + 1)})
    assert len(raw) < 1 << 20
    assert "isinya terlalu besar" in told(raw)[0]


def test_a_million_empty_rows(tmp_path):
    rows = b"".join(ROWS % number for number in range(400, 1_000_400))
    raw = with_sheet(lambda data: data.replace(b"</sheetData>", rows + b"</sheetData>"))
    assert "jutaan baris kosong" in told(raw)[0]


def test_a_cell_at_the_end_of_the_sheet_costs_nothing():
    def far(book):
        book["Bukti"]["XFD1048576"].number_format = "0"
        book["Bukti"]["A1048570"] = " "

    assert told(changed(far)) == []


def test_a_cell_merged_over_the_whole_sheet_is_refused():
    merge = b'<mergeCells count="1"><mergeCell ref="A9:XFD1048576"/></mergeCells>'
    raw = with_sheet(lambda data: data.replace(b"</sheetData>", b"</sheetData>" + merge))
    assert "menggabungkan terlalu banyak sel" in told(raw)[0]


@pytest.mark.parametrize("entity", ['<!ENTITY a "b">', '<!ENTITY a SYSTEM "file:///etc/hostname">'])
def test_no_entities(entity):
    raw = with_sheet(lambda data: data.replace(b"?>", f"?><!DOCTYPE worksheet [{entity}]>".encode(), 1))
    assert "hal yang tidak ada pada buku kerja biasa" in told(raw)[0]
    wide = with_sheet(lambda data: data.decode().replace("UTF-8", "UTF-16").encode("utf-16"))
    assert "hal yang tidak ada pada buku kerja biasa" in told(wide)[0]


def test_an_archive_that_lies_about_its_size():
    raw = bytearray(packed({**parts(full()), "xl/media/a.png": b"\0" * 100_000}))
    at = raw.rindex(b"PK\x01\x02", 0, raw.rindex(b"xl/media/a.png"))
    struct.pack_into("<I", raw, at + 24, 10)
    assert told(bytes(raw)) == []


@pytest.mark.parametrize("many", [1, 40, 400, 4000])
def test_cut_files(many):
    assert len(told(full()[:-many])) == 1


def test_what_stands_on_a_sheet_reaches_no_terminal():
    def hostile(book):
        book["Bukti"].title = "Bukti\x9b31m"
        book["Bukti\x9b31m"]["D5"] = "=1"

    (error,) = told(changed(hostile))
    assert "\x9b" not in error
    assert "sel 'Bukti?31m'!D5: berisi rumus =1" in error
