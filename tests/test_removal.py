"""Taking one document away makes exactly its criterion fall; putting it back lifts it again."""

from __future__ import annotations

from pathlib import Path

import pytest
from tools.samples import manifest
from tools.samples.clean import clean
from tools.samples.draft import Draft
from tools.samples.faults.sets import document_removed

from lkecheck import manifests, packs
from samples_run import ENGINES, checker

PACK = packs.load("pmprb-2020")
REMOVALS = {"perwal-wbs": "PMN.7.4.a", "perwal-skj": "PMN.5.3.a", "survei-internal": "HSL.4.3"}


def city_hall() -> Draft:
    return clean(PACK, "KOTA-BINJAI", "Pemerintah Kota Binjai", "pusat", 2021)


def without(bukti: str) -> Draft:
    draft = city_hall()
    document_removed(draft, bukti)
    return draft


def put_back(draft: Draft, bukti: str) -> None:
    """As an officer would: the document at the end of the list, and its link in the answers that had it."""
    whole = city_hall()
    draft.bukti.append(whole.item(bukti))
    for kode, answer in whole.jawaban.items():
        if bukti in answer["bukti"]:
            draft.answer(kode)["bukti"].append(bukti)


def statuses(draft: Draft, engine: str) -> dict[str, str]:
    """The status of every criterion, from the manifest alone."""
    ready = checker(engine, files=False)
    parsed = manifests.parse(manifest.text(draft).encode(), "pemkot/manifest.yaml", Path("pemkot"))
    return {satu.kode: satu.status for satu in ready.judge(ready.look(*ready.resolve(parsed))).kriteria}


def changed(before: dict[str, str], after: dict[str, str]) -> dict[str, tuple[str, str]]:
    assert before.keys() == after.keys()
    return {kode: (before[kode], after[kode]) for kode in before if before[kode] != after[kode]}


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize("bukti", REMOVALS)
def test_removing_a_document_makes_exactly_its_criterion_fall(bukti: str, engine: str) -> None:
    before = statuses(city_hall(), engine)
    assert changed(before, statuses(without(bukti), engine)) == {REMOVALS[bukti]: ("terpenuhi", "belum")}


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize("bukti", REMOVALS)
def test_putting_the_document_back_lifts_its_criterion(bukti: str, engine: str) -> None:
    draft = without(bukti)
    fallen = statuses(draft, engine)
    put_back(draft, bukti)
    after = statuses(draft, engine)
    assert changed(fallen, after) == {REMOVALS[bukti]: ("belum", "terpenuhi")}
    assert after == statuses(city_hall(), engine)


@pytest.mark.parametrize("engine", ENGINES)
def test_all_three_removals_together_fell_the_three_criteria(engine: str) -> None:
    draft = city_hall()
    for bukti in REMOVALS:
        document_removed(draft, bukti)
    fallen = dict.fromkeys(REMOVALS.values(), ("terpenuhi", "belum"))
    assert changed(statuses(city_hall(), engine), statuses(draft, engine)) == fallen


def test_only_what_a_person_must_decide_is_open_before() -> None:
    still_open = [kode for kode, status in statuses(city_hall(), "python").items() if status != "terpenuhi"]
    assert sorted(still_open) == ["PMN.7.6.c", "PMN.7.6.e"]
