"""Values of pusat and unit that give the combined value by no known way."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from lkecheck.audit.figures import near, show, step
from lkecheck.audit.hit import Check, Hit
from lkecheck.audit.tree import Statement, contexts, points
from lkecheck.judge.scoring.combine import WAYS, Cara, Part, combine


def find(check: Check) -> Iterator[Hit]:
    """Things with three printed values: of pusat, of unit, and combined."""
    for context in contexts(check.view):
        combined, pusat, unit = (points(check.view, context, kolom) for kolom in ("nilai", "pusat", "unit"))
        for benda, whole in combined.items():
            if benda in pusat and benda in unit:
                yield from _one(check, benda, whole, pusat[benda], unit[benda])


def _one(check: Check, benda: str, whole: Statement, pusat: Statement, unit: Statement) -> Iterator[Hit]:
    given = ways(check, benda, whole, pusat, unit)
    if not given:
        check.leave(f"{whole.cell.letak}: bobotnya tidak diketahui, sehingga cara menggabung tidak dapat diuji")
        return
    check.look()
    decimals = max(whole.cell.figure.desimal, 2)
    if any(near(whole.nilai, value, decimals, slack) for _, value, slack in given):
        return
    closest = min((value for _, value, _ in given), key=lambda value: abs(value - whole.nilai))
    isi = {
        "tercetak": whole.cell.teks,
        "pusat": pusat.cell.teks,
        "unit": unit.cell.teks,
        "cara": "; ".join(f"{cara} {show(value)}" for cara, value, _ in given),
        "letak": whole.cell.letak,
    }
    yield Hit((whole.cell, pusat.cell, unit.cell), isi, whole.nilai - closest)


def ways(check: Check, benda: str, whole: Statement, pusat: Statement, unit: Statement) -> list[tuple[str, Decimal, Decimal]]:
    """What each known way gives, and what rounding may add; with the weights printed beside the values and with the pack's."""
    bobot = whole.row.number("bobot") or pusat.row.number("bobot") or check.view.weight(benda)
    if not bobot:
        return []
    own = [bobot, *filter(None, [check.view.weight(benda, "unit")])]
    found: dict[tuple[str, Decimal], Decimal] = {}
    for unit_weight in own:
        for cara in WAYS:
            value = combine(cara, bobot, Part(pusat.nilai, bobot), Part(unit.nilai, unit_weight))
            above = combine(cara, bobot, _rounded(pusat, bobot), _rounded(unit, unit_weight))
            if value is not None and above is not None:
                found.setdefault((_called(cara, unit_weight), value), above - value)
    return [(cara, value, slack) for (cara, value), slack in found.items()]


def _called(cara: Cara, unit_weight: Decimal) -> str:
    """A way in words, with the weight at the units where it matters."""
    words = cara.replace("_", " ")
    return f"{words} dengan bobot unit {unit_weight}" if "rasio" in cara else words


def _rounded(part: Statement, bobot: Decimal) -> Part:
    """The most that a printed value may have been before it was rounded or cut."""
    return Part(part.nilai + step(part.cell.figure), bobot)
