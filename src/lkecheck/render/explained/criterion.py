"""One criterion's number: answer -> score -> share of a weight -> value -> points of the index."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction

from lkecheck.judge.scoring import shares
from lkecheck.judge.scoring.fractions_of_decimals import exact
from lkecheck.judge.scoring.lowest_parts import Form
from lkecheck.judge.scoring.overall import Overall
from lkecheck.model.pack import Skala
from lkecheck.model.penilaian import PenilaianKriteria
from lkecheck.model.rules import Kriteria
from lkecheck.render.terminal.lines import BOLD, END, fine, wrapped

_WORDS = ("klaim  ", "dukung ", "mungkin")


def title(form: Form, kode: str) -> Iterator[str]:
    """What is asked."""
    sub = form.pack.simpul[form.pack.sub_aspek[kode]]
    yield f"{BOLD}{kode}  {sub.nama}{END}"
    yield from wrapped(form.pack.kriteria[kode].pernyataan, "  ")


def lines(form: Form, kode: str, found: Overall | None) -> Iterator[str]:
    """The derivation in one form."""
    satu = next(satu for satu in form.penilaian.kriteria if satu.kode == kode)
    if satu.status == "tidak_berlaku":
        yield from wrapped("Tidak dinilai di sini: tidak mengurangi nilai, dan bobotnya dibagi kepada kriteria lain.", "  ")
        return
    kriteria = form.pack.kriteria[kode]
    skala = form.pack.head.skala[kriteria.skala]
    yield from _evidence(satu)
    yield from _share(form, kode)
    worth, values = exact(satu.bobot), (satu.nilai_mandiri, satu.nilai_didukung, satu.nilai_mungkin)
    answers = (satu.jawaban, satu.jawaban_didukung, satu.jawaban_mungkin)
    for word, answer, value in zip(_WORDS, answers, values, strict=True):
        yield from wrapped(f"{word}: {_value(kriteria, skala, answer, value, worth)}", "  ", "           ")
    if found is not None:
        yield from _points(form, satu, found)


def _evidence(satu: PenilaianKriteria) -> Iterator[str]:
    shown = dict.fromkeys(bukti for jejak in satu.jejak for bukti in jejak.bukti_pasti)
    maybe = [bukti for jejak in satu.jejak for bukti in jejak.bukti_mungkin if bukti not in shown]
    yield from wrapped(f"Ditautkan pada jawaban: {', '.join(satu.bukti) or 'tidak ada'}.", "  ", "    ")
    yield from wrapped(f"Bukti yang pasti dihitung: {', '.join(shown) or 'tidak ada'}.", "  ", "    ")
    if maybe:
        yield from wrapped(f"Bukti yang mungkin dihitung: {', '.join(dict.fromkeys(maybe))}.", "  ", "    ")


def _share(form: Form, kode: str) -> Iterator[str]:
    """Where the weight comes from: shared evenly with the criteria that count."""
    counted = [satu.kode for satu in form.penilaian.kriteria if satu.status != "tidak_berlaku"]
    share = shares(form.pack, form.penilaian.tingkat, counted)[kode]
    under = {form.pack.sub_aspek[other] for other in share.kode}
    simpul = form.pack.simpul[next(iter(under))]
    bearer = simpul.kode if len(under) == 1 else simpul.induk
    each = Fraction(share.bobot) / len(share.kode)
    yield from wrapped(f"Bobot: {bearer} {fine(share.bobot)} dibagi {len(share.kode)} kriteria = {fine(each)}.", "  ", "    ")


def _value(kriteria: Kriteria, skala: Skala, answer: str | None, value: Decimal, worth: Fraction) -> str:
    """Answer, score and product of one column."""
    score = exact(value / Decimal(worth.numerator) * worth.denominator) if worth else Fraction(0)
    product = f"{fine(score)} x {fine(worth)} = {fine(value)}"
    if answer is None:
        why = "belum ada jawaban" if not value else "nilainya belum diketahui, paling tinggi"
        return f"{why}: {product}"
    if skala.bentuk == "angka" and kriteria.rentang_nilai is not None and value:
        top = kriteria.rentang_nilai.maksimal
        return f"{answer.replace('.', ',')} / {fine(top)} x {fine(worth)} = {fine(value)}"
    if skala.bentuk == "opini":
        known = answer in skala.faktor
        return f"opini {answer}, faktor {'' if known else 'tidak diketahui, dihitung '}{product}"
    unit = " %" if skala.bentuk == "persen" else ""
    return f"jawaban {answer.replace('.', ',')}{unit}, skor {product}"


def _points(form: Form, satu: PenilaianKriteria, found: Overall) -> Iterator[str]:
    penilaian = form.penilaian
    factor = found.factors.get((penilaian.opd.kode, penilaian.tingkat, satu.area))
    if not factor:
        yield "  Dalam indeks: tidak dihitung."
        return
    values = (exact(value) for value in (satu.nilai_mandiri, satu.nilai_didukung, satu.nilai_mungkin))
    shown = " / ".join(fine(factor * value) for value in values)
    text = f"Dalam indeks satu poin {satu.area} di sini bernilai {fine(factor)}; klaim / dukung / mungkin: {shown}."
    yield from wrapped(text, "  ", "    ")
