"""Likely slips of the pen: what a printed figure may have been meant to be. Named as a guess, never as a fact."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from .figures import Figure, near, show
from .view import Cell

Fits = Callable[[Decimal], bool]
FEW = 3
"""Digits that a figure must have before one other digit says anything."""
_MOVES = {1: "satu angka", 2: "dua angka"}


@dataclass(frozen=True, slots=True)
class Slip:
    """A guess: the cell, what it may have been, and the sentence that says so; `lemah` where chance often makes one fit."""

    cell: Cell
    nilai: Decimal
    kalimat: str
    lemah: bool = False


def moved(cell: Cell, fits: Fits) -> Iterator[Slip]:
    """The decimal point one or two places off."""
    printed = cell.nilai
    if not printed:
        return
    for many, words in _MOVES.items():
        for places in (-many, many):
            meant = printed.scaleb(places)
            if fits(meant):
                yield Slip(cell, meant, f"{cell.teks} mungkin {show(meant)}: koma bergeser {words} ({cell.letak}).")


def percent(cell: Cell, bobot: Decimal | None, fits: Fits) -> Iterator[Slip]:
    """A percentage of the weight typed where the value belongs."""
    if cell.nilai is None or not bobot or not bobot < cell.nilai <= 100:
        return
    meant = cell.nilai * bobot / 100
    if fits(meant):
        yield Slip(
            cell,
            meant,
            f"{cell.teks} mungkin persen yang tertulis sebagai nilai: {cell.teks}% x {bobot} = {show(meant)} ({cell.letak}).",
        )


def digit(cell: Cell, expected: Decimal) -> Iterator[Slip]:
    """One digit another one, or two neighbours swapped, against what the other figures ask for."""
    printed, wanted = _digits(cell.figure, expected)
    if len(printed) != len(wanted) or printed == wanted or sum(letter.isdigit() for letter in printed) < FEW:
        return
    differing = [at for at, (one, other) in enumerate(zip(printed, wanted, strict=True)) if one != other]
    if len(differing) == 1:
        yield Slip(cell, expected, f"{cell.teks} mungkin {wanted}: satu angka berbeda ({cell.letak}).", True)
    elif len(differing) == 2 and _swapped(printed, wanted, *differing):
        yield Slip(cell, expected, f"{cell.teks} mungkin {wanted}: dua angka tertukar ({cell.letak}).")


def against(cell: Cell, expected: Decimal) -> tuple[Slip, ...]:
    """Every slip that would make a printed figure the one that is expected."""
    decimals = max(cell.figure.desimal, 2)
    found = [*moved(cell, lambda meant: near(meant, expected, decimals)), *digit(cell, expected)]
    return tuple(found[:2])


def unlikely_by_chance(cell: Cell, expected: Decimal) -> tuple[Slip, ...]:
    """Slips that seldom fit where nothing slipped: all but a single other digit."""
    return tuple(slip for slip in against(cell, expected) if not slip.lemah)


def _digits(figure: Figure, expected: Decimal) -> tuple[str, str]:
    if figure.nilai is None or expected < 0:
        return "", " "
    return show(figure.nilai, figure.desimal), show(expected, figure.desimal)


def _swapped(one: str, other: str, first: int, second: int) -> bool:
    return second == first + 1 and one[first] == other[second] and one[second] == other[first]
