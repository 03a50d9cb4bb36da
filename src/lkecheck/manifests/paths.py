"""Where a file may lie: inside the OPD's folder, written with forward slashes."""

from __future__ import annotations

import os
import re
from pathlib import Path

_DRIVE = re.compile(r"[A-Za-z]:")
_CONTROL = re.compile("[\x00-\x1f\x7f]")


def problem(nama: str) -> str | None:
    """What is wrong with a path as written, as the end of a sentence; None where nothing is."""
    if "\\" in nama:
        return f'memakai garis miring terbalik; tulis dengan garis miring, misalnya "{nama.replace(chr(92), "/")[:60]}".'
    if nama.startswith("/") or _DRIVE.match(nama):
        return "adalah letak mutlak; tulis letaknya terhadap manifest, misalnya bukti/laporan.pdf."
    if ".." in nama.split("/"):
        return "keluar dari folder perangkat daerah (..); salin berkasnya ke dalam folder."
    if _CONTROL.search(nama):
        return "memuat karakter kendali; ganti nama berkasnya."
    if not nama.strip("/. "):
        return "tidak menyebut nama berkas."
    return None


def leaves_folder(folder: Path, nama: str) -> bool:
    """True where following links leads out of the folder, or round in a loop."""
    inside = os.path.realpath(folder)
    try:
        target = os.path.realpath(os.path.join(folder, nama), strict=True)
    except FileNotFoundError:
        target = os.path.realpath(os.path.join(folder, nama))
    except OSError:
        return _has_link(folder, nama)
    return os.path.commonpath([inside, target]) != inside


def _has_link(folder: Path, nama: str) -> bool:
    here = folder
    for part in nama.split("/"):
        here = here / part
        if here.is_symlink():
            return True
    return False
