"""Small PDF files written by hand, object by object, so that a test can put any fault into one."""

from __future__ import annotations

import hashlib
import re
import zlib
from collections.abc import Callable
from pathlib import Path

from lkecheck.evidence.files import pdf

A4 = b"/MediaBox [0 0 595 842]"
FONT = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"
IMAGE_HEAD = b"/Type /XObject /Subtype /Image /Width 2 /Height 2 /ColorSpace /DeviceGray /BitsPerComponent 8"
DRAWN_IMAGE = b"q 500 0 0 700 40 60 cm /Im Do Q"
LINE = "Laporan kegiatan tahun 2022"
SCRIPT = b"<< /S /JavaScript /JS (app.alert\\(1\\)) >>"
CATALOG, PAGES, FONT_NUMBER = 1, 2, 3
_HEADER = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"

# The filling of short passwords, from the PDF reference.
_PAD = bytes.fromhex("28bf4e5e4e758a4164004e56fffa01082e2e00b6d0683e802f0ca9fe6453697a")
_FILE_ID = bytes(range(16))


def stream(body: bytes, head: bytes = b"", *, flate: bool = False) -> bytes:
    if flate:
        body, head = zlib.compress(body), head + b" /Filter /FlateDecode"
    return b"<< " + head + b" /Length %d >>\nstream\n" % len(body) + body + b"\nendstream"


def shown(*lines: str) -> bytes:
    """The content of a page with these lines."""
    escaped = (line.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)") for line in lines)
    return b"BT /F1 11 Tf 16 TL 60 780 Td " + b" ".join(b"(" + line.encode("cp1252") + b") Tj T*" for line in escaped) + b" ET"


class Pdf:
    """Objects by number: the catalog, the page tree and a font are there from the start. `root` stands in the catalog."""

    def __init__(self, root: bytes = b"", info: bytes = b"") -> None:
        self.root, self.info = root, info
        self.kids: list[int] = []
        self.objects: dict[int, bytes] = {FONT_NUMBER: FONT}
        self.trailer = b""

    def add(self, body: bytes) -> int:
        number = max(self.objects) + 1
        self.objects[number] = body
        return number

    def page(self, content: bytes = b"", resources: bytes = b"", more: bytes = A4, *, flate: bool = False) -> Pdf:
        fonts = b"/Font << /F1 %d 0 R >> " % FONT_NUMBER
        contents = self.add(stream(content, flate=flate))
        head = b"<< /Type /Page /Parent %d 0 R " % PAGES
        self.kids.append(self.add(head + more + b" /Resources << " + fonts + resources + b" >> /Contents %d 0 R >>" % contents))
        return self

    def image(self) -> bytes:
        """The resources of a page that draws a picture by DRAWN_IMAGE."""
        return b"/XObject << /Im %d 0 R >>" % self.add(stream(b"\x00\x40\x80\xc0", IMAGE_HEAD))

    def form(self, content: bytes, resources: bytes = b"") -> bytes:
        """The resources of a page that draws this form by `/Fm Do`."""
        head = b"/Type /XObject /Subtype /Form /BBox [0 0 600 850] /Resources << " + resources + b" >>"
        return b"/XObject << /Fm %d 0 R >>" % self.add(stream(content, head))

    def whole(self) -> dict[int, bytes]:
        kids = b" ".join(b"%d 0 R" % kid for kid in self.kids)
        tree = b"<< /Type /Pages /Kids [" + kids + b"] /Count %d >>" % len(self.kids)
        catalog = b"<< /Type /Catalog /Pages %d 0 R " % PAGES + self.root + b" >>"
        return {CATALOG: catalog, PAGES: tree, **self.objects}

    def bytes(self) -> bytes:
        """The file with a classic table of its objects."""
        objects = self.whole()
        info = b""
        if self.info:
            objects[number := max(objects) + 1] = b"<< " + self.info + b" >>"
            info = b" /Info %d 0 R" % number
        return assembled(objects, info + self.trailer)

    def packed(self, pack: Callable[[bytes], tuple[bytes, bytes]] | None = None) -> bytes:
        """The file with all that is no stream in an object stream; `pack` gives its bytes and the entries that say how."""
        objects = self.whole()
        plain = {number: body for number, body in objects.items() if b"stream\n" not in body}
        body, head = (pack or _flate)(_object_stream(plain))
        first = len(_places(plain))
        entries = b"/Type /ObjStm /N %d /First %d " % (len(plain), first) + head
        container = max(objects) + 1
        rest = {number: one for number, one in objects.items() if number not in plain} | {container: stream(body, entries)}
        return _with_cross_reference_stream(rest, container, list(plain), self.trailer)


def look(folder: Path, raw: bytes) -> pdf.PdfContent:
    """What a look at a file of these bytes tells."""
    (folder / "berkas.pdf").write_bytes(raw)
    return pdf.look(folder / "berkas.pdf")


def one_page(content: bytes = b"", root: bytes = b"", more: bytes = A4) -> Pdf:
    return Pdf(root=root).page(content or shown(LINE), more=more)


def with_annotation(annotation: bytes) -> Pdf:
    made = Pdf()
    return made.page(shown(LINE), more=A4 + b" /Annots [%d 0 R]" % made.add(annotation))


def uri(written: bytes) -> bytes:
    return b"<< /Type /Annot /Subtype /Link /Rect [0 0 9 9] /A << /S /URI /URI " + written + b" >> >>"


