"""What services of CI show: one thing told at one place, and the rule that tells it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any, Literal

Level = Literal["error", "warning", "note"]
LEVELS: tuple[Level, ...] = ("error", "warning", "note")


@dataclass(frozen=True, slots=True)
class Place:
    """A place in a file: a relative path with forward slashes; line and column from 1, 0 for the whole file, or a cell."""

    file: str
    line: int = 0
    column: int = 0
    cell: str = ""


@dataclass(frozen=True, slots=True)
class Issue:
    """One finding; `id` stays as long as it does, `more` are further paragraphs, `waived` says why it counts no more."""

    id: str
    rule: str
    level: Level
    message: str
    place: Place
    subject: str = ""
    step: str = ""
    more: tuple[str, ...] = ()
    related: tuple[tuple[str, Place], ...] = ()
    waived: str | None = None
    weight: Decimal = Decimal(0)
    properties: dict[str, Any] = field(default_factory=dict)

    @property
    def text(self) -> tuple[str, ...]:
        """All that it says, a paragraph each."""
        return tuple(part for part in (self.message, self.step, *self.more) if part)


@dataclass(frozen=True, slots=True)
class Rule:
    """What can be told of a rule without a finding: its name, why it matters, what helps, on what basis."""

    id: str
    level: Level
    why: str
    steps: str
    basis: tuple[str, ...] = ()


def worst_first(issues: Iterable[Issue]) -> list[Issue]:
    """Errors, then warnings, then notes; waived ones last. Within each the weightiest first, else as they came."""
    return sorted(issues, key=lambda issue: (issue.waived is not None, LEVELS.index(issue.level), -issue.weight))
