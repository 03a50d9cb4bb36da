"""Ten thousand damaged sample files: each ends as something seen or a reason, never as a defect of the program."""

from __future__ import annotations

import random
from collections import Counter
from pathlib import Path

import pytest
from tools.samples.city import default_folder

from lkecheck.evidence.files.opened import Opened
from lkecheck.evidence.files.pool import Pool

MANY, AT_ONCE = 10_000, 500
# What a worker says of an error that nobody foresaw.
DEFECT = "pemeriksaan terhenti"


def originals() -> list[Path]:
    """Some files of each kind in the sample city."""
    by_kind: dict[str, list[Path]] = {}
    for path in sorted(default_folder().rglob("bukti/*")):
        by_kind.setdefault(path.suffix, []).append(path)
    return [path for paths in by_kind.values() for path in paths[:: max(1, len(paths) // 12)]]


def damaged(content: bytes, draws: random.Random) -> bytes:
    """A file with bytes changed, cut out, doubled, or its end missing."""
    data = bytearray(content)
    for _ in range(draws.choice((1, 1, 2, 8, 64))):
        at = draws.randrange(len(data) or 1)
        span = draws.choice((1, 4, 40, 400))
        kind = draws.randrange(5)
        if kind == 0:
            data[at : at + 1] = bytes([draws.randrange(256)])
        elif kind == 1:
            del data[at : at + span]
        elif kind == 2:
            data[at:at] = data[at : at + span]
        elif kind == 3:
            data[at:at] = draws.randbytes(span)
        else:
            del data[-span:]
    return bytes(data) or b"x"


@pytest.mark.full
def test_ten_thousand_damaged_files_end_as_findings(tmp_path: Path) -> None:
    draws = random.Random(2022)  # noqa: S311 - the same damage in each run
    sources = originals()
    outcomes: Counter[str] = Counter()
    for first in range(0, MANY, AT_ONCE):
        paths = []
        for number in range(first, first + AT_ONCE):
            source = draws.choice(sources)
            path = tmp_path / f"{number}{source.suffix}"
            path.write_bytes(damaged(source.read_bytes(), draws))
            paths.append(path)
        with Pool() as pool:
            for opened in pool.open(paths).values():
                outcomes[outcome(opened)] += 1
        for path in paths:
            path.unlink()
    print(f"\n{dict(outcomes)}")  # noqa: T201 - what a full run shows
    assert [reason for reason in outcomes if DEFECT in reason] == []
    assert sum(outcomes.values()) == MANY
    assert {"terbaca", "rusak"} <= set(outcomes)


def outcome(opened: Opened) -> str:
    """In one word what came of a file."""
    if opened.isi is None:
        return opened.gagal or "?"
    return "rusak" if opened.isi.rusak is not None else "terkunci" if opened.isi.terkunci else "terbaca"
