"""Figures of opening evidence: all cores against a bare loop, kept results against none, memory, likeness of many texts."""

from __future__ import annotations

import os
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from statistics import median

from lkecheck.evidence.compare import likeness
from lkecheck.evidence.files.cache import Kept
from lkecheck.evidence.files.pool import Pool, cores

from .samples.pdf import pages_pdf

PDFS = 500
PAGES = (1, 10, 40)
LINES_A_PAGE = 38
Figure = tuple[str, float, float | None]

# What the promise is measured against: one process that hashes each file and takes its text, and nothing else.
_BARE = """
import hashlib, sys, time
from pathlib import Path
import pypdfium2
files = sorted(Path(sys.argv[1]).glob("*.pdf"))
begin = time.perf_counter()
for file in files:
    with file.open("rb") as stream:
        hashlib.file_digest(stream, "sha256").hexdigest()
    document = pypdfium2.PdfDocument(file)
    for page in document:
        textpage = page.get_textpage()
        textpage.get_text_range()
        textpage.close()
        page.close()
    document.close()
print(time.perf_counter() - begin)
"""


def figures(many: int = PDFS) -> Iterator[Figure]:
    """Name, value, and the target not to be passed (None: told only)."""
    yield from _opening(many)
    yield from _memory()
    yield from _likeness()


def _opening(many: int) -> Iterator[Figure]:
    """Cold must reach 80 % of the bare loop on each core; so its time may be at most 1 / (0.8 × cores) of it."""
    with tempfile.TemporaryDirectory() as folder:
        files = _pdfs(Path(folder), many)
        ratios, warm = [], []
        for _ in range(3):
            bare = float(subprocess.run([sys.executable, "-c", _BARE, folder], capture_output=True, check=True, text=True).stdout)
            with tempfile.TemporaryDirectory() as cache:
                cold = _open(files, Kept.nothing())
                kept = Kept(Path(cache), "bench")
                _open(files, kept)
                warm.append(_open(files, kept) / cold)
            ratios.append(bare / cold / cores())
        yield f"{many} PDFs cold: time as a multiple of a bare loop shared by {cores()} cores", 1 / median(ratios), 1.25
        yield f"{many} PDFs: nothing changed / cold, %", 100 * median(warm), 10


def _open(files: list[Path], kept: Kept) -> float:
    begin = time.perf_counter()
    with Pool(kept=kept) as pool:
        pool.open(files)
    return time.perf_counter() - begin


def _pdfs(folder: Path, many: int) -> list[Path]:
    words = _Words(1)
    made = []
    for number in range(many):
        pages = [words.lines(LINES_A_PAGE) for _ in range(PAGES[number % len(PAGES)])]
        path = folder / f"{number:04}.pdf"
        path.write_bytes(pages_pdf(f"Dokumen {number}", pages))
        made.append(path)
    return made


def _memory() -> Iterator[Figure]:
    """The largest resident size of a worker that opens a PDF of 200 MB and a workbook, in MB."""
    if not Path("/proc/self/status").exists():
        return
    with tempfile.TemporaryDirectory() as folder:
        big = Path(folder, "besar.pdf")
        picture = random.Random(2).randbytes(190 << 20)
        big.write_bytes(pages_pdf("Besar", [_Words(2).lines(20)], attached=picture))
        run = (
            "import sys; from pathlib import Path; from lkecheck.evidence.files.inspect import inspect;"
            "inspect(Path(sys.argv[1]), '0' * 64); print(Path('/proc/self/status').read_text().split('VmHWM:')[1].split()[0])"
        )
        said = subprocess.run([sys.executable, "-c", run, str(big)], capture_output=True, check=True, text=True).stdout
        yield "memory of a worker on a file of 190 MB, MB", int(said) / 1024, 300


def _likeness() -> Iterator[Figure]:
    """Seconds for sketching and pairing texts of ten pages, one in twenty nearly a copy of another OPD's."""
    before = 0.0
    for many in (1_000, 2_000, 5_000):
        words = _Words(many)
        texts = ["\n".join(words.lines(300)) for _ in range(many)]
        for copy in range(0, many, 20):
            texts[copy] = texts[(copy + 1) % many].replace("dinas", "badan", 12)
        begin = time.perf_counter()
        sketched = [(f"OPD-{number % 40}", likeness.sketch(text)) for number, text in enumerate(texts)]
        found = likeness.alike([(opd, sketch) for opd, sketch in sketched if sketch is not None])
        seconds = time.perf_counter() - begin
        yield f"{many} texts of ten pages compared, {len(found)} pairs alike, s", seconds, 30 if many == 5_000 else None
        if many == 5_000:
            yield "5,000 texts / 2,000 texts, times (2.5 = linear)", seconds / before, 3.5
        before = seconds


class _Words:
    """Lines of office language, always the same for a seed."""

    def __init__(self, seed: int) -> None:
        self._random = random.Random(seed)
        self._words = [self._random.choice(_STEMS) + self._random.choice(_ENDINGS) for _ in range(4_000)]

    def lines(self, many: int) -> list[str]:
        return [" ".join(self._random.choices(self._words, k=10)) for _ in range(many)]


_STEMS = (
    *("pelaksana", "penilai", "perencana", "pengawas", "laporan", "kegiatan"),
    *("dinas", "pegawai", "anggaran", "layanan", "evaluasi", "sasaran"),
)
_ENDINGS = ("", "an", "nya", "kan", "i", " daerah", " tahunan", " bersama", " terpadu", " internal")


if __name__ == "__main__":
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    for name, value, target in figures():
        met = "-   " if target is None else "ok  " if value <= target else "MISS"
        print(f"{met} {name}: {value:.2f}" + (f" (target {target})" if target else ""))
