"""`lkecheck plan`: exit codes, messages of a wrong call, and every form against its golden file."""

from __future__ import annotations

import csv
import io
import json
import shutil
from pathlib import Path

import jsonschema
import pytest
from click import unstyle
from tests import expected, frozen

from lkecheck import cli
from lkecheck.cli.schema import build
from lkecheck.core import registry
from lkecheck.model.rencana import Rencana
from lkecheck.render.rencana import csv as table
from lkecheck.scheme import packs

HERE = Path(__file__).parent
CITY = HERE / "data" / "kota"
SAMPLE = HERE.parent / "evidence_samples" / "kota-binjai-2021"
DAY = ("--date", "2021-12-31", "--no-files")
FORMS = registry.names("lkecheck.render.rencana")


@pytest.fixture(scope="module")
def pack(tmp_path_factory):
    """A small part of the national pack, so that a golden file can be read by a person."""
    source, folder = packs.rules_folder() / "pmprb-2020", tmp_path_factory.mktemp("pack")
    for name in ("pack.yaml", "kosakata.yaml"):
        shutil.copy(source / name, folder)
    for part in ("pemenuhan/7-penguatan-pengawasan", "hasil/4-kinerja-organisasi"):
        shutil.copytree(source / part, folder / part)
    return folder


def run(capsys, *arguments):
    code = cli.run(["plan", *map(str, arguments)])
    said = capsys.readouterr()
    return code, said.out, said.err


def shown(pack, tmp_path, form, *paths, target="60%"):
    """What a form says of a run, written to a file."""
    out = tmp_path / "keluaran"
    code = cli.run(["plan", *map(str, paths), "--target", target, "--pack", str(pack), *DAY, "--output", f"{form}:{out}"])
    return code, out.read_bytes().decode()


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("part", ["kota", "dinas"])
def test_a_form_is_as_its_golden_file(form, part, tmp_path, request):
    path, target = (frozen.CITY, "80%") if part == "kota" else (frozen.CITY / "dinas-a", "70%")
    code, text = shown(frozen.PACK, tmp_path, form, path, target=target)
    expected.holds(request, f"rencana-{part}", form, text.encode())
    # One manifest of the city is broken: what could be judged is planned, and the code tells.
    assert code == (3 if part == "kota" else 0)


def test_the_terminal_keeps_to_eighty_columns_and_to_code_page_1252(pack, tmp_path):
    for paths in ([CITY], [CITY / "dinas"], [SAMPLE], [SAMPLE / "dishub"]):
        out = tmp_path / "keluaran"
        cli.run(["plan", *map(str, paths), "--target", "97%", *DAY, "--output", f"terminal:{out}"])
        text = unstyle(out.read_text(encoding="utf-8"))
        assert max(len(line) for line in text.splitlines()) <= 80
        assert text.encode("cp1252")


def test_the_plan_follows_its_own_schema(pack, tmp_path):
    _, text = shown(pack, tmp_path, "json", CITY)
    jsonschema.Draft202012Validator(build("plan")).validate(json.loads(text))


def test_what_a_spreadsheet_would_reckon_stays_text(tmp_path, pack):
    """Whatever stands first in a cell, a name of the OPD's own included."""
    _, text = shown(pack, tmp_path, "json", CITY / "dinas")
    plan = Rencana.model_validate_json(text)
    for evil in ("=cmd()", "+1", "-1", "@x", "\tx", "\rx"):
        row = plan.ratl[0].model_copy(update={"opd": evil})
        shown_row = table.render(plan.model_copy(update={"ratl": (row,)})).decode("utf-8-sig")
        assert next(csv.DictReader(io.StringIO(shown_row, newline="")))["opd"] == f"'{evil}".replace("\r", "\ufffd")
    rows = list(csv.DictReader(io.StringIO(table.render(plan).decode("utf-8-sig"), newline="")))
    assert len(rows) == len(plan.ratl)
    assert not any(cell.startswith(("=", "+", "-", "@", "\t")) for row in rows for cell in row.values())


def test_a_target_that_is_reached_already_ends_with_nought(capsys):
    code, out, _ = run(capsys, SAMPLE / "dishub", "--target", "60%", *DAY)
    assert code == 0
    assert "sudah tercapai" in out


