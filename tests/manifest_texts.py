"""Manifests as text, and what is told of them, for the tests of manifests."""

from __future__ import annotations

from pathlib import Path

import pytest

from lkecheck.core.errors import ManifestError
from lkecheck.evidence import manifests
from lkecheck.model.manifest import ManifestFile
from small_pack import small_pack

PACK = small_pack()
HEAD = "skema: lkecheck/manifest/1\ntahun: 2022\ntingkat: unit\nopd: {kode: DINKES, nama: Dinas Kesehatan}\n"
ITEM = "bukti:\n- id: laporan-s1\n  jenis: laporan\n  topik: [pengaduan_masyarakat]\n  judul: Laporan\n"
SHA = "0123456789abcdefABCDEF" + "0" * 42

FULL = f"""skema: lkecheck/manifest/1
paket: kecil
tahun: 2022
tingkat: unit
opd: {{kode: DINKES, nama: Dinas Kesehatan}}
jawaban:
  UNT.7.1.a: {{nilai: A, bukti: [laporan-s1], catatan: "lihat lampiran"}}
  UNT.7.1.b:
    nilai: Y
  UNT.7.1.e: {{nilai: 95, rincian: {{wajib: 40, sudah: 38}}, bukti: [{{id: 007, cakupan: {{tercapai: 38, sasaran: 40}}}}]}}
bukti:
  - id: laporan-s1
    jenis: laporan
    topik: [pengaduan_masyarakat, survei]
    judul: Laporan penanganan pengaduan semester I
    nomor: "800/123/DINKES/2022"
    tanggal: 2022-07-04
    status: ditetapkan
    ditandatangani: true
    penandatangan: {{nama: Ani, jabatan: Kepala Dinas, nip: 198001012005012002}}
    berlaku: {{mulai: 2022-01-01, sampai: 2022-12-31}}
    periode: 2022-S1
    kegiatan: rapat-evaluasi-juli
    cakupan: {{tercapai: 12, sasaran: 14.5}}
    mengubah: ["1/2020"]
    mencabut: 800
    berkas: bukti/laporan.pdf
    halaman: 12-15
    tautan: https://contoh.go.id/laporan
    dibekukan: {{tanggal: 2022-08-01, sha256: {SHA}}}
    sha256: {SHA}
  - id: 007
    jenis: matriks_rekapitulasi
    topik: [lhkpn]
    judul: 2022
    berkas: [a.pdf, "b c.pdf"]
"""


def resolve(text: str, folder: Path, *, links: bool = True) -> ManifestFile:
    return manifests.resolve(manifests.parse(text.encode(), "m.yaml", folder), PACK, links=links)


def told(text: str, folder: Path) -> list[str]:
    with pytest.raises(ManifestError) as caught:
        resolve(text, folder)
    return [str(satu) for satu in caught.value.galat]


def item(**fields: str) -> str:
    """A manifest of one item: the usual fields, and those given; without those that are empty."""
    usual = {"id": "a", "jenis": "laporan", "topik": "[pengaduan_masyarakat]", "judul": "Laporan"} | fields
    lines = [f"{name}: {value}" for name, value in usual.items() if value != "-"]
    return HEAD + "bukti:\n- " + "\n  ".join(lines) + "\n"
