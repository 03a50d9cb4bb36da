"""Annotations for a GitHub workflow: each finding at its line of the manifest, worst first."""

from __future__ import annotations

from lkecheck.model.penilaian import Laporan
from lkecheck.render.formats import github
from lkecheck.render.formats.plain import line
from lkecheck.words.set_aside import of_run

from ._issues import broken, issues


def render(laporan: Laporan) -> bytes:
    """The runner's commands; the whole report belongs into the summary of the step (format markdown)."""
    return github.render(issues(laporan), broken(laporan), (laporan.pernyataan, *map(line, of_run(laporan))))
