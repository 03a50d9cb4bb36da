"""The plan's solver against trying everything: no cheaper plan exists, minima and prerequisites hold, ties are decided."""

from __future__ import annotations

from fractions import Fraction
from itertools import product
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.small_pack import steady

from lkecheck.plan.solver.problem import Choice, Group, Item, Need, Problem
from lkecheck.plan.solver.search import NotAffordableError, solve

GROUPS = (("", None), ("A", ""), ("B", ""), ("A1", "A"), ("A2", "A"))
LETTERS = "abcdefghijklmnop"


@st.composite
def ladders(draw, key, group):
    rungs = draw(st.integers(1, 3))
    steps = draw(st.lists(st.tuples(st.integers(0, 6), st.integers(1, 4)), min_size=rungs, max_size=rungs))
    gain, cost, choices = Fraction(0), 0, []
    share = draw(st.sampled_from([1, 2, 3, 7]))
    for more, dearer in steps:
        gain, cost = gain + Fraction(more, share), cost + dearer
        choices.append(Choice(gain, draw(st.sampled_from([cost, 1, dearer]))))
    return Item(key, group, tuple(choices))


@st.composite
def problems(draw, most=6, budget=False, across=False):
    many = draw(st.integers(1, most))
    groups = [draw(st.sampled_from([name for name, _ in GROUPS])) for _ in range(many)]
    items = tuple(draw(ladders(LETTERS[number], group)) for number, group in enumerate(groups))
    needs = []
    for number, item in enumerate(items):
        for other in items[:number]:
            if (across or item.group == other.group) and draw(st.integers(0, 3)) == 0:
                needs.append(Need(item.key, other.key, draw(st.integers(1, 2))))
    minima = {name: Fraction(draw(st.integers(0, 14)), draw(st.sampled_from([1, 2, 3]))) for name, _ in GROUPS}
    asks = draw(st.sets(st.sampled_from([name for name, _ in GROUPS])))
    made = tuple(
        Group(name, parent, minima[name] if name in asks and not budget else Fraction(0), name in asks and draw(st.booleans()))
        for name, parent in GROUPS
    )
    if budget:
        made = tuple(Group(name, parent) for name, parent in GROUPS)
    return Problem(items, made, tuple(needs), draw(st.integers(0, 15)) if budget else None)


def plans(problem):
    """Every plan that keeps to the prerequisites, with its cost and gain."""
    by_key = {item.key: item for item in problem.items}
    for heights in product(*(range(len(item.choices) + 1) for item in problem.items)):
        levels = dict(zip(by_key, heights, strict=True))
        if all(not levels[n.item] or levels.get(n.other, 0) >= n.level for n in problem.needs):
            yield levels


def gained(problem, levels, group=""):
    inside = {group}
    for _ in GROUPS:
        inside |= {one.key for one in problem.groups if one.parent in inside}
    chosen = [item.choices[levels[item.key] - 1].gain for item in problem.items if item.group in inside and levels.get(item.key)]
    return sum(chosen, Fraction(0))


def cost(problem, levels):
    return sum(item.choices[levels[item.key] - 1].cost for item in problem.items if levels.get(item.key))


def reached(problem, levels):
    for group in problem.groups:
        gain = gained(problem, levels, group.key)
        if gain < group.minimum or (group.strict and gain <= group.minimum):
            return False
    return True


def rank(problem, levels):
    return cost(problem, levels), -gained(problem, levels), sum(height > 0 for height in levels.values())


def check_against_all(problem):
    everything = list(plans(problem))
    good = [levels for levels in everything if reached(problem, levels)]
    found = solve(problem)
    levels = {item.key: found.levels.get(item.key, 0) for item in problem.items}
    assert levels in everything
    assert found.proven
    assert (found.cost, found.gain) == (cost(problem, levels), gained(problem, levels))
    if good:
        assert not found.short
        assert reached(problem, levels)
        assert rank(problem, levels) == min(rank(problem, one) for one in good)
        assert found.bound == found.cost
        return
    assert found.short
    for group in problem.groups:
        most = max(gained(problem, one, group.key) for one in everything)
        if group.key in found.short:
            assert found.short[group.key] == most == gained(problem, levels, group.key)
            assert most < group.minimum or (group.strict and most <= group.minimum)
        else:
            assert gained(problem, levels, group.key) >= group.minimum


