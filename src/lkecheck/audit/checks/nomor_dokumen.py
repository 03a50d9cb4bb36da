"""One document cited by two numbers."""

from __future__ import annotations

from collections.abc import Iterator

from lkecheck.audit.figures import Figure
from lkecheck.audit.hit import Check, Hit, names
from lkecheck.audit.naming import plain
from lkecheck.audit.view import Cell


def find(check: Check) -> Iterator[Hit]:
    """Documents by name, with every number that is cited for each."""
    found: dict[str, dict[str, Cell]] = {}
    names_of = {plain(dokumen.nama): dokumen.nama for dokumen in check.view.rekap.dokumen}
    for index, dokumen in enumerate(check.view.rekap.dokumen):
        cell = Cell(Figure(dokumen.nomor, None), dokumen.letak, ("dokumen", index, "nomor"))
        found.setdefault(plain(dokumen.nama), {}).setdefault("".join(dokumen.nomor.split()).casefold(), cell)
    for kunci, cited in found.items():
        check.look()
        if len(cited) > 1:
            cells = tuple(cited.values())
            yield Hit(cells, {"benda": names_of[kunci], "semua": names(cells), "letak": cells[0].letak})
