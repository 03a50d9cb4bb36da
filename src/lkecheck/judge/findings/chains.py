"""Findings about criteria that hang together: kebijakan, sosialisasi, penerapan, evaluasi, tindak lanjut.

They add to what is told and never change a status or a value.
"""

from __future__ import annotations

from collections.abc import Iterator

from lkecheck.model.penilaian import Temuan
from lkecheck.model.rules import Rantai

from .context import Context, Judged


def findings(context: Context) -> Iterator[Temuan]:
    """One finding for each step that stands without the step it rests on, and for reports that name no period."""
    for rantai in context.pack.rantai:
        if rantai.tingkat == context.source.manifest.tingkat:
            yield from _missing_step(context, rantai, "evaluasi", "kebijakan", "evaluasi-tanpa-kebijakan")
            yield from _missing_step(context, rantai, "tindak_lanjut", "evaluasi", "tindak-lanjut-tanpa-evaluasi")
            yield from _periods(context, rantai)


def _missing_step(context: Context, rantai: Rantai, step: str, before: str, aturan: str) -> Iterator[Temuan]:
    later, earlier = (_judged(context, rantai, name) for name in (step, before))
    if later is None or earlier is None:
        return
    shown = any(atom.bukti_pasti for atom in later.outcome.atom)
    if shown and _nothing(earlier):
        yield context.make(
            aturan,
            {"kriteria": later.kode, "sebelum": earlier.kode, "pernyataan": earlier.kriteria.pernyataan},
            kriteria=later.kode,
            tempat=context.place_of_answer(later.kode),
            terdampak=(later.kode, earlier.kode),
        )


def _judged(context: Context, rantai: Rantai, step: str) -> Judged | None:
    kode = rantai.langkah.get(step)  # type: ignore[call-overload]
    return context.judged.get(kode) if kode else None


def _nothing(satu: Judged) -> bool:
    """True where evidence neither supports nor may support anything above the lowest answer."""
    return satu.outcome.mungkin_bukti == len(satu.kriteria.tangga) - 1


def _periods(context: Context, rantai: Rantai) -> Iterator[Temuan]:
    """Reports without `periode` where the criterion counts periods: they count by the month of their date."""
    for kode in rantai.langkah.values():
        satu = context.judged.get(kode)
        if satu is None:
            continue
        counted = {nomor for atom in satu.outcome.atom if atom.label.startswith("periode") for nomor in atom.bukti_mungkin}
        for nomor in sorted(counted):
            bukti = context.source.manifest.bukti[nomor]
            if bukti.jenis.startswith("laporan") and bukti.periode is None:
                isi = {"judul": bukti.judul, "kriteria": kode}
                tempat = context.place_of_item(nomor)
                yield context.make(
                    "laporan-tanpa-periode", isi, kriteria=kode, bukti=[bukti.id], tempat=tempat, terdampak=(kode,)
                )
