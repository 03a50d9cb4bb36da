"""A plan: which criteria to lift, each to which answer, by which documents, whose, and what that adds."""

# Without `from __future__ import annotations`: pydantic would compile each annotation's text again at every start.

from typing import Literal

from pydantic import Field

from .manifest import Tingkat
from .penilaian import Alat, GalatHasil, Hasil, Nilai, PenanggungJawab, StatusPemenuhan, Unit

Capaian = Literal["sudah_tercapai", "tercapai", "tidak_tercapai"]
Satuan = Literal["langkah", "hari_kerja"]


class SasaranRencana(Hasil):
    """What the plan is to reach. `ambang` is percent for a share, points for the index; `lebih_dari`: above it."""

    jenis: Literal["persen", "quickwin", "indeks", "kategori"]
    teks: str
    ambang: Nilai
    lebih_dari: bool = False
    bagian: str | None = None
    sumber: str | None = None


class DokumenPerlu(Hasil):
    """A document that a step needs: its kinds and topics (any one of them is enough), and what is asked of each."""

    uraian: str
    jenis: tuple[str, ...]
    topik: tuple[str, ...]
    keadaan: Literal["belum_ada", "diragukan", "dilengkapi"]


class Pengganti(Hasil):
    """A criterion that could be lifted instead."""

    kode: str
    ke: str
    tambahan_nilai: Nilai
    usaha: Nilai


class Langkah(Hasil):
    """One step; `prasyarat` are the criteria lifted before it, `keputusan` what the reviewer must still decide."""

    nomor: int
    kode: str
    area: str
    pernyataan: str
    dari: str
    ke: str
    arti: str
    tambahan_nilai: Nilai
    tambahan_indeks: Nilai | None = None
    usaha: Nilai
    dokumen: tuple[DokumenPerlu, ...] = ()
    rincian: tuple[str, ...] = ()
    keputusan: str | None = None
    langkah: str
    penanggung_jawab: tuple[PenanggungJawab, ...]
    tenggat_hari: int
    prasyarat: tuple[str, ...] = ()
    pengganti: tuple[Pengganti, ...] = ()


class JawabanKini(Hasil):
    """A criterion with the highest answer that its evidence defends now."""

    kode: str
    status: StatusPemenuhan
    jawaban: str | None
    didukung: str | None
    mungkin: str | None
    nilai: Nilai
    bobot: Nilai


class TakTerangkat(Hasil):
    """An unmet criterion that the plan cannot count on, and why."""

    kode: str
    sebab: str


class Batas(Hasil):
    """A minimum: of an OPD, or of one part of the form."""

    bagian: str
    nama: str
    paling_sedikit: Nilai
    sekarang: Nilai
    nanti: Nilai
    lebih_dari: bool = False
    tercapai: bool


class RencanaOpd(Hasil):
    """The part of a plan that one OPD does."""

    opd: Unit
    tingkat: Tingkat
    tahun: int
    bobot: Nilai
    sekarang: Nilai
    nanti: Nilai
    usaha: Nilai
    batas: tuple[Batas, ...] = ()
    langkah: tuple[Langkah, ...] = ()
    tak_terangkat: tuple[TakTerangkat, ...] = ()
    kriteria: tuple[JawabanKini, ...] = ()


class IndeksRencana(Hasil):
    """The index of the whole: now, and after the plan."""

    sekarang: Nilai
    nanti: Nilai
    kategori_sekarang: str | None = None
    kategori_nanti: str | None = None


class BarisRatl(Hasil):
    """A row of the action plan (RATL)."""

    no: int
    opd: str
    area: str
    kriteria: str
    kelemahan: str
    rencana_aksi: str
    indikator: str
    penanggung_jawab: str
    jadwal: str
    bukti: str
    status: str


class Pembuktian(Hasil):
    """How good the plan is: proven, or at most so far from the best."""

    terbukti: bool
    batas: Nilai
    selisih: Nilai


class Rencana(Hasil):
    """The whole plan: what `plan --output json` prints."""

    skema: Literal["lkecheck/rencana/1"] = "lkecheck/rencana/1"
    alat: Alat
    tanggal: str
    pernyataan: str
    sasaran: SasaranRencana
    hasil: Capaian
    penjelasan: str
    satuan: Satuan
    usaha: Nilai
    usaha_paling_banyak: Nilai | None = None
    sampai: str | None = None
    pembuktian: Pembuktian
    indeks: IndeksRencana | None = None
    batas: tuple[Batas, ...] = ()
    perangkat: tuple[RencanaOpd, ...]
    ratl: tuple[BarisRatl, ...] = ()
    catatan: tuple[str, ...] = ()
    galat: tuple[GalatHasil, ...] = Field((), description="Manifest yang tidak dapat dinilai.")

    def exit_code(self) -> int:
        """3 where a manifest could not be judged, 1 where the target is out of reach, else 0."""
        if self.galat:
            return 3
        return int(self.hasil == "tidak_tercapai")
