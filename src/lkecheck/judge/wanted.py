"""Which documents an answer still needs, in the officer's words: what a condition asks, less what is surely there."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from lkecheck.core.indonesian import amount
from lkecheck.model.pack import Pack
from lkecheck.model.penilaian import Jejak, PenilaianKriteria
from lkecheck.model.rencana import DokumenPerlu
from lkecheck.model.rules import Dokumen, Kondisi, Kriteria, Pita
from lkecheck.model.syarat import ASKED

_BANDS = {"semua": "semuanya", "mayoritas": "sebagian besar", "sebagian": "sebagian", "minoritas": "sebagian kecil"}


@dataclass(frozen=True, slots=True)
class Wanted:
    """What lifting a criterion to one answer takes; `asked` are the questions that only a person answers."""

    documents: tuple[DokumenPerlu, ...] = ()
    figures: tuple[str, ...] = ()
    asked: tuple[str, ...] = ()

    @property
    def weight(self) -> int:
        return len(self.documents) + len(self.figures) + len(self.asked)

    def __add__(self, other: Wanted) -> Wanted:
        kept = {document.uraian: document for document in (*other.documents, *self.documents)}
        return Wanted(
            tuple(kept.values()),
            tuple(dict.fromkeys((*self.figures, *other.figures))),
            tuple(dict.fromkeys((*self.asked, *other.asked))),
        )


class Documents:
    """The documents of one criterion as it was judged."""

    def __init__(self, pack: Pack, kriteria: Kriteria, satu: PenilaianKriteria, tahun: int) -> None:
        self._pack = pack
        self._kriteria = kriteria
        self._tahun = tahun
        self._trace: Mapping[str, Jejak] = {jejak.kondisi: jejak for jejak in satu.jejak}

    def wanted(self, letter: str) -> Wanted:
        """What the answer's own condition still takes."""
        kondisi = self._kriteria.pilihan[letter].bila
        return self._met(kondisi) if kondisi is not None else Wanted()

    def _met(self, kondisi: Kondisi) -> Wanted:
        named, counted = self._names(kondisi.dokumen), self._names(kondisi.dari) or self._names(kondisi.dokumen)
        covered, repeated = tuple(self._coverage(kondisi)), tuple(self._repeated(kondisi))
        missing = [self._one(name, "belum_ada") for name in named if self._sure(f"dokumen {name}") == 0]
        # Where only a count falls short, the documents that are counted want completing.
        there = [name for name in counted if self._sure(f"dokumen {name}")]
        fuller = [self._one(name, "dilengkapi") for name in there if repeated or (covered and self._states_figures(name))]
        found = Wanted((*missing, *fuller), (*covered, *repeated), tuple(self._questions(kondisi)))
        if kondisi.nol is not None:
            nothing = (kondisi.nol.rekap, *kondisi.nol.dokumen)
            lacking = [self._one(name, "belum_ada") for name in nothing if self._sure(f"dokumen {name}") == 0]
            found += Wanted(tuple(lacking), ("rekap menyatakan nihil",))
        for part in kondisi.semua or ():
            found += self._met(part)
        if kondisi.salah_satu:
            found += min((self._met(part) for part in kondisi.salah_satu), key=lambda one: one.weight)
        return found

    def _names(self, dokumen: str | tuple[str, ...] | None) -> tuple[str, ...]:
        kelompok = self._kriteria.dokumen
        if dokumen == "lengkap":
            return (*kelompok.wajib, *kelompok.alternatif)
        return dokumen if isinstance(dokumen, tuple) else ()

    def _sure(self, label: str) -> int:
        jejak = self._trace.get(label)
        return jejak.pasti if jejak is not None else 0

    def _options(self, name: str) -> tuple[Dokumen, ...]:
        kelompok = self._kriteria.dokumen
        return (kelompok.wajib[name],) if name in kelompok.wajib else kelompok.alternatif[name]

    def _states_figures(self, name: str) -> bool:
        return any("cakupan" in dokumen.syarat for dokumen in self._options(name))

    def _one(self, name: str, state: str) -> DokumenPerlu:
        options = self._options(name)
        jejak = self._trace.get(f"dokumen {name}")
        doubtful = state == "belum_ada" and jejak is not None and jejak.mungkin > 0
        return DokumenPerlu(
            uraian="; atau ".join(dict.fromkeys(self._described(dokumen) for dokumen in options)),
            jenis=tuple(dokumen.jenis for dokumen in options),
            topik=tuple(dict.fromkeys(dokumen.topik for dokumen in options)),
            keadaan="diragukan" if doubtful else "dilengkapi" if state == "dilengkapi" else "belum_ada",
        )

    def _described(self, dokumen: Dokumen) -> str:
        words = self._pack.kosakata
        asked = ", ".join(ASKED[syarat].format(tahun=self._tahun) for syarat in dokumen.syarat)
        text = f"{words.jenis[dokumen.jenis].nama} tentang {_lower(words.topik[dokumen.topik].nama)}"
        return f"{text} ({asked})" if asked else text

    def _coverage(self, kondisi: Kondisi) -> Iterator[str]:
        """How much must be reached and is not surely so yet, by the figures that documents state."""
        if kondisi.rasio is not None and self._sure("cakupan") < self._rank(kondisi.rasio):
            what = self._kriteria.objek or "sasaran"
            yield f"cakupan {what}: {_BANDS[kondisi.rasio]}"
        if kondisi.jumlah is not None and self._sure("jumlah objek") < kondisi.jumlah:
            yield f"sedikitnya {kondisi.jumlah} {self._kriteria.objek or 'objek'} tercapai"

    def _repeated(self, kondisi: Kondisi) -> Iterator[str]:
        """How often, in how many ways or with which words documents must be there, and surely are not yet."""
        if kondisi.kali is not None:
            two = kondisi.rentang == "dua_tahun"
            if self._sure("periode dalam dua tahun" if two else "periode dalam tahun") < kondisi.kali:
                span = f"tahun {self._tahun - 1} dan {self._tahun}" if two else f"tahun {self._tahun}"
                yield f"sedikitnya {kondisi.kali} periode berbeda dalam {span}"
        if kondisi.irama is not None and not self._sure(f"periode {kondisi.irama}"):
            yield f"{kondisi.irama}, tiap periode yang sudah lewat"
        if kondisi.media is not None and self._sure("jenis media") < kondisi.media:
            yield f"sedikitnya {kondisi.media} jenis media"
        if kondisi.memuat is not None and not self._sure(f"isi memuat {', '.join(kondisi.memuat)}"):
            yield f"isinya memuat: {', '.join(kondisi.memuat)}"
        if kondisi.ambang is not None and not self._sure(f"nilai paling sedikit {amount(kondisi.ambang.minimal)}"):
            yield f"nilainya paling sedikit {amount(kondisi.ambang.minimal)}"

    def _rank(self, pita: Pita) -> int:
        """How strict a band is, counted as the trace counts it: equal thresholds share a rank."""
        order = sorted({_threshold(ambang.minimal, ambang.di_atas) for ambang in self._pack.head.pita.values()})
        own = self._pack.head.pita[pita]
        return order.index(_threshold(own.minimal, own.di_atas)) + 1

    @staticmethod
    def _questions(kondisi: Kondisi) -> Iterator[str]:
        if kondisi.manual is not None:
            yield kondisi.manual


def _threshold(minimal: object, di_atas: object) -> tuple[object, bool]:
    return (minimal, True) if minimal is not None else (di_atas, False)


def _lower(nama: str) -> str:
    """A name inside a sentence; what is written in capitals stays so."""
    return nama if nama[:2].isupper() else nama[:1].lower() + nama[1:]
