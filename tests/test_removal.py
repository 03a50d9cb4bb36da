"""Taking documents away makes exactly the criteria fall that name them; putting them back lifts these again."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

import pytest
from tools.samples.clean import clean
from tools.samples.draft import Draft
from tools.samples.faults.sets import document_removed

from lkecheck.model.facts import Outcome
from lkecheck.model.manifest import ManifestFile
from lkecheck.model.rules import Dokumen, Kriteria
from lkecheck.scheme import packs
from samples_run import ENGINES, UNITS, judged_alone, outcomes_of, source_of, without_items

PACK = packs.load("pmprb-2020")
REMOVALS = {"perwal-wbs": "PMN.7.4.a", "perwal-skj": "PMN.5.3.a", "survei-internal": "HSL.4.3"}

Pair = tuple[str, str]


def full(tingkat: str) -> Draft:
    return clean(PACK, *UNITS[tingkat], tingkat, 2021)


def without(bukti: str) -> Draft:
    draft = full("pusat")
    document_removed(draft, bukti)
    return draft


def put_back(draft: Draft, bukti: str) -> None:
    """As an officer would: the document at the end of the list, and its link in the answers that had it."""
    whole = full("pusat")
    draft.bukti.append(whole.item(bukti))
    for kode, answer in whole.jawaban.items():
        if bukti in answer["bukti"]:
            draft.answer(kode)["bukti"].append(bukti)


def statuses(draft: Draft, engine: str) -> dict[str, str]:
    """The status of every criterion, from the manifest alone."""
    return {satu.kode: satu.status for satu in outcomes_of(source_of(draft), engine)}


@cache
def before(engine: str) -> dict[str, str]:
    return statuses(full("pusat"), engine)


def changed(before: dict[str, str], after: dict[str, str]) -> dict[str, tuple[str, str]]:
    assert before.keys() == after.keys()
    return {kode: (before[kode], after[kode]) for kode in before if before[kode] != after[kode]}


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize("bukti", REMOVALS)
def test_removing_a_document_makes_exactly_its_criterion_fall(bukti: str, engine: str) -> None:
    assert changed(before(engine), statuses(without(bukti), engine)) == {REMOVALS[bukti]: ("terpenuhi", "belum")}


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize("bukti", REMOVALS)
def test_putting_the_document_back_lifts_its_criterion(bukti: str, engine: str) -> None:
    draft = without(bukti)
    fallen = statuses(draft, engine)
    put_back(draft, bukti)
    after = statuses(draft, engine)
    assert changed(fallen, after) == {REMOVALS[bukti]: ("belum", "terpenuhi")}
    assert after == before(engine)


@pytest.mark.parametrize("engine", ENGINES)
def test_all_three_removals_together_fell_the_three_criteria(engine: str) -> None:
    draft = full("pusat")
    for bukti in REMOVALS:
        document_removed(draft, bukti)
    fallen = dict.fromkeys(REMOVALS.values(), ("terpenuhi", "belum"))
    assert changed(before(engine), statuses(draft, engine)) == fallen


# From here on generated from the pack: every wajib document and every whole group of every scored criterion.


@cache
def whole(tingkat: str) -> tuple[ManifestFile, list[Outcome]]:
    source = source_of(full(tingkat))
    return source, outcomes_of(source)


def pairs_of(dokumen: Sequence[Dokumen]) -> set[Pair]:
    return {(satu.jenis, satu.topik) for satu in dokumen}


def needed(kriteria: Kriteria) -> Iterator[set[Pair]]:
    """What may be taken from a criterion: each wajib document, each group as a whole."""
    yield from (pairs_of([dokumen]) for dokumen in kriteria.dokumen.wajib.values())
    yield from (pairs_of(options) for options in kriteria.dokumen.alternatif.values())


def items(source: ManifestFile, pairs: set[Pair]) -> frozenset[str]:
    return frozenset(bukti.id for bukti in source.manifest.bukti if any((bukti.jenis, topik) in pairs for topik in bukti.topik))


def removals(tingkat: str) -> dict[frozenset[str], list[str]]:
    """The sets of items to take away, each once, with the criteria that one was made from."""
    source, _ = whole(tingkat)
    found: dict[frozenset[str], list[str]] = {}
    for kriteria in PACK.at(tingkat):
        if kriteria.dinilai:
            for pairs in needed(kriteria):
                found.setdefault(items(source, pairs), []).append(kriteria.kode)
    return found


def naming(tingkat: str, pairs: set[Pair]) -> set[str]:
    """Criteria that name one of the pairs: as a document of theirs, or as the result that a document prepares."""
    named = set()
    for kriteria in PACK.at(tingkat):
        results = {(satu.hasil.jenis, satu.hasil.topik) for satu in kriteria.semua_dokumen if satu.hasil is not None}
        if pairs & (pairs_of(kriteria.semua_dokumen) | results):
            named.add(kriteria.kode)
    return named


def verdict(satu: Outcome) -> tuple[object, ...]:
    """Status, supported and possible rung, and what is surely and possibly reached of a percentage."""
    return satu.status, satu.didukung, satu.mungkin, satu.rasio_pasti, satu.rasio_mungkin


def differing(one: list[Outcome], other: list[Outcome]) -> set[str]:
    """Criteria whose verdict is another one."""
    return {satu.kode for satu, then in zip(one, other, strict=True) if verdict(satu) != verdict(then)}


def traced(one: list[Outcome], other: list[Outcome]) -> set[str]:
    """Criteria for which something else was counted."""
    return {satu.kode for satu, then in zip(one, other, strict=True) if satu.atom != then.atom}


def only_asked(outcomes: list[Outcome]) -> set[str]:
    """Criteria that stay a question whatever is there: a person must answer, and nobody verified the statement."""
    return {satu.kode for satu in outcomes if satu.status == "perlu_reviu" and PACK.kriteria[satu.kode].sumber == "ingatan"}


@pytest.mark.parametrize("tingkat, every", [("unit", 1), ("pusat", 3), pytest.param("pusat", 1, marks=pytest.mark.full)])
def test_each_needed_document_changes_exactly_the_criteria_that_name_it(tingkat: str, every: int) -> None:
    """Of the many of a whole local government, each third one in every run."""
    source, first = whole(tingkat)
    always_open = only_asked(first)
    generated = removals(tingkat)
    chosen = list(generated.items())[::every]
    falls = 0
    for gone, makers in chosen:
        assert gone, f"{makers}: tidak ada bukti pada manifest bersih"
        pairs = {(bukti.jenis, topik) for bukti in source.manifest.bukti if bukti.id in gone for topik in bukti.topik}
        after = outcomes_of(without_items(source, gone))
        different = differing(first, after)
        assert different <= naming(tingkat, pairs), sorted(gone)
        for maker in makers:
            assert maker in different or (maker in always_open and maker in traced(first, after)), (maker, sorted(gone))
        falls += bool(different)
    rest = len(chosen) - falls
    print(f"{tingkat}: {len(chosen)} pencabutan, {falls} mengubah putusan, {rest} hanya mengubah jejak.")  # noqa: T201 - shown by -rP
    assert {kode for makers in generated.values() for kode in makers} == {k.kode for k in PACK.at(tingkat) if k.dinilai}


@pytest.mark.parametrize("tingkat", UNITS)
def test_only_what_a_person_must_decide_is_open_before(tingkat: str) -> None:
    judged = judged_alone(whole(tingkat)[0])
    still_open = {satu.kode: satu.status for satu in judged.kriteria if satu.status not in ("terpenuhi", "tidak_berlaku")}
    assert set(still_open.values()) == {"perlu_reviu"}
    told = {satu.kriteria: satu for satu in judged.temuan}
    assert [kode for kode in still_open if not (told[kode].pertanyaan or "").endswith("?")] == []
