"""A rule pack: the law as data, as it stands in the files under rules/."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from typing import Annotated, Any, Literal, get_args

from pydantic import BeforeValidator, Field, StringConstraints

from .base import Angka, ListToTuple, Model, Tahun, Teks
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


REQUIRED_FINDINGS = frozenset(
    [
        "berkas-gagal-diperiksa",
        "berkas-hilang",
        "berkas-kosong",
        "berkas-melampaui-batas",
        "berkas-tak-terdaftar",
        "bukti-di-luar-tahun",
        "bukti-dicabut",
        "bukti-draf",
        "bukti-ganda",
        "bukti-ganda-lintas-opd",
        "bukti-kedaluwarsa",
        "bukti-tanpa-berkas",
        "bukti-tanpa-nomor",
        "bukti-tanpa-tanda-tangan",
        "bukti-tanpa-tanggal",
        "bukti-yatim",
        "cakupan-melebihi-sasaran",
        "folder-tanpa-manifest",
        "jawaban-kosong",
        "jawaban-kurang-dari-bukti",
        "jawaban-melebihi-bukti",
        "jawaban-tak-dikenal",
        "jawaban-tanpa-bukti",
        "jenis-berkas-tak-sesuai",
        "kaitan-disarankan",
        "kaitan-tak-sesuai",
        "kit-tak-lengkap",
        "kit-tak-selaras",
        "kriteria-belum-terpenuhi",
        "kriteria-perlu-reviu",
        "nama-berkas-tak-wajar",
        "paket-mungkin-diganti",
        "sha256-berbeda",
        "tautan-belum-dibekukan",
    ]
)
"""Kinds of finding that the program makes; a pack must explain each (its own, or one it extends)."""


class Dokumen(Model):
    """One document that a criterion names: the pair (jenis, topik) and what is asked of it."""

    jenis: Kata
    topik: Kata
    syarat: Annotated[tuple[Syarat, ...], Daftar] = ()
    hasil: DokumenHasil | None = Field(None, description="Dokumen hasil, untuk syarat sebelum_penetapan.")


class DokumenHasil(Model):
    """The result that a preparatory document must not be later than."""

    jenis: Kata
    topik: Kata


class KelompokDokumen(Model):
    """The documents of a criterion by role; the keys are the names that conditions use."""

    wajib: dict[Kata, Dokumen] = {}
    alternatif: dict[Kata, Annotated[tuple[Dokumen, ...], Daftar, Field(min_length=2)]] = {}
    pendukung: dict[Kata, Dokumen] = {}


class Nol(Model):
    """Where `rekap` states that there was nothing (sasaran 0), `dokumen` suffice."""

    rekap: Kata
    dokumen: Annotated[tuple[Kata, ...], Daftar, Field(min_length=1)]


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
    nol: Nol | None = None
    manual: Teks | None = Field(None, description="Pertanyaan yang hanya dapat dijawab orang.")
    semua: Annotated[tuple[Kondisi, ...], Daftar, Field(min_length=2)] | None = None
    salah_satu: Annotated[tuple[Kondisi, ...], Daftar, Field(min_length=2)] | None = None
    bukan: Kondisi | None = None


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


class RuleFile(Model):
    """One file under rules/<pack>/: the criteria of one sub-aspek."""

    skema: Literal["lkecheck/aturan/1"]
    sub_aspek: KodeKriteria
    kriteria: Annotated[tuple[Kriteria, ...], Daftar, Field(min_length=1)]


class Sumber(Model):
    """Where a figure or a statement of a pack comes from."""

    nama: Teks
    terverifikasi: bool


class MasaPaket(Model):
    """Years of assessment that a pack is in force for, with the source of its end."""

    mulai: Tahun
    sampai: Tahun | None = None
    sumber: Teks
    terverifikasi: bool


class Skala(Model):
    """A scale: letters with their scores from the top, or a number."""

    bentuk: Literal["huruf", "persen", "angka", "opini"]
    nilai: dict[str, Angka]
    sumber: Kepastian


class BobotTingkat(Model):
    """The weight of a node at each tingkat; absent = not assessed there."""

    pusat: Angka | None = None
    unit: Angka | None = None


class Simpul(Model):
    """A node of the tree komponen > aspek > area > sub_aspek."""

    kode: Kata
    nama: Teks
    jenis: Literal["komponen", "aspek", "area", "sub_aspek"]
    induk: Kata | None = None
    bobot: BobotTingkat
    sumber: Kepastian
    catatan: Teks | None = None


class DasarHukum(Model):
    """A law or regulation, once."""

    teks: Teks
    tentang: Teks
    sumber: Kepastian


class JenisDokumen(Model):
    """A kind of document. `bersama`: one paper rightly serves many OPDs, so equal copies are no finding."""

    nama: Teks
    kata_kunci: Annotated[tuple[Teks, ...], Daftar] = ()
    kalah_dari: Annotated[tuple[Kata, ...], Daftar] = ()
    bersama: bool = False


class Topik(Model):
    """A subject of documents."""

    nama: Teks
    kata_kunci: Annotated[tuple[Teks, ...], Daftar] = ()


class JenisTemuan(Model):
    """A kind of finding: what it does to support, how bad it is, and everything `explain` tells of it."""

    nama: Teks
    tentang: Literal["kriteria", "jawaban", "kaitan", "rantai", "berkas", "dokumen", "himpunan", "proses"]
    dukungan: Dukungan | None = None
    keparahan: Keparahan
    pesan: Teks
    diperiksa: Teks
    mengapa: Teks
    contoh: Teks
    langkah: Teks
    peran: Annotated[tuple[Peran, ...], Daftar, Field(min_length=1)]
    hari: Annotated[int, Field(ge=1, le=365)]
    dasar: Annotated[tuple[Dasar, ...], Daftar] = ()


class Perangkat(Model):
    """What the papers of one event (kegiatan) must have, and which of its kinds bear the day of the meeting."""

    pemicu: Annotated[tuple[Kata, ...], Daftar]
    wajib: Annotated[tuple[Kata, ...], Daftar]
    salah_satu: Annotated[tuple[Kata, ...], Daftar]
    sehari: Annotated[tuple[Kata, ...], Daftar]
    mendahului: Annotated[tuple[Kata, ...], Daftar]


class PackHead(Model):
    """pack.yaml: what stands once in a pack."""

    skema: Literal["lkecheck/paket/1"]
    id: Annotated[str, StringConstraints(pattern=r"^[a-z0-9][a-z0-9-]{0,39}$")]
    nama: Teks
    versi: Teks
    memperluas: Kata | None = None
    berlaku: MasaPaket
    catatan: Annotated[tuple[Teks, ...], Daftar] = ()
    sumber: dict[Kata, Sumber] = {}
    skala: dict[Kata, Skala] = {}
    pita: dict[Pita, Ambang] = {}
    berkala_paling_sedikit: Annotated[int, Field(ge=1, le=12)] = 2
    irama: dict[Irama, int] = {}
    peran: dict[Peran, Teks] = {}
    dasar: dict[Kata, DasarHukum] = {}
    perangkat_kegiatan: Perangkat | None = None
    berkas_diterima: dict[Kata, Annotated[tuple[Kata, ...], Daftar]] = {}
    struktur: Annotated[tuple[Simpul, ...], Daftar] = ()


class Ambang(Model):
    """A band of a ratio: reached from `minimal`, or only above `di_atas`."""

    minimal: Angka | None = None
    di_atas: Angka | None = None
    sumber: Kepastian


class Vocabulary(Model):
    """kosakata.yaml: the closed lists of kinds and topics."""

    skema: Literal["lkecheck/kosakata/1"]
    jenis: dict[Kata, JenisDokumen] = {}
    topik: dict[Kata, Topik] = {}


class FindingKinds(Model):
    """temuan.yaml: every kind of finding besides the criteria's own texts."""

    skema: Literal["lkecheck/temuan/1"]
    temuan: dict[Kata, JenisTemuan] = {}


