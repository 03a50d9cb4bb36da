"""lkecheck score: what the answers are worth, what evidence supports of it, and the index."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from lkecheck.core.errors import UsageError

from ._settings import Menilai, used
from ._shared import Tanggal, outputs, pack_option, today, write_out, write_outputs

FORMS = "lkecheck.render.skor"


@click.command(cls=Menilai, name="score")
@click.argument("jalur", metavar="PATH...", nargs=-1, required=True, type=click.Path(path_type=Path))
@pack_option
@click.option("--date", "tanggal", type=Tanggal(), envvar="LKECHECK_DATE", help="Tanggal acuan; bawaan: hari ini (WIB).")
@click.option("--no-files", "tanpa_berkas", is_flag=True, help="Nilai manifest saja; tidak ada berkas yang dibuka.")
@click.option(
    "--explain", "kode", metavar="KODE", help="Uraikan asal satu angka: kriteria, sub-aspek, area, aspek, komponen, atau INDEKS."
)
@click.option("--output", "keluaran", metavar="FORMAT[:BERKAS]", multiple=True, help="Bentuk laporan: terminal, json.")
def command(
    jalur: tuple[Path, ...],
    paket: str | None,
    tanggal: date | None,
    tanpa_berkas: bool,
    kode: str | None,
    keluaran: tuple[str, ...],
) -> int:
    """Hitung nilai manifest dan indeks pemerintah daerah: diklaim, didukung bukti, dan mungkin.

    Kode keluar: 0 semua manifest dinilai, 3 sebagian tidak dapat dinilai, 2 perintah, aturan, atau semua manifest salah.
    """
    if kode is not None and keluaran:
        raise UsageError("--explain menulis uraian ke layar; jalankan --output tersendiri.")
    wanted = outputs(FORMS, keluaran)
    from lkecheck.check.options import Options
    from lkecheck.check.run import run
    from lkecheck.model.skor import HasilSkor

    settings = used(click.get_current_context(), jalur)
    how = Options(
        tanggal or today(),
        paket,
        berkas=not tanpa_berkas,
        paket_bawaan=settings.nilai.get("paket"),
        pengaturan_dari=settings.path,
    )
    done = run(jalur, how)
    hasil = HasilSkor.of(done.laporan)
    for galat in hasil.galat:
        click.echo(f"{galat.tempat}: {galat.pesan}", err=True)
    if kode is None:
        write_outputs(FORMS, wanted, hasil)
    elif hasil.skor:
        from lkecheck.render.explained.explain import explain

        write_out(("\n".join(explain(done.forms, hasil.indeks, kode)) + "\n").encode())
    return hasil.exit_code()
