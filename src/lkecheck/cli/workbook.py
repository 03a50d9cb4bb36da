"""lkecheck workbook: the LKE as a workbook, for people who work in Excel."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from lkecheck.core.errors import DocumentError, Galat, UsageError

from ._indonesian import Group, Panggilan
from ._merge import command as merge
from ._shared import YEAR, Tanggal, make_folder, need, pack_option, today, write_whole

if TYPE_CHECKING:
    from lkecheck.evidence.manifests import Parsed
    from lkecheck.model.pack import Pack


@click.group(cls=Group, name="workbook")
def command() -> None:
    """Isi LKE di buku kerja Excel, baca kembali, beri catatan, dan gabungkan."""


command.add_command(merge, "merge")


@command.command(cls=Panggilan, name="new")
@click.option("--opd", "kode", metavar="KODE", required=True, help="Kode perangkat daerah, misalnya DINKES.")
@click.option("--nama", metavar="NAMA", help="Nama perangkat daerah; bawaan: menurut paket kota, atau kodenya.")
@click.option("--tingkat", type=click.Choice(["unit", "pusat"]), default="unit", show_default=True, help="unit atau pusat.")
@click.option("--year", "tahun", metavar="TAHUN", type=YEAR, help="Tahun yang dinilai; bawaan: tahun terakhir paket.")
@click.option("--from", "lama", metavar="BERKAS", type=click.Path(path_type=Path), help="Isi dari manifest atau buku kerja lama.")
@click.option("--out", "tujuan", metavar="BERKAS", type=click.Path(path_type=Path), help="Bawaan: LKE-KODE-TAHUN.xlsx.")
@pack_option
def new(
    kode: str, nama: str | None, tingkat: str, tahun: int | None, lama: Path | None, tujuan: Path | None, paket: str | None
) -> None:
    """Buat buku kerja untuk satu perangkat daerah: satu lembar tiap area, lembar bukti, dan petunjuk."""
    if not re.fullmatch(r"[A-Z0-9][A-Z0-9-]{0,39}", kode):
        raise UsageError(f'Kode "{kode}" tidak sesuai; pakai huruf besar, angka, dan tanda hubung, misalnya DINKES.')
    need("reports", "xlsxwriter", "openpyxl")
    from lkecheck.check import handed_in
    from lkecheck.evidence import manifests
    from lkecheck.scheme import packs
    from lkecheck.workbook.making import Target, make

    parsed = handed_in.read(lama, str(lama)) if lama is not None else None
    pack = packs.load(paket or (parsed.paket if parsed else None) or packs.DEFAULT)
    manifest = manifests.resolve(parsed, _in_year(parsed, pack), links=False).manifest if parsed is not None else None
    if manifest is not None:
        tingkat, tahun, nama = manifest.tingkat, tahun or manifest.tahun, nama or manifest.opd.nama
    year = tahun or pack.head.berlaku.sampai or pack.head.berlaku.mulai
    problem = manifests.unit_problem(pack, kode, year)
    if problem is not None:
        raise UsageError(f"{problem[0].upper()}{problem[1:]}")
    reference = paket if paket and paket not in packs.known() else pack.id
    target = Target(reference, kode, nama or _name(pack, kode), "pusat" if tingkat == "pusat" else "unit", year)
    data = make(pack.in_year(year), target, manifest)
    path = tujuan or Path(f"LKE-{kode}-{year}.xlsx")
    if path.exists():
        raise UsageError(f'"{path}" sudah ada; hapus atau sebut nama lain dengan --out.')
    make_folder(path.parent)
    write_whole(path, data)
    click.echo(f"{path} ditulis. Isi sel berwarna, lalu jalankan: lkecheck check {path}", err=True)


def _in_year(parsed: Parsed, pack: Pack) -> Pack:
    return pack.in_year(parsed.manifest.tahun) if parsed.manifest is not None else pack


def _name(pack: Pack, kode: str) -> str:
    return pack.kota.unit.unit[kode].nama if pack.kota.unit is not None else kode


@command.command(cls=Panggilan, name="read")
@click.argument("buku", metavar="BUKU.xlsx", type=click.Path(path_type=Path))
@click.option("--folder", metavar="FOLDER", type=click.Path(path_type=Path), help="Folder berkas; bawaan: folder buku kerja.")
def read(buku: Path, folder: Path | None) -> None:
    """Baca buku kerja menjadi manifest.yaml di dalam foldernya.

    Semua yang salah disebut sekaligus, dengan lembar dan selnya. Buku kerjanya tidak diubah.
    """
    need("reports", "openpyxl")
    from lkecheck.check import handed_in
    from lkecheck.evidence import manifests
    from lkecheck.scheme import packs
    from lkecheck.workbook import files
    from lkecheck.workbook.manifest_text import MARK, manifest_text

    home = folder or buku.parent
    if not home.is_dir():
        raise UsageError(f'Folder "{home}" tidak ada.')
    parsed = handed_in.read(buku, buku.name, home)
    pack = packs.load(parsed.paket or packs.DEFAULT)
    source = manifests.resolve(parsed, _in_year(parsed, pack))
    target = home / manifests.NAME
    if target.exists() and not target.read_text("utf-8", "replace").startswith(MARK):
        raise UsageError(f'"{target}" sudah ada dan tidak berasal dari buku kerja; pindahkan dahulu bila hendak diganti.')
    document = parsed.document
    notes: list[Galat] = [*getattr(document, "notes", []), *_older(getattr(document, "versi", ""), pack, buku.name)]
    for galat in [*notes, *files.as_notes(home.name, files.unlisted(document.data, home, buku.name))]:
        click.echo(str(galat), err=True)
    write_whole(target, manifest_text(source.manifest, buku.name, source.sha256).encode())
    many = len(source.manifest.jawaban), len(source.manifest.bukti)
    click.echo(f"{target} ditulis: {many[0]} jawaban, {many[1]} bukti. Berikutnya: lkecheck check {home}", err=True)


def _older(versi: str, pack: Pack, nama: str) -> list[Galat]:
    """A note where the workbook shows another version's criteria than those it is judged by."""
    if versi in ("", pack.head.versi):
        return []
    what = f"dibuat dengan paket {pack.id} versi {versi}; sekarang versi {pack.head.versi}, dan kriterianya mungkin berubah."
    how = f"Pindahkan isiannya dengan: lkecheck workbook new --opd KODE --from {nama} --out BARU.xlsx"
    return [Galat(nama, 0, 0, f"{what} {how}")]


