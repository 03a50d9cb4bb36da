"""Judges folders of the sample city, and says what was found in the words of its table."""

from __future__ import annotations

import importlib.util
from collections import Counter
from collections.abc import Iterable
from datetime import date
from functools import cache
from pathlib import Path

import pytest
from tools.samples.seeds import Expected

from lkecheck import manifests
from lkecheck.findings.sets import shared_across
from lkecheck.manifests import discover
from lkecheck.model.penilaian import Penilaian
from lkecheck.pipeline import Checker, Options

REFERENCE_DATE = date(2021, 12, 31)

_DURABLE = importlib.util.find_spec("durable_rules_engine") is not None
_NEEDS_DURABLE = pytest.mark.skipif(not _DURABLE, reason="durable-rules is not installed")

ENGINES = ["python", pytest.param("durable", marks=_NEEDS_DURABLE), pytest.param("both", marks=_NEEDS_DURABLE)]


@cache
def checker(engine: str = "python", *, files: bool = True) -> Checker:
    """One for all tests of a process: the pack is read and compiled once."""
    return Checker(Options(tanggal=REFERENCE_DATE, mesin=engine, berkas=files))


def judged(city: Path, engine: str = "python") -> list[Penilaian]:
    """What the pipeline does with a city's folder, with the checker that is ready; a refused manifest fails the test."""
    ready = checker(engine)
    seen = [ready.look(*ready.resolve(manifests.read(path, nama))) for path, nama in discover.find([city]).manifests]
    shared = shared_across((satu.source, satu.pack, satu.hashes) for satu in seen)
    return [ready.judge(satu, shared.get(satu.source.nama)) for satu in seen]


def found(penilaian: Iterable[Penilaian]) -> Counter[Expected]:
    return Counter(
        Expected(satu.opd.kode, satu.tingkat, temuan.aturan, temuan.kriteria, temuan.bukti)
        for satu in penilaian
        for temuan in satu.temuan
    )
