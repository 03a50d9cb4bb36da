"""The sample city: made anew it is the same, and exactly what was seeded into it is found."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from tools.samples import seeds
from tools.samples.city import EXPECTATIONS, City, default_folder, make
from tools.samples.draft import MARK
from tools.samples.faults import FAULTS
from tools.samples.seeds import Expected, Seed

from lkecheck.check.options import Options
from lkecheck.check.run import check
from lkecheck.model.penilaian import RANK, Laporan
from samples_run import BEST, ENGINES, REFERENCE_DATE, found, judged

TABLE = seeds.load()
COMMITTED = default_folder()
CLEAN = "DISDUKCAPIL"

# Kinds that no file small enough for a sample can show, or that need an odd disk; signatures are made by test_signed.py.
NOT_SEEDED = {"berkas-melampaui-batas", "berkas-gagal-diperiksa", "nama-berkas-tak-wajar"} | {
    "tte-tidak-sah",
    "tte-diubah-setelah-ditandatangani",
    "tte-tak-terpercaya",
}
# Kinds that only a pack with chains makes.
OF_CHAINS = {"evaluasi-tanpa-kebijakan", "tindak-lanjut-tanpa-evaluasi", "laporan-tanpa-periode"}


@pytest.fixture(scope="module")
def city() -> City:
    return City.of(TABLE)


def files_under(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def test_making_the_city_anew_gives_the_committed_files(tmp_path: Path) -> None:
    make(tmp_path)
    committed = files_under(COMMITTED)
    assert committed.pop("rekap.yaml")  # printed tables, transcribed by hand
    assert files_under(tmp_path) == committed


def test_the_city_is_small() -> None:
    assert sum(map(len, files_under(COMMITTED).values())) < 9_000_000


def test_the_expectations_are_those_of_the_table() -> None:
    written = json.loads((COMMITTED / EXPECTATIONS).read_text(encoding="utf-8"))["temuan"]
    assert [Expected(**{**row, "bukti": tuple(row["bukti"])}) for row in written] == TABLE.expected()


@cache
def committed(engine: str) -> Laporan:
    """The city as it lies in the checkout, judged once for all tests of a process."""
    return check([COMMITTED], Options(tanggal=REFERENCE_DATE, mesin=engine))


@pytest.mark.parametrize("engine", ENGINES)
def test_the_city_gives_exactly_the_expected_findings(engine: str) -> None:
    assert committed(engine).galat == ()
    assert found(committed(engine).penilaian) == Counter(TABLE.expected())


def first_of_each_fault() -> Iterator[Any]:
    """All seeds; of a fault that is seeded several times, only the first is taken out again in every run."""
    seen: set[str] = set()
    for seed in TABLE.benih:
        yield pytest.param(seed, id=seed.id, marks=[pytest.mark.full] if seed.fault in seen else [])
        seen.add(seed.fault)


@pytest.mark.parametrize("seed", [*first_of_each_fault()])
def test_without_a_seed_exactly_its_findings_are_gone(city: City, seed: Seed, tmp_path: Path) -> None:
    concerned = TABLE.together(seed)
    city.write(tmp_path, city.drafts(without=seed.id, among=concerned))
    whole = Counter(TABLE.expected(among=concerned))
    expected = whole - Counter(seed.temuan)
    assert Counter(TABLE.expected(without=seed.id, among=concerned)) == expected
    assert found(judged(tmp_path)) == expected


@pytest.mark.parametrize("opd", [folder.kode for folder in TABLE.folder])
def test_a_clean_folder_leaves_only_what_a_person_must_decide(city: City, opd: str, tmp_path: Path) -> None:
    without_seeds = replace(TABLE, benih=())
    clean = replace(city, table=without_seeds)
    clean.write(tmp_path, clean.drafts(among=[opd]))
    assert found(judged(tmp_path)) == Counter(without_seeds.expected(among=[opd]))


def test_the_clean_opd_has_no_finding_at_or_above_minor() -> None:
    clean = next(satu for satu in committed(BEST).penilaian if satu.opd.kode == CLEAN)
    assert [temuan.pesan for temuan in clean.temuan if RANK[temuan.keparahan] >= RANK["minor"]] == []
    assert clean.ringkasan.belum == clean.ringkasan.sebagian == 0


def test_every_seed_changes_something_of_its_own() -> None:
    owners = Counter(satu for seed in TABLE.benih for satu in seed.temuan)
    assert all(seed.temuan for seed in TABLE.benih)
    assert max(owners.values()) == 1
    assert not set(owners) & set(TABLE.tetap)


def test_seeds_have_names_of_their_own() -> None:
    assert max(Counter(seed.id for seed in TABLE.benih).values()) == 1


def test_every_fault_is_seeded() -> None:
    assert {seed.fault for seed in TABLE.benih} == set(FAULTS)


def test_every_kind_of_finding_of_a_manifest_is_seeded(city: City) -> None:
    kinds = {nama for nama, kind in city.pack.temuan.items() if kind.tentang != "proses"}
    impossible = NOT_SEEDED if city.pack.rantai else NOT_SEEDED | OF_CHAINS
    assert {satu.aturan for satu in TABLE.expected()} == kinds - impossible


def says_so(content: bytes) -> bool:
    """The mark stands in the file's bytes, as text or as metadata, in one of the encodings that files of this kind use."""
    spellings = (MARK.encode("utf-8"), MARK.encode("cp1252"), MARK.replace("–", "-").encode("ascii"))
    return any(spelling in content for spelling in spellings)


@pytest.mark.parametrize("opd", [folder.folder for folder in TABLE.folder])
def test_every_file_says_that_it_is_made_up(opd: str) -> None:
    files = files_under(COMMITTED / opd)
    assert files
    assert [path for path, content in files.items() if content and not says_so(content)] == []


def test_no_file_names_a_person(city: City) -> None:
    names = {item["penandatangan"]["nama"] for draft in city.drafts().values() for item in draft.bukti if "penandatangan" in item}
    assert names == {"Contoh Pejabat"}


def test_scans_have_no_text_layer_and_text_files_have_one() -> None:
    cut_off = COMMITTED / "diskominfo" / "bukti" / "kepala-pengaduan-pelayanan.pdf"
    seeded = COMMITTED / "dishub" / "bukti" / "kepala-standar-pelayanan.pdf"
    for path in sorted(set(COMMITTED.rglob("*.pdf")) - {cut_off}):
        content = path.read_bytes()
        scanned = path == seeded or path.name.startswith(("daftar-hadir-", "surat-"))
        assert (b"/Subtype /Image" in content) == scanned, path
        assert (b") Tj" in content) != scanned, path
