"""`python -m tools.same OLD NEW`: does the program of one checkout do the same as that of another, byte for byte?

Each line of same_commands.yaml runs in both checkouts at the same time, each with its own `.venv`, in a folder of its own that
holds what the line names, copied afresh, at an otherwise empty home. Compared are the exit code, both streams and every file
that is there afterwards. The material is made by OLD's program, so both are given the same.
"""

from __future__ import annotations

import argparse
import itertools
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from tools import same_material
from tools.same_difference import difference

COMMANDS = Path(__file__).with_name("same_commands.yaml")
_SLOT = re.compile(r"\{([a-z_]+)\}")
_WORD = re.compile(r"[^\s:;'\"=,()<>|]+")
_LONGEST = 300
"""Seconds that a line may take."""

Outcome = dict[str, bytes]
"""What a line left, by the name of each part: `exit`, `stdout`, `stderr`, and each file."""


@dataclass(frozen=True)
class Side:
    """One checkout, and the place where its lines run; both places have names of the same length."""

    checkout: Path
    place: Path

    def run(self, line: str, material: Path) -> Outcome:
        """Runs a line in a fresh folder and gives what it left there."""
        folder, home = self.place / "kerja", self.place / "home"
        for fresh in (folder, home):
            shutil.rmtree(fresh, ignore_errors=True)
            fresh.mkdir(parents=True)
        lay_out(line, material, folder)
        try:
            done = subprocess.run(
                ["/bin/sh", "-c", line], cwd=folder, env=self._environment(home), stdin=subprocess.DEVNULL,
                capture_output=True, timeout=_LONGEST, check=False,
            )  # fmt: skip
        except subprocess.TimeoutExpired:
            return {"exit": f"more than {_LONGEST} seconds".encode()}
        left = {"exit": str(done.returncode).encode(), "stdout": done.stdout, "stderr": done.stderr} | dict(_files(folder))
        return {part: data.replace(bytes(self.place), b"PLACE") for part, data in left.items()}

    def _environment(self, home: Path) -> dict[str, str]:
        """Nothing of the caller's; the cache of what was read from files lives on from line to line."""
        return {
            "PATH": f"{self.checkout / '.venv' / 'bin'}:/usr/bin:/bin",
            "HOME": str(home),
            "XDG_CACHE_HOME": str(self.place / "cache"),
            "TZ": "Asia/Jakarta",
            "LANG": "C.UTF-8",
            "TERM": "xterm",
            **dict.fromkeys(("http_proxy", "https_proxy", "all_proxy"), "http://127.0.0.1:9"),
        }


def lay_out(line: str, material: Path, folder: Path) -> None:
    """Copies what a line names: each of its words that is a path of the material, at the same place."""
    words = (word.removeprefix("../") for word in _WORD.findall(line))
    named = {Path(word) for word in words if not word.startswith((".", "/")) and (material / word).exists()}
    for path in sorted(named):
        if any(above in named for above in path.parents):
            continue
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        subprocess.run(["/bin/cp", "-a", str(material / path), str(folder / path)], check=True)


def _files(folder: Path) -> Iterator[tuple[str, bytes]]:
    for path in sorted(folder.rglob("*")):
        name = f"file {path.relative_to(folder).as_posix()}"
        if path.is_symlink():
            yield name, b"-> " + os.fsencode(path.readlink())
        elif path.is_file():
            yield name, path.read_bytes()
        else:
            yield name, b"folder"


def expanded(line: str, sets: dict[str, list[str]]) -> Iterator[str]:
    """A line for each combination of the words that its slots stand for."""
    slots = list(dict.fromkeys(_SLOT.findall(line)))
    for words in itertools.product(*(sets[slot] for slot in slots)):
        chosen = dict(zip(slots, words, strict=True))
        yield _SLOT.sub(lambda slot, chosen=chosen: chosen[slot[1]], line)


def lines(table: dict[str, Any], sets: dict[str, list[str]], pattern: str) -> list[str]:
    """All lines of the table that match a pattern, each once, in order."""
    every = (one for group in table["commands"].values() for line in group for one in expanded(line, sets))
    return [line for line in dict.fromkeys(every) if re.search(pattern, line)]


def compare(sides: list[Side], material: Path, wanted: list[str]) -> tuple[int, Counter[str]]:
    """How many lines differ, each told as soon as it does, and how often each exit code was seen in the first checkout."""
    differing, codes = 0, Counter[str]()
    with ThreadPoolExecutor(len(sides)) as pool:
        for line in wanted:
            old, new = pool.map(lambda side, line=line: side.run(line, material), sides)
            codes[old["exit"].decode()] += 1
            if old != new:
                differing += 1
                print(f"DIFFERS  {line}\n{difference(old, new)}", flush=True)
    return differing, codes


def main() -> int:
    """Compares, and prints the lines that differ, then the counts."""
    parser = argparse.ArgumentParser(prog="python -m tools.same", description=__doc__)
    parser.add_argument("old", type=Path, help="a checkout with its own .venv; it makes the material")
    parser.add_argument("new", type=Path, help="the checkout to compare with it")
    parser.add_argument("--only", default="", metavar="PATTERN", help="only lines that match this regular expression")
    parser.add_argument("--list", action="store_true", help="print the lines, run none")
    asked = parser.parse_args()
    checkouts = [asked.old.resolve(), asked.new.resolve()]
    for checkout in checkouts:
        if not (checkout / ".venv" / "bin" / "lkecheck").exists():
            parser.error(f"{checkout} has no .venv/bin/lkecheck; run make there first")
    table = yaml.safe_load(COMMANDS.read_text(encoding="utf-8"))
    with tempfile.TemporaryDirectory(prefix="same-") as name:
        place = Path(name)
        wanted = lines(table, table["sets"] | same_material.codes(place, checkouts[0]), asked.only)
        if asked.list or not wanted:
            print("\n".join(wanted) or "No line matches.")
            return 0 if wanted else 2
        return _compared(place, checkouts, table["files"], wanted)


def _compared(place: Path, checkouts: list[Path], files: dict[str, str], wanted: list[str]) -> int:
    began = time.monotonic()
    same_material.make(place / "bahan", checkouts[0], files)
    sides = [Side(checkout, place / letter) for checkout, letter in zip(checkouts, "ab", strict=True)]
    differing, codes = compare(sides, place / "bahan", wanted)
    seen = ", ".join(f"{code}: {many}" for code, many in sorted(codes.items()))
    print(f"{len(wanted)} lines in {time.monotonic() - began:.0f} seconds, {differing} differ. Exit codes: {seen}.")
    return int(differing > 0)


if __name__ == "__main__":
    sys.exit(main())
