"""How files are opened, and what comes of one: the plain values that the machinery of opening takes and gives."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lkecheck.model.berkas import IsiBerkas


@dataclass(frozen=True, slots=True)
class Limits:
    """What one file may cost: seconds, bytes of memory (address space, where the system holds to it), bytes of the answer."""

    seconds: float = 60.0
    memory: int = 1 << 30
    output: int = 32 << 20


@dataclass(frozen=True, slots=True)
class Pembacaan:
    """How files are opened. `akar` is a folder of root certificates; `simpan` keeps results for the next run."""

    akar: Path | None = None
    simpan: bool = True
    pekerja: int = 0
    batas: Limits = field(default_factory=Limits)


@dataclass(frozen=True, slots=True)
class Opened:
    """What came of opening one file: what it says, or the reason (Indonesian) why it could not be looked at."""

    isi: IsiBerkas | None = None
    gagal: str | None = None
    sha256: str | None = None
