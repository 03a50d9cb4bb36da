"""Annotations for a GitHub workflow: what is wrong with a rule, at its line in the pack."""

from __future__ import annotations

from lkecheck.model.uji import HasilUji
from lkecheck.render.formats import github

from ._issues import issues


def render(hasil: HasilUji) -> bytes:
    """The runner's commands, and how much was run."""
    return github.render(issues(hasil), (), (f"{len(hasil.kasus)} kasus dijalankan. {hasil.pernyataan}",))
