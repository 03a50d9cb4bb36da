"""Where a file may lie: inside its folder, written with forward slashes; and where it is found.

Names are compared after Unicode normalisation (NFC), since disks and editors compose letters differently.
"""

from __future__ import annotations

import os
import posixpath
import re
import unicodedata
from pathlib import Path

from .errors import UsageError

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


def plain(nama: str) -> str:
    """One spelling for all ways to write a path: no `./`, no doubled slashes, NFC."""
    return unicodedata.normalize("NFC", posixpath.normpath(nama))


def locate(folder: Path, nama: str) -> Path | None:
    """The file of that name as it stands on disk, letter case and all; None where there is none."""
    here = folder
    for part in plain(nama).split("/"):
        names = entries(here)
        entry = part if part in names else next((name for name in names if unicodedata.normalize("NFC", name) == part), None)
        if entry is None:
            return None
        here = here / entry
    return here


def leaves_folder(folder: Path, nama: str) -> bool:
    """True where following links leads out of the folder, or round in a loop."""
    path = locate(folder, nama)
    if path is None:
        return False
    try:
        target = os.path.realpath(path, strict=True)
    except OSError:
        # A loop, or a link to nothing: only a link can be either.
        return _outside(folder, os.path.realpath(path)) or path.is_symlink()
    return _outside(folder, target)


def from_root(root: Path, path: Path) -> str:
    """The name of a file from `root` on, with forward slashes; raises UsageError where it does not lie below it."""
    try:
        folder = Path(os.path.realpath(path.parent)).relative_to(os.path.realpath(root))
        return (folder / path.name).as_posix()
    except ValueError:
        raise UsageError(f'"{path}" tidak berada di bawah "{root}"; sebut folder yang memuat keduanya pada --root.') from None


def entries(folder: Path) -> frozenset[str]:
    """Names in a folder; none where it cannot be read."""
    try:
        return frozenset(os.listdir(folder))
    except OSError:
        return frozenset()


def cache_folder() -> Path | None:
    """Where this user keeps what can be made again, or None where none is wanted."""
    if os.environ.get("LKECHECK_NO_CACHE"):
        return None
    base = os.environ.get("XDG_CACHE_HOME") or os.environ.get("LOCALAPPDATA")
    try:
        return (Path(base) if base else Path.home() / ".cache") / "lkecheck"
    except RuntimeError:  # no home folder
        return None


def _outside(folder: Path, target: str) -> bool:
    inside = os.path.realpath(folder)
    return os.path.commonpath([inside, target]) != inside
