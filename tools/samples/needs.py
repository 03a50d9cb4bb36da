"""What a pack asks of one tingkat at best: each pair of kind and subject once, with everything that is asked of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from lkecheck.model.pack import Pack
from lkecheck.model.rules import Dokumen, Kondisi, Kriteria

KIT = ("undangan", "foto_kegiatan")
"""Papers that go with an attendance list."""

_PER_YEAR = {"bulanan": 12, "triwulanan": 4, "semesteran": 2, "tahunan": 1}

Pair = tuple[str, str]


@dataclass(slots=True)
class Need:
    """One pair: what all criteria that name it ask, how often it is counted, and which criteria name it."""

    jenis: str
    topik: str
    syarat: set[str] = field(default_factory=set)
    kali: int = 1
    dua_tahun: bool = False
    kriteria: list[str] = field(default_factory=list)


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
    for kriteria in scored:
        for dokumen in kriteria.semua_dokumen:
            named = found.get((dokumen.jenis, dokumen.topik))
            if named is not None:
                named.syarat.update(dokumen.syarat)
                if kriteria.kode not in named.kriteria:
                    named.kriteria.append(kriteria.kode)
    return list(found.values())


def _chosen(kriteria: Kriteria) -> Iterator[tuple[str, Dokumen]]:
    """Each needed document, the first of each group, and what goes with an attendance list."""
    wajib, alternatif = kriteria.dokumen.wajib, kriteria.dokumen.alternatif
    yield from wajib.items()
    for nama, options in alternatif.items():
        yield nama, options[0]
    if any(dokumen.jenis == "daftar_hadir" for dokumen in wajib.values()):
        for nama, dokumen in kriteria.dokumen.pendukung.items():
            if dokumen.jenis in KIT:
                yield nama, dokumen


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