def text_pdf(many: int = 1, lines: int = 38) -> bytes:
    """Pages of office-like text."""
    made = Pdf()
    for number in range(many):
        made.page(shown(*(f"Laporan kegiatan triwulan {number} baris {line} dengan realisasi anggaran" for line in range(lines))))
    return made.bytes()


def assembled(objects: dict[int, bytes], trailer: bytes = b"") -> bytes:
    out, places = _written(objects)
    start = len(out)
    size = max(objects) + 1
    out += b"xref\n0 %d\n0000000000 65535 f \n" % size
    out += b"".join(b"%010d 00000 %c \n" % (places.get(one, 0), b"n" if one in places else b"f") for one in range(1, size))
    out += b"trailer\n<< /Size %d /Root %d 0 R" % (size, CATALOG) + trailer + b" >>\nstartxref\n%d\n%%%%EOF\n" % start
    return bytes(out)


def encrypted(made: Pdf, user: bytes = b"", owner: bytes = b"pemilik", *, packed: bool = False) -> bytes:
    """The file encrypted with RC4 of 40 bits: streams and addresses of links. `user` empty: anyone may open."""
    owner_entry = _rc4(hashlib.md5(_padded(owner), usedforsecurity=False).digest()[:5], _padded(user))
    rights = (-4).to_bytes(4, "little", signed=True)
    key = hashlib.md5(_padded(user) + owner_entry + rights + _FILE_ID, usedforsecurity=False).digest()[:5]
    entries = b"/Filter /Standard /V 1 /R 2 /P -4 /O <" + owner_entry.hex().encode() + b"> /U <"
    made.trailer = (
        b" /Encrypt << " + entries + _rc4(key, _PAD).hex().encode() + b"> >> /ID [<" + _FILE_ID.hex().encode() + b"> <>]"
    )
    made.objects = {number: _encrypted_stream(key, number, body) for number, body in made.objects.items()}
    if not packed:
        made.objects = {number: _encrypted_addresses(key, number, body) for number, body in made.objects.items()}
        return made.bytes()
    container = max(made.whole()) + 1
    return made.packed(lambda body: (_rc4(_object_key(key, container), zlib.compress(body)), b"/Filter /FlateDecode"))


def _padded(password: bytes) -> bytes:
    return (password + _PAD)[:32]


def _object_key(key: bytes, number: int) -> bytes:
    return hashlib.md5(key + number.to_bytes(3, "little") + b"\0\0", usedforsecurity=False).digest()[:10]


def _encrypted_stream(key: bytes, number: int, body: bytes) -> bytes:
    head, start, rest = body.partition(b"stream\n")
    if not start:
        return body
    data = rest.removesuffix(b"\nendstream")
    return head + start + _rc4(_object_key(key, number), data) + b"\nendstream"


def _encrypted_addresses(key: bytes, number: int, body: bytes) -> bytes:
    def written(match: re.Match[bytes]) -> bytes:
        return b"/URI <" + _rc4(_object_key(key, number), match[1]).hex().encode() + b">"

    return re.sub(rb"/URI \((.*?)\)", written, body)


def _rc4(key: bytes, data: bytes) -> bytes:
    state, other = list(range(256)), 0
    for at in range(256):
        other = (other + state[at] + key[at % len(key)]) % 256
        state[at], state[other] = state[other], state[at]
    out, one, other = bytearray(), 0, 0
    for byte in data:
        one = (one + 1) % 256
        other = (other + state[one]) % 256
        state[one], state[other] = state[other], state[one]
        out.append(byte ^ state[(state[one] + state[other]) % 256])
    return bytes(out)


def _flate(body: bytes) -> tuple[bytes, bytes]:
    return zlib.compress(body), b"/Filter /FlateDecode"


def _places(objects: dict[int, bytes]) -> bytes:
    at, places = 0, b""
    for number, body in objects.items():
        places += b"%d %d " % (number, at)
        at += len(body) + 1
    return places


def _object_stream(objects: dict[int, bytes]) -> bytes:
    return _places(objects) + b"\n".join(objects.values())


def _written(objects: dict[int, bytes]) -> tuple[bytearray, dict[int, int]]:
    out, places = bytearray(_HEADER), {}
    for number, body in sorted(objects.items()):
        places[number] = len(out)
        out += b"%d 0 obj\n" % number + body + b"\nendobj\n"
    return out, places


def _with_cross_reference_stream(objects: dict[int, bytes], container: int, inside: list[int], trailer: bytes) -> bytes:
    out, places = _written(objects)
    table, start = container + 1, len(out)
    rows = [b"\x00" + bytes(6)]
    for number in range(1, table):
        if number in inside:
            rows.append(b"\x02" + container.to_bytes(4, "big") + inside.index(number).to_bytes(2, "big"))
        elif number in places:
            rows.append(b"\x01" + places[number].to_bytes(4, "big") + b"\0\0")
        else:
            rows.append(b"\x00" + bytes(6))
    rows.append(b"\x01" + start.to_bytes(4, "big") + b"\0\0")
    head = b"/Type /XRef /Size %d /W [1 4 2] /Root %d 0 R" % (table + 1, CATALOG) + trailer
    out += b"%d 0 obj\n" % table + stream(b"".join(rows), head) + b"\nendobj\nstartxref\n%d\n%%%%EOF\n" % start
    return bytes(out)
