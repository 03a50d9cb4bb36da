"""Criteria that hang together: a step without the one it rests on is told, and nothing else changes."""

from __future__ import annotations

import shutil
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from tests.strategies import national

from lkecheck.core.errors import PackError
from lkecheck.evidence.facts import collect
from lkecheck.evidence.year import Year
from lkecheck.judge.assembly import weigh
from lkecheck.judge.engine import Engine
from lkecheck.judge.findings import Context
from lkecheck.judge.findings import collect as findings_of
from lkecheck.model.manifest import Manifest, ManifestFile
from lkecheck.model.pack import Pack
from lkecheck.model.rules import Rantai
from lkecheck.scheme import packs

STEPS = {
    "kebijakan": "PMN.7.4.a",
    "sosialisasi": "PMN.7.4.b",
    "penerapan": "PMN.7.4.c",
    "evaluasi": "PMN.7.4.d",
    "tindak_lanjut": "PMN.7.4.e",
}
KINDS = {"evaluasi-tanpa-kebijakan", "tindak-lanjut-tanpa-evaluasi", "laporan-tanpa-periode"}


def chained(*chains: dict[str, str], tingkat: str = "pusat") -> Pack:
    return replace(national(), rantai=tuple(Rantai(tingkat=tingkat, langkah=steps) for steps in chains))


WHOLE = chained(STEPS)
NONE = chained()


def item(nama: str, jenis: str, **more: Any) -> dict[str, Any]:
    base = {"id": nama, "jenis": jenis, "topik": ["wbs"], "judul": f"Dokumen {nama}", "tanggal": "2022-07-04", "berkas": "a.pdf"}
    return base | more


POLICY = item("perwal", "peraturan_kepala_daerah", nomor="7", status="ditetapkan", ditandatangani=True)
EVALUATION = item("monev", "laporan_monev", ditandatangani=True, periode="2022-S1")
FOLLOW_UP = item("tl", "laporan_tindak_lanjut", cakupan={"tercapai": 4, "sasaran": 4}, periode="2022-S1")
PLACES = {"perwal": "PMN.7.4.a", "monev": "PMN.7.4.d", "tl": "PMN.7.4.e"}


def judged(pack: Pack, *items: dict[str, Any], tingkat: str = "pusat", linked: bool = True) -> Context:
    links: dict[str, dict[str, Any]] = {}
    for one in items if linked else ():
        links.setdefault(PLACES[one["id"].split("-")[0]], {"nilai": "A", "bukti": []})["bukti"].append(one["id"])
    manifest = Manifest.model_validate(
        {
            "skema": "lkecheck/manifest/1",
            "tahun": 2022,
            "tingkat": tingkat,
            "opd": {"kode": "X", "nama": "X"},
            "jawaban": links,
            "bukti": list(items),
        }
    )
    source = ManifestFile(manifest, "manifest.yaml", Path(), "", tuple((1, 1) for _ in items), {})
    fakta = collect(manifest, pack, {}, Year.of(2022, date(2022, 12, 31)))
    engine = Engine(pack, "python")
    try:
        return Context(source, pack, fakta, weigh(pack, source, engine.run(fakta)), {})
    finally:
        engine.close()


def told(pack: Pack, *items: dict[str, Any], **more: Any) -> list[tuple[str, str | None, tuple[str, ...]]]:
    """The findings of chains: kind, criterion, evidence. A missing step cites none, so its id outlives a document."""
    found = findings_of(judged(pack, *items, **more))
    return [(one.aturan, one.kriteria, one.bukti) for one in found if one.aturan in KINDS]


# --- the three findings, both ways ------------------------------------------------------------------------------------


def test_an_evaluation_without_its_policy_is_told():
    assert told(WHOLE, EVALUATION) == [("evaluasi-tanpa-kebijakan", "PMN.7.4.d", ())]


def test_an_evaluation_with_its_policy_is_not():
    assert told(WHOLE, POLICY, EVALUATION) == []


def test_a_follow_up_without_its_evaluation_is_told():
    assert told(WHOLE, POLICY, FOLLOW_UP) == [("tindak-lanjut-tanpa-evaluasi", "PMN.7.4.e", ())]


def test_a_follow_up_with_its_evaluation_is_not():
    assert told(WHOLE, POLICY, EVALUATION, FOLLOW_UP) == []


def test_a_report_without_a_period_is_told_where_periods_are_counted():
    undated = {key: value for key, value in EVALUATION.items() if key != "periode"}
    assert told(WHOLE, POLICY, undated) == [("laporan-tanpa-periode", "PMN.7.4.d", ("monev",))]


