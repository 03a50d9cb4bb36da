"""The audit as SARIF, for code scanning."""

from __future__ import annotations

from lkecheck.model.audit import HasilAudit
from lkecheck.render.formats import sarif

from . import _issues


def render(hasil: HasilAudit) -> bytes:
    """One run over one recap."""
    return sarif.render(
        sarif.Run(
            version=hasil.versi,
            category=f"lkecheck/audit/{hasil.tahun}",
            rules=_issues.rules(hasil),
            issues=_issues.issues(hasil),
            hashes={hasil.berkas: hasil.sha256},
            properties={"skema": hasil.skema, "instansi": hasil.instansi, "pernyataan": hasil.pernyataan},
        )
    )
