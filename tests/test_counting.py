"""Coverage and periods of several documents, and the counts of conditions: by table, and by what must always hold."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lkecheck.evidence.periods import period
from lkecheck.judge.engine.counting import UNBOUNDED, Counter, World, periods, ratio
from lkecheck.judge.engine.ruleset import Atom, compile_rules
from lkecheck.model.facts import YA, Angka, Fakta, FaktaBukti, Waktu
from small_pack import criterion, small_pack, steady


def figure(text: str) -> Angka | None:
    """15/30 is a figure; a hyphen is a document that states none."""
    if text == "-":
        return None
    reached, _, goal = text.partition("/")
    return Angka(Decimal(reached), Decimal(goal))


def figures(text: str) -> list[Angka | None]:
    return [figure(satu) for satu in text.split()]


# ratio


@pytest.mark.parametrize(
    "documents, sure, possible",
    [
        ("", None, None),
        ("15/30", "1/2", "1/2"),
        ("15/30 15/30", "1/2", "1"),
        ("10/30 5/30", "1/3", "1/2"),
        ("20/30 20/30", "2/3", "1"),
        ("15/30 20/40", "1/2", "7/8"),
        ("0/30", "0", "0"),
        ("30/30", "1", "1"),
        ("0.5/2", "1/4", "1/4"),
        ("1/3 1/3 1/3", "1/3", "1"),
        ("31/30", None, None),
        ("31/30 15/30", "1/2", "1/2"),
        ("0/0", None, None),
        ("0/0 15/30", "1/2", "1/2"),
        ("-", None, "1"),
        ("- 15/30", "1/2", "1"),
        ("- 31/30", None, "1"),
    ],
)
def test_coverage_of_several_documents(documents: str, sure: str | None, possible: str | None) -> None:
    assert ratio(figures(documents), sure=True) == (None if sure is None else Fraction(sure))
    assert ratio(figures(documents), sure=False) == (None if possible is None else Fraction(possible))


_FIGURE = st.builds(Angka, st.decimals(0, 50, places=1), st.decimals(0, 50, places=1))
_FIGURES = st.lists(_FIGURE | st.none(), max_size=6)


def _or_nothing(value: Fraction | None) -> Fraction:
    return Fraction(0) if value is None else value


@steady
@given(_FIGURES)
def test_what_is_sure_is_possible_and_no_more_than_all(documents: list[Angka | None]) -> None:
    sure, possible = ratio(documents, sure=True), ratio(documents, sure=False)
    assert 0 <= _or_nothing(sure) <= _or_nothing(possible) <= 1
    assert possible is not None or sure is None


@steady
@given(_FIGURES, st.randoms(use_true_random=False), st.booleans())
def test_the_order_of_documents_does_not_change_coverage(documents: list[Angka | None], chance: Any, sure: bool) -> None:
    shuffled = list(documents)
    chance.shuffle(shuffled)
    assert ratio(shuffled, sure=sure) == ratio(documents, sure=sure)


@steady
@given(st.lists(st.decimals(0, 30, places=1) | st.none(), max_size=6), st.decimals(0, 60, places=1) | st.none(), st.booleans())
def test_another_document_on_the_same_object_never_lowers_coverage(
    reached: list[Decimal | None], more: Decimal | None, sure: bool
) -> None:
    documents = [None if value is None else Angka(value, Decimal(30)) for value in reached]
    added = None if more is None else Angka(more, Decimal(30))
    assert _or_nothing(ratio([*documents, added], sure=sure)) >= _or_nothing(ratio(documents, sure=sure))


@steady
@given(_FIGURES)
def test_a_document_that_shows_more_than_there_is_changes_nothing(documents: list[Angka | None]) -> None:
    over = Angka(Decimal(100), Decimal(99))
    for sure in (True, False):
        assert ratio([*documents, over], sure=sure) == ratio(documents, sure=sure)


@steady
@given(_FIGURES)
def test_the_same_document_twice_is_surely_no_more_than_once(documents: list[Angka | None]) -> None:
    assert ratio(documents * 2, sure=True) == ratio(documents, sure=True)


# periods


@pytest.mark.parametrize(
    "documents, one_year, two_years",
    [
        ("", 0, 0),
        ("2022", 1, 1),
        ("2022 2022", 1, 1),
        ("2022-01 2022-02 2022-02", 2, 2),
        ("2022-01 2022-02 2022-03 2022-04", 4, 4),
        ("2022-Q1 2022-Q2 2022-Q2", 2, 2),
        ("2022-S1 2022-S2", 2, 2),
        ("2022-S1 2022-Q1", 1, 1),
        ("2022-S1 2022-Q3", 2, 2),
        ("2022-01 2022-Q2 2022-Q3", 3, 3),
        ("2022-01 2022-S2", 2, 2),
        ("2022 2022-S1", 1, 1),
        ("2021 2022", 1, 2),
        ("2021-S1 2021-S2 2022-S1", 1, 3),
        ("2021-12 2022-12", 1, 2),
        ("2020 2023-01", 0, 0),
    ],
)
def test_distinct_periods_are_the_largest_of_months_quarters_and_semesters(documents: str, one_year: int, two_years: int) -> None:
    times = [period(text) for text in documents.split()]
    assert periods(times, 2022, two_years=False) == one_year
    assert periods(times, 2022, two_years=True) == two_years


_TIME = st.builds(
    lambda year, part: period(f"{year}{part}"),
    st.integers(2020, 2023),
    st.sampled_from(["", "-S1", "-S2", "-Q1", "-Q2", "-Q3", "-Q4", *(f"-{month:02}" for month in range(1, 13))]),
)
_TIMES = st.lists(_TIME, max_size=15)


@steady
@given(_TIMES, _TIME, st.booleans())
def test_another_document_never_lowers_the_periods(times: list[Waktu], more: Waktu, two_years: bool) -> None:
    before, after = periods(times, 2022, two_years=two_years), periods([*times, more], 2022, two_years=two_years)
    assert before <= after <= before + 1


@steady
@given(_TIMES, st.randoms(use_true_random=False), st.booleans())
def test_neither_order_nor_repetition_changes_the_periods(times: list[Waktu], chance: Any, two_years: bool) -> None:
    shuffled = [*times, *times]
    chance.shuffle(shuffled)
    assert periods(shuffled, 2022, two_years=two_years) == periods(times, 2022, two_years=two_years)


@steady
@given(_TIMES)
def test_periods_lie_between_none_and_the_months_there_are(times: list[Waktu]) -> None:
    one, two = periods(times, 2022, two_years=False), periods(times, 2022, two_years=True)
    assert 0 <= one <= 12
    assert one <= two <= one + 12


# The counts of a condition.

RULES = compile_rules(small_pack((criterion("UNT.7.1.a"), "PMN.7.1")), "unit")
RANK = {nama: rank for nama, rank, _ in RULES.pita}


def document(time: str = "", angka: str = "-", jenis: str = "laporan") -> FaktaBukti:
    return FaktaBukti(0, jenis, ("survei",), YA, {}, figure(angka), period(time) if time else None)


def count(
    kind: str,
    documents: Sequence[FaktaBukti],
    *,
    sure: bool = True,
    months: int = 12,
    own: dict[int, Angka] | None = None,
    **more: Any,
) -> int:
    """The count of a condition over documents that all serve the one slot of the criterion."""
    fakta = Fakta(2022, "unit", months, tuple(documents), {})
    everything = tuple(range(len(documents)))
    atom = Atom(kind, more.pop("slots", (0,)), kind, **more)
    counter = Counter(RULES, fakta, RULES.criteria[0], own or {})
    return counter.count(atom, World(sure, [everything], [everything]))[0]


@pytest.mark.parametrize(
    "reached, bands",
    [
        ("30/30", {"semua", "mayoritas", "sebagian", "minoritas"}),
        ("29.9/30", {"mayoritas", "sebagian", "minoritas"}),
        ("15.1/30", {"mayoritas", "sebagian", "minoritas"}),
        ("15/30", {"sebagian", "minoritas"}),
        ("0.1/30", {"sebagian", "minoritas"}),
        ("0/30", set()),
        ("31/30", set()),
        ("0/0", set()),
    ],
)
def test_coverage_reaches_its_bands(reached: str, bands: set[str]) -> None:
    rank = count("rasio", [document(angka=reached)])
    assert {nama for nama, needed in RANK.items() if rank >= needed} == bands


def test_the_stricter_a_band_the_higher_its_rank() -> None:
    assert RANK["semua"] > RANK["mayoritas"] > RANK["minoritas"] == RANK["sebagian"]


@steady
@given(st.integers(0, 100), st.integers(0, 100), st.booleans())
def test_more_coverage_never_reaches_a_lower_band(one: int, other: int, sure: bool) -> None:
    low, high = sorted((one, other))
    ranks = [count("rasio", [document(angka=f"{value}/100")], sure=sure) for value in (low, high)]
    assert ranks[0] <= ranks[1]


def test_the_figure_of_a_link_goes_before_that_of_the_document() -> None:
    documents = [document(angka="3/30")]
    assert count("rasio", documents, own={0: Angka(Decimal(30), Decimal(30))}) == RANK["semua"]
    assert count("rasio", documents) == RANK["minoritas"]


@pytest.mark.parametrize(
    "documents, sure, possible",
    [
        ("5/5", 5, 5),
        ("5/5 3/5", 5, 8),
        ("6/5", 0, 0),
        ("6/5 3/5", 3, 3),
        ("2.9/5", 2, 2),
        ("-", 0, UNBOUNDED),
        ("- 3/5", 3, UNBOUNDED),
        ("", 0, 0),
    ],
)
def test_a_number_of_objects_is_surely_the_greatest_and_possibly_the_sum(documents: str, sure: int, possible: int) -> None:
    items = [document(angka=text) for text in documents.split()]
    assert count("jumlah", items, sure=True) == sure
    assert count("jumlah", items, sure=False) == possible


@pytest.mark.parametrize("two_years, expected", [(False, 2), (True, 3)])
def test_how_often_counts_distinct_periods(two_years: bool, expected: int) -> None:
    items = [document(time) for time in ("2022-01", "2022-02", "2022-02", "2021-05", "2020-05")] + [document()]
    assert count("kali", items, dua_tahun=two_years) == expected


@pytest.mark.parametrize(
    "rhythm, months, documents, holds",
    [
        ("bulanan", 12, " ".join(f"2022-{month:02}" for month in range(1, 13)), True),
        ("bulanan", 12, " ".join(f"2022-{month:02}" for month in range(2, 13)), False),
        ("bulanan", 3, "2022-01 2022-02 2022-03", True),
        ("bulanan", 12, "2022-Q1 2022-Q2 2022-Q3 2022-Q4", False),
        ("triwulanan", 12, "2022-Q1 2022-Q2 2022-Q3 2022-Q4", True),
        ("triwulanan", 12, "2022-01 2022-04 2022-07 2022-10", True),
        ("triwulanan", 12, "2022-01 2022-02 2022-03 2022-04", False),
        ("triwulanan", 8, "2022-Q1 2022-Q2", True),
        ("triwulanan", 9, "2022-Q1 2022-Q2", False),
        ("semesteran", 12, "2022-S1 2022-S2", True),
        ("semesteran", 12, "2022-S1 2022-Q2", False),
        ("semesteran", 11, "2022-S1", True),
        ("semesteran", 12, "2022-S1 2021-S2", False),
        ("tahunan", 12, "2022", True),
        ("tahunan", 0, "2022-S1", True),
        ("tahunan", 12, "2021", False),
        ("bulanan", 0, "", False),
    ],
)
def test_a_rhythm_is_shown_as_far_as_the_year_has_run(rhythm: str, months: int, documents: str, holds: bool) -> None:
    items = [document(time) for time in documents.split()]
    assert count("irama", items, months=months, irama=rhythm) == int(holds)


@pytest.mark.parametrize(
    "documents, sure, possible",
    [
        ([("publikasi_media", "-")], 1, 1),
        ([("publikasi_media", "-"), ("publikasi_media", "-")], 1, 2),
        ([("publikasi_media", "-"), ("surat_edaran", "-")], 2, 2),
        ([("publikasi_media", "3/5")], 3, 3),
        ([("publikasi_media", "5/3")], 1, 1),
        ([], 0, 0),
    ],
)
def test_kinds_of_medium_are_surely_kinds_of_document_and_possibly_each_document(
    documents: list[tuple[str, str]], sure: int, possible: int
) -> None:
    items = [document(jenis=jenis, angka=angka) for jenis, angka in documents]
    assert count("media", items, sure=True) == sure
    assert count("media", items, sure=False) == possible


@pytest.mark.parametrize(
    "documents, sure, possible", [("0/0", 1, 1), ("3/5", 0, 0), ("0/5", 0, 0), ("-", 0, 1), ("- 3/5", 0, 1), ("", 0, 0)]
)
def test_a_recap_says_that_there_was_nothing_by_a_goal_of_zero(documents: str, sure: int, possible: int) -> None:
    items = [document(angka=text) for text in documents.split()]
    assert count("nol", items, sure=True, rekap=0) == sure
    assert count("nol", items, sure=False, rekap=0) == possible


def test_words_of_a_text_that_was_not_read_stay_in_doubt() -> None:
    found = [count("memuat", [document()], sure=sure, kata=("kata",)) for sure in (True, False)]
    assert found == [0, 1]
    assert count("memuat", [], sure=False, kata=("kata",)) == 0


@pytest.mark.parametrize(
    "found, sure, possible",
    [
        ([{"kata"}], 0, 0),
        ([{"kata", "lain"}], 1, 1),
        ([{"kata"}, {"lain"}], 1, 1),
        ([set()], 0, 0),
    ],
)
def test_words_of_texts_that_were_read_are_there_or_not(found: list[set[str]], sure: int, possible: int) -> None:
    items = [replace(document(), kata=frozenset(words), terbaca=True) for words in found]
    assert count("memuat", items, sure=True, kata=("kata", "lain")) == sure
    assert count("memuat", items, sure=False, kata=("kata", "lain")) == possible


def test_a_text_read_in_part_shows_what_it_shows_and_may_hold_the_rest() -> None:
    part = replace(document(), kata=frozenset({"kata"}), terbaca=False)
    assert count("memuat", [part], sure=True, kata=("kata",)) == 1
    assert (count("memuat", [part], sure=True, kata=("lain",)), count("memuat", [part], sure=False, kata=("lain",))) == (0, 1)


def test_what_a_person_sees_stays_in_doubt() -> None:
    assert (count("manual", [], sure=True, slots=()), count("manual", [], sure=False, slots=())) == (0, 1)


_DOCUMENT = st.builds(
    document,
    st.sampled_from(["", "2022", "2022-S1", "2022-Q3", "2022-07", "2021-12"]),
    st.sampled_from(["-", "0/0", "0/30", "15/30", "30/30", "31/30"]),
    st.sampled_from(["laporan", "publikasi_media"]),
)


@steady
@given(
    st.lists(_DOCUMENT, max_size=6),
    st.sampled_from(["rasio", "jumlah", "kali", "irama", "media", "memuat", "dokumen", "nol", "manual"]),
)
def test_no_condition_holds_surely_more_than_possibly(documents: list[FaktaBukti], kind: str) -> None:
    more = {"irama": {"irama": "semesteran"}, "nol": {"rekap": 0}, "memuat": {"kata": ("kata",)}}.get(kind, {})
    assert count(kind, documents, sure=True, **more) <= count(kind, documents, sure=False, **more)


@steady
@given(
    st.lists(_DOCUMENT, max_size=6), _DOCUMENT, st.sampled_from(["rasio", "jumlah", "kali", "irama", "media", "memuat", "nol"])
)
def test_another_document_never_makes_less_possible(documents: list[FaktaBukti], added: FaktaBukti, kind: str) -> None:
    more = {"irama": {"irama": "semesteran"}, "nol": {"rekap": 0}, "memuat": {"kata": ("kata",)}}.get(kind, {})
    assert count(kind, documents, sure=False, **more) <= count(kind, [*documents, added], sure=False, **more)