@steady
@given(problems())
def test_no_cheaper_plan_exists(problem):
    check_against_all(problem)


@steady
@given(problems(most=5, across=True))
def test_no_cheaper_plan_exists_where_groups_need_each_other(problem):
    check_against_all(problem)


@steady
@given(problems(budget=True, across=True))
def test_a_budget_buys_the_greatest_gain(problem):
    affordable = [levels for levels in plans(problem) if cost(problem, levels) <= problem.budget]
    found = solve(problem)
    levels = {item.key: found.levels.get(item.key, 0) for item in problem.items}
    assert levels in affordable
    best = min((-gained(problem, one), *rank(problem, one)) for one in affordable)
    assert (-gained(problem, levels), *rank(problem, levels)) == best
    assert found.proven


@settings(steady, max_examples=60)
@given(problems(across=True), st.randoms(use_true_random=False))
def test_the_order_of_what_is_given_changes_nothing(problem, random):
    shuffled = [list(problem.items), list(problem.groups), list(problem.needs)]
    for part in shuffled:
        random.shuffle(part)
    other = Problem(*(tuple(part) for part in shuffled))
    assert solve(problem) == solve(other)


def sixteen(seed):
    """Sixteen items of one choice, so that everything can be tried; the last four are a chain."""
    random = Random(seed)  # noqa: S311 - the same lots each time
    items = tuple(
        Item(
            key,
            random.choice(["A", "B"]),
            (Choice(Fraction(random.randint(1, 40), random.choice([3, 4, 7])), random.randint(1, 9)),),
        )
        for key in LETTERS
    )
    group = items[12].group
    items = (*items[:12], *(Item(item.key, group, item.choices) for item in items[12:]))
    needs = tuple(Need(LETTERS[later], LETTERS[before]) for later in range(12, 16) for before in range(12, later))
    of = {name: sum((item.choices[0].gain for item in items if item.group == name), Fraction(0)) for name in "AB"}
    groups = (
        Group("", None, (of["A"] + of["B"]) * Fraction(2, 3)),
        Group("A", "", of["A"] / 4),
        Group("B", "", of["B"] / 2, True),
    )
    return Problem(items, groups, needs)


@pytest.mark.parametrize("seed", range(3))
def test_no_cheaper_plan_exists_among_sixteen(seed):
    problem = sixteen(seed)
    good = [levels for levels in plans(problem) if reached(problem, levels)]
    found = solve(problem)
    levels = {item.key: found.levels.get(item.key, 0) for item in problem.items}
    assert rank(problem, levels) == min(rank(problem, one) for one in good)


def test_a_prerequisite_that_nobody_can_lift_bars_the_item():
    item = Item("x", "", (Choice(Fraction(5), 1),))
    found = solve(Problem((item,), (Group("", None, Fraction(1)),), (Need("x", "gone"),)))
    assert found.levels == {}
    assert found.short == {"": 0}


def test_items_that_need_each_other_in_a_ring_are_lifted_together():
    items = tuple(Item(key, "", (Choice(Fraction(2), 1),)) for key in "abc")
    needs = (Need("a", "b"), Need("b", "a"))
    assert solve(Problem(items, (Group("", None, Fraction(3)),), needs)).levels == {"a": 1, "b": 1}


def test_a_search_that_is_given_up_tells_its_best_plan_and_its_bound():
    random = Random(5)  # noqa: S311 - the same lots each time
    items = tuple(Item(f"{n:03}", "", (Choice(Fraction(random.randint(50, 99)), random.randint(50, 99)),)) for n in range(200))
    problem = Problem(items, (Group("", None, Fraction(7001)),))
    exact, given_up = solve(problem), solve(problem, effort=300)
    assert exact.proven
    assert not given_up.proven
    assert given_up.gain >= 7001
    assert given_up.bound <= exact.cost <= given_up.cost


def test_a_budget_that_does_not_reach_for_the_minima_is_told():
    item = Item("x", "", (Choice(Fraction(5), 9),))
    with pytest.raises(NotAffordableError):
        solve(Problem((item,), (Group("", None, Fraction(1)),), budget=3))
