"""From a judged run to its plan: options, goal, solution, and everything that is told of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction

from lkecheck.core.errors import UsageError
from lkecheck.judge.scoring.index import category
from lkecheck.judge.scoring.lowest_parts import Form
from lkecheck.model.penilaian import Laporan
from lkecheck.model.rencana import (
    Batas,
    Capaian,
    IndeksRencana,
    JawabanKini,
    Langkah,
    Pembuktian,
    Rencana,
    RencanaOpd,
    SasaranRencana,
)
from lkecheck.plan.solver.problem import Group, Need, Problem, Solution
from lkecheck.plan.solver.search import solve

from . import ratl
from .effort import UNIT
from .goals import Goal, Index, Minimum
from .options import Limits, Option, Options
from .standing import Standing
from .steps import Writer, decimal, work
from .swaps import Swaps
from .targets import Target
from .telling import explained, notes


@dataclass(frozen=True)
class Wish:
    """What is asked for: the target, what steps may take, and the most work there is (half days)."""

    target: Target
    limits: Limits
    budget: int | None = None


def make(laporan: Laporan, forms: Sequence[Form], wish: Wish, index: Index | None) -> Rencana:
    """The plan for a run, with the forms that its manifests were judged as. Raises UsageError for a wrong call."""
    standings = [Standing(form.penilaian, form.pack) for form in forms]
    if wish.target.jenis == "quickwin":
        standings = [standing for standing in standings if standing.penilaian.tingkat == "unit"]
        if not standings:
            raise UsageError("--target quickwin berlaku bagi perangkat daerah; sebut folder yang memuat manifest tingkat unit.")
    return _Planner(laporan, standings, wish, index).plan()


class _Planner:
    def __init__(self, laporan: Laporan, standings: Sequence[Standing], wish: Wish, index: Index | None) -> None:
        self._laporan = laporan
        self._standings = standings
        self._wish = wish
        self._index = index
        self._goal = Goal(wish.target, standings, index)
        made = {standing.key: Options(standing, wish.limits, self._goal.nodes(standing)) for standing in standings}
        self._made: Mapping[str, Options] = made
        self._options: Mapping[str, Option] = {option.key: option for one in made.values() for option in one.found.values()}
        self._needs: tuple[Need, ...] = tuple(need for one in made.values() for need in one.needs)

    def plan(self) -> Rencana:
        wanted = solve(self._problem())
        budget = self._wish.budget
        solution = wanted if budget is None or wanted.cost <= budget else solve(self._within(budget))
        levels = solution.levels
        swaps = Swaps(self._goal, self._options, self._needs, levels)
        steps = list(Writer(self._options, levels, self._needs, swaps, self._factor).steps())
        limits = list(self._limits(swaps.after))
        reached = all(batas.tercapai for _, batas in limits)
        hasil: Capaian = "tidak_tercapai" if not reached else "tercapai" if steps else "sudah_tercapai"
        target = self._wish.target
        by = self._wish.limits.by
        return Rencana(
            alat=self._laporan.alat,
            tanggal=self._laporan.tanggal,
            pernyataan=self._laporan.pernyataan,
            sasaran=_told(target),
            hasil=hasil,
            penjelasan=explained(hasil, [batas for _, batas in limits], solution, wanted, budget, self._named),
            satuan="hari_kerja" if self._named else "langkah",
            usaha=work(solution.cost),
            usaha_paling_banyak=None if budget is None else work(budget),
            sampai=by.isoformat() if by is not None else None,
            pembuktian=_proof(solution, wanted is not solution),
            indeks=self._indices(levels),
            batas=tuple(batas for minimum, batas in limits if minimum.standing is None),
            perangkat=tuple(self._part(standing, steps, limits, levels) for standing in self._standings),
            ratl=tuple(ratl.rows(steps, self._wish.limits.today)),
            catatan=tuple(notes(target, [step for _, step in steps], by is not None)),
            galat=self._laporan.galat,
        )

    @property
    def _named(self) -> bool:
        return self._wish.limits.effort.named

    def _problem(self) -> Problem:
        items = tuple(option.item(self._goal.group_of(option), self._goal.factor(option)) for option in self._options.values())
        return Problem(items, self._goal.groups(), self._needs)

    def _within(self, budget: int) -> Problem:
        """The same without minima: what the work at hand adds most to."""
        problem = self._problem()
        bare = tuple(Group(group.key, group.parent) for group in problem.groups)
        return replace(problem, groups=bare, budget=budget)

    def _limits(self, gained: Mapping[str, Fraction]) -> Iterator[tuple[Minimum, Batas]]:
        """Every minimum that asks for something, with what is there now and after the plan."""
        for minimum in self._goal.minima.values():
            if not minimum.wanted and not minimum.strict:
                continue
            after = gained[minimum.key]
            yield (
                minimum,
                Batas(
                    bagian=minimum.node or (minimum.standing.penilaian.opd.kode if minimum.standing else "indeks"),
                    nama=minimum.nama,
                    paling_sedikit=decimal(minimum.wanted),
                    sekarang=decimal(minimum.now),
                    nanti=decimal(after),
                    lebih_dari=minimum.strict,
                    tercapai=minimum.reached(after),
                ),
            )

    def _factor(self, option: Option) -> Fraction | None:
        return self._index.factor(option.standing, option.satu.area) if self._index is not None else None

    def _indices(self, levels: Mapping[str, int]) -> IndeksRencana | None:
        index = self._index
        if index is None:
            return None
        gains = ((self._options[key], level) for key, level in levels.items())
        after = index.nilai + sum((index.factor(o.standing, o.satu.area) * o.gain(level) for o, level in gains), Fraction(0))
        now, then = (category(self._standings[0].pack, value) for value in (index.nilai, after))
        return IndeksRencana(
            sekarang=decimal(index.nilai),
            nanti=decimal(after),
            kategori_sekarang=now.kode if now is not None else None,
            kategori_nanti=then.kode if then is not None else None,
        )

    def _part(
        self,
        standing: Standing,
        steps: Sequence[tuple[Option, Langkah]],
        limits: Sequence[tuple[Minimum, Batas]],
        levels: Mapping[str, int],
    ) -> RencanaOpd:
        satu = standing.penilaian
        own = tuple(step for option, step in steps if option.standing is standing)
        gains = (
            option.gain(levels[key]) for key, option in self._options.items() if option.standing is standing and key in levels
        )
        now = standing.value()
        return RencanaOpd(
            opd=satu.opd,
            tingkat=satu.tingkat,
            tahun=satu.tahun,
            bobot=decimal(standing.weight()),
            sekarang=decimal(now),
            nanti=decimal(now + sum(gains, Fraction(0))),
            usaha=sum((step.usaha for step in own), Decimal(0)),
            batas=tuple(batas for minimum, batas in limits if minimum.standing is standing),
            langkah=own,
            tak_terangkat=tuple(self._made[standing.key].left_out),
            kriteria=tuple(_now(standing)),
        )


def _now(standing: Standing) -> Iterator[JawabanKini]:
    for kode, satu in standing.counted.items():
        yield JawabanKini(
            kode=kode,
            status=satu.status,
            jawaban=satu.jawaban,
            didukung=satu.jawaban_didukung,
            mungkin=satu.jawaban_mungkin,
            nilai=decimal(standing.worth(kode) * standing.score(kode)),
            bobot=decimal(standing.worth(kode)),
        )


def _told(target: Target) -> SasaranRencana:
    return SasaranRencana(
        jenis=target.jenis,
        teks=target.teks,
        ambang=target.shown,
        lebih_dari=target.strict,
        bagian=target.node,
        sumber=target.sumber,
    )


def _proof(solution: Solution, budgeted: bool) -> Pembuktian:
    """How far from the best the plan may be: in work, or, where the work is limited, in points."""
    if budgeted:
        return Pembuktian(
            terbukti=solution.proven, batas=decimal(solution.bound), selisih=decimal(solution.bound - solution.gain)
        )
    bound = decimal(solution.bound) / UNIT
    return Pembuktian(terbukti=solution.proven, batas=bound, selisih=work(solution.cost) - bound)
