"""Names of files as people type them in a sheet, found in the folder beside it: slashes, a subfolder left out, a near miss."""

from __future__ import annotations

import difflib
import os
import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from lkecheck.core.errors import Galat
from lkecheck.core.paths import plain
from lkecheck.evidence.files.our_workbooks import companions

from .document import SheetDocument

_HANDED_IN = re.compile(r".+/(manifest\.yaml|LKE-[^/]+\.xlsx)\Z")
MOST = 20_000
"""Files of a folder that are looked through for a name."""


class Folder:
    """The files below a folder, by path and by name; hidden ones and links to folders are left alone."""

    def __init__(self, folder: Path) -> None:
        self.paths = sorted(_walk(folder))
        self._by_name: dict[str, list[str]] = {}
        for path in self.paths:
            self._by_name.setdefault(path.rpartition("/")[2].casefold(), []).append(path)
        self._known = set(self.paths)

    def find(self, typed: str) -> str | None:
        """The path of what was typed, where there is just one file it can mean: more, or less, of its path was typed."""
        name = plain(typed.strip().replace("\\", "/"))
        if name in self._known:
            return name
        parts = name.casefold().split("/")
        same = [path for path in self._by_name.get(parts[-1], []) if _same_end(path.casefold().split("/"), parts)]
        return same[0] if len(same) == 1 else None

    def near(self, typed: str) -> list[str]:
        """Paths whose names nearly match."""
        wanted = plain(typed.replace("\\", "/")).rpartition("/")[2].casefold()
        return [path for name in difflib.get_close_matches(wanted, self._by_name, 2, 0.75) for path in self._by_name[name]][:2]


def _same_end(path: list[str], typed: list[str]) -> bool:
    shorter = min(len(path), len(typed))
    return path[-shorter:] == typed[-shorter:]


def _walk(folder: Path) -> Iterator[str]:
    many = 0
    for here, folders, files in os.walk(folder):
        folders[:] = sorted(nama for nama in folders if not nama.startswith("."))
        for nama in files:
            many += 1
            if many > MOST:
                return
            if not nama.startswith((".", "~$")):
                yield unicodedata.normalize("NFC", Path(here, nama).relative_to(folder).as_posix())


def settle(data: dict[str, Any], document: SheetDocument, nama: str, folder: Path) -> None:
    """Puts the paths of the files that were found into the data, and notes what was found elsewhere or not at all."""
    items = data.get("bukti", [])
    if not any(item.get("berkas") for item in items):
        return
    files = Folder(folder)
    for number, item in enumerate(items):
        typed = item.get("berkas")
        if typed:
            item["berkas"] = [_settled(files, document, nama, ("bukti", number, "berkas"), one) for one in typed]


def _settled(files: Folder, document: SheetDocument, nama: str, path: tuple[str | int, ...], typed: str) -> str:
    found = files.find(typed)
    if found is not None:
        if found != plain(typed):
            document.notes.append(document.tell(nama, path, f'"{typed}" ditemukan sebagai "{found}".'))
        return found
    near = files.near(typed)
    hint = f' Mungkin maksud Anda "{near[0]}"?' if near else ""
    document.notes.append(document.tell(nama, path, f'berkas "{typed}" tidak ada di dalam folder.{hint}'))
    return typed.strip().replace("\\", "/")


def unlisted(data: dict[str, Any], folder: Path, book: str) -> list[str]:
    """Files of the folder that no row names, without the workbook itself, what is made of it, and folders of other OPDs."""
    named = {plain(path) for item in data.get("bukti", []) for path in item.get("berkas", [])}
    paths, own = Folder(folder).paths, {"manifest.yaml", *companions(book)}
    others = tuple(path[: len(path) - len(found[1])] for path in paths if (found := _HANDED_IN.match(path)))
    return [path for path in paths if path not in named and path not in own and not path.startswith(others)]


def as_notes(nama: str, paths: list[str]) -> list[Galat]:
    """What is told of files that no row names."""
    return [Galat(nama, 0, 0, f'berkas "{path}" ada di dalam folder, tetapi tidak disebut baris mana pun.') for path in paths]
