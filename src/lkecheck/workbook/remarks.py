"""What is written beside a row: the findings on a criterion or an item, in few words, and the answer it can defend."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from lkecheck.model.penilaian import RANK, Penilaian, PenilaianKriteria, Temuan

from .layout import CRITERIA, ITEMS

COLOURS = {"mayor": "F4C7C3", "minor": "FCE8B2", "observasi": "E3ECF7"}
"""Light fills that black text is read on; the word stands beside them."""

MOST = 30_000
"""Characters that a cell takes."""


@dataclass(frozen=True)
class Remark:
    """The remark on one row: how bad its worst finding is, the text, and what the findings are worth."""

    keparahan: str
    teks: str
    dipertahankan: str
    temuan: Sequence[Temuan]


def of_criteria(satu: Penilaian) -> dict[str, Remark]:
    """By the criterion's code; those without findings only say what answer stands."""
    found: dict[str, list[Temuan]] = {}
    for temuan in satu.temuan:
        for kode in (temuan.kriteria,) if temuan.kriteria else temuan.kriteria_terdampak:
            found.setdefault(kode, []).append(temuan)
    return {kriteria.kode: _remark(found.get(kriteria.kode, []), defended(kriteria)) for kriteria in satu.kriteria}


def of_items(satu: Penilaian) -> dict[str, Remark]:
    """By the item's id; only findings on the item itself, not those of criteria that it serves."""
    found: dict[str, list[Temuan]] = {}
    for temuan in satu.temuan:
        for nama in temuan.bukti if temuan.kriteria is None else ():
            found.setdefault(nama, []).append(temuan)
    return {nama: _remark(temuan, "") for nama, temuan in found.items()}


def of_the_whole(satu: Penilaian) -> list[Temuan]:
    """Findings that belong to no row, such as files that nobody lists."""
    return [temuan for temuan in satu.temuan if temuan.kriteria is None and not temuan.bukti and not temuan.kriteria_terdampak]


def defended(kriteria: PenilaianKriteria) -> str:
    """The highest answer that the evidence supports now, and what it may be after a reviewer's decision."""
    if kriteria.status == "tidak_berlaku":
        return ""
    sure, maybe = kriteria.jawaban_didukung or "-", kriteria.jawaban_mungkin or "-"
    return sure if sure == maybe else f"{sure} (mungkin {maybe})"


_TITLES = {column.kunci.partition(".")[0]: column.judul for column in reversed((*CRITERIA, *ITEMS))}


def in_a_workbook(step: str) -> str:
    """A step in the words of who fills in a workbook: its columns for a manifest's keys."""
    columns = re.sub(r"\bkunci ([a-z0-9_]+)\b", lambda match: f"kolom {_TITLES.get(match[1], match[1])}", step)
    return re.sub(r"\bmanifest(?:\.yaml)?", "buku kerja", columns)


def _remark(temuan: Sequence[Temuan], dipertahankan: str) -> Remark:
    ordered = sorted(temuan, key=lambda one: -RANK[one.keparahan])
    lines: list[str] = []
    for one in ordered:
        lines.append(f"{one.keparahan.upper()}: {one.pesan}")
        if one.pertanyaan:
            lines.append(f"  Tanya: {one.pertanyaan}")
        lines.append(f"  Langkah: {in_a_workbook(one.rekomendasi.uraian)}")
    return Remark(ordered[0].keparahan if ordered else "", "\n".join(lines)[:MOST], dipertahankan, ordered)
