"""What a check returns: the cells that prove it, the words for the message, and how far the figures are apart."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from lkecheck.model.audit import AturanAudit, Sifat

from .misprints import Slip
from .view import Cell, View


@dataclass(frozen=True)
class Hit:
    """One thing found; the first cell is where it is told, `isi["letak"]` how its place is called.

    `sifat` overrides the rule's where it is milder.
    """

    cells: tuple[Cell, ...]
    isi: Mapping[str, str]
    selisih: Decimal | None = None
    slips: tuple[Slip, ...] = ()
    sifat: Sifat | None = None


@dataclass(frozen=True)
class Check:
    """A rule's turn: the recap, the rule, and how many places it could look at."""

    view: View
    aturan: AturanAudit
    looked: list[int] = field(default_factory=lambda: [0])
    unknown: list[str] = field(default_factory=list)

    @property
    def kolom(self) -> tuple[str, ...]:
        return self.aturan.kolom

    def look(self, many: int = 1) -> None:
        """Counts what was looked at, so that the report can say it."""
        self.looked[0] += many

    def leave(self, what: str) -> None:
        """Something that could not be looked at, in words."""
        self.unknown.append(what)


def names(cells: Iterable[Cell]) -> str:
    """The places of some cells with what is printed there."""
    return "; ".join(f"{cell.letak}: {cell.teks}" for cell in cells)
