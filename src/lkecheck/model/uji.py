"""What the cases of a pack showed: which hold, which rungs make no sense, which changes of a rule go unnoticed."""

# Without `from __future__ import annotations`: pydantic would compile each annotation's text again at every start.

from typing import Literal

from .hasil import Hasil
from .penilaian import Lokasi


class KasusUji(Hasil):
    """One case after its run; `salah` says what differs, a sentence each, and is empty where nothing does.

    `kode` is a criterion's, or the name of a rule over recaps, which has no `tingkat`.
    """

    jenis: Literal["kriteria", "audit"]
    kode: str
    tingkat: str | None
    nama: str
    salah: tuple[str, ...]
    lokasi: Lokasi


class CatatanUji(Hasil):
    """A rung that can never be reached, or is always hidden by a higher one."""

    kode: str
    pesan: str
    lokasi: Lokasi


class PerubahanUji(Hasil):
    """The changes tried on one criterion (`--mutasi`), and those that no case noticed."""

    kode: str
    dicoba: int
    lolos: tuple[str, ...]
    lokasi: Lokasi


class HasilUji(Hasil):
    """The whole trial of a pack; `perubahan` is None where no changes were asked for, `aturan_audit` counts rules."""

    skema: Literal["lkecheck/uji/1"] = "lkecheck/uji/1"
    versi: str
    paket: str
    pernyataan: str
    kriteria: int
    aturan_audit: int
    kasus: tuple[KasusUji, ...]
    catatan: tuple[CatatanUji, ...]
    perubahan: tuple[PerubahanUji, ...] | None

    def kasus_dari(self, jenis: Literal["kriteria", "audit"]) -> list[KasusUji]:
        """The cases of criteria, or of the rules over recaps."""
        return [kasus for kasus in self.kasus if kasus.jenis == jenis]

    @property
    def bersih(self) -> bool:
        """True where every case holds, every rung makes sense and every change tried was noticed."""
        missed = any(satu.lolos for satu in self.perubahan or ())
        return not (missed or self.catatan or any(kasus.salah for kasus in self.kasus))
