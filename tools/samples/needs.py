"""What a pack asks of one tingkat at best: each pair of kind and subject once, with everything that is asked of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from lkecheck.model.pack import Pack
from lkecheck.model.rules import Dokumen, Kondisi, Kriteria

KIT = ("undangan", "foto_kegiatan")
"""Papers that go with an attendance list."""

MINUTES = "notulen"
"""What records a meeting; without it an attendance list makes no event."""

_PER_YEAR = {"bulanan": 12, "triwulanan": 4, "semesteran": 2, "tahunan": 1}

Pair = tuple[str, str]


@dataclass(slots=True)
class Need:
    """One pair: what all criteria that name it ask, how often it is counted, and which criteria name it.

    `this_year` holds the criteria that take no document of the year before.
    """

    jenis: str
    topik: str
    syarat: set[str] = field(default_factory=set)
    kali: int = 1
    dua_tahun: bool = False
    kriteria: list[str] = field(default_factory=list)
    this_year: set[str] = field(default_factory=set)


def needs(pack: Pack, tingkat: str) -> list[Need]:
    """The pairs that top answers need, in the order of the form."""
    scored = [kriteria for kriteria in pack.at(tingkat) if kriteria.dinilai]
    found: dict[Pair, Need] = {}
    for kriteria in scored:
        counted = dict(_counted(pack, kriteria))
        for nama, dokumen in _chosen(kriteria):
            need = found.setdefault((dokumen.jenis, dokumen.topik), Need(dokumen.jenis, dokumen.topik))
            many, two_years = counted.get(nama, (1, False))
            need.kali, need.dua_tahun = max(need.kali, many), need.dua_tahun or two_years
            if dokumen.hasil is not None:
                hasil = dokumen.hasil
                found.setdefault((hasil.jenis, hasil.topik), Need(hasil.jenis, hasil.topik))
    for kriteria in scored:
        for dokumen in kriteria.semua_dokumen:
            named = found.get((dokumen.jenis, dokumen.topik))
            if named is not None:
                named.syarat.update(dokumen.syarat)
                if kriteria.kode not in named.kriteria:
                    named.kriteria.append(kriteria.kode)
                if "tahun_berjalan" in dokumen.syarat:
                    named.this_year.add(kriteria.kode)
    return list(found.values())


def _chosen(kriteria: Kriteria) -> Iterator[tuple[str, Dokumen]]:
    """Each needed document, one of each group, and what goes with an attendance list."""
    wajib, alternatif = kriteria.dokumen.wajib, kriteria.dokumen.alternatif
    meetings = {dokumen.topik for dokumen in wajib.values() if dokumen.jenis == "daftar_hadir"}
    chosen = [*wajib.items(), *((nama, _one_of(options, meetings)) for nama, options in alternatif.items())]
    yield from chosen
    recorded = {dokumen.topik for _, dokumen in chosen if dokumen.jenis == MINUTES}
    for nama, dokumen in kriteria.dokumen.pendukung.items():
        wanted = dokumen.jenis in KIT or (dokumen.jenis == MINUTES and dokumen.topik not in recorded)
        if wanted and dokumen.topik in meetings:
            yield nama, dokumen


def _one_of(options: tuple[Dokumen, ...], meetings: set[str]) -> Dokumen:
    """The minutes of a meeting where they are among the options, else the first."""
    return next((dokumen for dokumen in options if dokumen.jenis == MINUTES and dokumen.topik in meetings), options[0])


def _counted(pack: Pack, kriteria: Kriteria) -> Iterator[tuple[str, tuple[int, bool]]]:
    """Documents that must be there more than once for the top answer, by the names that conditions use."""
    top = kriteria.pilihan[kriteria.tangga[0]].bila
    names = (*kriteria.dokumen.wajib, *kriteria.dokumen.alternatif)
    for nama, dokumen in _chosen(kriteria):
        if "berkala" in dokumen.syarat:
            yield nama, (pack.head.berkala_paling_sedikit, False)
    for kondisi in _parts(top) if top is not None else ():
        many = kondisi.kali or (_PER_YEAR[kondisi.irama] if kondisi.irama else 1)
        if many > 1:
            named = kondisi.dari or (kondisi.dokumen if isinstance(kondisi.dokumen, tuple) else names)
            yield from ((nama, (many, kondisi.rentang == "dua_tahun")) for nama in named)


def _parts(kondisi: Kondisi) -> Iterator[Kondisi]:
    """A condition with all of its parts, of alternatives the first."""
    yield kondisi
    for part in (*(kondisi.semua or ()), *(kondisi.salah_satu or ())[:1]):
        yield from _parts(part)
