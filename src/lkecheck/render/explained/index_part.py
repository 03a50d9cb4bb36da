"""A part of the index: the formula of its area with figures in it, the OPDs behind the unit side, or the parts it sums."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from lkecheck.core.indonesian import number
from lkecheck.judge.scoring import decimal
from lkecheck.judge.scoring.lowest_parts import Sum, area_of
from lkecheck.judge.scoring.overall import Node, Overall
from lkecheck.model.indeks import CaraGabung, Indeks, SimpulIndeks
from lkecheck.render.terminal.lines import BOLD, END, fine, head, row, wrapped
from lkecheck.words import category, reached, values

from . import form_part

_WORDS = ("klaim  ", "dukung ", "mungkin")
_FORMULA = {
    "rata_rata_rasio": "bobot x 1/2 x (pusat / bobot pusat + unit / bobot unit)",
    "rata_rata": "1/2 x (pusat + unit)",
    "jumlah": "pusat + unit",
    "jumlah_rasio": "bobot x (pusat + unit) / (bobot pusat + bobot unit)",
    "pusat": "pusat",
    "unit": "unit",
}


def lines(found: Overall, indeks: Indeks, kode: str, *, whole: bool) -> Iterator[str]:
    """The derivation of a node; of the index itself where `whole`."""
    if whole:
        yield from _sum(found, indeks, None)
        yield from _categories(indeks)
        return
    simpul = next((one for one in indeks.simpul if one.kode == kode), None)
    if simpul is None:
        why = "tidak ada kriteria yang dinilai, atau bobotnya hanya dimiliki areanya"
        yield from wrapped(f"Tidak dihitung tersendiri: {why}.", "  ")
        return
    area = area_of(found.pack, kode)
    if kode in found.areas:
        yield from _area(found, indeks, kode)
        yield ""
    elif area in found.areas:
        yield from _share(found, kode, area)
        yield ""
    if simpul.anak:
        yield from _sum(found, indeks, simpul)
    elif kode in {satu.kode for satu in found.pusat.penilaian.bagian}:
        yield f"  {BOLD}{found.pusat.penilaian.opd.kode}, tingkat pusat{END}"
        yield from form_part.lines(found.pusat, kode)


def _sum(found: Overall, indeks: Indeks, simpul: SimpulIndeks | None) -> Iterator[str]:
    """The parts of a node with their sum, in points of the index."""
    yield head("  Bagian, dalam poin indeks")
    for one in indeks.simpul:
        if one.induk == (simpul.kode if simpul is not None else None):
            yield from row(f"{one.kode} {one.nama}", values(one), 2)
    total = found.nodes[simpul.kode].index if simpul is not None else found.total.index
    yield from row("Jumlah", [decimal(value) for value in (*total.nilai, total.bobot)], 2)


def _categories(indeks: Indeks) -> Iterator[str]:
    for word, (value, kategori) in zip(_WORDS, reached(indeks), strict=True):
        if kategori is not None and value is not None:
            yield f"  {word}: {number(value)} masuk kategori {category(kategori)}"
    for note in indeks.catatan:
        yield from wrapped(note, "  - ")


def _area(found: Overall, indeks: Indeks, kode: str) -> Iterator[str]:
    node, area = found.nodes[kode], found.areas[kode]
    both = bool(node.pusat.bobot and node.unit.bobot)
    if not both:
        side, name = (node.pusat, "pusat") if node.pusat.bobot else (node.unit, "unit")
        yield from wrapped(f"Hanya tingkat {name} yang dinilai: bobot x {name} / bobot {name}.", "  ")
        for word, value, points in zip(_WORDS, side.nilai, node.index.nilai, strict=True):
            yield f"  {word}: {fine(node.index.bobot)} x {fine(value)} / {fine(side.bobot)} = {fine(points)}"
    else:
        yield from wrapped(f"Pusat dan unit digabung ({found.cara}): {_FORMULA[found.cara]}.", "  ")
        for column, word in enumerate(_WORDS):
            yield f"  {word}: {_figures(found.cara, node, column)} = {fine(node.index.nilai[column])}"
        if indeks.cara is not None:
            yield from _certainty(indeks.cara)
    if node.unit.bobot:
        yield from _units(found, kode, node.unit.bobot, len(area.opd))


def _figures(cara: str, node: Node, column: int) -> str:
    p, u = fine(node.pusat.nilai[column]), fine(node.unit.nilai[column])
    bobot, bp, bu = fine(node.index.bobot), fine(node.pusat.bobot), fine(node.unit.bobot)
    return {
        "rata_rata_rasio": f"{bobot} x 1/2 x ({p} / {bp} + {u} / {bu})",
        "rata_rata": f"1/2 x ({p} + {u})",
        "jumlah": f"{p} + {u}",
        "jumlah_rasio": f"{bobot} x ({p} + {u}) / ({bp} + {bu})",
        "pusat": p,
        "unit": u,
    }[cara]


def _certainty(cara: CaraGabung) -> Iterator[str]:
    sure = "" if cara.terverifikasi else "; cara ini belum diverifikasi"
    yield from wrapped(f"Sumber cara: {cara.sumber}{sure}.", "  ", "    ")
    if cara.catatan:
        yield from wrapped(cara.catatan, "    ")


def _units(found: Overall, kode: str, bobot: Fraction, many: int) -> Iterator[str]:
    """Each OPD's own value and weight; their mean share is the unit side."""
    yield ""
    yield from wrapped(f"Sisi unit: rata-rata nilai / bobot dari {many} OPD, kali {fine(bobot)}.", "  ", "    ")
    yield head("  OPD, dalam poin LKE-nya sendiri")
    for form in found.units:
        own = next((satu for satu in form.penilaian.bagian if satu.kode == kode and satu.bobot), None)
        if own is not None:
            yield from row(form.penilaian.opd.kode, values(own), 2)


def _share(found: Overall, kode: str, kode_area: str) -> Iterator[str]:
    """What a sub-aspek brings to its area: each side times what its points count there."""
    node, area = found.nodes[kode], found.areas[kode_area]
    counts = f"satu poin pusat bernilai {fine(area.pusat)} poin indeks, satu poin unit {fine(area.unit)}"
    yield from wrapped(f"Digabung pada {kode_area}: {counts}.", "  ", "    ")
    for column, word in enumerate(_WORDS):
        sides = _sides(node, area.pusat, area.unit)
        parts = [f"{fine(side.nilai[column])} x {fine(each)} ({name})" for side, each, name in sides]
        yield f"  {word}: {' + '.join(parts)} = {fine(node.index.nilai[column])}"


def _sides(node: Node, pusat: Fraction, unit: Fraction) -> list[tuple[Sum, Fraction, str]]:
    given = ((node.pusat, pusat, "pusat"), (node.unit, unit, "unit"))
    return [(side, counts, name) for side, counts, name in given if side.bobot and counts]
