"""Annotations for a GitHub workflow: each finding at its line of the recap."""

from __future__ import annotations

from lkecheck.model.audit import HasilAudit
from lkecheck.render.formats import github

from ._issues import issues


def render(hasil: HasilAudit) -> bytes:
    """The runner's commands, worst first."""
    return github.render(issues(hasil), (), (hasil.pernyataan,))
