"""From the OPDs' workbooks: what of their evidence serves the local government's own form, and what came from where."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from lkecheck.core.places import Sel, Tempat
from lkecheck.model.manifest import Bukti, Manifest, ManifestFile, Opd
from lkecheck.model.pack import Pack

from .making import Target

LONGEST_ID = 100


@dataclass(frozen=True)
class Taken:
    """An item of an OPD in the pusat workbook: as it stands there, whose it was, and where."""

    bukti: Bukti
    opd: str
    asal: str
    dilewati: tuple[str, ...] = ()
    """Files that lie outside the city's folder, left out."""


def taken(pack: Pack, sources: Sequence[ManifestFile], city: Path) -> list[Taken]:
    """Items of OPDs that fit a document which a criterion of pusat names, by OPD and in the order of their lists."""
    pairs = {(dokumen.jenis, dokumen.topik) for kriteria in pack.at("pusat") for dokumen in kriteria.semua_dokumen}
    return [one for source in sources if source.manifest.tingkat == "unit" for one in _of(source, pairs, city)]


def _of(source: ManifestFile, pairs: set[tuple[str, str]], city: Path) -> Iterator[Taken]:
    kode = source.manifest.opd.kode
    for bukti, tempat in zip(source.manifest.bukti, source.tempat_bukti, strict=True):
        if not any((bukti.jenis, topik) in pairs for topik in bukti.topik):
            continue
        found = {nama: _from(city, source.folder, nama) for nama in bukti.berkas}
        kept = tuple(path for path in found.values() if path is not None)
        # Ids of an OPD hold no information for another: a point never stands in a code, so two never meet.
        own = bukti.model_copy(update={"id": _id(f"{kode}.{bukti.id}"), "berkas": kept})
        yield Taken(own, kode, place(source, tempat), tuple(nama for nama, path in found.items() if path is None))


def _id(nama: str) -> str:
    return nama if len(nama) <= LONGEST_ID else f"{nama[: LONGEST_ID - 9]}-{sha256(nama.encode()).hexdigest()[:8]}"


def _from(city: Path, folder: Path, nama: str) -> str | None:
    """A file's path from the city's folder on; None where it does not lie below it."""
    inside, path = os.path.realpath(city), os.path.join(os.path.realpath(folder), nama)
    if os.path.commonpath([inside, os.path.normpath(path)]) != inside:
        return None
    return os.path.relpath(path, inside).replace(os.sep, "/")


def place(source: ManifestFile, tempat: Tempat) -> str:
    """Where an item stands: file with sheet and cell, or with line."""
    return f"{source.nama}, sel {tempat.nama}" if isinstance(tempat, Sel) else f"{source.nama}, baris {tempat[0]}"


def government(pack: Pack) -> tuple[str, str] | None:
    """Code and name of the local government as a whole, by a city pack."""
    if pack.kota.unit is None:
        return None
    return next(((kode, unit.nama) for kode, unit in pack.kota.unit.unit.items() if unit.jenis == "pemerintah_daerah"), None)


def pusat(target: Target, items: Sequence[Taken]) -> tuple[Manifest, Mapping[str, str]]:
    """The local government's manifest with these items and without answers, and where each came from by its id."""
    manifest = Manifest(
        skema="lkecheck/manifest/1",
        paket=target.paket,
        tahun=target.tahun,
        tingkat="pusat",
        opd=Opd(kode=target.kode, nama=target.nama),
        bukti=tuple(one.bukti for one in items),
    )
    return manifest, {one.bukti.id: one.asal for one in items}
