"""Settings: flag, then environment, then the nearest `.lkecheck.yaml`; never one from the folder that is checked."""

from __future__ import annotations

import json

import pytest

from lkecheck import cli
from review_files import Desk

HEAD = "skema: lkecheck/pengaturan/1\n"


@pytest.fixture
def desk(tmp_path, monkeypatch):
    desk = Desk(tmp_path)
    (tmp_path / "kerja" / "dalam").mkdir(parents=True)
    monkeypatch.chdir(tmp_path / "kerja" / "dalam")
    return desk


@pytest.fixture
def call(capsys):
    def run(*arguments):
        code = cli.run([str(argument) for argument in arguments])
        said = capsys.readouterr()
        return code, said.out, said.err

    return run


@pytest.fixture
def shown(call, desk):
    """What --show-config prints, as {key: (value, source)}."""

    def run(*arguments):
        code, out, err = call("check", desk.opd, "--show-config", *arguments)
        assert (code, err) == (0, "")
        rows = [line.split("  ") for line in out.splitlines()]
        return {row[0]: tuple(part.strip() for part in row[1:] if part.strip()) for row in rows}

    return run


def write(folder, text):
    (folder / ".lkecheck.yaml").write_text(HEAD + text, encoding="utf-8")


def test_without_a_file_everything_is_as_built_in(shown):
    found = shown()
    assert found["fail_on"] == ("mayor", "bawaan")
    assert found["tanggal"][1] == "hari ini (WIB)"
    assert found["keluaran"] == ("terminal", "bawaan")


def test_flag_then_environment_then_file(desk, shown, monkeypatch):
    write(desk.folder / "kerja", "tanggal: 2021-03-31\nfail_on: minor\ntanpa_berkas: true\n")
    assert shown()["tanggal"] == ("2021-03-31", "../.lkecheck.yaml:2")
    assert shown()["tanpa_berkas"] == ("ya", "../.lkecheck.yaml:4")
    monkeypatch.setenv("LKECHECK_DATE", "2021-06-30")
    assert shown()["tanggal"] == ("2021-06-30", "lingkungan (LKECHECK_DATE)")
    assert shown("--date", "2021-09-30")["tanggal"] == ("2021-09-30", "perintah")
    assert shown("--fail-on", "never")["fail_on"] == ("never", "perintah")


def test_the_nearest_file_alone_is_read(desk, shown):
    write(desk.folder, "fail_on: observasi\ntanggal: 2021-03-31\n")
    write(desk.folder / "kerja", "fail_on: minor\n")
    found = shown()
    assert found["fail_on"] == ("minor", "../.lkecheck.yaml:2")
    assert found["tanggal"][1] == "hari ini (WIB)"


def test_the_settings_act(desk, call):
    write(desk.folder / "kerja", "tanggal: 2021-12-31\nfail_on: never\ntanpa_berkas: true\nkeluaran: ['json:hasil.json']\n")
    assert call("check", desk.opd) == (0, "", "")
    result = json.loads((desk.folder / "kerja" / "hasil.json").read_text(encoding="utf-8"))
    assert result["tanggal"] == "2021-12-31"
    assert result["penilaian"][0]["diperiksa"]["berkas"] is False


def test_the_environment_switches_the_cache_off(shown, monkeypatch):
    monkeypatch.setenv("LKECHECK_NO_CACHE", "1")
    assert shown()["tanpa_simpanan"] == ("ya", "lingkungan (LKECHECK_NO_CACHE)")


def test_paths_are_relative_to_the_file_and_none_is_absolute_in_the_result(desk, call):
    desk.exempt({"aturan": "jawaban-kosong"})
    write(desk.folder / "kerja", "reviu: ../reviu\ntanpa_berkas: true\ntanggal: 2021-12-31\n")
    _, out, _ = call("check", desk.opd, "--output", "json")
    result = json.loads(out)
    assert result["reviu"]["folder"] == "reviu"
    assert result["pengaturan"]["reviu"] == "reviu"
    assert str(desk.folder) not in out


def test_a_packs_setting_stands_behind_the_manifests_own(desk, call, shown):
    write(desk.folder / "kerja", "paket: binjai-2022\n")
    named = ["check", desk.opd, "--no-files", "--date", "2021-12-31", "--output", "json"]
    assert json.loads(call(*named)[1])["penilaian"][0]["paket"]["id"] == "pmprb-2020"
    path = desk.opd / "manifest.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("paket: pmprb-2020\n", ""), encoding="utf-8")
    code, _, err = call(*named)
    assert code == 2
    assert 'bukan unit dalam paket "binjai-2022"' in err
    assert shown()["paket"] == ("binjai-2022", "../.lkecheck.yaml:2, bila manifest tidak menyebut paket")
    assert json.loads(call(*named, "--pack", "pmprb-2020")[1])["penilaian"][0]["paket"]["id"] == "pmprb-2020"