@command.command(cls=Panggilan, name="annotate")
@click.argument("buku", metavar="BUKU.xlsx", type=click.Path(path_type=Path))
@click.option("--out", "tujuan", metavar="BERKAS", type=click.Path(path_type=Path), help="Bawaan: BUKU-catatan.xlsx.")
@click.option("--date", "tanggal", type=Tanggal(), envvar="LKECHECK_DATE", help="Tanggal acuan; bawaan: hari ini (WIB).")
@click.option("--no-files", "tanpa_berkas", is_flag=True, help="Nilai isian saja; tidak ada berkas yang dibuka.")
@pack_option
def annotate(buku: Path, tujuan: Path | None, tanggal: date | None, tanpa_berkas: bool, paket: str | None) -> None:
    """Tulis temuan di samping setiap baris, pada salinan buku kerja; aslinya tidak diubah."""
    need("reports", "openpyxl", "xlsxwriter")
    from lkecheck.check.options import Options
    from lkecheck.check.run import check
    from lkecheck.workbook import annotate as annotating
    from lkecheck.workbook import copying, opening
    from lkecheck.workbook.losses import losses

    path = tujuan or buku.with_name(f"{buku.stem}-catatan.xlsx")
    if path.resolve() == buku.resolve():
        raise UsageError("Catatan ditulis pada salinan; sebut nama lain dengan --out.")
    raw = opening.read_bytes(buku, buku.name)
    laporan = check([buku], Options(tanggal or today(), paket, None, not tanpa_berkas))
    if not laporan.penilaian:
        raise DocumentError([Galat(one.berkas, one.baris, one.kolom, one.pesan, one.sel or "") for one in laporan.galat])
    satu, lost = laporan.penilaian[0], losses(raw)
    if lost:
        data = copying.copied(raw, satu, laporan.pernyataan, lost)
        click.echo(f"{buku.name} memuat {', '.join(lost)}; catatan ditulis pada salinan lembarnya.", err=True)
    else:
        data = annotating.annotate(raw, satu, laporan.pernyataan)
    write_whole(path, data)
    click.echo(f"{path} ditulis: {len(satu.temuan)} temuan. {buku.name} tidak diubah.", err=True)
