"""Office files of other projects: each ends as an outcome, and what is known of some by their names is what is told."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from pathlib import Path

import pytest

from lkecheck.evidence.files import office
from lkecheck.evidence.files.office import ole
from lkecheck.evidence.files.trouble import Broken, Locked

pytestmark = pytest.mark.full

SUFFIXES = (".docx", ".xlsx", ".xls", ".ods", ".zip")


@cache
def files() -> dict[str, Path]:
    from tools import corpus

    try:
        found = [*corpus.files("python-docx", *SUFFIXES), *corpus.files("frictionless", *SUFFIXES)]
    except corpus.CorpusMissing as missing:
        pytest.skip(str(missing))
    return {path.name: path for path in found}


def told(path: Path) -> str:
    look = ole.look if path.read_bytes()[:8] == ole.MAGIC else office.look
    try:
        return look(path).jenis
    except Broken:
        return "rusak"
    except Locked:
        return "terkunci"


def content(name: str) -> office.OfficeContent:
    return office.look(files()[name])


def test_every_file_is_what_its_ending_says():
    kinds = {name: told(path) for name, path in files().items()}
    print("\n", Counter((Path(name).suffix, kind) for name, kind in kinds.items()))  # noqa: T201 - what a full run shows
    assert {name: kind for name, kind in kinds.items() if Path(name).suffix != f".{kind}"} == {}
    assert len(kinds) >= 80


def test_none_acts():
    """They are test files without macros, embedded files or fields that fetch."""
    acting = {name: office.look(path).aktif for name, path in files().items() if path.suffix not in (".xls", ".zip")}
    assert {name: aktif for name, aktif in acting.items() if aktif} == {}
    assert [name for name, path in files().items() if path.suffix == ".xls" and ole.look(path).aktif] == []


@pytest.mark.parametrize(
    "name, halaman",
    [("sheets.xlsx", 3), ("sheet2.xlsx", 2), ("table-with-two-sheets.ods", 2), ("table.ods", 1), ("issue-312.xlsx", 1)],
)
def test_sheets_are_counted(name, halaman):
    found = content(name)
    assert (found.halaman, found.teks.count("\f")) == (halaman, halaman - 1)


@pytest.mark.parametrize("name", ["table.xlsx", "table.ods", "table-output.xlsx", "table-output.ods"])
def test_tables_are_read(name):
    assert content(name).teks.split("\f")[0].split("\n")[0] == "id\tname"
    assert re.search(r"^1\.?0?\tenglish$", content(name).teks, re.MULTILINE)


def test_headers_and_properties():
    assert "header" in content("hdr-header-footer.docx").teks.lower()
    assert content("doc-coreprops.docx").properti["penulis"] == "Steve Canny"
    assert "penulis" not in content("doc-no-coreprops.docx").properti


def test_cut_files_are_broken(tmp_path):
    for name, path in files().items():
        if path.suffix != ".xls":
            raw = path.read_bytes()
            cut = tmp_path / "berkas"
            cut.write_bytes(raw[: len(raw) * 2 // 3])
            assert told(cut) == "rusak", name
