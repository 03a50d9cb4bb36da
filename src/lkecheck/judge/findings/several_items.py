"""Findings about several items together: copies, papers of one event, files that nobody names."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lkecheck.model.penilaian import Temuan

from . import event_papers
from .context import Context

SHOWN = 10
"""How many names a message lists before it counts the rest."""


def findings(context: Context, unlisted: Sequence[str]) -> Iterator[Temuan]:
    """Copies within the manifest, incomplete or contradicting events, and files in the folder without an item."""
    yield from _copies(context)
    yield from event_papers.findings(context)
    if unlisted:
        rest = len(unlisted) - SHOWN
        names = ", ".join(unlisted[:SHOWN]) + (f", dan {rest} berkas lain" if rest > 0 else "")
        yield context.make("berkas-tak-terdaftar", {"berkas": names})


def _copies(context: Context) -> Iterator[Temuan]:
    by_content: dict[str, list[str]] = {}
    for nama in context.items:
        for sidik in dict.fromkeys(context.hashes(nama)):
            by_content.setdefault(sidik, []).append(nama)
    told: set[tuple[str, ...]] = set()
    for names in by_content.values():
        ids = tuple(sorted(names))
        declared = {context.items[nama].halaman for nama in names}
        if len(ids) < 2 or ids in told or (None not in declared and len(declared) == len(ids)):
            continue
        told.add(ids)
        first, *others = (context.items[nama].judul for nama in names)
        isi = {"judul": first, "lain": ", ".join(f'"{judul}"' for judul in others)}
        yield context.make("bukti-ganda", isi, bukti=ids, tempat=context.place_of(names[1]))
