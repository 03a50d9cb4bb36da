"""Charts as inline SVG; each has a title, a description, and a table with the same figures beside it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from lkecheck import words

from .markup import Html, el, join

_WIDTH, _VALUE, _TOP, _TICKS = 360, 46, 20, 4


@dataclass(frozen=True)
class _Plan:
    """Where things stand: names left of the bars, or above them where they are long."""

    most: Decimal
    left: int
    row: int
    drop: int
    places: int

    def wide(self, value: Decimal) -> Decimal:
        return (_WIDTH - _VALUE - self.left) * value / self.most if self.most else Decimal(0)


@dataclass(frozen=True)
class Bar:
    """One row: what is sure, what is possible at most, and what was claimed; the last two may be missing."""

    label: str
    sure: Decimal
    possible: Decimal | None = None
    claimed: Decimal | None = None


def bars(known: str, title: str, about: str, rows: Sequence[Bar], most: Decimal, above: bool = False) -> Html:
    """Horizontal bars on one scale from 0 to `most`; long names stand above their bars."""
    plan = _Plan(most, left=0, row=36, drop=14, places=1) if above else _Plan(most, left=92, row=22, drop=0, places=1)
    height = _TOP + plan.row * len(rows) + 6
    inside = (
        el("title", title, id=f"{known}-judul"),
        el("desc", f"{about} {_told(rows, plan.places)}", id=f"{known}-isi"),
        _axis(plan, height),
        *(_row(row, _TOP + plan.row * place, plan) for place, row in enumerate(rows)),
    )
    names = f"{known}-judul {known}-isi"
    return el("svg", *inside, viewBox=f"0 0 {_WIDTH} {height}", role="img", aria_labelledby=names, class_="grafik")


def stack(known: str, title: str, parts: Iterable[tuple[str, str, int]]) -> Html:
    """One bar of counts: (class, name, how many)."""
    shown = [part for part in parts if part[2]]
    total = sum(many for _, _, many in shown) or 1
    told = ", ".join(f"{name} {words.count(many)}" for _, name, many in shown) or "tidak ada"
    inside, left = [], Decimal(0)
    for kind, _, many in shown:
        width = Decimal(many * 100) / total
        inside.append(el("rect", x=_at(left), y=0, width=_at(width), height=6, class_=kind))
        left += width
    said = (el("title", title, id=f"{known}-judul"), el("desc", f"{told}.", id=f"{known}-isi"))
    marks = {"viewBox": "0 0 100 6", "preserveAspectRatio": "none", "role": "img", "class_": "susun"}
    return el("svg", *said, *inside, aria_labelledby=f"{known}-judul {known}-isi", **marks)


def key(pairs: Iterable[tuple[str, str]]) -> Html:
    """What the marks of a chart mean: (class, words)."""
    return el("ul", *(el("li", el("i", class_=kind), words_) for kind, words_ in pairs), class_="kunci")


def _told(rows: Sequence[Bar], places: int) -> str:
    return " ".join(f"{row.label}: {words.number(row.sure, places)}." for row in rows)


def _axis(plan: _Plan, height: int) -> Html:
    lines = []
    for tick in range(_TICKS + 1):
        x = plan.left + (_WIDTH - _VALUE - plan.left) * tick // _TICKS
        side = "start" if x == 0 else "middle"
        lines.append(el("line", x1=x, x2=x, y1=_TOP - 4, y2=height - 4, class_="garis"))
        lines.append(el("text", _tick(plan.most * tick / _TICKS), x=x, y=11, text_anchor=side, class_="skala"))
    return join(lines)


def _tick(value: Decimal) -> str:
    return words.number(value, 0 if value == value.to_integral_value() else 1)


def _row(row: Bar, top: int, plan: _Plan) -> Html:
    left, bar = plan.left, top + plan.drop
    name = {"x": 0, "y": top + 12} if plan.drop else {"x": left - 6, "y": top + 13, "text_anchor": "end"}
    marks = [el("text", row.label, **name)]
    if row.possible is not None:
        marks.append(el("rect", x=left, y=bar + 6, width=_at(plan.wide(row.possible)), height=7, class_="mungkin"))
    marks.append(el("rect", x=left, y=bar + 3, width=_at(plan.wide(row.sure)), height=13, class_="pasti"))
    if row.claimed is not None:
        at = max(left + plan.wide(row.claimed) - 1, Decimal(left))
        marks.append(el("rect", x=_at(at), y=bar + 1, width=2, height=17, class_="klaim"))
    value = words.number(row.sure, plan.places)
    marks.append(el("text", value, x=_WIDTH, y=bar + 13, text_anchor="end", class_="angka"))
    return join(marks)


def _at(value: Decimal) -> str:
    """A place in the drawing, to a tenth."""
    return format(value.quantize(Decimal("0.1")), "f")
