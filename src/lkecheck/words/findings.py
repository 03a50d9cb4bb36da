"""What every form says alike of a finding: with which others it stands, what it is worth, on which laws, how sure."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from lkecheck import words
from lkecheck.model.penilaian import Temuan

_WORTH = Decimal("0.005")
"""What rounds to nothing is not told."""


def status_first(temuan: Iterable[Temuan]) -> list[Temuan]:
    """What says a criterion's status before what is wrong with its evidence."""
    return sorted(temuan, key=lambda one: not one.of_status)


def by_criterion(temuan: Iterable[Temuan]) -> list[list[Temuan]]:
    """Findings of one criterion together, where its worst one stands; its status first."""
    groups: dict[str, list[Temuan]] = {}
    for one in temuan:
        groups.setdefault(one.kriteria or one.id, []).append(one)
    return [status_first(group) for group in groups.values()]


def worth(potensi: Decimal) -> str:
    """The points at stake; empty where they round to nothing."""
    return words.number(potensi) if potensi >= _WORTH else ""


def laws(temuan: Temuan) -> str:
    """The names of its laws, without what they are about."""
    return "; ".join(dict.fromkeys(text.partition(" tentang ")[0] for text in temuan.dasar))


def certainty(temuan: Temuan) -> str:
    """How sure the rule is, in a sentence."""
    kepastian = temuan.kepastian
    return f"Bunyi kriteria: {kepastian.pernyataan}. Daftar dokumen: {kepastian.bukti}." if kepastian else ""
