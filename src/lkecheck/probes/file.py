"""The look that needs no reader: existence, size, sha256, and the kind by the first bytes."""

from __future__ import annotations

import hashlib
import os
import stat
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from .. import paths
from ..errors import did_you_mean, reason
from ..model.facts import Cacat
from ..model.manifest import Bukti

MAX_BYTES = 200 * 1024 * 1024
HEAD = 8192
MAX_LISTED = 20_000

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


@dataclass(frozen=True, slots=True)
class Look:
    """What was seen of one item's files."""

    cacat: tuple[Cacat, ...] = ()
    sha256: tuple[str, ...] = ()


@dataclass(slots=True)
class Folder:
    """One OPD's folder; lists each directory once."""

    path: Path
    accepted: Mapping[str, Sequence[str]]
    max_bytes: int = MAX_BYTES

    def look(self, bukti: Bukti) -> Look:
        """Looks at all files of one item."""
        faults: list[Cacat] = []
        hashes: list[str] = []
        for nama in bukti.berkas:
            faults += _odd_name(nama)
            path = paths.locate(self.path, nama)
            if path is None:
                faults.append(_fault("berkas-hilang", bukti, nama, saran=self._near(nama)))
                continue
            found, sidik = self._inside(bukti, nama, path)
            faults += found
            if sidik:
                hashes.append(sidik)
        faults += _hash_faults(bukti, hashes)
        return Look(tuple(faults), tuple(hashes))

    def _near(self, nama: str) -> str:
        folder, name = os.path.split(nama)
        return did_you_mean(name, paths.entries(self.path / folder)).strip()

    def _inside(self, bukti: Bukti, nama: str, path: Path) -> tuple[list[Cacat], str | None]:
        try:
            info = path.stat()
            if not stat.S_ISREG(info.st_mode):
                return [_fault("berkas-gagal-diperiksa", bukti, nama, sebab="bukan berkas biasa")], None
            if info.st_size == 0:
                return [_fault("berkas-kosong", bukti, nama)], None
            if info.st_size > self.max_bytes:
                size, limit = _mb(info.st_size), _mb(self.max_bytes)
                return [_fault("berkas-melampaui-batas", bukti, nama, ukuran=size, batas=limit)], None
            with path.open("rb") as file:
                head = file.read(HEAD)
                file.seek(0)
                sidik = hashlib.file_digest(file, "sha256").hexdigest()
        except OSError as error:
            return [_fault("berkas-gagal-diperiksa", bukti, nama, sebab=reason(error))], None
        return list(self._kind(bukti, nama, head)), sidik

    def _kind(self, bukti: Bukti, nama: str, head: bytes) -> Iterator[Cacat]:
        suffix = os.path.splitext(nama)[1].lower().lstrip(".")
        kind = kind_of(head)
        allowed = self.accepted.get(suffix)
        if allowed is not None and kind not in allowed:
            yield _fault("jenis-berkas-tak-sesuai", bukti, nama, akhiran=f".{suffix}", isi=kind)
        elif kind == "program":
            yield _fault("jenis-berkas-tak-sesuai", bukti, nama, akhiran=f".{suffix}" if suffix else "tanpa akhiran", isi=kind)

    def unlisted(self, listed: Sequence[Bukti], own: Sequence[str]) -> list[str]:
        """Files in the folder that no item names, relative and sorted; hidden files and other manifests' folders aside."""
        known = {paths.plain(nama) for bukti in listed for nama in bukti.berkas} | set(own)
        found: list[str] = []
        seen = 0
        for folder, folders, files in os.walk(self.path):
            here = Path(folder)
            if here != self.path and "manifest.yaml" in files:
                folders.clear()
                continue
            folders[:] = sorted(name for name in folders if not name.startswith("."))
            for name in files:
                seen += 1
                relative = (here / name).relative_to(self.path).as_posix()
                if not name.startswith(".") and paths.plain(relative) not in known:
                    found.append(relative)
            if seen > MAX_LISTED:
                break
        return sorted(found)


def kind_of(head: bytes) -> str:
    """Kind by content: pdf, jpeg, png, zip, ole, …, teks, or "tidak dikenal"."""
    head = head.removeprefix(b"\xef\xbb\xbf")
    if b"%PDF-" in head[:1024]:
        return "pdf"
    for kind, offset, magic in _MAGIC:
        if head[offset : offset + len(magic)] == magic and (magic != b"MZ" or b"\x00" in head):
            return kind
    start = head.lstrip()[:64].lower()
    if start.startswith((b"<!doctype html", b"<html")):
        return "html"
    if b"\x00" in head:
        return "tidak dikenal"
    try:
        head.decode("utf-8")
    except UnicodeDecodeError as error:
        return "teks" if error.start > len(head) - 4 else "tidak dikenal"
    return "teks"


def _hash_faults(bukti: Bukti, hashes: Sequence[str]) -> Iterator[Cacat]:
    """Each sha256 that the manifest registers must be that of one of the item's files."""
    registered = [bukti.sha256, bukti.dibekukan.sha256 if bukti.dibekukan else None]
    for sidik in registered:
        if sidik is not None and len(hashes) == len(bukti.berkas) > 0 and sidik.lower() not in hashes:
            yield _fault("sha256-berbeda", bukti, bukti.berkas[0], tercatat=sidik[:12], dihitung=hashes[0][:12])
            return


def _fault(name: str, bukti: Bukti, berkas: str, **more: str) -> Cacat:
    return Cacat(name, {"judul": bukti.judul, "berkas": berkas, **more})


def _odd_name(nama: str) -> Iterator[Cacat]:
    if any(unicodedata.category(letter) in ("Cf", "Cc", "Co") for letter in nama):
        shown = "".join(letter if unicodedata.category(letter)[0] != "C" else "?" for letter in nama)
        yield Cacat("nama-berkas-tak-wajar", {"berkas": shown, "sebab": "memuat huruf tak terlihat atau pengatur arah tulisan"})
    elif any(part != part.strip() or part.endswith(".") for part in paths.plain(nama).split("/")):
        yield Cacat("nama-berkas-tak-wajar", {"berkas": nama, "sebab": "diawali atau diakhiri spasi atau titik"})


def _mb(size: int) -> str:
    return f"{size / 1024 / 1024:.0f} MB"
