"""lkecheck init: a manifest to fill in."""

from __future__ import annotations

import re
from pathlib import Path

import click

from lkecheck.core.errors import UsageError

from ._indonesian import Panggilan
from ._shared import YEAR, make_folder, pack_option, write_out, write_whole


@click.command(cls=Panggilan, name="init")
@click.option("--opd", "kode", metavar="KODE", required=True, help="Kode perangkat daerah, misalnya DINKES.")
@click.option("--nama", metavar="NAMA", help="Nama perangkat daerah; bawaan: menurut paket kota, atau kodenya.")
@click.option("--tingkat", type=click.Choice(["unit", "pusat"]), default="unit", show_default=True, help="unit atau pusat.")
@click.option("--year", "tahun", metavar="TAHUN", type=YEAR, help="Tahun yang dinilai; bawaan: tahun terakhir paket.")
@click.option("--from", "lama", metavar="BERKAS", type=click.Path(path_type=Path), help="Manifest tahun lalu yang diteruskan.")
@click.option("--out", "tujuan", metavar="BERKAS", type=click.Path(path_type=Path), help="Tulis ke berkas; bawaan: layar.")
@pack_option
def command(
    kode: str, nama: str | None, tingkat: str, tahun: int | None, lama: Path | None, tujuan: Path | None, paket: str | None
) -> None:
    """Buat manifest untuk diisi: setiap kriteria yang berlaku beserta dokumen yang diminta.

    Dengan --from, bukti yang masih berlaku diteruskan dan yang harus baru ditandai.
    """
    if not re.fullmatch(r"[A-Z0-9][A-Z0-9-]{0,39}", kode):
        raise UsageError(f'Kode "{kode}" tidak sesuai; pakai huruf besar, angka, dan tanda hubung, misalnya {_suggest(kode)}.')
    from lkecheck.evidence import manifests
    from lkecheck.intake.skeleton import skeleton
    from lkecheck.scheme import packs

    parsed = manifests.read(lama, str(lama)) if lama is not None else None
    pack = packs.load(paket or (parsed.paket if parsed else None) or packs.DEFAULT)
    previous = manifests.resolve(parsed, pack, links=False) if parsed is not None else None
    if previous is not None:
        tingkat, nama = previous.manifest.tingkat, nama or previous.manifest.opd.nama
    year = tahun or (previous.manifest.tahun + 1 if previous else None) or pack.head.berlaku.sampai or pack.head.berlaku.mulai
    problem = manifests.unit_problem(pack, kode, year)
    if problem is not None:
        raise UsageError(f"{problem[0].upper()}{problem[1:]}")
    if nama is None and pack.kota.unit is not None:
        nama = pack.kota.unit.unit[kode].nama
    reference = paket if paket and paket not in packs.known() else pack.id
    pack = pack.in_year(year)
    text = skeleton(pack, paket=reference, kode=kode, nama=nama or kode, tingkat=tingkat, tahun=year, previous=previous)
    data = text.encode()
    if tujuan is None:
        write_out(data)
        return
    if tujuan.exists():
        raise UsageError(f'"{tujuan}" sudah ada; hapus atau sebut nama lain.')
    make_folder(tujuan.parent)
    write_whole(tujuan, data)
    click.echo(f"{tujuan} ditulis. Isi nilai dan bukti, lalu jalankan: lkecheck check {tujuan}", err=True)


def _suggest(kode: str) -> str:
    return re.sub(r"[^A-Z0-9]+", "-", kode.upper()).strip("-")[:40] or "DINKES"
