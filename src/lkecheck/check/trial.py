"""A pack -> HasilUji: its cases run, its rungs looked at, its rules changed; what `lkecheck rules test` tells."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from lkecheck import __version__
from lkecheck.audit.cases import outcomes
from lkecheck.core.errors import Galat, UsageError, did_you_mean
from lkecheck.model.audit import AturanAudit
from lkecheck.model.pack import Pack
from lkecheck.model.penilaian import Lokasi
from lkecheck.model.rules import Kriteria
from lkecheck.model.uji import CatatanUji, HasilUji, KasusUji, PerubahanUji
from lkecheck.proof import mutation, senseless_rungs
from lkecheck.proof.cases import run
from lkecheck.scheme import packs

STATEMENT = (
    "Kasus uji menunjukkan bahwa aturan menilai seperti yang tertulis pada kasusnya. "
    "Apakah aturan dan kasusnya sesuai peraturan tetap dinilai orang."
)


def try_pack(reference: str, kode: Sequence[str], engine: str, *, mutate: bool, root: Path | None = None) -> HasilUji:
    """Tries a pack, or the criteria given of it; the rules over recaps only with the whole pack.

    Raises UsageError for an unknown criterion or a pack outside `root`, PackError for a pack that does not load.
    """
    pack = packs.load(reference, cases=True)
    places = packs.Places(reference, root)
    chosen = _chosen(pack, kode)
    rules = {} if kode else packs.audit_rules(reference)
    codes = {kriteria.kode for kriteria in chosen}
    return HasilUji(
        versi=__version__,
        paket=f"{pack.id} versi {pack.head.versi}",
        pernyataan=STATEMENT,
        kriteria=len(chosen),
        aturan_audit=len(rules),
        kasus=(*_cases(pack, chosen, engine, places), *_audit_cases(pack, rules, places)),
        catatan=tuple(_remark(places, one) for one in senseless_rungs.remarks(pack) if one.kode in codes),
        perubahan=tuple(_changes(pack, kriteria, places) for kriteria in chosen) if mutate else None,
    )


def _chosen(pack: Pack, kode: Sequence[str]) -> list[Kriteria]:
    unknown = [satu for satu in kode if satu not in pack.kriteria]
    if unknown:
        raise UsageError(f'Kriteria "{unknown[0]}" tidak ada.{did_you_mean(unknown[0], pack.kriteria)}')
    return [kriteria for kriteria in pack.kriteria.values() if kriteria.dinilai and (not kode or kriteria.kode in kode)]


def _cases(pack: Pack, chosen: Sequence[Kriteria], engine: str, places: packs.Places) -> Iterator[KasusUji]:
    for one in run(pack, chosen, engine):
        lokasi = _place(places.tell(one.kode, ("uji", one.nomor), ""))
        yield KasusUji(jenis="kriteria", kode=one.kode, tingkat=one.tingkat, nama=one.nama, salah=one.salah, lokasi=lokasi)


def _audit_cases(pack: Pack, rules: Mapping[str, AturanAudit], places: packs.Places) -> Iterator[KasusUji]:
    for one in outcomes(pack, rules):
        lokasi = _place(places.tell_audit(one.aturan, ("uji", one.nomor), ""))
        yield KasusUji(jenis="audit", kode=one.aturan, tingkat=None, nama=one.nama, salah=one.salah, lokasi=lokasi)


def _remark(places: packs.Places, one: senseless_rungs.Remark) -> CatatanUji:
    return CatatanUji(kode=one.kode, pesan=one.pesan, lokasi=_place(places.tell(one.kode, ("pilihan", one.pilihan), "")))


def _changes(pack: Pack, kriteria: Kriteria, places: packs.Places) -> PerubahanUji:
    tried, missed = mutation.survivors(pack, kriteria)
    lokasi = _place(places.tell(kriteria.kode, (), ""))
    return PerubahanUji(kode=kriteria.kode, dicoba=tried, lolos=tuple(one.uraian for one in missed), lokasi=lokasi)


def _place(galat: Galat) -> Lokasi:
    return Lokasi(berkas=galat.berkas, baris=galat.baris, kolom=galat.kolom)
