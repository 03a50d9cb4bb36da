"""A percentage that does not follow from the value and its weight or scale."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from lkecheck.audit.figures import near, show, step
from lkecheck.audit.hit import Check, Hit
from lkecheck.audit.misprints import against
from lkecheck.audit.tree import opinion
from lkecheck.audit.view import Row, Sheet, View

ZERO, ONE, HUNDRED = Decimal(0), Decimal(1), Decimal(100)


def find(check: Check) -> Iterator[Hit]:
    """Printed percentages, each against what the same row gives; whether they are printed as 0.67 or 67 is the table's way."""
    for sheet in check.view.sheets:
        rows = [row for row in sheet.rows if row.number("persen") is not None and _shares(check.view, row)]
        check.look(len(rows))
        factor = _way(check.view, rows)
        for row in rows:
            yield from _row(check.view, sheet, row, factor)


def _way(view: View, rows: Sequence[Row]) -> Decimal:
    """How the table prints them: as most rows fit, and where none does, as they come nearest."""
    return max((HUNDRED, ONE), key=lambda factor: (sum(_fits(view, row, factor) for row in rows), -_off(view, rows, factor)))


def _off(view: View, rows: Sequence[Row], factor: Decimal) -> Decimal:
    return sum((abs((row.number("persen") or ZERO) - _shares(view, row)[0] * factor) for row in rows), ZERO)


def _fits(view: View, row: Row, factor: Decimal) -> bool:
    printed = row.number("persen")
    if printed is None:
        return False
    slack = _slack(row) * factor
    return any(near(printed, share * factor, _decimals(row), slack) for share in _shares(view, row))


def _slack(row: Row) -> Decimal:
    """What the rounding of the value adds to its share."""
    whole = row.number("bobot") or (row.skala[1] - row.skala[0] if row.skala is not None else None)
    return step(row.at("nilai").figure) / whole if whole else ZERO


def _decimals(row: Row) -> int:
    """A percentage printed as 48 may be cut from 48.9; printed beside others with decimals it is exact."""
    return row.at("persen").figure.desimal or min(2, row.sheet.decimals("persen"))


def _shares(view: View, row: Row) -> list[Decimal]:
    """The shares a percentage may rightly be: of the weight; of the scale's top; of the scale's length."""
    nilai, bobot = row.number("nilai"), row.number("bobot")
    if nilai is None:
        factor = opinion(view, row.at("nilai").teks)
        return [] if factor is None else [factor]
    if bobot:
        return [nilai / bobot]
    if row.skala is None:
        return []
    low, high = row.skala
    return [nilai / high, (nilai - low) / (high - low)]


def _row(view: View, sheet: Sheet, row: Row, factor: Decimal) -> Iterator[Hit]:
    if _fits(view, row, factor):
        return
    cell, exact = row.at("persen"), _shares(view, row)[0] * factor
    decimals = max(sheet.decimals("persen"), 2)
    basis = [row.at("nilai")] + ([row.at("bobot")] if row.number("bobot") is not None else [])
    isi = {"persen": cell.teks, "seharusnya": show(exact, decimals), "letak": cell.letak}
    apart = (cell.nilai or Decimal(0)) - exact
    yield Hit((cell, *basis), isi, apart, against(cell, exact))
