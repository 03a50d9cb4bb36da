"""The city pack against figures written independently of it, what it adds to a result, and what a broken one is told."""

from __future__ import annotations

import shutil
from copy import deepcopy
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
import yaml

from lkecheck import cli, packs
from lkecheck.cases.example import document
from lkecheck.errors import PackError, UsageError
from lkecheck.findings.context import advice
from lkecheck.findings.run import not_handed_in
from lkecheck.pipeline import Options, check

DATA = yaml.safe_load((Path(__file__).parent / "data" / "kota.yaml").read_text(encoding="utf-8"))
SHIPPED = packs.rules_folder() / "binjai-2022"


@pytest.fixture(scope="module")
def pack():
    return packs.load("binjai-2022")


@pytest.fixture(scope="module")
def review(pack):
    (only,) = pack.kota.reviu
    return only


# --- against the text of the regulation -------------------------------------------------------------------------------


def test_the_pack_changes_neither_criteria_nor_weights_of_the_national_one(pack):
    national = packs.load("pmprb-2020")
    assert pack.kriteria == national.kriteria
    assert pack.simpul == national.simpul
    assert (pack.head.berlaku.mulai, pack.head.berlaku.sampai) == (2021, 2024)


def test_the_findings_with_the_criteria_they_concern(review):
    own = {kode: {"kriteria": list(one.kriteria), "rekomendasi": list(one.rekomendasi)} for kode, one in review.temuan.items()}
    assert review.tahun == 2021
    assert len(own) == 21
    assert own == DATA["temuan"]


def test_the_recommendations_with_the_criteria_they_concern(review):
    assert len(review.rekomendasi) == 11
    assert {nomor: list(one.kriteria) for nomor, one in review.rekomendasi.items()} == DATA["rekomendasi"]


def test_the_notes_of_the_ministry_with_their_counterparts(review):
    own = {
        kode: {"jenis": one.jenis, "kriteria": list(one.kriteria)} | ({"pasangan": one.pasangan} if one.pasangan else {})
        for kode, one in review.catatan.items()
    }
    assert len(own) == 19
    assert own == DATA["catatan"]
    for kode, one in review.catatan.items():
        assert one.pasangan is None or review.catatan[one.pasangan].pasangan == kode


def test_no_recommendation_and_no_finding_stands_alone_by_mistake(review):
    """Four recommendations answer no finding, and seven findings have no recommendation: so it is in the text."""
    answered = {nomor for one in review.temuan.values() for nomor in one.rekomendasi}
    assert set(review.rekomendasi) - answered == {4, 7, 9}
    unanswered = {kode.removeprefix("APIP-") for kode, one in review.temuan.items() if not one.rekomendasi}
    assert unanswered == {"3.1", "4.2", "6.1", "6.2", "8.1", "H.1", "H.2"}


def _figure(value: object) -> object:
    text = str(value)
    return Decimal(text) if text.replace(".", "").isdigit() else text


def test_the_indicators_with_baseline_and_yearly_targets(pack):
    own = {
        one.kriteria: {
            "sasaran": one.sasaran,
            "nomor": one.nomor,
            "dasar_2021": None if one.dasar_2021 == "belum ada" else _figure(one.dasar_2021),
            "target": {tahun: _figure(target.nilai) for tahun, target in one.target.items()},
        }
        for one in pack.kota.sasaran.indikator
    }
    expected = {
        kode: facts
        | {
            "dasar_2021": None if facts["dasar_2021"] is None else _figure(facts["dasar_2021"]),
            "target": {tahun: _figure(nilai) for tahun, nilai in facts["target"].items()},
        }
        for kode, facts in DATA["indikator"].items()
    }
    assert len(own) == 16
    assert own == expected
    assert all(pack.sub_aspek[kode].startswith(("HA", "HSL")) for kode in own)


def test_the_quick_wins_with_their_thresholds(pack):
    own = {
        kode: {
            "tahun": list(one.tahun),
            "sasaran": one.sasaran,
            "ambang_persen": None if one.ambang_persen is None else int(one.ambang_persen),
        }
        for kode, one in pack.kota.sasaran.quick_win.items()
    }
    assert len(own) == 14
    assert own == DATA["quick_win"]


