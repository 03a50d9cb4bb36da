"""Words and names that stand in a text as whole words, however spaced and in whatever case."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache


def any_in(text: str, words: Iterable[str]) -> bool:
    """True where one of the words stands in the text."""
    folded = _folded(text)
    return any(_stands(_folded(satu), folded) for satu in words)


# A text is asked for many words in a row; folding it each time costs more than all the searches in it.
@lru_cache(maxsize=1024)
def _folded_short(text: str) -> str:
    return " ".join(text.split()).casefold()


_folded_long = lru_cache(maxsize=8)(_folded_short.__wrapped__)


def _folded(text: str) -> str:
    return _folded_short(text) if len(text) <= 200 else _folded_long(text)


def _stands(word: str, text: str) -> bool:
    """Searching for a plain string is many times faster than an alternation that ignores case."""
    at = text.find(word) if word else -1
    while at >= 0:
        if not _letter(text[at - 1 : at]) and not _letter(text[at + len(word) : at + len(word) + 1]):
            return True
        at = text.find(word, at + 1)
    return False


def _letter(one: str) -> bool:
    return one.isalnum() or one == "_"
