"""Small PDF files of one A4 page: with text, or with nothing but a picture as scanners make them."""

from __future__ import annotations

import textwrap

from .glyphs import Grid
from .picture import packed

_A4 = b"/MediaBox [0 0 595 842]"
_LETTERS_A_LINE = 84
_TOP, _LEADING = 780, 16
_SCAN_WIDTH, _SCAN_TOP = 515, 785


def text_pdf(title: str, lines: list[str]) -> bytes:
    """A page of text in Helvetica; long lines are wrapped, an empty line is a gap."""
    wrapped = [part for line in lines for part in (textwrap.wrap(line, _LETTERS_A_LINE) or [""])]
    shown = "".join(f"({_escaped(line)}) Tj T*\n" for line in wrapped)
    content = f"BT\n/F1 11 Tf\n{_LEADING} TL\n60 {_TOP} Td\n{shown}ET\n".encode("cp1252")
    font = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"
    return _document(title, b"/Font << /F1 6 0 R >>", content, font)


def scanned_pdf(title: str, grid: Grid) -> bytes:
    """A page that is one picture of black and white dots, without a text layer."""
    height = _SCAN_WIDTH * len(grid) // len(grid[0])
    content = b"q\n%d 0 0 %d 40 %d cm\n/Im1 Do\nQ\n" % (_SCAN_WIDTH, height, _SCAN_TOP - height)
    dots = b"".join(packed(row) for row in grid)
    head = b"/Type /XObject /Subtype /Image /Width %d /Height %d /ColorSpace /DeviceGray /BitsPerComponent 1"
    return _document(title, b"/XObject << /Im1 6 0 R >>", content, _stream(dots, head % (len(grid[0]), len(grid))))


def _escaped(text: str) -> str:
    plain = text.encode("cp1252", "replace").decode("cp1252")
    return plain.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")


def _stream(body: bytes, head: bytes = b"") -> bytes:
    return b"<< " + head + b" /Length %d >>\nstream\n" % len(body) + body + b"\nendstream"


def _document(title: str, resources: bytes, content: bytes, resource: bytes) -> bytes:
    info = f"<< /Title ({_escaped(title)}) /Producer (lkecheck tools.samples) >>".encode("cp1252")
    page = b"<< /Type /Page /Parent 2 0 R " + _A4 + b" /Resources << " + resources + b" >> /Contents 4 0 R >>"
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        page,
        _stream(content),
        info,
        resource,
    ]
    out = bytearray(b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n")
    places = []
    for number, body in enumerate(objects, start=1):
        places.append(len(out))
        out += b"%d 0 obj\n" % number + body + b"\nendobj\n"
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    out += b"trailer\n<< /Size %d /Root 1 0 R /Info 5 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, start)
    return bytes(out)
