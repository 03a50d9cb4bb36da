"""Faults of what belongs together: documents with their links, periods, papers of one event."""

from __future__ import annotations

from datetime import date

from ..draft import Draft


def document_removed(draft: Draft, bukti: str) -> None:
    """Takes a document away with its file and all links to it."""
    draft.bukti.remove(draft.item(bukti))
    draft.unlink(bukti)


def documents_removed(draft: Draft, bukti: list[str]) -> None:
    """Takes several documents of one kind away."""
    for nama in bukti:
        document_removed(draft, nama)


def event_not_held(draft: Draft, kegiatan: str) -> None:
    """None of the papers of an event is there."""
    documents_removed(draft, [item["id"] for item in draft.bukti if item.get("kegiatan") == kegiatan])


def event_moved(draft: Draft, kegiatan: str, tanggal: date) -> None:
    """An event was held on another day, as all of its papers say."""
    for item in draft.bukti:
        if item.get("kegiatan") == kegiatan:
            item["tanggal"] = tanggal


def only_one_period(draft: Draft, bukti: str) -> None:
    """Of a periodic document only this one is there."""
    kept = draft.item(bukti)
    others = [item["id"] for item in draft.bukti if (item["jenis"], item["topik"]) == (kept["jenis"], kept["topik"])]
    for nama in others:
        if nama != bukti:
            document_removed(draft, nama)


def event_without_minutes(draft: Draft, kegiatan: str) -> None:
    """The event was held, but nobody wrote minutes."""
    for item in list(draft.bukti):
        if item.get("kegiatan") == kegiatan and item["jenis"] in ("notulen", "laporan", "berita_acara"):
            document_removed(draft, item["id"])


def event_dates_clash(draft: Draft, bukti: str, tanggal: date) -> None:
    """One paper of an event bears a day that does not go with the others."""
    draft.item(bukti)["tanggal"] = tanggal


def orphan_item(draft: Draft, bukti: str, jenis: str, topik: str, judul: str, tanggal: date, berkas: str) -> None:
    """A document that no answer names and no criterion asks for."""
    draft.bukti.append({"id": bukti, "jenis": jenis, "topik": [topik], "judul": judul, "tanggal": tanggal, "berkas": berkas})
