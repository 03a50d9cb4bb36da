"""Settings of a call: flag, then environment, then `.lkecheck.yaml`; click keeps the order, and knows the source of each."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import click
from click.core import ParameterSource

from lkecheck.core import settings

from ._indonesian import Panggilan
from ._shared import today, write_out

_PARAMS = {"sertifikat": "akar", "ketat": "strict"}
"""Keys of the file whose option has another name in the program."""
_ENVIRONMENT = {"paket": "LKECHECK_PACK", "tanggal": "LKECHECK_DATE", "tanpa_simpanan": "LKECHECK_NO_CACHE"}
_KEY = "lkecheck.core.settings"


class Berpengaturan(Panggilan):
    """A command whose options a file may set; the pack is not among them, since a manifest's own goes before it."""

    settable: frozenset[str] = frozenset()
    """Parameters that the file sets; all where none is named."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        if not {"--help", "-h"} & set(args):
            found = settings.load(Path.cwd())
            ctx.meta[_KEY] = found
            known = {param.name for param in self.params if param.name in self.settable or not self.settable}
            named = {_PARAMS.get(key, key): value for key, value in found.nilai.items() if key != "paket"}
            ctx.default_map = {name: value for name, value in named.items() if name in known}
        return super().parse_args(ctx, args)


class Menilai(Berpengaturan):
    """A command that judges as check does, with outputs of its own: of the file it takes how to judge."""

    settable = frozenset({"tanggal", "tanpa_berkas"})


def used(ctx: click.Context, paths: Sequence[Path]) -> settings.Settings:
    """The settings that this call read; raises UsageError where a link leads them into what is checked."""
    found: settings.Settings = ctx.meta[_KEY]
    if found.path is not None:
        settings.refuse_planted(found.path, Path.cwd(), paths)
    return found


def own_name(path: Path) -> str:
    """A path's last part, also of "..": no result holds an absolute path."""
    return Path(os.path.abspath(path)).name


def show(ctx: click.Context, found: settings.Settings) -> None:
    """Prints each setting with its value and where it comes from."""
    rows = list(_rows(ctx, found))
    widths = [max(len(row[column]) for row in rows) for column in range(2)]
    lines = [f"{key:<{widths[0]}}  {value:<{widths[1]}}  {source}" for key, value, source in rows]
    write_out(("\n".join(lines) + "\n").encode())


def _rows(ctx: click.Context, found: settings.Settings) -> Iterator[tuple[str, str, str]]:
    from lkecheck.core.pengaturan import Pengaturan

    for key in Pengaturan.model_fields:
        if key != "skema":
            value, source = _of(ctx, found, key)
            yield key, _text(key, value), source


def _of(ctx: click.Context, found: settings.Settings, key: str) -> tuple[Any, str]:
    name = _PARAMS.get(key, key)
    value, source = ctx.params.get(name), ctx.get_parameter_source(name)
    if source is ParameterSource.COMMANDLINE:
        return value, "perintah"
    if source is ParameterSource.ENVIRONMENT:
        return value, f"lingkungan ({_ENVIRONMENT[key]})"
    if key == "tanpa_simpanan" and os.environ.get(_ENVIRONMENT[key]):
        return True, f"lingkungan ({_ENVIRONMENT[key]})"
    if key == "paket":
        if key in found.nilai:
            return found.nilai[key], f"{found.tempat[key]}, bila manifest tidak menyebut paket"
        return "pmprb-2020", "bawaan, bila manifest tidak menyebut paket"
    if source is ParameterSource.DEFAULT_MAP:
        return value, found.tempat[key]
    if key == "tanggal":
        return today(), "hari ini (WIB)"
    return value, "bawaan"


def _text(key: str, value: Any) -> str:
    if value is None or value == ():
        return "terminal" if key == "keluaran" else "-"
    if isinstance(value, bool):
        return "ya" if value else "tidak"
    return ", ".join(map(str, value)) if isinstance(value, tuple) else str(value)
