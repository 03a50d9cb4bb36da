"""lkecheck rules: the rules themselves, listed, shown and put to the test."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from ..errors import UsageError, did_you_mean
from ._indonesian import Group, Panggilan
from ._shared import YEAR, make_folder, pack_option, write_out, write_whole

if TYPE_CHECKING:
    from ..model.pack import Pack


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
    from ..cases import lint, mutation

    reference = paket or packs.DEFAULT
    pack = packs.load(reference, cases=True)
    unknown = [satu for satu in kode if satu not in pack.kriteria]
    if unknown:
        raise UsageError(f'Kriteria "{unknown[0]}" tidak ada.{did_you_mean(unknown[0], pack.kriteria)}')
    chosen = [kriteria for kriteria in pack.kriteria.values() if kriteria.dinilai and (not kode or kriteria.kode in kode)]
    outcomes = list(cases.run(pack, chosen, mesin))
    wrong = [outcome for outcome in outcomes if outcome.salah]
    places = packs.Places(reference)
    for outcome in wrong:
        message = f"{outcome.kode} ({outcome.tingkat}), {outcome.nama}: {'; '.join(outcome.salah)}."
        click.echo(places.tell(outcome.kode, ("uji", outcome.nomor), message))
    codes = {kriteria.kode for kriteria in chosen}
    senseless = [remark for remark in lint.remarks(pack) if remark.kode in codes]
    for remark in senseless:
        click.echo(places.tell(remark.kode, ("pilihan", remark.pilihan), f"{remark.kode}: {remark.pesan}"))
    click.echo(f"{len(outcomes)} kasus dari {len(chosen)} kriteria dijalankan, {len(wrong)} salah.")
    broken = [] if kode else _audit_cases(reference, pack)
    if not mutasi:
        return int(bool(wrong or senseless or broken))
    tried, missed = 0, []
    for kriteria in chosen:
        many, survivors = mutation.survivors(pack, kriteria)
        tried += many
        missed += survivors
    for survivor in missed:
        message = f"{survivor.kode}: perubahan ini tidak disadari kasus mana pun: {survivor.uraian}."
        click.echo(places.tell(survivor.kode, (), message))
    click.echo(f"{tried} perubahan dicoba, {len(missed)} tidak disadari.")
    return int(bool(wrong or senseless or broken or missed))


def _audit_cases(reference: str, pack: Pack) -> list[str]:
    """The cases of the rules over recaps: says what is wrong, and how many there are."""
    from .. import packs
    from ..audit.cases import wrong

    rules = packs.audit_rules(reference)
    broken = list(wrong(pack, rules))
    for message in broken:
        click.echo(message)
    if rules:
        many = sum(len(aturan.uji) for aturan in rules.values())
        click.echo(f"{many} kasus dari {len(rules)} aturan audit dijalankan, {len(broken)} salah.")
    return broken


@command.command(cls=Panggilan, name="coverage")
@pack_option
def coverage(paket: str | None) -> None:
    """Temuan reviu tanpa aturan, aturan tanpa temuan, dan kriteria menurut kepastiannya."""
    from .. import packs

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
    from .. import packs
    from ..skeleton import pack_skeleton

    if not re.fullmatch(r"[a-z0-9][a-z0-9-]{0,39}", nama):
        raise UsageError(f'Id "{nama}" tidak sesuai; pakai huruf kecil, angka, dan tanda hubung, misalnya kota-saya-{tahun}.')
    base = packs.load(induk)
    if folder.exists():
        raise UsageError(f'"{folder}" sudah ada; sebut folder baru.')
    for path, text in pack_skeleton(base, induk, nama, tahun).items():
        make_folder((folder / path).parent)
        write_whole(folder / path, text.encode())
    click.echo(f"{folder} ditulis. Ubah kriterianya, lalu jalankan: lkecheck rules test --pack {folder} --mutasi", err=True)
