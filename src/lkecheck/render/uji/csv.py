"""Every case as a row of a table, those that hold too, then rungs and changes that are wrong."""

from __future__ import annotations

from collections.abc import Iterator

from lkecheck.model.penilaian import Lokasi
from lkecheck.model.uji import HasilUji
from lkecheck.render.ci_report.uji import CHANGE, RUNG
from lkecheck.render.formats import csv

COLUMNS = ("paket", "jenis", "kode", "tingkat", "nama", "sesuai", "salah", "berkas", "baris", "kolom", "pernyataan")


def render(hasil: HasilUji) -> bytes:
    """One row a case; `sesuai` is ya or tidak."""
    about = {"paket": hasil.paket, "pernyataan": hasil.pernyataan}
    return csv.render(COLUMNS, ({**about, **row} for row in _rows(hasil)))


def _rows(hasil: HasilUji) -> Iterator[dict[str, object]]:
    for kasus in hasil.kasus:
        row = {"jenis": f"kasus-{kasus.jenis}", "kode": kasus.kode, "tingkat": kasus.tingkat, "nama": kasus.nama}
        yield {**row, **_told(kasus.lokasi, kasus.salah)}
    for one in hasil.catatan:
        yield {"jenis": RUNG, "kode": one.kode, **_told(one.lokasi, (one.pesan,))}
    for satu in hasil.perubahan or ():
        yield from ({"jenis": CHANGE, "kode": satu.kode, **_told(satu.lokasi, (uraian,))} for uraian in satu.lolos)


def _told(lokasi: Lokasi, salah: tuple[str, ...]) -> dict[str, object]:
    return {
        "sesuai": "tidak" if salah else "ya",
        "salah": salah,
        "berkas": lokasi.berkas,
        "baris": lokasi.baris,
        "kolom": lokasi.kolom,
    }
