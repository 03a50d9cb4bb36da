"""Changes a rule in every way that matters, one at a time; each change must make one of its cases fail."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from lkecheck.model.pack import Pack
from lkecheck.model.rules import Dokumen, KelompokDokumen, Kondisi, Kriteria, Pilihan

from .cases import run_one

_COUNTS = ("jumlah", "kali", "media")


@dataclass(frozen=True, slots=True)
class Mutation:
    """One change of a criterion: what was changed, and the criterion changed."""

    uraian: str
    kriteria: Kriteria


@dataclass(frozen=True, slots=True)
class Survivor:
    """A change that no case noticed."""

    kode: str
    uraian: str


def survivors(pack: Pack, kriteria: Kriteria) -> tuple[int, list[Survivor]]:
    """Number of changes tried on one criterion, and those that no case noticed."""
    tried, missed = 0, []
    for mutation in mutations(pack, kriteria):
        tried += 1
        if all(not case.salah for case in run_one(pack, kriteria, mutation.kriteria)):
            missed.append(Survivor(kriteria.kode, mutation.uraian))
    return tried, missed


def mutations(pack: Pack, kriteria: Kriteria) -> Iterator[Mutation]:
    """Every change of one condition, one threshold, one syarat or one alternative."""
    for letter, pilihan in kriteria.pilihan.items():
        if pilihan.bila is not None:
            for uraian, kondisi in _conditions(pack, kriteria, pilihan.bila):
                changed = {**kriteria.pilihan, letter: _with(pilihan, kondisi)}
                yield Mutation(f"{letter}: {uraian}", _rebuilt(kriteria, pilihan=changed))
    yield from _documents(kriteria)


def _rebuilt(kriteria: Kriteria, **changed: object) -> Kriteria:
    """The criterion with other fields; unlike model_copy, it does not carry over what was computed from the old ones."""
    return Kriteria.model_construct(**{**dict(kriteria), **changed})


def _with(pilihan: Pilihan, kondisi: Kondisi) -> Pilihan:
    return pilihan.model_copy(update={"bila": kondisi})


def _conditions(pack: Pack, kriteria: Kriteria, kondisi: Kondisi) -> Iterator[tuple[str, Kondisi]]:
    yield from _dropped(kriteria, kondisi)
    yield from _moved(pack, kondisi)
    for key in ("semua", "salah_satu"):
        parts = getattr(kondisi, key) or ()
        for index, part in enumerate(parts):
            rest = (*parts[:index], *parts[index + 1 :])
            yield f"tanpa bagian {index + 1} dari {key}", kondisi.model_copy(update={key: rest})
            for uraian, changed in _conditions(pack, kriteria, part):
                replaced = (*parts[:index], changed, *parts[index + 1 :])
                yield f"{key} {index + 1}, {uraian}", kondisi.model_copy(update={key: replaced})
    if kondisi.bukan is not None:
        yield "tanpa bukan", kondisi.model_copy(update={"bukan": None})


def _dropped(kriteria: Kriteria, kondisi: Kondisi) -> Iterator[tuple[str, Kondisi]]:
    slots = (*kriteria.dokumen.wajib, *kriteria.dokumen.alternatif)
    named = slots if kondisi.dokumen == "lengkap" else kondisi.dokumen or ()
    counted = any(getattr(kondisi, key) is not None for key in ("rasio", "jumlah", "kali", "irama", "media", "memuat", "ambang"))
    for nama in named:
        rest = tuple(other for other in named if other != nama)
        dari = tuple(other for other in kondisi.dari or () if other != nama)
        if rest or not counted:
            yield f"tanpa dokumen {nama}", kondisi.model_copy(update={"dokumen": rest or None, "dari": dari or None})
    for key in ("rasio", "jumlah", "kali", "irama", "media", "memuat", "ambang", "nol", "manual"):
        if getattr(kondisi, key) is not None and not _only(kondisi, key):
            yield f"tanpa {key}", kondisi.model_copy(update={key: None})


def _only(kondisi: Kondisi, key: str) -> bool:
    """True where nothing would be left of the condition."""
    left = kondisi.model_copy(update={key: None, "dari": None, "rentang": None})
    return left == Kondisi()


def _moved(pack: Pack, kondisi: Kondisi) -> Iterator[tuple[str, Kondisi]]:
    for key in _COUNTS:
        value = getattr(kondisi, key)
        if value is not None:
            for moved in (value - 1, value + 1):
                yield f"{key} {moved}, bukan {value}", kondisi.model_copy(update={key: moved})
    if kondisi.rasio is not None:
        own = pack.head.pita[kondisi.rasio]
        for pita, ambang in pack.head.pita.items():
            if (ambang.minimal, ambang.di_atas) != (own.minimal, own.di_atas):
                yield f"rasio {pita}, bukan {kondisi.rasio}", kondisi.model_copy(update={"rasio": pita})
    yield from _moved_value(pack, kondisi)
    if kondisi.rentang is not None:
        yield "rentang setahun", kondisi.model_copy(update={"rentang": None})


def _moved_value(pack: Pack, kondisi: Kondisi) -> Iterator[tuple[str, Kondisi]]:
    if kondisi.ambang is not None:
        for step in (Decimal("-0.01"), Decimal("0.01")):
            moved_value = kondisi.ambang.minimal + step
            changed = kondisi.ambang.model_copy(update={"minimal": moved_value})
            yield f"ambang {moved_value}, bukan {kondisi.ambang.minimal}", kondisi.model_copy(update={"ambang": changed})
    if kondisi.irama is not None:
        for irama, a_year in pack.head.irama.items():
            if a_year != pack.head.irama[kondisi.irama]:
                yield f"irama {irama}, bukan {kondisi.irama}", kondisi.model_copy(update={"irama": irama})


def _documents(kriteria: Kriteria) -> Iterator[Mutation]:
    kelompok = kriteria.dokumen
    for nama, dokumen in kelompok.wajib.items():
        for uraian, changed in _document(dokumen):
            wajib = {**kelompok.wajib, nama: changed}
            yield _changed(kriteria, kelompok.model_copy(update={"wajib": wajib}), f"{nama} {uraian}")
    for nama, options in kelompok.alternatif.items():
        for index, dokumen in enumerate(options):
            rest = (*options[:index], *options[index + 1 :])
            label = f"{nama} ({dokumen.jenis})"
            yield _changed(kriteria, _group(kelompok, nama, rest), f"{label} dihapus")
            for uraian, changed in _document(dokumen):
                replaced = (*options[:index], changed, *options[index + 1 :])
                yield _changed(kriteria, _group(kelompok, nama, replaced), f"{label} {uraian}")


def _group(kelompok: KelompokDokumen, nama: str, options: tuple[Dokumen, ...]) -> KelompokDokumen:
    return kelompok.model_copy(update={"alternatif": {**kelompok.alternatif, nama: options}})


def _changed(kriteria: Kriteria, kelompok: KelompokDokumen, uraian: str) -> Mutation:
    return Mutation(uraian, _rebuilt(kriteria, dokumen=kelompok))


def _document(dokumen: Dokumen) -> Iterator[tuple[str, Dokumen]]:
    for syarat in dokumen.syarat:
        rest = tuple(other for other in dokumen.syarat if other != syarat)
        hasil = None if syarat == "sebelum_penetapan" else dokumen.hasil
        yield f"tanpa syarat {syarat}", dokumen.model_copy(update={"syarat": rest, "hasil": hasil})
