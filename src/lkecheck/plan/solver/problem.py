"""What a plan is solved from and what comes out; pure values, nothing of the LKE in them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction

Level = int
"""How far an item is lifted: 0 not at all, 1 to its first choice, and so on."""


@dataclass(frozen=True, slots=True)
class Choice:
    """What lifting an item so far adds, and what it costs; a cost is whole and at least 0."""

    gain: Fraction
    cost: int


@dataclass(frozen=True, slots=True)
class Item:
    """Something that can be lifted to one of its choices, or left. `least` is the level that it must at least reach."""

    key: str
    group: str
    choices: tuple[Choice, ...]
    least: Level = 0


@dataclass(frozen=True, slots=True)
class Need:
    """Whoever lifts `item` at all must have `other` at `level` or above."""

    item: str
    other: str
    level: Level = 1


@dataclass(frozen=True, slots=True)
class Group:
    """Items, and other groups, whose gains must come to `minimum` together (or, `strict`, to more)."""

    key: str
    parent: str | None
    minimum: Fraction = Fraction(0)
    strict: bool = False


@dataclass(frozen=True, slots=True)
class Problem:
    """Least cost for every minimum; or, with a `budget`, the greatest gain that it buys. One group has no parent."""

    items: tuple[Item, ...]
    groups: tuple[Group, ...]
    needs: tuple[Need, ...] = ()
    budget: int | None = None


@dataclass(frozen=True, slots=True)
class Solution:
    """Levels of the lifted items, and how good they are.

    `short` are the groups whose minimum nothing reaches, with the most that can be gained there; the levels reach that
    instead. `proven` says that no better plan exists; `bound` is the cost that every plan has at least (with a budget: the
    gain that no plan exceeds).
    """

    levels: Mapping[str, Level]
    cost: int
    gain: Fraction
    proven: bool
    bound: Fraction
    short: Mapping[str, Fraction] = field(default_factory=dict)
