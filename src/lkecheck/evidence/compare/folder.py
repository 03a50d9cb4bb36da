"""An item's files in the OPD's folder: which there are, and what their names, sizes, hashes and contents tell."""

from __future__ import annotations

import os
import re
import stat
import unicodedata
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from lkecheck.core import paths
from lkecheck.core.errors import did_you_mean, reason
from lkecheck.evidence.files import our_workbooks
from lkecheck.evidence.files.hashing import MAX_BYTES
from lkecheck.evidence.files.opened import Opened
from lkecheck.model.facts import Cacat
from lkecheck.model.manifest import Bukti

from . import contents
from .contents import Accepted

if TYPE_CHECKING:
    from lkecheck.model.berkas import IsiBerkas

MAX_LISTED = 20_000

# Windows: the bytes lie in a cloud drive, and reading would fetch them.
_ELSEWHERE = 0x1000 | 0x40000 | 0x400000
_HANDED_IN = re.compile(r"manifest\.yaml\Z|LKE-.+\.xlsx\Z")
"""Files that say that a folder is an OPD's: what is in it is its own."""


@dataclass(frozen=True, slots=True)
class Look:
    """What was seen of one item's files: faults, hashes, and what each file that could be opened says."""

    cacat: tuple[Cacat, ...] = ()
    sha256: tuple[str, ...] = ()
    isi: tuple[IsiBerkas, ...] = ()


@dataclass(frozen=True, slots=True)
class Place:
    """One file that an item names: where it is, or the faults that keep it from being opened."""

    nama: str
    path: Path | None
    cacat: tuple[Cacat, ...] = ()


@dataclass(slots=True)
class Folder:
    """One OPD's folder."""

    path: Path
    accepted: Accepted
    max_bytes: int = MAX_BYTES

    def places(self, bukti: Bukti) -> tuple[Place, ...]:
        """Where each file of an item is; nothing is opened."""
        return tuple(self._place(bukti, nama) for nama in bukti.berkas)

    def look(self, bukti: Bukti, places: Sequence[Place], opened: Mapping[Path, Opened]) -> Look:
        """What the opened files of one item tell. `opened` holds every path of `places`."""
        faults: list[Cacat] = []
        hashes: list[str] = []
        seen: list[IsiBerkas] = []
        for place in places:
            faults += place.cacat
            if place.path is None:
                continue
            found = opened[place.path]
            if found.sha256 is not None:
                hashes.append(found.sha256)
            if found.isi is None:
                faults.append(_fault("berkas-gagal-diperiksa", bukti, place.nama, sebab=found.gagal or ""))
                continue
            seen.append(found.isi)
            faults += contents.faults(bukti, place.nama, found.isi, self.accepted)
        faults += _hash_faults(bukti, hashes)
        return Look(tuple(faults), tuple(hashes), tuple(seen))

    def _place(self, bukti: Bukti, nama: str) -> Place:
        faults = list(_odd_name(nama))
        path = paths.locate(self.path, nama)
        if path is None:
            return Place(nama, None, (*faults, _fault("berkas-hilang", bukti, nama, saran=self._near(nama))))
        shut = self._shut(bukti, nama, path)
        return Place(nama, None, (*faults, shut)) if shut is not None else Place(nama, path, tuple(faults))

    def _near(self, nama: str) -> str:
        folder, name = os.path.split(nama)
        return did_you_mean(name, paths.entries(self.path / folder)).strip()

    def _shut(self, bukti: Bukti, nama: str, path: Path) -> Cacat | None:
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
        if info.st_size > self.max_bytes:
            return _fault("berkas-melampaui-batas", bukti, nama, ukuran=_mb(info.st_size), batas=_mb(self.max_bytes))
        return None

    def unlisted(self, listed: Sequence[Bukti], own: Sequence[str]) -> list[str]:
        """Files in the folder that no item names, relative and sorted; hidden files and folders of another OPD aside."""
        known = {paths.plain(nama) for bukti in listed for nama in bukti.berkas} | set(own)
        found: list[str] = []
        seen = 0
        for folder, folders, files in os.walk(self.path):
            here = Path(folder)
            if here != self.path and self._of_another(here, files, known):
                folders.clear()
                continue
            folders[:] = sorted(name for name in folders if not name.startswith("."))
            for name in files:
                seen += 1
                relative = (here / name).relative_to(self.path).as_posix()
                if not name.startswith(".") and paths.plain(relative) not in known:
                    found.append(relative)
            if seen > MAX_LISTED:
                break
        return sorted(found)

    def _of_another(self, here: Path, files: Sequence[str], known: Collection[str]) -> bool:
        """Whether another OPD handed in a folder below; only workbooks that no item names are looked into."""
        if any(map(_HANDED_IN.match, files)):
            return True
        inside = here.relative_to(self.path).as_posix()
        books = [name for name in files if name.lower().endswith(".xlsx") and paths.plain(f"{inside}/{name}") not in known]
        return any(our_workbooks.kind(here / name) == "isian" for name in books if not (here / name).is_symlink())


def _hash_faults(bukti: Bukti, hashes: Sequence[str]) -> Iterator[Cacat]:
    """Each sha256 that the manifest registers must be that of one of the item's files."""
    registered = [bukti.sha256, bukti.dibekukan.sha256 if bukti.dibekukan else None]
    for sidik in registered:
        if sidik is not None and len(hashes) == len(bukti.berkas) > 0 and sidik.lower() not in hashes:
            yield _fault("sha256-berbeda", bukti, bukti.berkas[0], tercatat=sidik[:12], dihitung=hashes[0][:12])
            return


@dataclass(frozen=True, slots=True)
class Survey:
    """A folder's items with the places of their files, before anything is opened."""

    folder: Folder
    items: Sequence[Bukti]
    places: Mapping[str, tuple[Place, ...]]

    @classmethod
    def of(cls, folder: Folder, items: Sequence[Bukti]) -> Survey:
        return cls(folder, items, {bukti.id: folder.places(bukti) for bukti in items})

    @property
    def paths(self) -> list[Path]:
        """Files that wait to be opened."""
        return [place.path for found in self.places.values() for place in found if place.path is not None]

    def looks(self, opened: Mapping[Path, Opened]) -> dict[str, Look]:
        """What the files of all items tell, by the items' ids."""
        return {bukti.id: self.folder.look(bukti, self.places[bukti.id], opened) for bukti in self.items}


def _fault(name: str, bukti: Bukti, berkas: str, **more: str) -> Cacat:
    return Cacat(name, {"judul": bukti.judul, "berkas": berkas, **more})


def _odd_name(nama: str) -> Iterator[Cacat]:
    if any(unicodedata.category(letter) in ("Cf", "Cc", "Co") for letter in nama):
        shown = "".join(letter if unicodedata.category(letter)[0] != "C" else "?" for letter in nama)
        yield Cacat("nama-berkas-tak-wajar", {"berkas": shown, "sebab": "memuat huruf tak terlihat atau pengatur arah tulisan"})
    elif any(part != part.strip() or part.endswith(".") for part in paths.plain(nama).split("/")):
        yield Cacat("nama-berkas-tak-wajar", {"berkas": nama, "sebab": "diawali atau diakhiri spasi atau titik"})


def _mb(size: int) -> str:
    return f"{size / 1024 / 1024:.0f} MB"
