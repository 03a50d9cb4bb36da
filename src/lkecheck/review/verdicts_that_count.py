"""The verdicts of APIP held against what was judged: which of them count, and what each is worth."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from lkecheck.judge import scoring
from lkecheck.judge.findings.context import Context, Judged
from lkecheck.model.hasil_reviu import JawabDinilai, PutusanDinilai
from lkecheck.model.putusan import Decided, Ruling
from lkecheck.model.reviu import Jawab, Putusan

from .answer_worth import rule


def decide(context: Context) -> Mapping[str, Judged]:
    """What was judged, each criterion with its verdict where it has one."""
    file = context.reviu.putusan if context.reviu is not None else None
    if file is None:
        return context.judged
    found = dict(context.judged)
    shares = scoring.shares(context.pack, context.source.manifest.tingkat, found)
    for kode, putusan in file.kriteria.items():
        if kode in found and putusan.levels:
            found[kode] = replace(found[kode], putusan=_decided(context, found[kode], putusan, shares[kode]))
    return found


def _decided(context: Context, satu: Judged, putusan: Putusan, share: scoring.Share) -> Decided:
    sidik = context.fingerprint(context.linked(satu.kode))
    levels = [(jawab, _shown(jenjang, jawab, is_open=putusan.evidence(jawab) != sidik)) for jenjang, jawab in putusan.levels]
    answered = [(jawab, shown) for jawab, shown in levels if jawab.answered]
    current = [(jawab, shown) for jawab, shown in answered if not shown.terbuka]
    jawab, shown = (current or answered or levels)[-1]
    ruling = _ruling(context, satu, jawab) if current else None
    return Decided(
        shown=PutusanDinilai(
            **{name: getattr(shown, name) for name in JawabDinilai.model_fields if name != "terbuka"},
            terbuka=bool(answered) and not current,
            sidik_bukti=putusan.evidence(jawab),
            per_jenjang=tuple(one for _, one in levels),
        ),
        ruling=ruling,
        nilai=scoring.value(share, ruling.score) if ruling is not None else satu.nilai[1],
    )


def _ruling(context: Context, satu: Judged, jawab: Jawab) -> Ruling | None:
    skala = context.pack.head.skala[satu.kriteria.skala]
    claim = scoring.understand(satu.kriteria, skala, context.source.manifest.jawaban.get(satu.kode))
    ruling = rule(context.pack, satu.kriteria, jawab, claim)
    return ruling if isinstance(ruling, Ruling) else None


def _shown(jenjang: str, jawab: Jawab, *, is_open: bool) -> JawabDinilai:
    return JawabDinilai(
        jenjang=jenjang,
        nama=jawab.nama,
        tanggal=jawab.tanggal.isoformat(),
        jawaban=jawab.jawaban,
        nilai=jawab.nilai,
        catatan=jawab.catatan,
        terbuka=is_open and jawab.answered,
    )
