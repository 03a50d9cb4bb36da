"""lkecheck plan: the fewest or cheapest steps that reach a target."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import click

from lkecheck.core.errors import UsageError

from ._settings import Menilai, used
from ._shared import Tanggal, outputs, pack_option, today, write_outputs

FORMS = "lkecheck.render.rencana"


class Usaha(click.ParamType):  # type: ignore[type-arg]
    """An amount of work: whole or half, above 0; given in halves."""

    name = "ANGKA"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> int:
        if isinstance(value, int):
            return value
        whole, point, rest = str(value).replace(",", ".").partition(".")
        halves = {"": 0, "0": 0, "5": 1}.get(rest)
        if not (whole.isascii() and whole.isdigit()) or halves is None or (point and not rest) or len(whole) > 6:
            self.fail(f'"{value}" bukan usaha; tulis bilangan utuh atau setengah, misalnya 12 atau 7.5.', param, ctx)
        return 2 * int(whole) + halves


@click.command(cls=Menilai, name="plan")
@click.argument("jalur", metavar="PATH...", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option(
    "--target",
    "sasaran",
    metavar="SASARAN",
    required=True,
    help="95% bobot tiap perangkat daerah, 72.5 indeks, CC kategori indeks, atau quickwin.",
)
@click.option("--effort", "usaha", metavar="BERKAS", type=click.Path(path_type=Path), help="Hari kerja tiap langkah (YAML).")
@click.option(
    "--max-effort", "paling_banyak", type=Usaha(), help="Usaha paling banyak: langkah, atau hari kerja dengan --effort."
)
@click.option("--by", "sampai", type=Tanggal(), help="Hanya langkah yang tenggatnya selesai pada tanggal ini.")
@pack_option
@click.option("--date", "tanggal", type=Tanggal(), envvar="LKECHECK_DATE", help="Tanggal acuan; bawaan: hari ini (WIB).")
@click.option("--no-files", "tanpa_berkas", is_flag=True, help="Nilai manifest saja; tidak ada berkas yang dibuka.")
@click.option(
    "--output", "keluaran", metavar="FORMAT[:BERKAS]", multiple=True, help="terminal, json, atau csv (RATL); boleh beberapa."
)
def command(
    jalur: tuple[Path, ...],
    sasaran: str,
    usaha: Path | None,
    paling_banyak: int | None,
    sampai: date | None,
    paket: str | None,
    tanggal: date | None,
    tanpa_berkas: bool,
    keluaran: tuple[str, ...],
) -> int:
    """Susun rencana aksi: langkah paling sedikit atau paling ringan menuju sasaran.

    Kode keluar: 0 tercapai atau sudah tercapai, 1 tidak dapat dicapai, 2 perintah atau semua manifest salah,
    3 sebagian manifest tidak dapat dinilai.
    """
    wanted = outputs(FORMS, keluaran)
    from lkecheck.check.options import Options
    from lkecheck.check.run import run
    from lkecheck.plan import effort, targets
    from lkecheck.plan.index import of_forms
    from lkecheck.plan.making import Wish, make
    from lkecheck.plan.options import Limits

    day = tanggal or today()
    if sampai is not None and sampai < day:
        raise UsageError(f"--by {sampai.isoformat()} lebih awal dari tanggal acuan {day.isoformat()}; pilih tanggal sesudahnya.")
    settings = used(click.get_current_context(), jalur)
    how = Options(day, paket, None, not tanpa_berkas, paket_bawaan=settings.nilai.get("paket"), pengaturan_dari=settings.path)
    judged = run(jalur, how)
    laporan, forms = judged.laporan, judged.forms
    for galat in laporan.galat:
        click.echo(f"{galat.tempat}: {galat.pesan}", err=True)
    if not laporan.penilaian:
        raise UsageError("Tidak ada manifest yang dapat dinilai, jadi tidak ada yang dapat direncanakan; betulkan dahulu.")
    # A target of OPDs asks their pack; one of the city as a whole asks whatever pack there is.
    units = [form for form in forms if form.penilaian.tingkat == "unit"]
    target = targets.parse(sasaran, [(form.pack, form.penilaian.tahun) for form in units or forms])
    known = effort.load(usaha, [form.pack for form in forms]) if usaha is not None else effort.Effort()
    index = of_forms(forms, needed=target.of_index)
    wish = Wish(target, Limits(known, day, sampai), paling_banyak)
    rencana = make(laporan, forms, wish, index)
    write_outputs(FORMS, wanted, rencana)
    return rencana.exit_code()
