"""A rule: one criterion with its documents, its ladder, and the cases that prove it."""

# Without `from __future__ import annotations`: pydantic would compile each annotation's text again at every start.

from functools import cached_property
from typing import Annotated, Any, Literal, Optional, get_args

from pydantic import BeforeValidator, Field, StringConstraints

from lkecheck.core.fields import Angka, ListToTuple, MasaTahun, Model, Teks

from .manifest import Kata, Tingkat

Syarat = Literal[
    "ditetapkan",
    "ditandatangani",
    "tahun_berjalan",
    "berlaku",
    "dua_tahun_terakhir",
    "sebelum_penetapan",
    "cakupan",
    "berkala",
    "unit_dinilai",
]
"""What a criterion may ask of a document (contracts, "Documents")."""

SYARAT: tuple[str, ...] = get_args(Syarat)

Pita = Literal["semua", "mayoritas", "sebagian", "minoritas"]
Rentang = Literal["tahun", "dua_tahun"]
Irama = Literal["bulanan", "triwulanan", "semesteran", "tahunan"]
Dukungan = Literal["mencabut", "meragukan", "memperingatkan"]
Keparahan = Literal["mayor", "minor", "observasi"]
Kepastian = Annotated[str, StringConstraints(pattern=r"^[a-z0-9_]{1,40}$")]
KodeKriteria = Annotated[str, StringConstraints(pattern=r"^[A-Z]{2,4}(\.[0-9]{1,2}){1,3}(\.[a-z])?$")]
Peran = Kata
Daftar = ListToTuple


class DokumenHasil(Model):
    """The result that a preparatory document must not be later than."""

    jenis: Kata
    topik: Kata


class Dokumen(Model):
    """One document that a criterion names: the pair (jenis, topik) and what is asked of it."""

    jenis: Kata
    topik: Kata
    syarat: Annotated[tuple[Syarat, ...], Daftar] = ()
    hasil: DokumenHasil | None = Field(None, description="Dokumen hasil, untuk syarat sebelum_penetapan.")


class KelompokDokumen(Model):
    """The documents of a criterion by role; the keys are the names that conditions use."""

    wajib: dict[Kata, Dokumen] = {}
    alternatif: dict[Kata, Annotated[tuple[Dokumen, ...], Daftar, Field(min_length=2)]] = {}
    pendukung: dict[Kata, Dokumen] = {}


class Nol(Model):
    """Where `rekap` states that there was nothing (sasaran 0), `dokumen` suffice."""

    rekap: Kata
    dokumen: Annotated[tuple[Kata, ...], Daftar, Field(min_length=1)]


class AmbangNilai(Model):
    """What an indicator's value must reach, with its source; one that nobody verified only asks a question."""

    minimal: Angka
    sumber: Kepastian
    keterangan: Teks | None = None


class Kondisi(Model):
    """When a rung is supported; all keys that are given must hold."""

    dokumen: Literal["lengkap"] | Annotated[tuple[Kata, ...], Daftar, Field(min_length=1)] | None = Field(
        None, description='"lengkap" = semua wajib dan satu dari tiap kelompok alternatif; atau daftar nama.'
    )
    rasio: Pita | None = Field(None, description="Bagian yang tercapai menurut cakupan dokumen.")
    jumlah: Annotated[int, Field(ge=1)] | None = Field(None, description="Jumlah objek paling sedikit.")
    kali: Annotated[int, Field(ge=1, le=12)] | None = Field(None, description="Jumlah periode berbeda paling sedikit.")
    rentang: Rentang | None = Field(None, description="dua_tahun: dihitung bersama tahun sebelumnya.")
    irama: Irama | None = Field(None, description="Periode yang terbukti, sejauh tahun berjalan.")
    media: Annotated[int, Field(ge=2)] | None = Field(None, description="Jumlah jenis media berbeda paling sedikit.")
    dari: Annotated[tuple[Kata, ...], Daftar, Field(min_length=1)] | None = Field(
        None, description="Dokumen yang dihitung oleh rasio, jumlah, kali, irama, media; bila tidak ada: semua pada dokumen."
    )
    memuat: Annotated[tuple[Kata, ...], Daftar, Field(min_length=1)] | None = Field(
        None, description="Kata yang harus ada dalam isi."
    )
    ambang: AmbangNilai | None = Field(None, description="Nilai indikator paling sedikit, dengan sumbernya.")
    nol: Nol | None = None
    manual: Teks | None = Field(None, description="Pertanyaan yang hanya dapat dijawab orang.")
    semua: Annotated[tuple["Kondisi", ...], Daftar, Field(min_length=2)] | None = None
    salah_satu: Annotated[tuple["Kondisi", ...], Daftar, Field(min_length=2)] | None = None
    bukan: Optional["Kondisi"] = None

    @property
    def words(self) -> frozenset[str]:
        """Words that this condition, or a part of it, asks a text to hold."""
        parts = (*(self.semua or ()), *(self.salah_satu or ()), *((self.bukan,) if self.bukan is not None else ()))
        return frozenset(self.memuat or ()).union(*(part.words for part in parts))


