"""What an opened file shows by itself: signatures fact by fact, claims, what is left unchecked."""

from __future__ import annotations

from typing import Any

import pytest

from lkecheck.evidence.compare import file_faults, signature_faults
from lkecheck.evidence.compare.accepted import Accepted
from lkecheck.evidence.reading.letterhead import units
from lkecheck.model.berkas import Bacaan, IsiBerkas, TandaTangan
from lkecheck.model.manifest import Bukti
from small_pack import small_pack

ACCEPTED = Accepted.of(small_pack())
HOLDS = {"utuh": True, "mencakup_seluruh": True, "diubah": False, "tepercaya": True}
CLAIM = Bacaan(klaim_tte="Dokumen ini ditandatangani secara elektronik")


def isi(*signatures: dict[str, Any], **more: Any) -> IsiBerkas:
    made = tuple(TandaTangan(isian=f"T{n}", **satu) for n, satu in enumerate(signatures))
    return IsiBerkas(sha256="0" * 64, jenis="pdf", tanda_tangan=made, **more)


def told(seen: IsiBerkas) -> list[str]:
    bukti = Bukti(id="a", jenis="laporan", topik=("survei",), judul="Laporan", berkas=("a.pdf",))
    return [cacat.nama for cacat in file_faults.faults(bukti, "a.pdf", seen, ACCEPTED)]


@pytest.mark.parametrize(
    "changed, expected",
    [
        ({}, []),
        ({"tepercaya": None}, []),
        ({"utuh": False, "tepercaya": None}, ["tte-tidak-sah"]),
        ({"diubah": True}, ["tte-diubah-setelah-ditandatangani"]),
        ({"mencakup_seluruh": False}, ["tte-tidak-sah"]),
        ({"tepercaya": False}, ["tte-tak-terpercaya"]),
        # A weakness that is told does not hide who signed.
        ({"tepercaya": False, "masalah": "algoritma lemah"}, ["tte-tak-terpercaya"]),
        ({"tepercaya": False, "cap_waktu": True, "masalah": "cap waktu"}, []),
        ({"utuh": None, "mencakup_seluruh": None, "diubah": None, "tepercaya": None, "masalah": "tidak dapat dinilai"}, []),
    ],
)
def test_each_fact_of_a_signature_is_told_apart(changed: dict[str, Any], expected: list[str]) -> None:
    assert told(isi(HOLDS | changed)) == expected


@pytest.mark.parametrize(
    "signature, told_as_claim",
    [
        (None, True),
        (HOLDS, False),
        (HOLDS | {"cap_waktu": True, "masalah": "cap waktu"}, True),
        ({"masalah": "tidak dapat dinilai"}, True),
    ],
)
def test_only_a_signature_of_somebody_bears_out_a_claim(signature: dict[str, Any] | None, told_as_claim: bool) -> None:
    seen = isi(*([signature] if signature else []), bacaan=CLAIM)
    assert ("tte-diklaim-tanpa-tanda-tangan" in told(seen)) is told_as_claim


def test_where_signatures_could_not_be_looked_at_no_claim_is_doubted() -> None:
    assert told(isi(bacaan=CLAIM, tidak_dilihat={"tanda tangan elektronik": "pyhanko tidak terpasang"})) == []


@pytest.mark.parametrize("fact", [*HOLDS])
def test_every_fact_must_hold_to_prove_that_a_document_is_signed(fact: str) -> None:
    assert signature_faults.signed(isi(HOLDS))
    assert not signature_faults.signed(isi(HOLDS | {fact: None}))
    assert not signature_faults.signed(isi(HOLDS | {fact: not HOLDS[fact]}))
    assert not signature_faults.signed(isi(HOLDS | {"masalah": "algoritma lemah"}))


def test_a_document_of_blank_pages_is_empty() -> None:
    assert told(isi(halaman=2, halaman_kosong=(1, 2))) == ["berkas-kosong"]
    assert told(isi(halaman=2, halaman_kosong=(1,))) == []


@pytest.mark.parametrize(
    "head, expected",
    [
        ("PEMERINTAH KOTA CONTOH\nDINAS SOSIAL\nLaporan", ["DINAS SOSIAL"]),
        ("PEMERINTAH  KABUPATEN CONTOH\n\nSEKRETARIAT DAERAH\nBAGIAN ORGANISASI\n", ["SEKRETARIAT DAERAH", "BAGIAN ORGANISASI"]),
        ("PEMERINTAH KOTA CONTOH\nINSPEKTORAT\n", ["INSPEKTORAT"]),
        ("Pemerintah Kota Contoh\nDINAS SOSIAL\n", []),
        ("LAPORAN\nDINAS SOSIAL\n", []),
        ("PEMERINTAH KOTA CONTOH\nDinas Sosial melaporkan\n", []),
        ("PEMERINTAH KOTA CONTOH\nTIM\nTIM\nTIM\nDINAS SOSIAL\n", []),
    ],
)
def test_the_letterhead_names_the_unit_below_the_government(head: str, expected: list[str]) -> None:
    kinds = ("dinas", "inspektorat", "sekretariat", "bagian")
    assert units(head, kinds) == expected
