"""Worker processes that open strangers' files, each within limits of time, memory and output.

One thread a worker: it hashes the next file, looks whether the answer is kept already, and else asks its process. A
process that is too slow, says too much or dies is replaced; the file it had is one answer with a reason.
"""

from __future__ import annotations

import json
import os
import queue
import subprocess
import sys
import threading
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from pydantic import ValidationError

from lkecheck.core.errors import reason
from lkecheck.model.berkas import IsiBerkas

from . import hashing
from .cache import Kept
from .opened import Limits, Opened

_START = "import sys; sys.path[:] = {path!r}; from lkecheck.evidence.files.worker import main; main()"


@dataclass(slots=True)
class Pool:
    """Opens files on all cores; use it as a context manager. `trust` is a folder of root certificates."""

    workers: int = 0
    limits: Limits = field(default_factory=Limits)
    trust: Path | None = None
    kept: Kept = field(default_factory=Kept.nothing)
    _processes: list[_Process] = field(default_factory=list)

    def __enter__(self) -> Pool:
        return self

    def __exit__(self, *_: object) -> None:
        for process in self._processes:
            process.stop()
        self._processes.clear()

    def open(self, paths: Iterable[Path], done: Callable[[int], None] | None = None) -> dict[Path, Opened]:
        """Every path with what came of it. `done` is told after each how many are finished."""
        todo: queue.SimpleQueue[Path] = queue.SimpleQueue()
        wanted = list(dict.fromkeys(paths))
        for path in wanted:
            todo.put(path)
        results: queue.SimpleQueue[tuple[Path, Opened]] = queue.SimpleQueue()
        many = min(len(wanted), self.workers or cores())
        while len(self._processes) < many:
            self._processes.append(_Process(self.limits, self.trust))
        threads = [
            threading.Thread(target=self._serve, args=(process, todo, results), daemon=True) for process in self._processes[:many]
        ]
        for thread in threads:
            thread.start()
        found = {}
        for number in range(len(wanted)):
            path, opened = results.get()
            found[path] = opened
            if done is not None:
                done(number + 1)
        for thread in threads:
            thread.join()
        return {path: found[path] for path in wanted}

    def _serve(self, process: _Process, todo: queue.SimpleQueue[Path], results: queue.SimpleQueue[tuple[Path, Opened]]) -> None:
        for path in _all_of(todo):
            try:
                opened = self._one(process, path)
            except Exception as error:  # the run goes on, and says so
                opened = Opened(gagal=f"pemeriksaan terhenti ({type(error).__name__})")
            results.put((path, opened))

    def _one(self, process: _Process, path: Path) -> Opened:
        try:
            sha256, _ = hashing.of(path)
        except OSError as error:
            return Opened(gagal=reason(error))
        isi = self.kept.read(sha256)
        if isi is not None:
            return Opened(isi, sha256=sha256)
        opened = process.ask(path, sha256)
        if opened.isi is not None:
            self.kept.write(opened.isi)
        return opened


def cores() -> int:
    """How many cores this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _all_of(todo: queue.SimpleQueue[Path]) -> Iterator[Path]:
    while True:
        try:
            yield todo.get_nowait()
        except queue.Empty:
            return


class _Process:
    """One worker process, started when it is first asked, and again after it died."""

    def __init__(self, limits: Limits, trust: Path | None) -> None:
        self._limits = limits
        self._settings = {"memory": limits.memory, "trust": str(trust.resolve()) if trust else None}
        self._process: subprocess.Popen[bytes] | None = None
        self._late = False

    def ask(self, path: Path, sha256: str) -> Opened:
        """Sends one job and waits for its answer, no longer than the limit."""
        job = json.dumps({"path": str(path.resolve()), "sha256": sha256})
        self._late = False
        timer = threading.Timer(self._limits.seconds, self._too_late)
        timer.start()
        try:
            line = self._exchange(job.encode() + b"\n")
        except OSError:
            line = b""
        finally:
            timer.cancel()
        if not line.endswith(b"\n"):
            self.stop()
            return Opened(gagal=self._why(line), sha256=sha256)
        return _understood(line, sha256)

    def _exchange(self, job: bytes) -> bytes:
        process = self._running()
        assert process.stdin is not None  # noqa: S101 - both are pipes, see _running
        assert process.stdout is not None  # noqa: S101
        process.stdin.write(job)
        process.stdin.flush()
        return process.stdout.readline(self._limits.output)

    def _running(self) -> subprocess.Popen[bytes]:
        if self._process is None:
            command = [sys.executable, "-I", "-c", _START.format(path=sys.path)]
            process = subprocess.Popen(  # noqa: S603 - our own interpreter and our own module
                command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, bufsize=1 << 16
            )
            self._process = process
            assert process.stdin is not None  # noqa: S101
            process.stdin.write(json.dumps(self._settings).encode() + b"\n")
        return self._process

    def _too_late(self) -> None:
        self._late = True
        process = self._process
        if process is not None:
            process.kill()

    def _why(self, line: bytes) -> str:
        if self._late:
            return f"belum selesai dalam {self._limits.seconds:.0f} detik"
        if line:
            return "hasil bacaannya terlalu besar"
        return "pembacanya berhenti mendadak; isinya mungkin rusak atau terlalu berat"

    def stop(self) -> None:
        """Ends the process, if there is one, and gives its pipes back."""
        process, self._process = self._process, None
        if process is None:
            return
        process.kill()
        process.wait()
        for stream in (process.stdin, process.stdout):
            if stream is not None:
                _close(stream)


def _close(stream: object) -> None:
    try:
        stream.close()  # type: ignore[attr-defined]
    except OSError:  # what stood in its buffer can no longer be sent
        return


def _understood(line: bytes, sha256: str) -> Opened:
    """A worker that opened a stranger's file is believed no more than the file: its answer is checked."""
    try:
        said = json.loads(line)
        if "gagal" in said:
            return Opened(gagal=str(said["gagal"])[:200], sha256=sha256)
        isi = IsiBerkas.model_validate(said["isi"])
    except (ValueError, KeyError, TypeError, ValidationError):
        return Opened(gagal="hasil bacaannya tidak dapat dipahami", sha256=sha256)
    return Opened(isi, sha256=sha256) if isi.sha256 == sha256 else Opened(gagal="berkas berganti selagi dibaca", sha256=sha256)
