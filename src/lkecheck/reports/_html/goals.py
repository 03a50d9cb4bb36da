"""The city's own goals: targets of its indicators with how near they are, and quick wins."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal, InvalidOperation

from ...model.penilaian import Kota
from ...model.sasaran import CapaianIndikator, CapaianQuickWin
from .. import _words as words
from . import charts, parts
from .markup import Html, el, join

HUNDRED = Decimal(100)


def goals(kota: Kota) -> Html:
    """A chart and a table of the targets, and the quick wins; nothing where the pack names no goals."""
    if not kota.sasaran and not kota.quick_win:
        return join(())
    inside: list[Html] = [el("h3", "Sasaran dan quick wins")]
    if kota.sasaran:
        inside += [_chart(kota.sasaran), _table(kota.sasaran)]
    if kota.quick_win:
        inside.append(_wins(kota.quick_win))
    return el("div", *inside, id="sasaran-kota")


def _number(text: str | None) -> Decimal | None:
    try:
        return Decimal(text) if text is not None else None
    except InvalidOperation:
        return None


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
        goal = _number(next(reversed(row.target.values()), None))
        if goal:
            sure, claimed = _number(row.didukung) or Decimal(0), _number(row.diklaim) or Decimal(0)
            yield charts.Bar(row.nama, min(HUNDRED, sure * 100 / goal), None, min(HUNDRED, claimed * 100 / goal))


def _table(rows: tuple[CapaianIndikator, ...]) -> Html:
    years = sorted({tahun for row in rows for tahun in row.target})
    names = (
        "Indikator",
        "Sasaran",
        "Penanggung jawab",
        "Nilai awal",
        "Diklaim",
        "Didukung",
        *(f"Target {tahun}" for tahun in years),
    )
    body = el("tbody", *(_row(row, years) for row in rows))
    return parts.table("Target indikator menurut tahun", parts.head(names, 3), body)


def _row(row: CapaianIndikator, years: list[int]) -> Html:
    owners = ", ".join(row.penanggung_jawab) or words.NONE
    values = (row.dasar, row.diklaim, row.didukung, *(row.target.get(tahun) for tahun in years))
    figures = parts.figures(words.answer(value) for value in values)
    return el("tr", el("th", row.nama, scope="row"), el("td", row.sasaran), el("td", owners), figures)


def _wins(rows: tuple[CapaianQuickWin, ...]) -> Html:
    names = ("Quick win", "Tahun", "Bagian", "Lebih dari", "Tercapai", "Mungkin tercapai", "Dari OPD")
    return parts.table("Quick wins berupa bagian bobot", parts.head(names, 3), el("tbody", *map(_win, rows)))


def _win(row: CapaianQuickWin) -> Html:
    years = words.listed(map(str, row.tahun))
    figures = parts.figures((f"{words.number(row.ambang_persen, 0)} %", row.pasti, row.mungkin, row.opd))
    return el("tr", el("th", row.strategi, scope="row"), el("td", years), el("td", row.bagian), figures)
