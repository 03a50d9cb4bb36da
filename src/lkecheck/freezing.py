"""Registers the downloaded copy of a link: the file in the OPD's folder, its sha256 and the day in the manifest.

Everything is looked at before anything is written, and each file is written whole or not at all.
"""

from __future__ import annotations

import copy
import hashlib
import os
import re
import stat
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, BinaryIO

from . import manifests, paths
from .errors import Galat, LkecheckError, ManifestError, UsageError, did_you_mean, reason
from .model.manifest import Bukti, Manifest
from .probes import hashing
from .probes.kinds import HEAD, kind_of
from .yamledit import Editor

FOLDER = "bukti"
_PAGES = (".html", ".htm", ".xhtml", ".mht", ".mhtml")
# Where a page begins behind comments, which browsers and login servers put first.
_PAGE = re.compile(
    rb"(?>\s+|<!--.*?-->|<\?xml.*?\?>)*+<(?:!doctype\s+html|html|head|body|title|meta|script)\b", re.DOTALL | re.IGNORECASE
)
_UTF16 = (b"\xff\xfe", b"\xfe\xff")
_MODE = 0o644
_CHUNK = 1 << 20
_SHOWN = 5


@dataclass(frozen=True, slots=True)
class Beku:
    """What was registered. `berkas` is the place as the manifest names it, `ukuran` in bytes, `sha256` in hex.

    `lain` are the item's other files, which stay listed.
    """

    id: str
    berkas: str
    ukuran: int
    sha256: str
    tanggal: date
    disalin: bool
    lain: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Options:
    """`sebagai`: where in the folder the copy goes; `ulang`: replace an earlier copy; `laman`: take a web page too."""

    sebagai: str | None = None
    ulang: bool = False
    laman: bool = False


def freeze(manifest: Path, nama: str, file: Path, tanggal: date, options: Options) -> Beku:
    """Registers `file` as the copy of the link of item `nama`.

    Raises ManifestError where the manifest or the item does not admit it, UsageError where the file does not, and
    LkecheckError where the manifest's text cannot be edited without touching more. Nothing is written then.
    """
    parsed = manifests.read(manifest, str(manifest))
    if parsed.manifest is None:
        raise ManifestError(sorted(set(parsed.galat)))
    index = _find(parsed, parsed.manifest, nama)
    bukti = parsed.manifest.bukti[index]
    _may_freeze(parsed, index, bukti, options)
    sha256, size = _measure(file, options)
    target, name = _target(manifest, file, options)
    copied = not _same(file, target) and not _holds(target, sha256)
    others = tuple(other for other in bukti.berkas if paths.plain(other) != name)
    beku = Beku(bukti.id, name, size, sha256, tanggal, copied, others)
    if copied and os.path.lexists(target):
        raise UsageError(f'"{name}" sudah ada dan isinya lain; sebut nama lain, misalnya --as "{_other(beku)}".')
    data = _edited(parsed, manifest, index, beku)
    _write(manifest, data, file, target, beku)
    return beku


def _find(parsed: manifests.Parsed, manifest: Manifest, nama: str) -> int:
    found = [index for index, bukti in enumerate(manifest.bukti) if bukti.id == nama]
    if len(found) == 1:
        return found[0]
    if found:
        raise _wrong(parsed, ("bukti", found[1], "id"), f'id "{nama}" dipakai dua kali; beri id lain, lalu ulangi.')
    hint = did_you_mean(nama, [bukti.id for bukti in manifest.bukti])
    linked = [bukti.id for bukti in manifest.bukti if bukti.tautan is not None]
    if not hint and linked:
        hint = f" Yang bertautan: {', '.join(linked[:_SHOWN])}{', ...' if len(linked) > _SHOWN else ''}."
    raise _wrong(parsed, ("bukti",), f'bukti "{nama}" tidak ada dalam daftar bukti.{hint}')


def _may_freeze(parsed: manifests.Parsed, index: int, bukti: Bukti, options: Options) -> None:
    if bukti.tautan is None:
        message = (
            f'bukti "{bukti.id}" tidak mempunyai tautan, jadi tidak ada yang dibekukan; '
            "tulis letak berkasnya pada kunci berkas, atau tambahkan tautan asalnya lebih dahulu."
        )
        raise _wrong(parsed, ("bukti", index), message)
    if bukti.dibekukan is not None and not options.ulang:
        message = (
            f'bukti "{bukti.id}" sudah dibekukan pada {bukti.dibekukan.tanggal.isoformat()}; '
            "tambahkan --again bila salinan itu memang hendak diganti."
        )
        raise _wrong(parsed, ("bukti", index, "dibekukan"), message)


def _wrong(parsed: manifests.Parsed, path: tuple[str | int, ...], message: str) -> ManifestError:
    line, column = parsed.document.place(path)
    return ManifestError([Galat(parsed.nama, line, column, message)])


def _measure(file: Path, options: Options) -> tuple[str, int]:
    """(sha256, bytes) of the downloaded file; raises UsageError where it cannot be a copy of a document."""
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
    if not options.laman and (_is_page(head) or file.suffix.lower() in _PAGES):
        raise UsageError(
            f'"{file}" berisi laman web, bukan dokumen; sering kali itu laman masuk atau pratinjau. '
            "Unduh dokumennya sendiri; bila laman itu memang buktinya, tambahkan --html."
        )
    return found


