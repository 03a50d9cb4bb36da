"""A value, a baseline or a target outside the scale printed beside it."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from functools import partial

from lkecheck.audit.hit import Check, Hit
from lkecheck.audit.misprints import moved
from lkecheck.audit.view import Cell, Row


def find(check: Check) -> Iterator[Hit]:
    """Figures on a scale that do not lie on it."""
    for row in check.view.rows:
        if row.skala is None:
            continue
        low, high = row.skala
        for cell in _on_scale(row):
            if cell.nilai is None:
                continue
            check.look()
            if not low <= cell.nilai <= high:
                slips = tuple(moved(cell, partial(_inside, row.skala)))
                outside = cell.nilai - high if cell.nilai > high else low - cell.nilai
                isi = {"nilai": cell.teks, "skala": row.model.skala or "", "letak": cell.letak}
                yield Hit((cell,), isi, outside, slips[:2])


def _on_scale(row: Row) -> list[Cell]:
    return [row.at("nilai"), *row.dasar.values(), *row.target.values()]


def _inside(skala: tuple[Decimal, Decimal], meant: Decimal) -> bool:
    return skala[0] <= meant <= skala[1]
