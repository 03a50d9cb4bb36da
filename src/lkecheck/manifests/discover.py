"""Finds what OPDs handed in under the paths of a call: a manifest or a workbook, an OPD's folder, or a city's folder."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from pathlib import Path

from .. import ours
from ..errors import Galat, UsageError
from ..paths import from_root
from . import NAME, is_link

MAX_DEPTH = 3
MAX_FOLDERS = 20_000
_NAMED = 5
"""Workbooks of one folder that a message names."""


@dataclass(slots=True)
class Found:
    """Manifests and workbooks with the names that reports call them by, and folders beside them that hold none.

    `unclear` are folders with several workbooks, which `galat` tells.
    """

    root: Path | None = None
    manifests: list[tuple[Path, str]] = field(default_factory=list)
    empty: list[str] = field(default_factory=list)
    unclear: list[Path] = field(default_factory=list)
    galat: list[Galat] = field(default_factory=list)
    tops: dict[Path, Path] = field(default_factory=dict)
    """Folders of the call by the workbook that stands right in them."""
    seen: set[str] = field(default_factory=set)

    def add(self, path: Path, nama: str) -> None:
        """Takes a file, unless it was taken by another path."""
        real = os.path.realpath(path)
        if real not in self.seen:
            self.seen.add(real)
            self.manifests.append((path, self._called(path, nama)))

    def refuse(self, folder: Path, books: list[str], nama: str) -> None:
        """Tells of a folder with several workbooks: at the second, the others by name."""
        others = [name for name in books if name != books[1]]
        shown = ", ".join(f'"{name}"' for name in others[:_NAMED]) + (", dan lain-lain" if len(others) > _NAMED else "")
        place = self._called(folder / books[1], f"{nama}/{books[1]}")
        self.unclear.append(folder)
        self.galat.append(
            Galat(
                place,
                0,
                0,
                f"folder ini memuat {len(books)} buku kerja lkecheck (yang lain: {shown}), sehingga tidak pasti mana yang "
                "diserahkan; tidak satu pun dibaca. Satu folder untuk satu perangkat daerah: pindahkan yang tidak diserahkan ke "
                f"luar folder, atau sebut berkasnya: lkecheck check {place}",
            )
        )

    def _called(self, path: Path, nama: str) -> str:
        return nama if self.root is None else from_root(self.root, path)


def find(paths: list[Path], root: Path | None = None) -> Found:
    """All that was handed in under `paths`, each once, in the order of their names; raises UsageError where there is nothing.

    Names are told from the folder of the call on, or from `root` on where one is given.
    """
    found = Found(root)
    for path in paths:
        _under(path, found)
    return found


def go_on_below(book: Path, found: Found) -> None:
    """Where the city's own workbook stands right in the city's folder, also takes those of the OPDs below it."""
    top = found.tops.get(book)
    if top is not None:
        _take(top, _below(top), found)


def _under(path: Path, found: Found) -> None:
    if not os.path.lexists(path):
        raise UsageError(f'"{path}" tidak ada. Sebut manifest.yaml, buku kerja, folder perangkat daerah, atau folder kota.')
    if not path.is_dir():
        found.add(path, _own_name(path))
        return
    here = _handed_in(path)
    if len(here) == 1:
        if here[0] != NAME:
            found.tops[path / here[0]] = path
        found.add(path / here[0], _own_name(path / here[0]))
    elif here:
        found.refuse(path, here, Path(os.path.abspath(path)).name)
    else:
        below = _below(path)
        if not below:
            raise UsageError(f'Tidak ada {NAME} atau buku kerja lkecheck di dalam "{path}" sampai {MAX_DEPTH} tingkat ke bawah.')
        _take(path, below, found)
        taken = {folder.relative_to(path).parts[0] for folder, _ in below}
        found.empty += [nama for nama in _folders(path) if nama not in taken]


def _take(root: Path, below: list[tuple[Path, list[str]]], found: Found) -> None:
    told = [(folder.relative_to(root).as_posix(), folder, names) for folder, names in below]
    for nama, folder, names in sorted(told, key=lambda one: f"{one[0]}/{one[2][0]}"):
        if len(names) == 1:
            found.add(folder / names[0], f"{nama}/{names[0]}")
        else:
            found.refuse(folder, names, nama)


def _handed_in(folder: Path) -> list[str]:
    """The manifest's name; where there is none, those of the workbooks."""
    return [NAME] if os.path.lexists(folder / NAME) else ours.handed_in(ours.kinds(folder))


def _own_name(manifest: Path) -> str:
    return f"{Path(os.path.abspath(manifest)).parent.name}/{manifest.name}"


def _below(root: Path) -> list[tuple[Path, list[str]]]:
    """Folders below with what was handed in there."""
    found: list[tuple[Path, list[str]]] = []
    _search(root, root, 1, found, [0])
    return found


def _search(root: Path, folder: Path, depth: int, found: list[tuple[Path, list[str]]], visited: list[int]) -> None:
    for nama in _folders(folder):
        visited[0] += 1
        if visited[0] > MAX_FOLDERS:
            raise UsageError(f'"{root}" memuat lebih dari {MAX_FOLDERS} folder; sebut folder kota yang lebih sempit.')
        inside = folder / nama
        here = _handed_in(inside)
        if here:
            found.append((inside, here))
        elif depth < MAX_DEPTH:
            _search(root, inside, depth + 1, found, visited)


def _folders(folder: Path) -> list[str]:
    try:
        names = sorted(os.listdir(folder))
    except OSError:
        return []
    return [nama for nama in names if not nama.startswith(".") and not is_link(folder / nama) and (folder / nama).is_dir()]
