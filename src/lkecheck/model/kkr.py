"""How a KKR names its own parts: one list of words that both the maker and the reader of the workbook go by."""

from __future__ import annotations

from typing import NamedTuple

from .reviu import Jenjang

SKEMA = "lkecheck/kkr/1"
META, LADDERS = "lkecheck", "lkecheck tangga"
"""Hidden sheets: what each paper is, and how each criterion is answered."""

KODE, SIDIK = "Kode", "Sidik bukti"
"""Headers of two hidden columns."""


class Identity(NamedTuple):
    """What a paper is; each field is a header of the hidden sheet, and `kkr_<field>` a name of the paper's own sheet."""

    lembar: str
    skema: str
    opd: str
    nama: str
    tingkat: str
    tahun: str
    paket: str
    versi: str
    alat: str
    tanggal: str


class Ladder(NamedTuple):
    """How one criterion of a pack at a tingkat is answered; `pilihan` are its letters, between semicolons."""

    paket: str
    versi: str
    tingkat: str
    kode: str
    bentuk: str
    pilihan: str
    paling_sedikit: str
    paling_banyak: str


def header(what: str, jenjang: Jenjang) -> str:
    """Header of a level's column (Jawaban, Nilai, Catatan), or label of its name or day (Nama, Tanggal)."""
    return f"{what} {jenjang}"


def name(what: str, jenjang: Jenjang) -> str:
    """The name of the cell that holds a level's nama or tanggal."""
    return f"kkr_{what}_{jenjang}"
