"""The Python engine: facts looked up by (jenis, topik)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from lkecheck.model.facts import FaktaBukti

from .interface import Hits, Putusan, Supported, status_of
from .ruleset import Ruleset


class IndexedMatcher:
    """Works everywhere, and is the faster of the two."""

    name = "python"

    def __init__(self, rules: Ruleset) -> None:
        self._rules = rules
        self._by_pair: dict[tuple[str, str], list[tuple[int, tuple[str, ...]]]] = {}
        for number, pattern in enumerate(rules.patterns):
            self._by_pair.setdefault((pattern.jenis, pattern.topik), []).append((number, pattern.syarat))

    def hits(self, facts: Sequence[FaktaBukti], least: int) -> Hits:
        found: Hits = {}
        for fact in facts:
            if fact.dasar < least:
                continue
            for topik in fact.topik:
                for number, syarat in self._by_pair.get((fact.jenis, topik), ()):
                    if all(fact.syarat[nama] >= least for nama in syarat):
                        found.setdefault(number, set()).add(fact.nomor)
        return found

    def supported(self, counts: Mapping[int, int], others: Mapping[int, int]) -> Supported:
        found: Supported = set()
        for index, criterion in enumerate(self._rules.criteria):
            for rung, terms in enumerate(criterion.rungs):
                for term in terms:
                    if all(
                        others.get(lit.atom, 0) < lit.need if lit.denied else counts.get(lit.atom, 0) >= lit.need for lit in term
                    ):
                        found.add((index, rung))
                        break
        return found

    def statuses(self, putusan: Sequence[Putusan]) -> list[str]:
        return [status_of(satu) for satu in putusan]

    def close(self) -> None:
        """Nothing to give back."""
