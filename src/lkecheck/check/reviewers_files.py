"""Verdicts, exceptions and settings that lie in what is checked: found, told, and never read."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from pathlib import Path

from lkecheck.evidence.manifests import is_link

from .find import MAX_FOLDERS

SETTINGS, EXCEPTIONS, VERDICTS = ".lkecheck.yaml", "pengecualian.yaml", "putusan"
_YAML = (".yaml", ".yml")


def find(paths: Sequence[Path], used: Path | None = None) -> tuple[str, ...]:
    """Their names from the folders of the call on; `used` is the settings file that the call rightly reads."""
    own = os.path.realpath(used) if used is not None else None
    found: dict[str, None] = {}
    for path in paths:
        root = path if path.is_dir() else path.parent
        start = Path(os.path.abspath(root)).name
        for one in _walk(root):
            if os.path.realpath(one) != own:
                found[f"{start}/{one.relative_to(root).as_posix()}"] = None
    return tuple(sorted(found))


def _walk(root: Path) -> Iterator[Path]:
    waiting, visited = [root], 0
    while waiting and visited < MAX_FOLDERS:
        folder = waiting.pop()
        visited += 1
        for entry in _entries(folder):
            name = entry.name.casefold()
            if name in (SETTINGS, EXCEPTIONS):
                yield Path(entry.path)
            elif not name.startswith(".") and entry.is_dir(follow_symlinks=False) and not is_link(Path(entry.path)):
                if name == VERDICTS and any(one.name.casefold().endswith(_YAML) for one in _entries(Path(entry.path))):
                    yield Path(entry.path)
                waiting.append(Path(entry.path))


def _entries(folder: Path) -> list[os.DirEntry[str]]:
    try:
        with os.scandir(folder) as entries:
            return list(entries)
    except OSError:
        return []
