"""Which templates there are: those that came along, and an office's own of the same names."""

from __future__ import annotations

from collections.abc import Mapping
from importlib.resources import files
from pathlib import Path

from lkecheck.core.errors import DocumentError, Galat, UsageError, did_you_mean, reason
from lkecheck.render.papers.fields import NaskahKota, NaskahOpd

from .filling import checked
from .package import MAX_BYTES

CITY = {
    "laporan-hasil-reviu": "Laporan Hasil Reviu",
    "pernyataan-telah-direviu": "Pernyataan Telah Direviu",
    "berita-acara": "Berita Acara Pembahasan Hasil Reviu",
}
OPD = {"catatan-hasil-reviu": "Catatan Hasil Reviu", "permintaan-dokumen": "Permintaan Dokumen"}
ROOTS: dict[str, type] = {**dict.fromkeys(CITY, NaskahKota), **dict.fromkeys(OPD, NaskahOpd)}

Templates = Mapping[str, bytes]


def shipped() -> dict[str, bytes]:
    """Those that came along, by name."""
    folder = files(__package__) / "templat"
    return {name: (folder / f"{name}.docx").read_bytes() for name in ROOTS}


def own(folder: Path) -> Templates:
    """All templates, the folder's own in place of those that came along; raises DocumentError with all that is wrong."""
    found, wrong = shipped(), []
    for path in _listed(folder):
        if path.stem not in ROOTS:
            hint = did_you_mean(path.stem, ROOTS)
            wrong.append(Galat(path.name, 0, 0, f"bukan nama naskah.{hint} Yang ada: {', '.join(ROOTS)}."))
            continue
        try:
            with path.open("rb") as file:
                found[path.stem] = file.read(MAX_BYTES + 1)
        except OSError as error:
            wrong.append(Galat(path.name, 0, 0, f"tidak dapat dibaca ({reason(error)})."))
            continue
        wrong += [Galat(path.name, 0, 0, one) for one in checked(found[path.stem], ROOTS[path.stem])]
    if wrong:
        raise DocumentError(wrong)
    return found


def _listed(folder: Path) -> list[Path]:
    """The Word files in the folder; what Word keeps beside an open one is none."""
    try:
        inside = sorted(folder.iterdir())
    except OSError as error:
        raise UsageError(f'Folder templat "{folder}" tidak dapat dibaca ({reason(error)}).') from None
    named = [path for path in inside if path.suffix.lower() == ".docx" and not path.name.startswith(("~$", "."))]
    if not named:
        raise UsageError(f'Folder templat "{folder}" tidak memuat berkas .docx; nama yang dikenal: {", ".join(ROOTS)}.')
    return named
