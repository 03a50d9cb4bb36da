"""The steps of a plan as an officer reads them, in an order in which what is needed comes first."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from decimal import Decimal
from fractions import Fraction

from lkecheck.model.rencana import Langkah, Pengganti
from lkecheck.plan.solver.problem import Need

from .effort import UNIT
from .options import Option, Rung
from .swaps import Swap, Swaps


def decimal(value: Fraction) -> Decimal:
    """A fraction as Decimal, to the context's precision."""
    return Decimal(value.numerator) / Decimal(value.denominator)


def work(cost: int) -> Decimal:
    """A cost as it is told: steps or working days."""
    return Decimal(cost) / UNIT


def in_order(options: Mapping[str, Option], levels: Mapping[str, int], needs: Iterable[Need]) -> list[str]:
    """Keys by OPD (pusat first), what is needed before what needs it, and what adds most for its cost early."""
    ahead: dict[str, set[str]] = {key: set() for key in levels}
    for need in needs:
        if need.item in levels and need.other in levels:
            ahead[need.item].add(need.other)
    order: dict[str, None] = {}
    left = sorted(levels, key=lambda key: _rank(options[key], levels[key]))
    while left:
        # Within an OPD the first that waits for nothing; a ring of needs, which a pack should not have, goes by rank.
        ready = next((key for key in left if ahead[key] <= order.keys()), left[0])
        order[ready] = None
        left.remove(ready)
    return list(order)


def _rank(option: Option, level: int) -> tuple[object, ...]:
    satu = option.standing.penilaian
    rung = option.rungs[level - 1]
    return (satu.tingkat != "pusat", satu.opd.kode, satu.tahun, -option.gain(level) / max(1, rung.cost), option.key)


class Writer:
    """Writes the steps of one plan."""

    def __init__(
        self,
        options: Mapping[str, Option],
        levels: Mapping[str, int],
        needs: Iterable[Need],
        swaps: Swaps,
        indexed: Callable[[Option], Fraction | None],
    ) -> None:
        self._options = options
        self._levels = levels
        self._needs = tuple(needs)
        self._ahead: dict[str, set[str]] = {}
        for need in self._needs:
            self._ahead.setdefault(need.item, set()).add(need.other)
        self._swaps = swaps
        self._indexed = indexed

    def steps(self) -> Iterator[tuple[Option, Langkah]]:
        """Every step with its option, numbered through."""
        for nomor, key in enumerate(in_order(self._options, self._levels, self._needs), start=1):
            option = self._options[key]
            yield option, self._step(nomor, option, self._levels[key])

    def _step(self, nomor: int, option: Option, level: int) -> Langkah:
        rung = option.rungs[level - 1]
        gain, factor = option.gain(level), self._indexed(option)
        return Langkah(
            nomor=nomor,
            kode=option.kriteria.kode,
            area=option.satu.area,
            pernyataan=option.kriteria.pernyataan,
            dari=stands_at(option),
            ke=rung.shown,
            arti=option.kriteria.pilihan[rung.letter].arti,
            tambahan_nilai=decimal(gain),
            tambahan_indeks=None if factor is None else decimal(factor * gain),
            usaha=work(rung.cost),
            dokumen=rung.wanted.documents,
            rincian=rung.wanted.figures,
            keputusan=decision(option, rung),
            langkah=_action(option, rung),
            penanggung_jawab=option.saran.penanggung_jawab,
            tenggat_hari=option.saran.tenggat_hari,
            prasyarat=self._before(option),
            pengganti=tuple(_swap(swap) for swap in self._swaps.of(option.key)),
        )

    def _before(self, option: Option) -> tuple[str, ...]:
        needed = self._ahead.get(option.key, set()) & self._levels.keys()
        return tuple(sorted(self._options[key].kriteria.kode for key in needed))


def stands_at(option: Option) -> str:
    """The answer that is supported now, as it would be written."""
    return option.satu.jawaban_didukung or "belum terbukti"


def decision(option: Option, rung: Rung) -> str | None:
    """The question that a reviewer must decide: the answer's own, or what is doubtful about the evidence there is."""
    if rung.wanted.asked:
        return " ".join(rung.wanted.asked)
    finding = option.standing.findings[option.kriteria.kode]
    doubtful = any(dokumen.keadaan == "diragukan" for dokumen in rung.wanted.documents)
    return finding.pertanyaan if doubtful or not rung.wanted.weight else None


def _action(option: Option, rung: Rung) -> str:
    """The advice for where the OPD stands, then the rule's own words for each further answer up to the one wanted."""
    letters = option.kriteria.tangga
    parts = [option.saran.uraian]
    if option.satu.jawaban_didukung in letters:
        between = letters[letters.index(rung.letter) + 1 : letters.index(option.satu.jawaban_didukung)]
        parts += [option.kriteria.pilihan[letter].langkah or "" for letter in reversed(between)]
    return " ".join(part for part in parts if part)


def _swap(swap: Swap) -> Pengganti:
    option, level = swap
    rung = option.rungs[level - 1]
    return Pengganti(kode=option.kriteria.kode, ke=rung.shown, tambahan_nilai=decimal(option.gain(level)), usaha=work(rung.cost))
