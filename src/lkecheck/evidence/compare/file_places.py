"""Each file that an item names, looked for in the OPD's folder; nothing is opened."""

from __future__ import annotations

import os
import stat
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from lkecheck.core import paths
from lkecheck.core.errors import did_you_mean, reason
from lkecheck.evidence.files.hashing import MAX_BYTES
from lkecheck.model.facts import Cacat
from lkecheck.model.manifest import Bukti

# Windows: the bytes lie in a cloud drive, and reading would fetch them.
_ELSEWHERE = 0x1000 | 0x40000 | 0x400000


@dataclass(frozen=True, slots=True)
class Place:
    """One file that an item names: where it is (None: it is not to be opened), and what is amiss with it so far."""

    nama: str
    path: Path | None
    cacat: tuple[Cacat, ...] = ()


def of(bukti: Bukti, folder: Path, most: int = MAX_BYTES) -> tuple[Place, ...]:
    """Where each file of an item is; none of more than `most` bytes is to be opened."""
    return tuple(_place(bukti, nama, folder, most) for nama in bukti.berkas)


def _place(bukti: Bukti, nama: str, folder: Path, most: int) -> Place:
    odd = tuple(_odd_name(nama))
    path = paths.locate(folder, nama)
    if path is None:
        return Place(nama, None, (*odd, _fault("berkas-hilang", bukti, nama, saran=_near(folder, nama))))
    shut = _shut(bukti, nama, path, most)
    return Place(nama, None, (*odd, shut)) if shut is not None else Place(nama, path, odd)


def _near(folder: Path, nama: str) -> str:
    inside, name = os.path.split(nama)
    return did_you_mean(name, paths.entries(folder / inside)).strip()


def _shut(bukti: Bukti, nama: str, path: Path, most: int) -> Cacat | None:
    """Why a file is not opened at all, by what the folder says of it."""
    try:
        info = path.stat()
    except OSError as error:
        return _fault("berkas-gagal-diperiksa", bukti, nama, sebab=reason(error))
    if not stat.S_ISREG(info.st_mode):
        return _fault("berkas-gagal-diperiksa", bukti, nama, sebab="bukan berkas biasa")
    if getattr(info, "st_file_attributes", 0) & _ELSEWHERE:
        sebab = "isinya masih di penyimpanan awan; unduh dahulu ke komputer ini"
        return _fault("berkas-gagal-diperiksa", bukti, nama, sebab=sebab)
    if info.st_size == 0:
        return _fault("berkas-kosong", bukti, nama)
    if info.st_size > most:
        return _fault("berkas-melampaui-batas", bukti, nama, ukuran=_mb(info.st_size), batas=_mb(most))
    return None


def _odd_name(nama: str) -> Iterator[Cacat]:
    if any(unicodedata.category(letter) in ("Cf", "Cc", "Co") for letter in nama):
        shown = "".join(letter if unicodedata.category(letter)[0] != "C" else "?" for letter in nama)
        yield Cacat("nama-berkas-tak-wajar", {"berkas": shown, "sebab": "memuat huruf tak terlihat atau pengatur arah tulisan"})
    elif any(part != part.strip() or part.endswith(".") for part in paths.plain(nama).split("/")):
        yield Cacat("nama-berkas-tak-wajar", {"berkas": nama, "sebab": "diawali atau diakhiri spasi atau titik"})


def _fault(name: str, bukti: Bukti, berkas: str, **more: str) -> Cacat:
    return Cacat(name, {"judul": bukti.judul, "berkas": berkas, **more})


def _mb(size: int) -> str:
    return f"{size / 1024 / 1024:.0f} MB"
