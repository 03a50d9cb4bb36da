"""Fronts: for each cost the greatest gain, nothing that another entry beats. All in whole numbers."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

Pick = tuple[str, int]
"""An item and the level it is lifted to."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One way to do a part of the work."""

    cost: int
    gain: int
    steps: int
    picks: tuple[Pick, ...]


def front(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    """The entries that no other beats, cheapest first; of equals the one with fewer steps, then the first by its picks."""
    kept: list[Entry] = []
    for entry in sorted(entries, key=lambda one: (one.cost, -one.gain, one.steps, one.picks)):
        if not kept or entry.gain > kept[-1].gain:
            kept.append(entry)
    return tuple(kept)


def hull(entries: Sequence[Entry]) -> tuple[Entry, ...]:
    """The entries of a front where gain comes ever dearer: the corners of its lower bound."""
    corners: list[Entry] = []
    for entry in entries:
        while len(corners) > 1 and _below(corners[-2], corners[-1], entry):
            corners.pop()
        corners.append(entry)
    return tuple(corners)


def _below(first: Entry, middle: Entry, last: Entry) -> bool:
    """True where the way from `first` to `last` passes the middle or does better."""
    return (middle.cost - first.cost) * (last.gain - first.gain) >= (last.cost - first.cost) * (middle.gain - first.gain)
