"""The end of the page: the legal basis, the criteria's statements, texts that stand once, and how the page was made."""

from __future__ import annotations

from collections.abc import Iterator

from lkecheck import words

from . import parts
from .book import Book
from .markup import Html, el

_CERTAINTY = (
    "Rujukan yang belum dicocokkan dengan peraturannya ditandai (belum diverifikasi). Tiap temuan menyebut dari mana bunyi "
    "kriteria dan daftar dokumennya diambil; sebagian berasal dari pengetahuan umum penyusun aturan."
)
_STATUS = (
    ("Terpenuhi", "bukti pasti mendukung jawaban teratas"),
    ("Sebagian", "bukti pasti mendukung jawaban tengah"),
    ("Belum", "bukti hanya mendukung jawaban terbawah"),
    ("Perlu reviu", "ada yang hanya dapat diputus orang"),
    ("Tidak berlaku", "tidak dinilai pada tingkat ini, atau dikecualikan"),
    ("Diklaim", "jawaban perangkat daerah, dan nilainya"),
    ("Didukung", "jawaban tertinggi yang dapat dipertahankan dengan bukti yang ada sekarang"),
    ("Mungkin", "jawaban tertinggi bila semua pertanyaan dijawab memihak perangkat daerah"),
    ("Selisih", "jumlah klaim di atas yang didukung, kriteria demi kriteria"),
)


def references(book: Book) -> Html:
    """Everything that others point to."""
    inside = (
        el("h2", "Dasar, kepastian, dan rujukan", id="rujukan-nama"),
        el("h3", "Arti kata"),
        parts.facts(_STATUS, "arti"),
        el("h3", "Dasar hukum dan kepastiannya"),
        el("p", _CERTAINTY),
        book.laws.items(),
        *_listed(book),
        el("h3", "Cara laporan ini dibuat"),
        parts.bullets(list(_made(book))),
    )
    return el("section", *inside, id="rujukan", class_="akhir", aria_labelledby="rujukan-nama")


def _listed(book: Book) -> Iterator[Html]:
    listed = (
        ("Bunyi kriteria", book.statements.items()),
        ("Uraian yang dirujuk beberapa temuan", book.pieces.items()),
        ("Teks yang dirujuk beberapa temuan", book.texts.items()),
    )
    for name, items in listed:
        if items:
            yield el("details", el("summary", el("h3", name)), items, class_="daftar", open=True)


def _made(book: Book) -> Iterator[str]:
    laporan = book.laporan
    yield f"lkecheck {laporan.alat.versi}, mesin {laporan.alat.mesin}, tanggal acuan {words.day(laporan.tanggal)}."
    for paket in sorted({(satu.paket.id, satu.paket.versi, satu.paket.sha256) for satu in laporan.penilaian}):
        yield "Paket aturan {} versi {}, sidik {}.".format(*paket)
    if laporan.pengaturan:
        yield f"Pengaturan: {', '.join(f'{name} = {value}' for name, value in laporan.pengaturan.items())}."
    yield "Halaman ini tidak memuat apa pun dari jaringan dan tidak mengirim apa pun."
