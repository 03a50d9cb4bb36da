"""Faults of what a document is, as the manifest and the document itself say it."""

from __future__ import annotations

from datetime import date

from ..draft import Draft


def unsigned(draft: Draft, bukti: str) -> None:
    item = draft.item(bukti)
    item["ditandatangani"] = False
    item.pop("penandatangan", None)


def draft_only(draft: Draft, bukti: str) -> None:
    """A document that never was set."""
    item = draft.item(bukti)
    item["status"] = "draf"
    item["judul"] = f"Rancangan {item['judul']}"


def other_year(draft: Draft, bukti: str) -> None:
    """Last year's document."""
    item = draft.item(bukti)
    this, last = str(draft.tahun), str(draft.tahun - 1)
    item["tanggal"] = item["tanggal"].replace(year=draft.tahun - 1)
    for key in ("judul", "nomor", "periode"):
        if key in item:
            item[key] = item[key].replace(this, last)


def expired(draft: Draft, bukti: str, mulai: date, sampai: date) -> None:
    """A document of the day its time began, whose time is over."""
    draft.item(bukti).update(tanggal=mulai, berlaku={"mulai": mulai, "sampai": sampai})


def revoked(draft: Draft, bukti: str) -> None:
    draft.item(bukti)["status"] = "dicabut"


def revoked_by_another(draft: Draft, bukti: str, oleh: str) -> None:
    """Another document of the manifest revokes this one's number."""
    draft.item(oleh)["mencabut"] = [draft.item(bukti)["nomor"]]


def without_number(draft: Draft, bukti: str) -> None:
    del draft.item(bukti)["nomor"]


def without_period(draft: Draft, bukti: str) -> None:
    """A periodic report that does not say which period it is of; it still counts by the month of its date."""
    del draft.item(bukti)["periode"]


def without_date(draft: Draft, bukti: str) -> None:
    del draft.item(bukti)["tanggal"]


def lower_coverage(draft: Draft, bukti: str, tercapai: int) -> None:
    """Not all is reached."""
    draft.item(bukti)["cakupan"]["tercapai"] = tercapai


def without_figure(draft: Draft, bukti: str) -> None:
    """The document does not say how much of how many."""
    del draft.item(bukti)["cakupan"]


def more_than_the_goal(draft: Draft, bukti: str, tercapai: int) -> None:
    """More is reached than there is."""
    draft.item(bukti)["cakupan"]["tercapai"] = tercapai
