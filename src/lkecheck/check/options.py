"""What a run is asked for."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from lkecheck.evidence.files.opened import Pembacaan

Progress = Callable[[int, int], None]
"""Told how many files of how many are opened."""


@dataclass(frozen=True, slots=True)
class Options:
    """What a run is asked for; `tanggal` is the day to judge by, `akar` the folder that names of files start from.

    `paket_bawaan` judges a manifest that names no pack; `reviu` is the reviewer's folder, `pengaturan_dari` the file of
    settings that the call read.
    """

    tanggal: date
    paket: str | None = None
    mesin: str | None = None
    berkas: bool = True
    pembacaan: Pembacaan = field(default_factory=Pembacaan)
    pengaturan: Mapping[str, str] = field(default_factory=dict)
    akar: Path | None = None
    reviu: Path | None = None
    paket_bawaan: str | None = None
    pengaturan_dari: Path | None = None
