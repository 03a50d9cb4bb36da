"""The groups as a tree of parts in whole numbers, with a price of gain at each node and the bound that follows from it.

At a price p nobody can do better than to take, of each part, what is cheapest by cost - p x gain. Where a group's minimum
forces more than the price of the groups above would buy, its own price is higher. Any price gives a valid bound; the ones
chosen here are those of the problem in which parts of an item may be bought.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from itertools import pairwise

from .pareto import Entry, hull

Segment = tuple[int, int, int]
"""A stretch of a hull: its slope in fixed point (only for sorting), gain and cost."""

_POINT = 64
FORCED = -1
"""Slope of what a minimum forces: it comes before whatever is chosen freely."""


@dataclass(eq=False)
class Node:
    """A group with the fronts of its own parts and the nodes below it."""

    key: str
    minimum: int
    parts: list[tuple[Entry, ...]]
    below: list[Node] = field(default_factory=list)
    price: Fraction = Fraction(0)
    outer: Fraction = Fraction(0)
    own_price: Fraction = Fraction(0)
    most: int = 0

    def settle(self) -> None:
        """The most that can be gained; a minimum above it gives way (the caller tells)."""
        for node in self.below:
            node.settle()
        self.most = sum(part[-1].gain for part in self.parts) + sum(node.most for node in self.below)


def walk(node: Node) -> Iterator[Node]:
    """Every node, those below first."""
    for below in node.below:
        yield from walk(below)
    yield node


def clamp(root: Node) -> dict[str, int]:
    """Lowers every minimum that nothing reaches to what can be reached, and says which."""
    root.settle()
    short = {}
    for node in walk(root):
        if node.minimum > node.most:
            short[node.key] = node.most
            node.minimum = node.most
    return short


def set_prices(root: Node, budget: int | None) -> None:
    """Prices from the fractional problem: first what each minimum forces, then what the root still buys."""
    segments, spent = _force(root)
    price = root.own_price
    if budget is not None:
        left = budget - spent
        for slope, gain, cost in segments:
            if slope == FORCED:
                continue
            price = Fraction(cost, gain)
            left -= cost
            if left < 0:
                break
    _hand_down(root, max(price, root.own_price))


def _force(node: Node) -> tuple[list[Segment], int]:
    """The node's stretches by slope, what its minimum takes marked as forced; and what that costs with the bare parts."""
    segments, spent = _stretches(node.parts)
    got = sum(part[0].gain for part in node.parts)
    for below in node.below:
        more, cost = _force(below)
        segments += more
        spent += cost
    segments.sort()
    node.own_price = Fraction(0)
    for index, (slope, gain, cost) in enumerate(segments):
        if slope == FORCED:
            got += gain
            continue
        if got >= node.minimum:
            break
        got += gain
        spent += cost
        node.own_price = Fraction(cost, gain)
        segments[index] = (FORCED, gain, cost)
    return segments, spent


def _stretches(parts: Sequence[Sequence[Entry]]) -> tuple[list[Segment], int]:
    found, spent = [], 0
    for part in parts:
        corners = hull(part)
        spent += corners[0].cost
        for here, there in pairwise(corners):
            gain, cost = there.gain - here.gain, there.cost - here.cost
            found.append(((cost << _POINT) // gain, gain, cost))
    return found, spent


def _hand_down(node: Node, price: Fraction) -> None:
    node.outer, node.price = price, max(price, node.own_price)
    for below in node.below:
        _hand_down(below, node.price)


def cheapest(part: Sequence[Entry], price: Fraction) -> Fraction:
    """What the best entry of a front comes to at a price of gain."""
    above, under = price.numerator, price.denominator
    return Fraction(min(under * entry.cost - above * entry.gain for entry in part), under)
