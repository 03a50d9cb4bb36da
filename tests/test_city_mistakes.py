"""What a broken city pack is told, at which place."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from lkecheck.core.errors import PackError, UsageError
from lkecheck.scheme import packs

SHIPPED = packs.rules_folder() / "binjai-2022"


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
