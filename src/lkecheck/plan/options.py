"""What can be lifted: each unmet criterion with every answer above the supported one, and what each takes."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from functools import cached_property
from typing import get_args

from lkecheck.judge.scoring import percent, plain
from lkecheck.judge.wanted import Documents, Wanted
from lkecheck.model.penilaian import PenilaianKriteria, Saran
from lkecheck.model.rencana import TakTerangkat
from lkecheck.model.rules import Kriteria
from lkecheck.model.rules import Langkah as LangkahRantai
from lkecheck.plan.solver.problem import Choice, Item, Need

from .effort import Effort
from .standing import Standing

_ORDER: tuple[LangkahRantai, ...] = get_args(LangkahRantai)
_OUTSIDE = "Nilainya berasal dari penilaian pihak luar; dokumen hanya dapat membuktikannya, tidak menaikkannya."
_LATE = "Tenggat {hari} hari tidak muat sebelum batas waktu yang diminta."
_DECISION = "Tanpa nilai yang dapat ditambah dokumen; mintakan keputusan pereviu."


@dataclass(frozen=True, slots=True)
class Rung:
    """An answer that a criterion can be lifted to: what its score then is, what it takes, and how much work that is."""

    letter: str
    shown: str
    score: Fraction
    wanted: Wanted
    cost: int


@dataclass(frozen=True)
class Option:
    """A criterion that can be lifted."""

    standing: Standing
    kriteria: Kriteria
    satu: PenilaianKriteria
    rungs: tuple[Rung, ...]
    saran: Saran

    @property
    def key(self) -> str:
        return f"{self.standing.key}/{self.kriteria.kode}"

    @cached_property
    def _gains(self) -> tuple[Fraction, ...]:
        worth, now = self.standing.worth(self.kriteria.kode), self.standing.score(self.kriteria.kode)
        return tuple(worth * (rung.score - now) for rung in self.rungs)

    def gain(self, level: int) -> Fraction:
        """Points that lifting to a level adds in the OPD's own form."""
        return self._gains[level - 1]

    def item(self, group: str, factor: Fraction = Fraction(1)) -> Item:
        """The option as the solver sees it; `factor` turns its points into those that are counted."""
        choices = (Choice(factor * self.gain(level), rung.cost) for level, rung in enumerate(self.rungs, start=1))
        return Item(self.key, group, tuple(choices))


@dataclass(frozen=True)
class Limits:
    """What steps may take: the work each is, and the day by which everything must be done."""

    effort: Effort
    today: date
    by: date | None = None

    def fits(self, days: int) -> bool:
        return self.by is None or days <= (self.by - self.today).days


class Options:
    """The options of one OPD, with what cannot be counted on and why."""

    def __init__(self, standing: Standing, limits: Limits, nodes: Collection[str] = ()) -> None:
        """Of the criteria under `nodes`; of all where none is named."""
        self._standing = standing
        self._limits = limits
        self.found: dict[str, Option] = {}
        self.left_out: list[TakTerangkat] = []
        self.needs = tuple(self._chains())
        for kode, satu in standing.counted.items():
            if satu.status != "terpenuhi" and (not nodes or any(standing.under(kode, node) for node in nodes)):
                self._look(kode, satu)

    def _look(self, kode: str, satu: PenilaianKriteria) -> None:
        finding = self._standing.findings.get(kode)
        needed = any(need.other == self._key(kode) for need in self.needs)
        if finding is None or not (self._standing.worth(kode) or needed):
            return
        saran = finding.rekomendasi
        kriteria = self._standing.pack.kriteria[kode]
        rungs = tuple(self._rungs(kriteria, satu))
        if not rungs:
            skala = self._standing.pack.head.skala[kriteria.skala]
            self.left_out.append(TakTerangkat(kode=kode, sebab=_OUTSIDE if skala.bentuk in ("angka", "opini") else _DECISION))
        elif not self._limits.fits(saran.tenggat_hari):
            self.left_out.append(TakTerangkat(kode=kode, sebab=_LATE.format(hari=saran.tenggat_hari)))
        else:
            self.found[kode] = Option(self._standing, kriteria, satu, rungs, saran)

    def _rungs(self, kriteria: Kriteria, satu: PenilaianKriteria) -> Iterator[Rung]:
        """The answers above the supported one, from the lowest."""
        pack = self._standing.pack
        documents = Documents(pack, kriteria, satu, self._standing.penilaian.tahun)
        skala = pack.head.skala[kriteria.skala]
        now = self._standing.score(kriteria.kode)
        top = kriteria.tangga[0]
        if skala.bentuk == "huruf":
            for letter in reversed(kriteria.tangga):
                if Fraction(skala.nilai[letter]) > now:
                    yield self._rung(kriteria, letter, letter, Fraction(skala.nilai[letter]), documents.wanted(letter))
        elif skala.bentuk == "persen":
            for share, text in self._bands(now):
                below = documents.wanted(kriteria.tangga[-2]) + Wanted(figures=(f"cakupan {text} persen",))
                yield self._rung(kriteria, top, text, share, documents.wanted(top) if share == 1 else below)
        elif satu.jawaban_didukung is None and satu.jawaban is not None:
            claimed = self._standing.claimed(kriteria.kode)
            if claimed > now:
                yield self._rung(kriteria, top, satu.jawaban, claimed, documents.wanted(top))

    def _bands(self, now: Fraction) -> Iterator[tuple[Fraction, str]]:
        """A percentage rises to the thresholds of the pack's bands, of which at least that much is surely counted."""
        bands = {(ambang.minimal, ambang.di_atas) for ambang in self._standing.pack.head.pita.values()}
        for minimal, above in sorted(bands, key=lambda band: next(one for one in band if one is not None)):
            share = Fraction(minimal if minimal is not None else above or 0)
            if share > now:
                text = plain(percent(share)).replace(".", ",")
                yield share, text if minimal is not None else f"di atas {text}"

    def _rung(self, kriteria: Kriteria, letter: str, shown: str, score: Fraction, wanted: Wanted) -> Rung:
        return Rung(letter, shown, score, wanted, self._limits.effort.of(kriteria.kode, wanted))

    def _key(self, kode: str) -> str:
        return f"{self._standing.key}/{kode}"

    def _chains(self) -> Iterator[Need]:
        """A step of a chain needs every earlier one that nothing supports yet."""
        counted = self._standing.counted
        told: set[tuple[str, str]] = set()
        for rantai in self._standing.pack.rantai:
            if rantai.tingkat != self._standing.penilaian.tingkat:
                continue
            steps = [rantai.langkah[name] for name in _ORDER if rantai.langkah.get(name) in counted]
            for place, kode in enumerate(steps):
                for earlier in steps[:place]:
                    if self._nothing(earlier) and (kode, earlier) not in told:
                        told.add((kode, earlier))
                        yield Need(self._key(kode), self._key(earlier))

    def _nothing(self, kode: str) -> bool:
        """True where evidence surely supports no answer above the lowest."""
        satu = self._standing.counted[kode]
        letters = self._standing.pack.kriteria[kode].tangga
        return satu.status != "terpenuhi" and (satu.jawaban_didukung or letters[-1]) in (letters[-1], "0")
