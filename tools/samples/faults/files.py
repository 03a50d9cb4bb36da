"""Faults of files: absent, empty, of another kind, changed, copied, unlisted."""

from __future__ import annotations

from .. import render
from ..draft import Draft, files_of


def file_deleted(draft: Draft, bukti: str) -> None:
    """The manifest names a file that is not there."""
    draft.berkas[_only_file(draft, bukti)] = None


def empty_file(draft: Draft, bukti: str) -> None:
    draft.berkas[_only_file(draft, bukti)] = b""


def wrong_content(draft: Draft, bukti: str) -> None:
    """A saved web page under the name of a document."""
    draft.berkas[_only_file(draft, bukti)] = render.saved_page(draft.item(bukti)["judul"])


def wrong_sha256(draft: Draft, bukti: str, sha256: str) -> None:
    """The digest was taken of another version of the file."""
    draft.item(bukti)["sha256"] = sha256


def no_file_named(draft: Draft, bukti: str) -> None:
    """A document is described, but never handed in."""
    del draft.item(bukti)["berkas"]


def link_instead_of_file(draft: Draft, bukti: str, tautan: str) -> None:
    """Only an address is handed in."""
    item = draft.item(bukti)
    del item["berkas"]
    item["tautan"] = tautan


def file_of_another_item(draft: Draft, bukti: str, milik: str) -> None:
    """One file is handed in for two items."""
    draft.item(bukti)["berkas"] = draft.item(milik)["berkas"]


def copied_from_another_opd(draft: Draft, bukti: str, opd: str, milik: str) -> None:
    """The file is a copy of what another OPD handed in."""
    draft.salinan[_only_file(draft, bukti)] = (opd, milik)


def file_that_nobody_lists(draft: Draft, berkas: str) -> None:
    draft.berkas[berkas] = render.stray(draft.nama)


def _only_file(draft: Draft, bukti: str) -> str:
    (path,) = files_of(draft.item(bukti))
    return path
