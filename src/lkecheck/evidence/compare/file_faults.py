"""What an opened file shows by itself, as faults of the item that names it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from lkecheck.core.indonesian import some
from lkecheck.model.facts import Cacat
from lkecheck.model.manifest import Bukti

from . import signature_faults
from .accepted import Accepted

if TYPE_CHECKING:
    from lkecheck.model.berkas import IsiBerkas

_LEAST_TEXT = 20
"""Fewer letters and digits than this, over all pages, are a stamp or a page number: no text to read."""


def faults(bukti: Bukti, nama: str, isi: IsiBerkas, accepted: Accepted) -> Iterator[Cacat]:
    """Faults of one file, by itself and as one of its kind of document."""
    about = {"judul": bukti.judul, "berkas": nama}
    yield from accepted.faults(bukti, nama, isi.jenis)
    if isi.rusak is not None:
        yield Cacat("berkas-rusak", {**about, "sebab": isi.rusak})
    if isi.terkunci:
        yield Cacat("berkas-terkunci", about)
    if isi.halaman and len(isi.halaman_kosong) == isi.halaman:
        yield Cacat("berkas-kosong", about)
    if isi.aktif:
        yield Cacat("konten-aktif", {**about, "isi": some(isi.aktif)})
    if isi.data_pribadi:
        shown = [f"{satu.jenis} {satu.tersamar} (halaman {satu.halaman})" for satu in isi.data_pribadi]
        yield Cacat("data-pribadi-terbuka", {**about, "isi": some(shown)})
    yield from signature_faults.faults(about, isi)


def without_text(isi: IsiBerkas) -> bool:
    """True for scanned pages that hold no text layer."""
    return bool(isi.halaman_pindai) and sum(map(str.isalnum, isi.teks[:10_000])) < _LEAST_TEXT
