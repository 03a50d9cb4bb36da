"""Workers: what they answer, and what becomes of a run when one is slow, says too much, lies or dies."""

from __future__ import annotations

import hashlib
import json
import os
import stat
import sys
from pathlib import Path

import pytest

from lkecheck.evidence.files import pool
from lkecheck.evidence.files.cache import Kept
from lkecheck.evidence.files.opened import Limits
from lkecheck.evidence.files.opening import open_all
from lkecheck.evidence.files.pool import Pool

# Stands in for the worker: what it does with a file is written in the file.
STAND_IN = """
import json, os, sys, time
sys.stdin.readline()
for line in sys.stdin:
    job = json.loads(line)
    text = open(job["path"]).read()
    if text == "mati":
        os._exit(9)
    if text == "lama":
        time.sleep(60)
    isi = {{"sha256": job["sha256"], "jenis": "teks", "teks": text}}
    if text == "banyak":
        isi["teks"] = "x" * 5000
    if text == "bohong":
        isi["sha256"] = "0" * 64
    said = "bukan json" if text == "kacau" else json.dumps({{"isi": isi}})
    print(json.dumps({{"gagal": "tak dapat"}}) if text == "gagal" else said, flush=True)
"""


@pytest.fixture
def stand_in(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pool, "_START", STAND_IN)


def opened(folder: Path, *texts: str, workers: int = 1, **limits: float) -> list[str]:
    """What came of files with these texts, opened in order by one worker: the text, or the reason."""
    paths = []
    for number, text in enumerate(texts):
        path = folder / f"{number}.txt"
        path.write_text(text, encoding="utf-8")
        paths.append(path)
    with Pool(workers, Limits(**limits)) as pool_of_one:  # type: ignore[arg-type]
        found = pool_of_one.open(paths)
    return [satu.isi.teks if satu.isi is not None else satu.gagal or "" for satu in found.values()]


@pytest.mark.usefixtures("stand_in")
@pytest.mark.parametrize(
    "text, reason",
    [
        ("mati", "pembacanya berhenti mendadak; isinya mungkin rusak atau terlalu berat"),
        ("kacau", "hasil bacaannya tidak dapat dipahami"),
        ("bohong", "berkas berganti selagi dibaca"),
        ("gagal", "tak dapat"),
    ],
)
def test_a_worker_that_fails_is_one_answer_and_the_run_goes_on(text: str, reason: str, tmp_path: Path) -> None:
    assert opened(tmp_path, "satu", text, "dua") == ["satu", reason, "dua"]


@pytest.mark.usefixtures("stand_in")
def test_a_worker_that_says_too_much_is_cut_off(tmp_path: Path) -> None:
    reason = "hasil bacaannya terlalu besar"
    assert opened(tmp_path, "satu", "banyak", "dua", output=1000) == ["satu", reason, "dua"]


@pytest.mark.usefixtures("stand_in")
def test_a_worker_that_takes_too_long_is_stopped(tmp_path: Path) -> None:
    assert opened(tmp_path, "satu", "lama", "dua", seconds=5) == ["satu", "belum selesai dalam 5 detik", "dua"]


@pytest.mark.usefixtures("stand_in")
def test_every_worker_that_dies_is_replaced(tmp_path: Path) -> None:
    said = opened(tmp_path, *["mati", "satu"] * 5, workers=3)
    assert said[1::2] == ["satu"] * 5
    assert all(reason.startswith("pembacanya berhenti mendadak") for reason in said[::2])


# The real worker.


def test_the_worker_reads_a_text(tmp_path: Path) -> None:
    assert opened(tmp_path, "Laporan kegiatan", "Notulen") == ["Laporan kegiatan", "Notulen"]


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux holds a process to its address space")
def test_a_file_that_needs_more_memory_than_is_allowed_is_one_answer(tmp_path: Path) -> None:
    """A picture of a few kilobytes that unfolds to 256 MB, four bytes a pixel."""
    image = pytest.importorskip("PIL.Image")
    image.new("RGB", (8000, 8000)).save(tmp_path / "besar.png")
    (tmp_path / "kecil.txt").write_text("kecil")
    for memory, seen in ((250 << 20, False), (1 << 30, True)):
        with Pool(1, Limits(memory=memory)) as one:
            large, small = one.open([tmp_path / "besar.png", tmp_path / "kecil.txt"]).values()
        assert (large.isi is not None) is seen
        assert large.gagal == (None if seen else "isinya memerlukan memori melebihi batas")
        assert small.isi is not None


