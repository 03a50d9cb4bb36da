"""Both engines and the oracle agree, on random rules and random evidence; and a bug in one would be seen."""

from __future__ import annotations

import os
import sys
from dataclasses import replace
from datetime import date
from typing import NamedTuple

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from tests.oracle import Oracle
from tests.strategies import YEAR, manifests, national, random_packs

from lkecheck.core.errors import EnginesDifferError, PackError
from lkecheck.evidence.facts import collect
from lkecheck.evidence.year import Year
from lkecheck.judge.engine import Engine, durable, indexed
from lkecheck.model.facts import Fakta, Terlihat
from lkecheck.model.pack import Pack

ENGINES = ["python", "durable"] if durable.importable() else ["python"]
BEST = "both" if "durable" in ENGINES else "python"
MANY = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])


@pytest.mark.skipif(
    sys.platform != "linux" or sys.version_info >= (3, 13) or bool(os.environ.get("LKECHECK_NO_COMPILER")),
    reason="durable-rules builds on Linux with Python below 3.13 and a compiler",
)
def test_durable_is_here_where_it_can_be_built():
    """The fallback to the Python engine must not hide a broken build."""
    from shutil import which

    if which("cc") or which("gcc"):
        assert durable.importable()


def facts_of(pack, manifest, day=date(YEAR, 12, 31), seen=None) -> Fakta:
    return collect(manifest, pack, seen or {}, Year.of(manifest.tahun, day))


@st.composite
def readings(draw, manifest):
    """For each item: which words were found, and whether all of it was read."""
    words = st.frozensets(st.sampled_from(["kata", "lain"]))
    return {bukti.id: Terlihat(kata=draw(words), terbaca=draw(st.booleans())) for bukti in manifest.bukti}


class Case(NamedTuple):
    """A random pack and the facts of a random manifest; told by the rules and the evidence, not by the whole pack."""

    pack: Pack
    fakta: Fakta

    def __repr__(self) -> str:
        rules = [
            kriteria.model_dump(exclude_defaults=True, include={"kode", "dokumen", "pilihan"})
            for kriteria in self.pack.kriteria.values()
        ]
        return f"{rules}\n{self.fakta}"[:20000]


@st.composite
def cases(draw):
    pack = draw(random_packs())
    day = draw(st.sampled_from([date(YEAR, 12, 31), date(YEAR, 7, 1), date(YEAR, 2, 3)]))
    manifest = draw(manifests(pack))
    return Case(pack, facts_of(pack, manifest, day, draw(readings(manifest))))


@MANY
@given(case=cases())
def test_the_engines_agree_with_each_other_and_with_the_oracle(case):
    pack, fakta = case
    engine = Engine(pack, BEST)
    try:
        outcomes = engine.run(fakta)
    except PackError:
        return  # a random condition that breaks a limit of the engines is refused, not judged
    finally:
        engine.close()
    for outcome in outcomes:
        oracle = Oracle(pack, pack.kriteria[outcome.kode], fakta)
        assert outcome.status == oracle.status()
        assert outcome.didukung == oracle.rungs()[0]
        if outcome.status != "perlu_reviu":
            assert outcome.mungkin == oracle.rungs()[1]


@pytest.mark.full
@settings(MANY, max_examples=5000)
@given(case=cases())
def test_engines_and_oracle_agree_on_thousands_of_random_rules(case):
    pack, fakta = case
    engine = Engine(pack, BEST)
    try:
        outcomes = engine.run(fakta)
    except PackError:
        return
    finally:
        engine.close()
    for outcome in outcomes:
        oracle = Oracle(pack, pack.kriteria[outcome.kode], fakta)
        assert (outcome.status, outcome.didukung) == (oracle.status(), oracle.rungs()[0])


@pytest.mark.skipif("durable" not in ENGINES, reason="durable-rules is not installed")
@settings(MANY, max_examples=40)
@given(data=st.data(), tingkat=st.sampled_from(["pusat", "unit"]))
def test_both_engines_agree_on_the_national_pack_traces_included(data, tingkat):
    fakta = facts_of(national(), data.draw(manifests(national(), tingkat, max_items=20)))
    assert both().run(fakta)


_BOTH: list[Engine] = []


def both() -> Engine:
    """One engine of both kinds for all examples: a ruleset is compiled once a process."""
    if not _BOTH:
        _BOTH.append(Engine(national(), "both"))
    return _BOTH[0]


@pytest.mark.skipif("durable" not in ENGINES, reason="durable-rules is not installed")
def test_two_bounds_on_one_count_hold_together_in_durable():
    """Found by the thousands: one fact matches one antecedent only, so two bounds on a count stand in one."""
    from lkecheck.judge.engine.durable import DurableMatcher
    from lkecheck.judge.engine.ruleset import Criterion, Literal, Ruleset

    term = (Literal(0, 2), Literal(0, 3), Literal(0, 4, denied=True))
    criterion = Criterion("X", frozenset(), (), (), 0, ((term,),), False, False, False, "huruf", None)
    matcher = DurableMatcher(Ruleset((), (criterion,), {}, (), {}))
    assert matcher.supported({0: 3}, {0: 3}) == {(0, 0)}
    assert matcher.supported({0: 2}, {0: 2}) == set()
    assert matcher.supported({0: 4}, {0: 4}) == set()
    matcher.close()


