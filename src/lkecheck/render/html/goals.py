"""The city's own goals: targets of its indicators with how near they are, and quick wins."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from lkecheck import words
from lkecheck.model.penilaian import Laporan
from lkecheck.model.sasaran import CapaianIndikator, CapaianQuickWin
from lkecheck.words import goals as _goals

from . import charts, parts
from .markup import Html, el, join

HUNDRED = Decimal(100)


def goals(laporan: Laporan) -> Html:
    """A chart and a table of the targets, and the quick wins; nothing where the pack names no goals."""
    kota, tahun = laporan.kota, _goals.year(laporan)
    if not kota.sasaran and not kota.quick_win:
        return join(())
    inside: list[Html] = [el("h3", "Sasaran dan quick wins")]
    if kota.sasaran:
        inside += [el("p", _goals.ABOUT), _chart(kota.sasaran), _table(kota.sasaran, tahun)]
    if kota.quick_win:
        inside += [el("p", _goals.WINS_ABOUT), _won(kota.quick_win), _wins(kota.quick_win)]
    return el("div", *inside, id="sasaran-kota")


def _chart(rows: tuple[CapaianIndikator, ...]) -> Html:
    bars = list(_bars(rows))
    drawn = charts.bars(
        "sasaran", "Jarak ke target", "Persen dari target tahun terakhir, menurut bukti.", bars, HUNDRED, above=True
    )
    legend = charts.key((("pasti", "didukung bukti"), ("klaim", "diklaim")))
    return el("figure", el("figcaption", "Nilai sekarang, persen dari target tahun terakhir"), drawn, legend)


def _bars(rows: tuple[CapaianIndikator, ...]) -> Iterator[charts.Bar]:
    """Only indicators whose last target is a number; beyond it is told as all of it."""
    for row in rows:
        goal = _goals.number(next(reversed(row.target.values()), None))
        if goal:
            sure, claimed = _goals.number(row.didukung) or Decimal(0), _goals.number(row.diklaim) or Decimal(0)
            yield charts.Bar(row.nama, min(HUNDRED, sure * 100 / goal), None, min(HUNDRED, claimed * 100 / goal))


def _table(rows: tuple[CapaianIndikator, ...], tahun: int) -> Html:
    years = sorted({one for row in rows for one in row.target})
    names = (
        "Indikator",
        "Penanggung jawab",
        "Keadaan",
        "Nilai awal",
        "Diklaim",
        "Didukung",
        *(f"Target {one}" for one in years),
        "Jarak",
    )
    groups: dict[str, list[Html]] = {}
    for row in rows:
        groups.setdefault(row.sasaran, []).append(_row(row, years, tahun))
    body = join(_group(sasaran, len(names), inside) for sasaran, inside in groups.items())
    return parts.table("Target indikator menurut tahun", parts.head(names, 3), body)


def _group(sasaran: str, wide: int, rows: list[Html]) -> Html:
    return el("tbody", el("tr", el("th", sasaran, scope="rowgroup", colspan=wide)), *rows)


def _row(row: CapaianIndikator, years: list[int], tahun: int) -> Html:
    owners = ", ".join(row.penanggung_jawab) or words.NONE
    far = _goals.distance(row, tahun)
    targets = (row.target.get(one) for one in years)
    values = (row.dasar, row.diklaim, row.didukung, *targets, format(far, "f") if far is not None else None)
    figures = parts.figures(words.answer(value) for value in values)
    wanted = _goals.goal(row, tahun)
    state = f"{_goals.state(row, tahun)} ({wanted[0]})" if wanted else _goals.state(row, tahun)
    return el("tr", el("th", row.nama, scope="row"), el("td", owners), el("td", state), figures)


def _won(rows: tuple[CapaianQuickWin, ...]) -> Html:
    """The share of OPDs above each threshold; the table beside it has what each quick win is."""
    bars = [
        charts.Bar(
            _win_name(row), *(words.share(Decimal(many), Decimal(row.opd)) or Decimal(0) for many in (row.pasti, row.mungkin))
        )
        for row in rows
    ]
    about = "Persen perangkat daerah yang melampaui ambang, menurut bukti yang pasti dan yang mungkin."
    drawn = charts.bars("quick-win", "Capaian quick wins", about, bars, HUNDRED, above=True)
    legend = charts.key((("pasti", "tercapai"), ("mungkin", "mungkin tercapai")))
    return el("figure", el("figcaption", "Perangkat daerah yang melampaui ambang, persen"), drawn, legend)


def _win_name(row: CapaianQuickWin) -> str:
    """Short enough to stand above its bar."""
    return f"{row.bagian} lebih dari {words.number(row.ambang_persen, 0)} %, tahun {words.listed(map(str, row.tahun))}"


def _wins(rows: tuple[CapaianQuickWin, ...]) -> Html:
    names = ("Quick win", "Tahun", "Bagian", "Lebih dari", "Tercapai", "Mungkin tercapai", "Dari OPD")
    return parts.table("Quick wins berupa bagian bobot", parts.head(names, 3), el("tbody", *map(_win, rows)))


def _win(row: CapaianQuickWin) -> Html:
    years = words.listed(map(str, row.tahun))
    figures = parts.figures((f"{words.number(row.ambang_persen, 0)} %", row.pasti, row.mungkin, row.opd))
    return el("tr", el("th", row.strategi, scope="row"), el("td", years), el("td", row.bagian), figures)