def test_the_working_groups_cover_every_area_once(pack):
    own = {
        kode: {"area": list(one.area), "ketua": one.ketua, "anggota": list(one.anggota)}
        for kode, one in pack.kota.unit.pokja.items()
    }
    assert len(own) == 6
    assert own == DATA["pokja"]
    assert sorted(area for one in own.values() for area in one["area"]) == list(range(1, 9))


def test_the_units_of_the_integrity_zone_hand_in_a_manifest(pack):
    zone = {kode for kode, unit in pack.kota.unit.unit.items() if unit.zona_integritas}
    assert zone == set(DATA["zona_integritas"])
    assert all(pack.kota.unit.unit[kode].menyerahkan for kode in zone)


def test_seven_duties_for_each_of_eight_areas(pack):
    facts = DATA["tugas"]
    stages = {area: [] for area in range(1, facts["area"] + 1)}
    for one in pack.kota.tugas.tugas.values():
        stages[one.area].append(one.tahap)
    assert stages == dict.fromkeys(stages, facts["tahap"])
    assert len(pack.kota.tugas.tugas) == 56


def test_every_text_of_the_city_is_unique_short_and_ends_as_a_sentence(pack, review):
    texts = [one.ringkasan for one in review.temuan.values()]
    texts += [one.uraian for group in (review.rekomendasi, review.catatan, pack.kota.tugas.tugas) for one in group.values()]
    assert len(texts) == len(set(texts)) == 21 + 11 + 19 + 56
    for text in texts:
        assert len(text.split()) <= 30, text
        assert text.endswith("."), text


# --- what it adds to a result -----------------------------------------------------------------------------------------


def write(folder: Path, kode: str, *, tahun: int = 2022, tingkat: str = "unit", paket: str = "binjai-2022", bukti=()) -> Path:
    folder.mkdir(parents=True)
    data = {"skema": "lkecheck/manifest/1", "paket": paket, "tahun": tahun, "tingkat": tingkat}
    data |= {"opd": {"kode": kode, "nama": kode.title()}, "bukti": list(bukti)}
    (folder / "manifest.yaml").write_text(yaml.safe_dump(data), encoding="utf-8")
    return folder


def judge(*paths: Path):
    """The manifests alone, in 2024: every year asked for here has ended."""
    return check(list(paths), Options(date(2024, 12, 31), mesin="python", berkas=False))


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


# --- units ------------------------------------------------------------------------------------------------------------


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


# --- duties of the working groups -------------------------------------------------------------------------------------


def city(folder: Path, *bukti: dict[str, object], **more: object):
    """The duties by code, judged by the evidence of the city's own manifest."""
    result = judge(write(folder, "KOTA-BINJAI", tingkat="pusat", bukti=bukti, **more))
    assert result.galat == ()
    return {one.kode: one for one in result.kota.tugas}


def evidence(pack, kode: str) -> list[dict[str, object]]:
    """Faultless documents for one duty: each needed one, and the first of each group."""
    dokumen = pack.kota.tugas.tugas[kode].dokumen
    chosen = [*dokumen.wajib.values(), *(group[0] for group in dokumen.alternatif.values())]
    made = [document(pack, one, 2022, f"{kode.lower()}-{number}") for number, one in enumerate(chosen)]
    # A demand for periods is met by two of them.
    halves = [(item, half) for item in made for half in ("S1", "S2")]
    return [deepcopy(item) | {"id": f"{item['id']}-{half}", "periode": f"2022-{half}"} for item, half in halves]


def pairs(pack, kode: str) -> set[tuple[str, str]]:
    return {(one.jenis, one.topik) for one in pack.kota.tugas.tugas[kode].as_kriteria(kode).semua_dokumen}


def shared(pack, kode: str) -> bool:
    """True where another duty names one of its documents too, so that an unlinked one proves neither for sure."""
    others = set().union(*(pairs(pack, other) for other in pack.kota.tugas.tugas if other != kode))
    return bool({(item["jenis"], item["topik"][0]) for item in evidence(pack, kode)} & others)


