"""GitLab's code quality report: each finding at its line of the recap."""

from __future__ import annotations

from lkecheck.model.audit import HasilAudit
from lkecheck.render.formats import gitlab

from ._issues import issues


def render(hasil: HasilAudit) -> bytes:
    """salah is major, perlu_dilihat minor."""
    return gitlab.render(issues(hasil), (), hasil.pernyataan)
