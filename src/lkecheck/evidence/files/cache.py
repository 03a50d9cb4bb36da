"""Results of looks, kept in the user's cache folder by the sha256 of the file and the version of the looks.

A changed file has another name here, so an old result can never answer for it. Whatever goes wrong only costs time.
The folder is the user's own and closed to others: what lies in it is text of documents.
"""

from __future__ import annotations

import contextlib
import zlib
from dataclasses import dataclass
from pathlib import Path

from pydantic import ValidationError

from lkecheck.core import writing
from lkecheck.model.berkas import IsiBerkas

MOST = 20_000
"""How many results stay; the ones longest unused go."""

_MOST_BYTES = 64 << 20


@dataclass(frozen=True, slots=True)
class Kept:
    """A folder of results; `mark` tells apart what was looked for (version, extras, trusted roots)."""

    folder: Path | None
    mark: str = ""

    @classmethod
    def nothing(cls) -> Kept:
        """Keeps nothing."""
        return cls(None)

    def read(self, sha256: str) -> IsiBerkas | None:
        """The result for a file of this hash, where one is kept."""
        if self.folder is None:
            return None
        path = self._path(sha256)
        try:
            unpacker = zlib.decompressobj()
            raw = unpacker.decompress(path.read_bytes(), _MOST_BYTES)
            isi = IsiBerkas.model_validate_json(raw)
        except (OSError, zlib.error, ValidationError):
            return None
        return isi if isi.sha256 == sha256 else None

    def write(self, isi: IsiBerkas) -> None:
        """Keeps a result, whole or not at all."""
        if self.folder is None:
            return
        path = self._path(isi.sha256)
        data = zlib.compress(isi.model_dump_json(exclude_defaults=True).encode(), 1)
        with contextlib.suppress(OSError):
            path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            writing.replace(path, lambda out: out.write(data), writing.OWN)

    def prune(self, most: int = MOST) -> None:
        """Lets the oldest results go where there are too many."""
        if self.folder is None:
            return
        with contextlib.suppress(OSError):
            forms = sorted(self.folder.glob("*/*"), key=lambda form: form.stat().st_mtime)
            for old in forms[: max(0, len(forms) - most)]:
                old.unlink(missing_ok=True)

    def _path(self, sha256: str) -> Path:
        assert self.folder is not None  # noqa: S101 - asked before
        return self.folder / sha256[:2] / f"{sha256[2:]}-{self.mark}"
