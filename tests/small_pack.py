"""A rule pack of a few criteria, as data, and the settings of property tests: what tests share.

It stands apart from rules/, so that a changed law changes no test of the program.
"""

from __future__ import annotations

from typing import Any

from hypothesis import settings

from lkecheck.model.pack import FindingKinds, Pack, PackHead, Vocabulary
from lkecheck.model.rules import Kriteria

steady = settings(deadline=None, derandomize=True, database=None, max_examples=150)
"""The same examples in every run, without a time limit for one of them."""

# What a fault does to support; the table of the contracts.
_SUPPORT = {
    "mencabut": (
        "bukti-tanpa-berkas berkas-hilang berkas-kosong jenis-berkas-tak-sesuai sha256-berbeda bukti-draf bukti-dicabut "
        "bukti-kedaluwarsa bukti-di-luar-tahun bukti-tanpa-tanda-tangan bukti-tanpa-nomor bukti-tanpa-tanggal"
    ),
    "meragukan": "tautan-belum-dibekukan bukti-ganda-lintas-opd",
    "memperingatkan": "cakupan-melebihi-sasaran berkas-gagal-diperiksa berkas-melampaui-batas nama-berkas-tak-wajar",
}

_NODES = (
    # kode, jenis, induk, weight at pusat, weight at unit
    ("A", "komponen", None, "60", "40"),
    ("PMN", "aspek", "A", "20", "14.60"),
    ("PMN.7", "area", "PMN", "2.50", "2.20"),
    ("PMN.7.1", "sub_aspek", "PMN.7", "1.50", "1.20"),
    ("PMN.7.2", "sub_aspek", "PMN.7", "1.00", None),
    ("RFM.7", "area", "A", "3.75", "1.95"),
    ("RFM.7.1", "sub_aspek", "RFM.7", None, None),
    ("RFM.7.2", "sub_aspek", "RFM.7", None, None),
)

_HEAD = {
    "skema": "lkecheck/paket/1",
    "id": "kecil",
    "nama": "Paket kecil",
    "versi": "1",
    "berlaku": {"mulai": 2020, "sampai": 2022, "sumber": "Peraturan 9/2023", "terverifikasi": True},
    "sumber": {"s": {"nama": "s", "terverifikasi": True}},
    "skala": {
        "ya_tidak": {"bentuk": "huruf", "nilai": {"Y": 1, "T": 0}, "sumber": "s"},
        "abcd": {"bentuk": "huruf", "nilai": {"A": 1, "B": "0.67", "C": "0.33", "D": 0}, "sumber": "s"},
        "persen": {"bentuk": "persen", "nilai": {"penuh": 1, "sebagian": "0.5", "nihil": 0}, "sumber": "s"},
        "angka": {"bentuk": "angka", "nilai": {"terbukti": 1, "nihil": 0}, "sumber": "s"},
    },
    "pita": {
        "semua": {"minimal": 1, "sumber": "s"},
        "mayoritas": {"di_atas": "0.5", "sumber": "s"},
        "sebagian": {"di_atas": 0, "sumber": "s"},
        "minoritas": {"di_atas": 0, "sumber": "s"},
    },
    "irama": {"bulanan": 12, "triwulanan": 4, "semesteran": 2, "tahunan": 1},
    "berkas_diterima": {"pdf": ["pdf"], "jpg": ["jpeg"], "docx": ["zip"], "doc": ["ole", "zip", "rtf"], "txt": ["teks"]},
    "struktur": [
        {
            "kode": kode,
            "nama": kode,
            "jenis": jenis,
            "sumber": "s",
            "bobot": {name: weight for name, weight in (("pusat", pusat), ("unit", unit)) if weight is not None},
        }
        | ({"induk": induk} if induk else {})
        for kode, jenis, induk, pusat, unit in _NODES
    ],
}

_WORDS = {
    "jenis": ("laporan", "keputusan_kepala_daerah", "matriks_rekapitulasi", "surat_edaran", "publikasi_media", "undangan"),
    "topik": ("gratifikasi", "pengaduan_masyarakat", "lhkpn", "survei"),
}


def criterion(kode: str, skala: str = "abcd", tingkat: tuple[str, ...] = ("unit",), **more: Any) -> Kriteria:
    """A criterion with one needed report on complaints, and what differs from that."""
    letters = list(_HEAD["skala"][skala]["nilai"])  # type: ignore[index]
    steps = {letter: {"arti": letter, "bila": {"dokumen": "lengkap"}} for letter in letters[:-1]}
    data = {
        "kode": kode,
        "tingkat": list(tingkat),
        "pernyataan": kode,
        "skala": skala,
        "dokumen": {"wajib": {"laporan": {"jenis": "laporan", "topik": "pengaduan_masyarakat", "syarat": ["cakupan"]}}},
        "pilihan": steps | {letters[-1]: {"arti": letters[-1]}},
        "dasar": [{"rujukan": "d"}],
        "sumber": "s",
        "sumber_bukti": "s",
    }
    return Kriteria.model_validate(data | more)


def small_pack(*kriteria: tuple[Kriteria, str], **head: Any) -> Pack:
    """The pack with these criteria, each with the code of its sub-aspek; without any, with the usual ones."""
    chosen = kriteria or _usual()
    checked = PackHead.model_validate(_HEAD | head)
    return Pack(
        head=checked,
        kosakata=Vocabulary.model_validate(
            {"skema": "lkecheck/kosakata/1"} | {kind: {word: {"nama": word} for word in words} for kind, words in _WORDS.items()}
        ),
        temuan=FindingKinds.model_validate({"skema": "lkecheck/temuan/1", "temuan": dict(_kinds())}).temuan,
        simpul={satu.kode: satu for satu in checked.struktur},
        kriteria={satu.kode: satu for satu, _ in chosen},
        sub_aspek={satu.kode: sub_aspek for satu, sub_aspek in chosen},
        sha256="0" * 64,
    )


def _usual() -> tuple[tuple[Kriteria, str], ...]:
    return (
        (criterion("PMN.7.1.a", tingkat=("pusat",)), "PMN.7.1"),
        (criterion("UNT.7.1.a"), "PMN.7.1"),
        (criterion("UNT.7.1.b", "ya_tidak"), "PMN.7.1"),
        (criterion("UNT.7.1.e", "persen", rincian={"tercapai": "sudah", "sasaran": "wajib"}), "PMN.7.1"),
    )


def _kinds() -> Any:
    about = {"tentang": "dokumen", "keparahan": "observasi", "peran": ["p"], "hari": 1}
    texts = dict.fromkeys(("nama", "pesan", "diperiksa", "mengapa", "contoh", "langkah"), "-")
    for support, names in _SUPPORT.items():
        for name in names.split():
            yield name, about | texts | {"dukungan": support}
