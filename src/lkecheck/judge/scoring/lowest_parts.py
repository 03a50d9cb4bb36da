"""The lowest parts of a judged form that bear weight, exactly: what every sum over forms starts from."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

from lkecheck.model.pack import Pack
from lkecheck.model.penilaian import Penilaian

from .fractions_of_decimals import exact, total

Columns = tuple[Fraction, Fraction, Fraction]
"""Claimed, surely supported, possibly supported."""


@dataclass(frozen=True, slots=True)
class Sum:
    """Weight and values in points."""

    bobot: Fraction
    nilai: Columns

    def times(self, factor: Fraction) -> Sum:
        claimed, low, high = self.nilai
        return Sum(factor * self.bobot, (factor * claimed, factor * low, factor * high))


NOTHING = Sum(Fraction(0), (Fraction(0), Fraction(0), Fraction(0)))


def summed(parts: Sequence[Sum]) -> Sum:
    """All parts together."""
    if len(parts) == 1:
        return parts[0]
    claimed, low, high = (total(part.nilai[column] for part in parts) for column in range(3))
    return Sum(total(part.bobot for part in parts), (claimed, low, high))


@dataclass(frozen=True, eq=False)
class Form:
    """A judged manifest beside the pack that judged it."""

    penilaian: Penilaian
    pack: Pack


@dataclass(frozen=True, slots=True)
class Leaf:
    """A part with its weight and values in points of its own form; `area` is where pusat and unit meet."""

    kode: str
    area: str
    own: Sum


def leaves(form: Form) -> Iterator[Leaf]:
    """Sub-aspek, or the areas whose sub-aspek have no weight of their own; sums of these are not rounded before."""
    bagian = form.penilaian.bagian
    inner = {satu.induk for satu in bagian}
    for satu in bagian:
        if satu.kode not in inner:
            nilai = (exact(satu.nilai_mandiri), exact(satu.nilai_didukung), exact(satu.nilai_mungkin))
            yield Leaf(satu.kode, area_of(form.pack, satu.kode), Sum(exact(satu.bobot), nilai))


def area_of(pack: Pack, kode: str) -> str:
    """The area of a node, or the aspek where an indicator stands right under it, as criteria name theirs."""
    simpul = pack.simpul[kode]
    while simpul.jenis == "sub_aspek" and simpul.induk is not None:
        simpul = pack.simpul[simpul.induk]
    return simpul.kode
