"""Reports call the place of a finding by sheet and cell where the OPD handed in a workbook."""

from __future__ import annotations

import csv
import html
import io
import json
import re
from datetime import date

import pytest

from books import answer, changed, opened
from lkecheck import cli
from lkecheck.check.options import Options
from lkecheck.check.run import check
from lkecheck.core import registry
from test_ci_forms import junit, render, sarif
from test_workbook_annotate import judged


@pytest.fixture(scope="module")
def laporan(tmp_path_factory):
    book = tmp_path_factory.mktemp("buku") / "dishub" / "LKE-DISHUB-2021.xlsx"
    book.parent.mkdir()
    book.write_bytes(judged()[0])
    return check([book], Options(date(2021, 12, 31), berkas=False))


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
    text = registry.load("lkecheck.render.penilaian", form).render(laporan).decode()
    assert line.format(place()) in html.unescape(text)


def test_in_markdown_too(laporan):
    text = registry.load("lkecheck.render.penilaian", "markdown").render(laporan).decode().replace("\\", "")
    assert f"Di: dishub/LKE-DISHUB-2021.xlsx, sel {place()}" in html.unescape(text)


def test_as_the_command_prints_it(laporan, tmp_path, capsysbinary):
    (tmp_path / "dishub").mkdir()
    book = tmp_path / "dishub" / "LKE-DISHUB-2021.xlsx"
    book.write_bytes(judged()[0])
    assert cli.run(["check", str(book), "--no-files", "--date", "2021-12-31", "--fail-on", "never"]) == 0
    assert f"     Di     : dishub/LKE-DISHUB-2021.xlsx, sel {place()}\n" in capsysbinary.readouterr().out.decode()


BOOK = "dishub/LKE-DISHUB-2021.xlsx"
CELL = re.compile(r"('[^']+'|[A-Za-z_]\w*)![A-Z]{1,3}[1-9][0-9]*")


@pytest.fixture(scope="module")
def broken(tmp_path_factory):
    """A workbook with a wrong cell, and one that is none."""
    folder = tmp_path_factory.mktemp("rusak")
    (folder / "a").mkdir()
    (folder / "a" / "buku.xlsx").write_bytes(
        changed(lambda book: setattr(book["_lkecheck"]["B4"], "value", "kapan"), judged()[0])
    )
    (folder / "b.xlsx").write_bytes(b"bukan buku kerja")
    paths = [folder / "a" / "buku.xlsx", folder / "b.xlsx"]
    return check(paths, Options(date(2021, 12, 31), berkas=False, akar=folder))


def test_every_finding_of_a_criterion_or_an_item_has_its_cell(laporan):
    for temuan in laporan.penilaian[0].temuan:
        assert (CELL.fullmatch(temuan.lokasi.sel or "") is not None) == bool(temuan.kriteria or temuan.bukti), temuan.aturan


def test_a_criterion_without_an_answer_has_the_cell_where_it_belongs(tmp_path):
    raw = changed(lambda book: setattr(answer(book, "UNT.7.1.b"), "value", None), judged()[0])
    raw = changed(lambda book: setattr(answer(book, "UNT.7.1.b", "Bukti (id)"), "value", None), raw)
    (tmp_path / "buku.xlsx").write_bytes(raw)
    (satu,) = check([tmp_path / "buku.xlsx"], Options(date(2021, 12, 31), berkas=False)).penilaian
    assert place() in {temuan.lokasi.sel for temuan in satu.temuan if temuan.kriteria == "UNT.7.1.b"}


def test_csv_has_a_column_for_it(laporan, broken):
    rows = list(csv.DictReader(io.StringIO(render("csv", laporan).decode("utf-8-sig"))))
    found = {row["kriteria"]: row for row in rows}["UNT.7.1.b"]
    assert (found["berkas"], found["sel"].lstrip("'")) == (BOOK, place().lstrip("'"))
    rows = list(csv.DictReader(io.StringIO(render("csv", broken).decode("utf-8-sig"))))
    assert [(row["berkas"], row["sel"]) for row in rows[:2]] == [("a/buku.xlsx", "_lkecheck!B4"), ("b.xlsx", "")]


def test_github_names_it_and_no_line(laporan, broken):
    lines = render("github", laporan).decode().split("\n")
    found = next(line for line in lines if "UNT.7.1.b" in line and line.startswith("::error"))
    given, _, told = found.removeprefix("::error ").partition("::")
    assert given.startswith(f"file={BOOK},title=DISHUB UNT.7.1.b")
    assert given.endswith(f"(sel {place()})")
    assert told.startswith(f"Sel {place()}: ")
    assert not any(re.match(r"::\w+ [^:]*,(line|col)=", line) for line in lines)
    first = render("github", broken).decode().split("\n")[0]
    assert first.startswith("::error file=a/buku.xlsx,title=Berkas belum dapat dinilai (sel _lkecheck!B4)::Sel _lkecheck!B4: ")


def test_gitlab_names_it_in_its_text(laporan, broken):
    told = json.loads(render("gitlab", laporan))
    found = next(one for one in told if one["description"].startswith(f"Sel {place()}: "))
    assert found["location"] == {"path": BOOK, "lines": {"begin": 1}}
    first = json.loads(render("gitlab", broken))[0]
    assert (first["location"]["path"], first["description"][:18]) == ("a/buku.xlsx", "Sel _lkecheck!B4: ")


def test_junit_names_it_and_keeps_the_file_s_name(broken):
    suites = junit(broken)
    assert sorted(suites) == ["a/buku.xlsx", "b.xlsx"]
    (case,) = suites["a/buku.xlsx"]
    assert case.result[0].message.startswith("sel _lkecheck!B4: ")


def test_sarif_has_the_cell_as_a_logical_place(laporan, broken):
    run = sarif(laporan)
    places = {result["properties"].get("kriteria"): result["locations"][0] for result in run["results"]}
    assert places["UNT.7.1.b"] == {
        "physicalLocation": {"artifactLocation": {"uri": BOOK, "uriBaseId": "%SRCROOT%"}},
        "logicalLocations": [{"name": place().rpartition("!")[2], "fullyQualifiedName": place()}],
    }
    assert not any("region" in result["locations"][0]["physicalLocation"] for result in run["results"])
    told = sarif(broken)["invocations"][0]["toolExecutionNotifications"]
    assert [one["locations"][0].get("logicalLocations") for one in told] == [
        [{"name": "B4", "fullyQualifiedName": "_lkecheck!B4"}],
        None,
    ]
    assert [one["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] for one in told] == ["a/buku.xlsx", "b.xlsx"]


def test_the_result_holds_file_and_cell_apart(broken):
    first, second = json.loads(render("json", broken))["galat"]
    assert (first["berkas"], first["sel"]) == ("a/buku.xlsx", "_lkecheck!B4")
    assert "sel" not in second
