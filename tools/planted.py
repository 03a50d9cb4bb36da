"""`python -m tools.planted CHECKOUT --out FILE`: are the bugs of planted.yaml found by the tests of a checkout?

Each bug is one snippet of code replaced, in a copy of the checkout that has a copy of its `.venv`; the checkout itself is not
touched. The snippet is looked for in all of src/, so the bug follows its code into another module. The tests that a bug hints
at run first, then, where these notice nothing, the whole suite. Exit 1 where a bug is not found.
"""

from __future__ import annotations

import argparse
import os
import queue
import re
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import yaml

BUGS = Path(__file__).with_name("planted.yaml")
_FAILED = re.compile(r"^(?:FAILED|ERROR) (\S+::.+?|\S+)(?: - .*)?$", re.MULTILINE)
_HINTED, _WHOLE = 600, 2400
"""Seconds that the hinted tests, and the whole suite, may take; a bug that makes them hang counts as not found."""


@dataclass(frozen=True)
class Bug:
    """A snippet that stands once in src/, what it becomes, and test files that are likely to notice."""

    name: str
    find: str
    replace: str
    tests: tuple[str, ...] = ()


@dataclass(frozen=True)
class Outcome:
    """What became of a bug; `by` is the first test that noticed, or why none did."""

    bug: Bug
    module: str
    found: bool
    by: str
    seconds: float


class WrongBugError(Exception):
    """A bug that cannot be planted here."""


class Scratch:
    """A copy of a checkout in which bugs are planted, one at a time."""

    def __init__(self, checkout: Path, folder: Path) -> None:
        self.folder = folder
        subprocess.run(["/bin/cp", "-a", f"{checkout}/.", str(folder)], check=True)
        for path in self._naming_their_place():
            path.write_bytes(path.read_bytes().replace(bytes(checkout), bytes(folder)))
        ask = [self._python, "-c", "import lkecheck; print(lkecheck.__file__)"]
        said = subprocess.run(ask, cwd=folder, capture_output=True, text=True, check=True).stdout
        if not Path(said.strip()).is_relative_to(folder):
            raise SystemExit(f"The copy's own .venv imports lkecheck from {said.strip()}; is the checkout installed as editable?")

    @property
    def _python(self) -> str:
        return str(self.folder / ".venv" / "bin" / "python")

    def _naming_their_place(self) -> Iterator[Path]:
        venv = self.folder / ".venv"
        yield from (path for path in (venv / "bin").iterdir() if path.is_file() and not path.is_symlink())
        yield from venv.glob("lib/python*/site-packages/*.pth")

    def place(self, bug: Bug) -> Path:
        """The one file that holds a bug's snippet; raises WrongBugError where there is none, or several do."""
        places = [
            path for path in sorted((self.folder / "src").rglob("*.py")) for _ in range(path.read_text("utf-8").count(bug.find))
        ]
        if len(places) != 1 or bug.find == bug.replace:
            raise WrongBugError(f"{bug.name}: the snippet stands {len(places)} times in src/, and must stand once.")
        return places[0]

    @contextmanager
    def planted(self, bug: Bug) -> Iterator[str]:
        """The module with the bug in it, mended afterwards."""
        path = self.place(bug)
        text, stat = path.read_text("utf-8"), path.stat()
        try:
            path.write_text(text.replace(bug.find, bug.replace), encoding="utf-8")
            # Python trusts a compiled file by size and whole seconds: no two states may share a time.
            os.utime(path, (stat.st_atime, stat.st_mtime + 100))
            yield path.relative_to(self.folder / "src").as_posix()
        finally:
            path.write_text(text, encoding="utf-8")
            os.utime(path, ns=(stat.st_atime_ns, stat.st_mtime_ns))

    def hinted(self, bug: Bug) -> list[str]:
        """The hinted test files that are there, wherever they lie now."""
        tests = self.folder / "tests"
        found = (next(iter(sorted(tests.rglob(name))), None) for name in bug.tests)
        return [str(path.relative_to(self.folder)) for path in found if path is not None]

    def noticed(self, tests: Sequence[str], workers: int, limit: int) -> tuple[bool, str]:
        """Whether a test fails, and which is the first one; or why none did."""
        command = [self._python, "-m", "pytest", "-x", "-q", "-n", str(workers), "-m", "not full", "-p", "no:cacheprovider"]
        told = {"stdout": subprocess.PIPE, "stderr": subprocess.STDOUT, "text": True}
        with subprocess.Popen([*command, *tests], cwd=self.folder, start_new_session=True, **told) as running:
            try:
                said, _ = running.communicate(timeout=limit)
            except subprocess.TimeoutExpired:
                os.killpg(running.pid, signal.SIGKILL)
                return False, f"no end after {limit} seconds"
        first = _FAILED.search(said)
        if running.returncode in (0, 5):
            return False, "no test"
        return True, first[1] if first else f"pytest ended with {running.returncode}"


