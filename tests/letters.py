"""Letters and decrees of invented places and persons, as the text layer of a PDF gives them."""

from __future__ import annotations

DECREE = """\
                         WALI KOTA RIMBAJAYA
                      PROVINSI SUMATERA TIMUR

                   KEPUTUSAN WALI KOTA RIMBAJAYA
                    NOMOR : {nomor}

                              TENTANG
        PEMBENTUKAN TIM REFORMASI BIROKRASI PEMERINTAH KOTA RIMBAJAYA
                            TAHUN 2021

                        WALI KOTA RIMBAJAYA,

Menimbang  : a. bahwa berdasarkan Surat Gubernur Nomor 061/777/ORG/2020 tanggal 3 Maret 2020 perlu dibentuk tim;
Mengingat  : 1. Undang-Undang Nomor 23 Tahun 2014 tentang Pemerintahan Daerah;
             2. Keputusan Wali Kota Rimbajaya
             Nomor 188.45/900/K/2019
             tentang Tim Pengarah;
Memperhatikan : Nota Dinas
             Nomor : 065/4321/ORG/2021

                             MEMUTUSKAN:
Menetapkan :
KESATU     : Membentuk Tim Reformasi Birokrasi.
KEDUA      : {kedua}
KETIGA     : Keputusan ini mulai berlaku pada tanggal ditetapkan.

                                     Ditetapkan di Rimbajaya
                                     pada tanggal {tanggal}

                                     WALI KOTA RIMBAJAYA,

                                            ttd

                                     SURYA DARMAWAN

Tembusan:
1. Gubernur Sumatera Timur, surat Nomor 005/99/Set/2021;
2. Arsip.
"""

REGULATION = """\
SALINAN
BUPATI TANJUNG LESTARI
PERATURAN BUPATI TANJUNG LESTARI
NOMOR {nomor}
TENTANG
PERUBAHAN KEDUA ATAS PERATURAN BUPATI TANJUNG LESTARI
NOMOR 12 TAHUN 2019 TENTANG SISTEM KERJA
DENGAN RAHMAT TUHAN YANG MAHA ESA
BUPATI TANJUNG LESTARI,
Menimbang : bahwa untuk melaksanakan ketentuan Pasal 5;
MEMUTUSKAN:
Pasal 7
Pada saat Peraturan Bupati ini mulai berlaku, Peraturan Bupati Nomor 8 Tahun 2017 tentang
Jam Kerja (Berita Daerah Tahun 2017 Nomor 8), dicabut dan dinyatakan tidak berlaku.
Ditetapkan di Tanjung Lestari
pada tanggal {tanggal}
BUPATI TANJUNG LESTARI,
ttd
RATNA WULANDARI
Diundangkan di Tanjung Lestari
pada tanggal {diundangkan}
SEKRETARIS DAERAH KABUPATEN TANJUNG LESTARI,
ttd
BAGUS PRIHATIN
BERITA DAERAH KABUPATEN TANJUNG LESTARI TAHUN 2022 NOMOR 44
Salinan sesuai dengan aslinya
KEPALA BAGIAN HUKUM,
ttd
LESTARI HANDAYANI, S.H., M.H.
Pembina
NIP. 19750312 200003 2 001
"""

LETTER = """\
PEMERINTAH KOTA RIMBAJAYA
DINAS KESEHATAN
Jalan Melati Nomor 12 Rimbajaya, Telepon (061) 8822334, Kode Pos 20711

                                                        Rimbajaya, {tanggal}
Nomor    : {nomor}                                      Kepada Yth.
Sifat    : Biasa                                        Kepala Puskesmas
Lampiran : 1 (satu) berkas                              di
Hal      : Undangan Rapat                               Tempat

        Menunjuk surat Wali Kota Nomor 005/7777/UM/2021 tanggal 1 Januari 2021, dengan ini diundang pada:
Hari/Tanggal : Rabu, 14 Juli 2021
Tempat       : Aula Dinas Kesehatan
        Demikian disampaikan, terima kasih.

                                     Plt. KEPALA DINAS KESEHATAN
                                     KOTA RIMBAJAYA,


                                     dr. HENDRA GUNAWAN, M.Kes.
                                     Pembina Tk. I
                                     NIP. 19680717 199803 1 004

Tembusan:
1. Wali Kota Rimbajaya (surat Nomor 800/555/BKD/2021).
"""

REPORT = """\
LAPORAN PELAKSANAAN
{judul}
DINAS PERHUBUNGAN KOTA RIMBAJAYA

BAB I PENDAHULUAN
Pada Tahun 2018 dan Semester II Tahun 2017 belum ada laporan. Dasar hukum adalah Peraturan Menteri Nomor 3 Tahun 2016.
"""


def decree(nomor: str = "188.45/123/K/2021", tanggal: str = "5 Juli 2021", kedua: str = "Tim bertugas menyusun laporan.") -> str:
    """A city's decree that founds a team."""
    return DECREE.format(nomor=nomor, tanggal=tanggal, kedua=kedua)


def regulation(nomor: str = "44 TAHUN 2022", tanggal: str = "30 Desember 2022", diundangkan: str = "31 Desember 2022") -> str:
    """The copy of a regulation that amends one and revokes another."""
    return REGULATION.format(nomor=nomor, tanggal=tanggal, diundangkan=diundangkan)


def letter(nomor: str = "800/123/DINKES/2021", tanggal: str = "5 Juli 2021") -> str:
    """An invitation by letter; the day of the meeting is another than that of the letter."""
    return LETTER.format(nomor=nomor, tanggal=tanggal)


def report(judul: str) -> str:
    """A report with its title, and other periods in the text below."""
    return REPORT.format(judul=judul)
