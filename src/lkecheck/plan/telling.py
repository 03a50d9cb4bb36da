"""What a plan says in sentences: whether the target is reached, what is best where it is not, and what to keep in mind."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import ROUND_DOWN, Decimal

from lkecheck.core.indonesian import amount, number
from lkecheck.model.rencana import Batas, Capaian, Langkah
from lkecheck.plan.solver.problem import Solution

from .steps import work
from .targets import Target

_FEW = 5


def explained(
    hasil: Capaian,
    limits: Sequence[Batas],
    solution: Solution,
    wanted: Solution,
    budget: int | None,
    days: bool,
) -> str:
    """The outcome in one paragraph."""
    unit = "hari kerja" if days else "langkah"
    if hasil == "sudah_tercapai":
        return "Sasaran sudah tercapai dengan bukti yang ada."
    size = f"{len(solution.levels)} langkah"
    if days:
        size += f", {amount(work(solution.cost))} hari kerja"
    if hasil == "tercapai":
        return f"Tercapai dengan {size}.{_surely(solution, unit)}"
    short = [batas for batas in limits if not batas.tercapai]
    listed = "; ".join(_far(batas) for batas in short[:_FEW]) + (f"; dan {len(short) - _FEW} lagi" if len(short) > _FEW else "")
    if budget is not None and solution is not wanted:
        need = f" Rencana lengkapnya memerlukan {amount(work(wanted.cost))} {unit}." if not wanted.short else ""
        return f"Tidak tercapai dengan {amount(work(budget))} {unit}; yang terbaik adalah {size}: {listed}.{need}"
    return f"Tidak tercapai; yang terbaik adalah {size}: {listed}."


def _far(batas: Batas) -> str:
    above = "lebih dari" if batas.lebih_dari else "sedikitnya"
    wanted, reached = number(batas.paling_sedikit), number(batas.nanti)
    # Nothing is told to be reached that is not.
    return f"{batas.nama} {number(batas.nanti, rounding=ROUND_DOWN) if reached == wanted else reached} dari {above} {wanted}"


def _surely(solution: Solution, unit: str) -> str:
    if solution.proven:
        return " Tidak ada rencana yang lebih ringan."
    least = amount(Decimal(solution.bound.numerator) / Decimal(solution.bound.denominator) / 2)
    return f" Pencarian dihentikan; rencana yang lebih ringan paling sedikit {least} {unit}."


def notes(target: Target, steps: Sequence[Langkah], dated: bool) -> Iterator[str]:
    """What the reader must keep in mind."""
    asked = sum(step.keputusan is not None for step in steps)
    if asked:
        yield (
            f"{asked} langkah baru dihitung bila pereviu memutuskannya; siapkan buktinya, lalu mintakan keputusan. "
            "Sebelum itu nilainya belum pasti."
        )
    yield "Dihitung dari jawaban yang pasti didukung bukti; yang masih diragukan belum dihitung."
    if target.jenis == "quickwin":
        yield "Ambang quick win berlaku bagi tiap perangkat daerah; manifest tingkat pusat tidak ikut dihitung."
    if dated:
        yield "Langkah yang tenggatnya tidak muat sebelum batas waktu tidak dipakai."
