"""A trial as SARIF, for code scanning of a repository of packs."""

from __future__ import annotations

from lkecheck.model.uji import HasilUji
from lkecheck.render.formats import sarif

from . import _issues


def render(hasil: HasilUji) -> bytes:
    """One run over one pack."""
    return sarif.render(
        sarif.Run(
            version=hasil.versi,
            category="lkecheck/uji",
            rules=_issues.rules(hasil),
            issues=_issues.issues(hasil),
            properties={"skema": hasil.skema, "paket": hasil.paket, "kasus": len(hasil.kasus), "pernyataan": hasil.pernyataan},
        )
    )
