"""A plan that is good and quickly found: where the search must be given up, and to know how far it need look at all."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from .pareto import Entry, hull
from .tree import Node, walk


@dataclass
class _Taken:
    """One part with the corner of its hull that is taken for now."""

    corners: tuple[Entry, ...]
    at: int = 0

    @property
    def entry(self) -> Entry:
        return self.corners[self.at]

    @property
    def more(self) -> tuple[int, int]:
        """Gain and cost of the next corner."""
        there = self.corners[self.at + 1]
        return there.gain - self.entry.gain, there.cost - self.entry.cost


def rounded(root: Node, budget: int | None) -> tuple[Entry, bool]:
    """One plan, and whether it keeps to the budget: minima by the best slopes, then what else the budget buys."""
    plan: dict[str, list[_Taken]] = {node.key: [_Taken(hull(part)) for part in node.parts] for node in walk(root)}
    for node in walk(root):
        inside = [taken for one in walk(node) for taken in plan[one.key]]
        _reach(inside, node.minimum)
    everything = [taken for taken_here in plan.values() for taken in taken_here]
    if budget is None:
        _give_back(root, plan)
    else:
        _spend(everything, budget - sum(taken.entry.cost for taken in everything))
    found = _together(everything)
    return found, budget is None or found.cost <= budget


def _reach(inside: list[_Taken], minimum: int) -> None:
    got = sum(taken.entry.gain for taken in inside)
    for taken in _by_slope(inside):
        if got >= minimum:
            return
        got += taken.more[0]
        taken.at += 1


def _by_slope(inside: list[_Taken]) -> Iterator[_Taken]:
    """Each next corner of each part, the cheapest gain first; slopes of one part rise, so they come in their order."""
    steps = []
    for number, taken in enumerate(inside):
        for at in range(taken.at, len(taken.corners) - 1):
            here, there = taken.corners[at], taken.corners[at + 1]
            steps.append((((there.cost - here.cost) << 64) // (there.gain - here.gain), number, at))
    for _, number, _ in sorted(steps):
        yield inside[number]


def _spend(inside: list[_Taken], left: int) -> None:
    stuck: set[int] = set()
    for taken in _by_slope(inside):
        if id(taken) not in stuck:
            cost = taken.more[1]
            if cost <= left:
                left -= cost
                taken.at += 1
            else:
                stuck.add(id(taken))


def _give_back(root: Node, plan: dict[str, list[_Taken]]) -> None:
    """Takes back what no minimum misses, the dearest first."""
    slack = {node.key: _gain(node, plan) - node.minimum for node in walk(root)}
    above = dict(_lines(root, ()))
    everything = [(node.key, taken) for node in walk(root) for taken in plan[node.key]]
    for key, taken in sorted(everything, key=lambda pair: -pair[1].entry.cost):
        while taken.at:
            before = taken.corners[taken.at - 1]
            gain = taken.entry.gain - before.gain
            if any(slack[one] < gain for one in above[key]):
                break
            for one in above[key]:
                slack[one] -= gain
            taken.at -= 1


def _lines(node: Node, line: tuple[str, ...]) -> Iterator[tuple[str, tuple[str, ...]]]:
    """For each node the keys from the root down to it."""
    own = (*line, node.key)
    yield node.key, own
    for below in node.below:
        yield from _lines(below, own)


def _gain(node: Node, plan: dict[str, list[_Taken]]) -> int:
    return sum(taken.entry.gain for one in walk(node) for taken in plan[one.key])


def _together(everything: list[_Taken]) -> Entry:
    entries = [taken.entry for taken in everything]
    picks = tuple(sorted(pick for entry in entries for pick in entry.picks))
    return Entry(sum(e.cost for e in entries), sum(e.gain for e in entries), len(picks), picks)
