"""Whether what is declared and what was read contradict each other; in doubt they do not."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lkecheck.evidence.compare.contradictions import contradicts_date, contradicts_number
from lkecheck.evidence.reading.whole_words import any_in
from small_pack import steady

JULY = date(2021, 7, 5)
SLASHED = r"[1-9]\d{0,2}(\.\d{1,3}){0,3}/([1-9]\d{0,3}|Kep\.[1-9]\d{0,2}-[A-Z]{4,8})/[A-Z]{2,9}/20[12]\d"
REGULATIONS = st.builds("{} TAHUN {}".format, st.integers(1, 999), st.integers(2010, 2029))
numbers = st.one_of(st.from_regex(SLASHED, fullmatch=True), REGULATIONS)


def same_number(one: str, other: str) -> bool:
    return not contradicts_number(one, (other,))


@pytest.mark.parametrize(
    "one, other",
    [
        ("188.45/123/K/2021", "Nomor : 188.45 / 0123 / k / 2021."),
        ("800/12/BKD/2021", "No. 800-12-BKD-2021"),
        ("44 Tahun 2022", "NOMOR 44 TAHUN 2022"),
        ("100.3.3.3/51/HK/2025", "51/HK/2025"),
    ],
)
def test_one_number_written_in_two_ways(one, other):
    assert same_number(one, other)
    assert same_number(other, one)


@pytest.mark.parametrize(
    "one, other",
    [
        ("800/12/BKD/2021", "800/123/BKD/2021"),
        ("44 Tahun 2022", "4 Tahun 2022"),
    ],
)
def test_two_numbers(one, other):
    assert not same_number(one, other)
    assert not same_number(other, one)


@steady
@given(numbers)
def test_spaces_case_and_zeros_make_no_other_number(nomor):
    assert same_number(nomor, f"nomor : {nomor.replace('/', ' / ').lower()} ")
    assert same_number(nomor, f"00{nomor}")
    assert not same_number(nomor, f"9{nomor}")


def test_only_a_number_that_was_read_contradicts():
    assert not contradicts_number("1/A/2021", ())
    assert not contradicts_number("1/A/2021", ("2/B/2021", "01 / A / 2021"))
    assert contradicts_number("1/A/2021", ("2/B/2021",))
    assert not contradicts_number("-", ("2/B/2021",))


def test_a_careless_form_of_a_number_contradicts_nothing():
    assert not contradicts_number("44/2022", ("44 TAHUN 2022",))
    assert not contradicts_number("SK Nomor 44 Tahun 2022", ("44 TAHUN 2022",))
    assert contradicts_number("45/2022", ("44 TAHUN 2022",))


def test_only_a_day_that_was_read_contradicts():
    other = date(2021, 7, 6)
    assert not contradicts_date(JULY, ())
    assert contradicts_date(JULY, (other,))
    assert not contradicts_date(JULY, (other, JULY))


@pytest.mark.parametrize("text", ["laporan DINAS\n  kesehatan.", "(Dinas Kesehatan)", "Subdinas kesehatan, Dinas\u00a0Kesehatan"])
def test_names_are_whole_words_however_spaced(text):
    assert any_in(text, ["Sosial", "dinas  kesehatan"])
    assert not any_in(text, ["Dinas Sosial", ""])


@pytest.mark.parametrize("text", ["", "Subdinas kesehatan", "Dinas Kesehatannya", "Dinas Kesehatan_2", "Dinas dan Kesehatan"])
def test_a_part_of_a_word_is_no_name(text):
    assert not any_in(text, ["Dinas Kesehatan"])
