"""What only a city pack holds: its units and who is responsible, targets, duties of its working groups, earlier reviews."""

# Without `from __future__ import annotations`: pydantic would compile each annotation's text again at every start.

from typing import Annotated, Literal

from pydantic import BeforeValidator, Field, StringConstraints

from lkecheck.core.fields import Angka, ListToTuple, MasaTahun, MaybeEmpty, Model, Tahun, Teks

from .manifest import Kata, Kode, Tingkat
from .rules import KelompokDokumen, Kepastian, Kondisi, Kriteria, Peran, Pilihan

Kode_banyak = Annotated[tuple[Kode, ...], ListToTuple]


def _key(value: object) -> object:
    """Keys of a mapping come as text; a year or a number is one all the same."""
    return int(value) if isinstance(value, str) and value.isascii() and value.isdigit() else value


NomorKunci = Annotated[int, BeforeValidator(_key), Field(ge=1, le=9999)]
KodeTemuan = Annotated[str, StringConstraints(pattern=r"^[A-Z][A-Z0-9-]*(\.[A-Za-z0-9]+)*$")]


class UnitKota(Model):
    """A unit of the city; `menyerahkan`: it must hand in a manifest of its own."""

    nama: Teks
    nama_lain: Annotated[tuple[Teks, ...], ListToTuple] = ()
    jenis: Literal["pemerintah_daerah", "perangkat_daerah", "bagian", "unit_layanan", "pejabat", "tim", "kelompok"]
    induk: Kode | None = None
    menyerahkan: bool = False
    zona_integritas: bool = False
    berlaku: MasaTahun = MasaTahun()
    penerus: Kode | None = None
    catatan: Teks | None = None
    sumber: Teks


class Pokja(Model):
    """A working group of the reform team, with the areas it looks after."""

    nama: Teks
    area: Annotated[tuple[Annotated[int, Field(ge=1, le=8)], ...], ListToTuple]
    ketua: Kode
    anggota: Kode_banyak = ()
    sumber: Teks


class PemegangPeran(Model):
    """The unit that fills a role, in the years given."""

    unit: Kode
    berlaku: MasaTahun = MasaTahun()


class UnitFile(Model):
    """unit.yaml: units, working groups, and who is responsible."""

    skema: Literal["lkecheck/unit/1"]
    unit: dict[Kode, UnitKota]
    pokja: Annotated[dict[Kata, Pokja], MaybeEmpty] = {}
    peran: Annotated[dict[Peran, Annotated[tuple[PemegangPeran, ...], ListToTuple]], MaybeEmpty] = {}
    penanggung_jawab: Annotated[dict[Kata, Kode_banyak], MaybeEmpty] = {}

    def by_other_name(self, kode: str) -> str | None:
        """The code of the unit that is also known by this word; None where there is none."""
        wanted = kode.casefold()
        return next((own for own, unit in self.unit.items() if wanted in map(str.casefold, unit.nama_lain)), None)


class Target(Model):
    """A target of an indicator in one year: a number, or a code such as WTP."""

    nilai: Teks
    penanggung_jawab: Kode_banyak = ()


class IndikatorKota(Model):
    """An indicator of the road map with its baseline and yearly targets, and where they stand in the source."""

    nomor: int
    sasaran: int
    nama: Teks
    kriteria: Kata
    dasar_2021: Teks
    target: dict[NomorKunci, Target]
    sumber: Teks
    catatan: Teks | None = None


class QuickWin(Model):
    """A quick win; where it is a threshold, more than `ambang_persen` of the weight of `bagian`, for each OPD."""

    tahun: Annotated[tuple[Tahun, ...], ListToTuple]
    sasaran: int
    strategi: Teks
    target: Teks
    ambang_persen: Angka | None = None
    bagian: Kata | None = None
    sumber: Teks


class SasaranFile(Model):
    """sasaran.yaml: goals, indicators with targets, quick wins."""

    skema: Literal["lkecheck/sasaran/1"]
    sasaran: dict[NomorKunci, Teks]
    indikator: Annotated[tuple[IndikatorKota, ...], ListToTuple]
    quick_win: dict[Kata, QuickWin]


SKALA_TUGAS, SUMBER_TUGAS = "tugas", "tugas"
"""Scale and source of a duty: shown or not, as the city itself says. They are the program's own, whatever a pack has."""


class TugasPokja(Model):
    """A duty of a working group (PDCA) with the documents that show it; no weight in the LKE."""

    area: Annotated[int, Field(ge=1, le=8)]
    tahap: Literal["P", "D", "C", "A"]
    uraian: Teks
    dokumen: KelompokDokumen
    bila: Kondisi
    sumber: Teks
    sumber_bukti: Kepastian

    def as_kriteria(self, kode: str) -> Kriteria:
        """The duty as a criterion of its own, so that the same engine judges it."""
        return Kriteria.model_construct(
            kode=kode,
            tingkat=("pusat",),
            pernyataan=self.uraian,
            skala=SKALA_TUGAS,
            dokumen=self.dokumen,
            pilihan={"Y": Pilihan(arti=self.uraian, bila=self.bila), "T": Pilihan(arti="Belum terbukti.")},
            dasar=(),
            sumber=SUMBER_TUGAS,
            sumber_bukti=self.sumber_bukti,
        )


class TugasFile(Model):
    """tugas.yaml: the duties by code."""

    skema: Literal["lkecheck/tugas/1"]
    tugas: dict[KodeTemuan, TugasPokja]


class TemuanLama(Model):
    """A finding of an earlier review, tied to the criteria it concerns."""

    area: Annotated[int, Field(ge=1, le=8)] | None = None
    ringkasan: Teks
    kriteria: Annotated[tuple[Kata, ...], ListToTuple, Field(min_length=1)]
    kriteria_terkait: Annotated[tuple[Kata, ...], ListToTuple] = ()
    tingkat: Annotated[tuple[Tingkat, ...], ListToTuple]
    rekomendasi: Annotated[tuple[int, ...], ListToTuple] = ()
    unit: Kode_banyak = ()
    sumber: Teks
    catatan: Teks | None = None


class RekomendasiLama(Model):
    """A numbered recommendation of an earlier review."""

    uraian: Teks
    kriteria: Annotated[tuple[Kata, ...], ListToTuple]
    unit: Kode_banyak = ()
    sumber: Teks
    catatan: Teks | None = None


class CatatanLama(Model):
    """A note or a piece of advice of the ministry."""

    jenis: Literal["catatan", "saran"]
    pasangan: KodeTemuan | None = None
    uraian: Teks
    area: Annotated[tuple[int, ...], ListToTuple] = ()
    kriteria: Annotated[tuple[Kata, ...], ListToTuple] = ()
    kriteria_terkait: Annotated[tuple[Kata, ...], ListToTuple] = ()
    unit: Kode_banyak = ()
    sumber: Teks


class ReviuFile(Model):
    """reviu-<tahun>.yaml: what an earlier review and evaluation found."""

    skema: Literal["lkecheck/reviu/1"]
    tahun: Tahun
    judul: Teks
    temuan: dict[KodeTemuan, TemuanLama]
    rekomendasi: dict[NomorKunci, RekomendasiLama] = {}
    catatan: dict[KodeTemuan, CatatanLama] = {}


class Kota(Model):
    """All of it together; empty tables in a pack that names no city."""

    unit: UnitFile | None = None
    sasaran: SasaranFile | None = None
    tugas: TugasFile | None = None
    reviu: tuple[ReviuFile, ...] = ()
