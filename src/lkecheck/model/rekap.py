"""A recap: what an LKE, a ministry's letter or a road map says in numbers, as printed, misprints included."""

# Without `from __future__ import annotations`: pydantic would compile each annotation's text again at every start.

from typing import Annotated, Literal

from pydantic import Field, StringConstraints, WithJsonSchema

from lkecheck.core.fields import ListToTuple, MaybeEmpty, Model, Tahun, Tanggal, Teks

from .city import NomorKunci
from .manifest import Kata

Penilai = Literal["mandiri", "apip", "kementerian"]
Kolom = Literal["bobot", "nilai", "persen", "konversi", "pusat", "unit"]
Arah = Literal["naik", "turun", "tetap"]
Banding = Literal["<", "<=", "=", ">=", ">"]

# The text of a number keeps its decimals; an editor that reads 0.40 as a number is right all the same.
_CELL = {
    "type": ["string", "number"],
    "maxLength": 2000,
    "description": "Isi sel seperti tercetak: angka dengan titik atau koma desimal, atau teks seperti WTP.",
}
Sel = Annotated[Teks, WithJsonSchema(_CELL)]
Benda = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9][A-Za-z0-9._-]{0,59}$")]
"""Identity of what a row speaks of: a code of the pack (PMN.7, HSL.1.2) or one of the recap's own."""


class SumberRekap(Model):
    """A paper that the figures stand in."""

    nama: Teks
    nomor: Teks | None = None
    tanggal: Tanggal | None = None


class BarisRekap(Model):
    """One printed row. A cell that is not printed is left out; `induk` names the `kode` of the row it is a part of."""

    nomor: Teks | None = None
    kode: Teks | None = None
    induk: Teks | None = None
    simpul: Benda | None = Field(None, description="Kode yang sama untuk hal yang sama, di tabel mana pun.")
    nama: Teks | None = None
    uraian: Teks | None = Field(None, description="Rencana kerja atau penjelasan, bila bukan nama hal itu sendiri.")
    kelompok: Teks | None = None
    skala: Teks | None = Field(None, description='Skala seperti tercetak, misalnya "0-400".')
    bobot: Sel | None = None
    nilai: Sel | None = None
    persen: Sel | None = None
    konversi: Sel | None = None
    pusat: Sel | None = None
    unit: Sel | None = None
    sumber_data: Teks | None = None
    dasar: Annotated[dict[NomorKunci, Sel], MaybeEmpty] = Field({}, description="Nilai awal menurut tahun.")
    target: Annotated[dict[NomorKunci, Sel], MaybeEmpty] = Field({}, description="Target menurut tahun.")
    arah: Arah | None = Field(None, description="Arah yang dikehendaki; bawaan naik, dan turun bila target ditulis dengan <.")
    penanggung_jawab: Teks | None = None


class TabelRekap(Model):
    """One printed table; `jumlah` is its total row, of which every row without `induk` is a part."""

    judul: Teks
    sumber: Kata | None = None
    penilai: Penilai | None = None
    tahun: Tahun | None = Field(None, description="Tahun nilai; bawaan tahun rekap.")
    kelompok: Teks | None = Field(None, description="Kelompok semua baris yang tidak menyebut kelompoknya sendiri.")
    jumlah: BarisRekap | None = None
    baris: Annotated[tuple[BarisRekap, ...], ListToTuple, Field(min_length=1, max_length=5000)]


class Hitungan(Model):
    """A count that the text states of a table's rows: all of them, or those whose cell compares so with a bound."""

    tabel: Teks
    kelompok: Teks | None = None
    kolom: Kolom | None = None
    banding: Banding | None = None
    batas: Sel | None = Field(None, description='Angka, "bobot" untuk bobot baris itu, atau persen dari skala, misalnya "50%".')
    jumlah: Annotated[int, Field(ge=0)] | Literal["semua"]
    kutipan: Teks
    letak: Teks


class AngkaTeks(Model):
    """A figure that the text cites of one thing, or its category."""

    simpul: Benda
    nilai: Sel | None = None
    kategori: Teks | None = None
    penilai: Penilai | None = None
    tahun: Tahun | None = None
    kutipan: Teks | None = None
    letak: Teks


class DokumenDikutip(Model):
    """A document that the text refers to."""

    nama: Teks
    nomor: Teks
    tanggal: Tanggal | None = None
    letak: Teks


class Rekap(Model):
    """One recap file."""

    skema: Literal["lkecheck/rekap/1"]
    instansi: Teks
    tahun: Tahun
    judul: Teks | None = None
    paket: Annotated[str, StringConstraints(pattern=r"^[a-z0-9][a-z0-9-]{0,39}$")] | None = None
    sumber: Annotated[dict[Kata, SumberRekap], MaybeEmpty] = {}
    kelompok: Annotated[dict[Kata, Annotated[tuple[Teks, ...], ListToTuple, Field(min_length=1)]], MaybeEmpty] = Field(
        {}, description="Kelompok yang sama dengan semua nama yang tercetak untuknya."
    )
    tabel: dict[Teks, TabelRekap] = Field(min_length=1, max_length=500)
    hitungan: Annotated[tuple[Hitungan, ...], ListToTuple] = ()
    angka: Annotated[tuple[AngkaTeks, ...], ListToTuple] = ()
    dokumen: Annotated[tuple[DokumenDikutip, ...], ListToTuple] = ()
