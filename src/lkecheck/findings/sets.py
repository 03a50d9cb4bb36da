"""Findings about several items together: copies, papers of one event, files that nobody names."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

from ..model.facts import Cacat
from ..model.manifest import Bukti, ManifestFile
from ..model.pack import Pack, Perangkat
from ..model.penilaian import Temuan
from .context import Context

SHOWN = 10
"""How many names a message lists before it counts the rest."""


def findings(context: Context, unlisted: Sequence[str]) -> Iterator[Temuan]:
    """Copies within the manifest, incomplete or contradicting events, and files in the folder without an item."""
    yield from _copies(context)
    perangkat = context.pack.head.perangkat_kegiatan
    if perangkat is not None:
        yield from _events(context, perangkat)
    if unlisted:
        rest = len(unlisted) - SHOWN
        names = ", ".join(unlisted[:SHOWN]) + (f", dan {rest} berkas lain" if rest > 0 else "")
        yield context.make("berkas-tak-terdaftar", {"berkas": names})


def _copies(context: Context) -> Iterator[Temuan]:
    by_content: dict[str, list[str]] = {}
    for nama in context.items:
        for sidik in dict.fromkeys(context.hashes.get(nama, ())):
            by_content.setdefault(sidik, []).append(nama)
    told: set[tuple[str, ...]] = set()
    for names in by_content.values():
        ids = tuple(sorted(names))
        declared = {context.items[nama].halaman for nama in names}
        if len(ids) < 2 or ids in told or (None not in declared and len(declared) == len(ids)):
            continue
        told.add(ids)
        first, *others = (context.items[nama].judul for nama in names)
        isi = {"judul": first, "lain": ", ".join(f'"{judul}"' for judul in others)}
        yield context.make("bukti-ganda", isi, bukti=ids, tempat=_place(context, names[1]))


def _place(context: Context, nama: str) -> tuple[int, int]:
    return context.place_of_item(list(context.items).index(nama))


def _events(context: Context, perangkat: Perangkat) -> Iterator[Temuan]:
    events: dict[str, list[Bukti]] = {}
    for bukti in context.source.manifest.bukti:
        if bukti.kegiatan is not None:
            events.setdefault(bukti.kegiatan, []).append(bukti)
    for kegiatan, papers in events.items():
        ids = [bukti.id for bukti in papers]
        missing = list(_missing(context.pack, perangkat, papers))
        if missing:
            isi = {"kegiatan": kegiatan, "kurang": ", ".join(missing)}
            yield context.make("kit-tak-lengkap", isi, bukti=ids, tempat=_place(context, ids[0]))
        clash = _clash(context.pack, perangkat, papers)
        if clash:
            isi = {"kegiatan": kegiatan, "sebab": clash}
            yield context.make("kit-tak-selaras", isi, bukti=ids, tempat=_place(context, ids[0]))


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


def _clash(pack: Pack, perangkat: Perangkat, papers: Sequence[Bukti]) -> str | None:
    names = pack.kosakata.jenis
    days = [
        (bukti.tanggal, names[bukti.jenis].nama.lower()) for bukti in papers if bukti.jenis in perangkat.sehari and bukti.tanggal
    ]
    if len({day for day, _ in days}) > 1:
        return "; ".join(f"{kind} bertanggal {day}" for day, kind in sorted(days))
    meeting: date | None = days[0][0] if days else None
    for bukti in papers:
        if bukti.jenis in perangkat.mendahului and bukti.tanggal and meeting and bukti.tanggal > meeting:
            return f"{names[bukti.jenis].nama.lower()} bertanggal {bukti.tanggal}, sesudah kegiatannya pada {meeting}"
    return None


def shared_across(
    units: Iterable[tuple[ManifestFile, Pack, Mapping[str, Sequence[str]]]],
) -> dict[str, dict[str, list[Cacat]]]:
    """bukti-ganda-lintas-opd: by manifest name and item id, for items whose content another OPD handed in too.

    What is rightly shared (a city's decree) is known by its kind and left out; pusat gathers papers of all OPDs and is
    left out as well.
    """
    owners: dict[str, list[tuple[ManifestFile, str]]] = {}
    for source, pack, hashes in units:
        if source.manifest.tingkat != "unit":
            continue
        for bukti in source.manifest.bukti:
            if not pack.kosakata.jenis[bukti.jenis].bersama:
                for sidik in dict.fromkeys(hashes.get(bukti.id, ())):
                    owners.setdefault(sidik, []).append((source, bukti.id))
    found: dict[str, dict[str, list[Cacat]]] = {}
    for holders in owners.values():
        if len({source.manifest.opd.kode for source, _ in holders}) > 1:
            for source, nama in holders:
                cacat = _shared(source, nama, holders)
                per_item = found.setdefault(source.nama, {}).setdefault(nama, [])
                if cacat not in per_item:
                    per_item.append(cacat)
    return found


def _shared(source: ManifestFile, nama: str, holders: Sequence[tuple[ManifestFile, str]]) -> Cacat:
    own = source.manifest.opd.kode
    others = [(other.manifest.opd, item) for other, item in holders if other.manifest.opd.kode != own]
    judul = next(bukti.judul for bukti in source.manifest.bukti if bukti.id == nama)
    isi = {
        "judul": judul,
        "opd": ", ".join(dict.fromkeys(opd.nama for opd, _ in others)),
        "terkait": ";".join(f"{opd.kode}/{item}" for opd, item in others),
    }
    return Cacat("bukti-ganda-lintas-opd", isi)
