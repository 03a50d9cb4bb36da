"""What commands share: the date, the options that choose a pack, and writing a file whole or not at all."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from datetime import date, datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import click

from lkecheck.core import registry
from lkecheck.core.errors import UsageError, reason

WIB = timezone(timedelta(hours=7))

PACK_HELP = "Paket aturan: id paket, atau folder yang memuat pack.yaml."


YEAR = click.IntRange(2000, 2100)


def today() -> date:
    """Today in western Indonesia."""
    return datetime.now(WIB).date()


class Tanggal(click.ParamType):  # type: ignore[type-arg]
    """A date option, YYYY-MM-DD."""

    name = "TTTT-BB-HH"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        if isinstance(value, date):
            return value
        try:
            if len(value) != len("2022-07-04"):
                raise ValueError
            return date.fromisoformat(value)
        except ValueError:
            self.fail(f'"{value}" bukan tanggal; tulis tahun-bulan-hari, misalnya 2022-07-04.', param, ctx)


pack_option = click.option("--pack", "paket", metavar="ID|FOLDER", envvar="LKECHECK_PACK", help=PACK_HELP)


def _folder(_ctx: click.Context, _param: click.Parameter, value: Path | None) -> Path | None:
    if value is not None and not value.is_dir():
        raise UsageError(f'--root "{value}" bukan folder; sebut akar repositori, misalnya --root .')
    return value


root_option = click.option(
    "--root",
    "pangkal",
    metavar="FOLDER",
    type=click.Path(path_type=Path),
    callback=_folder,
    help="Tulis letak berkas terhadap folder ini, misalnya akar repositori; bawaan: folder yang diperiksa.",
)


Target = tuple[str, Path | None]


def outputs(package: str, wanted: tuple[str, ...]) -> list[Target]:
    """(form, file or None for stdout) pairs of --output; checked before any work is done. `package` holds the forms.

    A form whose module says `BINARY = True` needs a file, one that says `FOLDER = True` a folder of several.
    """
    pairs: list[Target] = []
    for text in wanted or ("terminal",):
        name, colon, target = text.partition(":")
        module = registry.load(package, name)
        if colon and not target:
            raise UsageError(f'--output "{text}" belum menyebut nama berkas sesudah titik dua.')
        several = getattr(module, "FOLDER", False)
        if not target and (several or getattr(module, "BINARY", False)):
            example = f"{name}:hasil" + ("" if several else f".{name}")
            raise UsageError(
                f"Laporan {name} ditulis ke {'folder' if several else 'berkas'}; sebut namanya, misalnya --output {example}."
            )
        pairs.append((name, Path(target) if target else None))
    if sum(target is None for _, target in pairs) > 1:
        raise UsageError("Hanya satu laporan dapat ditulis ke layar; sebut berkas untuk yang lain, misalnya json:hasil.json.")
    return pairs


def own_templates(package: str, wanted: list[Target], folder: Path | None) -> dict[str, Any]:
    """An office's templates, for each form that is made of templates; checked before any work is done."""
    if folder is None:
        return {}
    modules = {name: registry.load(package, name) for name, _ in wanted}
    made = {name: module for name, module in modules.items() if hasattr(module, "templates")}
    if not made:
        raise UsageError("--template hanya dipakai untuk laporan docx; tambahkan --output docx:FOLDER.")
    return {name: module.templates(folder) for name, module in made.items()}


def write_outputs(package: str, wanted: list[Target], value: Any, own: Mapping[str, Any] | None = None) -> None:
    """Renders a result in each form, then writes them all: styles stay only on a terminal. `own`: see own_templates."""
    rendered = []
    for name, target in wanted:
        module = registry.load(package, name)
        made = module.render(value, own[name]) if own and name in own else module.render(value)
        rendered.append((target, made, getattr(module, "BINARY", False)))
    for target, data, binary in rendered:
        if target is None:
            write_out(data)
        elif isinstance(data, dict):
            make_folder(target)
            for name, content in data.items():
                write_whole(target / name, content)
        else:
            write_whole(target, data if binary else click.unstyle(data.decode()).encode())


def need(extra: str, *modules: str) -> None:
    """Raises UsageError that says what to install where a part of an extra is missing."""
    from importlib.util import find_spec

    missing = [module for module in modules if find_spec(module) is None]
    if missing:
        raise UsageError(f"Perintah ini memerlukan {', '.join(missing)}; pasang dengan: pip install 'lkecheck[{extra}]'.")


def make_folder(folder: Path) -> None:
    """Makes a folder and those above it; raises UsageError where it cannot."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UsageError(f'Folder "{folder}" tidak dapat dibuat ({reason(error)}).') from None


def write_whole(path: Path, data: bytes) -> None:
    """Writes a file so that it is there whole or not at all; raises UsageError where it cannot.

    A link keeps pointing where it points; a device or a pipe is written to, never replaced.
    """
    from lkecheck.core import writing

    try:
        path = path.resolve()
        if path.exists() and not path.is_file():
            path.write_bytes(data)
            return
        writing.replace(path, lambda out: out.write(data))
    except OSError as error:
        raise UsageError(f'"{path}" tidak dapat ditulis ({reason(error)}).') from None


def write_out(data: bytes) -> None:
    """Writes a report to stdout; styles stay only on a terminal, and letters its code page lacks become "?"."""
    if sys.stdout.isatty():
        click.echo(data.decode(), nl=False)
        return
    sys.stdout.buffer.write(click.unstyle(data.decode()).encode(_encoding(), "replace"))


def _encoding() -> str:
    """UTF-8 in a pipe or a file, unless the environment asks for another."""
    return os.environ.get("PYTHONIOENCODING", "").partition(":")[0] or "utf-8"
