"""The plan as JSON: what other programs rely on."""

from __future__ import annotations

from lkecheck.model.rencana import Rencana


def render(rencana: Rencana) -> bytes:
    """The whole Rencana, indented, in UTF-8, with one newline at the end."""
    return rencana.model_dump_json(indent=1).encode() + b"\n"
