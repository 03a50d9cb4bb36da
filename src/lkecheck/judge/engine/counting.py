"""Counts the conditions of one criterion over its hits: once over what surely holds, once over what possibly does."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Any

from lkecheck.model.facts import Angka, Fakta, Waktu

from .ruleset import Atom, Criterion, Ruleset, Slot

UNBOUNDED = 1_000_000
"""Count of what may be any number, because a document that should state it does not."""

Evidence = tuple[int, ...]


@dataclass(slots=True)
class World:
    """The evidence that serves each slot, by ordinal, and the figures it gives, in one of the two worlds."""

    sure: bool
    slots: list[Evidence]
    figures: list[Evidence]


@dataclass(slots=True)
class Counter:
    """Counts for one criterion of one manifest."""

    rules: Ruleset
    fakta: Fakta
    criterion: Criterion
    own_figures: dict[int, Angka]

    def count(self, atom: Atom, world: World) -> tuple[int, Evidence]:
        """How much of `atom` holds in `world`, and the evidence that makes it so."""
        return _COUNT[atom.kind](self, atom, world)

    def figure(self, nomor: int) -> Angka | None:
        return self.own_figures.get(nomor) or self.fakta.bukti[nomor].angka

    def ratio(self, slot: int, world: World) -> Fraction | None:
        """Coverage of a slot: None where no document gives a figure that shows anything."""
        return ratio([self.figure(nomor) for nomor in world.figures[slot]], sure=world.sure)

    def _dokumen(self, atom: Atom, world: World) -> tuple[int, Evidence]:
        slot: Slot = self.criterion.slots[atom.slots[0]]
        found = world.slots[atom.slots[0]]
        if slot.berkala and periods(self._times(found), self.fakta.tahun, two_years=False) < slot.berkala:
            return 0, ()
        return len(found), found

    def _rasio(self, atom: Atom, world: World) -> tuple[int, Evidence]:
        if not atom.slots:
            return 0, ()
        ranks = [self._rank(self.ratio(slot, world)) for slot in atom.slots]
        return min(ranks), _union(world.figures[slot] for slot in atom.slots)

    def _rank(self, value: Fraction | None) -> int:
        if value is None:
            return 0
        reached = [rank for _, rank, ambang in self.rules.pita if _reaches(value, ambang)]
        return max(reached, default=0)

    def _jumlah(self, atom: Atom, world: World) -> tuple[int, Evidence]:
        found = _union(world.figures[slot] for slot in atom.slots)
        figures = [self.figure(nomor) for nomor in found]
        if not world.sure and any(angka is None for angka in figures):
            return UNBOUNDED, found
        shown = [angka.tercapai for angka in figures if angka is not None and angka.tercapai <= angka.sasaran]
        many = (max(shown) if world.sure else sum(shown)) if shown else Decimal(0)
        return int(min(many, UNBOUNDED)), found

    def _kali(self, atom: Atom, world: World) -> tuple[int, Evidence]:
        found = _union(world.slots[slot] for slot in atom.slots)
        return periods(self._times(found), self.fakta.tahun, two_years=atom.dua_tahun), found

    def _irama(self, atom: Atom, world: World) -> tuple[int, Evidence]:
        found = _union(world.slots[slot] for slot in atom.slots)
        times = [waktu for waktu in self._times(found) if waktu.tahun == self.fakta.tahun]
        a_year = self.rules.irama[atom.irama]
        due = max(1, a_year * self.fakta.bulan_berjalan // 12)
        return int(_distinct(times, a_year) >= due), found

    def _media(self, atom: Atom, world: World) -> tuple[int, Evidence]:
        found = _union(world.slots[slot] for slot in atom.slots)
        kinds = len({self.fakta.bukti[nomor].jenis for nomor in found})
        figures = [self.figure(nomor) for nomor in _union(world.figures[slot] for slot in atom.slots)]
        stated = [int(angka.tercapai) for angka in figures if angka is not None and angka.tercapai <= angka.sasaran]
        sure = max([kinds, *stated], default=0)
        return (sure if world.sure else max(sure, len(found))), found

    def _memuat(self, atom: Atom, world: World) -> tuple[int, Evidence]:
        """Words found in the texts of the documents together; where a text was not read whole, they may stand there."""
        found = _union(world.slots[slot] for slot in atom.slots)
        facts = [self.fakta.bukti[nomor] for nomor in found]
        shown = all(any(word in fact.kata for fact in facts) for word in atom.kata)
        unread = not world.sure and any(not fact.terbaca for fact in facts)
        return (1, found) if found and (shown or unread) else (0, ())

    def _ambang(self, atom: Atom, world: World) -> tuple[int, Evidence]:
        found = _union(world.slots[slot] for slot in atom.slots)
        value = self.number(world)
        reached = value is not None and atom.ambang is not None and value >= atom.ambang
        doubted = not world.sure and (atom.ragu or value is None)
        return int(bool(found) and (reached or doubted)), found

    def number(self, world: World, *, declared: bool = True) -> Decimal | None:
        """An indicator's value: the greatest that documents state over the top of its scale, else the declared one."""
        top = self.criterion.skala_maks
        figures = [self.figure(nomor) for slot in world.slots for nomor in slot]
        shown = [angka.tercapai for angka in figures if angka is not None and angka.tercapai <= angka.sasaran == top]
        return max(shown, default=self.fakta.nilai.get(self.criterion.kode) if declared else None)

    def _nol(self, atom: Atom, world: World) -> tuple[int, Evidence]:
        recaps = world.slots[atom.rekap]
        figures = [self.figure(nomor) for nomor in recaps]
        zero = any(angka is not None and angka.sasaran == 0 for angka in figures)
        unstated = not world.sure and any(angka is None for angka in figures)
        complete = all(world.slots[slot] for slot in atom.slots)
        return int(complete and (zero or unstated)), recaps

    def _manual(self, _atom: Atom, world: World) -> tuple[int, Evidence]:
        return (0 if world.sure else 1), ()

    def _times(self, found: Sequence[int]) -> list[Waktu]:
        times = (self.fakta.bukti[nomor].waktu for nomor in found)
        return [waktu for waktu in times if waktu is not None]


