"""Finds what OPDs handed in under the paths of a call: their workbooks, or manifests where there is no workbook."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from pathlib import Path

from .. import ours
from ..errors import UsageError
from .text import source_of

MOST_DEEP = 3
MOST_FOLDERS = 20_000


def books(paths: Sequence[Path]) -> list[Path]:
    """Workbooks and manifests, each once and in order; raises UsageError where a path is not there or holds none."""
    found: dict[str, Path] = {}
    for path in paths:
        if not path.exists():
            raise UsageError(f'"{path}" tidak ada. Sebut buku kerja, manifest.yaml, atau folder kota.')
        here = [path] if path.is_file() else list(_below(path))
        if not here:
            raise UsageError(f'Tidak ada buku kerja lkecheck atau manifest.yaml di dalam "{path}".')
        for one in here:
            found.setdefault(os.path.realpath(one), one)
    return list(found.values())


def city(paths: Sequence[Path], found: Sequence[Path]) -> Path:
    """The folder that holds all of them: the one that was named, else the nearest above."""
    if len(paths) == 1 and paths[0].is_dir():
        return paths[0]
    return Path(os.path.commonpath([os.path.realpath(path.parent) for path in found]))


def _below(root: Path) -> Iterator[Path]:
    for many, (here, folders, files) in enumerate(os.walk(root)):
        if many > MOST_FOLDERS:
            raise UsageError(f'"{root}" memuat lebih dari {MOST_FOLDERS} folder; sebut folder kota yang lebih sempit.')
        folder = Path(here)
        folders[:] = sorted(nama for nama in folders if not nama.startswith("."))
        if len(folder.relative_to(root).parts) >= MOST_DEEP:
            folders.clear()
        books = ours.handed_in(ours.kinds(folder))
        yield from (folder / nama for nama in books)
        made_of = source_of(folder / "manifest.yaml") if "manifest.yaml" in files else None
        if "manifest.yaml" in files and (made_of is None or made_of[0] not in books):
            yield folder / "manifest.yaml"
