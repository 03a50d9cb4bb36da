"""What services of CI show: things told at places, the rules that tell them, and tests that passed or did not."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any, Literal

from lkecheck.model.penilaian import Lokasi

Level = Literal["error", "warning", "note"]
LEVELS: tuple[Level, ...] = ("error", "warning", "note")


@dataclass(frozen=True, slots=True)
class Place:
    """A place in a file: a relative path with forward slashes; line and column from 1, 0 for the whole file, or a cell."""

    file: str
    line: int = 0
    column: int = 0
    cell: str = ""


def place(lokasi: Lokasi) -> Place:
    """A cell of a workbook, where lines mean nothing; else line and column."""
    return Place(lokasi.berkas, lokasi.baris, lokasi.kolom) if lokasi.sel is None else Place(lokasi.berkas, cell=lokasi.sel)


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
    properties: Mapping[str, Any] = field(default_factory=dict)

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


@dataclass(frozen=True, slots=True)
class Case:
    """One test: passed, or not and why; `said` is what a passed one has to tell."""

    group: str
    name: str
    outcome: Literal["passed", "failure", "error", "skipped"] = "passed"
    kind: str = ""
    message: str = ""
    body: str = ""
    said: str = ""


@dataclass(frozen=True, slots=True)
class Suite:
    """Tests that belong together, with what holds for all of them."""

    name: str
    cases: Sequence[Case]
    properties: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class CiReport:
    """A whole result: the tool's version, a name for runs of this kind, and all that it found.

    `broken` could not be judged; `notes` say what was left out; `opening` says how much was looked at; `hashes` are those
    of the files that were judged, the first of them first.
    """

    version: str
    category: str
    statement: str
    issues: Sequence[Issue]
    rules: Sequence[Rule]
    suites: Sequence[Suite]
    broken: Sequence[tuple[str, Place]] = ()
    notes: Sequence[str] = ()
    opening: str = ""
    hashes: Mapping[str, str] = field(default_factory=dict)
    properties: Mapping[str, Any] = field(default_factory=dict)

    @property
    def caveat(self) -> str:
        """The statement with what was left out, for forms that have one place for both."""
        return " ".join((self.statement, *self.notes))


def worst_first(issues: Iterable[Issue]) -> list[Issue]:
    """Errors, then warnings, then notes; waived ones last. Within each the weightiest first, else as they came."""
    return sorted(issues, key=lambda issue: (issue.waived is not None, LEVELS.index(issue.level), -issue.weight))


def worst(levels: Iterable[Level]) -> Level:
    """The worst of them."""
    return min(levels, key=LEVELS.index)