@settings(MANY, max_examples=60)
@given(case=cases(), order=st.randoms())
def test_the_order_of_facts_changes_nothing(case, order):
    pack, fakta = case
    shuffled = list(range(len(fakta.bukti)))
    order.shuffle(shuffled)
    place = {old: new for new, old in enumerate(shuffled)}
    moved = replace(
        fakta,
        bukti=tuple(replace(fakta.bukti[old], nomor=new) for new, old in enumerate(shuffled)),
        kaitan={kode: {place[nomor]: angka for nomor, angka in links.items()} for kode, links in fakta.kaitan.items()},
    )
    engine = Engine(pack, BEST)
    try:
        before, after = engine.run(fakta), engine.run(moved)
    except PackError:
        return
    finally:
        engine.close()
    for one, other in zip(before, after, strict=True):
        assert (one.status, one.didukung, one.mungkin) == (other.status, other.didukung, other.mungkin)
        for left, right in zip(one.atom, other.atom, strict=True):
            assert (left.pasti, left.mungkin) == (right.pasti, right.mungkin)
            assert tuple(sorted(place[nomor] for nomor in left.bukti_mungkin)) == right.bukti_mungkin


@settings(MANY, max_examples=60)
@given(case=cases(), data=st.data())
def test_better_evidence_never_lowers_a_rung_without_a_denial(case, data):
    """Raising one level of one item never lowers what is supported, unless a rule denies something."""
    pack, fakta = case
    if not fakta.bukti or "bukan=Kondisi" in str(pack.kriteria):
        return
    nomor = data.draw(st.integers(0, len(fakta.bukti) - 1))
    better = replace(fakta.bukti[nomor], dasar=2, syarat=dict.fromkeys(fakta.bukti[nomor].syarat, 2))
    # Figures and periods stay: only trust in the item rises.
    raised = replace(fakta, bukti=(*fakta.bukti[:nomor], better, *fakta.bukti[nomor + 1 :]))
    if better.angka is not None:
        return  # a greater sasaran may rightly lower a ratio
    engine = Engine(pack, "python")
    try:
        for one, other in zip(engine.run(fakta), engine.run(raised), strict=True):
            assert other.didukung <= one.didukung
    except PackError:
        return


@pytest.mark.skipif("durable" not in ENGINES, reason="durable-rules is not installed")
def test_a_planted_bug_in_one_engine_is_caught(monkeypatch):
    """A test of the test: an engine that forgets one thing that is asked does not get through the property."""

    def forgetful(self, facts, least):
        found = {}
        for fact in facts:
            for topik in fact.topik if fact.dasar >= least else ():
                for number, syarat in self._by_pair.get((fact.jenis, topik), ()):
                    if all(fact.syarat[nama] >= least for nama in syarat[1:]):
                        found.setdefault(number, set()).add(fact.nomor)
        return found

    monkeypatch.setattr(indexed.IndexedMatcher, "hits", forgetful)

    # Without a database of examples: a replay would find the bug at once and say nothing of a fresh search. Finding it is
    # enough: nobody reads the smallest example.
    @settings(MANY, max_examples=300, database=None, phases=[Phase.generate])
    @given(data=st.data())
    def search(data):
        both().run(facts_of(national(), data.draw(manifests(national(), max_items=12))))

    with pytest.raises(EnginesDifferError):
        search()


@pytest.mark.skipif("durable" not in ENGINES, reason="durable-rules is not installed")
def test_a_hundred_runs_of_one_ruleset_leave_nothing_behind():
    """States are deleted after each run: the next manifest sees none of the last one's evidence."""
    pack = national()
    engine = Engine(pack, "durable")
    full = facts_of(pack, manifest_with_everything(pack))
    empty = replace(full, bukti=(), kaitan={})
    first, bare = engine.run(full), engine.run(empty)
    for _ in range(50):
        assert engine.run(full) == first
        assert engine.run(empty) == bare
    engine.close()


def manifest_with_everything(pack):
    from lkecheck.model.manifest import Manifest

    pairs = sorted({(d.jenis, d.topik) for k in pack.at("pusat") for d in k.semua_dokumen})
    items = [
        {
            "id": f"b{n}",
            "jenis": j,
            "topik": [t],
            "judul": "x",
            "berkas": "a.pdf",
            "tanggal": f"{YEAR}-05-01",
            "ditandatangani": True,
        }
        for n, (j, t) in enumerate(pairs)
    ]
    opd = {"kode": "X", "nama": "X"}
    head = {"skema": "lkecheck/manifest/1", "tahun": YEAR, "tingkat": "pusat", "opd": opd}
    return Manifest.model_validate({**head, "bukti": items})