@dataclass(frozen=True)
class Pack:
    """A whole pack, checked; `sub_aspek` maps each criterion's code to its node."""

    head: PackHead
    kosakata: Vocabulary
    temuan: dict[str, JenisTemuan]
    simpul: dict[str, Simpul]
    kriteria: dict[str, Kriteria]
    sub_aspek: dict[str, str]
    sha256: str

    @property
    def id(self) -> str:
        return self.head.id

    @cached_property
    def results(self) -> tuple[DokumenHasil, ...]:
        """The results that some document of the pack prepares."""
        found: dict[DokumenHasil, None] = {}
        for kriteria in self.kriteria.values():
            for dokumen in kriteria.semua_dokumen:
                if dokumen.hasil is not None:
                    found[dokumen.hasil] = None
        return tuple(found)

    def find(self, kode: str) -> str | None:
        """The criterion's code as the pack writes it, whatever the letter case."""
        return next((known for known in self.kriteria if known.casefold() == kode.casefold()), None)

    def at(self, tingkat: str) -> tuple[Kriteria, ...]:
        """Criteria of one tingkat, in the order of the form."""
        return tuple(satu for satu in self.kriteria.values() if tingkat in satu.tingkat)

    def area(self, kode: str) -> str:
        """The area (or the aspek, where an indicator stands right under it) of a criterion."""
        simpul = self.simpul[self.sub_aspek[kode]]
        while simpul.jenis == "sub_aspek" and simpul.induk is not None:
            simpul = self.simpul[simpul.induk]
        return simpul.kode

    def bobot(self, simpul: str, tingkat: str) -> Decimal | None:
        """Weight of a node at a tingkat; None where it is not assessed there."""
        bobot = self.simpul[simpul].bobot
        return bobot.pusat if tingkat == "pusat" else bobot.unit


Dokumen.model_rebuild()
Kondisi.model_rebuild()
PackHead.model_rebuild()
