"""Reports call the place of a finding by sheet and cell where the OPD handed in a workbook."""

from __future__ import annotations

import html
from datetime import date

import pytest

from books import answer, opened
from lkecheck import cli, pipeline, registry
from test_workbook_annotate import judged


@pytest.fixture(scope="module")
def laporan(tmp_path_factory):
    book = tmp_path_factory.mktemp("buku") / "dishub" / "LKE-DISHUB-2021.xlsx"
    book.parent.mkdir()
    book.write_bytes(judged()[0])
    return pipeline.check([book], pipeline.Options(date(2021, 12, 31), berkas=False))


def place() -> str:
    cell = answer(opened(judged()[0]), "UNT.7.1.b")
    return f"'{cell.parent.title}'!{cell.coordinate}"


@pytest.mark.parametrize(
    ("form", "line"),
    [
        ("terminal", "     Di     : dishub/LKE-DISHUB-2021.xlsx, sel {}\x1b"),
        ("junit", "Di: dishub/LKE-DISHUB-2021.xlsx, sel {}"),
        ("html", "buku kerja sel {}"),
    ],
)
def test_the_place_is_sheet_and_cell(laporan, form, line):
    text = registry.load("lkecheck.reports", form).render(laporan).decode()
    assert line.format(place()) in html.unescape(text)


def test_in_markdown_too(laporan):
    text = registry.load("lkecheck.reports", "markdown").render(laporan).decode().replace("\\", "")
    assert f"Di: dishub/LKE-DISHUB-2021.xlsx, sel {place()}" in html.unescape(text)


def test_as_the_command_prints_it(laporan, tmp_path, capsysbinary):
    (tmp_path / "dishub").mkdir()
    book = tmp_path / "dishub" / "LKE-DISHUB-2021.xlsx"
    book.write_bytes(judged()[0])
    assert cli.run(["check", str(book), "--no-files", "--date", "2021-12-31", "--fail-on", "never"]) == 0
    assert f"     Di     : dishub/LKE-DISHUB-2021.xlsx, sel {place()}\n" in capsysbinary.readouterr().out.decode()
