"""What the workbook's sheets hold: one list of columns that both the maker and the reader go by."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from lkecheck.evidence.files.our_workbooks import META as META
from lkecheck.evidence.files.our_workbooks import NOTED as NOTED

SKEMA = "lkecheck/buku-kerja/1"
GUIDE, EVIDENCE, WORDS = "Petunjuk", "Bukti", "Kosakata"
HEADER_ROW = 4
"""Row of the headers in a sheet as it is made, from 1; the reader looks for them."""

EVIDENCE_ROWS = 300
"""Rows made ready for evidence."""

META_KEYS = ("skema", "paket", "versi", "tahun", "tingkat", "kode", "nama")
"""What the hidden sheet says, each also a named range lke_<key>."""

Kind = Literal["teks", "angka", "tanggal", "daftar", "ya_tidak", "jenis", "topik", "status"]


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its key in the manifest (dots lead inside), its header, how wide, what kind of cell, and what to type."""

    kunci: str
    judul: str
    lebar: int
    kind: Kind = "teks"
    pesan: str = ""
    isian: bool = True


CRITERIA: tuple[Column, ...] = (
    Column("kode", "Kode", 10, isian=False),
    Column("pernyataan", "Kriteria", 34, isian=False),
    Column("pilihan", "Pilihan jawaban dan artinya", 38, isian=False),
    Column("dokumen", "Dokumen yang diminta", 38, isian=False),
    Column("nilai", "Jawaban", 9, pesan="Pilih satu jawaban menurut artinya di kolom sebelah kiri."),
    Column("rincian", "Rincian", 14, pesan="Hanya untuk jawaban persen, misalnya: wajib = 40; sudah = 38"),
    Column(
        "bukti",
        "Bukti (id)",
        22,
        pesan="Id dari lembar Bukti; pisahkan dengan titik koma. Angka khusus ditulis dalam kurung: rekap-lhkpn (38/40)",
    ),
    Column("catatan", "Catatan", 22, pesan="Catatan untuk pereviu; boleh kosong."),
)

ITEMS: tuple[Column, ...] = (
    Column("id", "Id", 20, pesan="Nama pendek yang unik: huruf, angka, tanda hubung. Contoh: sk-tim-rb"),
    Column("jenis", "Jenis", 24, "jenis", "Pilih dari daftar."),
    Column("topik", "Topik", 30, "topik", "Pilih dari daftar; beberapa topik dipisahkan titik koma."),
    Column("judul", "Judul", 46, pesan="Judul dokumen seperti tertulis padanya."),
    Column("nomor", "Nomor", 24, pesan="Nomor dokumen seperti tertulis padanya."),
    Column("tanggal", "Tanggal", 13, "tanggal", "Tanggal dokumen itu sendiri, bukan tanggal unggah."),
    Column("status", "Status", 13, "status", "draf, ditetapkan, atau dicabut."),
    Column("ditandatangani", "Ditandatangani", 15, "ya_tidak", "ya atau tidak."),
    Column("penandatangan.nama", "Nama penandatangan", 24),
    Column("penandatangan.jabatan", "Jabatan penandatangan", 22),
    Column("penandatangan.nip", "NIP penandatangan", 22, pesan="Delapan belas angka sebagai teks."),
    Column("kegiatan", "Kegiatan", 22, pesan="Nama yang sama untuk undangan, daftar hadir, notulen, dan foto satu kegiatan."),
    Column("cakupan.tercapai", "Tercapai", 10, "angka", "Berapa yang tercapai menurut dokumen."),
    Column("cakupan.sasaran", "Sasaran", 10, "angka", "Dari berapa seluruhnya menurut dokumen."),
    Column("periode", "Periode", 11, pesan="2022, 2022-S1 (semester), 2022-Q3 (triwulan), atau 2022-07 (bulan)."),
    Column("berlaku.mulai", "Berlaku mulai", 13, "tanggal"),
    Column("berlaku.sampai", "Berlaku sampai", 13, "tanggal"),
    Column(
        "berkas",
        "Berkas",
        40,
        "daftar",
        "Letak berkas di dalam folder, misalnya bukti/laporan.pdf; beberapa dipisahkan titik koma.",
    ),
    Column("halaman", "Halaman", 11, pesan="Bila bukti bagian dari berkas yang dijilid, misalnya 12-15."),
    Column("tautan", "Tautan", 30, pesan="Tautan saja belum membuktikan; unduh berkasnya."),
    Column("mengubah", "Mengubah nomor", 22, "daftar", "Nomor keputusan yang diubah; beberapa dipisahkan titik koma."),
    Column("mencabut", "Mencabut nomor", 22, "daftar", "Nomor keputusan yang dicabut; beberapa dipisahkan titik koma."),
    Column("dibekukan.tanggal", "Tautan dibekukan tanggal", 13, "tanggal"),
    Column("dibekukan.sha256", "Sidik salinan tautan", 18),
    Column("sha256", "Sidik berkas (sha256)", 18),
)

STATUSES = ("draf", "ditetapkan", "dicabut")
YES, NO = "ya", "tidak"
NOTE_HEADER = "Catatan lkecheck"
"""The column that `annotate` adds; the reader leaves it alone."""

RESULT_SHEET = "Hasil"


def folded(text: str) -> str:
    """A header or a name as it is compared: case, spaces and punctuation aside."""
    return " ".join(re.findall(r"[^\W_]+", text.casefold()))


def sheet_name(kode: str, nama: str) -> str:
    """A name that Excel takes for the sheet of an area: 31 characters at most, none of its signs."""
    return re.sub(r"[\[\]:*?/\\']", " ", f"{kode} {nama}")[:31].strip()


def range_name(kode: str) -> str:
    """The named range over the headers of an area's sheet."""
    return "lke_area_" + re.sub(r"[^A-Za-z0-9]", "_", kode)
