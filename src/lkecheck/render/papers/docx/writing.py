"""All papers of a run."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from lkecheck.core.errors import DocumentError, Galat
from lkecheck.model.penilaian import Laporan
from lkecheck.render.papers.of_city import city, papers

from . import filling
from .templates import CITY, OPD, Templates, shipped


def write(laporan: Laporan, own: Templates | None = None) -> dict[str, bytes]:
    """Papers by file name: those of the run, then those of each OPD; a request only where something is asked for."""
    templates = own if own is not None else shipped()
    day = date.fromisoformat(laporan.tanggal)
    return {f"{file}.docx": _paper(templates, name, naskah, title, day) for file, name, naskah, title in _wanted(laporan)}


def _wanted(laporan: Laporan) -> Iterator[tuple[str, str, Any, str]]:
    kota = city(laporan)
    for name, title in CITY.items():
        yield name, name, kota, title
    for code, naskah in papers(laporan, kota):
        for name, title in OPD.items():
            if name != "permintaan-dokumen" or naskah.opd.diminta:
                yield f"{name}-{code}", name, naskah, f"{title} {naskah.opd.kode}"


def _paper(templates: Templates, name: str, naskah: Any, title: str, day: date) -> bytes:
    try:
        return filling.filled(templates[name], naskah, title, day)
    except filling.UNFIT as error:
        raise DocumentError([Galat(f"{name}.docx", 0, 0, filling.why(error))]) from None