def test_without_documents_no_duty_is_met(pack, tmp_path):
    duties = city(tmp_path / "kota")
    assert set(duties) == set(pack.kota.tugas.tugas)
    assert {one.status for one in duties.values()} <= {"belum", "perlu_reviu"}
    assert all(one.bukti == () for one in duties.values())


def test_with_all_documents_every_duty_is_met_or_asks_whose_they_are(pack, tmp_path):
    items = [item for kode in pack.kota.tugas.tugas for item in evidence(pack, kode)]
    for kode, one in city(tmp_path / "kota", *items).items():
        assert one.status == ("perlu_reviu" if shared(pack, kode) else "terpenuhi"), kode
        assert one.bukti, kode


def test_a_document_shows_its_own_duty_and_no_other(pack, tmp_path):
    kode = next(kode for kode in pack.kota.tugas.tugas if not shared(pack, kode))
    duties = city(tmp_path / "kota", *evidence(pack, kode))
    assert {other for other, one in duties.items() if one.status == "terpenuhi"} == {kode}
    assert set(duties[kode].bukti) == {item["id"] for item in evidence(pack, kode)}
    facts = pack.kota.tugas.tugas[kode]
    assert (duties[kode].area, duties[kode].tahap, duties[kode].uraian) == (facts.area, facts.tahap, facts.uraian)


def test_a_document_of_another_year_shows_no_duty(pack, tmp_path):
    dated = [kode for kode, one in pack.kota.tugas.tugas.items() if not shared(pack, kode) and _yearly(one.dokumen)]
    old = [item | {"tanggal": "2020-06-15", "periode": "2020"} for item in evidence(pack, dated[0])]
    assert city(tmp_path / "kota", *old)[dated[0]].status == "belum"


def _yearly(dokumen) -> bool:
    named = [*dokumen.wajib.values(), *(one for group in dokumen.alternatif.values() for one in group)]
    return all("tahun_berjalan" in one.syarat for one in named)


def test_duties_have_no_weight_and_no_place_among_the_criteria(pack, tmp_path):
    (national,) = judge(write(tmp_path / "a", "KOTA-BINJAI", tingkat="pusat", paket="pmprb-2020")).penilaian
    (own,) = judge(write(tmp_path / "b", "KOTA-BINJAI", tingkat="pusat")).penilaian
    assert own.ringkasan == national.ringkasan
    assert own.bagian == national.bagian
    assert not {one.kode for one in own.kriteria} & set(pack.kota.tugas.tugas)


def test_without_a_manifest_of_the_city_or_without_a_city_pack_no_duty_is_judged(tmp_path):
    assert judge(write(tmp_path / "opd", "DINKES")).kota.tugas == ()
    assert city(tmp_path / "kota", paket="pmprb-2020") == {}


def test_the_engines_agree_on_the_duties(pack, tmp_path):
    pytest.importorskip("durable_rules_engine")
    items = [item for kode in list(pack.kota.tugas.tugas)[:7] for item in evidence(pack, kode)]
    folder = write(tmp_path / "kota", "KOTA-BINJAI", tingkat="pusat", bukti=items)
    results = [check([folder], Options(date(2022, 12, 31), mesin=mesin, berkas=False)).kota for mesin in ("python", "both")]
    assert results[0] == results[1]


# --- mistakes ---------------------------------------------------------------------------------------------------------


@pytest.fixture
def own(tmp_path):
    folder = tmp_path / "kota-saya"
    shutil.copytree(SHIPPED, folder)
    return folder


def broken(folder: Path, name: str, old: str, new: str) -> list[str]:
    """Messages after one change of one file."""
    path = folder / name
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(PackError) as error:
        packs.load(str(folder))
    return [str(galat) for galat in error.value.galat]


