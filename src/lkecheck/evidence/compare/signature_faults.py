"""Electronic signatures as faults of the item: each fact of one is told apart; what could not be judged is no fault."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from lkecheck.core.indonesian import some
from lkecheck.model.facts import Cacat

if TYPE_CHECKING:
    from lkecheck.model.berkas import IsiBerkas, TandaTangan


def signed(isi: IsiBerkas) -> bool:
    """True where a signature proves that the document is signed: intact, unchanged, and of a chain that is trusted."""
    return any(
        satu.utuh and satu.mencakup_seluruh and satu.tepercaya and satu.diubah is False and satu.masalah is None
        for satu in isi.tanda_tangan
    )


def faults(about: dict[str, str], isi: IsiBerkas) -> Iterator[Cacat]:
    """tte-*, with what is told of every fault of that file."""
    # What cannot be judged is no signature to rest a claim on, and a timestamp is nobody's.
    signed_by_someone = any(not satu.cap_waktu and satu.utuh is not None for satu in isi.tanda_tangan)
    if isi.bacaan is not None and isi.bacaan.klaim_tte and not signed_by_someone and not isi.tidak_dilihat:
        yield Cacat("tte-diklaim-tanpa-tanda-tangan", {**about, "kutipan": isi.bacaan.klaim_tte})
    told: dict[str, list[str]] = {}
    for satu in isi.tanda_tangan:
        for nama, what in _facts(satu):
            told.setdefault(nama, []).append(f"{_signer(satu)} ({what})")
    for nama, who in told.items():
        yield Cacat(nama, {**about, "oleh": some(who)})


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
