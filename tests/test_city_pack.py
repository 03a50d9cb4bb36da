"""The city pack against figures written independently of it."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest
import yaml

from lkecheck.scheme import packs

DATA = yaml.safe_load((Path(__file__).parent / "data" / "kota.yaml").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def pack():
    return packs.load("binjai-2022")


@pytest.fixture(scope="module")
def review(pack):
    (only,) = pack.kota.reviu
    return only


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
