"""lkecheck rules: the rules themselves, listed, shown and put to the test."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from lkecheck.core.errors import UsageError, did_you_mean

from ._indonesian import Group, Panggilan
from ._shared import YEAR, make_folder, outputs, pack_option, root_option, write_out, write_outputs, write_whole

if TYPE_CHECKING:
    from lkecheck.model.pack import Pack

FORMS = "lkecheck.render.uji"


@click.group(cls=Group, name="rules")
def command() -> None:
    """Lihat dan uji aturan."""


@command.command(cls=Panggilan, name="list")
@pack_option
def list_(paket: str | None) -> None:
    """Daftar kriteria: kode, tingkat, skala, dan pernyataan."""
    from lkecheck.scheme import packs

    pack = packs.load(paket or packs.DEFAULT)
    lines = []
    for kriteria in pack.kriteria.values():
        tingkat = "+".join(kriteria.tingkat) + ("" if kriteria.dinilai else " (tidak dinilai)")
        lines.append(f"{kriteria.kode:<12} {tingkat:<6} {kriteria.skala:<9} {kriteria.pernyataan}")
    lines.append(f"{len(pack.kriteria)} kriteria, paket {pack.id} versi {pack.head.versi}, sidik {pack.sha256[:12]}")
    write_out(("\n".join(lines) + "\n").encode())


@command.command(cls=Panggilan, name="show")
@click.argument("kode", metavar="KODE")
@pack_option
def show(kode: str, paket: str | None) -> None:
    """Tampilkan satu aturan seperti tertulis, sebagai YAML."""
    from lkecheck.scheme import packs

    reference = paket or packs.DEFAULT
    text = packs.source_of(reference, kode)
    if text is None:
        raise UsageError(f'Kriteria "{kode}" tidak ada.{did_you_mean(kode, packs.load(reference).kriteria)}')
    write_out(text.encode())


@command.command(cls=Panggilan, name="test")
@pack_option
@click.option("--kode", metavar="KODE", multiple=True, help="Uji kriteria ini saja; boleh beberapa.")
@click.option("--mutasi", is_flag=True, help="Ubah tiap kondisi dan ambang; gagal bila tidak ada kasus yang menyadarinya.")
@click.option(
    "--engine",
    "mesin",
    type=click.Choice(["durable", "python", "both"]),
    default="python",
    show_default=True,
    help="Mesin aturan.",
)
@click.option("--output", "keluaran", metavar="FORMAT[:BERKAS]", multiple=True, help="Bentuk hasil; boleh beberapa.")
@root_option
def test(
    paket: str | None, kode: tuple[str, ...], mutasi: bool, mesin: str, keluaran: tuple[str, ...], pangkal: Path | None
) -> int:
    """Jalankan kasus uji setiap aturan.

    Kode keluar: 0 semua sesuai, 1 ada yang tidak, 2 perintah atau paketnya salah.
    """
    wanted = outputs(FORMS, keluaran)
    from lkecheck.check.trial import try_pack
    from lkecheck.scheme import packs

    hasil = try_pack(paket or packs.DEFAULT, kode, mesin, mutate=mutasi, root=pangkal)
    write_outputs(FORMS, wanted, hasil)
    return int(not hasil.bersih)


@command.command(cls=Panggilan, name="coverage")
@pack_option
def coverage(paket: str | None) -> None:
    """Temuan reviu tanpa aturan, aturan tanpa temuan, dan kriteria menurut kepastiannya."""
    from lkecheck.scheme import packs

    pack = packs.load(paket or packs.DEFAULT)
    write_out(("\n".join(_coverage(pack)) + "\n").encode())


def _coverage(pack: Pack) -> Iterator[str]:
    scored = {kode: kriteria for kode, kriteria in pack.kriteria.items() if kriteria.dinilai}
    yield f"Paket {pack.id} versi {pack.head.versi}: {len(scored)} kriteria dinilai, {len(pack.kriteria) - len(scored)} tidak."
    tied = set()
    for review in pack.kota.reviu:
        counts = f"{len(review.temuan)} temuan, {len(review.rekomendasi)} rekomendasi, {len(review.catatan)} catatan"
        yield f"\n{review.judul}: {counts}."
        for kode, temuan in review.temuan.items():
            covered = [satu for satu in temuan.kriteria if satu in scored]
            tied.update(covered)
            yield f"  {kode:<9} {', '.join(covered) if covered else 'TANPA ATURAN'}"
    if pack.kota.reviu:
        yield f"Aturan tanpa temuan reviu: {len(set(scored) - tied)} dari {len(scored)}."
    for title, of in (("Kepastian bunyi kriteria", "sumber"), ("Kepastian daftar dokumen", "sumber_bukti")):
        yield f"\n{title}"
        for nama, sumber in pack.head.sumber.items():
            many = sum(getattr(kriteria, of) == nama for kriteria in scored.values())
            if many:
                yield f"  {many:>4}  {sumber.nama}{'' if sumber.terverifikasi else ' (belum diverifikasi)'}"


@command.command(cls=Panggilan, name="new")
@click.argument("folder", metavar="FOLDER", type=click.Path(path_type=Path))
@click.option("--id", "nama", metavar="ID", required=True, help="Id paket, misalnya kota-saya-2023.")
@click.option("--year", "tahun", metavar="TAHUN", type=YEAR, required=True, help="Tahun pertama paket berlaku.")
@click.option("--extends", "induk", metavar="ID", default="pmprb-2020", show_default=True, help="Paket yang diperluas.")
def new(folder: Path, nama: str, tahun: int, induk: str) -> None:
    """Buat kerangka paket sendiri: satu kriteria setempat beserta kasus ujinya."""
    from lkecheck.intake.skeleton import pack_skeleton
    from lkecheck.scheme import packs

    if not re.fullmatch(r"[a-z0-9][a-z0-9-]{0,39}", nama):
        raise UsageError(f'Id "{nama}" tidak sesuai; pakai huruf kecil, angka, dan tanda hubung, misalnya kota-saya-{tahun}.')
    base = packs.load(induk)
    if folder.exists():
        raise UsageError(f'"{folder}" sudah ada; sebut folder baru.')
    for path, text in pack_skeleton(base, induk, nama, tahun).items():
        make_folder((folder / path).parent)
        write_whole(folder / path, text.encode())
    click.echo(f"{folder} ditulis. Ubah kriterianya, lalu jalankan: lkecheck rules test --pack {folder} --mutasi", err=True)
