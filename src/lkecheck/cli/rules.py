"""lkecheck rules: the rules themselves, listed, shown and put to the test."""

from __future__ import annotations

import click

from ..errors import UsageError, did_you_mean
from ._indonesian import Group, Panggilan
from ._shared import pack_option, write_out


@click.group(cls=Group, name="rules")
def command() -> None:
    """Lihat dan uji aturan."""


@command.command(cls=Panggilan, name="list")
@pack_option
def list_(paket: str | None) -> None:
    """Daftar kriteria: kode, tingkat, skala, dan pernyataan."""
    from .. import packs

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
    from .. import packs

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
def test(paket: str | None, kode: tuple[str, ...], mutasi: bool, mesin: str) -> int:
    """Jalankan kasus uji setiap aturan."""
    from .. import cases, packs
    from ..cases import mutation

    pack = packs.load(paket or packs.DEFAULT, cases=True)
    unknown = [satu for satu in kode if satu not in pack.kriteria]
    if unknown:
        raise UsageError(f'Kriteria "{unknown[0]}" tidak ada.{did_you_mean(unknown[0], pack.kriteria)}')
    chosen = [kriteria for kriteria in pack.kriteria.values() if kriteria.dinilai and (not kode or kriteria.kode in kode)]
    outcomes = list(cases.run(pack, chosen, mesin))
    wrong = [outcome for outcome in outcomes if outcome.salah]
    for outcome in wrong:
        click.echo(f"{outcome.kode} ({outcome.tingkat}), {outcome.nama}: {'; '.join(outcome.salah)}.")
    click.echo(f"{len(outcomes)} kasus dari {len(chosen)} kriteria dijalankan, {len(wrong)} salah.")
    if not mutasi:
        return int(bool(wrong))
    tried, missed = 0, []
    for kriteria in chosen:
        many, survivors = mutation.survivors(pack, kriteria)
        tried += many
        missed += survivors
    for survivor in missed:
        click.echo(f"{survivor.kode}: perubahan ini tidak disadari kasus mana pun: {survivor.uraian}.")
    click.echo(f"{tried} perubahan dicoba, {len(missed)} tidak disadari.")
    return int(bool(wrong or missed))
