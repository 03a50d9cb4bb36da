"""One OPD's result as the sheets look at it: names of nodes, evidence by id, findings by criterion and by number."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from lkecheck.model.kertas import BuktiDiserahkan
from lkecheck.model.penilaian import Bagian, Laporan, Penilaian, PenilaianKriteria, Temuan
from lkecheck.words import SEVERITY
from lkecheck.words.findings import status_first

from . import words


@dataclass(frozen=True)
class View:
    """A result with the sheet that it is filled in on; `nomor` are the numbers of all findings of the run, by id."""

    satu: Penilaian
    lembar: str
    nomor: dict[str, int]

    @cached_property
    def nodes(self) -> dict[str, Bagian]:
        return {bagian.kode: bagian for bagian in self.satu.bagian}

    @cached_property
    def items(self) -> dict[str, BuktiDiserahkan]:
        return {bukti.id: bukti for bukti in self.satu.bukti}

    @cached_property
    def criteria(self) -> dict[str, PenilaianKriteria]:
        return {kriteria.kode: kriteria for kriteria in self.satu.kriteria}

    @cached_property
    def findings(self) -> dict[str, list[Temuan]]:
        """By criterion: its own first, then those that touch it."""
        found: dict[str, list[Temuan]] = {kode: [] for kode in self.criteria}
        for temuan in status_first(self.satu.temuan):
            if temuan.kriteria in found:
                found[temuan.kriteria].append(temuan)
        for temuan in self.satu.temuan:
            for kode in temuan.kriteria_terdampak:
                if kode in found and temuan not in found[kode]:
                    found[kode].append(temuan)
        return found

    @cached_property
    def loose(self) -> list[Temuan]:
        """Findings of no criterion of this form."""
        return [temuan for temuan in self.satu.temuan if temuan.kriteria not in self.criteria]

    @property
    def who(self) -> str:
        return f"{self.satu.opd.kode} {self.satu.opd.nama}"

    def node(self, kode: str) -> str:
        """A node by code and name."""
        return f"{kode} {self.nodes[kode].nama}" if kode in self.nodes else kode

    def told(self, temuan: Temuan) -> str:
        """A finding in one line, with its number on the sheet of findings."""
        aside = words.waived(temuan)
        again = f" Berulang sejak {temuan.berulang_sejak}." if temuan.berulang_sejak else ""
        return f"T{self.nomor[temuan.id]} {SEVERITY[temuan.keparahan]}: {temuan.pesan}{again}{f' ({aside})' if aside else ''}"

    def evidence(self, ids: Iterable[str]) -> str:
        """Items by id, title and files, an item a line."""
        return words.lines(self._item(nama) for nama in ids)

    def _item(self, nama: str) -> str:
        bukti = self.items.get(nama)
        if bukti is None:
            return nama
        parts = (bukti.judul, ", ".join(bukti.berkas) or bukti.tautan or "")
        pages = f", hlm. {bukti.halaman}" if bukti.halaman else ""
        return f"{nama}: {'; '.join(part for part in parts if part)}{pages}"

    def column(self, ids: Sequence[str], field: str) -> str:
        """One field of several items, an item a line; those without it are named by a dash."""
        return "\n".join(self._field(nama, field) or "–" for nama in ids)

    def _field(self, nama: str, field: str) -> str:
        bukti = self.items.get(nama)
        if bukti is None:
            return nama if field == "judul" else ""
        if field == "berkas":
            return ", ".join(bukti.berkas) or bukti.tautan or ""
        return str(getattr(bukti, field) or "")


def views(laporan: Laporan) -> list[View]:
    """All results, each with the name of its sheet."""
    numbers = {temuan.id: number for number, temuan in enumerate(all_findings(laporan), start=1)}
    names = _sheet_names(laporan.penilaian)
    return [View(satu, name, numbers) for satu, name in zip(laporan.penilaian, names, strict=True)]


def all_findings(laporan: Laporan) -> Iterator[Temuan]:
    """Those of the OPDs in the order of the report, then the city's."""
    for satu in laporan.penilaian:
        yield from satu.temuan
    yield from laporan.kota.temuan


_LONGEST_NAME = 31


def _sheet_names(penilaian: Sequence[Penilaian]) -> list[str]:
    if len(penilaian) == 1:
        return ["Kertas Kerja Reviu"]
    several = len({satu.tahun for satu in penilaian}) > 1
    found: list[str] = []
    for satu in penilaian:
        double = sum(other.opd.kode == satu.opd.kode and other.tahun == satu.tahun for other in penilaian) > 1
        more = (f" {satu.tahun}" if several else "") + (f" {satu.tingkat}" if double else "")
        found.append(_unique(f"KKR {satu.opd.kode}", more, {name.casefold() for name in found}))
    return found


def _unique(name: str, more: str, taken: set[str]) -> str:
    """A name that fits and is not taken; where the code is too long or double, a number tells it apart."""
    found = name[: _LONGEST_NAME - len(more)] + more
    number = 1
    while found.casefold() in taken:
        number += 1
        end = f"{more} ({number})"
        found = name[: _LONGEST_NAME - len(end)] + end
    return found
