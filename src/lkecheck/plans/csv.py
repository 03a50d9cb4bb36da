"""The action plan (RATL) as a table for a spreadsheet, where text stays text."""

from __future__ import annotations

import csv
import io

from ..model.rencana import BarisRatl, Rencana

_FORMULA = ("=", "+", "-", "@", "\t", "\n")


def render(rencana: Rencana) -> bytes:
    """One row for each step under the names of the columns; commas between, quoted where needed."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    columns = list(BarisRatl.model_fields)
    writer.writerow(columns)
    for row in rencana.ratl:
        writer.writerow([_cell(getattr(row, name)) for name in columns])
    return out.getvalue().encode()


def _cell(value: object) -> str:
    """A text that a spreadsheet would take for a formula is marked as text by an apostrophe."""
    # A lone carriage return would end the row for some readers.
    text = str(value).replace("\r\n", "\n").replace("\r", "\n")
    return f"'{text}" if text.startswith(_FORMULA) else text
