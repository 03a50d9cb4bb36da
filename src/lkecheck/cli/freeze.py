"""lkecheck freeze: registers the downloaded copy of a link."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import click

from lkecheck.core.errors import UsageError

from ._indonesian import Panggilan
from ._shared import Tanggal, today


@click.command(cls=Panggilan, name="freeze")
@click.argument("manifest", metavar="MANIFEST", type=click.Path(path_type=Path))
@click.argument("nama", metavar="ID")
@click.argument("berkas", metavar="BERKAS", type=click.Path(path_type=Path))
@click.option("--date", "tanggal", type=Tanggal(), help="Tanggal salinan diambil; bawaan: hari ini (WIB).")
@click.option("--as", "sebagai", metavar="LETAK", help="Letak salinan dalam folder manifest; bawaan: bukti/<nama berkas>.")
@click.option("--again", "ulang", is_flag=True, help="Ganti salinan yang sudah dibekukan.")
@click.option("--html", "laman", is_flag=True, help="Terima laman web sebagai salinan.")
def command(manifest: Path, nama: str, berkas: Path, tanggal: date | None, sebagai: str | None, ulang: bool, laman: bool) -> None:
    """Catat BERKAS, salinan tautan yang sudah diunduh, pada bukti ID dalam MANIFEST.

    Salinan diletakkan dalam folder manifest, lalu letak, tanggal, dan sidiknya (sha256) ditulis pada bukti itu. Isian
    lain dan catatan dalam manifest tidak berubah. Program ini tidak membuka tautannya.
    """
    from lkecheck.evidence.links.freezing import Options, freeze
    from lkecheck.evidence.manifests import NAME

    if manifest.is_dir():
        manifest /= NAME
    # In the east of the country the next day begins two hours earlier.
    if tanggal is not None and tanggal > today() + timedelta(days=1):
        raise UsageError(f"Tanggal {tanggal.isoformat()} belum tiba; tulis tanggal salinan itu diambil.")
    done = freeze(manifest, nama, berkas, tanggal or today(), Options(sebagai, ulang, laman))
    how = f"Salinan dari {berkas}" if done.disalin else "Berkas dalam folder"
    click.echo(f'Bukti "{done.id}" dibekukan pada {done.tanggal.isoformat()}.')
    click.echo(f"{how}: {done.berkas}, {_size(done.ukuran)}, sha256 {done.sha256[:12]}...")
    if ulang and done.lain:
        click.echo(f"Bukti ini masih menyebut {', '.join(done.lain)}; hapus dari kunci berkas bila itu salinan lama.", err=True)
    click.echo(f"Berikutnya: jalankan lkecheck check {manifest}", err=True)


def _size(size: int) -> str:
    """Bytes as an officer reads them."""
    for unit, step in (("MB", 1024 * 1024), ("KB", 1024)):
        if size >= step:
            return f"{size / step:.1f} {unit}".replace(".", ",")
    return f"{size} byte"
