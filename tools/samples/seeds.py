"""seeds.yaml: the folders of the city, the faults seeded into them, and the findings that must follow."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

import yaml


class Expected(NamedTuple):
    """A finding as far as the table states it."""

    opd: str
    tingkat: str
    aturan: str
    kriteria: str | None
    bukti: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Folder:
    """One OPD's folder in the city."""

    folder: str
    kode: str
    nama: str
    tingkat: str


@dataclass(frozen=True, slots=True)
class Seed:
    """One fault in one folder, and what must be found because of it; `apip`: the finding of the review it mirrors."""

    id: str
    opd: str
    fault: str
    arguments: Mapping[str, Any]
    temuan: tuple[Expected, ...]
    apip: str | None = None

    @property
    def touched(self) -> set[str]:
        """Codes of the OPDs whose findings it changes."""
        return {self.opd, *(satu.opd for satu in self.temuan)}


@dataclass(frozen=True, slots=True)
class Table:
    """The whole table; `tetap` holds what is found in clean folders."""

    kota: str
    paket: str
    tahun: int
    folder: tuple[Folder, ...]
    tetap: tuple[Expected, ...]
    benih: tuple[Seed, ...]

    def expected(self, without: str | None = None, among: Iterable[str] | None = None) -> list[Expected]:
        """Findings of the city in order: without one seed, and only of some OPDs, where asked."""
        chosen = {satu.kode for satu in self.folder} if among is None else set(among)
        seeds = [benih for benih in self.benih if benih.id != without]
        seeded = (satu for benih in seeds for satu in benih.temuan)
        found = [satu for satu in (*self.tetap, *seeded) if satu.opd in chosen]
        return sorted(found, key=in_order)

    def together(self, seed: Seed) -> set[str]:
        """The OPDs that must be judged together to see all that a seed changes."""
        joined = seed.touched
        while grown := {kode for benih in self.benih if benih.touched & joined for kode in benih.touched} - joined:
            joined |= grown
        return joined


def in_order(satu: Expected) -> tuple[bool, str, str, str, tuple[str, ...]]:
    """pusat first, then by OPD, rule, criterion and evidence."""
    return (satu.tingkat != "pusat", satu.opd, satu.aturan, satu.kriteria or "", satu.bukti)


def load() -> Table:
    """The table as it stands beside this module."""
    data = yaml.safe_load(Path(__file__).with_name("seeds.yaml").read_text(encoding="utf-8"))
    folders = tuple(Folder(**row) for row in data["folder"])
    levels = {satu.kode: satu.tingkat for satu in folders}
    return Table(
        kota=data["kota"],
        paket=data["paket"],
        tahun=data["tahun"],
        folder=folders,
        tetap=tuple(_standing(folders, data["tetap"])),
        benih=tuple(_seed(row, levels) for row in data["benih"]),
    )


def _standing(folders: Iterable[Folder], rows: Mapping[str, list[dict[str, Any]]]) -> Iterator[Expected]:
    for satu in folders:
        yield from (_expected({"opd": satu.kode} | row, satu.tingkat) for row in rows[satu.tingkat])


def _seed(row: dict[str, Any], levels: Mapping[str, str]) -> Seed:
    found = tuple(_expected({"opd": row["opd"]} | satu, levels[satu.get("opd", row["opd"])]) for satu in row["temuan"])
    arguments = {**row.get("target", {}), **row.get("isi", {})}
    return Seed(row["id"], row["opd"], row["fault"], arguments, found, row.get("apip"))


def _expected(row: Mapping[str, Any], tingkat: str) -> Expected:
    return Expected(row["opd"], tingkat, row["aturan"], row["kriteria"], tuple(sorted(row["bukti"])))
