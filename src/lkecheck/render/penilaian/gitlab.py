"""GitLab's code quality report: each finding at its line of the manifest."""

from __future__ import annotations

from collections.abc import Iterator

from lkecheck.model.penilaian import Laporan
from lkecheck.render.formats import gitlab
from lkecheck.render.formats.issue import Issue, Place
from lkecheck.words.set_aside import of_run

from ._issues import broken, issues


def render(laporan: Laporan) -> bytes:
    """mayor is major, minor minor, observasi info; a manifest that could not be judged is critical."""
    return gitlab.render([*issues(laporan), *_notes(laporan)], broken(laporan), laporan.pernyataan)


def _notes(laporan: Laporan) -> Iterator[Issue]:
    """What was left out, as information at the first manifest: the report has no other place for it."""
    where = laporan.penilaian[0].manifest.berkas if laporan.penilaian else ""
    for number, note in enumerate(of_run(laporan), start=1):
        yield Issue(f"catatan-{number}", "catatan", "note", note, Place(where, 1, 1))
