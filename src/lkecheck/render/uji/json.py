"""A trial's result as JSON."""

from __future__ import annotations

from lkecheck.model.uji import HasilUji


def render(hasil: HasilUji) -> bytes:
    """The whole result, indented, in UTF-8, with one newline at the end."""
    return hasil.model_dump_json(indent=1).encode() + b"\n"
