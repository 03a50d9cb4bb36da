"""A report -> PDF, with typst's own fonts: nothing of the machine's, so that the bytes are the same everywhere."""

from __future__ import annotations

import json
from dataclasses import asdict
from importlib.resources import files
from typing import Any

import typst

from lkecheck import words
from lkecheck.model.penilaian import Laporan
from lkecheck.render.formats.plain import clean
from lkecheck.render.papers.of_city import city

from .letters import showable

TITLE = "Laporan pemeriksaan bukti LKE PMPRB"
STANDARD: typst.PDFStandard = "a-2a"
"""For keeping, and for those who listen to a page."""


def print_report(laporan: Laporan) -> bytes:
    """The pages; texts go in as data only."""
    data = _words(asdict(city(laporan)))
    data |= {"judul": TITLE, "hari": [int(part) for part in laporan.tanggal.split("-")]}
    fonts = typst.Fonts(include_system_fonts=False)
    text = showable(json.dumps(data, ensure_ascii=False), fonts, STANDARD)
    template = (files(__package__) / "laporan.typ").read_bytes()
    made = typst.compile(template, font_paths=fonts, sys_inputs={"data": text}, format="pdf", pdf_standards=[STANDARD])
    return made if isinstance(made, bytes) else b"".join(made or [])


def _words(value: Any) -> Any:
    """Counts as they are printed, and no character that is none."""
    if isinstance(value, dict):
        return {name: _words(one) for name, one in value.items()}
    if isinstance(value, list | tuple):
        return [_words(one) for one in value]
    if isinstance(value, str):
        return clean(value)
    return value if isinstance(value, bool) else words.count(value)
