"""Items of evidence, their faults and what their files showed -> facts: what each is worth for each thing that may be asked."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from lkecheck.core.fields import declared_number
from lkecheck.evidence.compare.revoked import Revoked
from lkecheck.model.facts import RAGU, TIDAK, YA, Angka, Cacat, Fakta, FaktaBukti, Terlihat
from lkecheck.model.manifest import Bukti, Cakupan, Manifest
from lkecheck.model.pack import Pack

from .compare import declared_faults, unmet_demands
from .periods import counted_in
from .year import Year

_UNSEEN = Terlihat()
_LEVEL = {"mencabut": TIDAK, "meragukan": RAGU, "memperingatkan": YA}


def collect(manifest: Manifest, pack: Pack, seen: Mapping[str, Terlihat], year: Year) -> Fakta:
    """All facts of a manifest. `seen` maps an item's id to what opening its files showed."""
    maker = _Maker(manifest, pack, year, seen)
    ordinals = {bukti.id: nomor for nomor, bukti in enumerate(manifest.bukti)}
    return Fakta(
        tahun=year.tahun,
        tingkat=manifest.tingkat,
        bulan_berjalan=year.bulan_berjalan,
        bukti=tuple(maker.fact(nomor, bukti) for nomor, bukti in enumerate(manifest.bukti)),
        kaitan={
            kode: {ordinals[kaitan.id]: _figure(kaitan.cakupan) for kaitan in jawaban.bukti}
            for kode, jawaban in manifest.jawaban.items()
        },
        nilai={
            kode: nilai
            for kode, jawaban in manifest.jawaban.items()
            if (nilai := declared_number(jawaban.nilai or "")) is not None
        },
    )


def _figure(cakupan: Cakupan | None) -> Angka | None:
    return None if cakupan is None else Angka(cakupan.tercapai, cakupan.sasaran)


class _Maker:
    def __init__(self, manifest: Manifest, pack: Pack, year: Year, seen: Mapping[str, Terlihat]) -> None:
        self._seen = seen
        self._pack = pack
        self._year = year
        self._revoked = Revoked.of(manifest.bukti, seen, year)
        self._results = unmet_demands.latest_results(manifest.bukti, pack.results)

    def fact(self, nomor: int, bukti: Bukti) -> FaktaBukti:
        seen = self._seen.get(bukti.id, _UNSEEN)
        own = [*declared_faults.faults(bukti, self._pack, self._year, self._revoked)]
        against = unmet_demands.faults(bukti, seen, self._year)
        for fault in seen.cacat:
            (own if fault.syarat is None else against[fault.syarat]).append(fault)
        levels = {name: self._level(faults) for name, faults in against.items()}
        for name, latest in self._results.items():
            against[name] = [*unmet_demands.not_before(name, bukti, latest)]
            levels[name] = RAGU if latest is None and not against[name] else self._level(against[name])
        return FaktaBukti(
            nomor=nomor,
            jenis=bukti.jenis,
            topik=bukti.topik,
            dasar=self._level(own),
            syarat=levels,
            angka=_figure(bukti.cakupan),
            waktu=counted_in(bukti),
            cacat=(*own, *(fault for faults in against.values() for fault in faults)),
            kata=seen.kata,
            terbaca=seen.terbaca,
        )

    def _level(self, faults: Iterable[Cacat]) -> int:
        return min((_LEVEL[self._effect(fault)] for fault in faults), default=YA)

    def _effect(self, fault: Cacat) -> str:
        return fault.dukungan or self._pack.temuan[fault.nama].dukungan or "memperingatkan"
