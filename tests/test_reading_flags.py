"""What a paper says of itself besides number and day: signed, a copy, a draft, an electronic signature claimed."""

from __future__ import annotations

import pytest

from letters import decree, letter, regulation
from lkecheck.evidence.reading import read

SIGNED = "Dokumen ini telah ditandatangani secara elektronik"
ISSUED = "menggunakan sertifikat elektronik yang diterbitkan oleh Balai Sertifikasi Elektronik (BSrE), BSSN"


@pytest.mark.parametrize("mark", ["ttd", "t.t.d.", "dto", "Cap/ttd", "(ttd)", "TTD."])
def test_the_word_that_stands_for_a_signature(mark):
    assert read(decree().replace("ttd", mark)).ttd
    assert not read(decree().replace("ttd", "")).ttd


def test_a_column_for_signatures_is_none():
    assert not read("DAFTAR HADIR\nNo Nama Jabatan TTD\n1 Budi Camat\n").ttd


@pytest.mark.parametrize(
    "text",
    [
        "RANCANGAN\nPERATURAN BUPATI\n",
        "RANCANGAN PERATURAN BUPATI\nNOMOR 12 TAHUN 2022\n",
        "PERATURAN BUPATI\nDRAFT\n",
        "KEPUTUSAN\nNOMOR     TAHUN 2022\nTENTANG",
        "KEPUTUSAN\nNOMOR ... TAHUN 2022\nTENTANG",
        "Nomor : … / … /2022",
        "Nomor : 800/      /DINKES/2022",
        "Nomor : 800/xxx/DINKES/2022",
        "NOMOR : 188.45/....../K/2022",
    ],
)
def test_a_draft_is_told_by_its_heading_or_its_open_number(text):
    assert read(text).rancangan


@pytest.mark.parametrize(
    "text",
    [
        decree(),
        letter(),
        regulation(),
        "LAPORAN PEMBAHASAN\nKOTA RIMBAJAYA\nRANCANGAN PERATURAN DAERAH\n",
        "LAPORAN\nRancangan teknis dan konsep pelayanan",
        "Nomor : 800/12/BKD/2021\nFormulir\nNomor : ....../....",
    ],
)
def test_a_finished_document_is_no_draft(text):
    assert not read(text).rancangan


@pytest.mark.parametrize(
    "text",
    [
        f"{SIGNED} {ISSUED}.",
        f"{SIGNED}\n{ISSUED}",
        "Ditandatangani secara elektronik oleh :\nKEPALA DINAS",
        f"Dokumen ini telah ditandatangani secara\nelektronik {ISSUED}",
        f"- Dokumen ini sah {ISSUED}",
        "Dokumen ini sah dan telah ditandatangani secara elektronik.",
        f"Telah ditandatangani secara elektronik {ISSUED}",
    ],
)
def test_the_claim_of_an_electronic_signature_is_quoted_in_short(text):
    for paper in (text, text + "\nisi" * 9_000, "isi\n" * 9_000 + text):
        claim = read(paper).klaim_tte
        assert claim
        assert len(claim) <= 160
        assert claim in " ".join(paper.split())


@pytest.mark.parametrize(
    "text",
    [
        "Laporan sosialisasi tanda tangan elektronik",
        "Pelatihan penggunaan sertifikat elektronik BSrE bagi ASN",
        "Naskah dinas yang ditandatangani secara elektronik wajib diarsipkan.",
        "Sertifikat elektronik yang diterbitkan oleh BSrE berlaku dua tahun.",
        "Jumlah surat yang ditandatangani secara elektronik oleh kepala dinas adalah 12.",
        f"Setiap surat keluar ditandatangani secara elektronik {ISSUED}.",
        f"Sampai Desember telah ditandatangani secara elektronik {ISSUED} sebanyak 200 surat.",
        "Surat yang Ditandatangani secara elektronik oleh: a. Kepala Dinas; b. Sekretaris",
        "Peserta belajar bahwa dokumen ini ditandatangani secara elektronik oleh pejabat.",
    ],
)
def test_a_text_about_electronic_signatures_claims_none(text):
    assert read(text).klaim_tte is None
