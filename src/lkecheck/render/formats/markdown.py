"""Markdown as GitHub and GitLab read it: texts stay text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from .plain import line

# Marks; then what only means something at the start of a text, before a figure, or in an address or the name of an emoji.
_SPECIAL = re.compile(r"[\\`*_\[\]#|~$]|^[-+=]|^(\d+)(?=[.)](?:\s|$))|[!%](?=\d)|:(?=[A-Za-z/+:])|(?<=www)\.", re.IGNORECASE)
_HTML = {"&": "&amp;", "<": "&lt;", ">": "&gt;", "@": "@\u2060"}


def escape(text: str) -> str:
    """One line in which nothing is markup, a link, a mention or a list."""
    marked = _SPECIAL.sub(_backslash, line(text))
    return "".join(_HTML.get(letter, letter) for letter in marked)


def table(head: Sequence[str], rows: Iterable[Sequence[str]], right: int) -> list[str]:
    """A table of escaped cells; the columns from `right` on hold figures."""
    rule = ["---" if number < right else "---:" for number in range(len(head))]
    return ["| " + " | ".join(row) + " |" for row in (head, rule, *rows)]


def _backslash(match: re.Match[str]) -> str:
    return f"{match[1]}\\" if match[1] else f"\\{match[0]}"
