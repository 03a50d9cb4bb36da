"""A category of the index that the pack's thresholds do not give."""

from __future__ import annotations

from collections.abc import Iterator

from lkecheck.audit.figures import Figure
from lkecheck.audit.hit import Check, Hit
from lkecheck.audit.tree import INDEKS, category, points
from lkecheck.audit.view import Cell


def find(check: Check) -> Iterator[Hit]:
    """Categories that the text names, each against the value beside it or in the tables."""
    for index, angka in enumerate(check.view.rekap.angka):
        if angka.kategori is None or angka.simpul != INDEKS or not check.view.pack.head.kategori:
            continue
        cell = Cell(Figure(angka.kategori, None), f"{angka.letak}, kategori", ("angka", index, "kategori"))
        value = Figure.of(angka.nilai).nilai if angka.nilai is not None else None
        beside = Cell(Figure.of(angka.nilai or ""), angka.letak, ("angka", index, "nilai"))
        if value is None:
            stated = points(check.view, (angka.penilai or "", angka.tahun or check.view.rekap.tahun), "nilai").get(INDEKS)
            if stated is None:
                continue
            value, beside = stated.nilai, stated.cell
        check.look()
        expected = category(check.view, value)
        if expected is not None and expected != angka.kategori.strip().strip('"').upper():
            isi = {"kategori": angka.kategori, "seharusnya": expected, "nilai": beside.teks, "letak": cell.letak}
            yield Hit((cell, beside), isi)
