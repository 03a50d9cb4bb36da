"""Texts that stand once in the page and are named from many places; the script brings each to where it is named."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from .markup import Html, el, text

_SHORT = 45
"""A text up to this long is not worth a reference."""


class Shared:
    """Numbered texts: those that are named `least` times, in the order in which they are first named."""

    def __init__(self, letter: str, texts: Iterable[str], least: int = 1, longer: int = 0) -> None:
        named = Counter(texts)
        kept = [one for one, times in named.items() if times >= least and len(one) > longer]
        self.ids = {one: f"{letter}{number}" for number, one in enumerate(kept, start=1)}

    @classmethod
    def repeated(cls, letter: str, texts: Iterable[str]) -> Shared:
        """Only what is long and comes more than once."""
        return cls(letter, texts, least=2, longer=_SHORT)

    def show(self, one: str) -> Html:
        """The text itself where it is named once, else a reference that the script replaces by the text."""
        known = self.ids.get(one)
        return text(one) if known is None else el("a", known, class_="r", href=f"#{known}")

    def link(self, one: str, label: str, kind: str | None = None) -> Html:
        """A reference with words of its own."""
        return el("a", label, class_=kind, href=f"#{self.ids[one]}")

    def items(self) -> Html:
        """The list of the texts."""
        return el("ul", *(el("li", one, id=known) for one, known in self.ids.items()), class_="rujukan")
