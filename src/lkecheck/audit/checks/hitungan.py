"""What the text says of how many rows there are, or of how many reach a bound, against the rows."""

from __future__ import annotations

import operator
from collections.abc import Callable, Iterator
from decimal import Decimal

from lkecheck.audit.figures import Figure
from lkecheck.audit.hit import Check, Hit
from lkecheck.audit.naming import groups, plain
from lkecheck.audit.view import Cell, Row, Sheet
from lkecheck.model.rekap import Hitungan

_COMPARE: dict[str, Callable[[Decimal, Decimal], bool]] = {
    "<": operator.lt,
    "<=": operator.le,
    "=": operator.eq,
    ">=": operator.ge,
    ">": operator.gt,
}


def find(check: Check) -> Iterator[Hit]:
    """Each stated count against a count of the table."""
    sheets = {sheet.kunci: sheet for sheet in check.view.sheets}
    for index, hitungan in enumerate(check.view.rekap.hitungan):
        sheet = sheets.get(hitungan.tabel)
        if sheet is None:
            check.leave(f'{hitungan.letak}: tabel "{hitungan.tabel}" tidak ada dalam rekap')
            continue
        check.look()
        yield from _one(check, index, hitungan, sheet)


def _one(check: Check, index: int, hitungan: Hitungan, sheet: Sheet) -> Iterator[Hit]:
    rows = [row for row in sheet.body if row.model.induk is None or sheet.total is None]
    rows = [row for row in rows if hitungan.kelompok is None or _in_group(check, row, hitungan.kelompok)]
    chosen = [row for row in rows if _holds(row, hitungan)]
    stated = len(rows) if hitungan.jumlah == "semua" else hitungan.jumlah
    if len(chosen) == stated:
        return
    cell = Cell(Figure(hitungan.kutipan, None), hitungan.letak, ("hitungan", index, "jumlah"))
    kolom = hitungan.kolom
    proof = [row.at(kolom) for row in (chosen if len(chosen) > stated else rows)] if kolom else []
    labels = ", ".join(_called(row, kolom) for row in chosen) if kolom else f"baris 1 sampai {len(chosen)}"
    isi = {
        "kutipan": hitungan.kutipan,
        "jumlah": "semua" if hitungan.jumlah == "semua" else str(stated),
        "terhitung": str(len(chosen)),
        "dari": str(len(rows)),
        "baris": labels or "tidak ada",
        "letak": cell.letak,
    }
    yield Hit((cell, *proof), isi, Decimal(abs(len(chosen) - stated)))


def _in_group(check: Check, row: Row, kelompok: str) -> bool:
    known = groups(check.view.rekap)
    own, wanted = plain(row.kelompok or ""), plain(kelompok)
    return known.get(own, own) == known.get(wanted, wanted)


def _holds(row: Row, hitungan: Hitungan) -> bool:
    if hitungan.kolom is None:
        return True
    value = row.number(hitungan.kolom)
    if hitungan.banding is None or hitungan.batas is None:
        return value is not None
    bound = _bound(row, hitungan.batas, hitungan.kolom)
    return value is not None and bound is not None and _COMPARE[hitungan.banding](value, bound)


def _bound(row: Row, batas: str, kolom: str) -> Decimal | None:
    """The bound for this row: a number; the row's own weight; or a share of its scale or weight."""
    if batas.strip().casefold() == "bobot":
        return row.number("bobot")
    figure = Figure.of(batas)
    if figure.nilai is None or not figure.persen or kolom == "persen":
        return figure.nilai
    top = row.skala[1] if row.skala is not None else row.number("bobot")
    return top * figure.nilai / 100 if top is not None else None


def _called(row: Row, kolom: str) -> str:
    return f"{row.model.nomor or row.model.kode or row.model.nama or row.benda} ({row.at(kolom).teks})"