def _is_page(head: bytes) -> bool:
    plain = head.decode("utf-16", "ignore").encode() if head.startswith(_UTF16) else head.removeprefix(b"\xef\xbb\xbf")
    return kind_of(head) == "html" or _PAGE.match(plain) is not None


def _target(manifest: Path, file: Path, options: Options) -> tuple[Path, str]:
    """Where the copy lies or will lie, and how the manifest names it; raises UsageError where it may not lie there."""
    folder = manifest.parent
    asked = f"{options.sebagai}{file.name}" if options.sebagai and options.sebagai.endswith("/") else options.sebagai
    written = asked or _within(folder, file) or f"{FOLDER}/{file.name}"
    wrong, name = paths.problem(written), paths.plain(written)
    if wrong is None and not _writable(name):
        wrong = "memuat huruf yang tidak sah; sebut nama lain."
    if wrong is not None:
        hint = "" if options.sebagai else " Sebut nama lain dengan --as, misalnya --as bukti/laporan.pdf."
        raise UsageError(f'Letak berkas "{name.encode(errors="replace").decode()}" {wrong}{hint}')
    target = paths.locate(folder, name) or folder / name
    if not Path(os.path.realpath(target)).is_relative_to(os.path.realpath(folder)):
        raise UsageError(f'"{name}" melewati tautan yang keluar dari folder perangkat daerah; salin berkasnya ke dalam folder.')
    if _same(target, manifest):
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


def _same(one: Path, other: Path) -> bool:
    try:
        return one.samefile(other)
    except OSError:
        return False


def _holds(target: Path, sha256: str) -> bool:
    """True where the very copy already lies there."""
    try:
        return target.is_file() and hashing.of(target)[0] == sha256
    except OSError:
        return False


def _other(beku: Beku) -> str:
    stem, dot, suffix = beku.berkas.rpartition(".")
    return f"{stem}-{beku.tanggal.isoformat()}.{suffix}" if dot else f"{beku.berkas}-{beku.tanggal.isoformat()}"


def _edited(parsed: manifests.Parsed, manifest: Path, index: int, beku: Beku) -> bytes:
    """The manifest's new bytes; raises LkecheckError where they cannot be made by changing this item alone."""
    try:
        raw = manifest.read_bytes()
    except OSError as error:
        raise UsageError(f'"{manifest}" tidak terbaca ({reason(error)}).') from None
    if hashlib.sha256(raw).hexdigest() != parsed.sha256:
        raise UsageError(f'"{manifest}" berubah selama dibaca; simpan dahulu di program lain, lalu ulangi.')
    frozen = {"tanggal": beku.tanggal.isoformat(), "sha256": beku.sha256}
    expected: Any = copy.deepcopy(parsed.document.data)
    item = expected["bukti"][index]
    editor = Editor(raw, parsed.document)
    listed = item.get("berkas")
    names = listed if isinstance(listed, list) else [listed]
    if beku.berkas not in (paths.plain(str(name)) for name in names):
        editor.add(("bukti", index), "berkas", beku.berkas, after="tautan")
        item["berkas"] = beku.berkas if listed is None else [*names, beku.berkas]
    editor.put(("bukti", index), "dibekukan", frozen, after="tautan")
    item["dibekukan"] = frozen
    data = editor.done(expected)
    if data is None:
        line, column = parsed.document.place(("bukti", index))
        raise LkecheckError(
            f"{parsed.nama}:{line}:{column}: susunan bukti ini tidak dapat disunting tanpa mengubah isian lain, "
            f"jadi tidak ada yang ditulis. Tulis sendiri pada bukti itu: berkas: {beku.berkas} dan "
            f"dibekukan: {{tanggal: {beku.tanggal.isoformat()}, sha256: {beku.sha256}}}."
        )
    return data


def _write(manifest: Path, data: bytes, file: Path, target: Path, beku: Beku) -> None:
    """The copy first, then the manifest; where the manifest cannot be written the copy is taken away again."""
    if beku.disalin:
        _replace(target, lambda out: _copy(file, out, beku.sha256), _MODE)
    try:
        real = Path(os.path.realpath(manifest))
        _replace(real, lambda out: out.write(data), stat.S_IMODE(real.stat().st_mode))
    except BaseException:
        if beku.disalin:
            target.unlink(missing_ok=True)
        raise


def _copy(file: Path, out: BinaryIO, sha256: str) -> None:
    digest = hashlib.sha256()
    with file.open("rb") as source:
        while chunk := source.read(_CHUNK):
            digest.update(chunk)
            out.write(chunk)
    if digest.hexdigest() != sha256:
        raise UsageError(f'"{file}" berubah selama disalin; tunggu unduhannya selesai, lalu ulangi.')


def _replace(path: Path, write: Callable[[BinaryIO], object], mode: int) -> None:
    """Writes a file whole, beside its place, and moves it there; raises UsageError where it cannot."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name[:40]}.")
        try:
            with os.fdopen(handle, "wb") as out:
                write(out)
            Path(temporary).chmod(mode)
            Path(temporary).replace(path)
        except BaseException:
            Path(temporary).unlink(missing_ok=True)
            raise
    except OSError as error:
        raise UsageError(f'"{path}" tidak dapat ditulis ({reason(error)}).') from None
