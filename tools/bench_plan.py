"""Figures of planning: made-up OPDs with ladders and chains, solved for shares, an index, and within a budget."""

from __future__ import annotations

import random
import time
from collections.abc import Iterator
from fractions import Fraction

from lkecheck.plan.solver.problem import Choice, Group, Item, Need, Problem, Solution
from lkecheck.plan.solver.search import solve

Figure = tuple[str, float, float | None]
DAYS = (1, 2, 3, 4, 5, 6, 8, 10, 12, 15, 20, 30, 40)
"""Half working days of a step; 1 alone where steps are counted."""


def problem(opds: int, criteria: int, days: tuple[int, ...], share: Fraction) -> Problem:
    """OPDs whose unmet criteria stand each on a ladder of one to three answers, a quarter of them in chains of four."""
    lots = random.Random(7)
    items: list[Item] = []
    needs: list[Need] = []
    groups = [Group("", None)]
    for opd in range(opds):
        total = Fraction(0)
        for number in range(criteria):
            worth = Fraction(lots.choice([20, 30, 40, 50, 60, 80, 100, 200]), 100 * lots.randint(2, 9))
            scores = (Fraction(33, 100), Fraction(67, 100), Fraction(1))[-lots.randint(1, 3) :]
            costs = sorted(lots.choice(days) for _ in scores)
            choices = tuple(Choice(worth * score, cost) for score, cost in zip(scores, costs, strict=True))
            items.append(Item(f"{opd:02}/{number:03}", f"{opd:02}", choices))
            total += worth
        for chain in range(criteria // 16):
            keys = [f"{opd:02}/{4 * chain + step:03}" for step in range(4)]
            needs += [Need(keys[later], keys[before]) for later in range(4) for before in range(later)]
        groups.append(Group(f"{opd:02}", "", total * share))
    return Problem(tuple(items), tuple(groups), tuple(needs))


def whole(made: Problem, share: Fraction) -> Problem:
    """The same with one target for all of it, as an index has."""
    total = sum((item.choices[-1].gain for item in made.items), Fraction(0))
    return Problem(made.items, (Group("", None, total * share), *made.groups[1:]), made.needs)


def figures() -> Iterator[Figure]:
    """(name, value, target): milliseconds for one OPD of 250 criteria, seconds for a city of 40."""
    for name, days in (("steps counted", (1,)), ("working days", DAYS)):
        one = problem(1, 250, days, Fraction(9, 10))
        yield f"plan, 250 criteria, {name}, ms", 1000 * _shortest(one, 5)[0], 200
        for label, made in (
            ("each OPD 90%", problem(40, 125, days, Fraction(9, 10))),
            ("one index", whole(problem(40, 125, days, Fraction(0)), Fraction(7, 10))),
            ("index and each OPD", whole(problem(40, 125, days, Fraction(1, 2)), Fraction(7, 10))),
        ):
            seconds, solution = _shortest(made, 2)
            options = sum(len(item.choices) for item in made.items)
            state = "proven" if solution.proven else f"gap {float(solution.cost - solution.bound)}"
            yield f"plan, city of 40 OPDs, {options} options, {label}, {name} ({state}), s", seconds, 5


def _shortest(made: Problem, times: int) -> tuple[float, Solution]:
    runs = []
    for _ in range(times):
        begin = time.perf_counter()
        solution = solve(made)
        runs.append((time.perf_counter() - begin, solution))
    return min(runs, key=lambda run: run[0])
