"""What a document says of itself, held against what the manifest declares of it.

Only a contradiction is a fault. Where nothing was read, nothing is said here; the run tells how many were not read.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from lkecheck.core.indonesian import day
from lkecheck.evidence.reading import whole_words
from lkecheck.evidence.reading.letterhead import units
from lkecheck.model.berkas import Bacaan, IsiBerkas
from lkecheck.model.facts import Cacat, Terlihat
from lkecheck.model.manifest import Bukti, Manifest
from lkecheck.model.pack import Pack

from . import contradictions, file_faults, signature_faults
from .item_files import Look

LEAST_LETTERS = 200
"""A text shorter than this is a cover or a stamp: what it does not say proves nothing."""

_HEAD = 1_500
_NO_LETTERHEAD = "tanpa nama perangkat daerah"


@dataclass(frozen=True)
class Document:
    """One readable file of an item."""

    isi: IsiBerkas
    bacaan: Bacaan

    @property
    def teks(self) -> str:
        return self.isi.teks

    @property
    def whole(self) -> bool:
        """True where all of it was read: no scanned page, nothing cut."""
        return not self.isi.halaman_pindai and not self.isi.terpotong


@dataclass(frozen=True)
class Against:
    """Compares the documents of one manifest with it."""

    manifest: Manifest
    pack: Pack

    def seen(self, bukti: Bukti, look: Look) -> Terlihat:
        """What the files of one item showed: their faults, and what they prove."""
        documents = [Document(isi, isi.bacaan) for isi in look.isi if isi.bacaan is not None]
        # A bound file speaks of more than the pages that are meant.
        single = bukti.halaman is None and len(documents) == 1 == len(bukti.berkas)
        found = list(self._contradictions(bukti, documents[0])) if single else list(self._unreadable(bukti, look))
        return Terlihat(
            cacat=(*look.cacat, *found),
            bertanda_tangan=any(signature_faults.signed(isi) for isi in look.isi),
            kata=self._words(documents),
            terbaca=self._all_read(bukti, documents),
            mencabut=documents[0].bacaan.mencabut if single and bukti.status != "draf" else (),
        )

    def _unreadable(self, bukti: Bukti, look: Look) -> Iterator[Cacat]:
        """pindai-tanpa-teks, where some criterion asks what words stand in such a document."""
        if not any((bukti.jenis, topik) in self.pack.read_pairs for topik in bukti.topik):
            return
        for nama, isi in zip(bukti.berkas, look.isi, strict=False):
            if file_faults.without_text(isi):
                halaman = str(len(isi.halaman_pindai))
                yield Cacat("pindai-tanpa-teks", {"judul": bukti.judul, "berkas": nama, "halaman": halaman})

    def _contradictions(self, bukti: Bukti, document: Document) -> Iterator[Cacat]:
        bacaan, judul = document.bacaan, {"judul": bukti.judul}
        if bukti.nomor is not None and contradictions.contradicts_number(bukti.nomor, bacaan.nomor):
            yield Cacat("nomor-tak-cocok", {**judul, "tertulis": bukti.nomor, "terbaca": bacaan.nomor[0]})
        if bukti.tanggal is not None and contradictions.contradicts_date(bukti.tanggal, bacaan.tanggal):
            yield Cacat("tanggal-tak-cocok", {**judul, "tertulis": day(bukti.tanggal), "terbaca": day(bacaan.tanggal[0])})
        yield from self._years(bukti, bacaan)
        if bukti.status == "ditetapkan" and bacaan.rancangan:
            yield Cacat("bukti-draf", {**judul, "status": "rancangan menurut isinya"}, dukungan="meragukan")
        if _letters(document.teks):
            yield from self._unit(bukti, document)
            yield from self._topic(bukti, document)

    def _years(self, bukti: Bukti, bacaan: Bacaan) -> Iterator[Cacat]:
        """bukti-di-luar-tahun by the document's own words, where they contradict what the manifest declares."""
        tahun = self.manifest.tahun
        years = [int(satu[:4]) for satu in bacaan.periode]
        if bukti.periode is not None and years and int(bukti.periode[:4]) not in years:
            yield from self._outside(bukti, ", ".join(bacaan.periode), years)
        by_date = bukti.periode is None and bukti.berlaku is None and bukti.tanggal is not None and bukti.tanggal.year == tahun
        if by_date and bacaan.ditetapkan is not None:
            yield from self._outside(bukti, day(bacaan.ditetapkan), [bacaan.ditetapkan.year])

    def _outside(self, bukti: Bukti, waktu: str, years: Sequence[int]) -> Iterator[Cacat]:
        tahun = self.manifest.tahun
        isi = {"judul": bukti.judul, "waktu": waktu, "sebab": f"di luar tahun penilaian {tahun} menurut isi dokumennya"}
        for syarat, first in (("tahun_berjalan", tahun), ("dua_tahun_terakhir", tahun - 1)):
            if not any(first <= year <= tahun for year in years):
                yield Cacat("bukti-di-luar-tahun", isi, syarat)

    def _unit(self, bukti: Bukti, document: Document) -> Iterator[Cacat]:
        """opd-tak-cocok: this unit stands nowhere in the text, and the letterhead names another or a criterion wants it named."""
        if self.manifest.tingkat != "unit" or self.pack.kosakata.jenis[bukti.jenis].bersama:
            return
        if whole_words.any_in(document.teks, self._own_names):
            return
        others = units(document.teks[:_HEAD].replace("\f", "\n"), self.pack.head.kata_unit)
        isi = {"judul": bukti.judul, "opd": self.manifest.opd.nama, "terbaca": others[0] if others else _NO_LETTERHEAD}
        if others:
            yield Cacat("opd-tak-cocok", isi)
        elif document.whole:
            yield Cacat("opd-tak-cocok", isi, "unit_dinilai")

    def _topic(self, bukti: Bukti, document: Document) -> Iterator[Cacat]:
        """topik-tak-cocok: nothing declared stands in the text, and its head is about something else."""
        topik = self.pack.kosakata.topik
        if any(whole_words.any_in(document.teks, self._topic_words[satu]) for satu in bukti.topik):
            return
        head = document.teks[:_HEAD]
        other = next((nama for nama, words in self._topic_words.items() if whole_words.any_in(head, words)), None)
        if other is not None:
            declared = ", ".join(topik[satu].nama for satu in bukti.topik)
            yield Cacat("topik-tak-cocok", {"judul": bukti.judul, "tertulis": declared, "terbaca": topik[other].nama})

    def _words(self, documents: Sequence[Document]) -> frozenset[str]:
        """Which of the words that some criterion asks for stand in the text."""
        return frozenset(
            word for word in self.pack.asked_words if any(whole_words.any_in(one.teks, (word,)) for one in documents)
        )

    def _all_read(self, bukti: Bukti, documents: Sequence[Document]) -> bool:
        """True where nothing of the item's files was left unread, so that an absent word is absent."""
        return len(documents) == len(bukti.berkas) > 0 and all(one.whole for one in documents)

    @cached_property
    def _own_names(self) -> tuple[str, ...]:
        return unit_names(self.manifest, self.pack)

    @cached_property
    def _topic_words(self) -> Mapping[str, tuple[str, ...]]:
        return {kode: (satu.nama, *satu.kata_kunci) for kode, satu in self.pack.kosakata.topik.items()}


def unit_names(manifest: Manifest, pack: Pack) -> tuple[str, ...]:
    """Everything an OPD is called: as its manifest says, and as the city pack knows it."""
    file = pack.kota.unit
    known = file.unit.get(manifest.opd.kode) if file is not None else None
    more = (known.nama, *known.nama_lain) if known is not None else ()
    return tuple(dict.fromkeys((manifest.opd.nama, *more)))


def _letters(text: str) -> bool:
    return sum(map(str.isalnum, text[: 20 * LEAST_LETTERS])) >= LEAST_LETTERS
