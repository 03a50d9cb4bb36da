"""A workbook of a stranger, opened within limits; what is none, or too much, is told before anything of it is read."""

from __future__ import annotations

import warnings
import zipfile
import zlib
from io import BytesIO
from pathlib import Path

from openpyxl import load_workbook
from openpyxl.workbook import Workbook

from ..errors import DocumentError, Galat, reason

MOST_BYTES = 50 << 20
MOST_SHEET = 24 << 20
MOST_INFLATED = 150 << 20
MOST_PARTS = 2000
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
CHUNK = 1 << 16


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


def open_book(raw: bytes, nama: str) -> Workbook:
    """The workbook with its formulas as formulas; raises DocumentError with what it is instead."""
    if raw.startswith(_OLE):
        if _ENCRYPTED in raw[: 1 << 20]:
            raise _problem(nama, "terkunci dengan kata sandi; simpan salinan tanpa kata sandi.")
        raise _problem(nama, "berformat lama (.xls); buka di program lembar kerja, lalu simpan sebagai .xlsx.")
    _check(raw, nama)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # what openpyxl leaves out of a workbook does not matter for reading it
        try:
            return load_workbook(BytesIO(raw))
        except Exception as error:
            raise _problem(
                nama, f"tidak terbaca sebagai buku kerja .xlsx ({type(error).__name__}); buka dan simpan ulang."
            ) from None


def _check(raw: bytes, nama: str) -> None:
    """Sizes of the parts as they really are, since what an archive says of itself may be a lie."""
    try:
        with zipfile.ZipFile(BytesIO(raw)) as archive:
            entries = archive.infolist()
            if len(entries) > MOST_PARTS:
                raise _problem(nama, f"memuat lebih dari {MOST_PARTS} bagian; ini bukan buku kerja LKE.")
            names = {entry.filename for entry in entries}
            if "xl/workbook.xml" not in names:
                raise _problem(nama, "bukan buku kerja .xlsx; buat dengan: lkecheck workbook new --opd KODE")
            total = 0
            for entry in entries:
                total += _inflated(archive, entry, nama, MOST_INFLATED - total)
    except (zipfile.BadZipFile, NotImplementedError, zlib.error, EOFError, ValueError, RuntimeError, OSError):
        raise _problem(nama, "bukan buku kerja .xlsx, atau rusak; buka dan simpan ulang di program lembar kerja.") from None


def _inflated(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, nama: str, left: int) -> int:
    size = 0
    most = MOST_SHEET if entry.filename.startswith("xl/worksheets/") else left
    with archive.open(entry) as stream:
        while piece := stream.read(CHUNK):
            size += len(piece)
            if size > min(most, left):
                what = (
                    "satu lembarnya terlalu besar, mungkin karena jutaan baris kosong" if most < left else "isinya terlalu besar"
                )
                raise _problem(nama, f"{what}; hapus baris kosong di bawah isian, lalu simpan ulang.")
    return size


def _problem(nama: str, pesan: str) -> DocumentError:
    return DocumentError([Galat(nama, 0, 0, pesan)])
