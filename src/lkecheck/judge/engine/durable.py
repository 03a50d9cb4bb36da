"""The durable-rules engine: forward chaining in strata, driven through its C module directly.

Only tokens of a closed vocabulary, whole numbers and `True` cross this seam; every rule tests its kind of fact first,
every object holds one `$and`, negation is never needed, facts go in one at a time and the state is deleted after each
run (each of these is a trap of the library otherwise).
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import count
from typing import Any

from lkecheck.model.facts import FaktaBukti

from .interface import Hits, Putusan, Supported
from .ruleset import Ruleset, Term

BUCKET = 200
"""Distinct values that may be tested under one node; the library hangs beyond 512."""

_SID = "s"
_names = count()


@cache
def importable() -> bool:
    """True where durable-rules was built for this Python."""
    try:
        import durable_rules_engine  # noqa: F401
    except ImportError:
        return False
    return True


class DurableMatcher:
    """Three rulesets, one a stratum. Their memory is freed by `close`."""

    name = "durable"

    def __init__(self, rules: Ruleset) -> None:
        self._tokens = _tokens(rules)
        self._hits = _Session(_hit_rules(rules, self._tokens))
        self._rungs = _Session(_rung_rules(rules))
        self._denied = {lit.atom for c in rules.criteria for terms in c.rungs for term in terms for lit in term if lit.denied}
        self._status = _Session(_STATUS_RULES)

    def hits(self, facts: Sequence[FaktaBukti], least: int) -> Hits:
        found: Hits = {}
        for rule, frame in self._hits.run(self._evidence(facts, least)):
            found.setdefault(int(rule[1:]), set()).add(frame["f"]["ix"])
        return found

    def supported(self, counts: Mapping[int, int], others: Mapping[int, int]) -> Supported:
        found: Supported = set()
        for rule, _ in self._rungs.run(self._met(counts, others)):
            criterion, rung, _term = rule[1:].split(".")
            found.add((int(criterion), int(rung)))
        return found

    def statuses(self, putusan: Sequence[Putusan]) -> list[str]:
        found = [""] * len(putusan)
        for rule, frame in self._status.run(_verdicts(putusan)):
            found[frame["v"]["ix"]] = rule.split(".")[0]
        return found

    def close(self) -> None:
        for session in (self._hits, self._rungs, self._status):
            session.close()

    def _evidence(self, facts: Sequence[FaktaBukti], least: int) -> Iterator[dict[str, Any]]:
        """One fact for each (evidence, topic), as the library allows few matches of one fact."""
        for fact in facts:
            kind = self._tokens.get(("k", fact.jenis))
            if fact.dasar < least or kind is None:
                continue
            flags = {
                self._tokens[("s", nama)]: True
                for nama, level in fact.syarat.items()
                if level >= least and ("s", nama) in self._tokens
            }
            for topik in fact.topik:
                topic = self._tokens.get(("t", topik))
                if topic is not None:
                    yield {"id": f"e{fact.nomor}{topic}", "ix": fact.nomor, "kind": kind, "topic": topic, **flags}

    def _met(self, counts: Mapping[int, int], others: Mapping[int, int]) -> Iterator[dict[str, Any]]:
        for atom, n in counts.items():
            if n or atom in self._denied:
                yield {"id": f"m{atom}", "met": atom, "mb": atom // BUCKET, "n": n, "m": others.get(atom, 0)}


class _Session:
    """One ruleset with one state at a time."""

    def __init__(self, rules: dict[str, Any]) -> None:
        self._handle: Any = None
        if rules:
            import durable_rules_engine as engine

            self._engine = engine
            self._name = f"lkecheck{next(_names)}"
            everything = {"open": {"all": [{"o": {"$and": [{"_open": 1}]}}]}, **rules}
            self._handle = engine.create_ruleset(self._name, json.dumps(everything))

    def run(self, facts: Iterable[dict[str, Any]]) -> Iterator[tuple[str, dict[str, Any]]]:
        """Asserts all facts and yields (rule, match frame) of each firing."""
        if self._handle is None:
            return
        engine, handle = self._engine, self._handle
        try:
            state = engine.assert_fact(handle, json.dumps({"id": "open", "sid": _SID, "_open": 1}))[1]
            for _ in self._fire(state):
                pass
            for fact in facts:
                engine.assert_fact(handle, json.dumps({"sid": _SID, **fact}))
            yield from self._fire(state)
        finally:
            engine.delete_state(handle, _SID)

    def _fire(self, state: int) -> Iterator[tuple[str, dict[str, Any]]]:
        started = self._engine.start_action_for_state(self._handle, state)
        text = started[1] if started else None
        while text:
            yield from json.loads(text).items()
            text = self._engine.complete_and_start_action(self._handle, state)

    def close(self) -> None:
        if self._handle is not None:
            self._engine.delete_ruleset(self._handle)
            self._handle = None


def _tokens(rules: Ruleset) -> dict[tuple[str, str], str]:
    tokens: dict[tuple[str, str], str] = {}
    for pattern in rules.patterns:
        for prefix, word in (("k", pattern.jenis), ("t", pattern.topik), *(("s", nama) for nama in pattern.syarat)):
            tokens.setdefault((prefix, word), f"{prefix}{len(tokens)}")
    return tokens


def _hit_rules(rules: Ruleset, tokens: Mapping[tuple[str, str], str]) -> dict[str, Any]:
    made = {}
    for number, pattern in enumerate(rules.patterns):
        tests: list[dict[str, Any]] = [{"kind": tokens[("k", pattern.jenis)]}, {"topic": tokens[("t", pattern.topik)]}]
        tests += [{tokens[("s", nama)]: True} for nama in pattern.syarat]
        made[f"p{number}"] = {"all": [{"f": {"$and": tests}}]}
    return made


def _rung_rules(rules: Ruleset) -> dict[str, Any]:
    made = {}
    for index, criterion in enumerate(rules.criteria):
        for rung, terms in enumerate(criterion.rungs):
            for number, term in enumerate(terms):
                antecedents = [{f"l{at}": {"$and": tests}} for at, tests in enumerate(_by_atom(term).values())]
                made[f"c{index}.{rung}.{number}"] = {"all": antecedents}
    return made


def _by_atom(term: Term) -> dict[int, list[dict[str, Any]]]:
    """Tests of a term by atom: one fact must never have to match two antecedents of one rule, since it matches once."""
    tests: dict[int, list[dict[str, Any]]] = {}
    for literal in term:
        bounds = tests.setdefault(literal.atom, [{"mb": literal.atom // BUCKET}, {"met": literal.atom}])
        bounds.append({"$lt": {"m": literal.need}} if literal.denied else {"$gte": {"n": literal.need}})
    return tests


def _verdicts(putusan: Sequence[Putusan]) -> Iterator[dict[str, Any]]:
    for index, satu in enumerate(putusan):
        yield {"id": f"v{index}", "ix": index, "verdict": 1, **{name: int(value) for name, value in satu._asdict().items()}}


def _status_rule(**tests: int) -> dict[str, Any]:
    return {"all": [{"v": {"$and": [{"verdict": 1}, *({name: value} for name, value in tests.items())]}}]}


_STATUS_RULES = {
    "terpenuhi": _status_rule(puncak=1),
    "perlu_reviu.naik": _status_rule(puncak=0, naik=1),
    "perlu_reviu.sumber": _status_rule(puncak=0, naik=0, sumber_ragu=1),
    "perlu_reviu.setara": _status_rule(puncak=0, naik=0, sumber_ragu=0, terbawah=1, setara=1),
    "belum": _status_rule(puncak=0, naik=0, sumber_ragu=0, terbawah=1, setara=0),
    "sebagian": _status_rule(puncak=0, naik=0, sumber_ragu=0, terbawah=0),
}
