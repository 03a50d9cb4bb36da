"""The least plan, exactly: least cost, then greatest gain, then fewest steps; or the greatest gain within a budget.

Gains become whole numbers. Items that need each other become parts with a front each; identical items are bundled. The
groups form a tree, and a price of gain gives a bound for it. What lies further above the bound than the best plan may is
never looked at, and the limit widens until the best plan is surely inside.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from fractions import Fraction
from math import ceil, floor, lcm

from .components import Part, fronts
from .merging import Effort, Merger, TooManyError, Window
from .pareto import Entry
from .problem import Group, Item, Problem, Solution
from .rounding import rounded
from .tree import Node, clamp, set_prices

EFFORT = 1_500_000
"""States that one problem may look at before the best plan known is given with its bound: some seconds."""


def solve(problem: Problem, effort: int = EFFORT) -> Solution:
    """The best plan; the same for the same problem in any order."""
    scale = lcm(*(choice.gain.denominator for item in problem.items for choice in item.choices))
    left = Effort(effort)
    found = [one for one in (_solved(branch, scale, left) for branch in _branches(problem)) if one is not None]
    if not found:
        raise NotAffordableError
    # Branches that come as near to the minima as the best one; what the others would cost says nothing.
    _, best = min(found, key=lambda one: one[0])
    equal = [solution for _, solution in found if solution.short == best.short]
    bound = (min if problem.budget is None else max)(solution.bound for solution in equal)
    return replace(best, bound=bound, proven=all(solution.proven for solution in equal))


_Rank = tuple[object, ...]


def _solved(problem: Problem, scale: int, effort: Effort) -> tuple[_Rank, Solution] | None:
    """The best plan of a branch with its rank among branches; None where the branch, or the budget, allows nothing."""
    root = _tree(problem, scale)
    if root is None:
        return None
    missing = clamp(root)
    set_prices(root, problem.budget)
    try:
        entry, proven, bound = _Search(root, problem.budget, effort).best()
    except NotAffordableError:
        return None
    short = {key: Fraction(most, scale) for key, most in missing.items()}
    gain = Fraction(entry.gain, scale)
    solution = Solution(dict(entry.picks), entry.cost, gain, proven, bound if problem.budget is None else bound / scale, short)
    order: _Rank = (entry.cost, -gain) if problem.budget is None else (-gain, entry.cost)
    lacking = sum((_minimum(group, scale) - missing[group.key] for group in problem.groups if group.key in missing), 0)
    return (lacking, *order, entry.steps, entry.picks), solution


class _Search:
    """Widens the limit on one tree until the best plan is surely inside."""

    def __init__(self, root: Node, budget: int | None, effort: Effort) -> None:
        self._root = root
        self._budget = budget
        self._merger = Merger(effort)
        self._bound = Fraction(0 if budget is None else root.most)

    def best(self) -> tuple[Entry, bool, Fraction]:
        """The best entry, whether that is proven, and the bound."""
        quick, within = rounded(self._root, self._budget)
        try:
            if self._budget is None:
                return self._cheapest(quick)
            return self._greatest(quick if within else None)
        except TooManyError:
            if not within:
                raise NotAffordableError from None
            # Nothing is cheaper than the bound; that nothing as cheap adds more is not known then.
            return quick, self._budget is None and quick.cost <= self._bound, self._bound

    def _cheapest(self, quick: Entry) -> tuple[Entry, bool, Fraction]:
        root, price = self._root, self._root.price
        lowest = self._merger.base(root) + price * root.minimum
        self._bound = Fraction(ceil(lowest))
        limit = self._bound - lowest
        while True:
            limit = min(limit, quick.cost - lowest)
            window = Window(root.minimum, floor(lowest + limit))
            found = self._merger.entries(root, limit, window)
            if found:
                # Cheapest first, so the first one is the least of all that the window holds.
                return found[0], True, Fraction(found[0].cost)
            self._bound = Fraction(floor(lowest + limit) + 1)
            limit = 2 * limit + 1

    def _greatest(self, quick: Entry | None) -> tuple[Entry, bool, Fraction]:
        """A plan with more gain than `best` has less excess than budget - price x gain - base; all of those are looked at."""
        root, price, budget = self._root, self._root.price, self._budget or 0
        base = self._merger.base(root)
        self._bound = Fraction(root.most) if price == 0 else (budget - base) / price
        best, limit = quick, Fraction(1)
        while True:
            needed = budget - base - price * (best.gain if best is not None else root.minimum)
            limit = min(limit, max(needed, Fraction(0)))
            found = self._merger.entries(root, limit, Window(root.minimum, budget))
            # Gain rises with cost along a front: the last one has the most.
            if found and (best is None or (found[-1].gain, -found[-1].cost, -found[-1].steps) >= _worth(best)):
                best = found[-1]
                needed = budget - base - price * best.gain
            if limit >= needed:
                if best is None:
                    raise NotAffordableError
                return best, True, Fraction(best.gain)
            limit = 2 * limit + 1


class NotAffordableError(ValueError):
    """The budget does not reach for the minima."""


def _worth(entry: Entry) -> tuple[int, int, int]:
    return entry.gain, -entry.cost, -entry.steps


def _minimum(group: Group, scale: int) -> int:
    exact = group.minimum * scale
    return max(0, floor(exact) + 1 if group.strict and group.minimum >= 0 else ceil(exact))


def _bearers(groups: Sequence[Group], scale: int) -> dict[str, str]:
    """For each group the nearest one, itself or above, that asks for something; the root where none does."""
    by_key = {group.key: group for group in groups}
    found = {}
    for group in groups:
        here = group
        while here.parent is not None and _minimum(here, scale) == 0:
            here = by_key[here.parent]
        found[group.key] = here.key
    return found


def _tree(problem: Problem, scale: int) -> Node | None:
    """The groups that ask for something as a tree with their parts; None where some part allows nothing."""
    bearer = _bearers(problem.groups, scale)
    by_key = {group.key: group for group in problem.groups}
    inside: dict[str, list[Item]] = {}
    for item in sorted(problem.items, key=lambda one: one.key):
        inside.setdefault(bearer[item.group], []).append(item)
    nodes = {}
    for key in sorted(set(bearer.values())):
        items = inside.get(key, [])
        keys = {item.key for item in items}
        parts = fronts([_part(item, scale) for item in items], [need for need in problem.needs if need.item in keys])
        if not all(parts):
            return None
        nodes[key] = Node(key, _minimum(by_key[key], scale), parts)
    root = None
    for key, node in nodes.items():
        parent = by_key[key].parent
        if parent is None:
            root = node
        else:
            nodes[bearer[parent]].below.append(node)
    return root


def _part(item: Item, scale: int) -> Part:
    levels = ((0, 0), *((int(choice.gain * scale), choice.cost) for choice in item.choices))
    return Part(item.key, levels, item.least)


def _branches(problem: Problem) -> Iterator[Problem]:
    """The problem itself; where items of different groups need each other, once for each way that may turn out."""
    scale = 1
    bearer = _bearers([replace(group, minimum=group.minimum or Fraction(0)) for group in problem.groups], scale)
    items = {item.key: item for item in problem.items}
    for need in problem.needs:
        other = items.get(need.other)
        if other is not None and need.item in items and bearer[items[need.item].group] != bearer[other.group]:
            yield from _branches(_given(problem, other, need.level))
            yield from _branches(_barred(problem, other, need.level))
            return
    yield problem


def _given(problem: Problem, other: Item, level: int) -> Problem:
    """`other` is lifted at least so far: whoever needs that has it."""
    raised = replace(other, least=max(other.least, level))
    if level > len(other.choices):
        return _barred(problem, other, level)
    needs = tuple(need for need in problem.needs if need.other != other.key or need.level > level)
    return replace(problem, items=tuple(raised if item is other else item for item in problem.items), needs=needs)


def _barred(problem: Problem, other: Item, level: int) -> Problem:
    """`other` is lifted less far: whoever needs more stays where it is."""
    lower = replace(other, choices=other.choices[: level - 1])
    barred = {need.item for need in problem.needs if need.other == other.key and need.level >= level}
    needs = tuple(need for need in problem.needs if need.other != other.key or need.level < level)
    kept = (lower if item is other else replace(item, choices=()) if item.key in barred else item for item in problem.items)
    return replace(problem, items=tuple(kept), needs=needs)
