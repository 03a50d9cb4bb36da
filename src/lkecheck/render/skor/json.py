"""The values as JSON, for other programs."""

from __future__ import annotations

from lkecheck.model.skor import HasilSkor


def render(hasil: HasilSkor) -> bytes:
    """The whole result, indented, in UTF-8, with one newline at the end."""
    return hasil.model_dump_json(indent=1).encode() + b"\n"
