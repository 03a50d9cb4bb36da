"""Where something stands: a line of a text, or a cell of a workbook."""

from __future__ import annotations

from typing import NamedTuple


class Sel(NamedTuple):
    """A place in a workbook: row, column, and the cell as a spreadsheet writes it."""

    baris: int
    kolom: int
    nama: str


Tempat = tuple[int, int] | Sel
"""Line and column, from 1; in a workbook with the cell's name."""