def test_a_file_that_is_gone_is_an_answer(tmp_path: Path) -> None:
    with Pool(1) as one:
        found = one.open([tmp_path / "tiada.pdf"])
    assert [satu.gagal for satu in found.values()] == ["berkas atau foldernya tidak ada"]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes with names here")
def test_nothing_is_written_by_a_worker(tmp_path: Path) -> None:
    """A look that tried to write would fail; reading leaves the folder as it was."""
    opened(tmp_path, "satu")
    assert [path.name for path in tmp_path.iterdir()] == ["0.txt"]


def test_progress_is_told_for_each_file(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("a")
    (tmp_path / "b.txt").write_text("b")
    told: list[int] = []
    with Pool(1) as one:
        one.open([tmp_path / "a.txt", tmp_path / "b.txt", tmp_path / "a.txt"], told.append)
    assert told == [1, 2]


# Kept results.


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.delenv("LKECHECK_NO_CACHE", raising=False)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    return tmp_path / "cache" / "lkecheck" / "berkas"


def kept(cache: Path) -> list[Path]:
    return sorted(path for path in cache.glob("*/*"))


def test_a_result_is_kept_and_answers_for_the_same_bytes_only(cache: Path, tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("Laporan kegiatan", encoding="utf-8")
    store = Kept(cache, "tanda")
    with Pool(1, kept=store) as one:
        first = one.open([path])[path].isi
    (file,) = kept(cache)
    sha256 = hashlib.sha256(b"Laporan kegiatan").hexdigest()
    assert file.parent.name + file.name == f"{sha256}-tanda"
    assert store.read(sha256) == first
    assert store.read("0" * 64) is None
    assert Kept(cache, "lain").read(sha256) is None


def test_a_kept_result_is_what_answers(cache: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The second run needs no worker at all."""
    path = tmp_path / "a.txt"
    path.write_text("Laporan kegiatan", encoding="utf-8")
    store = Kept(cache, "tanda")
    with Pool(1, kept=store) as one:
        first = one.open([path])
    monkeypatch.setattr(pool, "_START", "raise SystemExit(1)")
    with Pool(1, kept=store) as one:
        assert one.open([path]) == first
        path.write_text("Laporan yang lain", encoding="utf-8")
        assert one.open([path])[path].isi is None


@pytest.mark.parametrize("damage", [b"", b"bukan zlib", None])
def test_a_damaged_result_only_costs_time(damage: bytes | None, cache: Path, tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("Laporan kegiatan", encoding="utf-8")
    store = Kept(cache, "tanda")
    with Pool(1, kept=store) as one:
        first = one.open([path])
    (file,) = kept(cache)
    file.write_bytes(file.read_bytes()[:20] if damage is None else damage)
    with Pool(1, kept=store) as one:
        assert one.open([path]) == first


def test_the_oldest_results_go(cache: Path, tmp_path: Path) -> None:
    store = Kept(cache, "tanda")
    for number in range(4):
        path = tmp_path / f"{number}.txt"
        path.write_text(str(number), encoding="utf-8")
        with Pool(1, kept=store) as one:
            one.open([path])
        newest = store._path(hashlib.sha256(str(number).encode()).hexdigest())
        os.utime(newest, (number, number))
    store.prune(2)
    assert {path.stat().st_mtime for path in kept(cache)} == {2, 3}


@pytest.mark.skipif(os.name == "nt", reason="Windows keeps such folders closed by itself")
def test_what_is_kept_is_closed_to_others(cache: Path, tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("Laporan kegiatan", encoding="utf-8")
    with Pool(1, kept=Kept(cache, "tanda")) as one:
        one.open([path])
    (file,) = kept(cache)
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert stat.S_IMODE(file.parent.stat().st_mode) == 0o700


def test_the_run_keeps_results_unless_it_is_told_not_to(cache: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from lkecheck.evidence.files.opened import Pembacaan

    path = tmp_path / "a.txt"
    path.write_text("Laporan kegiatan", encoding="utf-8")
    open_all([path], Pembacaan(simpan=False))
    assert kept(cache) == []
    monkeypatch.setenv("LKECHECK_NO_CACHE", "1")
    open_all([path], Pembacaan())
    assert kept(cache) == []
    monkeypatch.delenv("LKECHECK_NO_CACHE")
    isi = open_all([path], Pembacaan())[path].isi
    assert isi is not None
    assert len(kept(cache)) == 1
    assert json.loads(isi.model_dump_json())["teks"] == "Laporan kegiatan"
