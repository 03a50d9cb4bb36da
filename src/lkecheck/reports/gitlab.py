"""GitLab's code quality report: each finding at its line of the manifest."""

from __future__ import annotations

from ..formats import gitlab
from ..model.penilaian import Laporan
from ._issues import broken, issues


def render(laporan: Laporan) -> bytes:
    """mayor is major, minor minor, observasi info; a manifest that could not be judged is critical."""
    return gitlab.render(issues(laporan), broken(laporan), laporan.pernyataan)
