"""Finds what OPDs handed in under the paths of a call: a manifest or a workbook, an OPD's folder, or a city's folder."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from lkecheck.core.errors import Galat, UsageError
from lkecheck.core.paths import from_root
from lkecheck.evidence.files import our_workbooks
from lkecheck.evidence.manifests import NAME, is_link

MAX_DEPTH = 3
MAX_FOLDERS = 20_000
_NAMED = 5
"""Workbooks of one folder that a message names."""


@dataclass(frozen=True, slots=True)
class Found:
    """Manifests and workbooks with the names that reports call them by, and folders beside them that hold none.

    `unclear` are folders with several workbooks, which `galat` tells; `tops` the folders of the call by the workbook that
    stands right in them.
    """

    manifests: tuple[tuple[Path, str], ...] = ()
    empty: tuple[str, ...] = ()
    unclear: tuple[Path, ...] = ()
    galat: tuple[Galat, ...] = ()
    tops: Mapping[Path, Path] = field(default_factory=dict)

    def joined(self, other: Found) -> Found:
        """Both, these first."""
        return Found(
            (*self.manifests, *other.manifests),
            (*self.empty, *other.empty),
            (*self.unclear, *other.unclear),
            (*self.galat, *other.galat),
            {**self.tops, **other.tops},
        )


def find(paths: Sequence[Path], root: Path | None = None) -> Found:
    """All that was handed in under `paths`, each once, in the order of their names; raises UsageError where there is nothing.

    Names are told from the folder of the call on, or from `root` on where one is given.
    """
    search = _Search(root)
    for path in paths:
        search.under(path)
    return search.found()


def below(found: Found, books: Iterable[Path], root: Path | None = None) -> Found:
    """What OPDs handed in below the folders in which these workbooks of a city stand, without what is found already."""
    search = _Search(root, {os.path.realpath(path) for path, _ in found.manifests})
    for book in books:
        top = found.tops.get(book)
        if top is not None:
            search.take(top, _below(top))
    return search.found()


class _Search:
    """A search under way."""

    def __init__(self, root: Path | None, seen: Iterable[str] = ()) -> None:
        self._root = root
        self._seen = set(seen)
        self._manifests: list[tuple[Path, str]] = []
        self._empty: list[str] = []
        self._unclear: list[Path] = []
        self._galat: list[Galat] = []
        self._tops: dict[Path, Path] = {}

    def found(self) -> Found:
        return Found(tuple(self._manifests), tuple(self._empty), tuple(self._unclear), tuple(self._galat), self._tops)

    def under(self, path: Path) -> None:
        """Takes a file, or what lies in a folder or below it."""
        if not os.path.lexists(path):
            raise UsageError(f'"{path}" tidak ada. Sebut manifest.yaml, buku kerja, folder perangkat daerah, atau folder kota.')
        if not path.is_dir():
            self._add(path, _own_name(path))
            return
        here = _handed_in(path)
        if len(here) == 1:
            if here[0] != NAME:
                self._tops[path / here[0]] = path
            self._add(path / here[0], _own_name(path / here[0]))
        elif here:
            self._refuse(path, here, Path(os.path.abspath(path)).name)
        else:
            self._city(path)

    def _city(self, path: Path) -> None:
        inside = _below(path)
        if not inside:
            raise UsageError(f'Tidak ada {NAME} atau buku kerja lkecheck di dalam "{path}" sampai {MAX_DEPTH} tingkat ke bawah.')
        self.take(path, inside)
        taken = {folder.relative_to(path).parts[0] for folder, _ in inside}
        self._empty += [nama for nama in _folders(path) if nama not in taken]

    def take(self, root: Path, inside: list[tuple[Path, list[str]]]) -> None:
        """Takes what was handed in below a folder, in the order of the names."""
        told = [(folder.relative_to(root).as_posix(), folder, names) for folder, names in inside]
        for nama, folder, names in sorted(told, key=lambda one: f"{one[0]}/{one[2][0]}"):
            if len(names) == 1:
                self._add(folder / names[0], f"{nama}/{names[0]}")
            else:
                self._refuse(folder, names, nama)

    def _add(self, path: Path, nama: str) -> None:
        """Takes a file, unless it was taken by another path."""
        real = os.path.realpath(path)
        if real not in self._seen:
            self._seen.add(real)
            self._manifests.append((path, self._called(path, nama)))

    def _refuse(self, folder: Path, books: list[str], nama: str) -> None:
        """Tells of a folder with several workbooks: at the second, the others by name."""
        others = [name for name in books if name != books[1]]
        shown = ", ".join(f'"{name}"' for name in others[:_NAMED]) + (", dan lain-lain" if len(others) > _NAMED else "")
        place = self._called(folder / books[1], f"{nama}/{books[1]}")
        self._unclear.append(folder)
        self._galat.append(
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
        return nama if self._root is None else from_root(self._root, path)


def _handed_in(folder: Path) -> list[str]:
    """The manifest's name; where there is none, those of the workbooks."""
    return [NAME] if os.path.lexists(folder / NAME) else our_workbooks.handed_in(our_workbooks.kinds(folder))


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
