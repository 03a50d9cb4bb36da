"""What the reviewer keeps in an own folder: verdicts by level of sign-off, and exceptions."""

# Without `from __future__ import annotations`: pydantic would compile each annotation's text again at every start.

from datetime import date
from typing import Annotated, Literal, get_args

from pydantic import Field, StringConstraints, model_validator
from pydantic_core import PydanticCustomError

from lkecheck.core.fields import Angka, ListToTuple, MaybeEmpty, Model, Tahun, Tanggal, Teks

from .manifest import Kata, Kode, Tingkat

Jenjang = Literal["anggota", "ketua", "dalnis", "inspektur"]
"""Levels of sign-off, from the first to the last; the last that answered decides."""

JENJANG: tuple[Jenjang, ...] = get_args(Jenjang)

Sidik = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]


class Jawab(Model):
    """What one level said of a criterion: an answer of its ladder, a number where it asks one, or only a note."""

    jawaban: Teks | None = Field(None, description="Anak tangga kriteria; untuk persen dan indikator boleh angkanya.")
    nilai: Angka | None = Field(None, description="Hanya untuk persen (0 sampai 100) dan indikator (pada skalanya).")
    catatan: Teks | None = None
    nama: Teks
    tanggal: Tanggal
    sidik_bukti: Sidik | None = Field(None, description="Bila jenjang ini menilai bukti yang lain dari isian di atasnya.")

    @property
    def answered(self) -> bool:
        return self.jawaban is not None or self.nilai is not None


class Putusan(Model):
    """The verdict on one criterion, and the evidence that it was given on (`PenilaianKriteria.sidik_bukti`)."""

    sidik_bukti: Sidik = Field(description="Sidik bukti kriteria ini saat diputus, dari hasil json.")
    anggota: Jawab | None = None
    ketua: Jawab | None = None
    dalnis: Jawab | None = None
    inspektur: Jawab | None = None

    @property
    def levels(self) -> tuple[tuple[Jenjang, Jawab], ...]:
        """What each level said, from the first to the last; those that said nothing are left out."""
        said = ((jenjang, self.at(jenjang)) for jenjang in JENJANG)
        return tuple((jenjang, jawab) for jenjang, jawab in said if jawab is not None)

    @property
    def berlaku(self) -> tuple[Jenjang, Jawab] | None:
        """The highest level that gave an answer, with what it said."""
        return next(((jenjang, jawab) for jenjang, jawab in reversed(self.levels) if jawab.answered), None)

    def at(self, jenjang: Jenjang) -> Jawab | None:
        jawab: Jawab | None = getattr(self, jenjang)
        return jawab

    def evidence(self, jawab: Jawab) -> str:
        """The fingerprint of the evidence that a level's answer was given on."""
        return jawab.sidik_bukti or self.sidik_bukti


class OpdReviu(Model):
    """The OPD that was reviewed."""

    kode: Kode
    nama: Teks


class PutusanFile(Model):
    """putusan/<kode>-<tingkat>-<tahun>.yaml: the verdicts on one OPD in one year."""

    skema: Literal["lkecheck/putusan/1"]
    opd: OpdReviu
    tingkat: Tingkat
    tahun: Tahun
    kriteria: Annotated[dict[Kata, Putusan], MaybeEmpty] = {}

    @property
    def key(self) -> tuple[str, str, int]:
        return self.opd.kode, self.tingkat, self.tahun


class Pengecualian(Model):
    """One exception: a finding (by its id, or by kind and criterion) or a whole criterion (`tidak_berlaku`)."""

    opd: Kode | None = Field(None, description="Kosong: semua OPD.")
    tingkat: Tingkat | None = None
    tahun: Tahun | None = None
    temuan: Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{16}$")] | None = Field(
        None, description="Id temuan (16 angka heksadesimal)."
    )
    aturan: Kata | None = Field(None, description="Jenis temuan; bersama kriteria bila hanya untuk satu kriteria.")
    kriteria: Kata | None = None
    tidak_berlaku: bool = Field(False, description="Kriteria keluar dari penyebut.")
    alasan: Teks
    nomor_keputusan: Teks | None = None
    disetujui_oleh: Teks
    mulai: Tanggal
    sampai: Tanggal = Field(description="Hari terakhir masih berlaku (WIB).")

    @model_validator(mode="after")
    def _names_something(self) -> "Pengecualian":
        if self.mulai > self.sampai:
            raise PydanticCustomError("masa", "mulai sesudah sampai")
        named = (self.temuan is not None, self.aturan is not None, self.tidak_berlaku)
        if sum(named) != 1:
            raise PydanticCustomError("satu_pengecualian", "bukan tepat satu")
        if self.tidak_berlaku and self.kriteria is None:
            raise PydanticCustomError("kriteria_pengecualian", "tanpa kriteria")
        return self

    def covers(self, opd: str, tingkat: str, tahun: int) -> bool:
        """True where it concerns that manifest."""
        return self.opd in (None, opd) and self.tingkat in (None, tingkat) and self.tahun in (None, tahun)

    def in_force(self, day: date) -> bool:
        """The first and the last day count."""
        return self.mulai <= day <= self.sampai

    def expired(self, day: date) -> bool:
        return day > self.sampai


class PengecualianFile(Model):
    """pengecualian.yaml in the reviewer's folder."""

    skema: Literal["lkecheck/pengecualian/1"]
    pengecualian: Annotated[tuple[Pengecualian, ...], ListToTuple] = ()
