"""Criteria that documents alone decide are met on the clean manifest and unmet on an empty one."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

import pytest
from tools.samples.clean import clean
from tools.samples.draft import Draft

from city_run import judge, write
from lkecheck.model.rules import Kondisi, Kriteria
from lkecheck.scheme import packs
from samples_run import UNITS, judged_alone, source_of

PACK = packs.load("pmprb-2020")
LEAST = 0.95
COUNTS = {"pusat": 137, "unit": 85}


def parts(kondisi: Kondisi | None) -> Iterator[Kondisi]:
    """A condition with everything in it."""
    if kondisi is not None:
        yield kondisi
        for part in (*(kondisi.semua or ()), *(kondisi.salah_satu or ()), kondisi.bukan):
            yield from parts(part)


def decided_by_documents(kriteria: Kriteria) -> bool:
    """No question, no words to be read, no threshold, on any rung; and a ladder of answers or a percentage."""
    conditions = [part for pilihan in kriteria.pilihan.values() for part in parts(pilihan.bila)]
    asked = any(part.manual is not None or part.memuat is not None or part.ambang is not None for part in conditions)
    return not asked and PACK.head.skala[kriteria.skala].bentuk in ("huruf", "persen")


def decided(tingkat: str) -> list[Kriteria]:
    """The criteria of the aspek pemenuhan at a tingkat that documents alone decide."""
    scored = [satu for satu in PACK.at(tingkat) if satu.dinilai and satu.kode.startswith(("PMN.", "UNT."))]
    return [satu for satu in scored if decided_by_documents(satu)]


@cache
def statuses(tingkat: str, *, empty: bool) -> dict[str, str]:
    kode, nama = UNITS[tingkat]
    draft = Draft(kode, nama, tingkat, 2021, PACK.id) if empty else clean(PACK, kode, nama, tingkat, 2021)
    return {satu.kode: satu.status for satu in judged_alone(source_of(draft)).kriteria}


@pytest.mark.parametrize("tingkat", UNITS)
def test_documents_alone_decide(tingkat: str) -> None:
    """A statement that nobody verified is never worse than perlu_reviu; it is counted apart."""
    full, nothing = statuses(tingkat, empty=False), statuses(tingkat, empty=True)
    criteria = decided(tingkat)
    verified = [satu for satu in criteria if satu.sumber != "ingatan"]
    swing = [satu.kode for satu in criteria if (full[satu.kode], nothing[satu.kode]) == ("terpenuhi", "belum")]
    share, all_share = len(swing) / len(verified), len(swing) / len(criteria)
    print(  # noqa: T201 - shown by -rP
        f"{tingkat}: {len(criteria)} kriteria diputuskan dokumen, {len(verified)} berbunyi terverifikasi; "
        f"{len(swing)} terpenuhi pada yang bersih dan belum pada yang kosong ({all_share:.1%}; terverifikasi {share:.1%})."
    )
    assert len(criteria) == COUNTS[tingkat]
    assert share >= LEAST
    assert [satu.kode for satu in criteria if full[satu.kode] != "terpenuhi"] == []


@pytest.mark.parametrize("tingkat", UNITS)
def test_an_unverified_statement_is_a_question_on_an_empty_manifest(tingkat: str) -> None:
    nothing = statuses(tingkat, empty=True)
    unverified = [satu.kode for satu in decided(tingkat) if satu.sumber == "ingatan"]
    assert [kode for kode in unverified if nothing[kode] != "perlu_reviu"] == []


@pytest.mark.parametrize("tingkat", UNITS)
def test_the_clean_manifest_has_nothing_unmet_and_the_empty_one_nothing_met(tingkat: str) -> None:
    scored = {satu.kode for satu in PACK.at(tingkat) if satu.dinilai}
    full, nothing = statuses(tingkat, empty=False), statuses(tingkat, empty=True)
    assert {full[kode] for kode in scored} == {"terpenuhi", "perlu_reviu"}
    assert {nothing[kode] for kode in scored} == {"belum", "perlu_reviu"}


def test_a_statement_that_is_public_is_unmet_without_evidence_though_its_ladder_is_from_memory(tmp_path):
    apart = [satu.kode for satu in PACK.at("unit") if satu.sumber_pilihan is not None]
    assert len(apart) == 11
    (judged,) = judge(write(tmp_path / "opd", "DINKES", tahun=2021, paket="pmprb-2020")).penilaian
    status = {one.kode: one.status for one in judged.kriteria}
    assert {status[kode] for kode in apart} == {"belum"}
