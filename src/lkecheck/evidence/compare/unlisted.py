"""Files in an OPD's folder that no item of its manifest names."""

from __future__ import annotations

import os
import re
from collections.abc import Collection, Sequence
from pathlib import Path

from lkecheck.core import paths
from lkecheck.evidence.files import our_workbooks
from lkecheck.model.manifest import Bukti

_MOST = 20_000
_HANDED_IN = re.compile(r"manifest\.yaml\Z|LKE-.+\.xlsx\Z")
"""Files that say that a folder is an OPD's: what is in it is its own."""


def unlisted(root: Path, listed: Sequence[Bukti], own: Sequence[str]) -> list[str]:
    """Files in the folder that no item names, relative and sorted; hidden files and folders of another OPD aside."""
    known = {paths.plain(nama) for bukti in listed for nama in bukti.berkas} | set(own)
    found: list[str] = []
    seen = 0
    for folder, folders, files in os.walk(root):
        here = Path(folder)
        if here != root and _of_another(here, root, files, known):
            folders.clear()
            continue
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in files:
            seen += 1
            relative = (here / name).relative_to(root).as_posix()
            if not name.startswith(".") and paths.plain(relative) not in known:
                found.append(relative)
        if seen > _MOST:
            break
    return sorted(found)


def _of_another(here: Path, root: Path, files: Sequence[str], known: Collection[str]) -> bool:
    """Whether another OPD handed in a folder below; only workbooks that no item names are looked into."""
    if any(map(_HANDED_IN.match, files)):
        return True
    inside = here.relative_to(root).as_posix()
    books = [name for name in files if name.lower().endswith(".xlsx") and paths.plain(f"{inside}/{name}") not in known]
    return any(our_workbooks.kind(here / name) == "isian" for name in books if not (here / name).is_symlink())
