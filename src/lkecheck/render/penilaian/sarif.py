"""The result as SARIF, for code scanning: a finding is a result, a kind of finding is a rule."""

from __future__ import annotations

from lkecheck.model.penilaian import Laporan
from lkecheck.render.formats import sarif
from lkecheck.words.set_aside import statement

from . import _issues


def render(laporan: Laporan) -> bytes:
    """One run; manifests that could not be judged are its notifications."""
    packs = sorted({satu.paket.id for satu in laporan.penilaian})
    years = sorted({str(satu.tahun) for satu in laporan.penilaian})
    return sarif.render(
        sarif.Run(
            version=laporan.alat.versi,
            category="/".join(("lkecheck", "-".join(packs), "-".join(years))) if packs else "lkecheck",
            rules=_issues.rules(laporan),
            issues=_issues.issues(laporan),
            broken=_issues.broken(laporan),
            hashes={satu.manifest.berkas: satu.manifest.sha256 for satu in laporan.penilaian},
            properties={"skema": laporan.skema, "tanggal": laporan.tanggal, "pernyataan": statement(laporan)},
        )
    )
