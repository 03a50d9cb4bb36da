"""What an audit found, as services of CI take it: issues and their rules."""

from __future__ import annotations

from collections.abc import Iterator

from lkecheck.model.audit import HasilAudit, TemuanAudit
from lkecheck.render.formats.issue import LEVELS, Issue, Level, Place, Rule

LEVEL: dict[str, Level] = {"salah": "error", "perlu_dilihat": "warning", "pembulatan": "note"}


def issues(hasil: HasilAudit) -> list[Issue]:
    """The findings in their order; differences no larger than rounding are none."""
    return [_issue(temuan) for temuan in hasil.temuan]


def rules(hasil: HasilAudit) -> list[Rule]:
    """The rules that found something, by name."""
    by_name: dict[str, list[TemuanAudit]] = {}
    for temuan in hasil.temuan:
        by_name.setdefault(temuan.aturan, []).append(temuan)
    return [
        Rule(
            aturan,
            min((LEVEL[temuan.sifat] for temuan in found), key=LEVELS.index),
            found[0].mengapa,
            found[0].langkah,
            found[0].dasar,
        )
        for aturan, found in sorted(by_name.items())
    ]


def more(temuan: TemuanAudit) -> Iterator[str]:
    """What else is told of a finding, a paragraph each: the difference, the slip that may explain it, the legal basis."""
    if temuan.selisih is not None:
        yield f"Selisih: {temuan.selisih}"
    yield from (f"Dugaan: {text}" for text in temuan.dugaan)
    yield f"Dasar: {'; '.join(temuan.dasar)}"


def _issue(temuan: TemuanAudit) -> Issue:
    lokasi = temuan.lokasi
    return Issue(
        id=temuan.id,
        rule=temuan.aturan,
        level=LEVEL[temuan.sifat],
        message=temuan.pesan,
        place=Place(lokasi.berkas, lokasi.baris, lokasi.kolom),
        step=f"Langkah: {temuan.langkah}",
        more=tuple(more(temuan)),
        properties=temuan.model_dump(mode="json", exclude={"id", "aturan", "pesan", "lokasi"}),
    )
