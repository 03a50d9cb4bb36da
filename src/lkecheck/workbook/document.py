"""What was read of a workbook, as plain data with the cell of every value: the same shape as a manifest's YAML has."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from openpyxl.utils import get_column_letter

from lkecheck.core.errors import Galat
from lkecheck.core.places import Sel

Step = str | int
CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\x80-\x9f\ud800-\udfff\ufffe\uffff]")
"""What neither a manifest nor a terminal may get."""


def shown(text: str) -> str:
    """A text as a message may repeat it."""
    return CONTROL.sub("?", text)


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell by its sheet, row and column, from 1."""

    lembar: str
    baris: int
    kolom: int

    @property
    def nama(self) -> str:
        """As a spreadsheet writes it: 'PMN.1 Manajemen'!E7."""
        plain = re.fullmatch(r"[A-Za-z_][A-Za-z0-9_]*", self.lembar)
        sheet = self.lembar if plain else "'" + self.lembar.replace("'", "''") + "'"
        return f"{shown(sheet)}!{get_column_letter(self.kolom)}{self.baris}"


@dataclass(slots=True)
class SheetDocument:
    """Plain data with the way back to its cells; stands where a YAML document would."""

    data: Any
    root: object = True
    cells: dict[tuple[Step, ...], Cell] = field(default_factory=dict)
    notes: list[Galat] = field(default_factory=list)
    """What is told beside errors: names that were found elsewhere, files that no row names."""

    versi: str = ""
    """Version of the pack that the workbook was made with."""

    def note(self, path: tuple[Step, ...], cell: Cell) -> None:
        """Remembers where the value at a path stands."""
        self.cells[path] = cell

    def find(self, path: Sequence[Step]) -> Cell | None:
        """The cell of a path, or of what it stands in."""
        for length in range(len(path), 0, -1):
            cell = self.cells.get(tuple(path[:length]))
            if cell is not None:
                return cell
        return None

    def place(self, path: Sequence[Step], *, key: bool = False) -> Sel:  # noqa: ARG002 - a cell holds key and value
        """Row and column, and the sheet they are on."""
        cell = self.find(path)
        return Sel(cell.baris, cell.kolom, cell.nama) if cell else Sel(1, 1, "")

    def tell(self, nama: str, path: Sequence[Step], pesan: str, *, key: bool = False) -> Galat:  # noqa: ARG002
        """A problem at a path, by sheet and cell."""
        cell = self.find(path)
        return Galat(nama, 0, 0, shown(pesan), cell.nama if cell else "")
