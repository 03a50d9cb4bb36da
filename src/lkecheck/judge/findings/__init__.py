"""Outcomes -> findings, worst first."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from lkecheck.model.penilaian import RANK, Temuan
from lkecheck.model.putusan import Reviewed

from . import answers, chains, criteria, evidence, several_items
from .context import Context, Judged

__all__ = ["Context", "Judged", "Reviewed", "collect"]


def collect(context: Context, unlisted: Sequence[str] = (), more: Iterable[Temuan] = ()) -> tuple[Temuan, ...]:
    """All findings of one manifest, `more` among them: by severity, by the points at stake, then in the order of the form."""
    found = [
        *criteria.findings(context),
        *answers.findings(context),
        *evidence.findings(context),
        *several_items.findings(context, unlisted),
        *chains.findings(context),
        *more,
        *_pack_may_be_replaced(context),
    ]
    unique = {temuan.id: temuan for temuan in reversed(found)}
    order = {temuan.id: position for position, temuan in enumerate(found)}
    return tuple(sorted(unique.values(), key=lambda temuan: (-RANK[temuan.keparahan], -temuan.potensi, order[temuan.id])))


def _pack_may_be_replaced(context: Context) -> list[Temuan]:
    masa, tahun = context.pack.head.berlaku, context.source.manifest.tahun
    if masa.sampai is None or tahun <= masa.sampai:
        return []
    isi = {"paket": context.pack.id, "sampai": str(masa.sampai), "tahun": str(tahun), "sumber": masa.sumber}
    return [context.make("paket-mungkin-diganti", isi)]
