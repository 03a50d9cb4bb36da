"""An item's files as they were opened: what each of them says, and what is amiss with them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from lkecheck.evidence.files.hashing import MAX_BYTES
from lkecheck.evidence.files.opened import Opened
from lkecheck.model.facts import Cacat
from lkecheck.model.manifest import Bukti

from . import file_faults, file_places
from .accepted import Accepted
from .file_places import Place

if TYPE_CHECKING:
    from lkecheck.model.berkas import IsiBerkas


@dataclass(frozen=True, slots=True)
class Look:
    """What was seen of one item's files: faults, hashes, and what each file that could be opened says."""

    cacat: tuple[Cacat, ...] = ()
    sha256: tuple[str, ...] = ()
    isi: tuple[IsiBerkas, ...] = ()


@dataclass(frozen=True, slots=True)
class Survey:
    """A folder's items with the places of their files, before anything is opened."""

    items: Sequence[Bukti]
    accepted: Accepted
    places: Mapping[str, tuple[Place, ...]]

    @classmethod
    def of(cls, folder: Path, items: Sequence[Bukti], accepted: Accepted, most: int = MAX_BYTES) -> Survey:
        return cls(items, accepted, {bukti.id: file_places.of(bukti, folder, most) for bukti in items})

    @property
    def paths(self) -> list[Path]:
        """Files that wait to be opened."""
        return [place.path for found in self.places.values() for place in found if place.path is not None]

    def looks(self, opened: Mapping[Path, Opened]) -> dict[str, Look]:
        """What the files of all items tell, by the items' ids. `opened` holds every one of `paths`."""
        return {bukti.id: _look(bukti, self.places[bukti.id], opened, self.accepted) for bukti in self.items}


def _look(bukti: Bukti, named: Sequence[Place], opened: Mapping[Path, Opened], accepted: Accepted) -> Look:
    faults: list[Cacat] = []
    hashes: list[str] = []
    seen: list[IsiBerkas] = []
    for place in named:
        faults += place.cacat
        if place.path is None:
            continue
        found = opened[place.path]
        if found.sha256 is not None:
            hashes.append(found.sha256)
        if found.isi is None:
            isi = {"judul": bukti.judul, "berkas": place.nama, "sebab": found.gagal or ""}
            faults.append(Cacat("berkas-gagal-diperiksa", isi))
            continue
        seen.append(found.isi)
        faults += file_faults.faults(bukti, place.nama, found.isi, accepted)
    faults += _other_hash(bukti, hashes)
    return Look(tuple(faults), tuple(hashes), tuple(seen))


def _other_hash(bukti: Bukti, hashes: Sequence[str]) -> Iterator[Cacat]:
    """Each sha256 that the manifest registers must be that of one of the item's files."""
    registered = [bukti.sha256, bukti.dibekukan.sha256 if bukti.dibekukan else None]
    for sidik in registered:
        if sidik is not None and len(hashes) == len(bukti.berkas) > 0 and sidik.lower() not in hashes:
            isi = {"judul": bukti.judul, "berkas": bukti.berkas[0], "tercatat": sidik[:12], "dihitung": hashes[0][:12]}
            yield Cacat("sha256-berbeda", isi)
            return
