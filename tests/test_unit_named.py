"""unit_dinilai: a document must name the OPD that hands it in, where a criterion asks so."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from lkecheck.evidence.compare.documents import Against
from lkecheck.evidence.compare.item_files import Look
from lkecheck.evidence.facts import collect
from lkecheck.evidence.year import Year
from lkecheck.model.berkas import Bacaan, IsiBerkas
from lkecheck.model.facts import RAGU, YA, Terlihat
from lkecheck.model.manifest import Manifest
from lkecheck.model.pack import Pack
from small_pack import criterion, small_pack

BODY = "Laporan penanganan pengaduan masyarakat semester satu memuat jumlah, jenis, dan tindak lanjutnya. " * 4
ASKED = {"laporan": {"jenis": "laporan", "topik": "pengaduan_masyarakat", "syarat": ["unit_dinilai"]}}


def pack() -> Pack:
    made = small_pack((criterion("UNT.7.1.a", dokumen={"wajib": ASKED}), "PMN.7.1"))
    words = made.kosakata.topik["pengaduan_masyarakat"].model_copy(update={"kata_kunci": ("pengaduan masyarakat",)})
    doubted = {"dukungan": "meragukan"}
    kinds = {name: made.temuan["bukti-draf"].model_copy(update=doubted) for name in ("opd-tak-cocok", "pindai-tanpa-teks")}
    topics = {**made.kosakata.topik, "pengaduan_masyarakat": words}
    return replace(
        made,
        temuan={**made.temuan, **kinds},
        kosakata=made.kosakata.model_copy(update={"topik": topics}),
        head=made.head.model_copy(update={"kata_unit": ("dinas",)}),
    )


def manifest() -> Manifest:
    item = {"id": "a", "jenis": "laporan", "topik": ["pengaduan_masyarakat"], "judul": "Laporan", "berkas": "a.pdf"}
    return Manifest.model_validate(
        {
            "skema": "lkecheck/manifest/1",
            "tahun": 2022,
            "tingkat": "unit",
            "opd": {"kode": "DISHUB", "nama": "Dinas Perhubungan"},
            "bukti": [item],
        }
    )


def seen(teks: str, **more: object) -> Terlihat:
    isi = IsiBerkas(sha256="0" * 64, jenis="pdf", halaman=1, teks=teks, bacaan=Bacaan() if teks else None, **more)
    return Against(manifest(), pack()).seen(manifest().bukti[0], Look((), ("0" * 64,), (isi,)))


def level(shown: Terlihat) -> tuple[int, int]:
    """What the item is worth whatever is asked, and where its unit must be named."""
    (fact,) = collect(manifest(), pack(), {"a": shown}, Year.of(2022, date(2022, 12, 31))).bukti
    return fact.dasar, fact.syarat["unit_dinilai"]


@pytest.mark.parametrize(
    ("teks", "found"),
    [
        (f"DINAS PERHUBUNGAN\n{BODY}", (YA, YA)),
        (f"{BODY} pada Dinas Perhubungan", (YA, YA)),
        (BODY, (YA, RAGU)),
        (f"PEMERINTAH KOTA CONTOH\nDINAS SOSIAL\n{BODY}", (RAGU, YA)),
    ],
)
def test_a_text_that_was_read_names_the_unit_or_is_doubted(teks: str, found: tuple[int, int]) -> None:
    assert level(seen(teks)) == found


def test_what_was_not_read_is_doubted_and_a_manifest_alone_is_taken_as_it_stands() -> None:
    assert level(seen("", halaman_pindai=(1,)))[0] == RAGU
    assert level(Terlihat()) == (YA, YA)


def test_a_part_that_was_read_proves_no_absence() -> None:
    assert level(seen(BODY, terpotong=True)) == (YA, YA)
