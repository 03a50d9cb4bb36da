"""A downloaded file on its way into an OPD's folder: whether it can be a document's copy, where it goes, and the copying."""

from __future__ import annotations

import hashlib
import os
import stat
from pathlib import Path
from typing import BinaryIO

from lkecheck.core import paths
from lkecheck.core.errors import UsageError, reason
from lkecheck.evidence.files import hashing
from lkecheck.evidence.files.kinds import HEAD, kind_of

FOLDER = "bukti"
_PAGES = (".html", ".htm", ".xhtml", ".mht", ".mhtml")
_CHUNK = 1 << 20


def measure(file: Path, *, page_too: bool) -> tuple[str, int]:
    """(sha256, bytes) of the downloaded file; raises UsageError where it cannot be a copy of a document.

    A web page is one only where that is asked for (`page_too`): most of them are a page to log in.
    """
    try:
        info = file.stat()
        if not stat.S_ISREG(info.st_mode):
            raise UsageError(f'"{file}" bukan berkas; sebut berkas salinan yang sudah diunduh.')
        if info.st_size == 0:
            raise UsageError(f'"{file}" kosong (0 byte); unduh ulang isi tautannya.')
        if info.st_size > hashing.MAX_BYTES:
            raise UsageError(f'"{file}" lebih besar dari {hashing.MAX_BYTES // 1024 // 1024} MB; perkecil atau pecah berkasnya.')
        with file.open("rb") as opened:
            head = opened.read(HEAD)
        found = hashing.of(file)
    except OSError as error:
        raise UsageError(f'"{file}" tidak terbaca ({reason(error)}); periksa nama dan izinnya.') from None
    if not page_too and (kind_of(head) == "html" or file.suffix.lower() in _PAGES):
        raise UsageError(
            f'"{file}" berisi laman web, bukan dokumen; sering kali itu laman masuk atau pratinjau. '
            "Unduh dokumennya sendiri; bila laman itu memang buktinya, tambahkan --html."
        )
    return found


def target_of(manifest: Path, file: Path, wanted: str | None) -> tuple[Path, str]:
    """Where the copy lies or will lie, and how the manifest names it; raises UsageError where it may not lie there."""
    folder = manifest.parent
    asked = f"{wanted}{file.name}" if wanted and wanted.endswith("/") else wanted
    written = asked or _within(folder, file) or f"{FOLDER}/{file.name}"
    wrong, name = paths.problem(written), paths.plain(written)
    if wrong is None and not _writable(name):
        wrong = "memuat huruf yang tidak sah; sebut nama lain."
    if wrong is not None:
        hint = "" if wanted else " Sebut nama lain dengan --as, misalnya --as bukti/laporan.pdf."
        raise UsageError(f'Letak berkas "{name.encode(errors="replace").decode()}" {wrong}{hint}')
    target = paths.locate(folder, name) or folder / name
    if not Path(os.path.realpath(target)).is_relative_to(os.path.realpath(folder)):
        raise UsageError(f'"{name}" melewati tautan yang keluar dari folder perangkat daerah; salin berkasnya ke dalam folder.')
    if same(target, manifest):
        raise UsageError(f'"{name}" adalah manifest itu sendiri; sebut berkas salinan tautannya.')
    return target, name


def _within(folder: Path, file: Path) -> str | None:
    """The file's name within the folder, as written or after following links; None where it lies elsewhere."""
    real = Path(os.path.realpath(file))
    written = Path(os.path.abspath(file))
    top = Path(os.path.abspath(folder))
    if written.is_relative_to(top) and os.path.realpath(written) == str(real):
        return written.relative_to(top).as_posix()
    top = Path(os.path.realpath(folder))
    return real.relative_to(top).as_posix() if real.is_relative_to(top) else None


def _writable(name: str) -> bool:
    try:
        name.encode("utf-8")
    except UnicodeEncodeError:
        return False
    return True


def same(one: Path, other: Path) -> bool:
    """True where both are one file."""
    try:
        return one.samefile(other)
    except OSError:
        return False


def holds(target: Path, sha256: str) -> bool:
    """True where the very copy already lies there."""
    try:
        return target.is_file() and hashing.of(target)[0] == sha256
    except OSError:
        return False


def copy_into(out: BinaryIO, file: Path, sha256: str) -> None:
    """Copies the file; raises UsageError where it is no longer the one that was measured."""
    digest = hashlib.sha256()
    with file.open("rb") as source:
        while chunk := source.read(_CHUNK):
            digest.update(chunk)
            out.write(chunk)
    if digest.hexdigest() != sha256:
        raise UsageError(f'"{file}" berubah selama disalin; tunggu unduhannya selesai, lalu ulangi.')
