"""The text of an office document as it is gathered: pages (sheets, slides), and a limit."""

from __future__ import annotations

from .xml import LimitReached

MAX_TEXT = 2_000_000


class Pages:
    """Text of one page after another."""

    def __init__(self, most: int = MAX_TEXT) -> None:
        self._pages: list[list[str]] = []
        self._left = most

    def new(self) -> None:
        """A page begins. Raises LimitReached."""
        self._take(1)
        self._pages.append([])

    def add(self, text: str) -> None:
        """Text on the page. Raises LimitReached, with the page filled up to the limit."""
        if not self._pages:
            self.new()
        self._pages[-1].append(text[: self._left])
        self._take(len(text))

    def _take(self, letters: int) -> None:
        self._left -= letters
        if self._left < 0:
            self._left = 0
            raise LimitReached

    @property
    def text(self) -> str:
        """Pages separated by form feeds; no blanks at the ends of lines or around cells, no blank lines at a page's ends."""
        return "\f".join(_tidy("".join(page)) for page in self._pages)


def _tidy(page: str) -> str:
    return "\n".join("\t".join(map(str.strip, line.split("\t"))).rstrip() for line in page.split("\n")).strip("\n")
