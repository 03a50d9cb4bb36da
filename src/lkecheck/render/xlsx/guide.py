"""Baca Saya: what the workbook is, what it is not, what was not checked, and how it is filled in."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from xlsxwriter.worksheet import Worksheet

from lkecheck.model.penilaian import Laporan
from lkecheck.words import day as long_day

from . import words
from .book import Book, page, protect
from .measure import count, points
from .view import View

_WIDTHS = (26, 70, 12)
_STEPS = (
    "Tulis nama dan tanggal jenjang Anda di atas kolomnya pada lembar KKR. Tanpa keduanya jawabannya tidak dapat dibaca kembali.",
    "Baca Temuan dan Pertanyaan tiap kriteria, buka buktinya, lalu pilih jawaban pada kolom berwarna. Isi catatan bila perlu.",
    "Pilihan jawaban dan artinya ada pada lembar Pilihan Jawaban. Jawaban ditulis sendiri, jangan dengan rumus.",
    "Yang kosong berarti jenjang itu belum menjawab. Yang berlaku jenjang terakhir yang menjawab, dari anggota ke inspektur.",
    "Sel lain terkunci tanpa kata sandi agar tidak berubah tanpa sengaja. Lebar kolom, tinggi baris, dan saringan boleh diatur.",
    "Simpan sebagai .xlsx, lalu baca kembali dengan: lkecheck verdict read KKR.xlsx --reviu FOLDER",
)
_SHEETS = (
    ("Rekap", "Nilai, status, dan temuan tiap OPD, menurut area; kolom APIP ikut berubah saat KKR diisi."),
    ("KKR", "Kertas Kerja Reviu satu OPD: tempat jawaban tiap jenjang."),
    ("Antrean Reviu", "Yang harus diputuskan orang, dari nilai yang paling besar."),
    ("Sampel", "Kriteria untuk diuji lebih dalam, dipilih menurut bobot, juga dari yang terpenuhi."),
    ("RATL", "Rencana Aksi Tindak Lanjut menurut temuan."),
    ("Permintaan Dokumen", "Yang diminta dari tiap OPD. Yang terpenting tercetak pada satu halaman; selebihnya di bawahnya."),
    ("Temuan, Jejak", "Semua temuan dengan semua isiannya, dan kondisi yang ditimbang."),
    ("Pilihan Jawaban", "Jawaban tiap kriteria, nilainya, dan artinya."),
)
_GOALS = ("Sasaran", "Target indikator pemerintah daerah dan quick wins, dengan jaraknya; bukan nilai resmi.")
_STATUSES = (
    ("Terpenuhi", "Bukti pasti mendukung jawaban teratas."),
    ("Sebagian", "Bukti pasti mendukung jawaban tengah."),
    ("Belum", "Bukti hanya mendukung jawaban terbawah."),
    ("Perlu reviu", "Bukti mungkin mendukung jawaban yang lebih tinggi; orang yang memutuskan."),
    ("Tidak berlaku", "Tidak dinilai pada OPD ini."),
)


def write(book: Book, sheet: Worksheet, views: Sequence[View], laporan: Laporan) -> None:
    for at, width in enumerate(_WIDTHS):
        sheet.set_column(at, at, width)
    book.write(sheet, 0, 0, "BUKU KERJA REVIU PMPRB", "title")
    row = _pairs(book, sheet, 2, "Buku ini", _about(views, laporan))
    row = _pairs(book, sheet, row, "Yang bukan", (("Keyakinan terbatas", laporan.pernyataan), ("Artinya", _LIMITED)))
    row = _pairs(book, sheet, row, "Cara mengisi", ((f"{number}.", text) for number, text in enumerate(_STEPS, start=1)))
    row = _pairs(book, sheet, row, "Lembar", _sheets(laporan))
    row = _pairs(book, sheet, row, "Status", _STATUSES)
    row = _broken(book, sheet, row, laporan)
    _unchecked(book, sheet, row, views)
    page(sheet, f"lkecheck {laporan.alat.versi}", landscape=False)
    protect(sheet)
    sheet.activate()


_LIMITED = (
    "Reviu menyatakan apa yang tampak, bukan bahwa semuanya benar. Kriteria tanpa temuan berarti: tidak ada yang tampak dari "
    "yang diperiksa. Yang tidak diperiksa disebut di bawah."
)


def _sheets(laporan: Laporan) -> Iterator[tuple[str, str]]:
    yield _SHEETS[0]
    if laporan.kota.sasaran or laporan.kota.quick_win:
        yield _GOALS
    yield from _SHEETS[1:]


def _about(views: Sequence[View], laporan: Laporan) -> Iterator[tuple[str, str]]:
    packs = dict.fromkeys(f"{view.satu.paket.id} versi {view.satu.paket.versi}" for view in views)
    yield "Isi", f"Hasil pemeriksaan bukti LKE PMPRB atas {len(views)} penilaian, dan tempat bagi jawaban APIP."
    yield "Dibuat dengan", f"lkecheck {laporan.alat.versi}, mesin {laporan.alat.mesin}"
    yield "Tanggal acuan", long_day(laporan.tanggal)
    yield "Paket aturan", words.lines(packs)
    for key, value in laporan.pengaturan.items():
        yield f"Pilihan --{key}", value
    if laporan.reviu is not None:
        yield "Folder reviu", f"{laporan.reviu.folder}: {laporan.reviu.putusan} putusan dipakai"


def _pairs(
    book: Book, sheet: Worksheet, row: int, title: str, pairs: Sequence[tuple[str, str]] | Iterator[tuple[str, str]]
) -> int:
    book.write(sheet, row, 0, title, "heading")
    for label, text in pairs:
        row += 1
        book.write(sheet, row, 0, label, "bold")
        book.over(sheet, (row, 1, row, 2), text, "text")
        sheet.set_row(row, points(count(text, sum(_WIDTHS[1:]))))
    return row + 2


def _broken(book: Book, sheet: Worksheet, row: int, laporan: Laporan) -> int:
    if not laporan.galat:
        return row
    return _pairs(book, sheet, row, "Manifest yang belum dapat dinilai", ((galat.tempat, galat.pesan) for galat in laporan.galat))


def _unchecked(book: Book, sheet: Worksheet, row: int, views: Sequence[View]) -> None:
    book.write(sheet, row, 0, "Yang tidak diperiksa", "heading")
    row += 1
    for at, text in enumerate(("OPD", "Apa dan sebabnya", "Jumlah")):
        book.write(sheet, row, at, text, "head")
    for view in views:
        for item in view.satu.diperiksa.tidak_diperiksa:
            row += 1
            book.write(sheet, row, 0, f"{view.satu.opd.kode}, {view.satu.tingkat} {view.satu.tahun}")
            book.write(sheet, row, 1, f"{item.apa}: {item.sebab}.")
            book.write(sheet, row, 2, item.jumlah, "cell.count")
            sheet.set_row(row, points(count(f"{item.apa}: {item.sebab}.", _WIDTHS[1])))
