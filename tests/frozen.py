"""The frozen pack, its city and its recap: what golden files come from.

Nothing under rules/ changes them, and they change only where a golden file is to show more than it did.
"""

from __future__ import annotations

from datetime import date
from functools import cache
from pathlib import Path

from lkecheck.check.options import Options
from lkecheck.check.run import check
from lkecheck.model.penilaian import Kota, Laporan, Penilaian, Temuan
from lkecheck.review import baseline

FOLDER = Path(__file__).parent / "beku"
PACK, CITY, REVIEW, RECAP = FOLDER / "paket", FOLDER / "kota", FOLDER / "reviu", FOLDER / "rekap.yaml"
DAY = date(2021, 12, 31)


def options(**more: object) -> Options:
    """A run by the frozen pack on the last day of its year; its files are opened."""
    return Options(DAY, paket=str(PACK), mesin="python", **more)  # type: ignore[arg-type]


def checked() -> Laporan:
    """The whole city with the reviewer's folder, compared with an earlier result."""
    laporan = check([CITY], options(reviu=REVIEW))
    return baseline.compare(laporan, baseline.load(FOLDER / "lama.json"))


@cache
def laporan() -> Laporan:
    """That, once for all tests of a process."""
    return checked()


@cache
def thin() -> Laporan:
    """With one finding of each look: enough for the forms that tell each finding in full and alike."""
    whole, seen = laporan(), set[tuple[bool, ...]]()
    return whole.model_copy(update={"penilaian": tuple(_thinned(satu, seen) for satu in whole.penilaian)})


@cache
def alone() -> Laporan:
    """One manifest of which no file is opened, without reviewer, earlier result, and anything of a city."""
    laporan = check([CITY / "dinas-b"], options(berkas=False))
    return laporan.model_copy(update={"kota": Kota()})


def _thinned(satu: Penilaian, seen: set[tuple[bool, ...]]) -> Penilaian:
    kept = []
    for temuan in satu.temuan:
        own = look(temuan)
        if own not in seen:
            seen.add(own)
            kept.append(temuan)
    return satu.model_copy(update={"temuan": tuple(kept)})


def look(temuan: Temuan) -> tuple[bool, ...]:
    """What a form may show of a finding, and what not."""
    shown = (temuan.kriteria, temuan.pertanyaan, temuan.terkait, temuan.dikecualikan, temuan.ditutup, temuan.berulang_sejak)
    return (*map(bool, shown), bool(temuan.jejak), temuan.keparahan == "mayor")
