"""A target as the solver's groups: which criteria count where, what is there now, and what must be gained."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from lkecheck.model.pack import Pack
from lkecheck.plan.solver.problem import Group

from .options import Option
from .standing import Standing
from .targets import Target

ROOT = ""


@dataclass(frozen=True)
class Index:
    """The index as it stands: points, what a point of an OPD's own form adds to it, and the parts of the form in points."""

    nilai: Fraction
    faktor: Mapping[tuple[str, str, str], Fraction]
    bagian: Mapping[str, tuple[Fraction, Fraction]]

    def factor(self, standing: Standing, area: str) -> Fraction:
        satu = standing.penilaian
        return self.faktor.get((satu.opd.kode, satu.tingkat, area), Fraction(0))


@dataclass(frozen=True)
class Minimum:
    """A part that must come to `wanted` points (`strict`: to more); `standing` is None where it is of the whole city."""

    key: str
    parent: str | None
    nama: str
    wanted: Fraction
    now: Fraction
    weight: Fraction
    strict: bool = False
    standing: Standing | None = None
    node: str | None = None

    @property
    def met(self) -> bool:
        return self.reached(self.now)

    def reached(self, value: Fraction) -> bool:
        return value > self.wanted if self.strict else value >= self.wanted

    def group(self) -> Group:
        return Group(self.key, self.parent, self.wanted - self.now, self.strict)


class Goal:
    """The groups of a target with the place of every option in them."""

    def __init__(self, target: Target, standings: Sequence[Standing], index: Index | None) -> None:
        self._target = target
        self._index = index
        made = self._of_index(standings) if target.of_index else self._of_shares(standings)
        self.minima: dict[str, Minimum] = {minimum.key: minimum for minimum in made}

    def nodes(self, standing: Standing) -> tuple[str, ...]:
        """The parts of the form whose criteria matter; none where all do."""
        if self._target.node is None:
            return ()
        return (self._target.node, *standing.pack.head.minimal)

    def groups(self) -> tuple[Group, ...]:
        return (*(minimum.group() for minimum in self.minima.values()),)

    def factor(self, option: Option) -> Fraction:
        """What a point of the OPD's own form counts for the target."""
        if not self._target.of_index or self._index is None:
            return Fraction(1)
        return self._index.factor(option.standing, option.satu.area)

    def group_of(self, option: Option) -> str:
        """The nearest group that the option counts for."""
        here: str | None = option.satu.sub_aspek
        base = ROOT if self._target.of_index else option.standing.key
        while here is not None:
            if _key(base, here) in self.minima:
                return _key(base, here)
            here = option.standing.pack.simpul[here].induk
        return base

    def line(self, key: str) -> Iterator[str]:
        """A group and those above it."""
        here: str | None = key
        while here is not None:
            yield here
            here = self.minima[here].parent

    def _of_shares(self, standings: Sequence[Standing]) -> Iterator[Minimum]:
        zero = Fraction(0)
        yield Minimum(ROOT, None, "seluruhnya", zero, zero, zero)
        for standing in standings:
            whole = self._target.node is None
            weight, now = standing.weight(), standing.value()
            wanted = self._target.ambang * weight if whole else zero
            strict = self._target.strict and whole
            nama = f"{standing.penilaian.opd.kode} {standing.penilaian.tingkat}"
            yield Minimum(standing.key, ROOT, nama, wanted, now, weight, strict, standing)
            for node, (share, above) in self._node_shares(standing.pack).items():
                part = standing.weight(node)
                if part:
                    parent = _parent(standing.pack, node, standing.key, self._node_shares(standing.pack), standing)
                    nama = f"{node} {standing.pack.simpul[node].nama}"
                    yield Minimum(
                        _key(standing.key, node), parent, nama, share * part, standing.value(node), part, above, standing, node
                    )

    def _node_shares(self, pack: Pack) -> dict[str, tuple[Fraction, bool]]:
        """Parts of the form with the share that each must reach, and whether above it."""
        found = {node: (Fraction(percent) / 100, False) for node, percent in pack.head.minimal.items() if node in pack.simpul}
        if self._target.node is not None:
            own = (self._target.ambang, self._target.strict)
            found[self._target.node] = max(own, found.get(self._target.node, own))
        return found

    def _of_index(self, standings: Sequence[Standing]) -> Iterator[Minimum]:
        index = self._index
        if index is None:
            return
        yield Minimum(ROOT, None, "indeks", self._target.ambang, index.nilai, Fraction(100), self._target.strict)
        pack = standings[0].pack
        shares = {node: (Fraction(percent) / 100, False) for node, percent in pack.head.minimal.items() if node in index.bagian}
        for node, (share, _) in shares.items():
            now, weight = index.bagian[node]
            parent = _parent(pack, node, ROOT, shares, None)
            nama = f"{node} {pack.simpul[node].nama}"
            yield Minimum(_key(ROOT, node), parent, nama, share * weight, now, weight, node=node)


def _key(base: str, node: str) -> str:
    return f"{base}|{node}"


def _parent(pack: Pack, node: str, base: str, shares: Mapping[str, object], standing: Standing | None) -> str:
    here = pack.simpul[node].induk
    while here is not None:
        if here in shares and (standing is None or standing.weight(here)):
            return _key(base, here)
        here = pack.simpul[here].induk
    return base
