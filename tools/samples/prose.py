"""Sentences that fill a sample document, so that each is a text of its own; no numbers, days, names or subjects in them."""

from __future__ import annotations

import random

_MANY = 8
_SENTENCES = (
    "Penyusunan dokumen ini melibatkan pegawai dari setiap bidang secara bergantian.",
    "Bahan dikumpulkan dari catatan harian, lalu diperiksa silang oleh dua orang.",
    "Hambatan yang muncul dicatat apa adanya supaya mudah ditelusuri kemudian.",
    "Sebagian pekerjaan tertunda karena ruang rapat sedang diperbaiki.",
    "Pembagian tugas diatur melalui papan kerja yang dapat dilihat semua orang.",
    "Masukan dari bidang lain diterima sampai akhir pekan kedua.",
    "Kekurangan pada tahap awal sudah diperbaiki sebelum dokumen disahkan.",
    "Hasilnya dibahas kembali bersama pimpinan pada kesempatan berikutnya.",
    "Setiap catatan diberi tanda agar mudah ditemukan kembali.",
    "Perbedaan pendapat diselesaikan melalui musyawarah di tingkat bidang.",
    "Bagian yang belum lengkap akan disusulkan setelah bahannya tersedia.",
    "Petugas yang berhalangan digantikan oleh rekan satu ruangan.",
    "Tata letak mengikuti contoh yang dibagikan pada pertemuan sebelumnya.",
    "Uraian disusun singkat supaya dapat dibaca dalam satu kali duduk.",
    "Angka pada lampiran sudah dijumlah ulang oleh petugas yang berbeda.",
    "Keterangan tambahan dapat diminta kepada petugas yang menyusun.",
    "Cuaca buruk sempat mengganggu perjalanan petugas ke lapangan.",
    "Seluruh berkas pendukung disimpan di lemari yang terkunci.",
    "Pimpinan meminta agar pekerjaan serupa dimulai lebih awal.",
    "Peralatan yang dipakai masih layak dan cukup untuk kebutuhan sekarang.",
    "Beberapa istilah diseragamkan supaya tidak menimbulkan salah paham.",
    "Naskah dibaca ulang dua kali sebelum diserahkan untuk disahkan.",
    "Ruang kerja ditata ulang agar petugas dapat bekerja lebih tenang.",
    "Sisa pekerjaan diserahkan kepada bidang yang paling mengenal bahannya.",
    "Kesepakatan lisan dituangkan ke dalam catatan pada hari yang sama.",
    "Petugas baru didampingi sampai mampu bekerja sendiri.",
    "Jadwal disusun dengan mempertimbangkan beban setiap orang.",
    "Bahan yang diterima terlambat dimuat pada bagian akhir.",
)


def sentences(seed: str) -> list[str]:
    """Some of them in an order of their own, always the same for a seed."""
    return random.Random(seed).sample(_SENTENCES, _MANY)
