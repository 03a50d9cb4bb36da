"""Puts parts together one by one, keeping only what may still become part of a best plan.

A state's excess is how far its cost lies above what the price allows; it never sinks. So whatever exceeds the limit is
left out, and what is kept is complete up to the limit: no plan with less excess is missing.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from fractions import Fraction

from .pareto import Entry
from .tree import Node, cheapest

State = tuple[int, int, int, int, int]
"""Cost, gain with its sign turned, steps, excess in the price's own units, and where its picks are remembered."""


class TooManyError(Exception):
    """More states than a run may look at."""


@dataclass
class Effort:
    """How many states may still be looked at, in a whole run."""

    left: int

    def spend(self, many: int) -> None:
        self.left -= many
        if self.left < 0:
            raise TooManyError


@dataclass(frozen=True, slots=True)
class Window:
    """What a finished state must come to: at least so much gain, at most so much cost (None: whatever)."""

    gain: int
    cost: int | None = None


@dataclass
class Merger:
    """The fronts of a tree of nodes; each is worked out once for a limit, and again where more is asked for."""

    effort: Effort
    _kept: dict[str, tuple[Fraction, Fraction, tuple[Entry, ...]]] = field(default_factory=dict)

    def whole(self, node: Node, limit: Fraction) -> tuple[Fraction, tuple[Entry, ...]]:
        """The node's base and its entries with at most `limit` of excess over it.

        The base is what the best entry comes to at the price of the node above; it is exact, not a bound.
        """
        known = self._kept.get(node.key)
        if known is None or limit > known[1]:
            known = self._work_out(node, limit)
            self._kept[node.key] = known
        return known[0], known[2]

    def _work_out(self, node: Node, limit: Fraction) -> tuple[Fraction, Fraction, tuple[Entry, ...]]:
        """Widens until the node's best entry is inside, and as far as `limit` beyond it."""
        wide = limit
        while True:
            entries = self.entries(node, wide, Window(node.minimum))
            if entries:
                base = cheapest(entries, node.outer)
                inner = self.base(node) - (node.outer - node.price) * node.minimum
                if base - inner + limit <= wide:
                    return base, limit, entries
                wide = base - inner + limit
            else:
                wide = 2 * wide + 1

    def base(self, node: Node) -> Fraction:
        """What no way of doing the node's parts goes below, at its own price."""
        own = sum((cheapest(part, node.price) for part in node.parts), Fraction(0))
        return own + sum((self.whole(below, Fraction(0))[0] for below in node.below), Fraction(0))

    def entries(self, node: Node, limit: Fraction, window: Window) -> tuple[Entry, ...]:
        """All finished states of a node within the limit and the window, as entries of a front."""
        parts = list(node.parts)
        bases = [cheapest(part, node.price) for part in parts]
        for below in node.below:
            base, part = self.whole(below, limit)
            parts.append(part)
            bases.append(base)
        return _Run(self.effort, node.price, limit, window).of(parts, bases)


@dataclass
class _Run:
    effort: Effort
    price: Fraction
    limit: Fraction
    window: Window
    _memory: list[tuple[int, tuple[tuple[str, int], ...]]] = field(default_factory=list)

    def of(self, parts: Sequence[Sequence[Entry]], bases: Sequence[Fraction]) -> tuple[Entry, ...]:
        open_parts = [self._within(part, base) for part, base in zip(parts, bases, strict=True)]
        if not all(open_parts):
            return ()
        # What cannot vary comes first and what varies most early: then little is left that could still change a state.
        open_parts.sort(key=lambda part: (len(part) > 1, part[0][0].gain - part[-1][0].gain))
        gain_left = sum(max(entry.gain for entry, _ in part) for part in open_parts)
        cost_left = sum(min(entry.cost for entry, _ in part) for part in open_parts)
        self._memory = [(0, ())]
        states: list[State] = [(0, 0, 0, 0, 0)]
        for part in open_parts:
            gain_left -= max(entry.gain for entry, _ in part)
            cost_left -= min(entry.cost for entry, _ in part)
            states = self._with(states, part, gain_left, cost_left)
        return tuple(Entry(cost, -lost, steps, self._picks(place)) for cost, lost, steps, _, place in states)

    def _within(self, part: Sequence[Entry], base: Fraction) -> list[tuple[Entry, int]]:
        """The entries of a part that stay within the limit, each with its excess."""
        above, under = self._units()
        lowest = base * under
        most = self.limit * under
        weighed = ((entry, under * entry.cost - above * entry.gain - lowest) for entry in part)
        return [(entry, self._whole(excess)) for entry, excess in weighed if excess <= most]

    def _units(self) -> tuple[int, int]:
        return self.price.numerator, self.price.denominator

    @staticmethod
    def _whole(excess: Fraction) -> int:
        """An excess as a whole number, never more than it is: bases of nodes below may be broken numbers."""
        return excess.numerator // excess.denominator

    def _with(self, states: list[State], part: list[tuple[Entry, int]], gain_left: int, cost_left: int) -> list[State]:
        self.effort.spend(len(states) * len(part))
        most = self._whole(self.limit * self.price.denominator)
        least = self.window.gain - gain_left
        dearest = None if self.window.cost is None else self.window.cost - cost_left
        fresh: list[tuple[int, int, int, int, int, int]] = []
        for number, (entry, excess) in enumerate(part):
            cost, gain, steps = entry.cost, entry.gain, entry.steps
            room, floor = most - excess, gain - least
            ceiling = None if dearest is None else dearest - cost
            fresh += [
                (state[0] + cost, state[1] - gain, state[2] + steps, state[3] + excess, state[4], number)
                for state in states
                if state[3] <= room and state[1] <= floor and (ceiling is None or state[0] <= ceiling)
            ]
        fresh.sort()
        return self._best(fresh, part)

    def _best(self, fresh: list[tuple[int, int, int, int, int, int]], part: list[tuple[Entry, int]]) -> list[State]:
        kept: list[State] = []
        most = 1
        for cost, lost, steps, excess, before, number in fresh:
            if lost < most:
                most = lost
                picks = part[number][0].picks
                place = before
                if picks:
                    place = len(self._memory)
                    self._memory.append((before, picks))
                kept.append((cost, lost, steps, excess, place))
        return kept

    def _picks(self, place: int) -> tuple[tuple[str, int], ...]:
        found: list[tuple[str, int]] = []
        while place:
            place, picks = self._memory[place]
            found += picks
        return tuple(sorted(found))
