"""What the reviewer keeps in an own folder: verdicts by level of sign-off, and exceptions."""

# Without `from __future__ import annotations`: pydantic would compile each annotation's text again at every start.

from typing import Annotated, Literal, get_args

from pydantic import Field, StringConstraints

from .base import Angka, ListToTuple, MaybeEmpty, Model, Tahun, Tanggal, Teks
from .manifest import Kata, Kode, Tingkat

Jenjang = Literal["anggota", "ketua", "dalnis", "inspektur"]
"""Levels of sign-off, from the first to the last; the last that answered decides."""

JENJANG: tuple[Jenjang, ...] = get_args(Jenjang)

Sidik = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]


class Jawab(Model):
    """What one level said of a criterion: an answer of its ladder, or only a note."""

    jawaban: Teks | None = None
    nilai: Angka | None = None
    catatan: Teks | None = None
    nama: Teks
    tanggal: Tanggal


class Putusan(Model):
    """The verdict on one criterion, and the evidence that it was given on (`PenilaianKriteria.sidik_bukti`)."""

    sidik_bukti: Sidik
    anggota: Jawab | None = None
    ketua: Jawab | None = None
    dalnis: Jawab | None = None
    inspektur: Jawab | None = None

    @property
    def berlaku(self) -> tuple[Jenjang, Jawab] | None:
        """The highest level that gave an answer, with what it said."""
        said = [(jenjang, getattr(self, jenjang)) for jenjang in JENJANG]
        return next(((jenjang, jawab) for jenjang, jawab in reversed(said) if jawab is not None and jawab.jawaban), None)


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


class Pengecualian(Model):
    """One exception: a finding (by its id, or by kind and criterion) or a whole criterion (`tidak_berlaku`)."""

    opd: Kode | None = Field(None, description="Kosong: semua OPD.")
    tingkat: Tingkat | None = None
    tahun: Tahun | None = None
    temuan: Kata | None = Field(None, description="Id temuan (16 angka heksadesimal).")
    aturan: Kata | None = Field(None, description="Jenis temuan; bersama kriteria bila hanya untuk satu kriteria.")
    kriteria: Kata | None = None
    tidak_berlaku: bool = Field(False, description="Kriteria keluar dari penyebut.")
    alasan: Teks
    nomor_keputusan: Teks | None = None
    disetujui_oleh: Teks
    mulai: Tanggal
    sampai: Tanggal = Field(description="Hari terakhir masih berlaku (WIB).")


class PengecualianFile(Model):
    """pengecualian.yaml in the reviewer's folder."""

    skema: Literal["lkecheck/pengecualian/1"]
    pengecualian: Annotated[tuple[Pengecualian, ...], ListToTuple] = ()
