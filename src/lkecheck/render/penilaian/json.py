"""The result as JSON: what other programs, baselines and schemas rely on."""

from __future__ import annotations

from lkecheck.model.penilaian import Laporan


def render(laporan: Laporan) -> bytes:
    """The whole Laporan, indented, in UTF-8, with one newline at the end."""
    return laporan.model_dump_json(indent=1).encode() + b"\n"
