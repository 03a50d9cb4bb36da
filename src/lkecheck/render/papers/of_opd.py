"""One judged manifest as a paper tells it: its sums, and its notes area by area."""

from __future__ import annotations

from collections.abc import Iterator

from lkecheck import words
from lkecheck.model.penilaian import Bagian, Penilaian, PenilaianKriteria, Temuan
from lkecheck.words.findings import by_criterion

from . import sums
from .fields import Area, Catatan, Opd
from .notes import Notes
from .request import page, wanted

_OF_EVIDENCE = "Bukti dan berkas secara umum"


def opd(nomor: int, satu: Penilaian) -> Opd:
    """The notes are numbered through all areas; none of the findings is left out."""
    made = tuple(_areas(satu))
    notes = [note for area in made for note in area.catatan]
    every = wanted(satu)
    first, rest = page(satu, every)
    return Opd(
        nomor=nomor,
        kode=satu.opd.kode,
        nama=satu.opd.nama,
        tingkat=words.LEVEL[satu.tingkat],
        tahun=str(satu.tahun),
        paket=f"{satu.paket.id} versi {satu.paket.versi}, sidik {satu.paket.sha256[:12]}",
        manifest=f"{satu.manifest.berkas}, sidik {satu.manifest.sha256[:12]}",
        nilai=sums.values(satu.ringkasan),
        selisih=words.number(satu.ringkasan.inflasi),
        status=sums.statuses(satu.kriteria),
        jumlah=sums.counted(satu.temuan),
        area=tuple(area for area in made if area.kode),
        bercatatan=tuple(area for area in made if area.catatan),
        utama=tuple(note for note in notes if note.keparahan == "mayor"),
        diminta=every,
        diminta_sehalaman=first,
        diminta_lain=rest,
        tidak_diperiksa=sums.unchecked([satu]),
        diputus=_decided(satu),
    )


def _areas(satu: Penilaian) -> Iterator[Area]:
    groups = _placed(satu)
    notes, nomor = Notes(satu, satu.temuan), 0
    for bagian in (*satu.areas, None):
        kode = bagian.kode if bagian else ""
        made: list[Catatan] = []
        for group in groups.get(kode, ()):
            nomor += 1
            made.append(notes.note(nomor, group))
        if bagian or made:
            yield _area(bagian, [one for one in satu.kriteria if one.area == kode], made)


def _area(bagian: Bagian | None, kriteria: list[PenilaianKriteria], notes: list[Catatan]) -> Area:
    return Area(
        kode=bagian.kode if bagian else "",
        nama=bagian.nama if bagian else _OF_EVIDENCE,
        nilai=sums.values(bagian) if bagian else sums.NOTHING,
        status=sums.statuses(kriteria),
        catatan=tuple(notes),
    )


def _placed(satu: Penilaian) -> dict[str, list[list[Temuan]]]:
    """Groups by area: that of the criterion, or of the first criterion that an item of evidence serves."""
    known = {bagian.kode for bagian in satu.areas}
    of = {one.kode: one.area for one in satu.kriteria}
    placed: dict[str, list[list[Temuan]]] = {}
    for group in by_criterion(satu.temuan):
        codes = (group[0].kriteria or "", *group[0].kriteria_terdampak)
        area = next((of[kode] for kode in codes if of.get(kode) in known), "")
        placed.setdefault(area, []).append(group)
    return placed


def _decided(satu: Penilaian) -> str:
    sums_ = satu.ringkasan
    if sums_.diputus is None:
        return ""
    again = f"; {words.count(sums_.terbuka_lagi)} putusan terbuka lagi karena buktinya berubah" if sums_.terbuka_lagi else ""
    judged = words.count(sums_.kriteria - sums_.tidak_berlaku)
    return f"{words.count(sums_.diputus)} dari {judged} kriteria diputus pereviu{again}"
