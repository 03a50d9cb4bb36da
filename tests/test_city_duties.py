"""The duties of the working groups, judged by the evidence of the city's own manifest."""

from __future__ import annotations

import shutil
from copy import deepcopy
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
import yaml

from city_run import judge, write
from lkecheck.check.options import Options
from lkecheck.check.run import check
from lkecheck.evidence.facts import Year, collect
from lkecheck.judge.engine import Engine
from lkecheck.model.manifest import Manifest
from lkecheck.proof.example import document
from lkecheck.scheme import packs
from lkecheck.scheme.duties import of_duties


@pytest.fixture(scope="module")
def pack():
    return packs.load("binjai-2022")


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


def test_a_duty_may_ask_for_what_precedes_a_result(pack, tmp_path):
    """A document that prepares a result must not be later than it, also where only a duty asks so."""
    folder = tmp_path / "rules"
    shutil.copytree(Path(__file__).parents[1] / "rules" / "binjai-2022", folder)
    tasks = folder / "tugas.yaml"
    duty = {
        "area": 1,
        "tahap": "P",
        "uraian": "Menyiapkan sesuatu sebelum ditetapkan.",
        "dokumen": {
            "wajib": {
                "persiapan": {
                    "jenis": "notulen",
                    "topik": "roadmap_rb",
                    "syarat": ["sebelum_penetapan"],
                    "hasil": {"jenis": "sop", "topik": "roadmap_rb"},
                }
            }
        },
        "bila": {"dokumen": "lengkap"},
        "sumber": "contoh",
        "sumber_bukti": "ingatan",
    }
    data = yaml.safe_load(tasks.read_text(encoding="utf-8"))
    data["tugas"]["Z.P.9"] = duty
    tasks.write_text(yaml.safe_dump(data, sort_keys=False, allow_unicode=True), encoding="utf-8")
    common = {"topik": ["roadmap_rb"], "status": "ditetapkan", "ditandatangani": True, "berkas": "a.pdf"}
    result = {**common, "id": "hasil", "jenis": "sop", "judul": "SOP", "nomor": "2", "tanggal": "2022-03-01"}
    for day, status in (("2022-02-01", "terpenuhi"), ("2022-04-01", "belum")):
        minutes = {**common, "id": "notulen", "jenis": "notulen", "judul": "Notulen", "tanggal": day}
        assert city(tmp_path / day, deepcopy(minutes), deepcopy(result), paket=str(folder))["Z.P.9"].status == status


def test_duties_need_no_scale_of_the_pack(pack):
    without = replace(pack, head=pack.head.model_copy(update={"skala": {}}))
    engine = Engine(of_duties(without), "python")
    manifest = Manifest(skema="lkecheck/manifest/1", tahun=2022, tingkat="pusat", opd={"kode": "KOTA", "nama": "Kota"})
    outcomes = engine.run(collect(manifest, of_duties(without), {}, Year.of(2022, date(2022, 12, 31))))
    assert {one.kode for one in outcomes} == set(pack.kota.tugas.tugas)
