"""A value without a weight, a weight without a value: the table has both columns, the row only one."""

from __future__ import annotations

from collections.abc import Iterator

from lkecheck.audit.hit import Check, Hit
from lkecheck.audit.tree import opinion
from lkecheck.audit.view import Row


def find(check: Check) -> Iterator[Hit]:
    """Rows with a figure in the rule's first column and none in one of the others, where the table has that column."""
    given, *wanted = check.kolom
    for sheet in check.view.sheets:
        for kolom in wanted:
            if not (sheet.has(given) and sheet.has(kolom)):
                continue
            parents = {row.model.induk for row in sheet.body}
            for row in sheet.body:
                if row.number(given) is None or (kolom == "nilai" and _told_otherwise(row, parents)):
                    continue
                check.look()
                cell = row.at(kolom)
                if cell.nilai is None and opinion(check.view, cell.teks) is None:
                    printed = f'tertulis "{cell.teks}"' if cell.teks else "kosong"
                    isi = {
                        "ada": given,
                        "tiada": kolom,
                        "tertulis": printed,
                        "baris": row.label,
                        "letak": cell.letak,
                        "angka": row.at(given).teks,
                    }
                    yield Hit((cell, row.at(given)), isi)


def _told_otherwise(row: Row, parents: set[str | None]) -> bool:
    """Whether the value stands in the column of conversions, or in the rows that are its parts."""
    return row.number("konversi") is not None or (row.model.kode is not None and row.model.kode in parents)
