"""lkecheck workbook merge: the city's recap and the local government's workbook, from those of all OPDs."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from lkecheck.core.errors import UsageError

from ._indonesian import Panggilan
from ._shared import Tanggal, make_folder, need, pack_option, today, write_whole

if TYPE_CHECKING:
    from lkecheck.model.pack import Pack
    from lkecheck.model.penilaian import Laporan
    from lkecheck.workbook.making import Target


@click.command(cls=Panggilan, name="merge")
@click.argument("jalur", metavar="PATH...", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option(
    "--out",
    "tujuan",
    metavar="FOLDER|BERKAS",
    required=True,
    type=click.Path(path_type=Path),
    help="Folder untuk rekap dan buku kerja pusat; nama .xlsx menulis rekapnya saja.",
)
@click.option("--opd", "kode", metavar="KODE", help="Kode pemerintah daerah; bawaan: menurut paket kota.")
@click.option("--nama", metavar="NAMA", help="Nama pemerintah daerah; bawaan: menurut paket kota, atau kodenya.")
@click.option("--date", "tanggal", type=Tanggal(), envvar="LKECHECK_DATE", help="Tanggal acuan; bawaan: hari ini (WIB).")
@click.option("--no-files", "tanpa_berkas", is_flag=True, help="Nilai isian saja; tidak ada berkas yang dibuka.")
@pack_option
def command(
    jalur: tuple[Path, ...],
    tujuan: Path,
    kode: str | None,
    nama: str | None,
    tanggal: date | None,
    tanpa_berkas: bool,
    paket: str | None,
) -> int:
    """Gabungkan buku kerja semua perangkat daerah: rekap kota, dan buku kerja pusat yang buktinya sudah terisi.

    PATH adalah buku kerja, manifest, atau folder kota yang memuat folder perangkat daerah. Jawaban pada buku kerja pusat kosong;
    setiap bukti menyebut asalnya.
    """
    need("reports", "openpyxl", "xlsxwriter")
    from lkecheck.check.options import Options
    from lkecheck.check.run import run as judged
    from lkecheck.workbook import making, merging, recap

    city = _city(jalur)
    run = judged(jalur, Options(tanggal or today(), paket, None, not tanpa_berkas, akar=city))
    _tell(run.laporan)
    if not run.forms:
        return run.laporan.exit_code("never")
    first = next((form for form in run.forms if form.pack.kota.unit is not None), run.forms[0])
    pack = first.pack
    items = merging.taken(pack, run.sources, city)
    files = {tujuan: recap.recap(run.laporan, run.sources, items)}
    if tujuan.suffix.lower() != ".xlsx":
        year = first.penilaian.tahun
        target = _target(pack, paket, kode, nama, year)
        manifest, origins = merging.pusat(target, items)
        files = {
            tujuan / f"REKAP-{year}.xlsx": files[tujuan],
            tujuan / f"LKE-{target.kode}-{year}.xlsx": making.make(pack, target, manifest, origins),
        }
    for path in files:
        if path.exists():
            raise UsageError(f'"{path}" sudah ada; pindahkan dahulu, atau sebut tempat lain dengan --out.')
    for path, data in files.items():
        make_folder(path.parent)
        write_whole(path, data)
        click.echo(f"{path} ditulis.", err=True)
    return run.laporan.exit_code("never")


def _city(paths: tuple[Path, ...]) -> Path:
    """The folder that holds all of them: the one that was named, else the nearest above."""
    if len(paths) == 1 and paths[0].is_dir():
        return paths[0]
    return Path(os.path.commonpath([os.path.realpath(path if path.is_dir() else path.parent) for path in paths]))


def _target(pack: Pack, paket: str | None, kode: str | None, nama: str | None, tahun: int) -> Target:
    from lkecheck.scheme import packs
    from lkecheck.workbook.making import Target
    from lkecheck.workbook.merging import government

    known = government(pack)
    if kode is None and known is None:
        raise UsageError(
            f'Paket "{pack.id}" tidak menyebut pemerintah daerahnya; sebut kodenya dengan --opd, misalnya KOTA-BINJAI.'
        )
    code = kode or (known[0] if known else "")
    reference = paket if paket and paket not in packs.known() else pack.id
    return Target(reference, code, nama or (known[1] if known and known[0] == code else code), "pusat", tahun)


def _tell(laporan: Laporan) -> None:
    for galat in laporan.galat:
        click.echo(f"{galat.tempat}: {galat.pesan}", err=True)
