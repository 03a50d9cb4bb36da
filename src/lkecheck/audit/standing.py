"""The index that printed figures add up to, as they stand and with the likely slips corrected."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from lkecheck.model.audit import IndeksTercetak, SelisihPenilai

from .figures import CENT, show
from .misprints import Slip
from .tree import INDEKS, Statement, category, contexts, convert, is_index, parts, points
from .view import Context, View

ZERO = Decimal(0)
_NAMES = {"": "tanpa penilai", "mandiri": "penilaian mandiri", "apip": "APIP", "kementerian": "kementerian"}


@dataclass(frozen=True)
class _Sum:
    nilai: Decimal
    kurang: tuple[str, ...] = ()
    tanpa_bobot: tuple[str, ...] = ()


def standings(view: View, slips: Iterable[Slip]) -> tuple[IndeksTercetak, ...]:
    """One for each assessor who prints enough of the tree: a value in each komponen of the pack."""
    known = list(slips)
    return tuple(made for context in contexts(view) if (made := _standing(view, context, known)) is not None)


def gaps(view: View) -> tuple[SelisihPenilai, ...]:
    """Where the self-assessment and the ministry both say what a thing is worth and differ; the widest gap first."""
    found: list[tuple[Decimal, SelisihPenilai]] = []
    for tahun in dict.fromkeys(year for _, year in contexts(view)):
        own, theirs = _worths(view, ("mandiri", tahun)), _worths(view, ("kementerian", tahun))
        for benda, value in own.items():
            if benda in theirs and show(value) != show(theirs[benda]):
                apart = value - theirs[benda]
                row = SelisihPenilai(
                    benda=benda,
                    nama=_name(view, benda),
                    mandiri=show(value),
                    kementerian=show(theirs[benda]),
                    selisih=show(apart),
                )
                found.append((apart, row))
    return tuple(row for _, row in sorted(found, key=lambda pair: -abs(pair[0])))


def _worths(view: View, context: Context) -> dict[str, Decimal]:
    """What each node of the pack's tree is worth by one assessor's printed figures, where nothing below it is missing."""
    stated, converted = points(view, context, "nilai"), _converted(view, context)
    found = {}
    for benda in (INDEKS, *view.pack.simpul):
        if _printed(view, benda, stated, converted):
            total = _sum(view, benda, stated, converted)
            if not total.kurang and (benda == INDEKS or view.weight(benda) is not None):
                found[benda] = total.nilai
    return found


def _name(view: View, benda: str) -> str:
    return view.pack.simpul[benda].nama if benda in view.pack.simpul else "Indeks"


def _standing(view: View, context: Context, slips: list[Slip]) -> IndeksTercetak | None:
    stated = points(view, context, "nilai")
    converted = _converted(view, context)
    roots = parts(view, INDEKS)
    if not roots or not all(_printed(view, root, stated, converted) for root in roots):
        return None
    as_printed = _sum(view, INDEKS, stated, converted)
    own = _first_each(slip for slip in slips if any(slip.cell is one.cell for one in stated.values()))
    corrected = _corrected(stated, own)
    better = _sum(view, INDEKS, corrected, converted) if own else None
    return IndeksTercetak(
        penilai=f"{_NAMES[context[0]]} {context[1]}",
        nilai=show(as_printed.nilai),
        kategori=category(view, as_printed.nilai),
        dibetulkan=show(better.nilai) if better else None,
        kategori_dibetulkan=category(view, better.nilai) if better else None,
        pembetulan=tuple(slip.kalimat for slip in own),
        kurang=as_printed.kurang,
        tanpa_bobot=as_printed.tanpa_bobot,
    )


def _printed(view: View, benda: str, stated: dict[str, Statement], converted: dict[str, Decimal]) -> bool:
    """Whether a figure of this thing, or of anything below it, is printed."""
    own = benda in stated or benda in converted
    return own or any(_printed(view, part, stated, converted) for part in parts(view, benda))


def _converted(view: View, context: Context) -> dict[str, Decimal]:
    found: dict[str, Decimal] = {}
    for row in view.rows:
        if row.sheet.context == context and is_index(row):
            value = convert(view, row)
            if value is not None:
                found.setdefault(row.benda, value)
    return found


def _sum(view: View, benda: str, stated: dict[str, Statement], converted: dict[str, Decimal]) -> _Sum:
    """The printed figure where its parts do not contradict it; else the parts; what neither has is missing."""
    below = [part for part in parts(view, benda) if view.weight(part) is not None or _printed(view, part, stated, converted)]
    if not any(_printed(view, part, stated, converted) for part in below):
        below = []
    sums = [_sum(view, part, stated, converted) for part in below]
    whole = _Sum(
        sum((one.nilai for one in sums), ZERO),
        tuple(name for one in sums for name in one.kurang),
        tuple(name for one in sums for name in one.tanpa_bobot),
    )
    if benda in stated:
        own = stated[benda]
        if own.row.number("bobot") is None and benda != INDEKS and view.weight(benda) is None:
            return _Sum(ZERO, tanpa_bobot=(f"{benda} {own.cell.teks}",))
        contradicted = below and not whole.kurang and abs(own.nilai - whole.nilai) > CENT * len(below)
        return whole if contradicted else _Sum(own.nilai)
    if below:
        return whole
    if benda in converted:
        return _Sum(converted[benda])
    return _Sum(ZERO, () if view.weight(benda) is None else (benda,))


def _first_each(slips: Iterable[Slip]) -> list[Slip]:
    """One guess for each cell: the likeliest comes first."""
    found: dict[tuple[str | int, ...], Slip] = {}
    for slip in slips:
        found.setdefault(slip.cell.tempat, slip)
    return list(found.values())


def _corrected(stated: dict[str, Statement], slips: list[Slip]) -> dict[str, Statement]:
    meant = {slip.cell.tempat: slip.nilai for slip in slips}
    return {
        benda: Statement(one.cell, meant.get(one.cell.tempat, one.nilai), one.row, one.converted) for benda, one in stated.items()
    }
