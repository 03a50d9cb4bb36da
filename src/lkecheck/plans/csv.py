"""The action plan (RATL) as a table for a spreadsheet, where text stays text."""

from __future__ import annotations

from ..formats import csv
from ..model.rencana import BarisRatl, Rencana


def render(rencana: Rencana) -> bytes:
    """One row for each step under the names of the columns."""
    return csv.render(tuple(BarisRatl.model_fields), (dict(row) for row in rencana.ratl))
