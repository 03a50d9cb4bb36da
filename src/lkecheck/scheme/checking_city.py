"""Checks what a city pack adds: every unit, criterion, role, kind and topic that it names exists."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

from lkecheck.core.errors import Galat, did_you_mean
from lkecheck.model.city import Kota, ReviuFile
from lkecheck.model.pack import Pack
from lkecheck.model.rules import Kondisi, Kriteria

from .checking import Tell, check_condition, check_documents, check_source

PlaceOf = Callable[[str], Tell]


def check_city(pack: Pack, kota: Kota, reviews: Sequence[str], place: PlaceOf) -> Iterator[Galat]:
    """Everything of the files that this pack itself holds; `reviews` are the names of the review files, in order."""
    if kota.unit is not None:
        yield from _units(pack, kota, place("unit.yaml"))
    if kota.sasaran is not None:
        yield from _goals(pack, kota, place("sasaran.yaml"))
    if kota.tugas is not None:
        for kode, tugas in kota.tugas.tugas.items():
            yield from _duty(pack, tugas.as_kriteria(kode), place("tugas.yaml"), ("tugas", kode))
    for name, review in zip(reviews, kota.reviu, strict=True):
        if name != f"reviu-{review.tahun}.yaml":
            yield place(name)(
                ("tahun",), f"tahun {review.tahun} tidak sama dengan nama berkasnya; seharusnya reviu-{review.tahun}.yaml."
            )
        yield from _review(pack, review, place(name))


def _duty(pack: Pack, duty: Kriteria, tell: Tell, at: tuple[Any, ...]) -> Iterator[Galat]:
    kondisi = duty.pilihan["Y"].bila
    yield from check_documents(pack, duty, tell, at)
    yield from check_source(pack, duty.sumber_bukti, tell, (*at, "sumber_bukti"))
    if kondisi is None or kondisi == Kondisi():
        yield tell((*at, "bila"), 'tugas belum mempunyai kondisi ("bila").')
    else:
        yield from check_condition(pack, duty, kondisi, tell, (*at, "bila"))


def _units(pack: Pack, kota: Kota, tell: Tell) -> Iterator[Galat]:
    assert kota.unit is not None  # noqa: S101 - asked by the caller
    file = kota.unit
    for kode, unit in file.unit.items():
        for key, other in (("induk", unit.induk), ("penerus", unit.penerus)):
            if other is not None:
                yield from _unit(pack, other, tell, ("unit", kode, key))
    for kode, pokja in file.pokja.items():
        for other in (pokja.ketua, *pokja.anggota):
            yield from _unit(pack, other, tell, ("pokja", kode))
    for peran, holders in file.peran.items():
        if peran not in pack.head.peran:
            yield tell(("peran", peran), f'peran "{peran}" tidak dikenal.{did_you_mean(peran, pack.head.peran)}', key=True)
        for index, holder in enumerate(holders):
            yield from _unit(pack, holder.unit, tell, ("peran", peran, index))
    for kode, units in file.penanggung_jawab.items():
        yield from _criteria(pack, [kode], tell, ("penanggung_jawab", kode))
        for other in units:
            yield from _unit(pack, other, tell, ("penanggung_jawab", kode))


def _goals(pack: Pack, kota: Kota, tell: Tell) -> Iterator[Galat]:
    assert kota.sasaran is not None  # noqa: S101 - asked by the caller
    for index, indikator in enumerate(kota.sasaran.indikator):
        at = ("indikator", index)
        yield from _criteria(pack, [indikator.kriteria], tell, (*at, "kriteria"))
        if indikator.sasaran not in kota.sasaran.sasaran:
            yield tell((*at, "sasaran"), f"sasaran {indikator.sasaran} tidak ada.")
        for target in indikator.target.values():
            for unit in target.penanggung_jawab:
                yield from _unit(pack, unit, tell, (*at, "target"))
    for kode, quick_win in kota.sasaran.quick_win.items():
        if quick_win.sasaran not in kota.sasaran.sasaran:
            yield tell(("quick_win", kode, "sasaran"), f"sasaran {quick_win.sasaran} tidak ada.")
        if quick_win.bagian is not None and quick_win.bagian not in pack.simpul:
            hint = did_you_mean(quick_win.bagian, pack.simpul)
            yield tell(("quick_win", kode, "bagian"), f'bagian "{quick_win.bagian}" tidak ada dalam struktur.{hint}')
        if (quick_win.bagian is None) != (quick_win.ambang_persen is None):
            yield tell(("quick_win", kode), "ambang_persen dan bagian berarti bersama; tulis keduanya, atau hapus keduanya.")


def _review(pack: Pack, review: ReviuFile, tell: Tell) -> Iterator[Galat]:
    for kode, temuan in review.temuan.items():
        at: tuple[Any, ...] = ("temuan", kode)
        yield from _criteria(pack, (*temuan.kriteria, *temuan.kriteria_terkait), tell, at)
        for nomor in temuan.rekomendasi:
            if nomor not in review.rekomendasi:
                yield tell((*at, "rekomendasi"), f"rekomendasi {nomor} tidak ada.")
        for unit in temuan.unit:
            yield from _unit(pack, unit, tell, at)
    for nomor, rekomendasi in review.rekomendasi.items():
        yield from _criteria(pack, rekomendasi.kriteria, tell, ("rekomendasi", nomor))
        for unit in rekomendasi.unit:
            yield from _unit(pack, unit, tell, ("rekomendasi", nomor))
    for kode, catatan in review.catatan.items():
        yield from _criteria(pack, (*catatan.kriteria, *catatan.kriteria_terkait), tell, ("catatan", kode))
        for unit in catatan.unit:
            yield from _unit(pack, unit, tell, ("catatan", kode))
        if catatan.pasangan is not None and catatan.pasangan not in review.catatan:
            yield tell(("catatan", kode, "pasangan"), f'catatan "{catatan.pasangan}" tidak ada.')


def _unit(pack: Pack, kode: str, tell: Tell, at: tuple[Any, ...]) -> Iterator[Galat]:
    known = pack.kota.unit.unit if pack.kota.unit else {}
    if kode not in known:
        yield tell(at, f'unit "{kode}" tidak ada dalam unit.yaml.{did_you_mean(kode, known)}')


def _criteria(pack: Pack, codes: Iterable[str], tell: Tell, at: tuple[Any, ...]) -> Iterator[Galat]:
    for kode in codes:
        if kode not in pack.kriteria:
            yield tell(at, f'kriteria "{kode}" tidak ada dalam paket.{did_you_mean(kode, pack.kriteria)}')
