"""Workbooks that other readers test themselves with: each is told what it is, none is read as ours, none ends in a traceback."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest

from lkecheck import cli

pytestmark = pytest.mark.full
SOURCES = ("agate-excel", "csvkit", "frictionless", "pyexcel-xlsx", "tablib")
SUFFIXES = (".xlsx", ".xls", ".ods")
TOLD = {
    "bukan buku kerja lkecheck": "another workbook",
    "berformat lama (.xls)": "old format",
    "berformat OpenDocument (.ods)": "OpenDocument",
    "bukan buku kerja .xlsx": "none",
    "tidak terbaca sebagai buku kerja .xlsx": "broken",
}
DOC = (Path(__file__).parents[1] / "docs" / "corpora.md").read_text(encoding="utf-8")


def files(name):
    from tools import corpus

    try:
        return corpus.files(name, *SUFFIXES)
    except corpus.CorpusMissing as missing:
        pytest.skip(str(missing))


@pytest.mark.parametrize("name", SOURCES)
def test_each_is_told_what_it_is(name, capsys):
    found: Counter[str] = Counter()
    for path in files(name):
        for command in (["workbook", "read"], ["check"]):
            assert cli.run([*command, str(path)]) == 2, path
            said = capsys.readouterr().err
            kinds = [kind for text, kind in TOLD.items() if text in said]
            assert len(kinds) == 1, f"{path}: {said}"
            assert re.search(rf"{re.escape(path.name)}: ", said)
        found[kinds[0]] += 1
    many = sum(found.values())
    row = f"| {name} | {many} | {found['another workbook']} | {found['old format'] + found['OpenDocument']} | "
    row += f"{found['none'] + found['broken']} |"
    assert row in DOC, row
