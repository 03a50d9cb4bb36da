"""An indicator without an owner, without yearly targets, or without a baseline, where others of its table have one.

What a whole table does not tell (quick wins without owners, targets without a column of baselines) is that table's way.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from lkecheck.audit.figures import Figure
from lkecheck.audit.hit import Check, Hit
from lkecheck.audit.targets import baseline
from lkecheck.audit.view import Cell, Row, View


def find(check: Check) -> Iterator[Hit]:
    """Things with a target that lack what the rule asks for."""
    aimed = {benda: [row for row in rows if row.target] for benda, rows in check.view.things.items()}
    aimed = {benda: rows for benda, rows in aimed.items() if rows}
    for what in check.kolom:
        has = _HAS[what]
        having = {benda for benda, rows in aimed.items() if has(check.view, rows)}
        for benda, rows in aimed.items():
            others = {row.benda for own in rows for row in own.sheet.rows if row.target} - {benda}
            if not (having & others if what != "dasar" else any(row.dasar for own in rows for row in own.sheet.rows)):
                continue
            check.look()
            if benda not in having:
                first = rows[0]
                cells = tuple(Cell(Figure(_shown(row), None), row.label, row.tempat) for row in rows)
                yield Hit(cells, {"benda": first.model.nama or first.model.uraian or benda, "letak": first.label})


def _shown(row: Row) -> str:
    return "target " + ", ".join(f"{tahun}: {cell.teks}" for tahun, cell in row.target.items())


def _owner(_view: View, rows: list[Row]) -> bool:
    return any(row.model.penanggung_jawab for row in rows)


def _yearly(_view: View, rows: list[Row]) -> bool:
    return len({tahun for row in rows for tahun in row.target}) > 1


def _baseline(view: View, rows: list[Row]) -> bool:
    return any(baseline(view, row) is not None or _word(row) for row in rows)


def _word(row: Row) -> bool:
    """Whether the baseline is a word such as WTP, rather than a dash; a target of words needs no number to start from."""
    printed = [cell.teks for cell in row.dasar.values()] or [cell.teks for cell in row.target.values() if cell.nilai is None]
    return any(letter.isalpha() for teks in printed for letter in teks)


_HAS: dict[str, Callable[[View, list[Row]], bool]] = {"pemilik": _owner, "tahunan": _yearly, "dasar": _baseline}
