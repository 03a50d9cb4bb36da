"""`rules coverage` and `rules new`: what a pack covers, and the way from nothing to a tested pack of one's own."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from lkecheck import cli
from lkecheck.scheme import packs


@pytest.fixture
def call(capsys, tmp_path, monkeypatch):
    """Runs the program in an empty folder and returns (exit code, stdout, stderr)."""
    monkeypatch.chdir(tmp_path)

    def run(*arguments: object) -> tuple[int, str, str]:
        code = cli.run([str(argument) for argument in arguments])
        said = capsys.readouterr()
        return code, said.out, said.err

    return run


# --- coverage -----------------------------------------------------------------------------------------------------------


def test_coverage_of_the_national_pack_counts_criteria_by_certainty(call):
    code, out, _ = call("rules", "coverage")
    assert code == 0
    assert out.startswith("Paket pmprb-2020 versi ")
    assert out.splitlines()[0].endswith(": 297 kriteria dinilai, 5 tidak.")
    assert "TANPA ATURAN" not in out
    assert "Aturan tanpa temuan" not in out
    for title in ("Kepastian bunyi kriteria", "Kepastian daftar dokumen"):
        block = out.split(f"\n{title}\n")[1].split("\n\n")[0]
        assert sum(int(number) for number in re.findall(r"^ +(\d+)  ", block, re.MULTILINE)) == 297


def test_coverage_says_which_sources_nobody_verified(call):
    _, out, _ = call("rules", "coverage")
    sources = packs.load("pmprb-2020").head.sumber.values()
    shown = [line.strip() for line in out.splitlines() if re.match(r" +\d+  ", line)]
    for source in sources:
        for line in (line for line in shown if source.nama in line):
            assert line.endswith("(belum diverifikasi)") != source.terverifikasi


def test_coverage_of_the_city_pack_names_the_rules_of_every_finding(call):
    code, out, _ = call("rules", "coverage", "--pack", "binjai-2022")
    assert code == 0
    (review,) = packs.load("binjai-2022").kota.reviu
    assert f"{review.judul}: 21 temuan, 11 rekomendasi, 19 catatan." in out
    for kode, temuan in review.temuan.items():
        assert re.search(rf"^  {re.escape(kode)} +{re.escape(', '.join(temuan.kriteria))}$", out, re.MULTILINE)
    assert "TANPA ATURAN" not in out
    tied = {kode for temuan in review.temuan.values() for kode in temuan.kriteria}
    assert f"Aturan tanpa temuan reviu: {297 - len(tied)} dari 297." in out


def test_coverage_tells_a_finding_without_a_rule(call, tmp_path):
    _new(call, "paket", "--extends", "binjai-2022")
    unscored = next(kode for kode, one in packs.load("pmprb-2020").kriteria.items() if not one.dinilai)
    lines = ["skema: lkecheck/reviu/1", "tahun: 2022", "judul: Reviu tahun 2022", "temuan:", "  APIP-22.1:"]
    lines += ["    ringkasan: Belum ada.", f"    kriteria: [{unscored}]", "    tingkat: [unit]", "    sumber: Contoh"]
    (tmp_path / "paket" / "reviu-2022.yaml").write_text("\n".join(lines) + "\n", encoding="utf-8")
    _, out, _ = call("rules", "coverage", "--pack", "paket")
    assert "Reviu tahun 2022: 1 temuan, 0 rekomendasi, 0 catatan." in out
    assert re.search(r"^  APIP-22\.1 +TANPA ATURAN$", out, re.MULTILINE)
    assert "APIP-7.1" in out


def test_coverage_of_an_unknown_pack_is_told(call):
    code, out, err = call("rules", "coverage", "--pack", "binjai-2023")
    assert (code, out) == (2, "")
    assert 'Mungkin maksud Anda "binjai-2022"?' in err


# --- a pack of one's own --------------------------------------------------------------------------------------------------


def _new(call, folder: str, *more: object) -> Path:
    code, out, err = call("rules", "new", folder, "--id", "kota-saya-2023", "--year", 2023, *more)
    assert (code, out) == (0, "")
    assert err == f"{folder} ditulis. Ubah kriterianya, lalu jalankan: lkecheck rules test --pack {folder} --mutasi\n"
    return Path(folder)


def _rule(folder: Path) -> Path:
    (only,) = folder.glob("setempat/*.yaml")
    return only


def _edit(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1, old
    path.write_text(text.replace(old, new), encoding="utf-8")


@pytest.mark.parametrize("base", ["pmprb-2020", "binjai-2022"])
def test_a_new_pack_loads_with_all_that_it_inherits(call, base):
    folder = _new(call, "paket", "--extends", base)
    pack, inherited = packs.load(str(folder)), packs.load(base)
    (local,) = set(pack.kriteria) - set(inherited.kriteria)
    assert (pack.id, pack.head.memperluas, pack.head.berlaku.mulai) == ("kota-saya-2023", base, 2023)
    assert pack.simpul[pack.sub_aspek[local]].nama == "Setempat"
    assert {kode: pack.kriteria[kode] for kode in inherited.kriteria} == inherited.kriteria
    assert pack.kota.unit == inherited.kota.unit


def test_a_local_criterion_changes_no_weight_of_the_form(call):
    pack = packs.load(str(_new(call, "paket")))
    assert {kode: pack.simpul[kode] for kode in packs.load("pmprb-2020").simpul} == packs.load("pmprb-2020").simpul


def test_its_cases_and_their_mutations_hold(call):
    _new(call, "paket")
    code, out, _ = call("rules", "test", "--pack", "paket", "--kode", "PMN.1.5.a", "--mutasi")
    assert code == 0
    assert out.splitlines() == ["4 kasus dari 1 kriteria dijalankan, 0 salah.", "3 perubahan dicoba, 0 tidak disadari."]


def test_the_cases_hold_in_any_year(call):
    for tahun in (2000, 2096):
        assert call("rules", "new", f"paket-{tahun}", "--id", "saya", "--year", tahun)[0] == 0
        code, out, _ = call("rules", "test", "--pack", f"paket-{tahun}", "--kode", "PMN.1.5.a", "--mutasi")
        assert code == 0, out


def test_a_changed_threshold_fails_its_cases_until_they_are_mended(call):
    rule = _rule(_new(call, "paket"))
    arguments = ("rules", "test", "--pack", "paket", "--kode", "PMN.1.5.a", "--mutasi")
    _edit(rule, "bila: {dokumen: lengkap}", "bila: {dokumen: lengkap, kali: 2}")
    code, out, _ = call(*arguments)
    assert code == 1
    assert "PMN.1.5.a (pusat), lengkap: didukung T, diharapkan Y" in out
    twice = "{contoh: laporan, periode: 2023-S1}, {contoh: laporan, periode: 2023-S2}"
    _edit(rule, "- {nama: lengkap, bukti: [laporan], didukung: Y}", f"- {{nama: lengkap, bukti: [{twice}], didukung: Y}}")
    code, out, _ = call(*arguments)
    assert code == 1
    assert "kali 1, bukan 2" in out, "nothing shows yet that one report is not enough"
    _edit(
        rule,
        "- {nama: tanpa bukti,",
        "- {nama: satu periode, bukti: [{contoh: laporan, periode: 2023-S1}], didukung: T}\n  - {nama: tanpa bukti,",
    )
    code, out, _ = call(*arguments)
    assert code == 0, out


def test_a_changed_band_of_the_form_fails_the_cases_of_the_form(call):
    """A pack may move a band; the inherited cases then say what else it moves."""
    folder = _new(call, "paket")
    head = folder / "pack.yaml"
    head.write_text(
        head.read_text(encoding="utf-8") + 'pita:\n  mayoritas: {di_atas: "0.75", sumber: ingatan}\n', encoding="utf-8"
    )
    assert str(packs.load("paket").head.pita["mayoritas"].di_atas) == "0.75"
    code, out, _ = call("rules", "test", "--pack", "paket", "--kode", "PMN.7.4.e")
    assert code == 1
    assert "PMN.7.4.e (pusat)" in out
    assert call("rules", "test", "--kode", "PMN.7.4.e")[0] == 0, "the form itself is as it was"


def test_a_manifest_is_judged_by_the_new_pack(call, tmp_path):
    _new(call, "paket", "--extends", "binjai-2022")
    manifest = tmp_path / "kota" / "manifest.yaml"
    manifest.parent.mkdir()
    lines = ("skema: lkecheck/manifest/1", "tahun: 2023", "tingkat: pusat", "opd: {kode: KOTA-BINJAI, nama: Kota}")
    manifest.write_text("\n".join(lines) + "\n", encoding="utf-8")
    code, out, err = call("check", "kota", "--pack", "paket", "--no-files", "--date", "2023-12-31", "--fail-on", "never")
    assert (code, err) == (0, "")
    assert "paket kota-saya-2023 versi 1" in out
    code, out, _ = call("explain", "PMN.1.5.a", "--pack", "paket")
    assert code == 0
    assert out.startswith("PMN.1.5.a  Setempat, tingkat pusat\n")


def test_a_folder_that_is_there_is_left_alone(call, tmp_path):
    (tmp_path / "paket").mkdir()
    (tmp_path / "paket" / "pack.yaml").write_text("milik orang\n", encoding="utf-8")
    code, out, err = call("rules", "new", "paket", "--id", "saya", "--year", "2023")
    assert (code, out) == (2, "")
    assert '"paket" sudah ada; sebut folder baru.' in err
    assert [path.name for path in (tmp_path / "paket").iterdir()] == ["pack.yaml"]
    assert (tmp_path / "paket" / "pack.yaml").read_text(encoding="utf-8") == "milik orang\n"


def test_a_pack_that_does_not_exist_cannot_be_extended(call, tmp_path):
    code, _, err = call("rules", "new", "paket", "--id", "saya", "--year", "2023", "--extends", "pmprb-2021")
    assert code == 2
    assert 'Mungkin maksud Anda "pmprb-2020"?' in err
    assert not (tmp_path / "paket").exists()


@pytest.mark.parametrize("left_out", ["--id", "--year"])
def test_an_option_that_is_left_out_is_told(call, left_out):
    given = {"--id": "saya", "--year": "2023"}
    del given[left_out]
    code, _, err = call("rules", "new", "paket", *(word for pair in given.items() for word in pair))
    assert code == 2
    assert f'pilihan "{left_out}" belum disebut.' in err


def test_help_of_both_is_indonesian(call):
    for name in ("new", "coverage"):
        code, out, _ = call("rules", name, "--help")
        assert code == 0
        assert out.startswith(f"Pemakaian: lkecheck rules {name}")


@pytest.mark.parametrize("arguments", [("--id", "Kota Saya", "--year", "2023"), ("--id", "saya", "--year", "1999")])
def test_what_would_not_load_is_refused_before_anything_is_written(call, tmp_path, arguments):
    assert call("rules", "new", "paket", *arguments)[0] == 2
    assert not (tmp_path / "paket").exists()


def test_a_pack_in_a_folder_can_be_extended(call):
    _new(call, "dasar")
    assert call("rules", "new", "anak", "--id", "anak", "--year", "2024", "--extends", "./dasar")[0] == 0
    assert "PMN.1.5.a" in packs.load("./anak").kriteria


@pytest.mark.parametrize("command", [("rules", "new", "paket", "--id", "saya"), ("init", "--opd", "DINKES")])
def test_a_year_that_is_no_number_is_told_in_indonesian(call, command):
    code, _, err = call(*command, "--year", "dua")
    assert code == 2
    assert "valid integer" not in err
