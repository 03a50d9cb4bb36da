"""The findings as a table for a spreadsheet: one row each, raw values, all fields to filter on."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from lkecheck.model.penilaian import Laporan, Penilaian, PenilaianKriteria, Temuan
from lkecheck.render.formats import csv
from lkecheck.words.set_aside import aside, of_run

_OF_OPD = ("opd_kode", "opd_nama", "tingkat", "tahun", "paket")
_OF_CRITERION = ("area", "sub_aspek", "status", "jawaban", "jawaban_didukung", "jawaban_mungkin")
_OF_APIP = ("jawaban_apip",)
COLUMNS = (
    *_OF_OPD,
    *("keparahan", "aturan", "kriteria"),
    *_OF_CRITERION,
    *("potensi", "pesan", "kondisi", "akibat", "pertanyaan", "rekomendasi", "penanggung_jawab", "tenggat_hari", "dasar"),
    *("kepastian_pernyataan", "kepastian_bukti", "bukti", "kriteria_terdampak", "terkait"),
    *("dikecualikan", "berulang_sejak", "reviu", "berkas", "baris", "kolom", "id", "sidik_bukti", "pernyataan"),
    *_OF_APIP,
    "ditutup",
    "sel",
)


def render(laporan: Laporan) -> bytes:
    """Findings OPD by OPD, then those of the city; a manifest that could not be judged, or a note, is a row of its own."""
    return csv.render(COLUMNS, ({**row, "pernyataan": laporan.pernyataan} for row in _rows(laporan)))


def _rows(laporan: Laporan) -> Iterator[dict[str, Any]]:
    for satu in laporan.penilaian:
        about = _about(satu)
        criteria = {kriteria.kode: kriteria for kriteria in satu.kriteria}
        for temuan in satu.temuan:
            yield {**about, **_criterion(criteria.get(temuan.kriteria or "")), **_finding(temuan)}
    for temuan in laporan.kota.temuan:
        yield _finding(temuan)
    for galat in laporan.galat:
        yield {**galat.model_dump(), "keparahan": "galat", "aturan": "galat"}
    for note in of_run(laporan):
        yield {"keparahan": "catatan", "aturan": "catatan", "pesan": note}


def _about(satu: Penilaian) -> dict[str, Any]:
    return dict(zip(_OF_OPD, (satu.opd.kode, satu.opd.nama, satu.tingkat, satu.tahun, satu.paket.id), strict=True))


def _criterion(kriteria: PenilaianKriteria | None) -> dict[str, Any]:
    return {name: getattr(kriteria, name) for name in (*_OF_CRITERION, *_OF_APIP)} if kriteria else {}


def _finding(temuan: Temuan) -> dict[str, Any]:
    own = {name: getattr(temuan, name) for name in COLUMNS if name in Temuan.model_fields}
    lokasi, saran, kepastian = temuan.lokasi, temuan.rekomendasi, temuan.kepastian
    return {
        **own,
        "rekomendasi": saran.uraian,
        "penanggung_jawab": [one.kode or one.nama or one.peran for one in saran.penanggung_jawab],
        "tenggat_hari": saran.tenggat_hari,
        "kepastian_pernyataan": kepastian.pernyataan if kepastian else None,
        "kepastian_bukti": kepastian.bukti if kepastian else None,
        "terkait": [f"{other.opd}/{other.bukti}" for other in temuan.terkait],
        "berkas": lokasi.berkas,
        "baris": lokasi.baris,
        "kolom": lokasi.kolom,
        "sel": lokasi.sel,
        "ditutup": aside(temuan) if temuan.ditutup is not None and temuan.dikecualikan is None else None,
    }
