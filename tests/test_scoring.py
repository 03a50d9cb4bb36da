"""What an answer claims, what evidence supports of it, and how weights are shared."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lkecheck.core.fields import declared_number, readings
from lkecheck.judge import scoring
from lkecheck.judge.scoring import Answer, Share, understand
from lkecheck.model.facts import Outcome
from lkecheck.model.manifest import Jawaban
from lkecheck.model.pack import Skala
from small_pack import criterion, small_pack, steady

PACK = small_pack()
LETTERS, PERCENT = criterion("UNT.7.1.a"), criterion("UNT.7.1.e", "persen", rincian={"tercapai": "sudah", "sasaran": "wajib"})
INDEX = criterion("PMN.7.1.i", "angka", rentang_nilai={"minimal": "1", "maksimal": "5"})
PLAIN_PERCENT, PLAIN_INDEX = criterion("UNT.7.1.f", "persen"), criterion("PMN.7.1.j", "angka")


def claim(kriteria: Any, nilai: object = None, **rincian: object) -> Answer:
    jawaban = Jawaban.model_validate({"nilai": nilai, "rincian": rincian})
    skala = PACK.head.skala[kriteria.skala]
    return understand(kriteria, skala, jawaban)


def outcome(didukung: int, mungkin: int, **more: Any) -> Outcome:
    return Outcome("X", "", didukung, mungkin, (), **more)


def worth(kriteria: Any, result: Outcome, answer: Answer | None = None) -> tuple[Decimal, Decimal, Decimal]:
    skala = PACK.head.skala[kriteria.skala]
    scores = scoring.supported(kriteria, skala, result, answer or Answer(None, Decimal(0)))
    return scores.mandiri, scores.didukung, scores.mungkin


# understand


@pytest.mark.parametrize(
    "written, text, score, known",
    [
        ("A", "A", "1", True),
        ("B", "B", "0.67", True),
        ("D", "D", "0", True),
        ("a", "A", "1", True),
        (" c ", "C", "0.33", True),
        ("E", "E", "0", False),
        ("AB", "AB", "0", False),
        ("A/B", "A/B", "0", False),
        (1, "1", "0", False),
        ("ya", "ya", "0", False),
    ],
)
def test_a_letter_of_the_ladder_counts_and_another_is_unknown_and_counts_nothing(
    written: object, text: str, score: str, known: bool
) -> None:
    assert claim(LETTERS, written) == Answer(text, Decimal(score), known)


@pytest.mark.parametrize("kriteria", [LETTERS, PERCENT, INDEX])
def test_an_empty_answer_counts_nothing_and_is_no_mistake(kriteria: Any) -> None:
    skala = PACK.head.skala[kriteria.skala]
    assert claim(kriteria) == Answer(None, Decimal(0))
    assert understand(kriteria, skala, None) == Answer(None, Decimal(0))


@pytest.mark.parametrize(
    "written, text, score",
    [
        (95, "95", "0.95"),
        (0, "0", "0"),
        (100, "100", "1"),
        ("95.5", "95.5", "0.955"),
        ("95,5", "95.5", "0.955"),
        ("95%", "95", "0.95"),
        ("95,5 %", "95.5", "0.955"),
        (" 40 ", "40", "0.4"),
        ("7.50", "7.5", "0.075"),
        ("100.00", "100", "1"),
    ],
)
def test_a_percentage_is_read_with_comma_and_percent_sign(written: object, text: str, score: str) -> None:
    assert claim(PERCENT, written) == Answer(text, Decimal(score))


@pytest.mark.parametrize(
    "written",
    ["101", "100.01", -1, "-0.5", "sembilan", "95 persen", "%", "1.000,5", "NaN", "Infinity", "A", "9 5", "1_0", "95%%"],
)
def test_what_is_no_percentage_is_unknown_and_counts_nothing(written: object) -> None:
    answer = claim(PERCENT, written)
    assert (answer.known, answer.score) == (False, Decimal(0))


@pytest.mark.parametrize("written", ["1e-9000", "0e-9000", "1e-9000%"])
def test_a_short_number_never_becomes_an_endless_text(written: str) -> None:
    assert len(claim(PERCENT, written).text or "") < 100


@pytest.mark.parametrize(
    "figures, text, score, known",
    [
        ({"wajib": 40, "sudah": 38}, "95", "0.95", True),
        ({"wajib": 40, "sudah": 0}, "0", "0", True),
        ({"wajib": 40, "sudah": 40}, "100", "1", True),
        ({"wajib": 8, "sudah": "7.1"}, "88.75", "0.8875", True),
        ({"wajib": 40, "sudah": 41}, "wajib 40, sudah 41", "0", False),
        ({"wajib": 0, "sudah": 0}, "wajib 0, sudah 0", "0", False),
        ({"wajib": 40}, "wajib 40", "0", False),
        ({"lain": 1, "wajib": "4.50"}, "lain 1, wajib 4.5", "0", False),
    ],
)
def test_a_percentage_is_made_of_its_two_figures(figures: dict[str, object], text: str, score: str, known: bool) -> None:
    assert claim(PERCENT, **figures) == Answer(text, Decimal(score), known)


def test_a_third_is_shown_with_two_decimals_and_counted_in_full() -> None:
    answer = claim(PERCENT, wajib=3, sudah=1)
    assert answer.text == "33.33"
    assert answer.score == Decimal(1) / Decimal(3)


def test_a_percentage_that_is_written_goes_before_its_figures() -> None:
    assert claim(PERCENT, 50, wajib=40, sudah=40) == Answer("50", Decimal("0.5"))


def test_figures_of_a_criterion_that_names_none_are_unknown() -> None:
    assert claim(PLAIN_PERCENT, wajib=40, sudah=38) == Answer("wajib 40, sudah 38", Decimal(0), known=False)


@pytest.mark.parametrize(
    "written, score, known",
    [
        ("4", "0.8", True),
        ("3,5", "0.7", True),
        ("1", "0.2", True),
        ("5", "1", True),
        ("5.01", "0", False),
        ("0.99", "0", False),
        (-1, "0", False),
        ("baik", "0", False),
        ("A", "0", False),
    ],
)
def test_an_indicator_is_a_share_of_the_top_of_its_scale(written: object, score: str, known: bool) -> None:
    answer = claim(INDEX, written)
    assert (answer.score, answer.known) == (Decimal(score), known)
    assert answer.text == str(written).strip()


def test_an_indicator_without_a_scale_has_no_known_worth() -> None:
    assert claim(PLAIN_INDEX, "4") == Answer("4", None)


@steady
@given(st.text(max_size=12).filter(str.strip), st.sampled_from([LETTERS, PERCENT, INDEX]))
def test_any_text_is_an_answer_from_0_to_1(text: str, kriteria: Any) -> None:
    answer = claim(kriteria, text)
    assert 0 <= answer.score <= 1
    assert answer.known or answer.score == 0


@steady
@given(st.decimals(0, 100, places=2), st.decimals(0, 100, places=2))
def test_a_higher_percentage_never_counts_less(one: Decimal, other: Decimal) -> None:
    low, high = sorted((one, other))
    assert claim(PERCENT, str(low)).score <= claim(PERCENT, str(high)).score


# supported

SCORES = [Decimal(score) for score in ("1", "0.67", "0.33", "0")]
_RATIO = st.none() | st.fractions(0, 1, max_denominator=50)


@pytest.mark.parametrize("didukung", range(4))
@pytest.mark.parametrize("mungkin", range(4))
def test_a_letter_is_worth_the_rung_that_evidence_reaches(didukung: int, mungkin: int) -> None:
    assert worth(LETTERS, outcome(didukung, mungkin), Answer("B", Decimal("0.67"))) == (
        Decimal("0.67"),
        SCORES[didukung],
        SCORES[mungkin],
    )


@pytest.mark.parametrize(
    "didukung, mungkin, sure, possible, expected",
    [
        (1, 1, "1/2", "1/2", ("0.5", "0.5")),
        (1, 1, "1/4", "3/4", ("0.25", "0.75")),
        (2, 1, "1/4", "3/4", ("0", "0.75")),
        (2, 2, "1/4", "3/4", ("0", "0")),
        (1, 0, "1/4", "3/4", ("0.25", "1")),
        (2, 2, None, None, ("0", "0")),
        (2, 0, None, None, ("0", "1")),
        (0, 0, "1", "1", ("1", "1")),
        (1, 1, "3/4", "1/4", ("0.75", "0.75")),
    ],
)
def test_a_percentage_is_worth_the_coverage_where_the_documents_are_there(
    didukung: int, mungkin: int, sure: str | None, possible: str | None, expected: tuple[str, str]
) -> None:
    low, high = (None if text is None else Fraction(text) for text in (sure, possible))
    _, supported, possibly = worth(PERCENT, outcome(didukung, mungkin, rasio_pasti=low, rasio_mungkin=high))
    assert (supported, possibly) == (Decimal(expected[0]), Decimal(expected[1]))


@pytest.mark.parametrize(
    "didukung, mungkin, stated, claimed, expected",
    [
        (0, 0, None, "4", ("0.8", "0.8")),
        (0, 0, "3", "4", ("0.6", "0.6")),
        (0, 0, "5", None, ("1", "1")),
        (1, 0, None, "4", ("0", "0.8")),
        (1, 0, None, None, ("0", "1")),
        (1, 1, None, "4", ("0", "0")),
        (1, 1, None, None, ("0", "0")),
    ],
)
def test_an_indicator_is_worth_what_the_document_states_else_what_is_claimed(
    didukung: int, mungkin: int, stated: str | None, claimed: str | None, expected: tuple[str, str]
) -> None:
    answer = claim(INDEX, claimed)
    level = 2 if didukung == 0 else 1 if mungkin == 0 else 0
    result = outcome(didukung, mungkin, angka_pasti=None if stated is None else Decimal(stated), berdokumen=level)
    assert worth(INDEX, result, answer)[1:] == (Decimal(expected[0]), Decimal(expected[1]))


def test_the_top_of_a_percentage_that_is_surely_supported_is_worth_all() -> None:
    """So it is where a recap states that there was nothing to reach, and no coverage can be formed."""
    assert worth(PERCENT, outcome(0, 0))[1:] == (Decimal(1), Decimal(1))


@steady
@given(
    st.sampled_from([LETTERS, PERCENT, INDEX]),
    st.tuples(st.integers(0, 3), st.integers(0, 3), st.integers(0, 3), st.integers(0, 3)),
    _RATIO,
    _RATIO,
    st.none() | st.integers(1, 5),
    st.none() | st.integers(1, 5),
)
def test_a_better_rung_never_lowers_a_value(
    kriteria: Any,
    rungs: tuple[int, int, int, int],
    low: Fraction | None,
    high: Fraction | None,
    stated: int | None,
    claimed: int | None,
) -> None:
    lowest = len(kriteria.tangga) - 1
    one, two, three, four = (min(rung, lowest) for rung in rungs)
    (sure_up, sure_down), (maybe_up, maybe_down) = sorted((one, two)), sorted((three, four))
    figures = {"rasio_pasti": low, "rasio_mungkin": high, "angka_pasti": None if stated is None else Decimal(stated)}
    answer = claim(kriteria, claimed) if kriteria is INDEX else Answer(None, Decimal(0))
    better = worth(kriteria, outcome(sure_up, min(sure_up, maybe_up), **figures), answer)
    worse = worth(kriteria, outcome(sure_down, min(sure_down, maybe_down), **figures), answer)
    assert better[1] >= worse[1]
    assert better[2] >= worse[2]
    assert 0 <= worse[1] <= worse[2] <= 1


# shares

MANY = small_pack(
    *((criterion(f"UNT.7.1.{letter}", tingkat=("unit", "pusat")), "PMN.7.1") for letter in "abc"),
    *((criterion(f"UNT.7.2.{letter}", tingkat=("unit", "pusat")), "PMN.7.2") for letter in "ab"),
    *((criterion(f"UNT.9.1.{letter}", tingkat=("unit", "pusat")), "RFM.7.1") for letter in "ab"),
    *((criterion(f"UNT.9.2.{letter}", tingkat=("unit", "pusat")), "RFM.7.2") for letter in "a"),
)


@pytest.mark.parametrize(
    "tingkat, kode, bobot, sharers",
    [
        ("pusat", "UNT.7.1.a", "1.50", 3),
        ("unit", "UNT.7.1.a", "1.20", 3),
        ("pusat", "UNT.7.2.a", "1.00", 2),
        ("unit", "UNT.7.2.a", "0", 2),
        ("pusat", "UNT.9.1.a", "3.75", 3),
        ("unit", "UNT.9.2.a", "1.95", 3),
    ],
)
def test_criteria_share_the_weight_of_their_sub_aspek_or_of_the_area_where_none_is_known(
    tingkat: str, kode: str, bobot: str, sharers: int
) -> None:
    share = scoring.shares(MANY, tingkat, MANY.kriteria)[kode]
    assert (share.bobot, len(share.kode)) == (Decimal(bobot), sharers)


def test_what_is_not_counted_leaves_its_weight_to_the_others() -> None:
    shares = scoring.shares(MANY, "pusat", ["UNT.7.1.a", "UNT.7.1.b", "UNT.7.2.a"])
    assert set(shares) == {"UNT.7.1.a", "UNT.7.1.b", "UNT.7.2.a"}
    assert shares["UNT.7.1.a"] is shares["UNT.7.1.b"]
    assert scoring.value(shares["UNT.7.1.a"], Decimal(1)) == Decimal("0.75")
    assert scoring.value(shares["UNT.7.2.a"], Decimal(1)) == Decimal("1.00")


def test_a_value_is_multiplied_first_and_divided_last() -> None:
    assert scoring.value(Share(Decimal(3), ["a"] * 3), Decimal(1)) == Decimal(1)
    assert scoring.group_value(Share(Decimal(1), ["a"] * 3), [Decimal(1)] * 3) == Decimal(1)


_SCORE = st.sampled_from([Decimal(text) for text in ("0", "0.25", "0.33", "0.5", "0.67", "0.75", "1")])


@steady
@given(st.decimals("0.01", "30", places=2), st.lists(_SCORE, min_size=1, max_size=40))
def test_the_sum_of_the_parts_is_the_whole(bobot: Decimal, scores: list[Decimal]) -> None:
    share = Share(bobot, [str(number) for number in range(len(scores))])
    whole = scoring.group_value(share, scores)
    parts = sum((scoring.value(share, score) for score in scores), Decimal(0))
    assert abs(parts - whole) < Decimal("1e-20")
    assert whole == bobot * sum(scores, Decimal(0)) / len(scores)
    assert 0 <= whole <= bobot


@steady
@given(st.sets(st.sampled_from(sorted(MANY.kriteria))), st.sampled_from(["pusat", "unit"]))
def test_full_marks_sum_up_to_the_weights_that_are_borne(counted: set[str], tingkat: str) -> None:
    shares = scoring.shares(MANY, tingkat, sorted(counted))
    weights = {id(share): share.bobot for share in shares.values()}
    parts = sum((scoring.value(share, Decimal(1)) for share in shares.values()), Decimal(0))
    assert set(shares) == counted
    assert abs(parts - sum(weights.values(), Decimal(0))) < Decimal("1e-20")


# Numbers as they are shown.


@pytest.mark.parametrize(
    "value, text", [("1.50", "1.5"), ("100", "100"), ("0.00", "0"), ("1E+2", "100"), ("1E-7", "0.0000001"), ("20.0", "20")]
)
def test_a_number_is_shown_without_needless_zeros(value: str, text: str) -> None:
    assert scoring.plain(Decimal(value)) == text


@pytest.mark.parametrize(
    "share, text", [("1/3", "33.33"), ("2/3", "66.67"), ("1/8", "12.50"), ("1/800", "0.13"), ("1", "100.00")]
)
def test_a_share_is_shown_as_a_percentage_rounded_half_up(share: str, text: str) -> None:
    assert str(scoring.percent(Fraction(share))) == text


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("74,03", "74.03"),
        ("74.03", "74.03"),
        ("1200", "1200"),
        ("1.2", "1.2"),
        ("1.200", None),
        ("74.030", None),
        ("1.200.000", None),
    ],
)
def test_a_number_that_may_mean_two_things_is_none(text, number):
    assert declared_number(text) == (None if number is None else Decimal(number))


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("1.200", {"ribuan": "1200", "desimal": "1.2"}),
        ("12.345", {"ribuan": "12345", "desimal": "12.3450"}),
        ("1.000.000", {"ribuan": "1000000"}),
    ],
)
def test_both_readings_are_told_in_forms_that_read_one_way(text, written):
    assert readings(text) == written
    assert all(declared_number(one) is not None for one in written.values())


@pytest.mark.parametrize(("said", "shown"), [("Ya", "Ya"), ("ya", "Ya"), ("TIDAK", "Tidak"), ("Mungkin", "Mungkin")])
def test_any_label_may_be_a_choice_whatever_its_letter_case(said, shown):
    skala = Skala(bentuk="huruf", nilai={"Ya": Decimal(1), "Tidak": Decimal(0)}, sumber="s")
    found = understand(criterion("UNT.7.1.a"), skala, Jawaban(nilai=said))
    assert (found.text, found.known, found.score) == (shown, shown != "Mungkin", Decimal(shown == "Ya"))
