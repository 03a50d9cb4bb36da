"""The options that draw a sample of criteria for a closer look: how large a share, and by which seed."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any, TypeVar

import click

from lkecheck.core.errors import UsageError

from ._shared import Target

F = TypeVar("F", bound=Callable[..., Any])
_SHARE = re.compile(r"([0-9]{1,3})(?:[.,]([0-9]{1,2}))?\s*%?\Z")
_SEED = re.compile(r"[A-Za-z0-9._-]{1,40}\Z")


class Bagian(click.ParamType):  # type: ignore[type-arg]
    """A share in percent, above 0 and at most 100; given as `10%`."""

    name = "PERSEN"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        match = _SHARE.match(str(value).strip())
        text = f"{int(match[1])}{'.' + match[2] if match[2] else ''}" if match else "0"
        if not 0 < float(text) <= 100:
            self.fail(f'"{value}" bukan bagian; tulis persen di atas 0 sampai 100, misalnya 10%.', param, ctx)
        return f"{text}%"


class Benih(click.ParamType):  # type: ignore[type-arg]
    """A seed: a short word or number."""

    name = "KATA"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        if not _SEED.match(str(value)):
            self.fail(f'"{value}" bukan benih; tulis angka atau kata pendek tanpa spasi, misalnya 4711.', param, ctx)
        return str(value)


def sample_options(command: F) -> F:
    """Adds --sampel and --benih."""
    seed = click.option(
        "--benih", type=Benih(), help="Benih sampel; benih yang sama memilih kriteria yang sama. Bawaan: tanggal acuan."
    )
    share = click.option("--sampel", type=Bagian(), help="Bagian kriteria pada lembar Sampel (xlsx). Bawaan: 10%.")
    return share(seed(command))


def sampling(sampel: str | None, benih: str | None, wanted: list[Target]) -> dict[str, str]:
    """What was asked, for the settings of the run; raises UsageError where no report uses it."""
    asked = {name: value for name, value in (("sampel", sampel), ("benih", benih)) if value is not None}
    if asked and not any(name == "xlsx" for name, _ in wanted):
        raise UsageError(f"--{next(iter(asked))} hanya dipakai untuk laporan xlsx; tambahkan --output xlsx:KKR.xlsx.")
    return asked
