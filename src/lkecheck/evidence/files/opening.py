"""Opens the files of a run: how, with what kept results, and trusting whose certificates."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from lkecheck.core import paths
from lkecheck.core.errors import UsageError

from .cache import Kept
from .inspect import VERSION
from .opened import Opened, Pembacaan
from .pool import Pool

_READERS = ("pypdfium2", "pikepdf", "pyHanko", "pillow")


def open_all(files: Sequence[Path], how: Pembacaan, progress: Callable[[int, int], None] | None = None) -> dict[Path, Opened]:
    """Every file with what came of it; `progress` is told how many of how many. Raises UsageError where `akar` is no use."""
    total = len(dict.fromkeys(files))
    roots = _roots(how.akar)
    if not total:
        return {}
    kept = _kept(roots) if how.simpan else Kept.nothing()
    with Pool(how.pekerja, how.batas, how.akar, kept) as pool:
        opened = pool.open(files, None if progress is None else lambda done: progress(done, total))
    kept.prune()
    return opened


def _roots(folder: Path | None) -> bytes:
    """The bytes of the trusted certificates, checked before anything else is done."""
    if folder is None:
        return b""
    try:
        from .trusted_roots import load
    except ImportError:
        raise UsageError('--trust memerlukan pembaca tanda tangan: pasang dengan "pip install lkecheck[sign]".') from None
    certificates, problems = load(folder)
    if problems:
        raise UsageError("\n".join(problems))
    return b"".join(sorted(certificate.dump() for certificate in certificates))


def _kept(roots: bytes) -> Kept:
    folder = paths.cache_folder()
    if folder is None:
        return Kept.nothing()
    told = [str(VERSION), *map(_version, _READERS), hashlib.sha256(roots).hexdigest()]
    return Kept(folder / "berkas", hashlib.sha256("\n".join(told).encode()).hexdigest()[:16])


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return "-"
