"""The sample city hall reproduces the review of 2021: all 21 findings of APIP, and no other unmet criterion."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from functools import cache

import pytest
from tools.samples import seeds
from tools.samples.city import City, default_folder
from tools.samples.seeds import Expected, Seed

from lkecheck.model.penilaian import Penilaian, Temuan
from lkecheck.scheme import packs
from samples_run import found, judged, judged_alone, source_of

CITY_HALL = "KOTA-BINJAI"

# The findings of the review with the criteria that each is about.
APIP = {
    "APIP-1.1": ("PMN.1.1.c",),
    "APIP-1.2": ("PMN.1.2.d",),
    "APIP-1.3": ("PMN.1.2.e",),
    "APIP-1.4": ("PMN.1.3.c",),
    "APIP-1.5": ("PMN.1.4.c",),
    "APIP-2.1": ("PMN.2.2.b",),
    "APIP-3.1": ("PMN.3.2.i", "PMN.3.3.a"),
    "APIP-4.1": ("PMN.4.1.d",),
    "APIP-4.2": ("HA.12",),
    "APIP-5.1": ("PMN.5.3.a",),
    "APIP-5.2": ("PMN.5.1.c",),
    "APIP-5.3": ("PMN.5.3.f",),
    "APIP-6.1": ("PMN.6.1.c",),
    "APIP-6.2": ("PMN.6.2.a",),
    "APIP-7.1": ("PMN.7.4.a", "PMN.7.5.a"),
    "APIP-7.2": ("PMN.7.7.b", "PMN.7.7.c"),
    "APIP-8.1": ("PMN.8.2.c",),
    "APIP-H.1": ("HSL.1.2",),
    "APIP-H.2": ("HSL.2.1",),
    "APIP-H.3": ("HSL.3.1",),
    "APIP-H.4": ("HSL.4.3", "HSL.4.1", "HSL.4.2"),
}
# "Should rise" cannot be found where the pack knows no threshold.
WITHOUT_THRESHOLD = {"HSL.4.1", "HSL.4.2"}
# Quality of staff, adequacy of a budget, height of a value: a person answers.
FOR_A_PERSON = {"APIP-6.2", "APIP-7.2", "APIP-H.1", "APIP-H.2"}

TIED = {kode for codes in APIP.values() for kode in codes}
TABLE = seeds.load()
MIRRORING = [seed for seed in TABLE.benih if seed.apip is not None]


@cache
def committed() -> Penilaian:
    """The committed city hall, its files opened."""
    (penilaian,) = judged(default_folder() / "pemkot")
    return penilaian


def city_hall(without: str | None = None, *, clean: bool = False) -> Penilaian:
    """The city hall made anew, from the manifest alone."""
    city = City.of(replace(TABLE, benih=()) if clean else TABLE)
    return judged_alone(source_of(city.drafts(without=without, among=[CITY_HALL])[CITY_HALL]))


def asks_for_words(kode: str | None) -> bool:
    """True for a criterion that wants to find words in a text."""
    pilihan = packs.load("binjai-2022").kriteria[kode or ""].pilihan.values()
    return any(satu.bila is not None and satu.bila.words for satu in pilihan)


@cache
def whole() -> Counter[Expected]:
    return found([city_hall()])


@cache
def without_faults() -> Penilaian:
    return city_hall(clean=True)


def of_criteria(penilaian: Penilaian) -> dict[str, Temuan]:
    """The finding of each criterion that is not met."""
    rules = ("kriteria-belum-terpenuhi", "kriteria-perlu-reviu")
    return {satu.kriteria: satu for satu in penilaian.temuan if satu.kriteria is not None and satu.aturan in rules}


def unmet(penilaian: Penilaian) -> set[str]:
    return {satu.kode for satu in penilaian.kriteria if satu.status in ("belum", "sebagian")}


def test_the_table_mirrors_the_21_findings() -> None:
    assert len(APIP) == 21
    assert {seed.apip for seed in MIRRORING} == set(APIP)
    assert {seed.opd for seed in MIRRORING} == {CITY_HALL}
    assert [seed.id for seed in TABLE.benih if seed.opd == CITY_HALL and seed.apip is None] == []


@pytest.mark.parametrize("apip", APIP)
def test_each_finding_of_the_review_is_found(apip: str) -> None:
    seeded = {satu.kriteria for seed in MIRRORING if seed.apip == apip for satu in seed.temuan}
    told = of_criteria(committed())
    for kode in set(APIP[apip]) - WITHOUT_THRESHOLD:
        assert kode in seeded
        assert kode in told
        expected = "kriteria-perlu-reviu" if apip in FOR_A_PERSON else "kriteria-belum-terpenuhi"
        assert told[kode].aturan == expected


@pytest.mark.parametrize("apip", sorted(FOR_A_PERSON))
def test_what_no_document_can_decide_is_asked(apip: str) -> None:
    told = of_criteria(committed())
    for kode in APIP[apip]:
        assert (told[kode].pertanyaan or "").endswith("?")


def test_no_other_criterion_is_unmet() -> None:
    pack = City.of(TABLE).pack
    verified = {kode for kode in unmet(committed()) if pack.kriteria[kode].sumber != "ingatan"}
    by_documents = {kode for apip, codes in APIP.items() if apip not in FOR_A_PERSON for kode in codes}
    assert verified == by_documents - WITHOUT_THRESHOLD
    print(f"{len(verified)} kriteria belum terpenuhi, semuanya dari temuan reviu APIP.")  # noqa: T201 - shown by -rP


def test_the_clean_city_has_none_of_the_21() -> None:
    clean = without_faults()
    assert unmet(clean) == set()
    seeded = {satu for seed in MIRRORING for satu in seed.temuan}
    assert not seeded & set(found([clean]))


@pytest.mark.parametrize("seed", MIRRORING, ids=lambda seed: seed.id)
def test_taking_a_fault_out_removes_exactly_its_findings(seed: Seed) -> None:
    after = found([city_hall(without=seed.id)])
    assert whole() - after == Counter(seed.temuan)
    # Without files nobody can tell which words stand in a document: there a question comes in the finding's place.
    assert all(satu.aturan == "kriteria-perlu-reviu" and asks_for_words(satu.kriteria) for satu in after - whole())
