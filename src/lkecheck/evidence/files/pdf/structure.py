"""Where a PDF writes its objects: the text outside streams, and what its object streams hold, as pieces of bytes.

What a page shows is in streams of another kind, and is passed over: a page may speak of a script without being one.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from typing import BinaryIO

from .syntax import unescaped

MAX_STRUCTURE = 64 << 20
MAX_INFLATED = 64 << 20
MAX_OBJECT_STREAM = 16 << 20
"""Object streams are 100 objects or so: some hundred kB."""

_CHUNK = 1 << 20
_PIECE = 2 << 20
_OVERLAP = 64
_DICTIONARY = 1 << 16

_STREAM = re.compile(rb">>[\x00\t\n\f\r ]{0,32}stream(?:\r\n|\n|\r)")
_END = b"endstream"
_ENDS_HERE = re.compile(rb"[\x00\t\n\f\r ]{0,8}endstream")
_BEGIN_OBJECT = re.compile(rb"\d[\x00\t\n\f\r ]+obj(?![A-Za-z])")
_LENGTH = re.compile(rb"/Length[\x00\t\n\f\r ]+(\d{1,10})(?![\x00\t\n\f\r ]+\d+[\x00\t\n\f\r ]+R|\d)")
_FLATE = re.compile(rb"/Filter\s*(?:/(?:FlateDecode|Fl)(?![A-Za-z0-9#])|\[\s*/(?:FlateDecode|Fl)\s*\])")


class Structure:
    """Reads a file from its start, once and in chunks.

    After the pieces were taken, `cut` is true where a limit ended the reading, and `opaque` where objects may be written
    in a way that is not read here: encrypted, packed by a rare filter, or inside of what was passed over as a stream.
    """

    def __init__(self, file: BinaryIO) -> None:
        self.cut = False
        self.opaque = False
        self._file = file
        self._data = b""
        self._at = 0
        self._room = MAX_STRUCTURE
        self._inflatable = MAX_INFLATED

    def pieces(self) -> Iterator[bytes]:
        """Each piece begins and ends between objects, except where an object is larger than a piece may be."""
        while self._room > 0:
            match = self._search_stream()
            end = len(self._data) if match is None else match.end()
            outside = self._data[self._at : end]
            self._at = end
            self._room -= len(outside)
            yield outside
            if match is None:
                if not self._more():
                    return
            else:
                yield from self._pass(unescaped(outside[-_DICTIONARY:]))
        self.cut = True

    def _search_stream(self) -> re.Match[bytes] | None:
        """The next beginning of a stream; None where a piece is full, or the file ends."""
        searched = self._at
        while (match := _STREAM.search(self._data, searched)) is None:
            if len(self._data) - self._at > _PIECE:
                self._give_back()
                return None
            searched = max(self._at, len(self._data) - _OVERLAP) - self._at
            if not self._more():
                return None
        return match

    def _give_back(self) -> None:
        """Ends a full piece where it may be parted: what comes after is read again, as the begin of the next."""
        end = self._seam(self._data, self._at, len(self._data))
        self._file.seek(end - len(self._data), 1)
        self._data = self._data[:end]

    def _seam(self, data: bytes, begin: int, end: int) -> int:
        """The last place where objects, a dictionary, or the table of places may be parted, and nothing that belongs together."""
        for word in (b"endobj", b"<<", b"00000 n"):
            if (found := data.rfind(word, begin, end)) >= 0:
                return found + len(word)
        self.cut = True
        return end

    def _more(self) -> bool:
        """Drops what was taken, and reads on; False at the end of the file."""
        chunk = self._file.read(_CHUNK)
        self._data = self._data[self._at :] + chunk
        self._at = 0
        return bool(chunk)

    def _pass(self, before: bytes) -> Iterator[bytes]:
        """Moves behind the stream that begins here; what it holds where it is an object stream."""
        dictionary = _last_object(before)
        wanted = b"/ObjStm" in before
        kept, seam = bytearray(), b""
        for part in self._stream(dictionary):
            self.opaque = self.opaque or (not wanted and _writes_object(seam + part if seam else part))
            seam = part[-_OVERLAP:]
            if wanted and len(kept) <= MAX_OBJECT_STREAM:
                kept += part
        if len(kept) > MAX_OBJECT_STREAM:
            self.cut = True
        elif wanted:
            plain, begin = self._inflated(dictionary, bytes(kept)), 0
            while len(plain) - begin > _PIECE:
                end = self._seam(plain, begin, begin + _PIECE)
                yield plain[begin:end]
                begin = end
            yield plain[begin:]

    def _stream(self, dictionary: bytes) -> Iterator[bytes]:
        """The bytes of a stream in parts, by the length it declares where that is right, else up to the word that ends it."""
        declared = _LENGTH.search(dictionary)
        left = int(declared[1]) if declared else 0
        if left and self._ends_at(left):
            while left > len(self._data) - self._at:
                left -= len(self._data) - self._at
                yield self._take(len(self._data))
                if not self._more():
                    return
            yield self._take(self._at + left)
        while (end := self._data.find(_END, self._at)) < 0:
            yield self._take(max(self._at, len(self._data) - len(_END)))
            if not self._more():
                yield self._take(len(self._data))
                return
        yield self._take(end)
        self._at += len(_END)

    def _take(self, end: int) -> bytes:
        part = self._data[self._at : end]
        self._at = end
        return part

    def _ends_at(self, length: int) -> bool:
        """True where the stream that begins here ends after so many bytes."""
        if self._at + length + 2 * _OVERLAP <= len(self._data):
            return _ENDS_HERE.match(self._data, self._at + length) is not None
        place = self._file.tell()
        self._file.seek(place - len(self._data) + self._at + length)
        found = _ENDS_HERE.match(self._file.read(_OVERLAP)) is not None
        self._file.seek(place)
        return found

    def _inflated(self, dictionary: bytes, body: bytes) -> bytes:
        if b"/Filter" not in dictionary:
            return body
        if b"/Predictor" in dictionary or not _FLATE.search(dictionary):
            self.opaque = True
            return b""
        inflating = zlib.decompressobj()
        try:
            plain = inflating.decompress(body, self._inflatable + 1)
        except zlib.error:
            self.opaque = True
            return b""
        self._inflatable -= len(plain)
        if self._inflatable < 0:
            self.cut, self._inflatable = True, 0
        return plain


def _last_object(before: bytes) -> bytes:
    begin = max((match.end() for match in _BEGIN_OBJECT.finditer(before)), default=0)
    return before[begin:]


def _writes_object(part: bytes) -> bool:
    return b"obj" in part and _BEGIN_OBJECT.search(part) is not None
