"""The fields that a template may name, each with what it says; docs/naskah.md lists them from here.

All values are words as they are printed: dates in Indonesian, numbers with a decimal comma. An empty text is false in a
condition of a template, and so is an empty list.
"""

# Without `from __future__ import annotations`: the annotations are read when templates are checked.

from dataclasses import dataclass
from typing import Annotated as An


@dataclass(frozen=True, slots=True)
class Jumlah:
    """Banyaknya temuan; yang dikecualikan dan yang dijawab putusan ikut dihitung."""

    semua: An[int, "semua temuan"]
    mayor: An[int, "temuan mayor"]
    minor: An[int, "temuan minor"]
    observasi: An[int, "temuan observasi"]
    dikecualikan: An[int, "yang dikecualikan atau sudah dijawab putusan pereviu"]
    kalimat: An[str, "misalnya: 4 mayor, 7 minor, 28 observasi"]


@dataclass(frozen=True, slots=True)
class Nilai:
    """Nilai dengan koma desimal."""

    bobot: An[str, "nilai paling banyak"]
    mandiri: An[str, "nilai menurut jawaban perangkat daerah"]
    didukung: An[str, "nilai yang pasti didukung bukti"]
    mungkin: An[str, "nilai bila semua pertanyaan memihak perangkat daerah"]
    apip: An[str, "nilai menurut putusan pereviu; kosong tanpa folder reviu"]
    persen_didukung: An[str, "persen bobot yang didukung"]


@dataclass(frozen=True, slots=True)
class Status:
    """Banyaknya kriteria menurut status."""

    kriteria: An[int, "semua kriteria"]
    terpenuhi: An[int, "terpenuhi"]
    sebagian: An[int, "sebagian"]
    perlu_reviu: An[int, "menunggu putusan pereviu"]
    belum: An[int, "belum terpenuhi"]
    tidak_berlaku: An[int, "tidak berlaku atau tidak dinilai"]


@dataclass(frozen=True, slots=True)
class Kondisi:
    """Satu temuan di dalam catatan."""

    uraian: An[str, "keadaan yang tampak dari bukti"]
    keparahan: An[str, "mayor, minor, atau observasi"]
    tanda: An[str, "dikecualikan beserta alasannya, atau putusan yang menjawabnya; kosong bila tidak ada"]
    id: An[str, "nomor tetap temuan ini"]


@dataclass(frozen=True, slots=True)
class Saran:
    """Satu rekomendasi."""

    uraian: An[str, "yang perlu dikerjakan"]
    oleh: An[str, "penanggung jawab"]
    hari: An[int, "tenggat dalam hari"]


@dataclass(frozen=True, slots=True)
class Catatan:
    """Satu catatan: semua temuan atas satu kriteria, atau satu temuan atas bukti."""

    nomor: An[int, "nomor urut dalam naskah"]
    kode: An[str, "kode kriteria; kosong bila temuan atas bukti"]
    judul: An[str, "kode kriteria, atau nama temuannya"]
    keparahan: An[str, "yang terberat: mayor, minor, atau observasi"]
    kondisi: An[tuple[Kondisi, ...], "semua temuan pada catatan ini"]
    kriteria: An[str, "bunyi kriteria, atau kode kriteria yang terdampak"]
    jawaban: An[str, "jawaban mandiri dibandingkan dengan yang didukung bukti"]
    putusan: An[str, "jawaban pereviu menurut jenjang; kosong bila belum ada"]
    sebab: An[tuple[str, ...], "yang tampak dari bukti; selebihnya diisi pereviu"]
    akibat: An[tuple[str, ...], "akibatnya"]
    pertanyaan: An[tuple[str, ...], "yang harus diputus pereviu"]
    rekomendasi: An[tuple[Saran, ...], "yang perlu dikerjakan"]
    dasar: An[tuple[str, ...], "dasar hukum beserta kepastiannya"]
    kepastian: An[str, "dari mana bunyi kriteria dan daftar dokumennya"]
    bukti: An[str, "bukti yang disebut"]
    letak: An[str, "tempat dalam manifest"]
    berulang: An[str, "sejak kapan temuan ini berulang; kosong bila tidak"]
    senilai: An[str, "nilai yang belum diperoleh; kosong bila tidak ada"]


