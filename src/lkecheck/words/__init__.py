"""Numbers, dates and names in Indonesian."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from decimal import ROUND_DOWN, Decimal
from typing import Protocol

from lkecheck.core import indonesian
from lkecheck.core.indonesian import day as day
from lkecheck.model.indeks import Indeks, KategoriIndeks
from lkecheck.model.penilaian import PenanggungJawab, PenilaianKriteria

STATUS = {
    "terpenuhi": "Terpenuhi",
    "sebagian": "Sebagian",
    "perlu_reviu": "Perlu reviu",
    "belum": "Belum",
    "tidak_berlaku": "Tidak berlaku",
}
JUDGED = ("terpenuhi", "sebagian", "perlu_reviu", "belum")
"""The statuses of a criterion that applies."""
SEVERITY = {"mayor": "Mayor", "minor": "Minor", "observasi": "Observasi"}
LEVEL = {"pusat": "pemerintah daerah", "unit": "perangkat daerah"}
STAGE = {"P": "Rencana", "D": "Pelaksanaan", "C": "Pemeriksaan", "A": "Perbaikan"}
FOLLOWED = ("belum ditindaklanjuti", "belum sesuai rekomendasi", "sesuai rekomendasi", "tidak dapat ditindaklanjuti")
"""What became of a recommendation: the four statuses of a follow-up."""
CLOSED = "Berkas bukti tidak dibuka; keterangan manifest diambil apa adanya."
NONE = "–"


class Valued(Protocol):
    """Whatever has the three values and a weight."""

    @property
    def nilai_mandiri(self) -> Decimal: ...
    @property
    def nilai_didukung(self) -> Decimal: ...
    @property
    def nilai_mungkin(self) -> Decimal: ...
    @property
    def bobot(self) -> Decimal: ...


def values(of: Valued) -> tuple[Decimal, Decimal, Decimal, Decimal]:
    """What is claimed, supported, possible, and the weight: the order in which every table has them."""
    return of.nilai_mandiri, of.nilai_didukung, of.nilai_mungkin, of.bobot


def statuses(kriteria: Iterable[PenilaianKriteria]) -> list[int]:
    """How many criteria have each status of JUDGED."""
    found: list[str] = [one.status for one in kriteria]
    return [found.count(status) for status in JUDGED]


def number(value: Decimal | None, places: int = 2) -> str:
    """Rounded half up, with a decimal comma."""
    return NONE if value is None else indonesian.number(value, places)


def share(part: Decimal, whole: Decimal) -> Decimal | None:
    """Percent of a weight; None where there is no weight."""
    return part * 100 / whole if whole else None


def floor(value: Decimal) -> str:
    """Whole percent, rounded down: nothing looks better than it is."""
    return indonesian.number(value, 0, ROUND_DOWN)


def count(many: int) -> str:
    """A count, thousands set apart by points."""
    return f"{many:,}".replace(",", ".")


def answer(text: str | None) -> str:
    """An answer as the form has it; a figure with a decimal comma."""
    return NONE if text is None else indonesian.figure(text)


def reached(indeks: Indeks) -> tuple[tuple[Decimal | None, KategoriIndeks | None], ...]:
    """What is claimed, supported and possible of an index, each with its category."""
    return (
        (indeks.nilai_mandiri, indeks.kategori_mandiri),
        (indeks.nilai_didukung, indeks.kategori_didukung),
        (indeks.nilai_mungkin, indeks.kategori_mungkin),
    )


def category(kategori: KategoriIndeks | None) -> str:
    """BB (Sangat Baik); empty where there is none."""
    return f"{kategori.kode} ({kategori.sebutan})" if kategori is not None else ""


def listed(parts: Iterable[str]) -> str:
    """A, B dan C."""
    *first, last = parts
    return f"{', '.join(first)} dan {last}" if first else last


def severities(counts: dict[str, int]) -> str:
    """12 mayor, 5 minor, 22 observasi."""
    return ", ".join(f"{count(counts.get(level, 0))} {level}" for level in SEVERITY)


def called(kode: str, tahun: int, years: Collection[int]) -> str:
    """An OPD as a list calls it: with its year where the list holds several."""
    return f"{kode} {tahun}" if len(years) > 1 else kode


def who(penanggung_jawab: Iterable[PenanggungJawab]) -> str:
    """Those who act, each once."""
    return "; ".join(dict.fromkeys(one.nama or one.peran for one in penanggung_jawab))
