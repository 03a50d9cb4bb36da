"""`--root`: names of files told from a folder of the reader's choice, as services of CI need them."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from lkecheck import cli

CITY = Path(__file__).parent / "data" / "kota"
CALL = ["--no-files", "--date", "2021-12-31", "--fail-on", "never", "--output", "json"]


@pytest.fixture
def result(capsys):
    """Runs `check` and returns (exit code, result or None, stderr)."""

    def run(*arguments):
        code = cli.run(["check", *map(str, arguments), *CALL])
        said = capsys.readouterr()
        return code, json.loads(said.out) if said.out else None, said.err

    return run


def test_every_place_starts_at_the_root_and_ids_stay(tmp_path, result):
    shutil.copytree(CITY, tmp_path / "bukti" / "kota")
    _, plain, _ = result(tmp_path / "bukti" / "kota")
    _, rooted, err = result(tmp_path / "bukti" / "kota", "--root", tmp_path)
    for before, after in zip(plain["penilaian"], rooted["penilaian"], strict=True):
        assert after["manifest"]["berkas"] == f"bukti/kota/{before['manifest']['berkas']}"
        assert {temuan["lokasi"]["berkas"] for temuan in after["temuan"]} == {after["manifest"]["berkas"]}
        assert [temuan["id"] for temuan in after["temuan"]] == [temuan["id"] for temuan in before["temuan"]]
    assert {galat["berkas"] for galat in rooted["galat"]} == {"bukti/kota/rusak/manifest.yaml"}
    assert "bukti/kota/rusak/manifest.yaml:2:8: " in err


def test_two_cities_whose_folders_are_named_alike_are_told_apart(tmp_path, result):
    for name, year in (("satu", "2021"), ("dua", "2020")):
        shutil.copytree(CITY / "dinas", tmp_path / name / "dinas")
        manifest = tmp_path / name / "dinas" / "manifest.yaml"
        manifest.write_text(manifest.read_text(encoding="utf-8").replace("tahun: 2021", f"tahun: {year}"), encoding="utf-8")
    _, found, _ = result(tmp_path / "satu", tmp_path / "dua", "--root", tmp_path)
    assert {one["manifest"]["berkas"] for one in found["penilaian"]} == {"satu/dinas/manifest.yaml", "dua/dinas/manifest.yaml"}


@pytest.mark.parametrize(
    ("root", "expected"), [("lain", "tidak berada di bawah"), ("tidak-ada", "bukan folder"), ("berkas", "bukan folder")]
)
def test_a_root_that_holds_nothing_of_it_is_a_wrong_call(tmp_path, result, root, expected):
    shutil.copytree(CITY / "dinas", tmp_path / "dinas")
    (tmp_path / "lain").mkdir()
    (tmp_path / "berkas").write_text("x")
    code, found, err = result(tmp_path / "dinas", "--root", tmp_path / root)
    assert (code, found) == (2, None)
    assert expected in err
