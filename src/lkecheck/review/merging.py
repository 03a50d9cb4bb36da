"""Verdicts of one reading joined with those that are there: each level of sign-off keeps its own answer."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from lkecheck.core.errors import DocumentError, Galat
from lkecheck.core.indonesian import day
from lkecheck.model.reviu import JENJANG, Jawab, Putusan, PutusanFile


@dataclass(frozen=True)
class Stored:
    """What is now in the file, and what the reading changed: answers by (criterion, level).

    `usang` tells, in words, each answer that was not taken because the one in the file is newer.
    """

    isi: PutusanFile
    nama: str
    baru: tuple[tuple[str, str], ...] = ()
    diganti: tuple[tuple[str, str], ...] = ()
    sama: tuple[tuple[str, str], ...] = ()
    usang: tuple[str, ...] = ()


def name_of(isi: PutusanFile) -> str:
    """The name of the file that these verdicts belong in."""
    return f"{isi.opd.kode}-{isi.tingkat}-{isi.tahun}.yaml"


def merge(old: PutusanFile | None, new: PutusanFile, called: str) -> Stored:
    """Both together; raises DocumentError where they concern different OPDs or years."""
    if old is None:
        return Stored(new, called, baru=tuple(_answers(new)))
    if old.key != new.key:
        raise DocumentError([Galat(called, 0, 0, f"berisi putusan lain ({name_of(old)}); pindahkan berkas itu.")])
    changes: dict[str, list[tuple[str, str]]] = {"baru": [], "diganti": [], "sama": []}
    stale: list[str] = []
    kriteria = dict(old.kriteria)
    for kode, putusan in new.kriteria.items():
        kept = old.kriteria.get(kode)
        kriteria[kode] = putusan if kept is None else _together(kode, kept, putusan, changes, stale)
        if kept is None:
            changes["baru"] += [(kode, jenjang) for jenjang, _ in putusan.levels]
    isi = new.model_copy(update={"kriteria": kriteria})
    baru, diganti, sama = (tuple(changes[how]) for how in ("baru", "diganti", "sama"))
    return Stored(isi, called, baru, diganti, sama, tuple(stale))


def _answers(isi: PutusanFile) -> Iterator[tuple[str, str]]:
    for kode, putusan in isi.kriteria.items():
        yield from ((kode, jenjang) for jenjang, _ in putusan.levels)


def _together(kode: str, old: Putusan, new: Putusan, changes: dict[str, list[tuple[str, str]]], stale: list[str]) -> Putusan:
    """The newest answer of each level, each tied to the evidence that it was given on."""
    taken: dict[str, tuple[Jawab, str]] = {}
    for jenjang in JENJANG:
        before, now = old.at(jenjang), new.at(jenjang)
        was = (before, old.evidence(before)) if before is not None else None
        comes = (now, new.evidence(now)) if now is not None else None
        if comes is None or (was is not None and comes[0].tanggal < was[0].tanggal):
            if was is not None:
                taken[jenjang] = was
            if comes is not None and was is not None and not _same(was, comes):
                stale.append(_stale(kode, jenjang, was[0], comes[0]))
            continue
        how = "baru" if was is None else "sama" if _same(was, comes) else "diganti"
        changes[how].append((kode, jenjang))
        taken[jenjang] = comes
    seen = {sidik for _, sidik in taken.values()}
    newest = new.sidik_bukti if new.sidik_bukti in seen else old.sidik_bukti
    return Putusan.model_validate({"sidik_bukti": newest, **{name: _tied(*one, newest) for name, one in taken.items()}})


def _tied(jawab: Jawab, sidik: str, newest: str) -> Jawab:
    return jawab.model_copy(update={"sidik_bukti": None if sidik == newest else sidik})


def _same(one: tuple[Jawab, str], other: tuple[Jawab, str]) -> bool:
    return one[1] == other[1] and _tied(*one, one[1]) == _tied(*other, other[1])


def _stale(kode: str, jenjang: str, kept: Jawab, refused: Jawab) -> str:
    return (
        f"{kode}: jawaban {jenjang} bertanggal {day(refused.tanggal)} ({refused.nama}) tidak dipakai, "
        f"sebab yang tersimpan lebih baru: {day(kept.tanggal)} ({kept.nama})."
    )
