"""What the city pack adds to a result: who acts, what recurs, which units it knows, and who handed in nothing."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from click import unstyle

from city_run import judge, write
from lkecheck import cli
from lkecheck.core import registry
from lkecheck.judge.findings.context import advice
from lkecheck.judge.findings.run import not_handed_in
from lkecheck.scheme import packs

DATA = yaml.safe_load((Path(__file__).parent / "data" / "kota.yaml").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def pack():
    return packs.load("binjai-2022")


def finding(folder: Path, kriteria: str, **more: object):
    """What is said of one criterion in a city that shows nothing."""
    (judged,) = judge(write(folder, "KOTA-BINJAI", tingkat="pusat", **more)).penilaian
    return next(one for one in judged.temuan if one.kriteria == kriteria and one.aturan.startswith("kriteria-"))


def units(saran) -> list[str | None]:
    return [one.kode for one in saran.penanggung_jawab]


def test_a_finding_names_the_units_that_act(tmp_path):
    found = finding(tmp_path / "kota", "PMN.7.4.a").rekomendasi.penanggung_jawab
    assert [(one.kode, one.nama) for one in found] == [
        ("INSPEKTORAT", "Inspektorat Daerah"),
        ("BAG-ORG", "Bagian Organisasi"),
        ("BAG-HUK", "Bagian Hukum"),
    ]


def test_without_a_city_pack_only_roles_are_named(tmp_path):
    found = finding(tmp_path / "kota", "PMN.7.4.a", paket="pmprb-2020").rekomendasi.penanggung_jawab
    assert all(one.kode is None and one.nama is None and one.peran for one in found)


@pytest.mark.parametrize(("tahun", "kode"), [(2021, "BKD"), (2022, "BKD"), (2023, "BKPSDM"), (2024, "BKPSDM")])
def test_a_role_is_filled_by_the_unit_of_that_year(pack, tmp_path, tahun, kode):
    assert units(advice(pack, "Kerjakan.", ["kepegawaian"], 30, tahun)) == [kode]
    # The same where the criterion names both units itself.
    assert units(finding(tmp_path / "kota", "PMN.5.3.a", tahun=tahun).rekomendasi) == [kode]


def test_a_role_that_no_unit_fills_stays_a_role(pack):
    (only,) = advice(pack, "Kerjakan.", ["kepala_perangkat_daerah"], 30, 2022).penanggung_jawab
    assert (only.peran, only.kode) == ("Kepala perangkat daerah", None)


def test_what_was_found_before_recurs_with_its_recommendation(tmp_path):
    found = finding(tmp_path / "kota", "PMN.7.4.a")
    assert (found.berulang_sejak, found.reviu) == (2021, ("APIP-7.1",))
    assert "Temuan berulang sejak 2021 (APIP-7.1); rekomendasi 6: " in found.rekomendasi.uraian


def test_in_the_year_of_the_review_itself_nothing_recurs(tmp_path):
    found = finding(tmp_path / "kota", "PMN.7.4.a", tahun=2021)
    assert (found.berulang_sejak, found.reviu) == (None, ("APIP-7.1",))
    assert "berulang" not in found.rekomendasi.uraian
    assert "Sama dengan temuan reviu 2021 (APIP-7.1); rekomendasi 6: " in found.rekomendasi.uraian


def test_a_finding_without_a_recommendation_recurs_all_the_same(tmp_path):
    found = finding(tmp_path / "kota", "PMN.6.1.c")
    assert found.berulang_sejak == 2021
    assert "Temuan berulang sejak 2021 (APIP-6.1)." in found.rekomendasi.uraian


def test_every_finding_of_2021_recurs_on_every_criterion_it_concerns(tmp_path):
    (judged,) = judge(write(tmp_path / "kota", "KOTA-BINJAI", tingkat="pusat")).penilaian
    own = {one.kriteria: one for one in judged.temuan if one.reviu}
    expected = {kode for one in DATA["temuan"].values() for kode in one["kriteria"]}
    assert set(own) == expected
    assert {code for one in own.values() for code in one.reviu} == set(DATA["temuan"])
    for temuan, facts in DATA["temuan"].items():
        for nomor in facts["rekomendasi"]:
            assert any(f"rekomendasi {nomor}: " in own[kode].rekomendasi.uraian for kode in facts["kriteria"]), temuan


def test_what_was_not_found_before_does_not_recur(tmp_path):
    found = finding(tmp_path / "kota", "PMN.7.4.c")
    assert (found.berulang_sejak, found.reviu) == (None, ())
    assert "2021" not in found.rekomendasi.uraian


def test_the_number_of_a_finding_does_not_depend_on_the_pack(tmp_path):
    """A baseline made with the national pack still holds with the city's."""
    national = finding(tmp_path / "a", "PMN.7.4.a", paket="pmprb-2020")
    assert finding(tmp_path / "b", "PMN.7.4.a").id == national.id


