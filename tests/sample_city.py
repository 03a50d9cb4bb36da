"""The sample city judged: once a process for each part of it that is asked for."""

from __future__ import annotations

from datetime import date
from functools import cache
from pathlib import Path

from lkecheck.check import run as pipeline
from lkecheck.check.options import Options

FOLDER = Path(__file__).parents[1] / "evidence_samples" / "kota-binjai-2021"
RECAP = FOLDER / "rekap.yaml"
DAY = date(2021, 12, 31)


@cache
def run(*parts: str, files: bool = False) -> pipeline.Run:
    """The whole city, or some of its folders."""
    paths = [FOLDER / part for part in parts] or [FOLDER]
    return pipeline.run(paths, Options(DAY, mesin="python", berkas=files))
