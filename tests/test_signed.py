"""Signed papers through the whole run: each fault of a signature, and its twin without it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from lkecheck.check.options import Options
from lkecheck.check.run import check
from lkecheck.evidence.files.opened import Pembacaan
from lkecheck.model.penilaian import Penilaian

signing = pytest.importorskip("signing", reason="pyHanko is not installed")

TTE = "tte-"
MANIFEST = """
skema: lkecheck/manifest/1
paket: pmprb-2020
tahun: 2022
tingkat: unit
opd: {kode: DINKES, nama: Dinas Kesehatan}
jawaban:
  UNT.7.1.c: {nilai: Y, bukti: [monev]}
bukti:
- id: monev
  jenis: laporan_monev
  topik: [gratifikasi]
  judul: Laporan evaluasi gratifikasi
  tanggal: 2022-12-01
  periode: "2022"
  status: ditetapkan
  nomor: "700/123/DINKES/2022"
  berkas: laporan.pdf
"""
LINES = [
    "PEMERINTAH KOTA CONTOH",
    "DINAS KESEHATAN",
    "Laporan evaluasi gratifikasi Tahun 2022",
    signing.CLAIM,
]


def judged(folder: Path, content: bytes, *, root: str | None = "Akar Rekaan") -> Penilaian:
    """An OPD whose one paper has this content, judged with a trusted root."""
    opd = folder / "dinkes"
    opd.mkdir()
    (opd / "manifest.yaml").write_text(MANIFEST, encoding="utf-8")
    (opd / "laporan.pdf").write_bytes(content)
    trust = signing.root_folder(folder / "akar", root) if root else None
    options = Options(date(2022, 12, 31), mesin="python", pembacaan=Pembacaan(akar=trust, simpan=False))
    (penilaian,) = check([opd], options).penilaian
    return penilaian


def of_signature(penilaian: Penilaian) -> list[str]:
    return sorted(temuan.aturan for temuan in penilaian.temuan if temuan.aturan.startswith(TTE))


def unsigned_found(penilaian: Penilaian) -> bool:
    return any(temuan.aturan == "bukti-tanpa-tanda-tangan" for temuan in penilaian.temuan)


def broken(content: bytes) -> bytes:
    """One letter of the signed text is another."""
    at = content.index(b"evaluasi")
    return content[:at] + b"E" + content[at + 1 :]


@pytest.fixture
def signed() -> bytes:
    return bytes(signing.sign(signing.unsigned(LINES)))


def test_a_signature_that_holds_has_no_finding_and_proves_that_the_paper_is_signed(signed: bytes, tmp_path: Path) -> None:
    penilaian = judged(tmp_path, signed)
    assert of_signature(penilaian) == []
    assert not unsigned_found(penilaian)


def test_a_claim_without_a_signature_is_told_and_proves_nothing(tmp_path: Path) -> None:
    penilaian = judged(tmp_path, signing.unsigned(LINES))
    assert of_signature(penilaian) == ["tte-diklaim-tanpa-tanda-tangan"]
    assert unsigned_found(penilaian)


def test_no_claim_and_no_signature_is_no_finding_of_a_signature(tmp_path: Path) -> None:
    assert of_signature(judged(tmp_path, signing.unsigned(LINES[:3]))) == []


def test_text_that_does_not_fit_its_signature_is_told(signed: bytes, tmp_path: Path) -> None:
    assert "tte-tidak-sah" in of_signature(judged(tmp_path, broken(signed)))


def test_a_change_after_signing_is_told_and_takes_support(signed: bytes, tmp_path: Path) -> None:
    penilaian = judged(tmp_path, bytes(signing.updated(signed)))
    assert of_signature(penilaian) == ["tte-diubah-setelah-ditandatangani"]
    assert next(satu.status for satu in penilaian.kriteria if satu.kode == "UNT.7.1.c") != "terpenuhi"


def test_a_signature_of_an_issuer_that_is_not_trusted_is_told(signed: bytes, tmp_path: Path) -> None:
    assert of_signature(judged(tmp_path, signed, root="Akar Lain")) == ["tte-tak-terpercaya"]


def test_without_roots_trust_is_not_judged_and_the_report_says_so(signed: bytes, tmp_path: Path) -> None:
    penilaian = judged(tmp_path, signed, root=None)
    assert of_signature(penilaian) == []
    assert "penerbit sertifikat" in {satu.apa for satu in penilaian.diperiksa.tidak_diperiksa}


def test_a_paper_without_a_layer_of_text_is_one_line_of_what_was_not_checked(tmp_path: Path) -> None:
    from tools.samples.glyphs import blank, write
    from tools.samples.pdf import scanned_pdf

    grid = blank(206, 206)
    write(grid, ["LAPORAN"])
    penilaian = judged(tmp_path, scanned_pdf("Laporan", grid))
    lines = [satu for satu in penilaian.diperiksa.tidak_diperiksa if satu.apa == "isi dokumen"]
    assert [(satu.jumlah, satu.sebab) for satu in lines] == [(1, "hasil pindai tanpa lapisan teks; harus dibaca orang")]
