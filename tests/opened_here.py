"""Opens files in this process, by their kind alone or with every look; what the pool does in its workers."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from lkecheck.core.errors import reason
from lkecheck.evidence.files import hashing, kinds
from lkecheck.evidence.files.inspect import inspect
from lkecheck.evidence.files.opened import Opened
from lkecheck.model.berkas import IsiBerkas


def by_kind(paths: Iterable[Path]) -> dict[Path, Opened]:
    """Hash and kind; nothing inside is read, so that a few bytes may stand for a document."""
    return {path: _opened(path, deep=False) for path in paths}


def whole(paths: Iterable[Path]) -> dict[Path, Opened]:
    """Every look that is installed here."""
    return {path: _opened(path, deep=True) for path in paths}


def _opened(path: Path, *, deep: bool) -> Opened:
    try:
        sha256, _ = hashing.of(path)
    except OSError as error:
        return Opened(gagal=reason(error))
    if deep:
        return Opened(inspect(path, sha256), sha256=sha256)
    with path.open("rb") as file:
        kind = kinds.kind_of(file.read(kinds.HEAD))
    return Opened(IsiBerkas(sha256=sha256, jenis=kind), sha256=sha256)
