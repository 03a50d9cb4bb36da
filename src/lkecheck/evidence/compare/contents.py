"""What an opened file shows by itself, as faults of the item that names it."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from lkecheck.model.facts import Cacat
from lkecheck.model.manifest import Bukti
from lkecheck.model.pack import Pack

if TYPE_CHECKING:
    from lkecheck.model.berkas import IsiBerkas, TandaTangan

LEAST_TEXT = 20
"""Fewer letters and digits than this, over all pages, are a stamp or a page number: no text to read."""

_CONTAINERS = frozenset({"docx", "xlsx", "pptx", "odt", "ods", "odp"})
_SHOWN = 3


@dataclass(frozen=True, slots=True)
class Accepted:
    """Kinds of content that may stand behind an ending of a name, and that a kind of document may come as."""

    akhiran: Mapping[str, Sequence[str]]
    jenis: Mapping[str, Sequence[str]]
    nama: Mapping[str, str]

    @classmethod
    def of(cls, pack: Pack) -> Accepted:
        kinds = pack.kosakata.jenis
        return cls(
            pack.head.berkas_diterima,
            {kode: satu.berkas for kode, satu in kinds.items() if satu.berkas},
            {kode: satu.nama.lower() for kode, satu in kinds.items()},
        )


def faults(bukti: Bukti, nama: str, isi: IsiBerkas, accepted: Accepted) -> Iterator[Cacat]:
    """Faults of one file, by itself and as one of its kind of document."""
    about = {"judul": bukti.judul, "berkas": nama}
    yield from _kind(about, nama, isi.jenis, accepted, bukti.jenis)
    if isi.rusak is not None:
        yield Cacat("berkas-rusak", {**about, "sebab": isi.rusak})
    if isi.terkunci:
        yield Cacat("berkas-terkunci", about)
    if isi.halaman and len(isi.halaman_kosong) == isi.halaman:
        yield Cacat("berkas-kosong", about)
    if isi.aktif:
        yield Cacat("konten-aktif", {**about, "isi": _listed(isi.aktif)})
    if isi.data_pribadi:
        shown = [f"{satu.jenis} {satu.tersamar} (halaman {satu.halaman})" for satu in isi.data_pribadi]
        yield Cacat("data-pribadi-terbuka", {**about, "isi": _listed(shown)})
    yield from _signatures(about, isi)


def without_text(isi: IsiBerkas) -> bool:
    """True for scanned pages that hold no text layer."""
    return bool(isi.halaman_pindai) and sum(map(str.isalnum, isi.teks[:10_000])) < LEAST_TEXT


def signed(isi: IsiBerkas) -> bool:
    """True where a signature proves that the document is signed: intact, unchanged, and of a chain that is trusted."""
    return any(
        satu.utuh and satu.mencakup_seluruh and satu.tepercaya and satu.diubah is False and satu.masalah is None
        for satu in isi.tanda_tangan
    )


def _kind(about: dict[str, str], nama: str, kind: str, accepted: Accepted, jenis: str) -> Iterator[Cacat]:
    suffix = os.path.splitext(nama)[1].lower().lstrip(".")
    allowed = accepted.akhiran.get(suffix)
    # A container that was not looked into may hold what its name says.
    known = allowed is None or kind in allowed or (kind == "zip" and not _CONTAINERS.isdisjoint(allowed))
    if not known or kind == "program":
        shown = f"berakhiran .{suffix}" if suffix else "tanpa akhiran"
        yield Cacat("jenis-berkas-tak-sesuai", {**about, "akhiran": shown, "isi": kind})
    elif accepted.jenis.get(jenis) and kind not in accepted.jenis[jenis] and kind not in ("zip", "ole"):
        yield Cacat("jenis-berkas-tak-sesuai", {**about, "akhiran": f"didaftarkan sebagai {accepted.nama[jenis]}", "isi": kind})


def _signatures(about: dict[str, str], isi: IsiBerkas) -> Iterator[Cacat]:
    """tte-*: each fact of a signature is told apart; what could not be judged is no fault."""
    # What cannot be judged is no signature to rest a claim on, and a timestamp is nobody's.
    signed_by_someone = any(not satu.cap_waktu and satu.utuh is not None for satu in isi.tanda_tangan)
    if isi.bacaan is not None and isi.bacaan.klaim_tte and not signed_by_someone and not isi.tidak_dilihat:
        yield Cacat("tte-diklaim-tanpa-tanda-tangan", {**about, "kutipan": isi.bacaan.klaim_tte})
    told: dict[str, list[str]] = {}
    for satu in isi.tanda_tangan:
        for nama, what in _facts(satu):
            told.setdefault(nama, []).append(f"{_signer(satu)} ({what})")
    for nama, who in told.items():
        yield Cacat(nama, {**about, "oleh": _listed(who)})


def _facts(satu: TandaTangan) -> Iterator[tuple[str, str]]:
    """Which fault each fact of a signature makes. Where the bytes do not fit the signature, nothing else of it counts."""
    if satu.utuh is False:
        yield "tte-tidak-sah", "isi dokumen tidak cocok dengan tanda tangannya"
    elif satu.diubah:
        yield "tte-diubah-setelah-ditandatangani", "ada perubahan sesudahnya"
    elif satu.mencakup_seluruh is False:
        yield "tte-tidak-sah", "tidak mencakup seluruh dokumen"
    if not satu.cap_waktu and satu.utuh is not False and satu.tepercaya is False:
        yield "tte-tak-terpercaya", f"sertifikat dari {satu.penerbit or 'penerbit tak disebut'}"


def _signer(satu: TandaTangan) -> str:
    claimed = f", menyatakan waktu {satu.waktu:%Y-%m-%d %H:%M}" if satu.waktu else ""
    return f"{satu.penanda_tangan or 'penanda tangan tak disebut'}{claimed}"


def _listed(names: Sequence[str]) -> str:
    rest = len(names) - _SHOWN
    return ", ".join(names[:_SHOWN]) + (f", dan {rest} lainnya" if rest > 0 else "")
