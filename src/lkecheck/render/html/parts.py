"""Pieces that several sections use: tables, badges, lists of figures."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal

from lkecheck import words

from .markup import Html, el, join, text


def table(caption: object, head: Html, body: object, kind: str | None = None, label: str = "") -> Html:
    """A table in a frame of its own that scrolls where the screen is narrow, and that the keyboard reaches."""
    inside = el("table", el("caption", caption), el("thead", head), body, class_=kind)
    return el("div", inside, class_="bingkai", tabindex="0", role="region", aria_label=label or caption)


def head(names: Iterable[object], right: int | None = None) -> Html:
    """A row of column headings; those from `right` on stand over figures."""
    return el(
        "tr",
        *(
            el("th", name, scope="col", class_="a" if right is not None and place >= right else None)
            for place, name in enumerate(names)
        ),
    )


def figures(values: Iterable[object]) -> Html:
    """Cells of figures."""
    return join(el("td", value, class_="a") for value in values)


def boxes(rows: Iterable[tuple[str, Decimal | None, str, str]]) -> Html:
    """Figures that stand out: name, value, what it is beside, what it means."""
    return el("div", *(_box(*row) for row in rows), class_="angka-angka")


def _box(name: str, value: Decimal | None, beside: str, about: str) -> Html:
    told = (el("span", beside, class_="kategori"), " ", el("span", about, class_="kecil"))
    first = (el("span", name, class_="nama"), " ", el("b", words.number(value)))
    return el("p", *first, " ", *told, class_=f"kotak {name.lower()}")


def severity(level: str) -> Html:
    """The severity in words; what it stands in gives it its colour."""
    return el("b", words.SEVERITY[level])


def facts(pairs: Iterable[tuple[str, object]], kind: str | None = None) -> Html:
    """Names with their values."""
    return el("dl", *(join((el("dt", name), el("dd", value))) for name, value in pairs), class_=kind)


def bullets(items: Sequence[object]) -> Html:
    """A list, or nothing."""
    return el("ul", *(el("li", item) for item in items)) if items else text("")
