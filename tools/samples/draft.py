"""The sample folder of one OPD while it is being made: a manifest as plain data, and what its files deviate in."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

MARK = "CONTOH – dokumen rekaan untuk pengujian lkecheck"
"""Every file of the sample says it."""

Item = dict[str, Any]
Answer = dict[str, Any]


@dataclass(slots=True)
class Draft:
    """`berkas` holds contents that are not made from the item (None: no such file), `salinan` files copied from (OPD, item).

    `isi` is what a file says otherwise than its item, `mirip` files that say what another's (OPD, item) says under the
    own name, `olah` what is done to a file's bytes.
    """

    kode: str
    nama: str
    tingkat: str
    tahun: int
    paket: str
    jawaban: dict[str, Answer] = field(default_factory=dict)
    bukti: list[Item] = field(default_factory=list)
    berkas: dict[str, bytes | None] = field(default_factory=dict)
    salinan: dict[str, tuple[str, str]] = field(default_factory=dict)
    isi: dict[str, Item] = field(default_factory=dict)
    mirip: dict[str, tuple[str, str]] = field(default_factory=dict)
    olah: dict[str, Callable[[bytes], bytes]] = field(default_factory=dict)
    judul_bagian: dict[str, str] = field(default_factory=dict)

    def item(self, nama: str) -> Item:
        """The item of that id; a wrong id is a mistake of the seeds table."""
        for item in self.bukti:
            if item["id"] == nama:
                return item
        raise KeyError(f"{self.kode} tidak memuat bukti {nama}")

    def answer(self, kode: str) -> Answer:
        if kode not in self.jawaban:
            raise KeyError(f"{self.kode} tidak memuat jawaban {kode}")
        return self.jawaban[kode]

    def unlink(self, nama: str) -> None:
        """Takes an item out of every answer."""
        for answer in self.jawaban.values():
            answer["bukti"] = [link for link in answer["bukti"] if link_id(link) != nama]


def link_id(link: str | dict[str, Any]) -> str:
    """The id that a link names, whether it is written short or with a figure."""
    return link if isinstance(link, str) else str(link["id"])


def files_of(item: Item) -> list[str]:
    """The files of an item, written as one or as a list."""
    berkas = item.get("berkas", [])
    return [berkas] if isinstance(berkas, str) else list(berkas)
