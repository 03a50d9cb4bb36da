"""One group under several names."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from lkecheck.audit.figures import Figure
from lkecheck.audit.hit import Check, Hit
from lkecheck.audit.naming import plain
from lkecheck.audit.view import Cell


def find(check: Check) -> Iterator[Hit]:
    """Groups with more than one printed name, case aside."""
    for kunci, nama in check.view.rekap.kelompok.items():
        check.look()
        different = _unrelated(nama, check.aturan.abaikan)
        if len(different) > 1:
            cells = tuple(
                Cell(Figure(satu, None), f"kelompok {kunci}", ("kelompok", kunci, nama.index(satu))) for satu in different
            )
            yield Hit(cells, {"benda": kunci, "semua": "; ".join(different), "letak": f"kelompok {kunci}"})


def _unrelated(nama: Sequence[str], abaikan: Collection[str]) -> list[str]:
    """The first name of each family: a name that only leaves words of another out is of its family."""
    families: list[tuple[str, list[frozenset[str]]]] = []
    for satu in sorted(nama, key=lambda one: len(plain(one, abaikan).split())):
        words = frozenset(plain(satu, abaikan).split())
        own = [family for family in families if any(words <= other or other <= words for other in family[1])]
        families = [family for family in families if family not in own]
        families.append((own[0][0] if own else satu, [words, *(other for _, members in own for other in members)]))
    first = {kept for kept, _ in families}
    return [satu for satu in dict.fromkeys(nama) if satu in first]
