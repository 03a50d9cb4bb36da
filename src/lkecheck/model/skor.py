"""What `score` tells: values without findings."""

# Without `from __future__ import annotations`: pydantic would compile each annotation's text again at every start.

from typing import Literal

from .hasil import Hasil, Unit
from .indeks import Indeks, Peringkat
from .manifest import Tingkat
from .penilaian import Alat, Bagian, BerkasManifest, GalatHasil, Laporan, PaketDipakai, Penilaian, Ringkasan


class SkorManifest(Hasil):
    """One manifest in numbers."""

    opd: Unit
    tingkat: Tingkat
    tahun: int
    paket: PaketDipakai
    manifest: BerkasManifest
    berkas_dibuka: bool
    ringkasan: Ringkasan
    bagian: tuple[Bagian, ...]

    @classmethod
    def of(cls, satu: Penilaian) -> "SkorManifest":
        return cls(
            opd=satu.opd,
            tingkat=satu.tingkat,
            tahun=satu.tahun,
            paket=satu.paket,
            manifest=satu.manifest,
            berkas_dibuka=satu.diperiksa.berkas,
            ringkasan=satu.ringkasan,
            bagian=satu.bagian,
        )


class HasilSkor(Hasil):
    """The run in numbers: what `score --output json` prints."""

    skema: Literal["lkecheck/skor/1"] = "lkecheck/skor/1"
    alat: Alat
    tanggal: str
    pernyataan: str
    pengaturan: dict[str, str] = {}
    indeks: tuple[Indeks, ...]
    peringkat: tuple[Peringkat, ...]
    skor: tuple[SkorManifest, ...]
    galat: tuple[GalatHasil, ...] = ()

    @classmethod
    def of(cls, laporan: Laporan) -> "HasilSkor":
        return cls(
            alat=laporan.alat,
            tanggal=laporan.tanggal,
            pernyataan=laporan.pernyataan,
            pengaturan=laporan.pengaturan,
            indeks=laporan.kota.indeks,
            peringkat=laporan.kota.peringkat,
            skor=tuple(SkorManifest.of(satu) for satu in laporan.penilaian),
            galat=laporan.galat,
        )

    def exit_code(self) -> int:
        """2 where nothing could be judged, 3 where something could not, else 0."""
        if not self.galat:
            return 0
        return 3 if self.skor else 2
