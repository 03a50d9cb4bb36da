"""A rule's proof: runs the cases that travel with it, and tries whether they would notice a changed rule."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from lkecheck.evidence.facts import collect
from lkecheck.evidence.year import Year
from lkecheck.judge.assembly import weigh
from lkecheck.judge.engine import Engine
from lkecheck.judge.findings import Context
from lkecheck.judge.findings import collect as collect_findings
from lkecheck.model.manifest import Manifest, ManifestFile
from lkecheck.model.pack import Pack
from lkecheck.model.rules import Kasus, Kriteria

from .example import CaseError, manifest_of

_IMPLIED = {"kriteria-belum-terpenuhi", "kriteria-perlu-reviu"}


@dataclass(frozen=True, slots=True)
class CaseOutcome:
    """One case after its run.

    `nomor` is its place in the rule, from 0; `salah` says what differs, in sentences, and is empty where nothing does.
    """

    kode: str
    nama: str
    tingkat: str
    nomor: int
    salah: tuple[str, ...]


def run(pack: Pack, kriteria: Sequence[Kriteria] | None = None, engine: str | None = "python") -> Iterator[CaseOutcome]:
    """Runs the cases of the scored criteria (or of those given), each criterion alone."""
    for satu in pack.kriteria.values() if kriteria is None else kriteria:
        if satu.dinilai:
            yield from run_one(pack, satu, satu, engine)


def run_one(pack: Pack, kriteria: Kriteria, judge: Kriteria, engine: str | None = "python") -> Iterator[CaseOutcome]:
    """Runs the cases of one criterion, at each tingkat it stands for.

    The evidence is made from `kriteria`; `judge` is the rule that judges it, the same or a changed one.
    """
    # Chains tell of other criteria too; a case proves one.
    alone = replace(pack, kriteria={judge.kode: judge}, rantai=())
    runner = Engine(alone, engine)
    try:
        for number, kasus in enumerate(kriteria.uji, start=1):
            for tingkat in (kasus.tingkat,) if kasus.tingkat else kriteria.tingkat:
                nama = kasus.nama or f"kasus {number}"
                try:
                    manifest = manifest_of(pack, kriteria, kasus, tingkat, pack.tahun_uji[kriteria.kode])
                    salah = tuple(_differences(alone, judge, kasus, manifest, runner))
                except CaseError as error:
                    salah = (str(error),)
                yield CaseOutcome(kriteria.kode, nama, tingkat, number - 1, salah)
    finally:
        runner.close()


def _differences(pack: Pack, judge: Kriteria, kasus: Kasus, manifest: Manifest, engine: Engine) -> Iterator[str]:
    source = ManifestFile(manifest, "kasus uji", Path(), "", tuple((1, 1) for _ in manifest.bukti), {})
    fakta = collect(manifest, pack, {}, Year.of(manifest.tahun, date(manifest.tahun, 12, 31)))
    outcome = engine.run(fakta)[0]
    didukung, mungkin = judge.tangga[outcome.didukung], judge.tangga[outcome.mungkin_bukti]
    if didukung != kasus.didukung:
        yield f"didukung {didukung}, diharapkan {kasus.didukung}"
    if mungkin != (kasus.mungkin or kasus.didukung):
        yield f"mungkin {mungkin}, diharapkan {kasus.mungkin or kasus.didukung}"
    context = Context(source, pack, fakta, weigh(pack, source, [outcome]), {})
    found = {temuan.aturan for temuan in collect_findings(context)} - _IMPLIED
    for nama in sorted(set(kasus.temuan) - found):
        yield f"temuan {nama} tidak muncul"
    for nama in sorted(found - set(kasus.temuan)):
        yield f"temuan {nama} tidak diharapkan"
