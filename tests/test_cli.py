"""The command line as its users meet it: exit codes, where things are written, and what is said when a call is wrong."""

from __future__ import annotations

import json
import os
import shutil
import sys
from pathlib import Path

import pytest
from tests import frozen

from lkecheck import cli
from lkecheck.check import judging
from lkecheck.core import registry
from lkecheck.judge.engine import durable, indexed

HERE = Path(__file__).parent
CITY = HERE / "data" / "kota"
DAY = ["--date", "2021-12-31"]

needs_durable = pytest.mark.skipif(not durable.importable(), reason="durable-rules is not installed")


@pytest.fixture
def call(capsys):
    """Runs the program and returns (exit code, stdout, stderr)."""

    def run(*arguments: object) -> tuple[int, str, str]:
        code = cli.run([str(argument) for argument in arguments])
        said = capsys.readouterr()
        return code, said.out, said.err

    return run


@pytest.fixture
def good(tmp_path):
    """A folder with one manifest that has findings, and no broken neighbour."""
    shutil.copytree(CITY / "dinas", tmp_path / "dinas")
    return tmp_path / "dinas"


# --- exit codes -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("fail_on", "code"), [("mayor", 1), ("minor", 1), ("observasi", 1), ("never", 0)])
def test_findings_end_the_run_by_their_severity(call, good, fail_on, code):
    assert call("check", good, "--no-files", "--fail-on", fail_on, *DAY)[0] == code


def test_only_observations_do_not_fail_at_mayor(tmp_path, call):
    from tests.strategies import national

    pack = national()
    kept = {kode: k for kode, k in pack.kriteria.items() if kode == "UNT.7.6.a"}
    assert kept, "the criterion with a question is there"
    assert call("check", CITY / "dinas", "--no-files", "--fail-on", "mayor", *DAY)[0] == 1


def test_a_city_with_a_broken_manifest_ends_with_3_and_judges_the_rest(call):
    code, out, err = call("check", CITY, "--no-files", "--output", "json", *DAY)
    result = json.loads(out)
    assert code == 3
    assert [satu["opd"]["kode"] for satu in result["penilaian"]] == ["KOTA-CONTOH", "DINAS-CONTOH"]
    assert {galat["berkas"] for galat in result["galat"]} == {"rusak/manifest.yaml"}
    assert "rusak/manifest.yaml:2:8: " in err


def test_all_errors_of_the_broken_manifest_are_told_at_once(call):
    code, _, err = call("check", CITY / "rusak", "--no-files", *DAY)
    assert code == 2
    assert err.splitlines() == [
        'rusak/manifest.yaml:2:8: "tahun" berisi "dua ribu"; isian ini harus berupa bilangan bulat.',
        'rusak/manifest.yaml:3:10: "tingkat" berisi "unti"; pilihannya: pusat, unit. Mungkin maksud Anda "unit"?',
        'rusak/manifest.yaml:4:6: isian wajib "nama" belum ada.',
        'rusak/manifest.yaml:5:1: kunci "jawabn" tidak dikenal. Mungkin maksud Anda "jawaban"?',
    ]


def test_strict_makes_3_of_what_was_not_checked(call, good):
    assert call("check", good, "--no-files", "--strict", "--fail-on", "never", *DAY)[0] == 3


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (["check"], "PATH... belum disebut."),
        (["check", "tidak-ada"], '"tidak-ada" tidak ada.'),
        (["chek"], 'perintah "chek" tidak ada. Mungkin maksud Anda "check"?'),
        (["check", "x", "--outpt", "json"], 'Mungkin maksud Anda "--output"?'),
        (["check", "x", "--output", "jsno"], '"jsno" tidak dikenal. Mungkin maksud Anda "json"? Yang tersedia: csv, '),
        (["check", "x", "--output", "json:"], "belum menyebut nama berkas"),
        (["check", "x", "--output", "json", "--output", "terminal"], "Hanya satu laporan dapat ditulis ke layar"),
        (["check", "x", "--date", "2021-02-30"], '"2021-02-30" bukan tanggal'),
        (["check", "x", "--date", "31/12/2021"], "bukan tanggal"),
        (["check", "x", "--fail-on", "gawat"], "pilihannya mayor, minor, observasi, never"),
        (["check", "x", "--engine"], 'pilihan "--engine" memerlukan nilai.'),
        (["check", str(CITY), "--pack", "pmprb-2021", "--no-files"], 'Mungkin maksud Anda "pmprb-2020"?'),
        (["explain", "PMN.7.4.z"], "bukan kode kriteria dan bukan nama temuan."),
        (["explain", "bukti-draft"], 'Mungkin maksud Anda "bukti-draf"?'),
        (["rules", "show", "PMN.9.9.a"], 'Kriteria "PMN.9.9.a" tidak ada.'),
        (["rules", "uji"], 'perintah "uji" tidak ada.'),
        (["schema", "manifes"], "pilihannya manifest, rules, result"),
        (["init"], 'pilihan "--opd" belum disebut.'),
        (["init", "--opd", "dinas kesehatan"], "misalnya DINAS-KESEHATAN"),
    ],
)
def test_a_wrong_call_is_told_in_indonesian_and_ends_with_2(call, arguments, expected):
    code, out, err = call(*arguments)
    assert code == 2
    assert expected in err
    assert out == ""
    for english in ("Usage", "Error", "Try ", "Invalid", "No such", "Traceback"):
        assert english not in err


