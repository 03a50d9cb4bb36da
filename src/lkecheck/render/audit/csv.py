"""The audit's findings as a table for a spreadsheet; differences of rounding too, which `sifat` tells apart."""

from __future__ import annotations

from typing import Any

from lkecheck.model.audit import HasilAudit, TemuanAudit
from lkecheck.render.formats import csv

COLUMNS = (
    *("instansi", "tahun", "sifat", "aturan", "letak", "pesan", "angka", "selisih", "dugaan", "mengapa", "langkah", "dasar"),
    *("berkas", "baris", "kolom", "id", "pernyataan"),
)


def render(hasil: HasilAudit) -> bytes:
    """One row a finding, in the order of the audit."""
    about = {"instansi": hasil.instansi, "tahun": hasil.tahun, "pernyataan": hasil.pernyataan}
    return csv.render(COLUMNS, ({**about, **_row(temuan)} for temuan in (*hasil.temuan, *hasil.pembulatan)))


def _row(temuan: TemuanAudit) -> dict[str, Any]:
    own = {name: getattr(temuan, name) for name in COLUMNS if name in TemuanAudit.model_fields}
    figures = [f"{angka.letak} = {angka.tercetak}" for angka in temuan.angka]
    return {**own, **temuan.lokasi.model_dump(), "angka": figures}
