"""What differs between two texts: only that, in its own spelling, in a few short stretches."""

from __future__ import annotations

from itertools import permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lkecheck.evidence.compare import differences
from lkecheck.evidence.compare.differences import MOST, between, described

LONGEST = 80
SMALL = st.lists(st.sampled_from(["a", "b", "c", "Dinas", "2022."]), max_size=13).map(" ".join)


def numbered(many: int) -> list[str]:
    return [f"kata{number}" for number in range(many)]


@pytest.mark.parametrize(
    ("one", "other", "found"),
    [
        ("", "", ()),
        ("Laporan Dinas", "Laporan Dinas", ()),
        ("Laporan \n\n Dinas\f", "\tLaporan Dinas", ()),
        ("", "Laporan akhir", (("", "Laporan akhir"),)),
        ("Laporan akhir", "", (("Laporan akhir", ""),)),
        ("Laporan DINAS Kesehatan, 2022", "Laporan Dinas Sosial, 2022", (("DINAS Kesehatan,", "Dinas Sosial,"),)),
        ("a b c d e", "x b c d y", (("a", "x"), ("e", "y"))),
        ("satu dua", "satu sisip dua", (("", "sisip"),)),
        ("a a a", "a a", (("a", ""),)),
    ],
)
def test_what_differs_is_told_in_its_own_spelling_and_nothing_else(one, other, found):
    assert between(one, other) == found


def test_the_same_change_is_told_once():
    text = "Dinas Kesehatan kota melaksanakan {0} dan {0} serta {0} lagi"
    assert between(text.format("vaksinasi"), text.format("sosialisasi")) == (("vaksinasi", "sosialisasi"),)


@given(SMALL, SMALL)
def test_there_is_a_difference_exactly_where_the_words_differ(one, other):
    found = between(one, other)
    assert (found == ()) == (one.split() == other.split())
    assert all(left != right and left in " ".join(one.split()) and right in " ".join(other.split()) for left, right in found)
    assert len(set(found)) == len(found) <= MOST


@given(st.lists(st.integers(0, 99), min_size=1, max_size=MOST, unique=True))
def test_changed_words_are_told_in_their_order(places):
    text = numbered(200)
    copy = [f"lain{at}" if at % 2 == 0 and at // 2 in places else word for at, word in enumerate(text)]
    assert between(" ".join(text), " ".join(copy)) == tuple((f"kata{2 * at}", f"lain{2 * at}") for at in sorted(places))


def test_no_more_than_a_few_are_told():
    text = numbered(100)
    copy = ["lain" + word if at % 3 == 0 else word for at, word in enumerate(text)]
    assert between(" ".join(text), " ".join(copy)) == tuple((f"kata{at}", f"lainkata{at}") for at in range(0, 3 * MOST, 3))


@pytest.mark.parametrize("letters", [LONGEST - 1, LONGEST, LONGEST + 1, 100_000])
def test_a_long_stretch_is_cut(letters):
    ((one, other),) = between("awal " + "x" * letters + " akhir", "awal y akhir")
    assert other == "y"
    assert one == ("x" * letters if letters <= LONGEST else "x" * (LONGEST - 1) + "…")


@pytest.mark.parametrize("letters", [LONGEST - 2, LONGEST - 1, LONGEST, 50_000])
def test_stretches_that_begin_alike_are_shown_from_where_they_differ(letters):
    ((one, other),) = between("x" * letters + "123 akhir", "x" * letters + "456 akhir")
    assert one != other
    assert ("1" in one, "4" in other, max(len(one), len(other)) <= LONGEST) == (True, True, True)


@given(st.text("xy…", max_size=200), st.text("xy…", max_size=200))
def test_each_side_is_short_and_differs_whatever_the_words(one, other):
    for left, right in between(one + "q" * 90, other + "q" * 90):
        assert left != right
        assert max(len(left), len(right)) <= LONGEST


def test_a_change_far_behind_in_a_huge_text_is_found():
    text = numbered(200_000)
    copy = [*text[:150_000], "sisipan", *text[150_000:]]
    assert between(" ".join(text), " ".join(copy)) == (("", "sisipan"),)


def test_only_the_beginning_of_what_differs_is_compared_and_its_cut_makes_no_difference():
    text = numbered(20_000)
    copy = ["Lain", "kata", *text[1:-1], "akhir"]
    assert between(" ".join(text), " ".join(copy)) == (("kata0", "Lain kata"),)
    assert between(" ".join(copy), " ".join(text)) == (("Lain kata", "kata0"),)


def test_a_text_that_has_more_behind_is_told_where_that_is_all():
    text = numbered(20_000)
    ((one, other),) = between("pendek", " ".join(text))
    assert (one, other.startswith("kata0 kata1 "), len(other)) == ("pendek", True, LONGEST)
    ((one, other),) = between("akhir", " ".join([*text, "akhir"]))
    assert (one, len(other)) == ("", LONGEST)


HUGE = {"one word": "a ", "two words": "a b ", "few words": "a b c d e f g h i j ", "many words": " ".join(numbered(101)) + " "}


@pytest.mark.parametrize("one, other", [*permutations(HUGE, 2)])
def test_long_texts_of_few_words_are_compared_within_bounds(one, other):
    """Every pair of equal words would be millions, and each of them looked at again for every match."""
    for many in (1_000, 200_000):
        left, right = (HUGE[name] * (many // HUGE[name].count(" ")) for name in (one, other))
        assert 1 <= len(between("x " + left + " q", "y " + right + " z")) <= MOST


@given(st.lists(st.sampled_from("abcdefghijklmnop"), max_size=60), st.lists(st.sampled_from("abcdefghijklmnop"), max_size=60))
@settings(max_examples=60)
def test_cutting_what_is_compared_tells_no_difference_that_is_none(left, right):
    """The last words before the cut are told only where nothing before them differs."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(differences, "_COMPARED", 8)
        found = between(" ".join(left), " ".join(right))
    assert (found == ()) == (left == right)


@pytest.mark.parametrize(
    ("found", "told"),
    [
        ((), "tidak ada selain tata letak"),
        ((("Kesehatan", "Sosial"),), '"Kesehatan" – "Sosial"'),
        ((("a", "b"), ("", "c d")), '"a" – "b"; "" – "c d"'),
    ],
)
def test_a_message_tells_them_in_one_line(found, told):
    assert described(found) == told