@pytest.mark.parametrize(
    "text, expected",
    [
        ("fail-on: minor\n", '../.lkecheck.yaml:2:1: kunci "fail-on" tidak dikenal. Mungkin maksud Anda "fail_on"?'),
        ("fail_on: gawat\n", '"fail_on" berisi "gawat"; pilihannya: mayor, minor, observasi, never.'),
        ("tanggal: kemarin\n", '"tanggal" berisi "kemarin", bukan tanggal yang ada'),
        ("tanpa_berkas: mungkin\n", "tulis true atau false."),
        ("paket: 'x\n", "tanda kutip tidak tertutup"),
    ],
)
def test_what_is_wrong_in_the_file_is_told_with_its_place(desk, call, text, expected):
    write(desk.folder / "kerja", text)
    code, out, err = call("check", desk.opd)
    assert (code, out) == (2, "")
    assert expected in err


def test_all_that_is_wrong_comes_at_once(desk, call):
    write(desk.folder / "kerja", "fail_on: gawat\nmesn: python\n")
    assert len(call("check", desk.opd)[2].splitlines()) == 2


def test_help_is_there_though_the_file_is_wrong(desk, call):
    write(desk.folder / "kerja", "mesn: python\n")
    assert call("check", "--help")[0] == 0


# --- never from the folder that is checked ----------------------------------------------------------------------------


def test_a_file_in_what_is_checked_is_not_read_and_is_told(desk, call, shown):
    write(desk.opd, "fail_on: never\n")
    assert shown()["fail_on"] == ("mayor", "bawaan")
    code, out, _ = call("check", desk.opd, "--no-files", "--date", "2021-12-31", "--output", "json")
    assert code == 1
    told = [temuan["lokasi"]["berkas"] for temuan in json.loads(out)["kota"]["temuan"]]
    assert told == ["dinas/.lkecheck.yaml"]


def test_from_inside_of_what_is_checked_its_file_is_read_and_not_told(desk, call, shown, monkeypatch):
    write(desk.opd, "fail_on: never\n")
    monkeypatch.chdir(desk.opd)
    assert shown()["fail_on"] == ("never", ".lkecheck.yaml:2")
    code, out, _ = call("check", ".", "--no-files", "--date", "2021-12-31", "--output", "json")
    assert code == 0
    assert json.loads(out)["kota"]["temuan"] == []


def test_a_link_into_what_is_checked_is_refused(desk, call):
    write(desk.opd, "fail_on: never\n")
    (desk.folder / "kerja" / ".lkecheck.yaml").symlink_to(desk.opd / ".lkecheck.yaml")
    code, _, err = call("check", desk.opd)
    assert code == 2
    assert "menunjuk ke berkas di dalam" in err


# --- config init ------------------------------------------------------------------------------------------------------


def test_config_init_writes_a_file_that_explains_every_key_and_changes_nothing(desk, call, shown):
    plain = shown()
    assert call("config", "init")[0] == 0
    text = (desk.folder / "kerja" / "dalam" / ".lkecheck.yaml").read_text(encoding="utf-8")
    from lkecheck.core.pengaturan import Pengaturan

    for key in Pengaturan.model_fields:
        assert f"{key}: " in text
    assert shown() == plain
    code, _, err = call("config", "init")
    assert code == 2
    assert "tidak ditimpa" in err


def test_every_line_of_the_template_may_be_used(desk, call, shown):
    call("config", "init")
    path = desk.folder / "kerja" / "dalam" / ".lkecheck.yaml"
    lines = path.read_text(encoding="utf-8").splitlines()
    from lkecheck.core.pengaturan import Pengaturan

    keys = tuple(f"# {key}: " for key in Pengaturan.model_fields)
    path.write_text("\n".join(line.removeprefix("# ") if line.startswith(keys) else line for line in lines), encoding="utf-8")
    found = shown()
    assert {source.split(":")[0] for key, (_, source) in found.items() if key != "paket"} == {".lkecheck.yaml"}


# --- other commands ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("command", [["score"], ["plan", "--target", "10%"]])
def test_score_and_plan_judge_by_the_same_settings_and_keep_their_own_outputs(desk, call, command):
    write(desk.folder / "kerja", "tanggal: 2021-06-30\ntanpa_berkas: true\nkeluaran: [sarif]\n")
    code, out, err = call(*command, desk.opd, "--output", "json")
    assert code in (0, 1), err
    assert json.loads(out)["tanggal"] == "2021-06-30"
    code, out, _ = call(*command, desk.opd)
    assert code in (0, 1)
    assert "2021-06-30" in out


def test_the_schemas_take_what_the_reviewer_writes(desk):
    import jsonschema

    from lkecheck.cli.schema import build

    desk.exempt({"aturan": "jawaban-kosong"})
    path = desk.decide(desk.verdict("UNT.7.6.a", "A"))
    for kind, file in (("verdicts", path), ("exceptions", desk.reviu / "pengecualian.yaml")):
        data = json.loads(file.read_text(encoding="utf-8"))
        validator = jsonschema.Draft202012Validator(build(kind))
        validator.validate(data)
        assert not validator.is_valid(data | {"lain": 1})
