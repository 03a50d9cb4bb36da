"""Figures of scoring: the index, places and map of a city of forty OPDs, against judging those manifests without files."""

from __future__ import annotations

import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import TypeVar

from lkecheck.check.options import Options
from lkecheck.check.run import run
from lkecheck.judge.scoring.fractions_of_decimals import exact
from lkecheck.judge.scoring.index import indices
from lkecheck.judge.scoring.ranking import ranking
from lkecheck.scheme import packs

Figure = tuple[str, float, float | None]
T = TypeVar("T")
MANY = 40


def figures() -> Iterator[Figure]:
    """Name, value, and the target not to be passed (None: told only)."""
    from tools.bench import manifest_text

    pack = packs.load(packs.DEFAULT)
    with tempfile.TemporaryDirectory() as folder:
        for number in range(MANY + 1):
            text = manifest_text(pack, 60 + 3 * number, "unit" if number else "pusat")
            place = Path(folder, f"opd-{number}")
            place.mkdir()
            place.joinpath("manifest.yaml").write_text(text.replace("DINKES", f"OPD-{number}"), encoding="utf-8")
        options = Options(date(2022, 12, 31), mesin="python", berkas=False)
        checked, done = _timed(lambda: run([Path(folder)], options))
    if len(done.forms) != MANY + 1:
        raise RuntimeError(f"only {len(done.forms)} manifests were judged: {done.laporan.galat[:1]}")
    exact.cache_clear()
    scored, _ = _timed(lambda: (indices(done.forms), ranking(done.forms)))
    yield f"index and places of {MANY} OPDs, nothing kept, ms", 1000 * scored, None
    yield f"scoring {MANY} OPDs / checking them without files, %", 100 * scored / (checked - scored), 1


def _timed(action: Callable[[], T]) -> tuple[float, T]:
    begin = time.perf_counter()
    made = action()
    return time.perf_counter() - begin, made


if __name__ == "__main__":
    for name, value, target in figures():
        met = "-   " if target is None else "ok  " if value <= target else "MISS"
        print(f"{met} {name}: {value:.2f}" + (f" (target {target})" if target else ""))
