"""Evidence of several OPDs in one run: the same bytes, the same text, nearly the same text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from lkecheck.model.facts import Cacat
from lkecheck.model.manifest import Bukti, ManifestFile
from lkecheck.model.pack import Pack

from . import differences, likeness
from .item_files import Look

Unit = tuple[ManifestFile, Pack, Mapping[str, Look]]
Faults = dict[str, dict[str, list[Cacat]]]


@dataclass(frozen=True, slots=True)
class _Copy:
    """One item of one OPD that may be compared with those of others."""

    source: ManifestFile
    bukti: Bukti
    look: Look

    @property
    def opd(self) -> str:
        return self.source.manifest.opd.kode

    @property
    def teks(self) -> str:
        return "\n".join(isi.teks for isi in self.look.isi)


def across(units: Iterable[Unit]) -> Faults:
    """bukti-ganda-lintas-opd and bukti-mirip-lintas-opd, by the manifest's name and the item's id.

    What is rightly shared (a city's decree) is known by its kind or by who signed it and left out; pusat gathers the
    papers of all OPDs and is left out as well.
    """
    copies = [copy for unit in units for copy in _comparable(*unit)]
    if len({copy.opd for copy in copies}) < 2:
        return {}
    found: Faults = {}
    equal = list(_equal(copies))
    for holders in equal:
        for copy in holders:
            _add(found, copy, "bukti-ganda-lintas-opd", [other for other in holders if other.opd != copy.opd])
    _near(found, copies, {frozenset((id(a), id(b))) for holders in equal for a in holders for b in holders})
    return found


def _comparable(source: ManifestFile, pack: Pack, looks: Mapping[str, Look]) -> Iterator[_Copy]:
    if source.manifest.tingkat != "unit":
        return
    for bukti in source.manifest.bukti:
        look = looks.get(bukti.id)
        if look is not None and look.sha256 and not _rightly_shared(pack, bukti, look):
            yield _Copy(source, bukti, look)


def _rightly_shared(pack: Pack, bukti: Bukti, look: Look) -> bool:
    if pack.kosakata.jenis[bukti.jenis].bersama:
        return True
    posts = [isi.bacaan.jabatan for isi in look.isi if isi.bacaan is not None and isi.bacaan.jabatan]
    return any(post.casefold().startswith(pack.head.pejabat_bersama) for post in posts)


def _equal(copies: Sequence[_Copy]) -> Iterator[list[_Copy]]:
    """Groups of items of several OPDs with the same file, or the same words."""
    groups: dict[str, list[_Copy]] = {}
    for copy in copies:
        texts = [likeness.digest(isi.teks) for isi in copy.look.isi]
        # What is left of two broken files may be equal and says nothing; that they are broken is told already.
        hashes = [isi.sha256 for isi in copy.look.isi if isi.rusak is None]
        for mark in dict.fromkeys((*hashes, *(text for text in texts if text is not None))):
            groups.setdefault(mark, []).append(copy)
    told: set[frozenset[int]] = set()
    for holders in groups.values():
        members = frozenset(map(id, holders))
        if len({copy.opd for copy in holders}) > 1 and members not in told:
            told.add(members)
            yield holders


def _near(found: Faults, copies: Sequence[_Copy], equal: set[frozenset[int]]) -> None:
    sketched = [(copy, likeness.sketch(copy.teks)) for copy in copies]
    compared = [(copy, sketch) for copy, sketch in sketched if sketch is not None]
    pairs = likeness.alike([(copy.opd, sketch) for copy, sketch in compared])
    nearest: dict[int, tuple[float, int]] = {}
    for (one, other), share in pairs.items():
        if frozenset((id(compared[one][0]), id(compared[other][0]))) not in equal:
            for here, there in ((one, other), (other, one)):
                nearest[here] = max(nearest.get(here, (0.0, there)), (share, there))
    for here, (_, nearest_one) in nearest.items():
        copy, twin = compared[here][0], compared[nearest_one][0]
        what = differences.described(differences.between(copy.teks, twin.teks))
        _add(found, copy, "bukti-mirip-lintas-opd", [twin], beda=what)


def _add(found: Faults, copy: _Copy, aturan: str, others: Sequence[_Copy], **more: str) -> None:
    isi = {
        "judul": copy.bukti.judul,
        "opd": ", ".join(dict.fromkeys(other.source.manifest.opd.nama for other in others)),
        "terkait": ";".join(f"{other.opd}/{other.bukti.id}" for other in others),
        **more,
    }
    cacat = Cacat(aturan, isi)
    per_item = found.setdefault(copy.source.nama, {}).setdefault(copy.bukti.id, [])
    if cacat not in per_item:
        per_item.append(cacat)
