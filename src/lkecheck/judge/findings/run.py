"""Findings of the run that belong to no OPD."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from lkecheck.core.places import Tempat
from lkecheck.model.pack import Pack
from lkecheck.model.penilaian import Lokasi, Temuan

from .context import advice, fill, legal_basis


def folders_without_manifest(pack: Pack, folders: Sequence[str], tahun: int) -> tuple[Temuan, ...]:
    """folder-tanpa-manifest: one for each folder that stands beside OPD folders and holds no manifest."""
    return tuple(_of_run(pack, "folder-tanpa-manifest", {"folder": nama}, nama, tahun) for nama in folders)


def not_handed_in(pack: Pack, present: Collection[str], tahun: int) -> tuple[Temuan, ...]:
    """opd-belum-menyerahkan: units that must hand in that year and are not among those `present`, by code or another name."""
    file = pack.kota.unit
    if file is None:
        return ()
    named = {file.by_other_name(kode) or kode for kode in present}
    due = [kode for kode, unit in file.unit.items() if unit.menyerahkan and unit.berlaku.covers(tahun)]
    missing = [kode for kode in due if kode not in named]
    about = {"tahun": str(tahun)}
    return tuple(_of_run(pack, "opd-belum-menyerahkan", about | {"opd": file.unit[kode].nama}, kode, tahun) for kode in missing)


@dataclass(frozen=True, slots=True)
class Where:
    """A place in a file of the reviewer's, and what it speaks of, which names the finding; a place changes too easily."""

    berkas: str
    tempat: Tempat
    tentang: str


def of_review(pack: Pack, aturan: str, isi: dict[str, str], where: Where, tahun: int) -> Temuan:
    """A finding about the reviewer's own files."""
    found = _of_run(pack, aturan, isi, where.tentang, tahun)
    return found.model_copy(update={"lokasi": Lokasi(berkas=where.berkas, baris=where.tempat[0], kolom=where.tempat[1])})


def planted(pack: Pack, names: Sequence[str], tahun: int) -> tuple[Temuan, ...]:
    """putusan-di-folder-opd: one for each file of a reviewer's that lies in what is checked."""
    return tuple(_of_run(pack, "putusan-di-folder-opd", {"berkas": nama}, nama, tahun) for nama in names)


def _of_run(pack: Pack, aturan: str, isi: dict[str, str], where: str, tahun: int) -> Temuan:
    kind = pack.temuan[aturan]
    key = ["", "", tahun, aturan, "", [where]]
    pesan = fill(kind.pesan, isi)
    return Temuan(
        id=hashlib.sha256(json.dumps(key, ensure_ascii=False, separators=(",", ":")).encode()).hexdigest()[:16],
        sidik_bukti=hashlib.sha256(b"[]").hexdigest(),
        aturan=aturan,
        kriteria=None,
        keparahan=kind.keparahan,
        pesan=pesan,
        kondisi=pesan,
        akibat=kind.mengapa,
        lokasi=Lokasi(berkas=where, baris=1, kolom=1),
        dasar=tuple(legal_basis(pack, dasar) for dasar in kind.dasar),
        rekomendasi=advice(pack, kind.langkah, kind.peran, kind.hari, tahun),
    )
