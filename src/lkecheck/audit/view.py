"""A recap as checks look at it: sheets of rows of cells, each with its place in print and in the file."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property
from typing import get_args

from lkecheck.model.pack import Pack
from lkecheck.model.rekap import BarisRekap, Kolom, Rekap, TabelRekap

from .figures import Figure, scale

COLUMNS: tuple[Kolom, ...] = get_args(Kolom)
Path = tuple[str | int, ...]
Context = tuple[str, int]
"""Who assessed ("" where nobody is named), and the year: figures of different ones may differ rightly."""


@dataclass(frozen=True, slots=True)
class Cell:
    """One printed cell: its figure, and where it stands."""

    figure: Figure
    letak: str
    tempat: Path
    tahun: int | None = None

    @property
    def nilai(self) -> Decimal | None:
        return self.figure.nilai

    @property
    def teks(self) -> str:
        return self.figure.teks


@dataclass(frozen=True)
class Row:
    """One printed row, or the total of a table (`total`)."""

    sheet: Sheet
    model: BarisRekap
    tempat: Path
    label: str
    total: bool
    cells: dict[str, Cell]
    dasar: dict[int, Cell]
    target: dict[int, Cell]

    @cached_property
    def benda(self) -> str:
        """Identity of what the row speaks of."""
        model = self.model
        return model.simpul or _words(model.nama or model.uraian or self.label)

    @cached_property
    def skala(self) -> tuple[Decimal, Decimal] | None:
        return scale(self.model.skala)

    @property
    def kelompok(self) -> str | None:
        return self.model.kelompok or self.sheet.model.kelompok

    def number(self, kolom: str) -> Decimal | None:
        """The number in a column; None where there is none."""
        cell = self.cells.get(kolom)
        return cell.nilai if cell is not None else None

    def at(self, kolom: str) -> Cell:
        """The cell of a column; an empty one where nothing is printed."""
        return self.cells.get(kolom) or Cell(Figure("", None), f"{self.label}, {kolom}", self.tempat)


@dataclass(frozen=True)
class Sheet:
    """One printed table."""

    kunci: str
    model: TabelRekap
    tahun: int
    rows: list[Row] = field(default_factory=list)

    @property
    def context(self) -> Context:
        return (self.model.penilai or "", self.tahun)

    @cached_property
    def total(self) -> Row | None:
        return next((row for row in self.rows if row.total), None)

    @cached_property
    def body(self) -> list[Row]:
        return [row for row in self.rows if not row.total]

    def has(self, kolom: str) -> bool:
        """Whether some row has a number in that column: then the table has it, and an empty cell is a gap."""
        return any(row.number(kolom) is not None for row in self.body)

    def decimals(self, kolom: str) -> int:
        """Decimals that the column is printed with."""
        return max((row.cells[kolom].figure.desimal for row in self.rows if kolom in row.cells), default=0)

    def quantum(self, kolom: str) -> Decimal:
        """The step of print: 0.01, coarser only where the column is printed with one decimal."""
        return Decimal("0.1") if self.decimals(kolom) == 1 else Decimal("0.01")

    def families(self) -> Iterator[tuple[Row, list[Row]]]:
        """Each parent with its children: the total over the rows that are no row's part, and rows that others name."""
        top = [row for row in self.body if row.model.induk is None]
        if self.total is not None:
            yield self.total, top
        for parent in self.body:
            if parent.model.kode is None:
                continue
            parts = [row for row in self.body if row.model.induk == parent.model.kode]
            if parts:
                yield parent, parts


@dataclass(frozen=True)
class View:
    """The whole recap, with the pack whose tree and weights it is read by."""

    rekap: Rekap
    pack: Pack
    sheets: list[Sheet]

    @classmethod
    def of(cls, rekap: Rekap, pack: Pack) -> View:
        sheets = []
        for kunci, model in rekap.tabel.items():
            sheet = Sheet(kunci, model, model.tahun or rekap.tahun)
            sheets.append(sheet)
            if model.jumlah is not None:
                sheet.rows.append(_row(sheet, model.jumlah, ("tabel", kunci, "jumlah"), f"tabel {kunci}, jumlah", True))
            for index, baris in enumerate(model.baris):
                name = baris.nomor or baris.kode or str(index + 1)
                title = baris.nama or baris.uraian
                label = f"tabel {kunci}, baris {name}" + (f" ({_short(title)})" if title else "")
                sheet.rows.append(_row(sheet, baris, ("tabel", kunci, "baris", index), label, False))
        return cls(rekap, pack, sheets)

    @property
    def rows(self) -> Iterator[Row]:
        for sheet in self.sheets:
            yield from sheet.rows

    @cached_property
    def things(self) -> dict[str, list[Row]]:
        """Rows by what they speak of, in the order of print."""
        found: dict[str, list[Row]] = {}
        for row in self.rows:
            found.setdefault(row.benda, []).append(row)
        return found

    def weight(self, benda: str, tingkat: str = "pusat") -> Decimal | None:
        """The pack's weight of a node or of an indicator at a tingkat; None where it knows none."""
        return self.pack.bobot(benda, tingkat) if benda in self.pack.simpul else None

    @cached_property
    def children(self) -> dict[str, list[str]]:
        """Codes by their parent in the pack's tree."""
        found: dict[str, list[str]] = {}
        for simpul in self.pack.simpul.values():
            if simpul.induk is not None:
                found.setdefault(simpul.induk, []).append(simpul.kode)
        return found


def _row(sheet: Sheet, model: BarisRekap, tempat: Path, label: str, total: bool) -> Row:
    cells: dict[str, Cell] = {}
    for kolom in COLUMNS:
        teks = getattr(model, kolom)
        if teks is not None:
            cells[kolom] = Cell(Figure.of(teks), f"{label}, {kolom}", (*tempat, kolom))
    dasar = _by_year(model.dasar, "dasar", label, tempat)
    target = _by_year(model.target, "target", label, tempat)
    return Row(sheet, model, tempat, label, total, cells, dasar, target)


def _by_year(cells: dict[int, str], key: str, label: str, tempat: Path) -> dict[int, Cell]:
    return {
        tahun: Cell(Figure.of(teks), f"{label}, {key} {tahun}", (*tempat, key, tahun), tahun)
        for tahun, teks in sorted(cells.items())
    }


def _short(text: str) -> str:
    return text if len(text) <= 50 else text[:47] + "..."


def _words(text: str) -> str:
    return "=" + " ".join(re.findall(r"[a-z0-9]+", text.casefold()))
