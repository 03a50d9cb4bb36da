"""The written form of PDF objects, as far as it takes to find names in them without being misled by their texts."""

from __future__ import annotations

import re

_MOST_NESTED = 4
_CONTROLS = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f"}


def _text_pattern() -> bytes:
    """A text in brackets, which may hold texts in brackets. Nothing is tried twice, so that no text takes long to refuse."""
    pattern = rb"\((?:[^()\\]++|\\.)*+\)"
    for _ in range(_MOST_NESTED):
        pattern = rb"\((?:[^()\\]++|\\.|" + pattern + rb")*+\)"
    return pattern


TEXT = _text_pattern()
NAME_END = rb"(?![^\x00\s()<>\[\]{}/%])"

# What follows a bracket that nothing closes is taken too: looked through again at each bracket in it, it would take forever.
# A comment is taken with the end of its line, lest its last bracket be taken for such a one.
TEXT_OR_COMMENT = TEXT + rb"|%[^\r\n]*+[\r\n]?|(?<=\()(?:[^()\\]++|\\.)++"
_TEXT_OR_COMMENT = re.compile(TEXT_OR_COMMENT, re.DOTALL)
_ESCAPED_NAME = re.compile(rb"#(3[0-9]|[46][1-9A-Fa-f]|[57][0-9Aa])")
_ESCAPED_TEXT = re.compile(rb"\\(?:([0-7]{1,3})|(\r\n|.))", re.DOTALL)


def names_only(piece: bytes) -> tuple[bytes, bool]:
    """The piece with texts and comments made spaces, and names written plainly; true where some bracket is not closed."""
    bare = _TEXT_OR_COMMENT.sub(b" ", piece)
    return unescaped(bare.replace(b"\x00", b" ")), b"(" in bare


def unescaped(raw: bytes) -> bytes:
    """Letters and digits that a name hides behind `#`; nothing else, so that no name comes apart."""
    return _ESCAPED_NAME.sub(lambda match: bytes([int(match[1], 16)]), raw) if b"#" in raw else raw


def text_of(written: bytes) -> str:
    """What a text in brackets or in hex digits says, on one line."""
    if written[:1] == b"<":
        digits = bytes(byte for byte in written if byte in b"0123456789abcdefABCDEF")
        plain = bytes.fromhex((digits + b"0" * (len(digits) % 2)).decode("ascii"))
    else:
        plain = _ESCAPED_TEXT.sub(_plain, written[1:-1])
    utf16 = plain[:2] in (b"\xfe\xff", b"\xff\xfe")
    return one_line(plain.decode("utf-16" if utf16 else "utf-8", "replace"))


def one_line(text: str) -> str:
    return " ".join("".join(letter if letter.isprintable() else " " for letter in text).split())


def _plain(match: re.Match[bytes]) -> bytes:
    if match[1] is not None:
        return bytes([int(match[1], 8) & 0xFF])
    letter: bytes = match[2]
    return b"" if letter in (b"\r\n", b"\n", b"\r") else _CONTROLS.get(letter, letter)
