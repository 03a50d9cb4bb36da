"""What stands once in the page and is named from many places; the script brings each to where it is named."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from .markup import Html, el, later, settle, text

_SHORT = 45
"""A text up to this long is not worth a reference."""
_SMALL = 100
"""Nor is a piece of markup up to this long."""


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
        """The list of the texts; empty where there is none."""
        items = [el("li", one, id=known) for one, known in self.ids.items()]
        return el("ul", *items, class_="rujukan") if items else text("")


class Pieces:
    """Markup that several findings have alike, known only when all are written: the same question, or the same fault."""

    def __init__(self) -> None:
        self._numbers: dict[Html, int] = {}
        self._times = Counter[int]()

    def show(self, piece: Html) -> Html:
        """The piece itself where it is small, else a place for `settle` to fill in."""
        if len(piece) <= _SMALL:
            return piece
        number = self._numbers.setdefault(piece, len(self._numbers))
        self._times[number] += 1
        return later(number)

    def settle(self, page: str) -> Html:
        """The page in which a piece stands where it is named once, else a reference that the script replaces by it."""
        pieces = list(self._numbers)
        return settle(page, lambda number: self._link(number) if self._times[number] > 1 else pieces[number])

    def items(self) -> Html:
        """The list of the pieces that are named more than once; empty where none is."""
        again = [el("li", piece, id=f"b{number}") for piece, number in self._numbers.items() if self._times[number] > 1]
        return el("ul", *again, class_="rujukan") if again else text("")

    @staticmethod
    def _link(number: int) -> Html:
        return el("a", f"b{number}", class_="r", href=f"#b{number}")
