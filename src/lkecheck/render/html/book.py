"""What all parts of the page share: the result, the addresses of its sections, and the texts that stand once."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from lkecheck import words
from lkecheck.model.penilaian import Laporan, Penilaian, Temuan
from lkecheck.words import SEVERITY
from lkecheck.words.findings import certainty

from .markup import Html
from .said_once import Pieces, Shared


@dataclass(frozen=True)
class Book:
    """The result seen as a page."""

    laporan: Laporan

    @cached_property
    def temuan(self) -> tuple[Temuan, ...]:
        """All findings, in the order of the page."""
        of_opd = (temuan for satu in self.laporan.penilaian for temuan in satu.temuan)
        return (*self.laporan.kota.temuan, *of_opd)

    @cached_property
    def statements(self) -> Shared:
        """What each criterion states, with its code: packs of one run may differ."""
        return Shared("k", (f"{one.kode} {one.pernyataan}" for satu in self.laporan.penilaian for one in satu.kriteria))

    @cached_property
    def laws(self) -> Shared:
        """The legal basis."""
        return Shared("d", (dasar for temuan in self.temuan for dasar in temuan.dasar))

    @cached_property
    def texts(self) -> Shared:
        """Recommendations, effects, questions, what was weighed, and how sure it is."""
        return Shared.repeated("t", (one for temuan in self.temuan for one in texts_of(temuan)))

    @cached_property
    def pieces(self) -> Pieces:
        """What findings of one rule have alike from OPD to OPD."""
        return Pieces()

    @cached_property
    def anchors(self) -> tuple[str, ...]:
        """The address of each OPD's section; longer where a run has an OPD twice."""
        short = [_address("opd", satu.opd.kode) for satu in self.laporan.penilaian]
        again = Counter(short)
        return tuple(
            one if again[one] == 1 else _address(one, satu.tingkat, str(satu.tahun))
            for one, satu in zip(short, self.laporan.penilaian, strict=True)
        )

    @cached_property
    def years(self) -> tuple[int, ...]:
        """The years that were judged."""
        return tuple(sorted({satu.tahun for satu in self.laporan.penilaian}))

    @cached_property
    def several(self) -> bool:
        """Whether there is more than one to compare."""
        return len(self.laporan.penilaian) > 1

    def name(self, satu: Penilaian) -> str:
        """The OPD's code, with the year where the run has several."""
        return words.called(satu.opd.kode, satu.tahun, self.years)

    def code(self, kode: str, pernyataan: str, kind: str | None = "k") -> Html:
        """A criterion's code, to which the script adds the statement."""
        return self.statements.link(f"{kode} {pernyataan}", kode, kind)


def texts_of(temuan: Temuan) -> Iterable[str]:
    """The texts of a finding that others may have too."""
    yield temuan.rekomendasi.uraian
    yield temuan.akibat
    if temuan.pertanyaan:
        yield temuan.pertanyaan
    if temuan.kepastian:
        yield certainty(temuan)
    yield from (jejak.kondisi for jejak in temuan.jejak if asked(jejak.kondisi, temuan) is None)


def asked(kondisi: str, temuan: Temuan) -> int | None:
    """The place of what was weighed among the finding's own questions, where it is one of them."""
    _, _, question = kondisi.partition(": ")
    before, found, _ = (temuan.pertanyaan or "").partition(question or kondisi)
    return before.count("?") + 1 if found else None


def counted(temuan: Iterable[Temuan]) -> dict[str, int]:
    """How many findings of each severity; excepted ones are counted with the others."""
    found = Counter[str](satu.keparahan for satu in temuan)
    return {level: found[level] for level in SEVERITY}


def _address(*parts: str) -> str:
    return re.sub(r"[^A-Za-z0-9.-]", "-", "-".join(parts))
