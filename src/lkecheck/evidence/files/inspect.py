"""All looks at one file together: its bytes in, an IsiBerkas out. Runs in a worker process, since the bytes are a stranger's."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from lkecheck.model.berkas import IsiBerkas

from . import kinds
from .trouble import Broken, Locked

VERSION = 6
"""Goes up with every change of what any look sees; kept results of another version are not used."""

MAX_TEXT = 2_000_000
_CHUNK = 1 << 20
# The bytes a signature covers stand in the file as plain numbers, and their name with them.
_MARKER = b"ByteRange"

CONTENT, SIGNATURES = "isi dokumen", "tanda tangan elektronik"
INSTALL = 'pasang dengan "pip install lkecheck[{extra}]"'


def inspect(path: Path, sha256: str, roots: Sequence[Any] = ()) -> IsiBerkas:
    """What the file says of itself; a fault of the file is part of the answer. Raises OSError where it cannot be read."""
    with path.open("rb") as file:
        kind = kinds.kind_of(file.read(kinds.HEAD))
    if kind == "zip":
        kind = kinds.in_container(path)
    seen: dict[str, Any] = {}
    try:
        seen = _LOOKS.get(kind, _not_read)(path, roots)
    except Broken as error:
        seen = {"rusak": str(error)}
    except Locked:
        seen = {"terkunci": True}
    except ImportError as error:
        seen = {"tidak_dilihat": {CONTENT: _install(error, "evidence")}}
    return IsiBerkas(sha256=sha256, **{"jenis": kind, **seen})


def _install(error: ImportError, extra: str) -> str:
    return f"{(error.name or 'paket').partition('.')[0]} tidak terpasang; {INSTALL.format(extra=extra)}"


def _pdf(path: Path, roots: Sequence[Any]) -> dict[str, Any]:
    from . import pdf

    content = pdf.look(path)
    seen = {
        "halaman": content.halaman,
        "halaman_kosong": content.halaman_kosong,
        "halaman_pindai": content.halaman_pindai,
        "terpotong": content.terpotong,
        "properti": content.properti,
        "aktif": content.aktif,
        **_read(content.teks),
    }
    if may_be_signed(path):
        try:
            from . import signatures
        except ImportError as error:
            seen["tidak_dilihat"] = {SIGNATURES: _install(error, "sign")}
        else:
            seen["tanda_tangan"] = signatures.look(path, roots)
    return seen


def may_be_signed(path: Path) -> bool:
    """True where the bytes name what a signature covers; a name written with escapes is not seen."""
    tail = b""
    with path.open("rb") as file:
        while chunk := file.read(_CHUNK):
            if _MARKER in tail + chunk[: len(_MARKER)] or _MARKER in chunk:
                return True
            tail = chunk[-len(_MARKER) :]
    return False


def _office(path: Path, _roots: Sequence[Any]) -> dict[str, Any]:
    from . import office

    content = office.look(path)
    return {
        "jenis": content.jenis,
        "halaman": content.halaman,
        "terpotong": content.terpotong,
        "properti": content.properti,
        "aktif": content.aktif,
        "tidak_dilihat": {CONTENT: content.tak_dibaca} if content.tak_dibaca else {},
        **_read(content.teks),
    }


def _old_office(path: Path, _roots: Sequence[Any]) -> dict[str, Any]:
    from .office import ole

    content = ole.look(path)
    return {"jenis": content.jenis, "aktif": content.aktif, "tidak_dilihat": {CONTENT: content.tak_dibaca}}


def _picture(path: Path, _roots: Sequence[Any]) -> dict[str, Any]:
    from . import picture

    return {"gambar": picture.look(path)}


def _text(path: Path, _roots: Sequence[Any]) -> dict[str, Any]:
    with path.open("rb") as file:
        raw = file.read(4 * MAX_TEXT + 1)
    text = raw.decode("utf-8-sig", "replace")
    return {"terpotong": len(text) > MAX_TEXT, **_read(text[:MAX_TEXT].replace("\r\n", "\n").replace("\x00", ""))}


def _not_read(_path: Path, _roots: Sequence[Any]) -> dict[str, Any]:
    return {"tidak_dilihat": {CONTENT: "jenis berkas ini tidak dibaca isinya"}}


def _read(text: str) -> dict[str, Any]:
    from lkecheck.evidence import reading
    from lkecheck.evidence.reading import personal_numbers

    if not text.strip():
        return {"teks": ""}
    return {"teks": text, "bacaan": reading.read(text), "data_pribadi": personal_numbers.find(text)}


_LOOKS: dict[str, Callable[[Path, Sequence[Any]], dict[str, Any]]] = {
    "pdf": _pdf,
    "teks": _text,
    "ole": _old_office,
    **dict.fromkeys(("docx", "xlsx", "pptx", "odt", "ods", "odp", "zip"), _office),
    **dict.fromkeys(("png", "jpeg", "tiff", "webp", "gif"), _picture),
}
