"""Where an OPD stands, exactly: the score that evidence surely supports, and what a whole score is worth."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property

from lkecheck.judge import scoring
from lkecheck.judge.scoring.fractions_of_decimals import exact
from lkecheck.model.pack import Pack
from lkecheck.model.penilaian import Penilaian, PenilaianKriteria, Temuan


@dataclass(frozen=True)
class Standing:
    """A judged manifest beside the pack that judged it."""

    penilaian: Penilaian
    pack: Pack

    @property
    def key(self) -> str:
        satu = self.penilaian
        return f"{satu.opd.kode}/{satu.tingkat}/{satu.tahun}"

    @cached_property
    def counted(self) -> dict[str, PenilaianKriteria]:
        """The criteria that are scored and apply, by code."""
        return {satu.kode: satu for satu in self.penilaian.kriteria if satu.status != "tidak_berlaku"}

    @cached_property
    def _shares(self) -> dict[str, scoring.Share]:
        return scoring.shares(self.pack, self.penilaian.tingkat, self.counted)

    def worth(self, kode: str) -> Fraction:
        """What a whole score of a criterion is worth in points."""
        share = self._shares[kode]
        return Fraction(share.bobot) / len(share.kode)

    def score(self, kode: str) -> Fraction:
        """The score that is surely supported, from 0 to 1."""
        satu = self.counted[kode]
        skala = self.pack.head.skala[self.pack.kriteria[kode].skala]
        if skala.bentuk == "huruf" and satu.jawaban_didukung in skala.nilai:
            return Fraction(skala.nilai[satu.jawaban_didukung])
        worth = self.worth(kode)
        return exact(satu.nilai_didukung / scoring.decimal(worth)) if worth else Fraction(0)

    def claimed(self, kode: str) -> Fraction:
        """The score of the OPD's own answer."""
        worth = self.worth(kode)
        return exact(self.counted[kode].nilai_mandiri / scoring.decimal(worth)) if worth else Fraction(0)

    def under(self, kode: str, node: str) -> bool:
        """True where a criterion stands under a node of the form."""
        here: str | None = self.pack.sub_aspek[kode]
        while here is not None and here != node:
            here = self.pack.simpul[here].induk
        return here is not None

    def weight(self, node: str | None = None) -> Fraction:
        """The weight of what is assessed, as a whole or under one node."""
        return sum((self.worth(kode) for kode in self.counted if node is None or self.under(kode, node)), Fraction(0))

    def value(self, node: str | None = None) -> Fraction:
        """What is surely supported of it."""
        chosen = (kode for kode in self.counted if node is None or self.under(kode, node))
        return sum((self.worth(kode) * self.score(kode) for kode in chosen), Fraction(0))

    @cached_property
    def findings(self) -> dict[str, Temuan]:
        """The finding about each unmet criterion, by code."""
        about = (satu for satu in self.penilaian.temuan if satu.of_status and satu.kriteria)
        return {satu.kriteria: satu for satu in about if satu.kriteria}