class Pilihan(Model):
    """One rung of a criterion's ladder."""

    arti: Teks = Field(description="Apa yang dinyatakan jawaban ini.")
    bila: Kondisi | None = Field(None, description="Kondisi bukti; anak tangga terbawah tidak memerlukannya.")
    temuan: Teks | None = Field(None, description="Kondisi yang dilihat pereviu bila bukti hanya sampai di sini.")
    langkah: Teks | None = Field(None, description="Langkah ke anak tangga di atasnya.")


class Rekomendasi(Model):
    """What to do, who by role, in how many days."""

    uraian: Teks
    peran: Annotated[tuple[Peran, ...], Daftar, Field(min_length=1)]
    hari: Annotated[int, Field(ge=1, le=365)]


class Dasar(Model):
    """A reference into the pack's list of legal bases, with the part of it."""

    rujukan: Kata
    bagian: Teks | None = None


def _example(value: Any) -> Any:
    return {"contoh": value} if isinstance(value, str) else value


Contoh = Annotated[dict[str, Any], BeforeValidator(_example, json_schema_input_type=str | dict[str, Any])]
"""An item of a case: the name of a document, or a mapping with `contoh` and what differs from the faultless example."""


class Kasus(Model):
    """A case of a rule: evidence in, supported rung and findings out.

    An item of `bukti` is the name of a document of the criterion (a faultless example of it is made up), or a mapping
    with `contoh` and the fields that differ. `temuan` lists the findings besides the one that follows from the status.
    """

    nama: Teks | None = None
    tingkat: Tingkat | None = None
    jawaban: Teks | None = None
    bukti: Annotated[tuple[Contoh, ...], Daftar] = ()
    didukung: Teks
    mungkin: Teks | None = None
    temuan: Annotated[tuple[Kata, ...], Daftar] = ()


class Rincian(Model):
    """Names of the two figures of a percentage in an answer's `rincian`."""

    tercapai: Kata
    sasaran: Kata


class RentangNilai(Model):
    """The indicator's own scale."""

    minimal: Angka
    maksimal: Angka


class Kriteria(Model):
    """One criterion with its rule and its proof."""

    kode: KodeKriteria
    tingkat: Annotated[tuple[Tingkat, ...], Daftar, Field(min_length=1)]
    dinilai: bool = True
    berlaku: MasaTahun = MasaTahun()
    pernyataan: Teks
    objek: Teks | None = None
    skala: Kata
    rincian: Rincian | None = None
    rentang_nilai: RentangNilai | None = None
    dokumen: KelompokDokumen = KelompokDokumen()
    pilihan: dict[str, Pilihan]
    tanya: Teks | None = None
    akibat: Teks | None = None
    rekomendasi: Rekomendasi | None = None
    contoh: Teks | None = None
    dasar: Annotated[tuple[Dasar, ...], Daftar, Field(min_length=1)]
    sumber: Kepastian
    sumber_pilihan: Kepastian | None = Field(None, description="Sumber tangga jawaban; bila tidak ada, sama dengan sumber.")
    sumber_bukti: Kepastian
    catatan: Teks | None = None
    uji: Annotated[tuple[Kasus, ...], Daftar] = ()

    @cached_property
    def semua_dokumen(self) -> tuple[Dokumen, ...]:
        """Every document that is named: wajib, alternatif, pendukung."""
        groups = (satu for kelompok in self.dokumen.alternatif.values() for satu in kelompok)
        return (*self.dokumen.wajib.values(), *groups, *self.dokumen.pendukung.values())

    @cached_property
    def tangga(self) -> tuple[str, ...]:
        """The letters from the top."""
        return tuple(self.pilihan)


Langkah = Literal["kebijakan", "sosialisasi", "penerapan", "evaluasi", "tindak_lanjut"]


class Rantai(Model):
    """Criteria of one tingkat that rest on each other, step by step."""

    tingkat: Tingkat
    langkah: Annotated[dict[Langkah, KodeKriteria], Field(min_length=2)]


class RuleFile(Model):
    """One file under rules/<pack>/: the criteria of one sub-aspek, and the chains they form."""

    skema: Literal["lkecheck/aturan/1"]
    sub_aspek: KodeKriteria
    rantai: Annotated[tuple[Rantai, ...], Daftar] = ()
    kriteria: Annotated[tuple[Kriteria, ...], Daftar, Field(min_length=1)]
