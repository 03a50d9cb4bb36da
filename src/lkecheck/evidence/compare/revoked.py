"""Decrees of a manifest that another one of its decrees puts out of force."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from lkecheck.evidence.year import Year
from lkecheck.model.facts import Cacat, Terlihat
from lkecheck.model.manifest import Bukti

_UNSEEN = Terlihat()


@dataclass(frozen=True, slots=True)
class Revoked:
    """Numbers that are revoked, each with the decree that says so: as the OPD declares it, and as was only read."""

    declared: Mapping[str, str]
    read: Mapping[str, str]

    @classmethod
    def of(cls, items: Sequence[Bukti], seen: Mapping[str, Terlihat], year: Year) -> Revoked:
        return cls(
            declared=dict(_revocations(items, year, lambda bukti: bukti.mencabut)),
            read=dict(_revocations(items, year, lambda bukti: seen.get(bukti.id, _UNSEEN).mencabut)),
        )

    def faults(self, bukti: Bukti) -> Iterator[Cacat]:
        """bukti-dicabut. What was only read asks a person; what the OPD declares itself takes support."""
        if bukti.status == "dicabut":
            yield Cacat("bukti-dicabut", {"judul": bukti.judul, "oleh": ""})
        elif bukti.nomor is not None:
            number = _plain(bukti.nomor)
            if number in self.declared:
                yield Cacat("bukti-dicabut", {"judul": bukti.judul, "oleh": f" oleh {self.declared[number]}"})
            elif number in self.read:
                oleh = f" menurut isi {self.read[number]}"
                yield Cacat("bukti-dicabut", {"judul": bukti.judul, "oleh": oleh}, dukungan="meragukan")


def _revocations(items: Sequence[Bukti], year: Year, revoked_by: Callable[[Bukti], Sequence[str]]) -> Iterator[tuple[str, str]]:
    """Numbers revoked by another decree of the manifest that was set by the end of the year, with that decree."""
    for bukti in items:
        if bukti.status == "draf" or (bukti.tanggal is not None and bukti.tanggal > year.last_day):
            continue
        own = _plain(bukti.nomor) if bukti.nomor is not None else None
        for nomor in revoked_by(bukti):
            if _plain(nomor) != own:
                yield _plain(nomor), bukti.nomor or bukti.judul


def _plain(nomor: str) -> str:
    return "".join(nomor.split()).casefold()
