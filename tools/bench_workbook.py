"""Figures of workbooks: 124 criteria and 300 rows of evidence, read beside bare loading, checked, made, annotated."""

from __future__ import annotations

import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import date
from io import BytesIO
from pathlib import Path

from openpyxl import load_workbook

from lkecheck.check.options import Options
from lkecheck.check.run import check
from lkecheck.evidence import manifests
from lkecheck.scheme import packs
from lkecheck.workbook import annotate, making, reading
from tools import bench

Figure = tuple[str, float, float | None]
ITEMS = 300


def figures() -> Iterator[Figure]:
    """(name, value, target)."""
    pack = packs.load(packs.DEFAULT).in_year(2022)
    manifest = manifests.parse(bench.manifest_text(pack, ITEMS).encode(), "m", Path()).manifest
    target = making.Target(pack.id, "DINKES", "Dinas Kesehatan", "unit", 2022)
    raw = making.make(pack, target, manifest)
    # In turn, and the shortest of each: what else the machine does then weighs on neither side.
    pairs = [(_time(lambda: reading.read(raw, "LKE.xlsx")), _time(lambda: load_workbook(BytesIO(raw)))) for _ in range(25)]
    ratio = min(own for own, _ in pairs) / min(bare for _, bare in pairs)
    yield f"workbook of 124 criteria and {ITEMS} rows, reading / bare load_workbook", ratio, 1.5
    yield "the same, read and checked in one process, s", *_checked(raw)
    yield "the same, made and filled in, s", min(_time(lambda: making.make(pack, target, manifest)) for _ in range(3)), None
    with tempfile.TemporaryDirectory() as folder:
        book = Path(folder, "LKE.xlsx")
        book.write_bytes(raw)
        command = [str(bench.BIN / "lkecheck"), "check", str(book), "--no-files", "--date", "2022-12-31"]
        yield "the same, whole command, s", bench.process(command, 3) / 1000, None
        satu = check([book], Options(date(2022, 12, 31), berkas=False)).penilaian[0]
        yield "the same, annotated, s", min(_time(lambda: annotate.annotate(raw, satu, "")) for _ in range(3)), None


def _checked(raw: bytes) -> tuple[float, float]:
    """Seconds for reading and judging, the pack loaded as a command loads it."""
    options = Options(date(2022, 12, 31), berkas=False)
    with tempfile.TemporaryDirectory() as folder:
        book = Path(folder, "LKE.xlsx")
        book.write_bytes(raw)

        def once() -> None:
            packs.forget()
            check([book], options)

        return min(_time(once) for _ in range(5)), 1.0


def _time(action: Callable[[], object]) -> float:
    begin = time.perf_counter()
    action()
    return time.perf_counter() - begin
