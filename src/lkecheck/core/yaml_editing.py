"""Edits to YAML text that keep everything else as it is: comments, order, quotes, indentation, line ends, BOM.

An edit knows the place of a value from the parser and changes the text there. Nothing is believed of it: `Editor.done`
reads the new text again, and it must say what was meant and nothing else.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from . import yaml

Words = str | Sequence[str] | Mapping[str, str]

_BOM = b"\xef\xbb\xbf"
_BREAK = re.compile("\r\n|[\n\r\x85\u2028\u2029]")
# No reader takes such a word for a number, a date or a truth value.
_PLAIN = re.compile(r"(?!0[xob])(?=.*[A-Za-df-z])[A-Za-z0-9][A-Za-z0-9_./-]*\Z")
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}\Z")
_MEANT = frozenset(["true", "false", "yes", "no", "on", "off", "null", "y", "n"])


@dataclass(frozen=True, slots=True)
class _Edit:
    start: int
    end: int
    text: str


class Editor:
    """Gathers edits to one document. `raw` must be what `yaml.load` reads without complaint."""

    def __init__(self, raw: bytes, document: yaml.Document) -> None:
        self._bom = _BOM if raw.startswith(_BOM) else b""
        self._text = raw[len(self._bom) :].decode("utf-8")
        self._document = document
        self._edits: list[_Edit] = []

    def put(self, path: Sequence[yaml.Step], key: str, value: Words, *, after: str) -> None:
        """Sets `key` of the mapping at `path`: in its place where it is, else right behind the key `after`."""
        node = self._node(path)
        if not self._has(node, key):
            self._insert(node, self._pair(node, after), key, value)
            return
        name, held = self._pair(node, key)
        if isinstance(value, Mapping) and held.id == "mapping" and {part.value for part, _ in held.value} == set(value):
            for part, old in held.value:
                self._replace(old, value[part.value], self._quote(old))
        else:
            self._replace(held, value, self._quote(name))

    def add(self, path: Sequence[yaml.Step], key: str, word: str, *, after: str) -> None:
        """Adds a word to the list at `key` of the mapping at `path`; a single word there becomes a list of two."""
        node = self._node(path)
        if not self._has(node, key):
            self.put(path, key, word, after=after)
            return
        name, held = self._pair(node, key)
        quote = self._quote(name)
        if held.id == "scalar":
            self._join(held, word, quote)
        elif not held.value:
            self._replace(held, [word], quote)
        elif held.flow_style:
            last = held.value[-1]
            self._edit_at(last.end_mark.index, f", {_scalar(word, self._quote(last))}")
        else:
            self._insert_line(held.value[-1], held.start_mark.column, f"- {_scalar(word, '')}")

    def done(self, expected: Any) -> bytes | None:
        """The new bytes, or None where they would not say `expected`."""
        pieces, at = [], 0
        for edit in sorted(self._edits, key=lambda edit: edit.start):  # those of one place stay in their order
            pieces += [self._text[at : edit.start], edit.text]
            at = edit.end
        raw = self._bom + "".join([*pieces, self._text[at:]]).encode("utf-8")
        document, galat = yaml.load(raw, "")
        return raw if not galat and document.data == expected else None

    def _node(self, path: Sequence[yaml.Step]) -> Any:
        node: Any = self._document.root
        for step in path:
            node = node.value[step] if isinstance(step, int) else self._pair(node, step)[1]
        return node

    def _pair(self, node: Any, key: str) -> tuple[Any, Any]:
        return next((name, held) for name, held in node.value if name.value == key)

    def _insert(self, node: Any, behind: tuple[Any, Any], key: str, value: Words) -> None:
        quote = self._quote(behind[0])
        entry = f"{quote}{key}{quote}: {_written(value, quote)}"
        if node.flow_style:
            self._edit_at(behind[1].end_mark.index, f", {entry}")
        else:
            self._insert_line(behind[1], node.start_mark.column, entry)

    def _insert_line(self, node: Any, column: int, line: str) -> None:
        """A line below the one that `node` ends on; a comment there stays with it."""
        at = node.end_mark.index
        if getattr(node, "style", None) in ("|", ">") and (at == 0 or _BREAK.match(self._text, at - 1)):
            self._edit_at(at, " " * column + line + self._line_end(at - 1))
            return
        found = _BREAK.search(self._text, at)
        if found is not None:
            self._edit_at(found.end(), " " * column + line + found[0])
        else:
            self._edit_at(len(self._text), self._line_end(0) + " " * column + line)

    def _line_end(self, at: int) -> str:
        """The line end that stands at or behind `at`, as the writer's editor makes them."""
        if self._text[at - 1 : at + 1] == "\r\n":
            return "\r\n"
        found = _BREAK.search(self._text, at)
        return found[0] if found is not None else "\n"

    def _join(self, held: Any, word: str, quote: str) -> None:
        """Makes a list of a word and a second one; an empty value becomes the word."""
        old = self._span(held)
        if old in ("", "~", "null"):
            self._replace(held, word, quote)
        elif self._fits_in_flow(held):
            start, end = held.start_mark.index, held.end_mark.index
            self._edits.append(_Edit(start, end, f"[{old}, {_scalar(word, self._quote(held))}]"))
        else:
            self._replace(held, [held.value, word], quote)

    def _replace(self, node: Any, value: Words, quote: str) -> None:
        old = self._span(node)
        ends = [found[0] for found in _BREAK.finditer(old) if found.end() == len(old)]
        # A block reaches to the beginning of the next line; an empty value stands right behind its colon.
        written = ("" if old else " ") + _written(value, quote) + "".join(ends)
        self._edits.append(_Edit(node.start_mark.index, node.end_mark.index, written))

    def _edit_at(self, at: int, text: str) -> None:
        self._edits.append(_Edit(at, at, text))

    def _span(self, node: Any) -> str:
        return self._text[node.start_mark.index : node.end_mark.index]

    def _quote(self, node: Any) -> str:
        """The double quote of a JSON-like writer, or nothing."""
        return '"' if self._span(node).startswith('"') else ""

    def _has(self, node: Any, key: str) -> bool:
        return any(name.value == key for name, _ in node.value)

    def _fits_in_flow(self, node: Any) -> bool:
        if node.style in ('"', "'"):
            return True
        return node.style not in ("|", ">") and not re.search(r"[][{},\n\r]", self._span(node))


def _written(value: Words, quote: str) -> str:
    if isinstance(value, str):
        return _scalar(value, quote)
    if isinstance(value, Mapping):
        entries = (f"{quote}{key}{quote}: {_scalar(word, quote)}" for key, word in value.items())
        return f"{{{', '.join(entries)}}}"
    return f"[{', '.join(_scalar(word, quote) for word in value)}]"


def _scalar(word: str, quote: str) -> str:
    """A word so that it reads back as this text; in quotes only where it must be, or where its neighbours are."""
    plain = _DATE.match(word) or (_PLAIN.match(word) and word.casefold() not in _MEANT)
    return word if plain and not quote else f'"{"".join(_escaped(word))}"'


def _escaped(word: str) -> Iterator[str]:
    for letter in word:
        if letter in '"\\':
            yield f"\\{letter}"
        elif letter == " " or unicodedata.category(letter)[0] not in "CZ":
            yield letter
        else:
            yield f"\\u{ord(letter):04x}" if ord(letter) <= 0xFFFF else f"\\U{ord(letter):08x}"
