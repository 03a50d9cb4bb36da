"""lkecheck check: judges manifests."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from ._sampling import sample_options, sampling
from ._settings import Berpengaturan, own_name, show, used
from ._shared import Tanggal, outputs, own_templates, pack_option, root_option, today, write_outputs

if TYPE_CHECKING:
    from lkecheck.check.options import Progress
    from lkecheck.model.penilaian import Laporan

REPORTS = "lkecheck.render.penilaian"


@click.command(cls=Berpengaturan, name="check")
@click.argument("jalur", metavar="PATH...", nargs=-1, required=True, type=click.Path(path_type=Path))
@pack_option
@click.option("--date", "tanggal", type=Tanggal(), envvar="LKECHECK_DATE", help="Tanggal acuan; bawaan: hari ini (WIB).")
@click.option("--output", "keluaran", metavar="FORMAT[:BERKAS]", multiple=True, help="Bentuk laporan; boleh beberapa.")
@click.option(
    "--fail-on",
    type=click.Choice(["mayor", "minor", "observasi", "never"]),
    default="mayor",
    show_default=True,
    help="Keparahan yang membuat kode keluar 1.",
)
@click.option(
    "--engine", "mesin", type=click.Choice(["durable", "python", "both"]), help="Mesin aturan; both membandingkan keduanya."
)
@click.option("--no-files", "tanpa_berkas", is_flag=True, help="Nilai manifest saja; tidak ada berkas yang dibuka.")
@click.option(
    "--trust",
    "akar",
    metavar="FOLDER",
    type=click.Path(path_type=Path),
    help="Folder sertifikat akar (PEM) yang dipercaya untuk tanda tangan elektronik.",
)
@click.option("--no-cache", "tanpa_simpanan", is_flag=True, help="Baca ulang semua berkas; jangan pakai hasil yang disimpan.")
@root_option
@click.option("--strict", is_flag=True, help="Kode keluar 3 bila ada yang tidak diperiksa.")
@click.option(
    "--reviu",
    metavar="FOLDER",
    type=click.Path(path_type=Path),
    help="Folder pereviu: putusan/ dan pengecualian.yaml; harus di luar yang diperiksa.",
)
@click.option(
    "--baseline",
    "dasar_banding",
    metavar="BERKAS",
    type=click.Path(path_type=Path),
    help="Hasil json terdahulu; hanya temuan baru yang ditampilkan dan dihitung.",
)
@click.option(
    "--template",
    "templat",
    metavar="FOLDER",
    type=click.Path(path_type=Path),
    help="Folder templat naskah (.docx) kantor Anda, untuk --output docx:FOLDER.",
)
@sample_options
@click.option("--show-config", "tampilkan", is_flag=True, help="Tampilkan setiap pengaturan beserta asalnya, lalu selesai.")
@click.pass_context
def command(
    ctx: click.Context,
    jalur: tuple[Path, ...],
    paket: str | None,
    tanggal: date | None,
    keluaran: tuple[str, ...],
    fail_on: str,
    mesin: str | None,
    tanpa_berkas: bool,
    akar: Path | None,
    tanpa_simpanan: bool,
    pangkal: Path | None,
    strict: bool,
    reviu: Path | None,
    dasar_banding: Path | None,
    templat: Path | None,
    sampel: str | None,
    benih: str | None,
    tampilkan: bool,
) -> int:
    """Periksa manifest, folder perangkat daerah, atau folder kota.

    Kode keluar: 0 tidak ada temuan pada batas --fail-on, 1 ada, 3 sebagian manifest tidak dapat dinilai,
    2 perintah, aturan, atau semua manifest salah, 4 program gagal.
    """
    settings = used(ctx, jalur)
    if tampilkan:
        show(ctx, settings)
        return 0
    wanted = outputs(REPORTS, keluaran)
    own = own_templates(REPORTS, wanted, templat)
    from lkecheck.check.options import Options
    from lkecheck.check.run import check
    from lkecheck.evidence.files.opened import Pembacaan
    from lkecheck.review import baseline

    changed = {
        name: str(value)
        for name, value in (
            ("pack", paket),
            ("date", tanggal),
            ("no-files", tanpa_berkas),
            ("trust", akar),
            ("strict", strict),
            ("reviu", reviu and own_name(reviu)),
            ("baseline", dasar_banding and own_name(dasar_banding)),
        )
        if value
    } | sampling(sampel, benih, wanted)
    how = Pembacaan(akar=akar, simpan=not tanpa_simpanan)
    options = Options(
        tanggal or today(),
        paket,
        mesin,
        not tanpa_berkas,
        how,
        changed,
        pangkal,
        reviu=reviu,
        paket_bawaan=settings.nilai.get("paket"),
        pengaturan_dari=settings.path,
    )
    known = baseline.load(dasar_banding) if dasar_banding is not None else None
    with _progress() as progress:
        laporan = check(jalur, options, progress)
    if known is not None:
        laporan = baseline.compare(laporan, known)
    _tell_broken(laporan)
    write_outputs(REPORTS, wanted, laporan, own)
    return laporan.exit_code(fail_on, strict)


def _tell_broken(laporan: Laporan) -> None:
    for galat in laporan.galat:
        click.echo(f"{galat.tempat}: {galat.pesan}", err=True)


@contextmanager
def _progress() -> Iterator[Progress | None]:
    """A bar on a terminal with the rate and the rest, once there is more than one file; nothing elsewhere."""
    if not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, ProgressColumn, Task, TextColumn, TimeRemainingColumn
    from rich.text import Text

    class Rate(ProgressColumn):
        def render(self, task: Task) -> Text:
            return Text(f"{task.speed:.0f} berkas/detik" if task.speed else "")

    columns = (TextColumn("Membaca berkas"), BarColumn(), MofNCompleteColumn(), Rate(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = None

        def step(done: int, total: int) -> None:
            nonlocal task
            if total > 1:
                task = bar.add_task("", total=total) if task is None else task
                bar.update(task, completed=done)

        yield step
