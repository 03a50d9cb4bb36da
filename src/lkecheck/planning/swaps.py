"""Which criteria could be lifted instead of one of the plan without losing the target or a minimum."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from fractions import Fraction

from .goals import Goal
from .options import Option
from .problem import Need

FEW = 3

Swap = tuple[Option, int]
"""Another option and the level to lift it to."""


class Swaps:
    """A plan with what each of its minima has to spare."""

    def __init__(self, goal: Goal, options: Mapping[str, Option], needs: Iterable[Need], levels: Mapping[str, int]) -> None:
        self._goal = goal
        self._options = options
        self._needs = tuple(needs)
        self._levels = levels
        self._lines = {key: frozenset(goal.line(goal.group_of(option))) for key, option in options.items()}
        self._after = dict(self._totals())
        self._by_standing: dict[str, list[str]] = {}
        for key in sorted(set(options) - set(levels)):
            self._by_standing.setdefault(options[key].standing.key, []).append(key)

    def of(self, key: str) -> list[Swap]:
        """At most a few replacements by the same OPD, the cheapest first, then those that add most."""
        if any(need.other == key and need.item in self._levels for need in self._needs):
            return []
        others = self._by_standing.get(self._options[key].standing.key, ())
        found = [swap for other in others if (swap := self._instead(key, other)) is not None]
        found.sort(key=lambda swap: (self._cost(swap), -self._worth(*swap), swap[0].key))
        return found[:FEW]

    def _totals(self) -> Iterator[tuple[str, Fraction]]:
        for group, minimum in self._goal.minima.items():
            inside = (key for key in self._levels if group in self._lines[key])
            yield group, minimum.now + sum((self._worth(self._options[key], self._levels[key]) for key in inside), Fraction(0))

    def _worth(self, option: Option, level: int) -> Fraction:
        return self._goal.factor(option) * option.gain(level)

    @staticmethod
    def _cost(swap: Swap) -> int:
        return swap[0].rungs[swap[1] - 1].cost

    def _instead(self, key: str, other: str) -> Swap | None:
        """The cheapest level of the other at which nothing is lost that the plan had reached."""
        if any(need.item == other and (need.other == key or need.other not in self._levels) for need in self._needs):
            return None
        option = self._options[other]
        levels = sorted(range(1, len(option.rungs) + 1), key=lambda level: (option.rungs[level - 1].cost, level))
        return next(((option, level) for level in levels if self._holds(key, option, level)), None)

    def _holds(self, key: str, option: Option, level: int) -> bool:
        lost = self._worth(self._options[key], self._levels[key])
        won = self._worth(option, level)
        for group in self._lines[key]:
            minimum, after = self._goal.minima[group], self._after[group]
            then = after - lost + (won if group in self._lines[option.key] else 0)
            # Where a minimum is out of reach, the plan is the best there is: nothing of it may be lost.
            if not minimum.reached(then) if minimum.reached(after) else then < after:
                return False
        return True