MISTAKES = [
    ("unit.yaml", "penerus: BKPSDM", "penerus: BKPSDN", 'unit "BKPSDN" tidak ada dalam unit.yaml. Mungkin maksud Anda "BKPSDM"?'),
    ("unit.yaml", "induk: SETDA", "induk: SETDAKO", 'unit "SETDAKO" tidak ada dalam unit.yaml. Mungkin maksud Anda "SETDA"?'),
    ("unit.yaml", "ketua: BAG-HUK", "ketua: BAG-HUKM", 'unit "BAG-HUKM" tidak ada dalam unit.yaml.'),
    (
        "unit.yaml",
        "anggota: [SETWAN]",
        "anggota: [SETWN]",
        'unit "SETWN" tidak ada dalam unit.yaml. Mungkin maksud Anda "SETWAN"?',
    ),
    ("unit.yaml", "  hukum: [", "  hukun: [", 'peran "hukun" tidak dikenal. Mungkin maksud Anda "hukum"?'),
    ("unit.yaml", "{unit: BAG-HUK}", "{unit: BAG-HUX}", 'unit "BAG-HUX" tidak ada dalam unit.yaml.'),
    ("unit.yaml", "HA.03: [BPKAD]", "HA.3: [BPKAD]", 'kriteria "HA.3" tidak ada dalam paket. Mungkin maksud Anda "HA.03"?'),
    ("unit.yaml", "HA.03: [BPKAD]", "HA.03: [BKAD]", 'unit "BKAD" tidak ada dalam unit.yaml. Mungkin maksud Anda "BPKAD"?'),
    ("unit.yaml", "jenis: tim\n", "jenis: tmi\n", '"jenis" berisi "tmi"; pilihannya: pemerintah_daerah,'),
    (
        "unit.yaml",
        "menyerahkan: true",
        "menyerahkn: true",
        'kunci "menyerahkn" tidak dikenal. Mungkin maksud Anda "menyerahkan"?',
    ),
    ("sasaran.yaml", "kriteria: HA.09", "kriteria: HA.90", 'kriteria "HA.90" tidak ada dalam paket.'),
    ("sasaran.yaml", "penanggung_jawab: [INSPEKTORAT]", "penanggung_jawab: [INSPEKTUR]", 'unit "INSPEKTUR" tidak ada'),
    ("sasaran.yaml", "nomor: 1\n  sasaran: 1", "nomor: 1\n  sasaran: 4", "sasaran 4 tidak ada."),
    ("tugas.yaml", "jenis: rencana_aksi", "jenis: rencana_aks", 'jenis dokumen "rencana_aks" tidak ada dalam kosakata.'),
    (
        "tugas.yaml",
        "topik: monev_rb",
        "topik: monev_rbb",
        'topik "monev_rbb" tidak ada dalam kosakata. Mungkin maksud Anda "monev_rb"?',
    ),
    ("tugas.yaml", "tahap: P", "tahap: X", '"tahap" berisi "X"; pilihannya: P, D, C, A.'),
    ("reviu-2021.yaml", "kriteria: [PMN.1.1.c]", "kriteria: [PMN.1.1.z]", 'kriteria "PMN.1.1.z" tidak ada dalam paket.'),
    ("reviu-2021.yaml", "UNT.1.3.d]", "UNT.1.3.z]", 'kriteria "UNT.1.3.z" tidak ada dalam paket.'),
    ("reviu-2021.yaml", "rekomendasi: [11]", "rekomendasi: [12]", "rekomendasi 12 tidak ada."),
    ("reviu-2021.yaml", "unit: [BAG-ORG, TIM-RB", "unit: [BAG-ORG, TIM-R", 'unit "TIM-R" tidak ada dalam unit.yaml.'),
    (
        "reviu-2021.yaml",
        "kriteria: [PMN.2.1.a, PMN.2.1.b]",
        "kriteria: [PMN.2.1.x]",
        'kriteria "PMN.2.1.x" tidak ada dalam paket.',
    ),
    ("reviu-2021.yaml", "pasangan: KEM-5.a", "pasangan: KEM-5.z", 'catatan "KEM-5.z" tidak ada.'),
]