_COUNT: dict[str, Callable[[Counter, Atom, World], tuple[int, Evidence]]] = {
    "dokumen": Counter._dokumen,
    "rasio": Counter._rasio,
    "jumlah": Counter._jumlah,
    "kali": Counter._kali,
    "irama": Counter._irama,
    "media": Counter._media,
    "memuat": Counter._memuat,
    "ambang": Counter._ambang,
    "nol": Counter._nol,
    "manual": Counter._manual,
}


def ratio(figures: Sequence[Angka | None], *, sure: bool) -> Fraction | None:
    """Coverage of several documents on one object.

    Surely the greatest `tercapai` over the greatest `sasaran`; possibly the sum, at most 1, since two sessions of 15
    may be the same fifteen. A document that states no figure may show all. More reached than there is shows nothing.
    """
    if not sure and any(angka is None for angka in figures):
        return Fraction(1)
    shown = [angka for angka in figures if angka is not None and angka.tercapai <= angka.sasaran and angka.sasaran > 0]
    if not shown:
        return None
    goal = Fraction(max(angka.sasaran for angka in shown))
    if sure:
        return Fraction(max(angka.tercapai for angka in shown)) / goal
    return min(Fraction(1), Fraction(sum((angka.tercapai for angka in shown), Decimal(0))) / goal)


def periods(times: Sequence[Waktu], tahun: int, *, two_years: bool) -> int:
    """Distinct periods: months, quarters or semesters, the largest of the three; a document of the whole year is 1."""
    years = (tahun - 1, tahun) if two_years else (tahun,)
    chosen = [waktu for waktu in times if waktu.tahun in years]
    per_kind: list[set[Any]] = [
        {(waktu.tahun, waktu.bulan) for waktu in chosen if waktu.bulan},
        {(waktu.tahun, waktu.triwulan) for waktu in chosen if waktu.triwulan},
        {(waktu.tahun, waktu.semester) for waktu in chosen if waktu.semester},
        {waktu.tahun for waktu in chosen},
    ]
    return max(len(kind) for kind in per_kind)


def _distinct(times: Sequence[Waktu], a_year: int) -> int:
    name = {12: "bulan", 4: "triwulan", 2: "semester"}.get(a_year, "tahun")
    return len({getattr(waktu, name) for waktu in times if getattr(waktu, name)})


def _reaches(value: Fraction, ambang: Any) -> bool:
    if ambang.minimal is not None:
        return value >= Fraction(ambang.minimal)
    return value > Fraction(ambang.di_atas)


def _union(parts: Any) -> Evidence:
    return tuple(sorted({nomor for part in parts for nomor in part}))
