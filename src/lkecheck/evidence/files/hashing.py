"""sha256 of a file, within a limit."""

from __future__ import annotations

import errno
import hashlib
from pathlib import Path

MAX_BYTES = 200 * 1024 * 1024
_CHUNK = 1 << 20


def of(path: Path, most: int = MAX_BYTES) -> tuple[str, int]:
    """(hex digest, size in bytes); raises OSError where it cannot be read or goes on beyond `most`."""
    digest, size = hashlib.sha256(), 0
    with path.open("rb", buffering=0) as file:
        while chunk := file.read(_CHUNK):
            size += len(chunk)
            if size > most:
                raise OSError(errno.EFBIG, "grows while it is read")
            digest.update(chunk)
    return digest.hexdigest(), size
