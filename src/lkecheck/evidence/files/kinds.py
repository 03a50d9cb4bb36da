"""Kind of a file by its content: the first bytes, and for a zip container what lies in it. The name is never believed."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path

HEAD = 8192
"""How many of the first bytes `kind_of` wants."""

# Kind by content: (offset, bytes). Order matters only where one is a prefix of another.
_MAGIC: tuple[tuple[str, int, bytes], ...] = (
    ("png", 0, b"\x89PNG\r\n\x1a\n"),
    ("jpeg", 0, b"\xff\xd8\xff"),
    ("gif", 0, b"GIF8"),
    ("tiff", 0, b"II*\x00"),
    ("tiff", 0, b"MM\x00*"),
    ("zip", 0, b"PK\x03\x04"),
    ("zip", 0, b"PK\x05\x06"),
    ("ole", 0, b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"),
    ("rtf", 0, b"{\\rtf"),
    ("program", 0, b"MZ"),
    ("program", 0, b"\x7fELF"),
    ("rar", 0, b"Rar!\x1a\x07"),
    ("7z", 0, b"7z\xbc\xaf\x27\x1c"),
    ("gzip", 0, b"\x1f\x8b"),
    ("webp", 8, b"WEBP"),
    ("mp4", 4, b"ftyp"),
)

_UTF16 = (b"\xff\xfe", b"\xfe\xff")
# Where a page begins behind comments, which browsers and login servers put first.
_PAGE = re.compile(
    rb"(?>\s+|<!--.*?-->|<\?xml.*?\?>)*+<(?:!doctype\s+html|html|head|body|title|meta|script)\b", re.DOTALL | re.IGNORECASE
)

# What a container of each kind must hold.
_MEMBERS = {"word/document.xml": "docx", "xl/workbook.xml": "xlsx", "xl/workbook.bin": "xlsx", "ppt/presentation.xml": "pptx"}
_OPEN_DOCUMENT = "application/vnd.oasis.opendocument."
_ODF = {"text": "odt", "spreadsheet": "ods", "presentation": "odp"}
_MIMETYPE_BYTES = 200


def kind_of(head: bytes) -> str:
    """Kind by the first bytes: pdf, jpeg, png, zip, ole, …, teks, or "tidak dikenal"."""
    head = head.removeprefix(b"\xef\xbb\xbf")
    if b"%PDF-" in head[:1024]:
        return "pdf"
    for kind, offset, magic in _MAGIC:
        if head[offset : offset + len(magic)] == magic and (magic != b"MZ" or b"\x00" in head):
            return kind
    plain = head.decode("utf-16", "ignore").encode() if head.startswith(_UTF16) else head
    if _PAGE.match(plain):
        return "html"
    if b"\x00" in head:
        return "tidak dikenal"
    try:
        head.decode("utf-8")
    except UnicodeDecodeError as error:
        return "teks" if error.start > len(head) - 4 else "tidak dikenal"
    return "teks"


def in_container(path: Path) -> str:
    """What a zip holds: docx, xlsx, pptx, odt, ods, odp, or "zip"; also "zip" where its directory cannot be read."""
    try:
        with zipfile.ZipFile(path) as archive:
            names = archive.namelist()
            for member, kind in _MEMBERS.items():
                if member in names:
                    return kind
            if "mimetype" in names:
                with archive.open("mimetype") as file:
                    said = file.read(_MIMETYPE_BYTES).decode("ascii", "replace").strip()
                return _ODF.get(said.removeprefix(_OPEN_DOCUMENT).removesuffix("-template"), "zip")
    except (zipfile.BadZipFile, OSError, EOFError, NotImplementedError, RuntimeError, ValueError):
        pass
    return "zip"
