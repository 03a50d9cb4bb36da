"""Judges folders of the sample city, and says what was found in the words of its table."""

from __future__ import annotations

import importlib.util
from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path

import pytest
from tools.samples import manifest
from tools.samples.draft import Draft
from tools.samples.seeds import Expected

from lkecheck.check.find import find
from lkecheck.check.judging import Checker
from lkecheck.check.options import Options
from lkecheck.evidence import manifests
from lkecheck.evidence.compare.across_opds import across
from lkecheck.evidence.facts import collect
from lkecheck.evidence.files.opened import Pembacaan
from lkecheck.evidence.year import Year
from lkecheck.model.facts import Outcome
from lkecheck.model.manifest import ManifestFile
from lkecheck.model.penilaian import Penilaian

REFERENCE_DATE = date(2021, 12, 31)

# The two tingkat with an OPD of each.
UNITS = {"pusat": ("KOTA-BINJAI", "Pemerintah Kota Binjai"), "unit": ("DINKES", "Dinas Kesehatan")}

_DURABLE = importlib.util.find_spec("durable_rules_engine") is not None

BEST = "both" if _DURABLE else "python"
"""`both` runs the two engines and refuses what they differ in, so it proves all that either alone does."""

ENGINES = [BEST, *(pytest.param(name, marks=pytest.mark.full) for name in ("durable", "python") if _DURABLE)]


@cache
def checker(engine: str = "python", *, files: bool = True) -> Checker:
    """One for all tests of a process: the pack is read and compiled once. Few files are new, so one process opens them."""
    return Checker(Options(tanggal=REFERENCE_DATE, mesin=engine, berkas=files, pembacaan=Pembacaan(pekerja=1)))


def judged(city: Path, engine: str = "python") -> list[Penilaian]:
    """What the pipeline does with a city's folder, with the checker that is ready; a refused manifest fails the test."""
    ready = checker(engine)
    seen = ready.look_all([ready.resolve(manifests.read(path, nama)) for path, nama in find([city]).manifests])
    shared = across((satu.source, satu.pack, satu.looks) for satu in seen)
    return [ready.judge(satu, shared.get(satu.source.nama)) for satu in seen]


def source_of(draft: Draft) -> ManifestFile:
    """A draft read as the manifest that it is written as; no files."""
    parsed = manifests.parse(manifest.text(draft).encode(), "contoh/manifest.yaml", Path("contoh"))
    return checker(files=False).resolve(parsed)[0]


def judged_alone(source: ManifestFile, engine: str = "python") -> Penilaian:
    """One manifest judged without opening files."""
    ready = checker(engine, files=False)
    return ready.judge(ready.look(source, ready.pack(source.manifest.paket or "")))


def outcomes_of(source: ManifestFile, engine: str = "python") -> list[Outcome]:
    """What the engine makes of each criterion; no findings are written."""
    ready = checker(engine, files=False)
    pack = ready.pack(source.manifest.paket or "")
    year = Year.of(source.manifest.tahun, REFERENCE_DATE)
    return ready.engine(pack).run(collect(source.manifest, pack, {}, year))


def without_items(source: ManifestFile, gone: Collection[str]) -> ManifestFile:
    """The manifest without some items and without the links to them."""
    own = source.manifest
    kept = [nomor for nomor, bukti in enumerate(own.bukti) if bukti.id not in gone]
    answers = {
        kode: jawaban.model_copy(update={"bukti": tuple(kaitan for kaitan in jawaban.bukti if kaitan.id not in gone)})
        for kode, jawaban in own.jawaban.items()
    }
    smaller = own.model_copy(update={"bukti": tuple(own.bukti[nomor] for nomor in kept), "jawaban": answers})
    return replace(source, manifest=smaller, tempat_bukti=tuple(source.tempat_bukti[nomor] for nomor in kept))


def found(penilaian: Iterable[Penilaian]) -> Counter[Expected]:
    return Counter(
        Expected(satu.opd.kode, satu.tingkat, temuan.aturan, temuan.kriteria, temuan.bukti)
        for satu in penilaian
        for temuan in satu.temuan
    )
