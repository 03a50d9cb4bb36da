"""The index of a local government in fractions: forms -> areas -> what a point of each form counts -> sums of the tree.

Pusat and unit meet in the area, in the pack's way. The unit side is the mean of what the OPDs reached of their own weight
there, so that a criterion that does not apply to an OPD leaves its mean. Every way is linear, hence so is the index.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property

from lkecheck.model.pack import Pack

from . import shares
from .combine import Cara, factors
from .fractions_of_decimals import total
from .lowest_parts import NOTHING, Form, Leaf, Sum, area_of, leaves, summed

Factors = dict[tuple[str, str, str], Fraction]
"""Index points for one point of an OPD's own form, by (kode of the OPD, tingkat, area)."""
_ZERO = Fraction(0)


@dataclass(frozen=True)
class Area:
    """An area of the index: what a point of pusat counts, what one of the unit side does, and how an OPD's becomes that.

    `opd` holds, for each OPD in which the area applies, the points of the unit side for one of its own.
    """

    kode: str
    pusat: Fraction
    unit: Fraction
    opd: Mapping[str, Fraction]

    @property
    def both(self) -> bool:
        return self.pusat > 0 and self.unit > 0


@dataclass(frozen=True)
class Node:
    """A node of the tree: each side in points of its own form, both together in index points, and the OPDs in it."""

    pusat: Sum
    unit: Sum
    index: Sum
    opd: frozenset[str]


class Overall:
    """The index of one year from the form of pusat and those of the OPDs; the pack of pusat says how."""

    def __init__(self, pusat: Form, units: Sequence[Form]) -> None:
        self.pack = pusat.pack
        self.pusat = pusat
        self.units = tuple(units)
        gabungan = self.pack.head.gabungan
        self.cara: Cara = gabungan.cara if gabungan is not None else "pusat"

    @cached_property
    def _leaves(self) -> tuple[list[Leaf], dict[str, list[Leaf]]]:
        """Those of pusat and of each OPD; an area that some form does not split is split in none."""
        own = list(leaves(self.pusat))
        theirs = {form.penilaian.opd.kode: list(leaves(form)) for form in self.units}
        whole = {leaf.kode for some in (own, *theirs.values()) for leaf in some if leaf.kode == leaf.area}
        if not whole:
            return own, theirs
        return _joined(own, whole), {kode: _joined(some, whole) for kode, some in theirs.items()}

    @cached_property
    def areas(self) -> dict[str, Area]:
        """Every area that has a weight in the index, in the order of the form."""
        own, theirs = self._leaves
        assessed = _weights(own)
        by_opd = {kode: _weights(some) for kode, some in theirs.items()}
        borne, borne_unit = borne_weights(self.pack, "pusat"), borne_weights(self.pack, "unit")
        found = {}
        for kode in self.pack.simpul:
            bobot = assessed.get(kode) or borne.get(kode)
            here = {opd: weights[kode] for opd, weights in by_opd.items() if weights.get(kode)}
            if not bobot or not (assessed.get(kode) or here):
                continue
            unit = borne_unit.get(kode) if here else None
            counts = factors(self.cara, bobot, assessed.get(kode) or None, unit or None)
            share = (unit or _ZERO) / len(here) if here else _ZERO
            found[kode] = Area(kode, *counts, {opd: share / weight for opd, weight in here.items()})
        return found

    @cached_property
    def factors(self) -> Factors:
        """The index is the sum of value × factor over the criteria of all forms."""
        found: Factors = {}
        for kode, area in self.areas.items():
            found[self.pusat.penilaian.opd.kode, "pusat", kode] = area.pusat
            for opd, share in area.opd.items():
                found[opd, "unit", kode] = area.unit * share
        return found

    @cached_property
    def nodes(self) -> dict[str, Node]:
        """Every node of the tree, in the order of the form."""
        below: dict[str, list[Node]] = {}
        for kode, node in self._lowest().items():
            here: str | None = kode
            while here is not None:
                below.setdefault(here, []).append(node)
                here = self.pack.simpul[here].induk
        return {kode: _together(below[kode]) for kode in self.pack.simpul if kode in below}

    @cached_property
    def total(self) -> Node:
        """The whole: its index points are the index."""
        tops = [node for kode, node in self.nodes.items() if self.pack.simpul[kode].induk is None]
        return _together(tops)

    def _lowest(self) -> dict[str, Node]:
        """The lowest nodes; forms of one share are summed before they are multiplied."""
        own, theirs = self._leaves
        pusat = {leaf.kode: leaf.own for leaf in own if leaf.area in self.areas}
        alike: dict[str, dict[Fraction, list[Sum]]] = {}
        names: dict[str, set[str]] = {}
        for opd, some in theirs.items():
            for leaf in some:
                share = self.areas[leaf.area].opd.get(opd) if leaf.area in self.areas else None
                if share is not None:
                    alike.setdefault(leaf.kode, {}).setdefault(share, []).append(leaf.own)
                    names.setdefault(leaf.kode, set()).add(opd)
        found = {}
        for kode in (*pusat, *(kode for kode in alike if kode not in pusat)):
            side = summed([summed(some).times(share) for share, some in alike[kode].items()]) if kode in alike else NOTHING
            area = self.areas[area_of(self.pack, kode)]
            own_side = pusat.get(kode, NOTHING)
            both = summed([own_side.times(area.pusat), side.times(area.unit)])
            found[kode] = Node(own_side, side, both, frozenset(names.get(kode, ())))
        return found


def _together(nodes: Sequence[Node]) -> Node:
    return Node(
        summed([node.pusat for node in nodes]),
        summed([node.unit for node in nodes]),
        summed([node.index for node in nodes]),
        frozenset().union(*(node.opd for node in nodes)),
    )


def _joined(some: Iterable[Leaf], whole: set[str]) -> list[Leaf]:
    found: dict[tuple[str, str], list[Sum]] = {}
    for leaf in some:
        found.setdefault((leaf.area if leaf.area in whole else leaf.kode, leaf.area), []).append(leaf.own)
    return [Leaf(kode, area, summed(parts)) for (kode, area), parts in found.items()]


def _weights(some: Iterable[Leaf]) -> dict[str, Fraction]:
    found: dict[str, list[Fraction]] = {}
    for leaf in some:
        found.setdefault(leaf.area, []).append(leaf.own.bobot)
    return {area: total(weights) for area, weights in found.items()}


def borne_weights(pack: Pack, tingkat: str) -> dict[str, Fraction]:
    """The weight of each area that the pack's criteria bear at a tingkat: what stands there without criteria leaves it."""
    scored = [kriteria.kode for kriteria in pack.at(tingkat) if kriteria.dinilai]
    found: dict[str, Fraction] = {}
    told: set[int] = set()
    for kode, share in shares(pack, tingkat, scored).items():
        if id(share) not in told:
            told.add(id(share))
            found[pack.area(kode)] = found.get(pack.area(kode), _ZERO) + Fraction(share.bobot)
    return found
