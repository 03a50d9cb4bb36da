"""The documents to ask an OPD for: each once, with the criteria that need it and the nearest date."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from ...model.penilaian import Penilaian, PenilaianKriteria
from .fields import Diminta

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
class _Line:
    codes: list[str] = field(default_factory=list)
    shown: list[str] = field(default_factory=list)
    days: int = 0

    def add(self, codes: tuple[str, ...], shown: tuple[str, ...], days: int) -> None:
        self.codes += [kode for kode in codes if kode not in self.codes]
        self.shown += [text for text in shown if text not in self.shown]
        self.days = min(self.days or days, days)


def asked(satu: Penilaian) -> tuple[Diminta, ...]:
    """What lacks first by what is worth most, then what was handed in and wants mending."""
    lines: dict[tuple[str, str], _Line] = {}
    for uraian, state, codes, shown, days in (*_lacking(satu), *_broken(satu)):
        lines.setdefault((uraian, state), _Line()).add(codes, shown, days)
    return tuple(
        Diminta(
            nomor=nomor,
            uraian=f"{uraian}; menunjukkan: {', '.join(line.shown)}" if line.shown else uraian,
            keadaan=state,
            kriteria=", ".join(line.codes),
            hari=line.days,
        )
        for nomor, ((uraian, state), line) in enumerate(lines.items(), start=1)
    )


_Row = tuple[str, str, tuple[str, ...], tuple[str, ...], int]


def _lacking(satu: Penilaian) -> Iterator[_Row]:
    days = _days(satu)
    for one in sorted(satu.kriteria, key=lambda kriteria: kriteria.nilai_didukung - kriteria.bobot):
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
    found = (one for one in satu.temuan if one.kriteria and one.aturan.startswith("kriteria-"))
    return {one.kriteria or "": one.rekomendasi.tenggat_hari for one in found}
