"""The manifest that an OPD hands in: its answers and its evidence."""

# Without `from __future__ import annotations`: pydantic would compile each annotation's text again at every start.

from dataclasses import dataclass, field
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field, StringConstraints

from lkecheck.core.fields import Angka, ListToTuple, MaybeEmpty, Model, Tahun, Tanggal, Teks, as_text
from lkecheck.core.places import Sel, Tempat

Tingkat = Literal["pusat", "unit"]

Kode = Annotated[str, BeforeValidator(as_text), StringConstraints(pattern=r"^[A-Z0-9][A-Z0-9-]{0,39}$")]
"""Code of an OPD: capital letters, digits and hyphens."""

Id = Annotated[
    str,
    BeforeValidator(as_text, json_schema_input_type=str | int),
    StringConstraints(pattern=r"^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$"),
]

Sidik = Annotated[str, BeforeValidator(as_text), StringConstraints(pattern=r"^[0-9a-fA-F]{64}$")]

Periode = Annotated[
    str,
    BeforeValidator(as_text, json_schema_input_type=str | int),
    StringConstraints(pattern=r"^\d{4}(-(S[12]|Q[1-4]|0[1-9]|1[0-2]))?$"),
]


class Opd(Model):
    """The unit that hands in: code and name."""

    kode: Kode = Field(description="Kode perangkat daerah, misalnya DINKES.")
    nama: Teks = Field(description="Nama lengkap perangkat daerah.")


class Cakupan(Model):
    """How many of how many; both from 0."""

    tercapai: Angka = Field(description="Jumlah yang sudah tercapai menurut dokumen.")
    sasaran: Angka = Field(description="Jumlah seluruhnya menurut dokumen.")


class Kaitan(Model):
    """An answer's link to one item of evidence, with its own figure where the document holds several."""

    id: Teks = Field(description="Id bukti pada daftar bukti.")
    cakupan: Cakupan | None = Field(None, description="Angka khusus untuk kriteria ini.")


def _link(value: Any) -> Any:
    return {"id": str(value)} if isinstance(value, str) or type(value) is int else value


def _one_or_many(value: Any) -> Any:
    if value is None:
        return ()
    if isinstance(value, str) or type(value) is int:
        return (str(value),)
    return tuple(value) if isinstance(value, list) else value


Tautan_kaitan = Annotated[Kaitan, BeforeValidator(_link, json_schema_input_type=str | Kaitan)]


class Jawaban(Model):
    """The self-assessed answer to one criterion."""

    nilai: Teks | None = Field(None, description="Huruf pilihan; untuk persen angka 0 sampai 100; untuk indikator nilainya.")
    rincian: Annotated[dict[str, Angka], MaybeEmpty] = Field(
        {}, description="Angka penyusun nilai, misalnya {wajib: 40, sudah: 38}."
    )
    bukti: Annotated[tuple[Tautan_kaitan, ...], ListToTuple] = Field((), description="Id bukti yang mendukung jawaban ini.")
    catatan: Teks | None = Field(None, description="Catatan untuk pereviu.")


class Penandatangan(Model):
    """Who signed the document."""

    nama: Teks | None = None
    jabatan: Teks | None = None
    nip: Teks | None = None


class MasaBerlaku(Model):
    """From when until when a document is in force; open where a side is absent."""

    mulai: Tanggal | None = None
    sampai: Tanggal | None = None


class Dibekukan(Model):
    """A link's registered copy: when it was taken and its sha256."""

    tanggal: Tanggal
    sha256: Sidik


Kata = Annotated[str, BeforeValidator(as_text), StringConstraints(min_length=1, max_length=100)]
Banyak_teks = Annotated[tuple[Teks, ...], BeforeValidator(_one_or_many, json_schema_input_type=str | list[str])]


