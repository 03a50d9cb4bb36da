"""Faults that the manifest alone shows of an item, whatever a criterion asks."""

from __future__ import annotations

from collections.abc import Iterator

from lkecheck.core.indonesian import day
from lkecheck.evidence.year import Year
from lkecheck.model.facts import Cacat
from lkecheck.model.manifest import Bukti
from lkecheck.model.pack import Pack

from .revoked import Revoked


def faults(bukti: Bukti, pack: Pack, year: Year, revoked: Revoked) -> Iterator[Cacat]:
    """No file, a draft, revoked, no longer in force, more reached than there is."""
    if not bukti.berkas:
        yield _without_file(bukti, pack)
    if bukti.status == "draf":
        yield Cacat("bukti-draf", {"judul": bukti.judul, "status": "draf"})
    yield from revoked.faults(bukti)
    yield from _expired(bukti, year)
    yield from _more_than_there_is(bukti)


def _without_file(bukti: Bukti, pack: Pack) -> Cacat:
    if bukti.tautan is None:
        return Cacat("bukti-tanpa-berkas", {"judul": bukti.judul})
    from lkecheck.evidence.links import addresses  # few manifests have a bare link

    kind = addresses.classify(bukti.tautan, pack.head.tautan)
    return Cacat("tautan-belum-dibekukan", {"judul": bukti.judul, "tautan": bukti.tautan, "golongan": kind.sisipan})


def _expired(bukti: Bukti, year: Year) -> Iterator[Cacat]:
    """Before the year it takes support; within it, it only warns."""
    until = bukti.berlaku.sampai if bukti.berlaku else None
    if until is None or until >= max(year.first_day, year.acuan):
        return
    isi = {"judul": bukti.judul, "sampai": day(until), "tahun": str(year.tahun)}
    yield Cacat("bukti-kedaluwarsa", isi, dukungan=None if until < year.first_day else "memperingatkan")


def _more_than_there_is(bukti: Bukti) -> Iterator[Cacat]:
    cakupan = bukti.cakupan
    if cakupan is not None and cakupan.tercapai > cakupan.sasaran:
        figures = {"tercapai": format(cakupan.tercapai, "f"), "sasaran": format(cakupan.sasaran, "f")}
        yield Cacat("cakupan-melebihi-sasaran", {"judul": bukti.judul, **figures})
