"""Elements from plain values: what is not markup already is escaped, so no text of an OPD becomes markup."""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterable
from functools import lru_cache

from lkecheck.render.formats.plain import clean


class Html(str):
    """Text that is markup already; only this module makes it."""

    __slots__ = ()


_PLAIN = re.compile(r"[A-Za-z0-9#_.-]+")
"""What may stand in an attribute without quotes."""

_LATER = re.compile("\0([0-9]+)\0")

# HTML lets their end tags out; a page of forty OPDs has half a million of them.
_WITHOUT_END = frozenset({"td", "th", "tr", "li", "dt", "dd", "meta", "link", "input", "option", "br"})


def text(value: object) -> Html:
    """The one escape: markup as it is, every other value as text, good between tags and in quoted attributes."""
    return value if isinstance(value, Html) else _escaped(str(value))


@lru_cache(maxsize=8192)  # codes, names and values come again and again
def _escaped(value: str) -> Html:
    return Html(html.escape(clean(value)))


def join(parts: Iterable[object], between: str = "") -> Html:
    """The parts one after the other."""
    return Html(text(between).join([text(part) for part in parts]))


def el(name: str, /, *children: object, **attributes: object) -> Html:
    """An element. `class_` is class, `aria_label` is aria-label; None and False leave an attribute out, True has no value."""
    marks = "".join(_attribute(key, value) for key, value in attributes.items())
    end = "" if name in _WITHOUT_END else f"</{name}>"
    return Html(f"<{name}{marks}>{join(children)}{end}")


def later(number: int) -> Html:
    """Holds the place of a piece that is not decided yet; no text can look like it, since `text` lets no such character in."""
    return Html(f"\0{number}\0")


def settle(page: str, pieces: Callable[[int], Html]) -> Html:
    """The page with every such place filled in."""
    return Html(_LATER.sub(lambda place: pieces(int(place[1])), page))


def raw(name: str, content: str) -> Html:
    """A style or script of this package, which the browser takes as it stands; raises ValueError where it would end early."""
    if "</" in content or "<!--" in content:
        raise ValueError(f"{name} would end inside its own text")
    return Html(f"<{name}>{content}</{name}>")


def _attribute(key: str, value: object) -> str:
    if value is None or value is False:
        return ""
    name = key.rstrip("_").replace("_", "-")
    if value is True:
        return f" {name}"
    shown = text(value)
    return f" {name}={shown}" if _PLAIN.fullmatch(shown) else f' {name}="{shown}"'
