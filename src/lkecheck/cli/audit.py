"""lkecheck audit: the numbers of a recap, held against each other."""

from __future__ import annotations

from pathlib import Path

import click

from ._indonesian import Panggilan
from ._shared import outputs, pack_option, root_option, write_outputs

FORMS = "lkecheck.render.audit"


@click.command(cls=Panggilan, name="audit")
@click.argument("rekap", metavar="REKAP", type=click.Path(path_type=Path))
@pack_option
@click.option("--output", "keluaran", metavar="FORMAT[:BERKAS]", multiple=True, help="Bentuk laporan; boleh beberapa.")
@click.option(
    "--fail-on",
    type=click.Choice(["salah", "perlu_dilihat", "never"]),
    default="salah",
    show_default=True,
    help="Sifat temuan yang membuat kode keluar 1.",
)
@root_option
def command(rekap: Path, paket: str | None, keluaran: tuple[str, ...], fail_on: str, pangkal: Path | None) -> int:
    """Hitung ulang angka sebuah rekap LKE (YAML) dan tunjukkan yang bertentangan.

    Kode keluar: 0 tidak ada temuan pada batas --fail-on, 1 ada, 2 perintah atau berkasnya salah.
    """
    wanted = outputs(FORMS, keluaran)
    from lkecheck.audit.report import audit

    hasil = audit(rekap, paket, pangkal)
    write_outputs(FORMS, wanted, hasil)
    reached = {"salah": {"salah"}, "perlu_dilihat": {"salah", "perlu_dilihat"}, "never": set()}[fail_on]
    return int(any(temuan.sifat in reached for temuan in hasil.temuan))
