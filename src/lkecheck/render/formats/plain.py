"""Text as other programs may take it: no control characters, and nothing that turns the order of letters around."""

from __future__ import annotations

import re

# Below U+0020 but tab and newline, DEL and C1, halves of pairs, turns of direction, and what XML 1.0 does not know.
_UNFIT = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]")
_NAMES = {"tte": "TTE", "opd": "OPD", "sha256": "SHA-256"}


def clean(text: str) -> str:
    """The text with a mark in place of each character that is none."""
    return _UNFIT.sub("\ufffd", text.replace("\r\n", "\n"))


def line(text: str) -> str:
    """The text on one line."""
    return " ".join(clean(text).split())


def title(name: str) -> str:
    """The name of a rule as words: tte-tidak-sah is TTE tidak sah."""
    words = " ".join(_NAMES.get(word, word) for word in name.replace("_", "-").split("-"))
    return words[:1].upper() + words[1:]
