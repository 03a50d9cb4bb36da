"""A city of forty OPDs, made up: a fault in a random half of them is found, all of it, and nothing in the other half."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from tools.samples import seeds
from tools.samples.city import City
from tools.samples.clean import clean
from tools.samples.draft import Draft
from tools.samples.faults import contents, files
from tools.samples.seeds import Folder

from lkecheck.check.options import Options
from lkecheck.check.run import check
from lkecheck.evidence.files.opened import Pembacaan
from lkecheck.scheme import packs

MANY = 40
TARGET = "monev-penerapan-sop"
FAULTS: dict[str, Callable[[Draft], None]] = {
    "nomor-tak-cocok": lambda draft: contents.number_differs(draft, TARGET, "700/999/LAIN/2021"),
    "tanggal-tak-cocok": lambda draft: contents.date_differs(draft, TARGET, date(2021, 1, 4)),
    "opd-tak-cocok": lambda draft: contents.paper_of_another_unit(draft, TARGET, "Badan Rekaan"),
    "tte-diklaim-tanpa-tanda-tangan": lambda draft: contents.signature_only_claimed(draft, TARGET),
    "data-pribadi-terbuka": lambda draft: contents.personal_numbers(draft, TARGET, "NIK peserta: 1275014107850003."),
    "konten-aktif": lambda draft: contents.with_a_script(draft, TARGET),
    "berkas-rusak": lambda draft: contents.cut_off(draft, TARGET),
    "berkas-terkunci": lambda draft: contents.locked(draft, TARGET),
    "berkas-kosong": lambda draft: files.empty_file(draft, TARGET),
    "berkas-hilang": lambda draft: files.file_deleted(draft, TARGET),
}
# What a city without any fault must not have; and what only other tests seed.
WATCHED = {*FAULTS, "topik-tak-cocok", "bukti-mirip-lintas-opd", "bukti-ganda-lintas-opd", "bukti-di-luar-tahun", "bukti-draf"}


@pytest.mark.full
@pytest.mark.parametrize("lot", [1, 2])
def test_a_random_half_of_the_faults_is_found_and_nothing_else(lot: int, tmp_path: Path) -> None:
    pack = packs.load("pmprb-2020")
    folders = tuple(Folder(f"opd{n}", f"OPD-{n}", f"Dinas Rekaan {_letters(n)}", "unit") for n in range(MANY))
    drafts = {satu.kode: clean(pack, satu.kode, satu.nama, "unit", 2021) for satu in folders}
    names = list(FAULTS)
    draws = random.Random(lot)  # noqa: S311 - the same lots in each run
    seeded = {}
    for number, kode in enumerate(draws.sample(sorted(drafts), MANY // 2)):
        seeded[kode] = names[number % len(names)]
        FAULTS[seeded[kode]](drafts[kode])
    city = City(replace(seeds.load(), folder=folders, benih=()), pack)
    city.write(tmp_path, drafts)
    laporan = check([tmp_path], Options(date(2021, 12, 31), pembacaan=Pembacaan(simpan=False)))
    assert laporan.galat == ()
    found = {
        (satu.opd.kode, temuan.aturan, temuan.bukti)
        for satu in laporan.penilaian
        for temuan in satu.temuan
        if temuan.aturan in WATCHED
    }
    assert found == {(kode, aturan, (TARGET,)) for kode, aturan in seeded.items()}


def _letters(number: int) -> str:
    """A word for a number, since a name in capitals is read from a letterhead."""
    return "".join("ABCDEFGHIJ"[int(digit)] for digit in f"{number:02}") + "ana"