ELSE = ' Bila unit ini belum tercatat, tambahkan dalam unit.yaml paket itu, atau tulis paket "pmprb-2020".'


@pytest.mark.parametrize(
    ("kode", "tahun", "expected"),
    [
        ("BKAD", 2022, 'kode "BKAD" bukan unit dalam paket "binjai-2022". Maksud Anda "BPKAD"?'),
        ("BPKSDM", 2023, 'kode "BPKSDM" bukan unit dalam paket "binjai-2022". Maksud Anda "BKPSDM"?'),
        ("DINKS", 2022, 'kode "DINKS" bukan unit dalam paket "binjai-2022". Mungkin maksud Anda "DINKES"?' + ELSE),
        ("BKD", 2023, 'unit "BKD" tidak berlaku pada tahun 2023. Penerusnya "BKPSDM".'),
        ("BKPSDM", 2022, 'unit "BKPSDM" tidak berlaku pada tahun 2022.'),
    ],
)
def test_a_unit_that_the_city_does_not_know_that_year_is_an_error(tmp_path, kode, tahun, expected):
    result = judge(write(tmp_path / "opd", kode, tahun=tahun))
    (galat,) = result.galat
    assert galat.pesan == expected
    line = (tmp_path / "opd" / "manifest.yaml").read_text(encoding="utf-8").splitlines()[galat.baris - 1]
    assert line[galat.kolom - 1 :] == kode
    assert result.penilaian == ()


def test_init_knows_the_units_of_the_city(tmp_path, capsys):
    """A wrong code is told before anything is written; a right one brings the name along."""
    target = tmp_path / "baru" / "manifest.yaml"
    arguments = ["init", "--year", "2022", "--pack", "binjai-2022", "--out", str(target)]
    assert cli.run([*arguments, "--opd", "BKAD"]) == 2
    assert 'Maksud Anda "BPKAD"?' in capsys.readouterr().err
    assert not target.parent.exists()
    target.parent.write_text("a file where a folder should be", encoding="utf-8")
    assert cli.run([*arguments, "--opd", "BPKAD"]) == 2
    assert "tidak dapat dibuat" in capsys.readouterr().err
    target.parent.unlink()
    assert cli.run([*arguments, "--opd", "BPKAD"]) == 0
    opd = yaml.safe_load(target.read_text(encoding="utf-8"))["opd"]
    assert opd["nama"].startswith("Badan Pengelola")


def test_the_national_pack_takes_any_unit(tmp_path):
    result = judge(write(tmp_path / "opd", "BKAD", paket="pmprb-2020"))
    assert result.galat == ()


def missing(result) -> set[str]:
    return {one.lokasi.berkas for one in result.kota.temuan if one.aturan == "opd-belum-menyerahkan"}


def test_units_that_handed_in_nothing_are_named_in_a_run_of_several(pack, tmp_path):
    write(tmp_path / "kota" / "a", "DINKES")
    write(tmp_path / "kota" / "b", "DISDIK")
    result = judge(tmp_path / "kota")
    must = {kode for kode, unit in pack.kota.unit.unit.items() if unit.menyerahkan}
    assert missing(result) == must - {"DINKES", "DISDIK", "BKPSDM"}
    one = next(one for one in result.kota.temuan if "Perhubungan" in one.pesan)
    assert one.aturan == "opd-belum-menyerahkan"
    assert one.pesan.count("Dinas Perhubungan") == 1


