"""GitLab's code quality report: what is wrong with a rule, at its line in the pack."""

from __future__ import annotations

from lkecheck.model.uji import HasilUji
from lkecheck.render.formats import gitlab

from ._issues import issues


def render(hasil: HasilUji) -> bytes:
    """Everything is major: a pack with a failing case must not be used."""
    return gitlab.render(issues(hasil), (), hasil.pernyataan)
