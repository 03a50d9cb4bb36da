"""The documents to ask an OPD for: each once, with the criteria that it serves, the most points first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from lkecheck import words
from lkecheck.model.penilaian import Penilaian, PenilaianKriteria

_STATE = {"belum_ada": "belum ada", "diragukan": "masih diragukan", "dilengkapi": "perlu dilengkapi"}
_HANDED_IN = "perlu diperbaiki"
_DAYS = 14
"""Where no finding of the criterion names a number of days."""

# Faults of an item that the OPD mends by handing something in.
_MENDED = (
    *("berkas-hilang", "berkas-kosong", "berkas-rusak", "berkas-terkunci", "bukti-tanpa-berkas", "jenis-berkas-tak-sesuai"),
    *("sha256-berbeda", "tautan-belum-dibekukan", "kit-tak-lengkap", "bukti-draf", "bukti-tanpa-nomor", "bukti-tanpa-tanggal"),
    *("bukti-tanpa-tanda-tangan", "tte-diubah-setelah-ditandatangani"),
)


@dataclass
class Asked:
    """One document: in what state it is, what it must show, what it serves, and in how many days it is wanted."""

    uraian: str
    keadaan: list[str] = field(default_factory=list)
    kode: list[str] = field(default_factory=list)
    rincian: list[str] = field(default_factory=list)
    hari: int = 0
    nilai: Decimal = Decimal(0)
    """What its criteria lack to their weight."""

    def add(self, state: str, codes: Sequence[str], shown: Sequence[str], days: int) -> None:
        for held, new in ((self.keadaan, (state,)), (self.kode, codes), (self.rincian, shown)):
            held += [one for one in new if one not in held]
        self.hari = min(self.hari or days, days)

    @property
    def text(self) -> str:
        """The document and what it must show."""
        return f"{self.uraian}; menunjukkan: {', '.join(self.rincian)}" if self.rincian else self.uraian

    @property
    def state(self) -> str:
        return ", ".join(self.keadaan)


def asked(satu: Penilaian) -> list[Asked]:
    """What lacks, and what was handed in and wants mending; what serves the most points comes first."""
    found: dict[str, Asked] = {}
    for uraian, state, codes, shown, days in (*_lacking(satu), *_broken(satu)):
        found.setdefault(uraian, Asked(uraian)).add(state, codes, shown, days)
    lacks = {one.kode: one.bobot - one.nilai_didukung for one in satu.kriteria}
    for one in found.values():
        one.nilai = sum((lacks.get(kode, Decimal(0)) for kode in one.kode), Decimal(0))
    return sorted(found.values(), key=lambda one: -one.nilai)


def others(many: int, where: str) -> str:
    """The last line of a page that does not hold them all."""
    return f"Selain itu masih diminta {words.count(many)} dokumen lain. Daftar lengkapnya ada {where}."


_Row = tuple[str, str, Sequence[str], Sequence[str], int]


def _lacking(satu: Penilaian) -> Iterator[_Row]:
    days = _days(satu)
    for one in satu.kriteria:
        yield from _of_criterion(one, days.get(one.kode, _DAYS))


def _of_criterion(kriteria: PenilaianKriteria, days: int) -> Iterator[_Row]:
    if kriteria.diminta is None or kriteria.status in ("terpenuhi", "tidak_berlaku"):
        return
    for dokumen in kriteria.diminta.dokumen:
        yield dokumen.uraian, _STATE[dokumen.keadaan], (kriteria.kode,), kriteria.diminta.rincian, days
    if kriteria.diminta.rincian and not kriteria.diminta.dokumen:
        what = f"Dokumen yang menunjukkan: {', '.join(kriteria.diminta.rincian)}"
        yield what, _STATE["dilengkapi"], (kriteria.kode,), (), days


def _broken(satu: Penilaian) -> Iterator[_Row]:
    for one in satu.temuan:
        if one.aturan in _MENDED and one.counts:
            yield f"{one.pesan} {one.rekomendasi.uraian}", _HANDED_IN, one.kriteria_terdampak, (), one.rekomendasi.tenggat_hari


def _days(satu: Penilaian) -> dict[str, int]:
    """The days that the finding on each criterion's status gives."""
    found = (one for one in satu.temuan if one.kriteria and one.of_status)
    return {one.kriteria or "": one.rekomendasi.tenggat_hari for one in found}