def test_a_report_with_its_period_is_not():
    assert told(WHOLE, POLICY, EVALUATION, item("monev-2", "laporan_monev", ditandatangani=True, periode="2022-S2")) == []


def test_an_unlinked_report_that_counts_needs_its_period_too():
    undated = {key: value for key, value in EVALUATION.items() if key != "periode"}
    assert told(WHOLE, POLICY, undated, linked=False) == [("laporan-tanpa-periode", "PMN.7.4.d", ("monev",))]


def test_a_report_without_a_period_is_nothing_where_none_is_counted():
    undated = {key: value for key, value in FOLLOW_UP.items() if key != "periode"}
    assert told(WHOLE, POLICY, EVALUATION, undated) == []


# --- what stands for a step ---------------------------------------------------------------------------------------------


def test_only_the_step_before_is_asked_for():
    """A follow-up without anything lacks its evaluation; of the policy only an evaluation says something."""
    assert [kind for kind, _, _ in told(WHOLE, FOLLOW_UP)] == ["tindak-lanjut-tanpa-evaluasi"]


def test_nothing_at_all_is_no_chain():
    assert told(WHOLE) == []


def test_a_draft_is_no_policy():
    assert [kind for kind, _, _ in told(WHOLE, POLICY | {"status": "draf"}, EVALUATION)] == ["evaluasi-tanpa-kebijakan"]


def test_a_policy_that_may_be_there_is_not_said_to_be_missing():
    link_only = {key: value for key, value in POLICY.items() if key != "berkas"} | {"tautan": "https://contoh.go.id/perwal"}
    assert told(WHOLE, link_only, EVALUATION) == []


def test_an_evaluation_that_is_only_possible_accuses_nobody():
    link_only = {key: value for key, value in EVALUATION.items() if key != "berkas"} | {"tautan": "https://contoh.go.id/monev"}
    assert told(WHOLE, link_only) == []


def test_one_of_two_evaluations_is_enough_for_a_follow_up():
    """Half the ladder is a step taken: what is missing of it says the criterion's own finding."""
    context = judged(WHOLE, POLICY, EVALUATION, FOLLOW_UP)
    assert context.judged["PMN.7.4.d"].outcome.status == "sebagian"
    assert not {one.aturan for one in findings_of(context)} & KINDS


def test_a_chain_may_lack_steps():
    short = chained({"kebijakan": "PMN.7.4.a", "tindak_lanjut": "PMN.7.4.e"})
    assert told(short, FOLLOW_UP) == []


def test_a_chain_of_the_other_tingkat_says_nothing():
    at_unit = chained({"kebijakan": "UNT.7.2.a", "evaluasi": "UNT.7.2.b"}, tingkat="unit")
    assert told(at_unit, EVALUATION) == []


def test_two_chains_through_one_criterion_tell_it_once():
    found = told(chained(STEPS, {"kebijakan": "PMN.7.4.a", "evaluasi": "PMN.7.4.d"}), EVALUATION)
    assert found == [("evaluasi-tanpa-kebijakan", "PMN.7.4.d", ())]


def test_the_finding_names_both_criteria_and_says_what_to_do():
    (found,) = [one for one in findings_of(judged(WHOLE, EVALUATION)) if one.aturan in KINDS]
    assert "PMN.7.4.d" in found.pesan
    assert "PMN.7.4.a" in found.pesan
    assert found.kriteria_terdampak == ("PMN.7.4.d", "PMN.7.4.a")
    assert found.keparahan == "observasi"
    assert found.potensi == 0
    assert found.rekomendasi.uraian
    assert "{" not in found.pesan


def test_every_chain_of_the_shipped_packs_rises_by_step_within_one_area():
    """A step that is named twice in one chain, or stands in another area, is a slip of the pen."""
    pack = national()
    for chain in pack.rantai:
        assert len(set(chain.langkah.values())) == len(chain.langkah)
        assert len({pack.area(kode) for kode in chain.langkah.values()}) == 1
        assert all(pack.kriteria[kode].dinilai for kode in chain.langkah.values())


# --- nothing else changes -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "items",
    [(), (EVALUATION,), (FOLLOW_UP,), (POLICY, FOLLOW_UP), (EVALUATION, FOLLOW_UP), (POLICY, EVALUATION, FOLLOW_UP)],
    ids=lambda items: "+".join(one["id"] for one in items) or "none",
)
@pytest.mark.parametrize("linked", [True, False])
def test_a_chain_changes_neither_statuses_nor_values(items, linked):
    with_chains, without = (judged(pack, *items, linked=linked) for pack in (WHOLE, NONE))
    for kode, one in without.judged.items():
        other = with_chains.judged[kode]
        assert (other.outcome, other.skor, other.bobot, other.nilai) == (one.outcome, one.skor, one.bobot, one.nilai), kode
    rest = [one for one in findings_of(with_chains) if one.aturan not in KINDS]
    assert rest == list(findings_of(without))


