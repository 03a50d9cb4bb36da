"""Items that need each other become one part with one front; every way of lifting them is looked at."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from .pareto import Entry, front
from .problem import Need

Open = tuple[tuple[str, int], ...]
"""How high the items stand that others still ask about."""


@dataclass(frozen=True, slots=True)
class Part:
    """An item in whole numbers: (gain, cost) of each level from 0, and the level that it must at least reach."""

    key: str
    levels: tuple[tuple[int, int], ...]
    least: int = 0


def fronts(parts: Sequence[Part], needs: Sequence[Need]) -> list[tuple[Entry, ...]]:
    """The fronts of all components, in a fixed order; an empty one where nothing is allowed."""
    by_key = {part.key: part for part in parts}
    tied = {key for need in needs for key in (need.item, need.other)} & set(by_key)
    found = list(_alone(part for part in parts if part.key not in tied))
    for members in _connected(sorted(tied), needs):
        found.append(_component([by_key[key] for key in members], needs))
    return found


def _alone(parts: Iterable[Part]) -> Iterator[tuple[Entry, ...]]:
    """Parts that need nobody. Those with one choice of the same worth and cost are bundled by 1, 2, 4 and so on: the bundles
    make up any number of them, in far fewer ways.
    """
    alike: dict[tuple[object, ...], list[Part]] = {}
    for part in sorted(parts, key=lambda one: one.key):
        own = (part.levels, part.least) if len(part.levels) == 2 and part.least == 0 else (part.key,)
        alike.setdefault(own, []).append(part)
    for same in alike.values():
        size = 1
        while same:
            bundle, same = same[:size], same[size:]
            yield _ladder(bundle)
            size *= 2


def _ladder(same: Sequence[Part]) -> tuple[Entry, ...]:
    """The levels of an item; of a bundle: all of it or nothing."""
    first, many = same[0], len(same)
    picks = [tuple((part.key, level) for part in same) if level else () for level in range(len(first.levels))]
    rising = range(first.least, len(first.levels))
    return front(Entry(many * first.levels[n][1], many * first.levels[n][0], many * int(n > 0), picks[n]) for n in rising)


def _connected(keys: Iterable[str], needs: Iterable[Need]) -> list[list[str]]:
    """Keys of items that hang together, each set in an order in which what is needed comes early."""
    ahead: dict[str, set[str]] = {key: set() for key in keys}
    linked: dict[str, set[str]] = {key: set() for key in ahead}
    for need in needs:
        if need.item in ahead and need.other in ahead:
            ahead[need.item].add(need.other)
            linked[need.item].add(need.other)
            linked[need.other].add(need.item)
    left, found = set(ahead), []
    for key in sorted(ahead):
        if key in left:
            members = _reached(key, linked)
            left -= members
            found.append(_in_order(members, ahead))
    return found


def _reached(key: str, linked: Mapping[str, set[str]]) -> set[str]:
    members, waiting = {key}, [key]
    while waiting:
        fresh = linked[waiting.pop()] - members
        members |= fresh
        waiting += sorted(fresh)
    return members


def _in_order(members: set[str], ahead: Mapping[str, set[str]]) -> list[str]:
    """What is needed first; where items need each other in a ring, by key."""
    order: list[str] = []
    left = set(members)
    while left:
        ready = sorted(key for key in left if not ahead[key] & left) or [min(left)]
        order += ready
        left -= set(ready)
    return order


def _component(parts: Sequence[Part], needs: Sequence[Need]) -> tuple[Entry, ...]:
    """Item by item, keeping apart what later items still ask about."""
    place = {part.key: number for number, part in enumerate(parts)}
    known = [need for need in needs if need.item in place]
    states: dict[Open, tuple[Entry, ...]] = {(): (Entry(0, 0, 0, ()),)}
    for number, part in enumerate(parts):
        fresh: dict[Open, list[Entry]] = {}
        for standing, entries in states.items():
            for level in range(part.least, len(part.levels)):
                heights = {**dict(standing), part.key: level}
                if all(_kept(need, heights, place) for need in known if part.key in (need.item, need.other)):
                    still = _still_open(heights, known, place, number)
                    fresh.setdefault(still, []).extend(_lifted(entry, part, level) for entry in entries)
        states = {standing: front(entries) for standing, entries in sorted(fresh.items())}
    return front(entry for entries in states.values() for entry in entries)


def _lifted(entry: Entry, part: Part, level: int) -> Entry:
    gain, cost = part.levels[level]
    picks = (*entry.picks, (part.key, level)) if level else entry.picks
    return Entry(entry.cost + cost, entry.gain + gain, entry.steps + int(level > 0), picks)


def _kept(need: Need, heights: Mapping[str, int], place: Mapping[str, int]) -> bool:
    """False where both sides are decided and the need is not met; what is not there at all is never met."""
    if need.other not in place:
        return not heights.get(need.item)
    if need.item not in heights or need.other not in heights:
        return True
    return not heights[need.item] or heights[need.other] >= need.level


def _still_open(heights: Mapping[str, int], needs: Sequence[Need], place: Mapping[str, int], number: int) -> Open:
    """Only what later items can tell apart: at which of the levels that they ask for an item has arrived."""
    asked: dict[str, set[int]] = {}
    for need in needs:
        if place.get(need.other, -1) > number:
            asked.setdefault(need.item, set()).add(1)
        elif place[need.item] > number and need.other in place:
            asked.setdefault(need.other, set()).add(need.level)
    return tuple(
        (key, max((level for level in asked[key] if level <= height), default=0))
        for key, height in sorted(heights.items())
        if key in asked
    )
