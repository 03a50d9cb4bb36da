"""Settings of a call, as `.lkecheck.yaml` holds them; each stands for an option of the command line."""

# Without `from __future__ import annotations`: pydantic would compile each annotation's text again at every start.

from typing import Annotated, Literal

from pydantic import Field

from .fields import ListToTuple, Model, Tanggal, Teks


class Pengaturan(Model):
    """.lkecheck.yaml: a key that is absent leaves the option as it is; paths are relative to the file."""

    skema: Literal["lkecheck/pengaturan/1"]
    paket: Teks | None = Field(None, description="--pack: id paket, atau folder yang memuat pack.yaml.")
    tanggal: Tanggal | None = Field(None, description="--date: tanggal acuan.")
    keluaran: Annotated[tuple[Teks, ...], ListToTuple] = Field((), description="--output: bentuk laporan, boleh beberapa.")
    fail_on: Literal["mayor", "minor", "observasi", "never"] | None = Field(
        None, description="--fail-on: keparahan yang membuat kode keluar 1."
    )
    mesin: Literal["durable", "python", "both"] | None = Field(None, description="--engine: mesin aturan.")
    tanpa_berkas: bool | None = Field(None, description="--no-files: nilai manifest saja.")
    sertifikat: Teks | None = Field(None, description="--trust: folder sertifikat akar.")
    tanpa_simpanan: bool | None = Field(None, description="--no-cache: baca ulang semua berkas.")
    pangkal: Teks | None = Field(None, description="--root: folder asal letak berkas.")
    ketat: bool | None = Field(None, description="--strict: kode keluar 3 bila ada yang tidak diperiksa.")
    reviu: Teks | None = Field(None, description="--reviu: folder putusan dan pengecualian pereviu.")
    dasar_banding: Teks | None = Field(None, description="--baseline: hasil json terdahulu.")


PATHS = ("sertifikat", "pangkal", "reviu", "dasar_banding")
"""Keys that name a file or a folder; `paket` and `keluaran` may do so too."""