def test_each_year_of_a_run_is_asked_for_by_itself(pack, tmp_path):
    write(tmp_path / "kota" / "a", "DINKES", tahun=2021)
    write(tmp_path / "kota" / "b", "DINKES", tahun=2022)
    write(tmp_path / "kota" / "c", "DISDIK", tahun=2022)
    told = [one for one in judge(tmp_path / "kota").kota.temuan if one.aturan == "opd-belum-menyerahkan"]
    years = {tahun: {one.lokasi.berkas for one in told if f"tahun {tahun}" in one.pesan} for tahun in (2021, 2022)}
    assert "DISDIK" in years[2021]
    assert years[2021] - {"DISDIK"} == years[2022]
    assert not {"DINKES"} & years[2021]
    assert len({one.id for one in told}) == len(told)


def test_one_manifest_alone_says_nothing_of_the_others(tmp_path):
    assert missing(judge(write(tmp_path / "kota" / "a", "DINKES"))) == set()
    assert missing(judge(tmp_path / "kota")) == set()


def test_with_the_national_pack_nobody_must_hand_in(tmp_path):
    for kode in ("DINKES", "DISDIK"):
        write(tmp_path / kode, kode, paket="pmprb-2020")
    assert judge(tmp_path).kota.temuan == ()


def test_a_unit_whose_manifest_is_broken_has_handed_in(tmp_path):
    write(tmp_path / "a", "DINKES")
    write(tmp_path / "b", "DISDIK", tingkat="kota")
    write(tmp_path / "c", "DISHUB", bukti=[{"id": "x", "jenis": "laporann", "topik": ["wbs"], "judul": "X"}])
    result = judge(tmp_path)
    assert {galat.berkas.split("/")[-2] for galat in result.galat} == {"b", "c"}
    assert not missing(result) & {"DINKES", "DISDIK", "DISHUB"}
    assert "DISKOMINFO" in missing(result)


def test_a_unit_that_handed_in_under_another_name_has_handed_in(tmp_path):
    write(tmp_path / "a", "DINKES")
    write(tmp_path / "b", "BKAD")
    result = judge(tmp_path)
    assert 'Maksud Anda "BPKAD"?' in result.galat[0].pesan
    assert "BPKAD" not in missing(result)


def test_who_must_hand_in_depends_on_the_year(pack):
    names = {tahun: {one.lokasi.berkas for one in not_handed_in(pack, (), tahun)} for tahun in (2022, 2023)}
    assert names[2022] - names[2023] == {"BKD"}
    assert names[2023] - names[2022] == {"BKPSDM"}


def test_a_first_manifest_with_the_national_pack_does_not_silence_the_city(tmp_path):
    write(tmp_path / "a", "DINKES", paket="pmprb-2020")
    write(tmp_path / "b", "DISDIK")
    write(tmp_path / "c", "DISHUB")
    assert "DISKOMINFO" in missing(judge(tmp_path))


@pytest.mark.parametrize("form", ["terminal", "markdown"])
def test_an_opd_of_two_years_is_listed_with_each(tmp_path, form):
    for tahun in (2021, 2022):
        for tingkat, kode in (("pusat", "KOTA-BINJAI"), ("unit", "DISDUKCAPIL")):
            write(tmp_path / f"{kode}-{tahun}", kode, tahun=tahun, tingkat=tingkat)
    shown = unstyle(registry.load("lkecheck.render.penilaian", form).render(judge(tmp_path)).decode()).splitlines()
    for kode in ("KOTA-BINJAI", "DISDUKCAPIL"):
        for tahun in (2021, 2022):
            assert any(line.lstrip("| ").startswith(f"{kode} {tahun} ") for line in shown), (kode, tahun)
    assert max(map(len, shown)) <= 80 or form == "markdown"
