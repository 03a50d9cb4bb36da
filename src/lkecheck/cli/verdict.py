"""lkecheck verdict: the auditor's answers, from the workbook into the reviewer's folder."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from ._indonesian import Group, Panggilan
from ._shared import need

if TYPE_CHECKING:
    from lkecheck.review.own_folder import Stored


@click.group(cls=Group, name="verdict")
def command() -> None:
    """Baca putusan pereviu dari Kertas Kerja Reviu."""


@command.command(cls=Panggilan, name="read")
@click.argument("kkr", metavar="KKR.xlsx", type=click.Path(path_type=Path))
@click.option(
    "--reviu",
    metavar="FOLDER",
    type=click.Path(path_type=Path),
    required=True,
    help="Folder pereviu, tempat putusan disimpan; dibuat bila belum ada.",
)
def read(kkr: Path, reviu: Path) -> None:
    """Baca jawaban tiap jenjang dari KKR yang sudah diisi, lalu simpan pada folder pereviu.

    Semua yang salah disebut sekaligus, dengan lembar dan selnya; bila ada, tidak ada yang disimpan. KKR tidak diubah.
    """
    need("reports", "openpyxl", "defusedxml")
    from lkecheck.review import own_folder
    from lkecheck.workbook.kkr_reading import read as read_back

    found = read_back(kkr)
    if (reviu / own_folder.VERDICTS).is_dir():
        own_folder.load(reviu)  # what is wrong there is told before anything is written
    if not found:
        click.echo("Tidak ada jawaban yang terisi; tidak ada yang disimpan.", err=True)
        return
    for isi in found:
        _tell(own_folder.store(reviu, isi))
    click.echo(f"Berikutnya: lkecheck check FOLDER --reviu {reviu}", err=True)


def _tell(stored: Stored) -> None:
    counts = f"{len(stored.baru)} jawaban baru, {len(stored.diganti)} diganti, {len(stored.sama)} tetap"
    click.echo(f"{stored.nama}: {counts}.")
    for text in stored.usang:
        click.echo(text, err=True)
