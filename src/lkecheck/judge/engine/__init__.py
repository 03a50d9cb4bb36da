"""The engine behind one door: `Engine(pack).run(fakta)` gives an outcome with its trace for each criterion."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from fractions import Fraction

from lkecheck.core.errors import EngineMissingError, EnginesDifferError
from lkecheck.model.facts import RAGU, TIDAK, YA, Angka, AtomOutcome, Fakta, Outcome
from lkecheck.model.pack import Pack

from .counting import Counter, World
from .interface import Hits, Matcher, Putusan
from .ruleset import Criterion, Ruleset, compile_rules


def available() -> str:
    """Name of the engine that runs when none is asked for."""
    from . import durable

    return "durable" if durable.importable() else "python"


class Engine:
    """Runs one pack. A ruleset is compiled once for each tingkat, never once a manifest."""

    def __init__(self, pack: Pack, name: str | None = None) -> None:
        self._pack = pack
        self._factories = _factories(name)
        self._ready: dict[str, tuple[Ruleset, list[Matcher]]] = {}
        self.name = name or available()

    def compile(self, tingkat: str) -> Ruleset:
        """The ruleset of a tingkat; raises PackError where a limit of the engines is broken."""
        return self._prepare(tingkat)[0]

    def run(self, fakta: Fakta) -> list[Outcome]:
        """Outcomes in the order of the criteria; raises EnginesDifferError where two engines were asked and disagree."""
        rules, matchers = self._prepare(fakta.tingkat)
        results = [_drive(rules, matcher, fakta) for matcher in matchers]
        for other in results[1:]:
            _compare(results[0], other)
        return results[0]

    def close(self) -> None:
        """Gives back what the engines hold outside Python."""
        for _, matchers in self._ready.values():
            for matcher in matchers:
                matcher.close()
        self._ready.clear()

    def _prepare(self, tingkat: str) -> tuple[Ruleset, list[Matcher]]:
        if tingkat not in self._ready:
            rules = compile_rules(self._pack, tingkat)
            self._ready[tingkat] = (rules, [make(rules) for make in self._factories])
        return self._ready[tingkat]


def _factories(name: str | None) -> list[Callable[[Ruleset], Matcher]]:
    from . import durable
    from .indexed import IndexedMatcher

    if name is None:
        name = available()
    if name in ("durable", "both") and not durable.importable():
        raise EngineMissingError(
            'Mesin "durable" tidak terpasang. Pasang dengan "pip install lkecheck[durable]", '
            "atau jalankan dengan --engine python."
        )
    factories: dict[str, list[Callable[[Ruleset], Matcher]]] = {
        "durable": [durable.DurableMatcher],
        "python": [IndexedMatcher],
        "both": [durable.DurableMatcher, IndexedMatcher],
    }
    return factories[name]


def _compare(one: list[Outcome], other: list[Outcome]) -> None:
    for left, right in zip(one, other, strict=True):
        if left != right:
            raise EnginesDifferError(f"Kedua mesin berbeda pada {left.kode}: {left} lawan {right}.")


def _drive(rules: Ruleset, matcher: Matcher, fakta: Fakta) -> list[Outcome]:
    sure_hits = matcher.hits(fakta.bukti, YA)
    doubtful = any(bukti.dasar == RAGU or RAGU in bukti.syarat.values() for bukti in fakta.bukti)
    maybe_hits = matcher.hits(fakta.bukti, RAGU) if doubtful else sure_hits
    links = _Links(rules, fakta)
    counters, atoms = [], []
    sure: dict[int, int] = {}
    maybe: dict[int, int] = {}
    for criterion in rules.criteria:
        own = {nomor: angka for nomor, angka in fakta.kaitan.get(criterion.kode, {}).items() if angka is not None}
        counter = Counter(rules, fakta, criterion, own)
        worlds = links.worlds(criterion, sure_hits, maybe_hits)
        outcomes = []
        for index, atom in enumerate(criterion.atoms):
            pasti, bukti_pasti = counter.count(atom, worlds[0])
            mungkin, bukti_mungkin = counter.count(atom, worlds[1])
            sure[criterion.first_atom + index] = pasti
            maybe[criterion.first_atom + index] = mungkin
            outcomes.append(AtomOutcome(atom.label, 0, pasti, mungkin, bukti_pasti, bukti_mungkin))
        counters.append((counter, worlds))
        atoms.append(tuple(outcomes))
    surely = matcher.supported(sure, maybe)
    possibly = matcher.supported(maybe, sure)
    verdicts = []
    for index, criterion in enumerate(rules.criteria):
        verdicts.append(_putusan(index, criterion, surely, possibly, links))
    statuses = matcher.statuses([putusan for putusan, _, _ in verdicts])
    return [
        _outcome(rules.criteria[index], statuses[index], *verdicts[index][1:], atoms[index], *counters[index])
        for index in range(len(rules.criteria))
    ]


def _putusan(
    index: int,
    criterion: Criterion,
    surely: set[tuple[int, int]],
    possibly: set[tuple[int, int]],
    links: _Links,
) -> tuple[Putusan, int, int]:
    lowest = len(criterion.rungs)
    didukung = next((rung for rung in range(lowest) if (index, rung) in surely), lowest)
    mungkin = next((rung for rung in range(lowest) if (index, rung) in possibly), lowest)
    mungkin = min(mungkin, didukung)
    setara = criterion.daftar_ragu and didukung == lowest == mungkin and links.equivalent(criterion)
    # Nothing at all is told by the statement; that a rung between is not the top, only by the ladder.
    ragu = criterion.sumber_ragu or (criterion.pilihan_ragu and didukung < lowest)
    putusan = Putusan(didukung == 0, didukung == lowest, mungkin < didukung, ragu, setara)
    return putusan, didukung, mungkin


def _outcome(
    criterion: Criterion,
    status: str,
    didukung: int,
    mungkin: int,
    atoms: tuple[AtomOutcome, ...],
    counter: Counter,
    worlds: tuple[World, World],
) -> Outcome:
    by_evidence = mungkin
    if status == "perlu_reviu" and mungkin == didukung:
        mungkin = 0
    low = high = None
    number = None
    if criterion.bentuk == "persen":
        low, high = _ratios(criterion, counter, worlds)
    elif criterion.bentuk in ("angka", "opini"):
        number = counter.number(worlds[0], declared=False)
    level = YA if _documented(worlds[0]) else RAGU if _documented(worlds[1]) else TIDAK
    needed = _needed(criterion, didukung, atoms)
    return Outcome(criterion.kode, status, didukung, mungkin, needed, low, high, number, level, by_evidence)


def _needed(criterion: Criterion, didukung: int, atoms: tuple[AtomOutcome, ...]) -> tuple[AtomOutcome, ...]:
    """The counts with what the next rung up asks of each (the top rung, where that is met)."""
    need: dict[int, int] = {}
    for term in criterion.rungs[max(0, didukung - 1)]:
        for literal in term:
            index = literal.atom - criterion.first_atom
            need[index] = max(need.get(index, 0), literal.need)
    return tuple(replace(atom, perlu=need[index]) if index in need else atom for index, atom in enumerate(atoms))


def _ratios(criterion: Criterion, counter: Counter, worlds: tuple[World, World]) -> tuple[Fraction | None, Fraction | None]:
    slots = [index for index, slot in enumerate(criterion.slots) if slot.figures]
    low = [counter.ratio(slot, worlds[0]) for slot in slots]
    high = [counter.ratio(slot, worlds[1]) for slot in slots]
    return (
        None if None in low or not low else min(value for value in low if value is not None),
        None if None in high or not high else min(value for value in high if value is not None),
    )


def _documented(world: World) -> bool:
    return bool(world.slots) and all(world.slots)


class _Links:
    """Which evidence may serve which criterion, and how surely."""

    def __init__(self, rules: Ruleset, fakta: Fakta) -> None:
        self._rules = rules
        self._fakta = fakta

    def worlds(self, criterion: Criterion, sure_hits: Hits, maybe_hits: Hits) -> tuple[World, World]:
        linked = self._fakta.kaitan.get(criterion.kode, {})
        return self._world(criterion, sure_hits, linked, True), self._world(criterion, maybe_hits, linked, False)

    def _world(self, criterion: Criterion, hits: Hits, linked: Mapping[int, Angka | None], sure: bool) -> World:
        slots, figures = [], []
        for slot in criterion.slots:
            slots.append(self._serving(slot.patterns, hits, linked, sure))
            figures.append(self._serving(slot.figures, hits, linked, sure))
        return World(sure, slots, figures)

    def _serving(self, patterns: Sequence[int], hits: Hits, linked: Mapping[int, Angka | None], sure: bool) -> tuple[int, ...]:
        found: set[int] = set()
        for number in patterns:
            matched = hits.get(number)
            if not matched:
                continue
            pattern = self._rules.patterns[number]
            if not sure or self._rules.sharers[(pattern.jenis, pattern.topik)] == 1:
                found |= matched
            else:
                found.update(nomor for nomor in matched if nomor in linked)
        return tuple(sorted(found))

    def equivalent(self, criterion: Criterion) -> bool:
        """True where a faultless document that is not on the list was linked."""
        for nomor in self._fakta.kaitan.get(criterion.kode, {}):
            bukti = self._fakta.bukti[nomor]
            if bukti.dasar == YA and not any((bukti.jenis, topik) in criterion.pairs for topik in bukti.topik):
                return True
        return False
