"""What the samples call things: ids, titles, numbers, signatories, days."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from lkecheck.model.pack import Pack

_MONTHS = (
    "Januari", "Februari", "Maret", "April", "Mei", "Juni",
    "Juli", "Agustus", "September", "Oktober", "November", "Desember",
)  # fmt: skip
_SMALL = frozenset({"atas", "atau", "dalam", "dan", "dari", "dengan", "ke", "oleh", "pada", "sebagai", "untuk", "yang"})
_ORDINALS = ("", "I", "II", "III", "IV")


@cache
def table() -> dict[str, Any]:
    """wording.yaml, read once."""
    loaded: dict[str, Any] = yaml.safe_load(Path(__file__).with_name("wording.yaml").read_text(encoding="utf-8"))
    return loaded


@dataclass(frozen=True, slots=True)
class Words:
    """Words for one folder's documents of a pack."""

    pack: Pack
    kode: str
    nama: str
    tingkat: str
    tahun: int

    def kind(self, jenis: str) -> dict[str, str]:
        known: dict[str, str] = table()["jenis"].get(jenis, {})
        nama = self.pack.kosakata.jenis[jenis].nama
        return {"pendek": jenis.replace("_", "-"), "judul": nama + " {topik} {unit}{masa} Tahun {tahun}", "berkas": "pdf"} | known

    def subject(self, topik: str) -> dict[str, Any]:
        known: dict[str, Any] = table()["topik"].get(topik, {})
        return {"pendek": topik.replace("_", "-"), "frasa": titled(self.pack.kosakata.topik[topik].nama)} | known

    def id(self, jenis: str, topik: str, periode: str | None) -> str:
        tail = f"-{periode.partition('-')[2].lower()}" if periode and "-" in periode else ""
        year = f"-{periode[:4]}" if periode and periode[:4] != str(self.tahun) else ""
        return f"{self.kind(jenis)['pendek']}-{self.subject(topik)['pendek']}{year}{tail}"

    def title(self, jenis: str, topik: str, periode: str | None) -> str:
        tahun = periode[:4] if periode else str(self.tahun)
        masa = f" {spoken(periode)}" if periode and "-" in periode else ""
        kind, frasa = self.kind(jenis), self.subject(topik)["frasa"]
        repeats = frasa.split()[0] in table()["kata_awal"]
        template = kind["singkat"] if repeats and "singkat" in kind else kind["judul"]
        return self._filled(template, topik=frasa, acara=self.meeting(topik), masa=masa, tahun=tahun)

    def meeting(self, topik: str) -> str:
        """What a meeting on that subject is called."""
        subject = self.subject(topik)
        return str(subject.get("acara") or f"Sosialisasi {subject['frasa']}")

    def event(self, topik: str) -> str:
        """The name that ties the papers of a meeting together."""
        first = self.meeting(topik).split()[0].lower()
        pendek = self.subject(topik)["pendek"].removeprefix("sosialisasi-").removeprefix("rapat-")
        return f"{first}-{pendek}-{self.tahun}"

    def number(self, jenis: str, n: int, tahun: int) -> str | None:
        template = self.kind(jenis).get("nomor")
        return self._filled(template, n=str(n), tahun=str(tahun)) if template else None

    def signatory(self, jenis: str) -> str | None:
        template = self.kind(jenis).get("pejabat")
        return self._filled(template) if template else None

    def goal(self, topik: str) -> int:
        """How many there are to reach."""
        return int(self.subject(topik).get("sasaran", table()["sasaran"][self.tingkat]))

    @property
    def head(self) -> str:
        return "Sekretaris Daerah" if self.tingkat == "pusat" else f"Kepala {self.nama}"

    def _filled(self, template: str, **more: str) -> str:
        unit = "Kota Binjai" if self.tingkat == "pusat" else self.nama
        kode = "SETDA" if self.tingkat == "pusat" else self.kode
        return template.format(**({"unit": unit, "kode": kode, "kepala": self.head, "tahun": str(self.tahun)} | more))


def titled(text: str) -> str:
    """A name of the vocabulary as a title: Peta proses bisnis -> Peta Proses Bisnis; small words and acronyms stay."""
    return " ".join(word if word in _SMALL or not word.islower() else word.capitalize() for word in text.split())


def spoken(periode: str) -> str:
    """2021-S1 -> Semester I; 2021-Q3 -> Triwulan III; 2021-07 -> Juli; 2021 -> Tahun 2021."""
    year, _, part = periode.partition("-")
    if not part:
        return f"Tahun {year}"
    if part[0] in "SQ":
        return f"{'Semester' if part[0] == 'S' else 'Triwulan'} {_ORDINALS[int(part[1])]}"
    return _MONTHS[int(part) - 1]


def in_words(day: date) -> str:
    """A day as letters write it: 5 Juli 2021."""
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def workday(day: date) -> date:
    """The day itself, or the Friday before a weekend."""
    return day - timedelta(days=max(0, day.weekday() - 4))


def periods(many: int, tahun: int) -> list[str]:
    """`many` distinct periods of a year: semesters, quarters or months, as coarse as they may be."""
    if many <= 1:
        return [str(tahun)]
    for size, letter in ((2, "S"), (4, "Q")):
        if many <= size:
            return [f"{tahun}-{letter}{number}" for number in range(1, many + 1)]
    return [f"{tahun}-{number:02}" for number in range(1, many + 1)]
