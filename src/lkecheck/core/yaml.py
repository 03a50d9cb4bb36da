"""Safe YAML that knows where everything stands; the only door to the yaml library.

Scalars keep their text: only `true`, `false`, an empty value and whole numbers that read back the same become
Python values, so a NIP keeps its zeros and a date stays text until the model reads it. Aliases, tags, duplicate
keys and more than one document are refused, each at its place.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import Any

import yaml
from yaml.cyaml import CParser
from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from .errors import Galat

MAX_BYTES = 8 * 1024 * 1024
MAX_DEPTH = 40
MAX_NODES = 400_000
MAX_SPECIAL = 50

_PLAIN = "!plain"
_INTEGER = re.compile(r"-?(?:0|[1-9][0-9]{0,17})\Z")
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\x80-\x84\x86-\x9f\ufffe\uffff]")
_ESCAPED = re.compile(f"{_CONTROL.pattern[:-1]}\r\x85]")
# Where a text may hold an anchor, an alias or a tag; only then are its events looked through.
_SPECIAL = re.compile(r"(?:^|[\s\[{,])(?:[&*]\S|!)", re.MULTILINE)
_DIGITS = frozenset("-0123456789")
_WORDS: dict[str, Any] = {"": None, "~": None, "null": None, "true": True, "false": False}

Step = str | int


class _TooDeepError(Exception):
    def __init__(self, mark: Any) -> None:
        super().__init__()
        self.mark = mark


class _Resolver:
    """The two hooks the composer calls: one measures depth, one marks plain scalars."""

    depth = 0

    def descend_resolver(self, parent: Node | None, _index: Any) -> None:
        self.depth += 1
        if self.depth > MAX_DEPTH:
            raise _TooDeepError(parent.start_mark if parent is not None else None)

    def ascend_resolver(self) -> None:
        self.depth -= 1

    def resolve(self, kind: type[Node], _value: Any, implicit: Any) -> str:
        return _PLAIN if kind is ScalarNode and implicit[0] else "!other"


class _Loader(_Resolver, CParser):  # type: ignore[misc]
    """libyaml's parser with the composer's hooks."""

    def __init__(self, text: str) -> None:
        CParser.__init__(self, text)


@dataclass(slots=True)
class Document:
    """Plain data with the way back to its places."""

    data: Any
    root: Node | None
    _children: dict[int, dict[str, tuple[Node, Node]]] = field(default_factory=dict, repr=False)

    def place(self, path: Sequence[Step], *, key: bool = False) -> tuple[int, int]:
        """Line and column (from 1) of the value at `path`, or of its key; the nearest known where it is missing."""
        node, found = self.root, self.root
        for depth, step in enumerate(path):
            if isinstance(node, MappingNode):
                pair = self._pairs(node).get(str(step))
                if pair is None:
                    break
                found = pair[0] if key and depth == len(path) - 1 else pair[1]
                node = pair[1]
            elif isinstance(node, SequenceNode) and isinstance(step, int) and step < len(node.value):
                node = found = node.value[step]
            else:
                break
        if found is None:
            return (1, 1)
        return (found.start_mark.line + 1, found.start_mark.column + 1)

    def tell(self, nama: str, path: Sequence[Step], pesan: str, *, key: bool = False) -> Galat:
        """A problem at a path; `nama` is how messages call the file."""
        line, column = self.place(path, key=key)
        return Galat(nama, line, column, pesan)

    def _pairs(self, node: MappingNode) -> dict[str, tuple[Node, Node]]:
        pairs = self._children.get(id(node))
        if pairs is None:
            pairs = {}
            for key, value in node.value:
                if isinstance(key, ScalarNode):
                    pairs.setdefault(key.value, (key, value))
            self._children[id(node)] = pairs
        return pairs


def load(raw: bytes, name: str, max_bytes: int = MAX_BYTES) -> tuple[Document, list[Galat]]:
    """Reads `raw` as one YAML document; `name` is how messages call the file.

    Returns the document and what is wrong with it. Where nothing could be read the document's data is None and its
    root too; after duplicate keys, tags or aliases reading goes on, so that all problems come at once.
    """
    text, galat = _decode(raw, name, max_bytes)
    if galat:
        return Document(None, None), galat
    try:
        root = _Loader(text).get_single_node()
    except _TooDeepError as error:
        return Document(None, None), [_at(name, error.mark, f"bersarang lebih dari {MAX_DEPTH} tingkat.")]
    except yaml.YAMLError as error:
        return Document(None, None), [_syntax(name, error, text)]
    if root is None:
        return Document(None, None), [Galat(name, 1, 1, "berkas kosong; tidak ada isi YAML di dalamnya.")]
    builder = _Builder(name)
    data = builder.build(root)
    marked = any(mark in text for mark in "&*!") and _SPECIAL.search(text)
    special = list(islice(_specials(text, name), MAX_SPECIAL)) if marked else []
    return Document(data, root), builder.galat + special


def _specials(text: str, name: str) -> Iterator[Galat]:
    """Anchors, aliases and tags, each at its own place, which composed nodes no longer know."""
    for event in yaml.parse(text, Loader=_Loader):
        if isinstance(event, yaml.AliasEvent):
            yield _at(
                name,
                event.start_mark,
                "alias (*) tidak dipakai di sini; tulis isinya langsung, atau beri tanda kutip bila itu teks.",
            )
        elif getattr(event, "anchor", None):
            yield _at(name, event.start_mark, "jangkar (&) tidak dipakai di sini; hapus, atau beri tanda kutip bila itu teks.")
        elif getattr(event, "tag", None):
            yield _at(name, event.start_mark, f'tanda "{_short(event.tag)}" tidak dipakai di sini; hapus tanda itu.')


class _Builder:
    def __init__(self, name: str) -> None:
        self.name = name
        self.galat: list[Galat] = []
        self.seen: set[int] = set()
        self.size = 0

    def build(self, node: Node) -> Any:
        if type(node) is ScalarNode:
            if node.style == '"':
                self._escaped(node)
            return _plain(node.value) if node.tag == _PLAIN else node.value
        if id(node) in self.seen or self.size > MAX_NODES:
            return None  # an alias, told by _specials; or too much, told below
        self.seen.add(id(node))
        self.size += len(node.value)
        if self.size > MAX_NODES:
            self._tell(node, f"lebih dari {MAX_NODES} butir dalam satu berkas; pecah menjadi beberapa berkas.")
            return None
        if isinstance(node, SequenceNode):
            return [self.build(item) for item in node.value]
        return self._mapping(node)

    def _mapping(self, node: Node) -> dict[str, Any]:
        data: dict[str, Any] = {}
        for key, value in node.value:
            if type(key) is ScalarNode and key.style == '"':
                self._escaped(key)
            name = key.value
            if type(key) is not ScalarNode:
                self._tell(key, "kunci harus berupa satu kata atau angka.")
            elif name in data:
                first = next(other for other, _ in node.value if other.value == name).start_mark.line + 1
                self._tell(key, f'kunci "{_short(name)}" tertulis dua kali (pertama pada baris {first}).')
                self.build(value)
            else:
                data[name] = self.build(value)
        return data

    def _escaped(self, node: Node) -> None:
        """Only double quotes can write a control character as an escape; no terminal and no paper may get it."""
        control = _ESCAPED.search(node.value)
        if control:
            self._tell(node, f"ada karakter kendali (kode {ord(control[0])}) yang ditulis dengan garis miring terbalik; hapus.")
            node.value = _ESCAPED.sub("?", node.value)  # no other message may repeat it

    def _tell(self, node: Node, message: str) -> None:
        self.galat.append(_at(self.name, node.start_mark, message))


def _plain(text: str) -> Any:
    """The value of a scalar without quotes."""
    if text in _WORDS:
        return _WORDS[text]
    return int(text) if text[0] in _DIGITS and _INTEGER.match(text) and text != "-0" else text


def _short(text: str) -> str:
    return text if len(text) <= 60 else text[:57] + "..."


def _at(name: str, mark: Any, message: str) -> Galat:
    if mark is None:
        return Galat(name, 1, 1, message)
    return Galat(name, mark.line + 1, mark.column + 1, message)


def _decode(raw: bytes, name: str, max_bytes: int) -> tuple[str, list[Galat]]:
    if len(raw) > max_bytes:
        return "", [Galat(name, 0, 0, f"lebih besar dari {max_bytes // 1024 // 1024} MB; tidak dibaca.")]
    if raw[:2] in (b"\xff\xfe", b"\xfe\xff") or raw[1:4:2] == b"\x00\x00" or raw[0:3:2] == b"\x00\x00":
        return "", [Galat(name, 1, 1, "ditulis dalam UTF-16; simpan ulang sebagai UTF-8.")]
    try:
        raw = raw.removeprefix(b"\xef\xbb\xbf")
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        before = raw[: error.start].decode("utf-8")
        line = before.count("\n") + 1
        column = len(before) - before.rfind("\n")
        return "", [Galat(name, line, column, "bukan teks UTF-8; simpan ulang sebagai UTF-8.")]
    control = _CONTROL.search(text)
    if control:
        before_text = text[: control.start()]
        line = before_text.count("\n") + 1
        column = control.start() - (before_text.rfind("\n") + 1) + 1
        return "", [Galat(name, line, column, f"ada karakter kendali (kode {ord(control[0])}); hapus karakter itu.")]
    if not text.strip():
        return "", [Galat(name, 1, 1, "berkas kosong; tidak ada isi YAML di dalamnya.")]
    return text, []


# What libyaml says, and what a writer of the file should hear.
_SYNTAX = (
    ("mapping values are not allowed", "titik dua (:) tidak pada tempatnya; beri tanda kutip pada teks yang memuat titik dua."),
    ("cannot start any token", "ada Tab atau tanda khusus di awal; pakai spasi, dan beri tanda kutip pada teksnya."),
    ("could not find expected ':'", 'baris ini tidak berbentuk "kunci: nilai".'),
    ("did not find expected key", "jorokan (indentasi) baris ini tidak sama dengan baris di atasnya."),
    ("did not find expected '-' indicator", "daftar ini tercampur dengan isian lain; periksa jorokannya (indentasi)."),
    ("did not find expected ',' or '}'", "kurung kurawal { } tidak tertutup atau kurang koma."),
    ("did not find expected ',' or ']'", "kurung siku [ ] tidak tertutup atau kurang koma."),
    ("while scanning a quoted scalar", "tanda kutip tidak tertutup."),
    ("unexpected end of stream", "tanda kutip tidak tertutup."),
    ("found undefined alias", "alias (*) tidak dipakai di sini; beri tanda kutip bila itu teks."),
    ("found duplicate anchor", "jangkar (&) tidak dipakai di sini."),
    ("expected a single document", "ada lebih dari satu dokumen (---) dalam berkas; sisakan satu."),
    ("hexde", "garis miring terbalik (\\) dalam kutip ganda; pakai kutip tunggal atau garis miring (/)."),
    ("found a tab character", "ada Tab di awal baris; pakai spasi untuk jorokan (indentasi)."),
    ("unknown escape character", "garis miring terbalik (\\) dalam kutip ganda; pakai kutip tunggal atau garis miring (/)."),
    ("block sequence entries are not allowed", 'daftar ("- ") harus dimulai pada baris baru di bawah kuncinya.'),
)


# What the text itself shows, where libyaml only says what it had expected next.
_AFTER_QUOTE = re.compile(r"""[:\-]\s+(["'])[^"']*\1\s*[^\s#,}\]:]""")


def _seen(line: str, before: str, mark: Any, said: str) -> str | None:
    """The cause as an officer would see it in the line, or None."""
    if "<document start>" in said:
        if before.startswith(("...", "---")):
            return "ada lebih dari satu dokumen (---) dalam berkas; sisakan satu."
        return "jorokan (indentasi) baris ini tidak sama dengan baris di atasnya."
    if "did not find expected key" in said:
        if line[mark.column : mark.column + 1] in ("]", "}"):
            return "kurung penutup ini tidak mempunyai pembuka; hapus, atau lengkapi pembukanya."
        if _AFTER_QUOTE.search(line):
            return "ada teks sesudah tanda kutip penutup; beri tanda kutip pada seluruh teks."
    return None


def _syntax(name: str, error: yaml.YAMLError, text: str) -> Galat:
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    said = f"{getattr(error, 'context', '') or ''} {getattr(error, 'problem', '') or ''}".strip() or str(error)
    if mark is not None:
        lines = ["", *text.splitlines(), ""]
        at = min(mark.line + 1, len(lines) - 1)
        seen = _seen(lines[at], lines[at - 1], mark, said)
        if seen is not None:
            return _at(name, mark, seen)
    for english, indonesian in _SYNTAX:
        if english in said:
            return _at(name, mark, indonesian)
    return _at(name, mark, f"susunan YAML tidak terbaca di sini ({_short(said)}).")
