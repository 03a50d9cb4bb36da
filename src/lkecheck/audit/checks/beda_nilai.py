"""One thing with two values, two weights, two targets or two scales where only one can be right."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator
from decimal import Decimal

from lkecheck.audit.figures import Figure, near, step
from lkecheck.audit.hit import Check, Hit, names
from lkecheck.audit.misprints import Slip, against
from lkecheck.audit.tree import is_index
from lkecheck.audit.view import Cell, Row
from lkecheck.model.audit import Sifat

Key = tuple[Hashable, ...]
Said = list[tuple[str, Cell]]
"""Cells with who assessed them; "" agrees with anybody."""


def find(check: Check) -> Iterator[Hit]:
    """Cells that say the same of the same thing, grouped, and those groups that disagree."""
    for kolom in check.kolom:
        groups: dict[Key, Said] = {}
        for key, who, cell in _statements(check, kolom):
            groups.setdefault(key, []).append((who, cell))
        for (benda, *_), said in groups.items():
            if len(said) > 1:
                check.look()
                yield from _disagreeing(str(benda), kolom, said)


def _statements(check: Check, kolom: str) -> Iterator[tuple[Key, str, Cell]]:
    for row in check.view.rows:
        who, tahun = row.sheet.context
        if kolom == "target":
            yield from (((row.benda, year), who, cell) for year, cell in row.target.items())
        elif kolom == "nilai":
            yield from _values(row, who, tahun)
        elif kolom == "bobot" and "bobot" in row.cells:
            yield (row.benda, tahun), "", row.at("bobot")
    if kolom == "nilai":
        yield from _cited(check)


def _values(row: Row, who: str, tahun: int) -> Iterator[tuple[Key, str, Cell]]:
    if "nilai" in row.cells:
        yield (row.benda, tahun, is_index(row)), who, row.at("nilai")
    for year, cell in row.dasar.items():
        yield (row.benda, year, True), who, cell


def _cited(check: Check) -> Iterator[tuple[Key, str, Cell]]:
    """Figures of the text: in points where a table prints the thing in points, else on its scale."""
    for index, angka in enumerate(check.view.rekap.angka):
        if angka.nilai is None:
            continue
        rows = check.view.things.get(angka.simpul, [])
        on_scale = any((is_index(row) and "nilai" in row.cells) or row.dasar for row in rows)
        in_points = any(not is_index(row) and "nilai" in row.cells for row in rows)
        cell = Cell(Figure.of(angka.nilai), angka.letak, ("angka", index, "nilai"))
        tahun = angka.tahun or check.view.rekap.tahun
        if on_scale != in_points:
            yield (angka.simpul, tahun, on_scale), angka.penilai or "", cell


def _disagreeing(benda: str, kolom: str, said: Said) -> Iterator[Hit]:
    for who in list(dict.fromkeys(who for who, _ in said if who)) or [""]:
        cells = [cell for other, cell in said if other in (who, "")]
        different = _different(cells)
        if len(different) > 1:
            apart = _apart(different)
            rounded: Sifat | None = "pembulatan" if kolom == "nilai" and _rounding(different, apart) else None
            isi = {"benda": benda, "kolom": kolom, "semua": names(different), "letak": different[0].letak}
            slips = _slips(different) if kolom == "nilai" and not rounded else ()
            yield Hit(tuple(different), isi, apart, slips, rounded)


def _different(cells: Iterable[Cell]) -> list[Cell]:
    """The first cell of each figure; figures that differ by rounding alone are one."""
    found: list[Cell] = []
    for cell in cells:
        if not any(_same(cell.figure, other.figure) for other in found):
            found.append(cell)
    return found


def _same(one: Figure, other: Figure) -> bool:
    if one.nilai is None or other.nilai is None:
        return one.nilai is None and other.nilai is None and one.teks.strip().casefold() == other.teks.strip().casefold()
    if one.nilai == other.nilai:
        return True
    decimals = min(one.desimal, other.desimal)
    return decimals > 0 and one.desimal != other.desimal and near(one.nilai, other.nilai, decimals)


def _rounding(cells: list[Cell], apart: Decimal | None) -> bool:
    """Whether all are within one step of print of each other: one was rounded where another was cut."""
    return apart is not None and all(cell.figure.desimal >= 2 for cell in cells) and apart <= max(step(c.figure) for c in cells)


def _apart(cells: list[Cell]) -> Decimal | None:
    values = [cell.nilai for cell in cells if cell.nilai is not None]
    return max(values) - min(values) if len(values) > 1 else None


def _slips(cells: list[Cell]) -> tuple[Slip, ...]:
    first, last = cells[0], cells[-1]
    return against(last, first.nilai)[:1] if first.nilai is not None and last.nilai is not None else ()
