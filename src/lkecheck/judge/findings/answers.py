"""jawaban-*: the self-assessed answer held against what the evidence supports."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from lkecheck.core.indonesian import amount, figure
from lkecheck.judge.scoring import percent, plain, ratios
from lkecheck.model.facts import RAGU, YA
from lkecheck.model.penilaian import Temuan
from lkecheck.model.putusan import Decided
from lkecheck.model.rules import Keparahan

from .context import Context, Judged, advice
from .criteria import certainty


def findings(context: Context) -> Iterator[Temuan]:
    """At most one finding of the answer for each criterion."""
    for satu in context.judged.values():
        found = _finding(context, satu)
        if found is not None:
            yield found if satu.apip is None else _beside(found, satu, satu.apip)


def _beside(found: Temuan, satu: Judged, apip: Decided) -> Temuan:
    """Closed where APIP's answer bears the claim out that the evidence did not."""
    claimed, ruled = satu.skor[0], satu.skor_apip
    above = found.aturan in ("jawaban-melebihi-bukti", "jawaban-tanpa-bukti") and claimed <= ruled
    below = found.aturan == "jawaban-kurang-dari-bukti" and claimed >= ruled
    return found.model_copy(update={"ditutup": apip.closing}) if above or below else found


def _finding(context: Context, satu: Judged) -> Temuan | None:
    isi = {"kriteria": satu.kode, "jawaban": figure(satu.jawaban or ""), "pilihan": choices(satu)}
    if satu.jawaban is None:
        return _make(context, satu, "jawaban-kosong", isi)
    if not satu.dikenal:
        return _make(context, satu, "jawaban-tak-dikenal", isi)
    claimed, low, high = satu.skor
    isi["didukung"] = figure(defensible(satu))
    if claimed > 0 and not context.linked(satu.kode) and high == 0:
        return _make(context, satu, "jawaban-tanpa-bukti", isi)
    if claimed > high:
        return _make(context, satu, "jawaban-melebihi-bukti", isi, _over(satu, low))
    if claimed < low:
        return _make(context, satu, "jawaban-kurang-dari-bukti", isi)
    return None


def _over(satu: Judged, low: Decimal) -> Keparahan:
    """mayor where nothing is supported or the claim is two rungs up."""
    if low == 0:
        return "mayor"
    if satu.bentuk != "huruf" or satu.jawaban is None:
        return "minor"
    claim = satu.kriteria.tangga.index(satu.jawaban)
    return "mayor" if satu.outcome.didukung - claim >= 2 else "minor"


def _make(context: Context, satu: Judged, aturan: str, isi: dict[str, str], keparahan: Keparahan | None = None) -> Temuan:
    kind = context.pack.temuan[aturan]
    return context.make(
        aturan,
        isi,
        kriteria=satu.kode,
        keparahan=keparahan,
        bukti=context.linked(satu.kode),
        tempat=context.place_of_answer(satu.kode),
        dasar=satu.kriteria.dasar,
        kepastian=certainty(context, satu),
        saran=advice(context.pack, kind.langkah, kind.peran, kind.hari, context.source.manifest.tahun),
        terdampak=(satu.kode,),
    )


def choices(satu: Judged) -> str:
    """What may be answered, in words."""
    if satu.bentuk == "persen":
        return "angka 0 sampai 100"
    if satu.bentuk == "opini":
        return "kode opini, misalnya WTP"
    scale = satu.kriteria.rentang_nilai
    if satu.bentuk == "angka":
        return f"angka {amount(scale.minimal)} sampai {amount(scale.maksimal)}" if scale else "angka"
    return ", ".join(satu.kriteria.tangga)


def defensible(satu: Judged) -> str:
    """The highest answer that evidence surely supports."""
    return supported_text(satu, possible=False) or "belum ada nilai"


def supported_text(satu: Judged, *, possible: bool) -> str | None:
    """The answer that evidence surely (or possibly) supports, as it would be written in the form."""
    outcome, letters = satu.outcome, satu.kriteria.tangga
    if satu.bentuk == "persen":
        low, high = ratios(outcome, len(letters))
        return plain(percent(high if possible else low))
    if satu.bentuk in ("angka", "opini"):
        if outcome.berdokumen < (RAGU if possible else YA):
            return None
        return plain(outcome.angka_pasti) if outcome.angka_pasti is not None else satu.jawaban
    return letters[outcome.mungkin if possible else outcome.didukung]
