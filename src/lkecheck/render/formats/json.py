"""A result as JSON: what other programs rely on."""

from __future__ import annotations

from pydantic import BaseModel


def render(result: BaseModel) -> bytes:
    """The whole result, indented, in UTF-8, with one newline at the end."""
    return result.model_dump_json(indent=1).encode() + b"\n"
