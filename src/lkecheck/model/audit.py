"""Rules over the numbers of a recap, and what they found."""

# Without `from __future__ import annotations`: pydantic would compile each annotation's text again at every start.

from typing import Annotated, Any, Literal

from pydantic import Field

from lkecheck.core.fields import ListToTuple, Model, Teks

from .manifest import Kata
from .penilaian import Hasil, Lokasi
from .rekap import Kolom
from .rules import Dasar

Sifat = Literal["salah", "perlu_dilihat", "pembulatan"]
"""How bad: the figures contradict each other; a person should look; or they differ by no more than rounding."""

Periksa = Literal[
    "jumlah",
    "batas",
    "skala",
    "persen",
    "pasangan",
    "konversi",
    "gabungan",
    "kategori",
    "beda_nilai",
    "beda_nama",
    "beda_kelompok",
    "nama_kelompok",
    "nama_pemilik",
    "nomor_dokumen",
    "target_turun",
    "target_diam",
    "target_dasar",
    "target_terlampaui",
    "lengkap",
    "hitungan",
    "geser",
]
"""What a rule may look at: a closed set, each a module of its own."""

Lingkup = Kolom | Literal["dasar", "target", "pemilik", "tahunan"]


class KasusAudit(Model):
    """A case of a rule: part of a recap, and the places of the findings it must give, in order."""

    nama: Teks
    rekap: dict[str, Any]
    temuan: Annotated[tuple[Teks, ...], ListToTuple] = ()
    dugaan: Annotated[tuple[Teks, ...], ListToTuple] = ()
    pembulatan: int = 0


class AturanAudit(Model):
    """One rule: what it looks at, in which columns, and everything a reader is told of what it finds."""

    nama: Teks
    periksa: Periksa
    kolom: Annotated[tuple[Lingkup, ...], ListToTuple] = ()
    abaikan: Annotated[tuple[Teks, ...], ListToTuple] = Field((), description="Kata yang tidak membedakan dua nama.")
    sifat: Sifat
    pesan: Teks
    mengapa: Teks
    langkah: Teks
    dasar: Annotated[tuple[Dasar, ...], ListToTuple, Field(min_length=1)]
    uji: Annotated[tuple[KasusAudit, ...], ListToTuple, Field(min_length=2)]


class AuditFile(Model):
    """audit.yaml of a pack."""

    skema: Literal["lkecheck/audit/1"]
    aturan: Annotated[dict[Kata, AturanAudit], Field(min_length=1)]


class AngkaTercetak(Hasil):
    """A figure that a finding rests on: where it is printed, and as what."""

    letak: str
    tercetak: str
    sumber: str | None = None


class TemuanAudit(Hasil):
    """One finding: the figures, the difference, what slip may explain it; `id` holds no figure and no text."""

    id: str
    aturan: str
    sifat: Sifat
    letak: str
    pesan: str
    angka: tuple[AngkaTercetak, ...]
    selisih: str | None = None
    dugaan: tuple[str, ...] = ()
    mengapa: str
    langkah: str
    dasar: tuple[str, ...]
    lokasi: Lokasi


class IndeksTercetak(Hasil):
    """The index that the printed figures of one assessor add up to; `kurang` names what is not printed."""

    penilai: str
    nilai: str
    kategori: str | None
    dibetulkan: str | None = None
    kategori_dibetulkan: str | None = None
    pembetulan: tuple[str, ...] = ()
    kurang: tuple[str, ...] = ()
    tanpa_bobot: tuple[str, ...] = ()


class SelisihPenilai(Hasil):
    """What two assessors give one thing in one year, in points of its weight."""

    benda: str
    nama: str
    mandiri: str
    kementerian: str
    selisih: str


class TakDiperiksa(Hasil):
    """What could not be checked, and why."""

    apa: str
    sebab: str


class HasilAudit(Hasil):
    """What `audit --output json` prints."""

    skema: Literal["lkecheck/hasil-audit/1"] = "lkecheck/hasil-audit/1"
    versi: str
    instansi: str
    tahun: int
    berkas: str
    sha256: str
    paket: str
    pernyataan: str
    diperiksa: dict[str, int]
    tidak_diperiksa: tuple[TakDiperiksa, ...] = ()
    indeks: tuple[IndeksTercetak, ...] = ()
    selisih_penilai: tuple[SelisihPenilai, ...] = ()
    temuan: tuple[TemuanAudit, ...] = ()
    pembulatan: tuple[TemuanAudit, ...] = ()
