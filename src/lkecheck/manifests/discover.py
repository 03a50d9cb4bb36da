"""Finds the manifests under the paths of a call: a manifest, an OPD's folder, or a city's folder."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from pathlib import Path

from ..errors import UsageError
from ..paths import from_root
from . import NAME, is_link

MAX_DEPTH = 3
MAX_FOLDERS = 20_000


@dataclass(slots=True)
class Found:
    """Manifests with the names that reports call them by, and folders beside them that hold none."""

    manifests: list[tuple[Path, str]] = field(default_factory=list)
    empty: list[str] = field(default_factory=list)


def find(paths: list[Path], root: Path | None = None) -> Found:
    """All manifests under `paths`, each once, in the order of their names; raises UsageError where there is none.

    Names are told from the folder of the call on, or from `root` on where one is given.
    """
    found = Found()
    seen: set[str] = set()
    for path in paths:
        for manifest, nama in _under(path, found):
            real = os.path.realpath(manifest)
            if real not in seen:
                seen.add(real)
                found.manifests.append((manifest, nama if root is None else from_root(root, manifest)))
    return found


def _under(path: Path, found: Found) -> list[tuple[Path, str]]:
    if not os.path.lexists(path):
        raise UsageError(f'"{path}" tidak ada. Sebut manifest.yaml, folder perangkat daerah, atau folder kota.')
    if not path.is_dir():
        return [(path, _own_name(path))]
    if os.path.lexists(path / NAME):
        return [(path / NAME, _own_name(path / NAME))]
    below: list[tuple[Path, str]] = []
    _search(path, path, 1, below, [0])
    if not below:
        raise UsageError(f'Tidak ada {NAME} di dalam "{path}" sampai {MAX_DEPTH} tingkat ke bawah.')
    with_manifest = {nama.split("/")[0] for _, nama in below}
    found.empty += [nama for nama in _folders(path) if nama not in with_manifest]
    return sorted(below, key=lambda item: item[1])


def _own_name(manifest: Path) -> str:
    return f"{Path(os.path.abspath(manifest)).parent.name}/{manifest.name}"


def _search(root: Path, folder: Path, depth: int, below: list[tuple[Path, str]], visited: list[int]) -> None:
    for nama in _folders(folder):
        visited[0] += 1
        if visited[0] > MAX_FOLDERS:
            raise UsageError(f'"{root}" memuat lebih dari {MAX_FOLDERS} folder; sebut folder kota yang lebih sempit.')
        inside = folder / nama
        if os.path.lexists(inside / NAME):
            below.append((inside / NAME, (inside / NAME).relative_to(root).as_posix()))
        elif depth < MAX_DEPTH:
            _search(root, inside, depth + 1, below, visited)


def _folders(folder: Path) -> list[str]:
    try:
        names = sorted(os.listdir(folder))
    except OSError:
        return []
    return [nama for nama in names if not nama.startswith(".") and not is_link(folder / nama) and (folder / nama).is_dir()]
