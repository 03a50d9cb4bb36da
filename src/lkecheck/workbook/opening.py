"""A workbook of a stranger, opened within limits; what is none, or too much, is told before anything of it is read."""

from __future__ import annotations

import lzma
import re
import warnings
import zipfile
import zlib
from io import BytesIO
from pathlib import Path

from openpyxl import load_workbook
from openpyxl.utils import column_index_from_string
from openpyxl.workbook import Workbook

from lkecheck.core.errors import DocumentError, Galat, reason

from .escapes import with_marks_kept

MOST_BYTES = 50 << 20
MOST_INFLATED = 32 << 20
"""Letters of all its parts together; a filled workbook of ours has two million."""
MOST_ALL = 150 << 20
"""With pictures; an archive gives no more of a part than it says that there is."""
MOST_PARTS = 2000
MOST_MERGED = 200_000
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_DTD = re.compile(rb"<!(?:DOCTYPE|ENTITY)")
_AREA = rb"\$?([A-Za-z]{1,3})\$?([0-9]{1,7})"
_MERGED = re.compile(rb"<(?:\w+:)?mergeCell\b[^>]*?\bref\s*=\s*[\"']" + _AREA + rb":" + _AREA + rb"[\"']")


def read_bytes(path: Path, nama: str) -> bytes:
    """The file's bytes; raises DocumentError where there is no file, or too large a one."""
    try:
        if not path.is_file():
            raise _problem(nama, "tidak ada, atau bukan berkas.")
        if path.stat().st_size > MOST_BYTES:
            raise _problem(
                nama, f"lebih besar dari {MOST_BYTES >> 20} MB; buku kerja LKE tidak sebesar itu. Keluarkan gambar di dalamnya."
            )
        return path.read_bytes()
    except OSError as error:
        raise _problem(nama, f"tidak terbaca ({reason(error)}).") from None


NEW = "lkecheck workbook new --opd KODE"


def open_book(raw: bytes, nama: str, *, most: int = MOST_INFLATED, new: str = NEW) -> Workbook:
    """The workbook with its formulas as formulas; raises DocumentError with what it is instead.

    `most` are the letters that its parts may have, `new` is the call that makes one.
    """
    if raw.startswith(_OLE):
        if _ENCRYPTED in raw[: 1 << 20] or _ENCRYPTED in raw[-(1 << 20) :]:
            raise _problem(nama, "terkunci dengan kata sandi; simpan salinan tanpa kata sandi.")
        raise _problem(nama, "berformat lama (.xls); buka di program lembar kerja, lalu simpan sebagai .xlsx.")
    _check(raw, nama, most, new)
    try:
        return load(raw)
    except Exception as error:
        raise _problem(nama, f"tidak terbaca sebagai buku kerja .xlsx ({type(error).__name__}); buka dan simpan ulang.") from None


def load(raw: bytes, *, rich_text: bool = False) -> Workbook:
    """A workbook whose parts were looked at before."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # what openpyxl leaves out is told by `losses`
        # With the runs of a text kept apart, the library leaves escapes as they are.
        return load_workbook(BytesIO(raw if rich_text else with_marks_kept(raw)), rich_text=rich_text)


def _check(raw: bytes, nama: str, left: int, new: str) -> None:
    """Parts as they really are, since what an archive says of itself may be a lie."""
    try:
        with zipfile.ZipFile(BytesIO(raw)) as archive:
            entries = archive.infolist()
            if len(entries) > MOST_PARTS:
                raise _problem(nama, f"memuat lebih dari {MOST_PARTS} bagian; ini bukan buku kerja LKE.")
            _kind({entry.filename for entry in entries}, nama, new)
            if sum(entry.file_size for entry in entries) > MOST_ALL:
                raise _problem(nama, "isinya terlalu besar; keluarkan gambar dan baris kosong di dalamnya, lalu simpan ulang.")
            for entry in entries:
                if entry.filename.endswith((".xml", ".rels", ".vml")):
                    left -= _part(archive, entry, nama, left)
    except (zipfile.BadZipFile, NotImplementedError, zlib.error, lzma.LZMAError, EOFError, ValueError, RuntimeError, OSError):
        raise _problem(nama, "bukan buku kerja .xlsx, atau rusak; buka dan simpan ulang di program lembar kerja.") from None


def _kind(names: set[str], nama: str, new: str) -> None:
    if "xl/workbook.bin" in names or "content.xml" in names:
        what = ".xlsb" if "xl/workbook.bin" in names else "OpenDocument (.ods)"
        raise _problem(nama, f"berformat {what}; buka di program lembar kerja, lalu simpan sebagai .xlsx.")
    if "xl/workbook.xml" not in names:
        raise _problem(nama, f"bukan buku kerja .xlsx; buat dengan: {new}")


def _part(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, nama: str, left: int) -> int:
    """The size of a part; raises DocumentError where it is too much, or says more than its letters."""
    with archive.open(entry) as stream:
        data = stream.read(left + 1)
    sheet = entry.filename.startswith("xl/worksheets/")
    if len(data) > left:
        what = "lembarnya terlalu besar, mungkin karena jutaan baris kosong" if sheet else "isinya terlalu besar"
        raise _problem(nama, f"{what}; hapus baris kosong di bawah isian, lalu simpan ulang.")
    if _DTD.search(data) or b"\0" in data[:400]:
        raise _problem(nama, f"bagian {entry.filename} memuat hal yang tidak ada pada buku kerja biasa; buka dan simpan ulang.")
    if sum(map(_covered, _MERGED.finditer(data))) > MOST_MERGED:
        raise _problem(nama, "menggabungkan terlalu banyak sel; pisahkan sel yang digabung di luar isian, lalu simpan ulang.")
    return len(data)


def _covered(match: re.Match[bytes]) -> int:
    """How many cells a merged one takes; the library makes each of them."""
    left, top, right, bottom = (match[1].decode(), int(match[2]), match[3].decode(), int(match[4]))
    width = abs(int(column_index_from_string(right)) - int(column_index_from_string(left))) + 1
    return width * (abs(bottom - top) + 1)


def _problem(nama: str, pesan: str) -> DocumentError:
    return DocumentError([Galat(nama, 0, 0, pesan)])
