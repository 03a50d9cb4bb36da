"""The index of the local government as a result: the tree with the origin of each number, and the OPDs side by side."""

# Without `from __future__ import annotations`: pydantic would compile each annotation's text again at every start.

from .hasil import Hasil, Nilai, Unit


class Sisi(Hasil):
    """What one tingkat brings to a node, in points of that tingkat's own form; for units the mean of `opd` OPDs."""

    bobot: Nilai
    nilai_mandiri: Nilai
    nilai_didukung: Nilai
    nilai_mungkin: Nilai
    opd: int


class SimpulIndeks(Hasil):
    """A node of the index in index points. `cara` stands where pusat and unit are combined; below and above it are sums."""

    kode: str
    induk: str | None
    jenis: str
    nama: str
    bobot: Nilai
    nilai_mandiri: Nilai
    nilai_didukung: Nilai
    nilai_mungkin: Nilai
    pusat: Sisi | None = None
    unit: Sisi | None = None
    cara: str | None = None
    anak: tuple[str, ...] = ()


class KategoriIndeks(Hasil):
    """The category that a value of the index reaches."""

    kode: str
    sebutan: str


class CaraGabung(Hasil):
    """How pusat and unit are combined, and how sure the pack is of it."""

    nama: str
    sumber: str
    terverifikasi: bool
    catatan: str | None = None


class Indeks(Hasil):
    """The index of one year; without values where there is none, which `catatan` then explains."""

    tahun: int
    paket: str | None = None
    opd: int
    cara: CaraGabung | None = None
    bobot: Nilai | None = None
    nilai_mandiri: Nilai | None = None
    nilai_didukung: Nilai | None = None
    nilai_mungkin: Nilai | None = None
    kategori_mandiri: KategoriIndeks | None = None
    kategori_didukung: KategoriIndeks | None = None
    kategori_mungkin: KategoriIndeks | None = None
    simpul: tuple[SimpulIndeks, ...] = ()
    catatan: tuple[str, ...] = ()


class PersenArea(Hasil):
    """How much of an area's weight is supported, and may be, in percent."""

    kode: str
    didukung: Nilai
    mungkin: Nilai


class Peringkat(Hasil):
    """An OPD among the others of its year, by the share of its weight that is supported; equal shares share a place."""

    urutan: int
    opd: Unit
    tahun: int
    bobot: Nilai
    nilai_mandiri: Nilai
    nilai_didukung: Nilai
    nilai_mungkin: Nilai
    inflasi: Nilai
    didukung: Nilai
    mungkin: Nilai
    area: tuple[PersenArea, ...]
