"""The action plan (RATL) as a table for a spreadsheet, where text stays text."""

from __future__ import annotations

from lkecheck.model.rencana import BarisRatl, Rencana
from lkecheck.render.formats import csv


def render(rencana: Rencana) -> bytes:
    """One row for each step under the names of the columns."""
    return csv.render(tuple(BarisRatl.model_fields), (dict(row) for row in rencana.ratl))
