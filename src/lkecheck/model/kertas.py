"""What working papers need besides the result: the ladder of a criterion, the evidence as handed in, documents to ask for."""

# Without `from __future__ import annotations`: pydantic would compile each annotation's text again at every start.

from typing import Literal

from .hasil import Hasil, Nilai


class AnakTangga(Hasil):
    """One answer of a criterion: what it is worth, from 0 to 1, and what it says."""

    jawaban: str
    skor: Nilai
    arti: str


class Isian(Hasil):
    """How a criterion is answered: by a letter of its ladder, a percentage, a number on its scale, or an opinion's code.

    `tangga` holds the letters from the top, or the opinions whose worth is known; the bounds are those of a number.
    """

    bentuk: Literal["huruf", "persen", "angka", "opini"]
    tangga: tuple[AnakTangga, ...] = ()
    paling_sedikit: Nilai | None = None
    paling_banyak: Nilai | None = None


class BuktiDiserahkan(Hasil):
    """An item of evidence as the OPD describes it; `jenis` is the name of its kind."""

    id: str
    judul: str
    jenis: str
    nomor: str | None = None
    tanggal: str | None = None
    berkas: tuple[str, ...] = ()
    halaman: str | None = None
    tautan: str | None = None


class DokumenDiminta(Hasil):
    """A document that is lacking, in doubt, or to be completed."""

    uraian: str
    keadaan: Literal["belum_ada", "diragukan", "dilengkapi"]


class Permintaan(Hasil):
    """What the answer `jawaban` of a criterion still takes: documents, and what they must show."""

    jawaban: str
    dokumen: tuple[DokumenDiminta, ...] = ()
    rincian: tuple[str, ...] = ()
