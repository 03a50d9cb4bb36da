"""An auditor's answer to one criterion: which rung it is, and what it is worth."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from lkecheck.core.errors import did_you_mean
from lkecheck.judge.scoring import HUNDRED, ONE, ZERO, Answer, plain, understand
from lkecheck.model.manifest import Jawaban
from lkecheck.model.pack import Pack
from lkecheck.model.putusan import Ruling
from lkecheck.model.reviu import Jawab
from lkecheck.model.rules import AmbangNilai, Kondisi, Kriteria


def rule(pack: Pack, kriteria: Kriteria, jawab: Jawab, claim: Answer) -> Ruling | str:
    """The ruling, or what is wrong with it in words; `claim` is the OPD's own answer, whose number may be confirmed."""
    skala, letters = pack.head.skala[kriteria.skala], kriteria.tangga
    said = (jawab.jawaban or "").strip()
    rung = next((at for at, letter in enumerate(letters) if letter.casefold() == said.casefold()), None)
    if skala.bentuk == "huruf":
        if jawab.nilai is not None:
            return "nilai hanya untuk persen dan indikator; di sini tulis jawaban saja."
        if rung is None:
            return f'jawaban "{_cut(said)}" tidak ada pada kriteria ini; pilihannya: {", ".join(letters)}.' + did_you_mean(
                said.upper(), letters
            )
        return Ruling(letters[rung], skala.nilai[letters[rung]], rung)
    if skala.bentuk == "opini" and jawab.nilai is not None:
        return "opini dijawab dengan kodenya, misalnya WTP; hapus nilai."
    return _number(pack, kriteria, jawab, claim, said, rung)


def _number(pack: Pack, kriteria: Kriteria, jawab: Jawab, claim: Answer, said: str, rung: int | None) -> Ruling | str:
    """A percentage, an indicator's number or an opinion: from `nilai`, from `jawaban`, or the claim confirmed."""
    last = len(kriteria.tangga) - 1
    answer = _answer(pack, kriteria, jawab, claim, said, rung)
    if isinstance(answer, str):
        return answer
    if rung == last:
        return (
            "jawaban ini berarti nihil, tetapi nilainya lebih dari 0." if answer.score else Ruling(_zero(said, jawab), ZERO, last)
        )
    score = answer.score if answer.score is not None else ZERO
    reached = _rung(pack, kriteria, answer)
    if rung is not None and _shape(pack, kriteria) == "persen" and rung != reached:
        return f'jawaban "{said}" tidak sesuai dengan nilai {answer.text}; hapus salah satu.'
    return Ruling(answer.text or said, min(ONE, score), reached if rung is None else rung)


def _answer(pack: Pack, kriteria: Kriteria, jawab: Jawab, claim: Answer, said: str, rung: int | None) -> Answer | str:
    bentuk, last = _shape(pack, kriteria), len(kriteria.tangga) - 1
    if jawab.nilai is None and rung is not None:
        if rung == last:
            return Answer(said, ZERO)
        if bentuk == "persen":
            return Answer("100", ONE) if rung == 0 else f'jawaban "{said}" belum menyebut nilai; tulis nilai 0 sampai 100.'
        return claim if claim.text is not None and claim.known else f'jawaban "{said}" belum menyebut nilainya; tulis nilai.'
    text = plain(jawab.nilai) if jawab.nilai is not None else said
    answer = understand(kriteria, pack.head.skala[kriteria.skala], Jawaban(nilai=text))
    return answer if answer.known and text else f'"{_cut(text)}" bukan jawaban kriteria ini; tulis {_wanted(bentuk, kriteria)}.'


def _rung(pack: Pack, kriteria: Kriteria, answer: Answer) -> int:
    """The rung that a number stands on: of an indicator the top where it reaches a verified threshold, or there is none."""
    last = len(kriteria.tangga) - 1
    if _shape(pack, kriteria) == "persen":
        return 0 if answer.score == ONE else last if not answer.score else min(1, last)
    top = kriteria.pilihan[kriteria.tangga[0]].bila
    for ambang in _thresholds(top) if top is not None else ():
        if pack.head.sumber[ambang.sumber].terverifikasi and Decimal((answer.text or "0").replace(",", ".")) < ambang.minimal:
            return last
    return 0


def _thresholds(kondisi: Kondisi) -> Iterator[AmbangNilai]:
    if kondisi.ambang is not None:
        yield kondisi.ambang
    for part in (*(kondisi.semua or ()), *(kondisi.salah_satu or ())):
        yield from _thresholds(part)


def _shape(pack: Pack, kriteria: Kriteria) -> str:
    return pack.head.skala[kriteria.skala].bentuk


def _zero(said: str, jawab: Jawab) -> str:
    return plain(jawab.nilai) if jawab.nilai is not None else said


def _wanted(bentuk: str, kriteria: Kriteria) -> str:
    scale = kriteria.rentang_nilai
    if bentuk == "opini":
        return "kode opini, misalnya WTP"
    if bentuk == "angka" and scale is not None:
        return f"angka {plain(scale.minimal)} sampai {plain(scale.maksimal)}"
    return "angka" if bentuk == "angka" else f"angka 0 sampai {HUNDRED}"


def _cut(text: str) -> str:
    return text if len(text) <= 60 else text[:57] + "..."
