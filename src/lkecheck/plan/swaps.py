"""Which criteria could be lifted instead of one of the plan without losing the target or a minimum."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from fractions import Fraction
from functools import cached_property

from lkecheck.plan.solver.problem import Need

from .goals import Goal, Minimum
from .options import Option

FEW = 3

Swap = tuple[Option, int]
"""Another option and the level to lift it to."""
Candidate = tuple[int, Fraction, str, int]
"""Cost, what it counts for the target (turned, so that more comes first), key and level."""


class Swaps:
    """A plan with what each of its minima has to spare."""

    def __init__(self, goal: Goal, options: Mapping[str, Option], needs: Iterable[Need], levels: Mapping[str, int]) -> None:
        self._goal = goal
        self._options = options
        self._levels = levels
        self._lines = {key: frozenset(goal.line(goal.group_of(option))) for key, option in options.items()}
        self._ahead: dict[str, set[str]] = {}
        for need in needs:
            self._ahead.setdefault(need.item, set()).add(need.other)
        self._waited_for = {other for key in levels for other in self._ahead.get(key, ())}

    def of(self, key: str) -> list[Swap]:
        """At most a few replacements by the same OPD, the cheapest first, then those that add most."""
        if key in self._waited_for:
            return []
        missing = dict(self._missing(key))
        found: dict[str, Swap] = {}
        for _, turned, other, level in self._candidates.get(self._options[key].standing.key, ()):
            if other not in found and self._stands_without(other, key) and self._enough(other, -turned, missing):
                found[other] = (self._options[other], level)
                if len(found) == FEW:
                    break
        return list(found.values())

    @cached_property
    def _candidates(self) -> dict[str, list[Candidate]]:
        """What the plan leaves, by OPD."""
        found: dict[str, list[Candidate]] = {}
        for key, option in self._options.items():
            if key not in self._levels:
                here = found.setdefault(option.standing.key, [])
                for level, rung in enumerate(option.rungs, start=1):
                    here.append((rung.cost, -self._worth(option, level), key, level))
        return {key: sorted(here) for key, here in found.items()}

    @cached_property
    def after(self) -> dict[str, Fraction]:
        """What every minimum comes to with the plan."""
        found = {group: minimum.now for group, minimum in self._goal.minima.items()}
        for key, level in self._levels.items():
            worth = self._worth(self._options[key], level)
            for group in self._lines[key]:
                found[group] += worth
        return found

    def _worth(self, option: Option, level: int) -> Fraction:
        return self._goal.factor(option) * option.gain(level)

    def _missing(self, key: str) -> Iterator[tuple[str, tuple[Fraction, bool]]]:
        """What each group would lack without the step, and whether more than that is needed."""
        lost = self._worth(self._options[key], self._levels[key])
        for group in self._lines[key]:
            minimum, after = self._goal.minima[group], self.after[group]
            yield group, _lack(minimum, after, lost)

    def _stands_without(self, other: str, key: str) -> bool:
        """True where everything that `other` needs is in the plan without `key`."""
        return all(needed != key and needed in self._levels for needed in self._ahead.get(other, ()))

    def _enough(self, other: str, won: Fraction, missing: Mapping[str, tuple[Fraction, bool]]) -> bool:
        line = self._lines[other]
        for group, (lack, strict) in missing.items():
            here = won if group in line else Fraction(0)
            if here < lack or (strict and here == lack):
                return False
        return True


def _lack(minimum: Minimum, after: Fraction, lost: Fraction) -> tuple[Fraction, bool]:
    """Where a minimum is out of reach, the plan is the best there is: nothing of it may be lost."""
    if minimum.reached(after):
        return minimum.wanted - (after - lost), minimum.strict
    return lost, False