@pytest.mark.parametrize(("name", "old", "new", "expected"), MISTAKES)
def test_a_mistake_in_a_file_of_the_city_is_told_at_its_place(own, name, old, new, expected):
    line = (own / name).read_text(encoding="utf-8").split(old, 1)[0].count("\n") + 1
    messages = broken(own, name, old, new)
    assert any(expected in message for message in messages), messages
    for message in messages:
        where, at, _ = message.split(":", 2)
        assert where == f"kota-saya/{name}"
        # An entry is the narrowest place that some of the checks know: at most a few lines above.
        assert line - 8 <= int(at) <= line + 2


CONTRADICTIONS = [
    ("reviu-2021.yaml", "tahun: 2021", "tahun: 2020", "2020"),
    ("reviu-2021.yaml", "PMN.1.2.e]\n    unit: [BAG-ORG]", "PMN.1.2.e]\n    unit: [BAG-ORK]", 'unit "BAG-ORK" tidak ada'),
    ("reviu-2021.yaml", "PMN.1.3.g]\n    unit: [BAG-ORG, TIM-RB]", "PMN.1.3.g]\n    unit: [TIM-R]", 'unit "TIM-R" tidak ada'),
    ("sasaran.yaml", "tahun: [2022]\n    sasaran: 1", "tahun: [2022]\n    sasaran: 4", "sasaran 4 tidak ada."),
    ("tugas.yaml", "bila: {dokumen: lengkap}", "bila: {dokumen: [rencana]}", 'dokumen "rencana" tidak disebut'),
    ("tugas.yaml", "bila: {dokumen: lengkap}", "bila: {kali: 2}", "kali harus menyebut dokumen yang dihitung"),
    ("tugas.yaml", "sumber_bukti: ingatan", "sumber_bukti: ingat", 'sumber "ingat" tidak ada dalam pack.yaml.'),
]


@pytest.mark.parametrize(("name", "old", "new", "expected"), CONTRADICTIONS)
def test_what_contradicts_another_file_or_the_rules_of_conditions_is_told(own, name, old, new, expected):
    assert any(expected in message for message in broken(own, name, old, new))


def test_all_mistakes_of_all_files_of_the_city_are_told_at_once(own):
    path = own / "tugas.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("topik: monev_rb", "topik: monev_rbb", 1), encoding="utf-8")
    messages = broken(own, "unit.yaml", "penerus: BKPSDM", "penerus: BKPSDN")
    assert {message.split(":")[0] for message in messages} == {"kota-saya/tugas.yaml", "kota-saya/unit.yaml"}


def test_a_changed_file_of_the_city_is_never_answered_from_an_old_form(own):
    assert packs.load(str(own)).kota.unit.unit["BPKAD"].nama_lain[0] == "BKAD"
    path = own / "unit.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("nama_lain: [BKAD,", "nama_lain: [BPKD,", 1), encoding="utf-8")
    assert packs.load(str(own)).kota.unit.unit["BPKAD"].nama_lain[0] == "BPKD"


@pytest.mark.parametrize("cases", [False, True])
def test_a_pack_that_extends_itself_is_refused(own, monkeypatch, cases):
    monkeypatch.chdir(own.parent)
    _extend(own, "kota-saya")
    with pytest.raises(UsageError, match=r'Paket memperluas dirinya sendiri: kota-saya > kota-saya\. Betulkan .*"memperluas"'):
        packs.load("kota-saya", cases=cases)


def test_packs_that_extend_each_other_are_refused(own, monkeypatch):
    monkeypatch.chdir(own.parent)
    shutil.copytree(own, own.parent / "lain")
    _extend(own, "lain")
    _extend(own.parent / "lain", "kota-saya")
    with pytest.raises(UsageError, match="kota-saya > lain > kota-saya"):
        packs.load("kota-saya")


def _extend(folder: Path, other: str) -> None:
    path = folder / "pack.yaml"
    text = path.read_text(encoding="utf-8").replace("memperluas: pmprb-2020", f"memperluas: {other}")
    path.write_text(text, encoding="utf-8")