def bugs(pattern: str) -> list[Bug]:
    """The bugs whose names match."""
    data = yaml.safe_load(BUGS.read_text(encoding="utf-8"))
    every = [Bug(one["name"], one["find"], one["replace"], tuple(one.get("tests", ()))) for one in data["bugs"]]
    return [bug for bug in every if re.search(pattern, bug.name)]


def tried(scratch: Scratch, bug: Bug, *, whole: bool) -> Outcome:
    """Plants a bug and looks whether it is found, by the `whole` suite where the hinted tests notice nothing.

    A test that fails without the bug as well has found nothing.
    """
    began = time.monotonic()
    try:
        with scratch.planted(bug) as module:
            hinted = scratch.hinted(bug)
            found, by = scratch.noticed(hinted, 0, _HINTED) if hinted else (False, "no hinted test")
            if not found and whole:
                found, by = scratch.noticed((), 2, _WHOLE)
    except WrongBugError as error:
        return Outcome(bug, "", False, str(error), 0)
    if found and "::" in by and scratch.noticed([by], 0, _HINTED)[0]:
        found, by = False, f"{by}, which fails without the bug too"
    return Outcome(bug, module, found, by, time.monotonic() - began)


def table(outcomes: Sequence[Outcome]) -> str:
    """The outcomes in Markdown, in the order of the list."""
    rows = [(one.bug.name, one.module, "yes" if one.found else "NO", one.by.replace("|", "\\|")) for one in outcomes]
    found = sum(one.found for one in outcomes)
    head = f"{found} of {len(outcomes)} bugs found.\n\n| bug | planted in | found | by |\n|---|---|---|---|\n"
    return head + "".join(f"| {' | '.join(row)} |\n" for row in rows)


def main() -> int:
    """Tries the bugs, each told as soon as it is known; then writes the table."""
    parser = argparse.ArgumentParser(prog="python -m tools.planted", description=__doc__)
    parser.add_argument("checkout", type=Path, help="a checkout with its own .venv, lkecheck installed as editable")
    parser.add_argument("--out", type=Path, help="write the table here")
    parser.add_argument("--only", default="", metavar="PATTERN", help="only bugs whose name matches this regular expression")
    parser.add_argument("--hinted", action="store_true", help="run the hinted tests only, never the whole suite")
    parser.add_argument("--jobs", type=int, default=1, help="so many bugs at a time, each in a copy of its own")
    asked = parser.parse_args()
    wanted = bugs(asked.only)
    if not wanted:
        parser.error("no bug matches")
    with tempfile.TemporaryDirectory(prefix="planted-") as name, ThreadPoolExecutor(asked.jobs) as pool:
        free: queue.SimpleQueue[Scratch] = queue.SimpleQueue()
        for number in range(asked.jobs):
            place = Path(name).resolve() / str(number)
            place.mkdir()
            free.put(Scratch(asked.checkout.resolve(), place))

        def run(bug: Bug) -> Outcome:
            scratch = free.get()
            try:
                outcome = tried(scratch, bug, whole=not asked.hinted)
            finally:
                free.put(scratch)
            word = "found" if outcome.found else "NOT FOUND"
            print(f"{word:<9} {outcome.seconds:5.0f} s  {bug.name}: {outcome.by}", flush=True)
            return outcome

        outcomes = list(pool.map(run, wanted))
    if asked.out is not None:
        asked.out.write_text(table(outcomes), encoding="utf-8")
    print(table(outcomes).partition("\n")[0])
    return int(not all(one.found for one in outcomes))


if __name__ == "__main__":
    sys.exit(main())