@pytest.mark.parametrize(
    "name", [["check"], ["explain"], ["rules"], ["rules", "test"], ["rules", "list"], ["schema"], ["init"], []]
)
def test_help_is_indonesian(call, name):
    code, out, _ = call(*name, "--help")
    assert code == 0
    assert out.startswith("Pemakaian: lkecheck")
    assert "Tampilkan bantuan ini" in out
    for english in ("Usage", "Options", "Commands", "Show this", "default:"):
        assert english not in out


def test_every_command_has_help(call):
    for name in registry.names("lkecheck.cli"):
        assert call(name, "--help")[0] == 0


def test_a_missing_engine_is_told_with_what_to_install(call, good, monkeypatch):
    monkeypatch.setattr(durable, "importable", lambda: False)
    code, _, err = call("check", good, "--no-files", "--engine", "durable", *DAY)
    assert code == 2
    assert 'pip install lkecheck[durable]"' in err
    code, out, _ = call("check", good, "--no-files", "--output", "json", *DAY)
    assert json.loads(out)["alat"]["mesin"] == "python"


@needs_durable
def test_engines_that_differ_end_the_run_with_4(call, good, monkeypatch):
    monkeypatch.setattr(indexed.IndexedMatcher, "statuses", lambda _, putusan: ["terpenuhi"] * len(putusan))
    code, _, err = call("check", good, "--no-files", "--engine", "both", *DAY)
    assert code == 4
    assert "Kedua mesin berbeda" in err


@needs_durable
def test_engines_agree_in_everything_but_the_name(call, good):
    results = []
    for engine in ("python", "durable", "both"):
        result = json.loads(call("check", good, "--no-files", "--engine", engine, "--output", "json", *DAY)[1])
        assert result["alat"].pop("mesin") == engine
        results.append(result)
    assert results[0] == results[1] == results[2]


def test_a_defect_of_ours_ends_with_4_and_one_line(call, good, monkeypatch):
    def broken(*_):
        raise RuntimeError("rahasia")

    monkeypatch.setattr(judging, "weigh", broken)
    code, _, err = call("check", good, "--no-files", *DAY)
    assert code == 4
    assert err.count("\n") == 1
    assert "cacat lkecheck, bukan kesalahan Anda" in err


# --- outputs ----------------------------------------------------------------------------------------------------------


def test_several_outputs_in_one_run(call, good, tmp_path):
    target = tmp_path / "hasil.json"
    _, out, _ = call("check", good, "--no-files", "--output", "terminal", "--output", f"json:{target}", *DAY)
    assert "DINAS-CONTOH" in out
    assert json.loads(target.read_text(encoding="utf-8"))["skema"] == "lkecheck/penilaian/1"


def test_a_file_is_written_whole_or_not_at_all(call, good, tmp_path):
    target = tmp_path / "tidak-ada" / "hasil.json"
    code, _, err = call("check", good, "--no-files", "--output", f"json:{target}", *DAY)
    assert code == 2
    assert "tidak dapat ditulis (berkas atau foldernya tidak ada)" in err
    folder = tmp_path / "folder"
    folder.mkdir()
    code, _, _ = call("check", good, "--no-files", "--output", f"json:{folder}", *DAY)
    assert code == 2
    assert list(tmp_path.glob(".*")) == []


def test_a_pipe_gets_no_styles(call, good):
    assert "\x1b" not in call("check", good, "--no-files", *DAY)[1]


def test_the_date_comes_from_the_option_then_the_environment(call, good, monkeypatch):
    monkeypatch.setenv("LKECHECK_DATE", "2021-06-30")
    assert json.loads(call("check", good, "--no-files", "--output", "json")[1])["tanggal"] == "2021-06-30"
    assert json.loads(call("check", good, "--no-files", "--output", "json", *DAY)[1])["tanggal"] == "2021-12-31"


