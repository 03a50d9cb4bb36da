"""lkecheck config: the file of settings."""

from __future__ import annotations

import os
from pathlib import Path

import click

from lkecheck.core.errors import UsageError

from ._indonesian import Group, Panggilan
from ._shared import write_whole


@click.group(cls=Group, name="config")
def command() -> None:
    """Buat berkas pengaturan (.lkecheck.yaml)."""


@command.command(cls=Panggilan, name="init")
@click.argument("folder", metavar="[FOLDER]", default=".", type=click.Path(path_type=Path))
def init(folder: Path) -> None:
    """Tulis .lkecheck.yaml yang menerangkan setiap pengaturan; berkas yang sudah ada tidak ditimpa."""
    from lkecheck.core import settings

    target = folder / settings.NAME
    if not folder.is_dir():
        raise UsageError(f'"{folder}" bukan folder; sebut folder tempat lkecheck dijalankan.')
    if os.path.lexists(target):
        raise UsageError(f'"{target}" sudah ada dan tidak ditimpa; sunting berkas itu, atau hapus dahulu.')
    write_whole(target, settings.template().encode())
    click.echo(
        f"{target} ditulis. Hapus tanda # pada baris yang dipakai, lalu lihat hasilnya: lkecheck check PATH --show-config",
        err=True,
    )