def test_one_document_taken_away_changes_one_status():
    before, after = (judged(WHOLE, *items) for items in ((POLICY, EVALUATION, FOLLOW_UP), (EVALUATION, FOLLOW_UP)))
    changed = {kode for kode, one in after.judged.items() if one.outcome.status != before.judged[kode].outcome.status}
    assert changed == {"PMN.7.4.a"}


# --- in a file of a pack ----------------------------------------------------------------------------------------------------


@pytest.fixture
def own(tmp_path):
    """A pack in a folder with the rules of one sub-aspek and one chain."""
    source = packs.rules_folder() / "pmprb-2020"
    folder = tmp_path / "paket-saya"
    folder.mkdir()
    for name in ("pack.yaml", "kosakata.yaml"):
        shutil.copy(source / name, folder / name)
    text = next(source.rglob("4-whistle-blowing-system.yaml")).read_text(encoding="utf-8")
    head, _, criteria = text.partition("\nkriteria:\n")
    head = head.partition("\nrantai:\n")[0]
    steps = ", ".join(f"{step}: {kode}" for step, kode in STEPS.items())
    chain = f"rantai:\n- {{tingkat: pusat, langkah: {{{steps}}}}}\n"
    (folder / "wbs.yaml").write_text(f"{head}\n{chain}kriteria:\n{criteria}", encoding="utf-8")
    return folder


def test_a_chain_is_one_line_of_the_file_of_the_sub_aspek(own):
    (chain,) = packs.load(str(own)).rantai
    assert (chain.tingkat, dict(chain.langkah)) == ("pusat", STEPS)


def test_the_compiled_form_keeps_the_chains(own):
    assert packs.load(str(own)).rantai == packs.load(str(own)).rantai == packs.load(str(own), cases=True).rantai != ()


def test_a_pack_that_extends_another_keeps_its_chains(own, monkeypatch):
    monkeypatch.chdir(own.parent)
    child = own.parent / "anak"
    child.mkdir()
    lines = ("skema: lkecheck/paket/1", "id: anak", "nama: Anak", 'versi: "1"', "memperluas: paket-saya")
    masa = "berlaku: {mulai: 2021, sumber: Contoh, terverifikasi: false}"
    (child / "pack.yaml").write_text("\n".join((*lines, masa)) + "\n", encoding="utf-8")
    assert packs.load("anak").rantai == packs.load("paket-saya").rantai


def test_cases_of_a_criterion_do_not_hear_of_its_chain(own):
    from lkecheck.proof.cases import run

    assert [outcome for outcome in run(packs.load(str(own), cases=True)) if outcome.salah] == []


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        (
            "evaluasi: PMN.7.4.d",
            "evaluasi: PMN.7.4.x",
            'kriteria "PMN.7.4.x" tidak ada pada tingkat pusat. Mungkin maksud Anda "PMN.7.4.',
        ),
        ("evaluasi: PMN.7.4.d", "evaluasi: UNT.7.4.a", 'kriteria "UNT.7.4.a" tidak ada pada tingkat pusat.'),
        ("tingkat: pusat, l", "tingkat: unit, l", 'kriteria "PMN.7.4.a" tidak ada pada tingkat unit.'),
        ("tingkat: pusat, l", "tingkat: kota, l", '"tingkat" berisi "kota"; pilihannya: pusat, unit.'),
        ("evaluasi: PMN", "evalusi: PMN", "evalusi"),
    ],
)
def test_a_mistake_in_a_chain_is_told_at_its_place(own, old, new, expected):
    path = own / "wbs.yaml"
    text = path.read_text(encoding="utf-8")
    assert old in text
    line = text.split(old, 1)[0].count("\n") + 1
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(PackError) as error:
        packs.load(str(own))
    messages = [str(galat) for galat in error.value.galat]
    assert any(expected in message for message in messages), messages
    assert all(message.startswith(f"paket-saya/wbs.yaml:{line}:") for message in messages)


def test_a_chain_of_one_step_is_refused(own):
    path = own / "wbs.yaml"
    text = path.read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if not line.startswith("- {tingkat: pusat, langkah")]
    lines.insert(lines.index("rantai:") + 1, "- {tingkat: pusat, langkah: {kebijakan: PMN.7.4.a}}")
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    with pytest.raises(PackError, match=r"wbs\.yaml:\d+:\d+: "):
        packs.load(str(own))
