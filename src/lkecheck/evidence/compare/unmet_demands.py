"""Faults of an item against each thing that a criterion may ask of its documents."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from lkecheck.core.indonesian import day
from lkecheck.evidence import periods
from lkecheck.evidence.year import Year
from lkecheck.model.facts import Cacat, Terlihat
from lkecheck.model.manifest import Bukti
from lkecheck.model.rules import DokumenHasil


def faults(bukti: Bukti, seen: Terlihat, year: Year) -> dict[str, list[Cacat]]:
    """By the name of what is asked, everything that is the same for all criteria; empty where nothing is amiss."""
    return {
        "ditetapkan": list(_set(bukti)),
        "ditandatangani": list(_signed(bukti, seen)),
        "tahun_berjalan": list(_in_years("tahun_berjalan", bukti, year, 1)),
        "berlaku": list(_in_force(bukti, year)),
        "dua_tahun_terakhir": list(_in_years("dua_tahun_terakhir", bukti, year, 2)),
        "unit_dinilai": [],
    }


def latest_results(items: Sequence[Bukti], results: Sequence[DokumenHasil]) -> Mapping[str, date | None]:
    """For each result that some criterion's preparation must precede, by the name of that demand: its latest date here."""
    latest: dict[str, date | None] = {}
    for hasil in results:
        dates = [b.tanggal for b in items if b.jenis == hasil.jenis and hasil.topik in b.topik and b.tanggal]
        latest[f"sebelum_penetapan:{hasil.jenis}/{hasil.topik}"] = max(dates, default=None)
    return latest


def not_before(name: str, bukti: Bukti, latest: date | None) -> Iterator[Cacat]:
    """Against a demand of `latest_results`: whether the item comes not later than that result."""
    if bukti.tanggal is None:
        yield Cacat("bukti-tanpa-tanggal", {"judul": bukti.judul}, name)
    elif latest is not None and bukti.tanggal > latest:
        yield _outside(name, bukti, f"sesudah hasil yang harus didahuluinya ({day(latest)})")


def _set(bukti: Bukti) -> Iterator[Cacat]:
    judul = {"judul": bukti.judul}
    if bukti.status is None:
        yield Cacat("bukti-draf", {**judul, "status": "belum dinyatakan ditetapkan"}, "ditetapkan")
    if bukti.nomor is None:
        yield Cacat("bukti-tanpa-nomor", judul, "ditetapkan")
    if bukti.tanggal is None:
        yield Cacat("bukti-tanpa-tanggal", judul, "ditetapkan")


def _signed(bukti: Bukti, seen: Terlihat) -> Iterator[Cacat]:
    if not bukti.ditandatangani and not seen.bertanda_tangan:
        yield Cacat("bukti-tanpa-tanda-tangan", {"judul": bukti.judul}, "ditandatangani")


def _in_years(name: str, bukti: Bukti, year: Year, many: int) -> Iterator[Cacat]:
    span = periods.span(bukti)
    if span is None:
        yield Cacat("bukti-tanpa-tanggal", {"judul": bukti.judul}, name)
    elif span[1] < date(year.tahun - many + 1, 1, 1) or span[0] > year.last_day:
        yield _outside_year(name, bukti, year)


def _in_force(bukti: Bukti, year: Year) -> Iterator[Cacat]:
    masa = bukti.berlaku
    begin = (masa.mulai if masa else None) or bukti.tanggal or (periods.span(bukti) or (None,))[0]
    if begin is None and (masa is None or masa.sampai is None):
        yield Cacat("bukti-tanpa-tanggal", {"judul": bukti.judul}, "berlaku")
    elif begin is not None and begin > year.last_day:
        yield _outside_year("berlaku", bukti, year)


def _outside_year(name: str, bukti: Bukti, year: Year) -> Cacat:
    return _outside(name, bukti, f"di luar tahun penilaian {year.tahun}")


def _outside(name: str, bukti: Bukti, why: str) -> Cacat:
    return Cacat("bukti-di-luar-tahun", {"judul": bukti.judul, "waktu": periods.told(bukti), "sebab": why}, name)
