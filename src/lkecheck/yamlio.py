"""Safe YAML that knows where everything stands; the only door to the yaml library.

Scalars keep their text: only `true`, `false`, an empty value and whole numbers that read back the same become
Python values, so a NIP keeps its zeros and a date stays text until the model reads it. Aliases, tags, duplicate
keys and more than one document are refused, each at its place.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

import yaml
from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from .errors import Galat

try:
    from yaml.cyaml import CParser as _Parser  # type: ignore[attr-defined]
except ImportError:  # a PyYAML built without libyaml: the same language, slower
    _Parser = None  # type: ignore[assignment, misc]

MAX_BYTES = 8 * 1024 * 1024
MAX_DEPTH = 40
MAX_NODES = 400_000

_PLAIN = "!plain"
_INTEGER = re.compile(r"-?(?:0|[1-9][0-9]{0,17})\Z")
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff]")
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


if _Parser is not None:

    class _Loader(_Resolver, _Parser):
        def __init__(self, text: str) -> None:
            _Parser.__init__(self, text)
else:
    from yaml.composer import Composer
    from yaml.parser import Parser
    from yaml.reader import Reader
    from yaml.scanner import Scanner

    class _Loader(_Resolver, Reader, Scanner, Parser, Composer):  # type: ignore[no-redef]
        def __init__(self, text: str) -> None:
            Reader.__init__(self, text)
            Scanner.__init__(self)
            Parser.__init__(self)
            Composer.__init__(self)


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

    def _pairs(self, node: MappingNode) -> dict[str, tuple[Node, Node]]:
        pairs = self._children.get(id(node))
        if pairs is None:
            pairs = {key.value: (key, value) for key, value in node.value if isinstance(key, ScalarNode)}
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
        return Document(None, None), [_syntax(name, error)]
    if root is None:
        return Document(None, None), [Galat(name, 1, 1, "berkas kosong; tidak ada isi YAML di dalamnya.")]
    builder = _Builder(name)
    data = builder.build(root)
    return Document(data, root), builder.galat


class _Builder:
    def __init__(self, name: str) -> None:
        self.name = name
        self.galat: list[Galat] = []
        self.seen: set[int] = set()

    def build(self, node: Node) -> Any:
        if id(node) in self.seen:
            self._tell(node, "alias (*) tidak dipakai di sini; tulis isinya langsung.")
            return None
        self.seen.add(id(node))
        if isinstance(node, ScalarNode):
            if node.tag == _PLAIN:
                return self._plain(node.value)
            if node.tag != "!other":
                self._tell(node, f'tanda "{_short(node.tag)}" tidak dipakai di sini; hapus tanda itu.')
            return node.value
        if node.tag != "!other":
            self._tell(node, f'tanda "{_short(node.tag)}" tidak dipakai di sini; hapus tanda itu.')
        if len(self.seen) > MAX_NODES:
            if len(self.seen) < 2 * MAX_NODES:
                self._tell(node, f"lebih dari {MAX_NODES} butir dalam satu berkas; pecah menjadi beberapa berkas.")
                self.seen.update(range(-2 * MAX_NODES, 0))
            return None
        if isinstance(node, SequenceNode):
            return [self.build(item) for item in node.value]
        return self._mapping(node)

    def _mapping(self, node: Node) -> dict[str, Any]:
        data: dict[str, Any] = {}
        lines: dict[str, int] = {}
        for key, value in node.value:
            if not isinstance(key, ScalarNode):
                self._tell(key, "kunci harus berupa satu kata atau angka.")
                continue
            name = key.value
            if name in lines:
                self._tell(key, f'kunci "{_short(name)}" tertulis dua kali (pertama pada baris {lines[name]}).')
                self.build(value)
                continue
            lines[name] = key.start_mark.line + 1
            data[name] = self.build(value)
        return data

    @staticmethod
    def _plain(text: str) -> Any:
        if text in _WORDS:
            return _WORDS[text]
        return int(text) if _INTEGER.match(text) and text != "-0" else text

    def _tell(self, node: Node, message: str) -> None:
        self.galat.append(_at(self.name, node.start_mark, message))


def _short(text: str) -> str:
    return text if len(text) <= 60 else text[:57] + "..."


def _at(name: str, mark: Any, message: str) -> Galat:
    if mark is None:
        return Galat(name, 1, 1, message)
    return Galat(name, mark.line + 1, mark.column + 1, message)


def _decode(raw: bytes, name: str, max_bytes: int) -> tuple[str, list[Galat]]:
    if len(raw) > max_bytes:
        return "", [Galat(name, 0, 0, f"lebih besar dari {max_bytes // 1024 // 1024} MB; tidak dibaca.")]
    if raw[:2] in (b"\xff\xfe", b"\xfe\xff") or raw[1:2] == b"\x00" or raw[:1] == b"\x00":
        return "", [Galat(name, 1, 1, "ditulis dalam UTF-16; simpan ulang sebagai UTF-8.")]
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = raw[: error.start]
        line = before.count(b"\n") + 1
        column = error.start - (before.rfind(b"\n") + 1) + 1
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
    ("unknown escape character", "garis miring terbalik (\\) dalam kutip ganda; pakai kutip tunggal atau garis miring (/)."),
    ("block sequence entries are not allowed", 'daftar ("- ") harus dimulai pada baris baru di bawah kuncinya.'),
)


def _syntax(name: str, error: yaml.YAMLError) -> Galat:
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    said = f"{getattr(error, 'context', '') or ''} {getattr(error, 'problem', '') or ''}".strip() or str(error)
    for english, indonesian in _SYNTAX:
        if english in said:
            return _at(name, mark, indonesian)
    return _at(name, mark, f"susunan YAML tidak terbaca di sini ({_short(said)}).")
