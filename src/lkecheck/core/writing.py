"""Files are written whole or not at all: beside their place first, then moved there."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO

OPEN, OWN = 0o644, 0o600
"""Modes: for everybody to read, or for the user alone."""


def replace(path: Path, write: Callable[[BinaryIO], object], mode: int = OPEN) -> None:
    """Makes the file of what `write` writes; one that was there stays until then. Raises OSError, and what `write` raises."""
    import tempfile  # only where something is written: judging starts faster without it

    handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name[:40]}.")
    try:
        with os.fdopen(handle, "wb") as out:
            write(out)
        Path(temporary).chmod(mode)
        Path(temporary).replace(path)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise
