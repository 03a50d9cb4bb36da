"""The papers of one event (kegiatan): whether they are all there, and whether they speak of the same event."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from lkecheck.core.indonesian import day
from lkecheck.model.manifest import Bukti
from lkecheck.model.pack import Pack, Perangkat
from lkecheck.model.penilaian import Temuan

from .context import Context


def findings(context: Context) -> Iterator[Temuan]:
    """kit-tak-lengkap and kit-tak-selaras: at most one of each for an event."""
    perangkat = context.pack.head.perangkat_kegiatan
    if perangkat is None:
        return
    events: dict[str, list[Bukti]] = {}
    for bukti in context.source.manifest.bukti:
        if bukti.kegiatan is not None:
            events.setdefault(bukti.kegiatan, []).append(bukti)
    for kegiatan, papers in events.items():
        ids = [bukti.id for bukti in papers]
        missing = list(_missing(context.pack, perangkat, papers))
        if missing:
            isi = {"kegiatan": kegiatan, "kurang": ", ".join(missing)}
            yield context.make("kit-tak-lengkap", isi, bukti=ids, tempat=context.place_of(ids[0]))
        clashes = list(dict.fromkeys(_clashes(context, perangkat, papers)))
        if clashes:
            isi = {"kegiatan": kegiatan, "sebab": "; ".join(clashes)}
            yield context.make("kit-tak-selaras", isi, bukti=ids, tempat=context.place_of(ids[0]))


def _missing(pack: Pack, perangkat: Perangkat, papers: Sequence[Bukti]) -> Iterator[str]:
    kinds = {bukti.jenis for bukti in papers}
    if not kinds & set(perangkat.pemicu):
        return
    names = pack.kosakata.jenis
    for jenis in perangkat.wajib:
        if jenis not in kinds:
            yield names[jenis].nama.lower()
    if not kinds & set(perangkat.salah_satu):
        yield " atau ".join(names[jenis].nama.lower() for jenis in perangkat.salah_satu)


def _clashes(context: Context, perangkat: Perangkat, papers: Sequence[Bukti]) -> Iterator[str]:
    names = context.pack.kosakata.jenis
    called = {bukti.id: names[bukti.jenis].nama.lower() for bukti in papers}
    days = [(bukti.tanggal, called[bukti.id]) for bukti in papers if bukti.jenis in perangkat.sehari and bukti.tanggal]
    if len({one for one, _ in days}) > 1:
        yield "; ".join(f"{kind} bertanggal {day(one)}" for one, kind in sorted(days))
    meeting = days[0][0] if days else None
    for bukti in papers:
        if bukti.jenis in perangkat.wajib and bukti.cakupan is not None and bukti.cakupan.tercapai == 0:
            yield f"{called[bukti.id]} tidak mencatat seorang pun yang hadir"
        if meeting is not None:
            yield from _before(perangkat, bukti, meeting, called[bukti.id], _read_days(context, bukti))
            yield from _photos(context, bukti, meeting)
    yield from _other_subjects(papers, called)


def _before(perangkat: Perangkat, bukti: Bukti, meeting: date, called: str, read: frozenset[date]) -> Iterator[str]:
    """An invitation comes not after the meeting, and names its day where it names one besides its own."""
    if bukti.jenis not in perangkat.mendahului:
        return
    if bukti.tanggal is not None and bukti.tanggal > meeting:
        yield f"{called} bertanggal {day(bukti.tanggal)}, sesudah kegiatannya pada {day(meeting)}"
    others = read - {bukti.tanggal}
    if bukti.tanggal is not None and others and meeting not in read:
        yield f"{called} menyebut {day(min(others))}, bukan {day(meeting)}"


def _read_days(context: Context, bukti: Bukti) -> frozenset[date]:
    look = context.looks.get(bukti.id)
    readings = [isi.bacaan for isi in look.isi if isi.bacaan is not None] if look is not None else []
    return frozenset(one for bacaan in readings for one in bacaan.tanggal)


def _photos(context: Context, bukti: Bukti, meeting: date) -> Iterator[str]:
    """Pictures of another day, by what the camera wrote into them."""
    look = context.looks.get(bukti.id)
    for nama, isi in zip(bukti.berkas, look.isi, strict=False) if look is not None else ():
        if isi.gambar is not None and isi.gambar.diambil is not None and isi.gambar.diambil.date() != meeting:
            yield f"gambar {nama} diambil pada {day(isi.gambar.diambil.date())}, bukan {day(meeting)}"


def _other_subjects(papers: Sequence[Bukti], called: dict[str, str]) -> Iterator[str]:
    """A paper that shares no subject with any other of the event."""
    if len(papers) < 3:
        return
    for bukti in papers:
        others = {topik for other in papers if other is not bukti for topik in other.topik}
        if others.isdisjoint(bukti.topik):
            yield f"{called[bukti.id]} membahas hal yang lain dari dokumen kegiatan itu"
