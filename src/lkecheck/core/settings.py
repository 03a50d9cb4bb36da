"""`.lkecheck.yaml`: found in the folder of the call or the nearest above it, never in what is checked.

The search starts where the call is made, so a file at or below a checked path is only met by a call from inside of it.
A link that leads from outside into a checked folder is refused.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from .errors import DocumentError, Galat, UsageError, reason

if TYPE_CHECKING:
    from .pengaturan import Pengaturan

NAME = ".lkecheck.yaml"
MAX_BYTES = 64 * 1024


@dataclass(frozen=True)
class Settings:
    """What a file sets and where, by key; its paths are as seen from the folder of the call. Empty where there is no file."""

    path: Path | None = None
    nilai: dict[str, Any] = field(default_factory=dict)
    tempat: dict[str, str] = field(default_factory=dict)


def find(start: Path) -> Path | None:
    """The nearest file from `start` upwards."""
    for folder in (start, *start.parents):
        if os.path.lexists(folder / NAME):
            return folder / NAME
    return None


def load(start: Path) -> Settings:
    """The settings for a call from `start`; raises DocumentError with all that is wrong in the file."""
    path = find(start)
    if path is None:
        return Settings()
    try:
        raw = path.read_bytes()
    except OSError as error:
        raise DocumentError([Galat(_called(path, start), 0, 0, f"tidak terbaca ({reason(error)}).")]) from None
    from . import validation
    from .pengaturan import Pengaturan

    called = _called(path, start)
    value, document, galat = validation.read(Pengaturan, raw, called, MAX_BYTES)
    if value is None:
        raise DocumentError(sorted(galat))
    nilai = dict(_values(value, path.parent, start))
    return Settings(path, nilai, {key: f"{called}:{document.place((key,), key=True)[0]}" for key in nilai})


def refuse_planted(path: Path, start: Path, checked: Sequence[Path]) -> None:
    """Raises UsageError where a link leads to a file at or below a checked path that the call is not made from."""
    real, here = Path(os.path.realpath(path)), Path(os.path.realpath(start))
    for one in checked:
        root = Path(os.path.realpath(one if one.is_dir() else one.parent))
        if real.is_relative_to(root) and not here.is_relative_to(root):
            raise UsageError(
                f'"{_called(path, start)}" menunjuk ke berkas di dalam "{one}" yang diperiksa; ganti dengan berkas sendiri.'
            )


def template() -> str:
    """A file in which every key is explained and set aside."""
    from .pengaturan import Pengaturan

    lines = [
        "# Pengaturan lkecheck untuk folder ini dan folder di bawahnya.",
        "# Urutannya: pilihan pada perintah, lalu variabel lingkungan (LKECHECK_PACK, LKECHECK_DATE, LKECHECK_NO_CACHE),",
        "# lalu berkas ini. Letak berkas ditulis terhadap berkas ini. Hapus tanda # untuk memakai satu baris.",
        "skema: lkecheck/pengaturan/1",
    ]
    for key, info in Pengaturan.model_fields.items():
        if key in _EXAMPLES:
            lines += ["", f"# {info.description}", f"# {key}: {_EXAMPLES[key]}"]
    return "\n".join(lines) + "\n"


_EXAMPLES = {
    "paket": "pmprb-2020",
    "tanggal": "2022-12-31",
    "keluaran": "[terminal, 'json:hasil.json']",
    "fail_on": "mayor",
    "mesin": "python",
    "tanpa_berkas": "true",
    "sertifikat": "sertifikat",
    "tanpa_simpanan": "true",
    "pangkal": ".",
    "ketat": "true",
    "reviu": "../reviu",
    "dasar_banding": "dasar.json",
}


def _called(path: Path, start: Path) -> str:
    return _relative(path, start)


def _values(value: Pengaturan, folder: Path, start: Path) -> Iterator[tuple[str, Any]]:
    from .pengaturan import PATHS

    for key in value.model_fields_set - {"skema"}:
        held = getattr(value, key)
        if held is None or held == ():
            continue
        if key in PATHS or (key == "paket" and _names_folder(held)):
            held = _relative(folder / held, start)
        elif key == "keluaran":
            held = tuple(_output(one, folder, start) for one in held)
        yield key, held


def _names_folder(paket: str) -> bool:
    return "/" in paket or paket.startswith(".")


def _output(text: str, folder: Path, start: Path) -> str:
    form, colon, target = text.partition(":")
    return f"{form}:{_relative(folder / target, start)}" if colon and target else text


def _relative(path: Path, start: Path) -> str:
    """As seen from the folder of the call, with forward slashes: so that no result holds an absolute path."""
    try:
        return Path(os.path.relpath(path, start)).as_posix()
    except ValueError:  # another drive
        return path.as_posix()
