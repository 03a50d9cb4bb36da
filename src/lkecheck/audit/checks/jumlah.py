"""Children that do not add up to the parent: in one table, and across tables along the pack's tree."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from lkecheck.audit.figures import CENT, show
from lkecheck.audit.hit import Check, Hit
from lkecheck.audit.misprints import Slip, against, unlikely_by_chance
from lkecheck.audit.tree import Statement, trees
from lkecheck.audit.view import Cell, Row

ZERO = Decimal(0)


def find(check: Check) -> Iterator[Hit]:
    """Sums in the columns of the rule."""
    for kolom in check.kolom:
        for sheet in check.view.sheets:
            for parent, parts in sheet.families():
                yield from _family(check, kolom, parent, parts, sheet.quantum(kolom))
        for parent_cell, children in trees(check.view, kolom):
            yield from _across(check, parent_cell, children)


def _family(check: Check, kolom: str, parent: Row, parts: Sequence[Row], step: Decimal) -> Iterator[Hit]:
    printed = parent.number(kolom)
    known = [part for part in parts if part.number(kolom) is not None]
    if printed is None or not known:
        return
    check.look()
    total = sum((part.number(kolom) or ZERO for part in known), ZERO)
    room = _room(kolom, [part for part in parts if part.number(kolom) is None])
    cells = (parent.at(kolom), *(part.at(kolom) for part in known))
    yield from _judge(cells, printed, total, room, step * len(parts))


def _room(kolom: str, missing: Sequence[Row]) -> Decimal | None:
    """What parts without a printed figure may add; None where nobody knows."""
    weights = [part.number("bobot") for part in missing] if kolom != "bobot" else [None for _ in missing]
    return None if None in weights else sum((weight or ZERO for weight in weights), ZERO)


def _across(check: Check, parent: Statement, children: Sequence[Statement]) -> Iterator[Hit]:
    check.look()
    total = sum((child.nilai for child in children), ZERO)
    cells = (parent.cell, *(child.cell for child in children))
    yield from _judge(cells, parent.nilai, total, ZERO, CENT * len(children))


def _judge(cells: tuple[Cell, ...], printed: Decimal, total: Decimal, room: Decimal | None, tolerance: Decimal) -> Iterator[Hit]:
    apart = printed - total
    if apart == 0 or (apart > 0 and (room is None or apart <= room)):
        return
    if room and apart > 0:
        apart -= room
    isi = {"tercetak": cells[0].teks, "jumlah": _shown(total), "banyak": str(len(cells) - 1), "letak": cells[0].letak}
    if abs(apart) <= tolerance:
        yield Hit(cells, isi, apart, sifat="pembulatan")
    else:
        yield Hit(cells, isi, apart, _slips(cells, total, apart) if not room else ())


def _slips(cells: tuple[Cell, ...], total: Decimal, apart: Decimal) -> tuple[Slip, ...]:
    parent, *parts = cells
    # A digit of some part can nearly always be blamed; of the parts only a moved point or swapped digits are told.
    found = [slip for part in parts if part.nilai is not None for slip in unlikely_by_chance(part, part.nilai + apart)]
    return (*against(parent, total), *found)[:3]


def _shown(total: Decimal) -> str:
    return show(total, max(2, -int(total.as_tuple().exponent)))
