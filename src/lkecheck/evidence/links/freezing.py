"""Registers the downloaded copy of a link: the file in the OPD's folder, its sha256 and the day in the manifest.

Everything is looked at before anything is written, and each file is written whole or not at all.
"""

from __future__ import annotations

import copy
import hashlib
import os
import stat
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, BinaryIO, cast

from lkecheck.core import paths, writing
from lkecheck.core.errors import LkecheckError, ManifestError, UsageError, did_you_mean, reason
from lkecheck.core.yaml import Document
from lkecheck.core.yaml_editing import Editor
from lkecheck.evidence import manifests
from lkecheck.model.manifest import Bukti, Manifest

from . import downloads

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
    sha256, size = downloads.measure(file, page_too=options.laman)
    target, name = downloads.target_of(manifest, file, options.sebagai)
    copied = not downloads.same(file, target) and not downloads.holds(target, sha256)
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
    return ManifestError([parsed.document.tell(parsed.nama, path, message)])


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
    editor = Editor(raw, cast(Document, parsed.document))  # manifests.read gives nothing else
    listed = item.get("berkas")
    names = listed if isinstance(listed, list) else [listed]
    if beku.berkas not in (paths.plain(str(name)) for name in names):
        editor.add(("bukti", index), "berkas", beku.berkas, after="tautan")
        item["berkas"] = beku.berkas if listed is None else [*names, beku.berkas]
    editor.put(("bukti", index), "dibekukan", frozen, after="tautan")
    item["dibekukan"] = frozen
    data = editor.done(expected)
    if data is None:
        line, column, *_ = parsed.document.place(("bukti", index))
        raise LkecheckError(
            f"{parsed.nama}:{line}:{column}: susunan bukti ini tidak dapat disunting tanpa mengubah isian lain, "
            f"jadi tidak ada yang ditulis. Tulis sendiri pada bukti itu: berkas: {beku.berkas} dan "
            f"dibekukan: {{tanggal: {beku.tanggal.isoformat()}, sha256: {beku.sha256}}}."
        )
    return data


def _write(manifest: Path, data: bytes, file: Path, target: Path, beku: Beku) -> None:
    """The copy first, then the manifest; where the manifest cannot be written the copy is taken away again."""
    if beku.disalin:
        _replace(target, lambda out: downloads.copy_into(out, file, beku.sha256), writing.OPEN)
    try:
        real = Path(os.path.realpath(manifest))
        _replace(real, lambda out: out.write(data), stat.S_IMODE(real.stat().st_mode))
    except BaseException:
        if beku.disalin:
            target.unlink(missing_ok=True)
        raise


def _replace(path: Path, write: Callable[[BinaryIO], object], mode: int) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        writing.replace(path, write, mode)
    except OSError as error:
        raise UsageError(f'"{path}" tidak dapat ditulis ({reason(error)}).') from None
