"""Faults inside documents: what they say is not what the manifest declares, or cannot be read, or should not be there."""

from __future__ import annotations

from datetime import date

from .. import pdf
from ..draft import Draft, files_of

CLAIM = (
    "Dokumen ini telah ditandatangani secara elektronik menggunakan sertifikat elektronik yang diterbitkan oleh "
    "Balai Sertifikasi Elektronik."
)


def number_differs(draft: Draft, bukti: str, nomor: str) -> None:
    """The paper bears another number than the manifest says."""
    draft.isi[_only_file(draft, bukti)] = {"nomor": nomor}


def date_differs(draft: Draft, bukti: str, tanggal: date) -> None:
    """The paper bears another day than the manifest says."""
    draft.isi[_only_file(draft, bukti)] = {"tanggal": tanggal}


def last_years_paper(draft: Draft, bukti: str) -> None:
    """The paper of the year before is handed in under this year's entry."""
    item, now, before = draft.item(bukti), str(draft.tahun), str(draft.tahun - 1)
    old = {key: item[key].replace(now, before) for key in ("judul", "nomor", "periode") if key in item}
    draft.isi[_only_file(draft, bukti)] = old | {"tanggal": item["tanggal"].replace(year=draft.tahun - 1)}


def paper_of_another_unit(draft: Draft, bukti: str, nama: str) -> None:
    """The paper is another unit's, from its letterhead to its signature."""
    item = draft.item(bukti)
    signatory = {key: value.replace(draft.nama, nama) for key, value in item["penandatangan"].items()}
    changed = {"unit": nama, "judul": item["judul"].replace(draft.nama, nama), "penandatangan": signatory}
    draft.isi[_only_file(draft, bukti)] = changed


def paper_on_another_subject(draft: Draft, bukti: str, topik: str, judul: str) -> None:
    draft.isi[_only_file(draft, bukti)] = {"topik": [topik], "judul": judul}


def signature_only_claimed(draft: Draft, bukti: str) -> None:
    """The paper says that it is signed electronically, and holds no signature."""
    draft.isi[_only_file(draft, bukti)] = {"kalimat": CLAIM}


def personal_numbers(draft: Draft, bukti: str, kalimat: str) -> None:
    draft.isi[_only_file(draft, bukti)] = {"kalimat": kalimat}


def nearly_a_copy(draft: Draft, bukti: str, opd: str, milik: str) -> None:
    """Another OPD's paper with only the name changed."""
    draft.mirip[_only_file(draft, bukti)] = (opd, milik)


def scanned(draft: Draft, bukti: str) -> None:
    """The paper is a picture without a layer of text."""
    draft.isi[_only_file(draft, bukti)] = {"pindai": True}


def cut_off(draft: Draft, bukti: str) -> None:
    """The file ended in the middle of a download."""
    draft.olah[_only_file(draft, bukti)] = pdf.cut_off


def locked(draft: Draft, bukti: str) -> None:
    draft.olah[_only_file(draft, bukti)] = pdf.locked


def with_a_script(draft: Draft, bukti: str) -> None:
    draft.olah[_only_file(draft, bukti)] = pdf.with_a_script


def _only_file(draft: Draft, bukti: str) -> str:
    (path,) = files_of(draft.item(bukti))
    return path