def test_a_target_out_of_reach_ends_with_one_and_tells_the_best(capsys):
    code, out, _ = run(capsys, SAMPLE / "pemkot", "--target", "95%", *DAY)
    assert code == 1
    assert "yang terbaik adalah" in " ".join(out.split())


def test_in_a_city_each_opd_must_reach_it(capsys):
    code, out, _ = run(capsys, SAMPLE, "--target", "95%", *DAY, "--output", "json")
    plan = json.loads(out)
    assert code == 1
    assert [part["batas"][0]["tercapai"] for part in plan["perangkat"]] == [False, *([True] * 7)]
    assert plan["pembuktian"]["terbukti"]


def test_an_index_and_a_category_are_targets_of_the_city(capsys):
    code, out, _ = run(capsys, SAMPLE, "--target", "BB", *DAY, "--output", "json")
    plan = json.loads(out)
    assert code == 0
    assert (plan["indeks"]["kategori_sekarang"], plan["indeks"]["kategori_nanti"]) == ("CC", "BB")
    assert float(plan["indeks"]["nanti"]) > 70
    gained = sum(float(step["tambahan_indeks"]) for part in plan["perangkat"] for step in part["langkah"])
    assert abs(float(plan["indeks"]["sekarang"]) + gained - float(plan["indeks"]["nanti"])) < 1e-3
    assert run(capsys, SAMPLE, "--target", "CC", *DAY)[0] == 0
    assert run(capsys, SAMPLE, "--target", "95", *DAY)[0] == 1


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--target", "quickwin"], "tahun 2021"),
        (["--target", "XX"], "AA, A, BB, B, CC, C, D"),
        (["--target", "95%", "--by", "2021-01-01"], "lebih awal"),
        (["--target", "95%", "--max-effort", "1.3"], "setengah"),
        (["--target", "95%", "--max-effort", "-2"], "setengah"),
        (["--target", "95%", "--effort", "tidak-ada.yaml"], "tidak terbaca"),
        (["--target", "95%", "--output", "pdf"], "terminal"),
        (["--target", "CC"], "manifest tingkat pusat"),
        (["--target", "72.5"], "manifest tingkat pusat"),
        ([], "--target"),
    ],
)
def test_a_wrong_call_says_what_is_right(arguments, said, capsys):
    code, out, err = run(capsys, SAMPLE / "dishub", *arguments, *DAY)
    assert (code, out) == (2, "")
    assert said in " ".join(err.split())


def test_a_wrong_effort_file_tells_all_of_it(capsys, tmp_path):
    path = tmp_path / "usaha.yaml"
    path.write_text("skema: lkecheck/usaha/1\nbawaan: 0\njenis:\n  sopp: 1\n", encoding="utf-8")
    code, _, err = run(capsys, SAMPLE / "dishub", "--target", "95%", "--effort", path, *DAY)
    assert code == 2
    assert "usaha.yaml:2:9" in err
    path.write_text("skema: lkecheck/usaha/1\njenis:\n  sopp: 1\nkriteria: {UNT.1.1: 2}\n", encoding="utf-8")
    code, _, err = run(capsys, SAMPLE / "dishub", "--target", "95%", "--effort", path, *DAY)
    assert code == 2
    assert "usaha.yaml:3:3" in err
    assert 'maksud Anda "sop"' in err
    assert "usaha.yaml:4:12" in err


def test_effort_counts_working_days(capsys, tmp_path):
    path = tmp_path / "usaha.yaml"
    path.write_text("skema: lkecheck/usaha/1\nbawaan: 1.5\n", encoding="utf-8")
    code, out, _ = run(capsys, SAMPLE / "dishub", "--target", "95%", "--effort", path, *DAY, "--output", "json")
    plan = json.loads(out)
    assert code == 0
    assert plan["satuan"] == "hari_kerja"
    assert plan["usaha"] == "21"


def test_nothing_to_plan_from_is_a_wrong_call(capsys):
    code, _, err = run(capsys, CITY / "rusak", "--target", "95%", *DAY)
    assert code == 2
    assert "direncanakan" in err