@dataclass(frozen=True, slots=True)
class Area:
    """Satu aspek atau area perubahan."""

    kode: An[str, "kode area; kosong untuk temuan atas bukti secara umum"]
    nama: An[str, "nama area"]
    nilai: An[Nilai, "nilai area"]
    status: An[Status, "kriteria area menurut status"]
    catatan: An[tuple[Catatan, ...], "catatan pada area ini, yang terberat dahulu"]


@dataclass(frozen=True, slots=True)
class Diminta:
    """Satu dokumen yang diminta."""

    nomor: An[int, "nomor urut"]
    uraian: An[str, "dokumen yang diminta, dan apa yang harus ditunjukkannya"]
    keadaan: An[str, "belum ada, masih diragukan, perlu dilengkapi, atau perlu diperbaiki"]
    kriteria: An[str, "kode kriteria yang memerlukannya"]
    hari: An[int, "tenggat dalam hari"]


@dataclass(frozen=True, slots=True)
class Opd:
    """Satu penilaian: perangkat daerah, atau pemerintah daerah untuk tingkat pusat."""

    nomor: An[int, "nomor urut"]
    kode: An[str, "kode perangkat daerah"]
    nama: An[str, "nama perangkat daerah"]
    tingkat: An[str, "perangkat daerah atau pemerintah daerah"]
    tahun: An[str, "tahun yang dinilai"]
    paket: An[str, "paket aturan yang dipakai"]
    manifest: An[str, "berkas manifest dan sidiknya"]
    nilai: An[Nilai, "nilai seluruhnya"]
    selisih: An[str, "jumlah klaim di atas yang didukung bukti"]
    status: An[Status, "kriteria menurut status"]
    jumlah: An[Jumlah, "banyaknya temuan"]
    area: An[tuple[Area, ...], "semua area"]
    bercatatan: An[tuple[Area, ...], "area yang mempunyai catatan"]
    utama: An[tuple[Catatan, ...], "catatan mayor saja"]
    diminta: An[tuple[Diminta, ...], "semua dokumen yang diminta, yang bernilai paling besar dahulu"]
    diminta_sehalaman: An[tuple[Diminta, ...], "yang terdepan di antaranya, sebanyak yang muat pada satu halaman"]
    diminta_lain: An[str, "berapa dokumen lagi yang diminta, dan di mana daftar lengkapnya; kosong bila semuanya muat"]
    tidak_diperiksa: An[tuple[str, ...], "yang tidak diperiksa, sebabnya, dan banyaknya"]
    diputus: An[str, "berapa kriteria yang sudah diputus pereviu; kosong tanpa folder reviu"]


@dataclass(frozen=True, slots=True)
class IndeksTahun:
    """Indeks pemerintah daerah untuk satu tahun."""

    tahun: An[str, "tahun"]
    opd: An[int, "banyaknya perangkat daerah yang dihitung"]
    ada: An[bool, "benar bila indeks dapat dihitung"]
    mandiri: An[str, "menurut jawaban"]
    didukung: An[str, "yang didukung bukti"]
    mungkin: An[str, "bila semua pertanyaan memihak"]
    kategori_mandiri: An[str, "kategori menurut jawaban"]
    kategori_didukung: An[str, "kategori yang didukung bukti"]
    kategori_mungkin: An[str, "kategori bila semua pertanyaan memihak"]
    catatan: An[tuple[str, ...], "yang perlu diketahui tentang indeks ini"]


@dataclass(frozen=True, slots=True)
class Indikator:
    """Satu indikator road map di samping targetnya; bukan nilai resmi."""

    nama: An[str, "nama indikator"]
    kode: An[str, "kode kriteria yang memuat nilainya"]
    oleh: An[str, "penanggung jawab"]
    dasar: An[str, "nilai awal menurut road map"]
    diklaim: An[str, "menurut jawaban"]
    didukung: An[str, "yang didukung bukti"]
    tahun: An[str, "tahun target yang dibandingkan: tahun yang dinilai, atau tahun target berikutnya"]
    target: An[str, "target tahun itu"]
    target_semua: An[tuple[str, ...], "semua target, masing-masing dengan tahunnya"]
    jarak: An[str, "target dikurangi yang didukung bukti; tanda hubung bila bukan angka"]
    keadaan: An[str, "tercapai, mungkin tercapai (menurut jawaban), belum tercapai, atau belum ada nilai"]
    sumber: An[str, "tempatnya dalam road map"]


