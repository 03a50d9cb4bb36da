"""Small PDF files of one A4 page: with text, or with nothing but a picture as scanners make them."""

from __future__ import annotations

import textwrap

from .draft import MARK
from .glyphs import Grid
from .picture import packed

_A4 = b"/MediaBox [0 0 595 842]"
_LETTERS_A_LINE = 84
_TOP, _LEADING = 780, 16
_SCAN_WIDTH, _SCAN_TOP = 515, 785


def text_pdf(title: str, lines: list[str]) -> bytes:
    """A page of text in Helvetica; long lines are wrapped, an empty line is a gap."""
    content = _shown(lines)
    font = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"
    return _document(title, b"/Font << /F1 6 0 R >>", content, font)


def pages_pdf(title: str, pages: list[list[str]], attached: bytes = b"") -> bytes:
    """Pages of text; `attached` are bytes that no page shows, to make the file large."""
    contents = [_stream(_shown(lines)) for lines in pages]
    first = 6
    kids = b" ".join(b"%d 0 R" % (first + 2 * at) for at in range(len(pages)))
    font = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [" + kids + b"] /Count %d >>" % len(pages),
        font,
        _stream(attached),
        f"<< /Title ({_escaped(title)}) >>".encode("cp1252"),
    ]
    for at, content in enumerate(contents):
        resources = b"/Resources << /Font << /F1 3 0 R >> >>"
        objects.append(b"<< /Type /Page /Parent 2 0 R " + _A4 + b" " + resources + b" /Contents %d 0 R >>" % (first + 2 * at + 1))
        objects.append(content)
    return _file(objects)


def _shown(lines: list[str]) -> bytes:
    wrapped = [part for line in lines for part in (textwrap.wrap(line, _LETTERS_A_LINE) or [""])]
    shown = "".join(f"({_escaped(line)}) Tj T*\n" for line in wrapped)
    return f"BT\n/F1 11 Tf\n{_LEADING} TL\n60 {_TOP} Td\n{shown}ET\n".encode("cp1252")


def scanned_pdf(title: str, grid: Grid) -> bytes:
    """A page that is one picture of black and white dots, without a text layer."""
    height = _SCAN_WIDTH * len(grid) // len(grid[0])
    content = b"q\n%d 0 0 %d 40 %d cm\n/Im1 Do\nQ\n" % (_SCAN_WIDTH, height, _SCAN_TOP - height)
    dots = b"".join(packed(row) for row in grid)
    head = b"/Type /XObject /Subtype /Image /Width %d /Height %d /ColorSpace /DeviceGray /BitsPerComponent 1"
    return _document(title, b"/XObject << /Im1 6 0 R >>", content, _stream(dots, head % (len(grid[0]), len(grid))))


def cut_off(content: bytes) -> bytes:
    """What is left of a PDF whose download stopped early, with the mark that every sample bears."""
    return content[: content.index(b"1 0 obj")] + b"% " + MARK.encode("cp1252") + b"\n"


def locked(content: bytes) -> bytes:
    """A PDF that asks for a password: its keys are of a made-up one."""
    key = b"<" + b"5a" * 32 + b">"
    encrypt = b"/Encrypt << /Filter /Standard /V 1 /R 2 /Length 40 /P -4 /O " + key + b" /U " + key + b" >> /ID [<00> <00>]"
    return content.replace(b"/Root 1 0 R", b"/Root 1 0 R " + encrypt)


def with_a_script(content: bytes) -> bytes:
    """A PDF whose script runs when it is opened: the catalog's place stays, so that no place behind it moves."""
    script = b"/OpenAction << /S /JavaScript /JS (app.alert\\(1\\)) >> "
    at = content.index(b"xref\n")
    root = b"7 0 obj\n<< /Type /Catalog /Pages 2 0 R " + script + b">>\nendobj\n"
    moved = content[:at] + root + content[at:]
    moved = moved.replace(b"xref\n0 7\n", b"xref\n0 8\n").replace(b"/Size 7 /Root 1 0 R", b"/Size 8 /Root 7 0 R")
    moved = moved.replace(b"trailer\n", b"%010d 00000 n \ntrailer\n" % at)
    return moved.replace(b"startxref\n%d" % at, b"startxref\n%d" % (at + len(root)))


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
    return _file(objects)


def _file(objects: list[bytes]) -> bytes:
    """The file of these objects, the first of them its root and the fifth its properties."""
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