def test_two_manifests_of_one_opd_are_an_error_of_the_second(call, tmp_path):
    for name in ("a", "b"):
        shutil.copytree(CITY / "dinas", tmp_path / name)
    code, out, err = call("check", tmp_path, "--no-files", "--output", "json", *DAY)
    assert code == 3
    assert "b/manifest.yaml:1:1: DINAS-CONTOH tingkat unit tahun 2021 sudah diserahkan pada a/manifest.yaml." in err
    assert len(json.loads(out)["penilaian"]) == 1


def test_a_folder_without_a_manifest_beside_others_is_named_and_fails_nothing(call, good, tmp_path):
    (tmp_path / "kosong").mkdir()
    code, out, _ = call("check", tmp_path, "--no-files", "--fail-on", "never", "--output", "json", *DAY)
    found = json.loads(out)["kota"]["temuan"]
    assert code == 0
    assert [(temuan["aturan"], temuan["keparahan"]) for temuan in found] == [("folder-tanpa-manifest", "observasi")]
    assert "kosong" in found[0]["pesan"]


def test_a_year_after_the_pack_is_an_observation_and_one_before_it_an_error(call, good):
    text = (good / "manifest.yaml").read_text(encoding="utf-8")
    (good / "manifest.yaml").write_text(text.replace("tahun: 2021", "tahun: 2023"), encoding="utf-8")
    _, out, _ = call("check", good, "--no-files", "--output", "json", *DAY)
    assert "paket-mungkin-diganti" in {temuan["aturan"] for temuan in json.loads(out)["penilaian"][0]["temuan"]}
    (good / "manifest.yaml").write_text(text.replace("tahun: 2021", "tahun: 2019"), encoding="utf-8")
    code, _, err = call("check", good, "--no-files", *DAY)
    assert code == 2
    assert 'dinas/manifest.yaml:4:8: tahun 2019 mendahului paket "pmprb-2020" yang berlaku sejak 2020.' in err


# --- the other commands -----------------------------------------------------------------------------------------------


def test_explain_has_its_fixed_headings(call):
    for name in ("PMN.7.4.a", "pmn.7.4.A", "bukti-draf"):
        _, out, _ = call("explain", name)
        for heading in ("Apa yang diperiksa", "Mengapa", "Contoh", "Cara memenuhi", "Dasar"):
            assert f"\n{heading}\n" in out
        assert max(map(len, out.splitlines())) <= 80


def test_every_kind_of_finding_and_every_criterion_is_explained(call):
    from tests.strategies import national

    for name in (*national().temuan, *national().kriteria):
        assert call("explain", name)[0] == 0


def test_explain_shows_the_trace_for_one_opd(call, good):
    _, out, _ = call("explain", "UNT.7.4.a", "--manifest", good / "manifest.yaml", *DAY)
    assert "Jejak DINAS-CONTOH tahun 2021" in out
    assert "dokumen daftar_hadir: perlu 1 untuk C; pasti 0 (tidak ada)" in " ".join(out.split())
    assert "Jawaban A; didukung D" in out


def test_rules_list_counts_the_criteria_and_show_is_the_text_of_the_file(call):
    from lkecheck.scheme import packs

    _, out, _ = call("rules", "list")
    assert out.splitlines()[-1].startswith("302 kriteria, paket pmprb-2020")
    _, out, _ = call("rules", "show", "PMN.7.4.a")
    name, _, body = out.partition("\n")
    assert body.strip() in (packs.rules_folder() / "pmprb-2020" / name.removeprefix("# ")).read_text(encoding="utf-8")


def test_rules_test_runs_the_cases_and_tells_a_wrong_one(call, tmp_path):
    folder = tmp_path / "paket"
    shutil.copytree(frozen.PACK, folder)
    code, out, _ = call("rules", "test", "--pack", folder, "--kode", "PMN.7.1.a", "--mutasi")
    assert (code, out.splitlines()[0]) == (0, "4 kasus dari 1 kriteria dijalankan, 0 salah.")
    rule = next(folder.rglob("7.1-gratifikasi.yaml"))
    text = rule.read_text(encoding="utf-8")
    rule.write_text(text.replace("bukti: [keputusan], didukung: Y", "bukti: [], didukung: Y", 1), encoding="utf-8")
    code, out, _ = call("rules", "test", "--pack", folder, "--kode", "PMN.7.1.a")
    assert code == 1
    assert "PMN.7.1.a (pusat), lengkap: didukung T, diharapkan Y" in out


