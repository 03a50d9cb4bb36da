"""What the reviewer's folder and an earlier result bring into a result."""

# Without `from __future__ import annotations`: pydantic would compile each annotation's text again at every start.

from pydantic import Field

from .hasil import Hasil, Nilai


class JawabDinilai(Hasil):
    """What one level of sign-off said of a criterion; `terbuka` where the evidence has changed since."""

    jenjang: str
    nama: str
    tanggal: str
    jawaban: str | None
    nilai: Nilai | None = None
    catatan: str | None = None
    terbuka: bool = False


class PutusanDinilai(JawabDinilai):
    """The level that decides (or, where none answered, the last that noted something), and what each level said.

    `sidik_bukti` is the fingerprint of the evidence that it decided on. An open one does not count.
    """

    sidik_bukti: str
    per_jenjang: tuple[JawabDinilai, ...] = ()


class RingkasReviu(Hasil):
    """The reviewer's folder as it was used: its name, what it held, and what that did."""

    folder: str
    sha256: str
    putusan: int = Field(description="Kriteria yang putusannya dipakai.")
    terbuka_lagi: int = Field(description="Putusan yang tidak dipakai karena buktinya berubah.")
    pengecualian: int = Field(description="Pengecualian yang berlaku pada tanggal pemeriksaan.")
    temuan_dikecualikan: int
    kriteria_tidak_berlaku: int


class DasarBanding(Hasil):
    """The earlier result that this one is compared with, and the findings left out because it had them already."""

    berkas: str
    sha256: str
    tanggal: str
    disembunyikan: int
    mayor: int
    minor: int
    observasi: int
