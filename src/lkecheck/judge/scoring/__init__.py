"""Values of answers and their sums; Decimal, pure, divided last and never rounded inside.

Source of the arithmetic: bobot of a sub-aspek, shared evenly by its criteria that are scored at that tingkat.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from lkecheck.core.fields import declared_number
from lkecheck.model.facts import TIDAK, YA, Outcome
from lkecheck.model.manifest import Jawaban
from lkecheck.model.pack import Pack, Skala
from lkecheck.model.rules import Kriteria

ZERO, ONE, HUNDRED = Decimal(0), Decimal(1), Decimal(100)


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer as it was understood: what is shown, its score from 0 to 1, and whether it is known at all.

    The score is None where the answer is good but nobody knows what it is worth.
    """

    text: str | None
    score: Decimal | None
    known: bool = True


@dataclass(frozen=True, slots=True)
class Scores:
    """Scores from 0 to 1 of one criterion."""

    mandiri: Decimal
    didukung: Decimal
    mungkin: Decimal


def understand(kriteria: Kriteria, skala: Skala, jawaban: Jawaban | None) -> Answer:
    """Reads a self-assessed answer; unknown ones count as empty, with `known` false."""
    bentuk, scores = skala.bentuk, skala.nilai
    if jawaban is None or (jawaban.nilai is None and not (bentuk == "persen" and jawaban.rincian)):
        return Answer(None, ZERO)
    if bentuk == "persen":
        return _percent(kriteria, jawaban)
    text = (jawaban.nilai or "").strip()
    if bentuk == "angka":
        value = declared_number(text)
        scale = kriteria.rentang_nilai
        if value is None or (scale is not None and not scale.minimal <= value <= scale.maksimal):
            return Answer(text, ZERO, known=False)
        return Answer(text, index_score(kriteria, value))
    if bentuk == "opini":
        code = "_".join(text.upper().replace("-", " ").split())
        return Answer(code, skala.faktor.get(code), known=bool(code.strip("_").replace("_", "").isalpha()))
    letter = next((label for label in scores if label.casefold() == text.casefold()), None)
    return Answer(text, ZERO, known=False) if letter is None else Answer(letter, scores[letter])


def _percent(kriteria: Kriteria, jawaban: Jawaban) -> Answer:
    if jawaban.nilai is not None:
        value = declared_number(jawaban.nilai.strip().removesuffix("%").strip())
        if value is None or value > HUNDRED:
            return Answer(jawaban.nilai, ZERO, known=False)
        return Answer(plain(value), value / HUNDRED)
    names = kriteria.rincian
    done = jawaban.rincian.get(names.tercapai) if names else None
    goal = jawaban.rincian.get(names.sasaran) if names else None
    if done is None or goal is None or goal == 0 or done > goal:
        return Answer(", ".join(f"{nama} {plain(n)}" for nama, n in jawaban.rincian.items()), ZERO, known=False)
    return Answer(plain(percent(Fraction(done) / Fraction(goal))), done / goal)


def index_score(kriteria: Kriteria, value: Decimal) -> Decimal | None:
    """An indicator's value over the top of its scale; None where the scale is not known."""
    scale = kriteria.rentang_nilai
    return min(ONE, value / scale.maksimal) if scale is not None and scale.maksimal else None


def supported(kriteria: Kriteria, skala: Skala, outcome: Outcome, answer: Answer) -> Scores:
    """Scores of the claim, of what evidence surely supports, and of what it possibly does."""
    letters, bentuk, scores = kriteria.tangga, skala.bentuk, skala.nilai
    if bentuk == "persen":
        low, high = ratios(outcome, len(letters))
        return Scores(answer.score or ZERO, decimal(low), decimal(high))
    if bentuk in ("angka", "opini"):
        return _indicator(kriteria, outcome, answer)
    return Scores(answer.score or ZERO, scores[letters[outcome.didukung]], scores[letters[outcome.mungkin]])


def _indicator(kriteria: Kriteria, outcome: Outcome, answer: Answer) -> Scores:
    """An indicator is worth its value where documents show it; a value whose worth is not known may be worth all."""
    score = answer.score if outcome.angka_pasti is None else index_score(kriteria, outcome.angka_pasti)
    known = score if score is not None else ZERO
    unknown = score is None or (outcome.angka_pasti is None and answer.text is None)
    low = known if outcome.berdokumen == YA else ZERO
    high = (ONE if unknown else known) if outcome.berdokumen != TIDAK or outcome.mungkin == 0 else ZERO
    return Scores(answer.score or ZERO, low, max(low, high))


def ratios(outcome: Outcome, rungs: int) -> tuple[Fraction, Fraction]:
    """What surely and possibly is reached of a percentage: nothing where not even the documents are there."""
    if outcome.didukung == 0:
        return Fraction(1), Fraction(1)
    low = outcome.rasio_pasti if outcome.didukung < rungs - 1 and outcome.rasio_pasti is not None else Fraction(0)
    high = outcome.rasio_mungkin if outcome.mungkin < rungs - 1 and outcome.rasio_mungkin is not None else Fraction(0)
    if outcome.mungkin == 0:
        high = Fraction(1)
    return low, max(low, high)


@dataclass(slots=True)
class Share:
    """The criteria that share one weight."""

    bobot: Decimal
    kode: list[str]


def shares(pack: Pack, tingkat: str, counted: Iterable[str]) -> dict[str, Share]:
    """Each counted criterion's share: the weight of its sub-aspek, or of its area where sub-aspek have none known."""
    found: dict[str, Share] = {}
    by_criterion: dict[str, Share] = {}
    for kode in counted:
        bearer, bobot = _bearer(pack, pack.sub_aspek[kode], tingkat)
        share = found.setdefault(bearer, Share(bobot, []))
        share.kode.append(kode)
        by_criterion[kode] = share
    return by_criterion


def _bearer(pack: Pack, sub_aspek: str, tingkat: str) -> tuple[str, Decimal]:
    own = pack.bobot(sub_aspek, tingkat)
    if own is not None:
        return sub_aspek, own
    induk = pack.simpul[sub_aspek].induk
    siblings = [pack.bobot(simpul.kode, tingkat) for simpul in pack.simpul.values() if simpul.induk == induk]
    if induk is None or any(bobot is not None for bobot in siblings):
        return sub_aspek, ZERO
    return induk, pack.bobot(induk, tingkat) or ZERO


def value(share: Share, score: Decimal) -> Decimal:
    """Value of one criterion: multiplied first, divided last."""
    return share.bobot * score / len(share.kode)


def group_value(share: Share, scores: Sequence[Decimal]) -> Decimal:
    """Value of all criteria of a share together."""
    return share.bobot * sum(scores, ZERO) / len(share.kode)


def decimal(value: Fraction) -> Decimal:
    """A fraction as Decimal, to the context's precision."""
    return Decimal(value.numerator) / Decimal(value.denominator)


def percent(value: Fraction) -> Decimal:
    """A share of one as a percentage with at most two decimals, half up."""
    from decimal import ROUND_HALF_UP

    return (decimal(value) * HUNDRED).quantize(Decimal("0.01"), ROUND_HALF_UP)


def plain(value: Decimal) -> str:
    """A number without trailing zeros and without an exponent."""
    text = format(value, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text