def test_rules_test_tells_a_change_that_no_case_notices(call, tmp_path):
    folder = tmp_path / "paket"
    shutil.copytree(frozen.PACK, folder)
    rule = next(folder.rglob("7.1-gratifikasi.yaml"))
    lines = [line for line in rule.read_text(encoding="utf-8").splitlines() if "belum bernomor" not in line]
    rule.write_text("\n".join(lines), encoding="utf-8")
    code, out, _ = call("rules", "test", "--pack", folder, "--kode", "PMN.7.1.a", "--mutasi")
    assert code == 1
    assert "perubahan ini tidak disadari kasus mana pun: keputusan tanpa syarat ditetapkan" in out


def test_init_makes_a_manifest_that_loads_and_names_every_criterion(call, tmp_path):
    from tests.strategies import national

    target = tmp_path / "dinkes" / "manifest.yaml"
    target.parent.mkdir()
    code, _, err = call("init", "--opd", "DINKES", "--nama", 'Dinas "Kesehatan"', "--year", "2021", "--out", target)
    assert code == 0
    assert "Isi nilai dan bukti" in err
    _, out, _ = call("check", target, "--output", "json", *DAY)
    result = json.loads(out)["penilaian"][0]
    assert result["opd"] == {"kode": "DINKES", "nama": 'Dinas "Kesehatan"'}
    assert {k["kode"] for k in result["kriteria"]} == {k.kode for k in national().at("unit")}
    text = target.read_text(encoding="utf-8")
    for kriteria in national().at("unit"):
        if kriteria.dinilai:
            assert f"  {kriteria.kode}:\n" in text
    code, _, err = call("init", "--opd", "DINKES", "--out", target)
    assert code == 2
    assert "sudah ada" in err


def test_init_from_last_year_keeps_what_is_in_force_and_marks_what_must_be_new(call, tmp_path):
    last = tmp_path / "lama.yaml"
    last.write_text(
        """skema: lkecheck/manifest/1
tahun: 2020
tingkat: pusat
opd: {kode: KOTA, nama: Kota}
jawaban:
  PMN.7.4.a: {nilai: Y, bukti: [perwal]}
  PMN.7.4.d: {nilai: B, bukti: [monev]}
bukti:
- {id: perwal, jenis: peraturan_kepala_daerah, topik: [wbs], judul: "Perwal: WBS", nomor: 007, tanggal: 2020-02-01,
   status: ditetapkan, ditandatangani: true, berkas: bukti/perwal.pdf}
- {id: monev, jenis: laporan_monev, topik: [wbs], judul: Monev WBS, tanggal: 2020-07-01, ditandatangani: true, berkas: m.pdf}
""",
        encoding="utf-8",
    )
    _, out, _ = call("init", "--opd", "KOTA", "--from", last)
    assert "tahun: 2021" in out
    assert '- id: "perwal"' in out
    assert 'nomor: "007"' in out
    assert "# HARUS BARU untuk 2021: Monev WBS" in out
    assert "  PMN.7.4.a:\n    nilai:  # tahun lalu: Y\n    bukti: [perwal]" in out
    assert "  PMN.7.4.d:\n    nilai:  # tahun lalu: B\n    bukti: []" in out
    target = tmp_path / "manifest.yaml"
    target.write_text(out, encoding="utf-8")
    _, checked, _ = call("check", target, "--no-files", "--output", "json", *DAY)
    statuses = {k["kode"]: k["status"] for k in json.loads(checked)["penilaian"][0]["kriteria"]}
    assert statuses["PMN.7.4.a"] == "terpenuhi"


def test_schema_is_json(call):
    for kind in ("manifest", "rules", "result"):
        code, out, _ = call("schema", kind)
        assert code == 0
        assert json.loads(out)["$schema"].endswith("2020-12/schema")


def test_heavy_imports_wait_for_the_command():
    """`--version` imports neither the models nor the engines."""
    import subprocess

    code = "import sys; from lkecheck import cli; cli.run(['--version']); "
    code += "print(sorted(set(sys.modules) & {'pydantic', 'yaml', 'rich'}))"
    out = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, env=os.environ).stdout
    assert out.splitlines()[-1] == "[]"


def test_python_dash_m_works():
    import subprocess

    done = subprocess.run([sys.executable, "-m", "lkecheck", "--version"], capture_output=True, text=True, check=True)
    assert done.stdout.startswith("lkecheck ")