class Bukti(Model):
    """One document as the OPD describes it."""

    id: Id = Field(description="Nama pendek yang unik dalam manifest ini.")
    jenis: Kata = Field(description="Jenis dokumen menurut kosakata paket.")
    topik: Annotated[tuple[Kata, ...], ListToTuple, Field(min_length=1)] = Field(
        description="Topik dokumen menurut kosakata paket."
    )
    judul: Teks = Field(description="Judul dokumen.")
    nomor: Teks | None = Field(None, description="Nomor dokumen.")
    tanggal: Tanggal | None = Field(None, description="Tanggal dokumen itu sendiri, bukan tanggal unggah (TTTT-BB-HH).")
    status: Literal["draf", "ditetapkan", "dicabut"] | None = Field(None, description="draf, ditetapkan, atau dicabut.")
    ditandatangani: bool | None = Field(None, description="true bila dokumen sudah ditandatangani.")
    penandatangan: Penandatangan | None = Field(None, description="Nama, jabatan, dan NIP penandatangan.")
    berlaku: MasaBerlaku | None = Field(None, description="Masa berlaku dokumen.")
    periode: Periode | None = Field(None, description="2022, 2022-S1 (semester), 2022-Q3 (triwulan), atau 2022-07 (bulan).")
    kegiatan: Teks | None = Field(None, description="Nama kegiatan yang mengikat undangan, daftar hadir, notulen, dan foto.")
    cakupan: Cakupan | None = Field(None, description="Berapa yang tercapai dari berapa sasaran.")
    mengubah: Banyak_teks = Field((), description="Nomor keputusan yang diubah dokumen ini.")
    mencabut: Banyak_teks = Field((), description="Nomor keputusan yang dicabut dokumen ini.")
    berkas: Banyak_teks = Field((), description="Letak berkas terhadap manifest, dengan garis miring (/).")
    halaman: Teks | None = Field(None, description="Halaman bila bukti bagian dari berkas yang dijilid.")
    tautan: Teks | None = Field(None, description="Alamat tautan; belum membuktikan apa pun sebelum dibekukan menjadi berkas.")
    dibekukan: Dibekukan | None = Field(None, description="Tanggal dan sha256 salinan tautan.")
    sha256: Sidik | None = Field(None, description="Sidik berkas, bila ingin dijaga tetap sama.")


class Manifest(Model):
    """manifest.yaml of one OPD for one year."""

    skema: Literal["lkecheck/manifest/1"] = Field(description="Selalu lkecheck/manifest/1.")
    paket: Kata | None = Field(None, description="Paket aturan, misalnya pmprb-2020.")
    tahun: Tahun = Field(description="Tahun yang dinilai.")
    tingkat: Tingkat = Field(description="unit (satu perangkat daerah) atau pusat (pemerintah daerah).")
    opd: Opd = Field(description="Perangkat daerah yang menyerahkan.")
    jawaban: Annotated[dict[str, Annotated[Jawaban, MaybeEmpty]], MaybeEmpty] = Field(
        {}, description="Jawaban penilaian mandiri, satu isian per kriteria."
    )
    bukti: Annotated[tuple[Bukti, ...], ListToTuple] = Field((), description="Daftar bukti.")


@dataclass(frozen=True, slots=True)
class ManifestFile:
    """A manifest with where it came from; `nama` is how reports call it, relative and with forward slashes.

    `tempat_kosong` is where a criterion would be answered that is not; only a workbook has such places. `bukan_bukti` are
    workbooks of ours in its folder that are none of its files, `tak_dibaca` those of them that a person may think were read,
    with why they were not.
    """

    manifest: Manifest
    nama: str
    folder: Path
    sha256: str
    tempat_bukti: tuple[Tempat, ...]
    tempat_jawaban: dict[str, Tempat]
    tempat_kosong: dict[str, Tempat] = field(default_factory=dict)
    bukan_bukti: tuple[str, ...] = ()
    tak_dibaca: tuple[tuple[str, str], ...] = ()

    @property
    def awal(self) -> Tempat:
        """The place of what concerns the whole: the first line; in a workbook none of its cells."""
        return Sel(1, 1, "") if self.nama.lower().endswith(".xlsx") else (1, 1)
