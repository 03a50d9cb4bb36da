"""`python -m tools.templates`: writes the templates and docs/naskah.md anew."""

from __future__ import annotations

from pathlib import Path

from lkecheck.render.papers.docx.package import repacked
from lkecheck.render.papers.docx.templates import CITY, OPD

from . import city, fieldlist, opd

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "src" / "lkecheck" / "render" / "papers" / "docx" / "templat"
MAKERS = {
    "laporan-hasil-reviu": city.report,
    "pernyataan-telah-direviu": city.statement,
    "berita-acara": city.minutes,
    "catatan-hasil-reviu": opd.notes,
    "permintaan-dokumen": opd.request,
}


def made() -> dict[str, bytes]:
    """Each template by its name."""
    titles = {**CITY, **OPD}
    return {name: repacked(make().bytes(titles[name])) for name, make in MAKERS.items()}


if __name__ == "__main__":
    FOLDER.mkdir(exist_ok=True)
    for name, data in made().items():
        (FOLDER / f"{name}.docx").write_bytes(data)
        print(f"{name}.docx ditulis.")
    (ROOT / "docs" / "naskah.md").write_text(fieldlist.page(), encoding="utf-8")