@dataclass(frozen=True, slots=True)
class Sasaran:
    """Satu sasaran road map."""

    uraian: An[str, "bunyi sasaran"]
    indikator: An[tuple[Indikator, ...], "indikatornya"]


@dataclass(frozen=True, slots=True)
class QuickWin:
    """Satu quick win berupa bagian bobot; bukan capaian resmi."""

    nomor: An[int, "nomor urut"]
    kode: An[str, "kode dalam paket"]
    uraian: An[str, "yang hendak dicapai"]
    tahun: An[str, "tahunnya"]
    bagian: An[str, "kode bagian LKE yang nilainya dihitung"]
    ambang: An[str, "persen bobot bagian itu yang harus dilampaui"]
    pasti: An[int, "perangkat daerah yang melampauinya menurut bukti"]
    mungkin: An[int, "perangkat daerah yang mungkin melampauinya"]
    opd: An[int, "perangkat daerah yang dihitung"]
    keadaan: An[str, "tercapai, mungkin tercapai, atau belum tercapai, bila semua perangkat daerah dihitung"]
    sumber: An[str, "tempatnya dalam road map"]


@dataclass(frozen=True, slots=True)
class Umum:
    """Ada pada setiap naskah."""

    pemda: An[str, "nama pemerintah daerah; titik-titik bila tidak ada manifest tingkat pusat"]
    tahun: An[str, "tahun yang dinilai"]
    tanggal_acuan: An[str, "tanggal acuan pemeriksaan, dengan kata"]
    alat: An[str, "nama, versi, dan mesin program"]
    paket: An[str, "paket aturan beserta versinya"]
    keyakinan: An[str, "apa yang bukan: bukan penilaian resmi, keyakinan terbatas"]
    kepastian_dasar: An[str, "kepastian dasar hukum dan daftar dokumen"]
    peraturan: An[tuple[str, ...], "peraturan yang menjadi dasar"]


@dataclass(frozen=True, slots=True)
class NaskahKota(Umum):
    """laporan-hasil-reviu.docx, pernyataan-telah-direviu.docx, berita-acara.docx."""

    opd: An[tuple[Opd, ...], "semua penilaian, tingkat pusat lebih dulu"]
    status: An[Status, "semua kriteria menurut status"]
    jumlah: An[Jumlah, "banyaknya temuan seluruhnya"]
    indeks: An[tuple[IndeksTahun, ...], "indeks tiap tahun"]
    sasaran: An[tuple[Sasaran, ...], "sasaran road map dengan indikatornya; kosong bila paket tidak memuatnya"]
    tentang_sasaran: An[str, "apa yang ditunjukkan daftar sasaran, dan bahwa itu bukan nilai resmi"]
    quick_win: An[tuple[QuickWin, ...], "quick win berupa bagian bobot; kosong bila paket tidak memuatnya"]
    tentang_quick_win: An[str, "apa yang ditunjukkan daftar quick win, dan bahwa itu bukan capaian resmi"]
    temuan_kota: An[tuple[Catatan, ...], "temuan atas seluruh kota"]
    tugas: An[str, "keadaan tugas pokja; kosong bila tidak dinilai"]
    tidak_dinilai: An[tuple[str, ...], "manifest yang tidak dapat dinilai, dan sebabnya"]
    tidak_diperiksa: An[tuple[str, ...], "yang tidak diperiksa di semua perangkat daerah, dijumlahkan"]
    reviu: An[str, "folder reviu yang dipakai dan isinya; kosong tanpa folder reviu"]
    banding: An[str, "temuan yang tidak ditampilkan karena sudah ada pada hasil pembanding; kosong tanpa pembanding"]


@dataclass(frozen=True, slots=True)
class NaskahOpd(Umum):
    """catatan-hasil-reviu-OPD.docx, permintaan-dokumen-OPD.docx."""

    opd: An[Opd, "perangkat daerah naskah ini"]
