"""Which texts are equal but for their layout, which are near, and which pairs of many are found."""

from __future__ import annotations

import random
import zlib
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lkecheck.evidence.compare.likeness import LEAST, NEAR, Sketch, alike, digest, estimate, sketch, words

MARGIN = 0.15
VECTOR = " ".join(f"Kata{number} laporan kegiatan" for number in range(12)) + " Pemerintah Kota Binjai."
WORDS = [f"kata{number:04}" for number in range(4_000)]
LETTERS = st.text(st.sampled_from("aBc1 \n\t\f\r.,-é_Ａ½İ\u0301\ud800🎈"), max_size=60)


def drawn(seed: int, many: int) -> list[str]:
    return random.Random(seed).choices(WORDS, k=many)  # noqa: S311 - the same words each time


def sketched(*texts: list[str]) -> list[tuple[str, Sketch]]:
    """Each text as of a group of its own."""
    return [(f"OPD {at}", sketch(" ".join(text)) or ()) for at, text in enumerate(texts)]


def in_common(one: list[str], other: list[str]) -> float:
    """The exact share of runs of five words."""
    left, right = ({tuple(text[at : at + 5]) for at in range(len(text) - 4)} for text in (one, other))
    return len(left & right) / len(left | right)


def changed(text: list[str], places: list[int], mark: str) -> list[str]:
    copy = list(text)
    for place in places:
        copy[place % len(copy)] = f"{mark}{place}"
    return copy


@pytest.mark.parametrize("text", ["", " \f\n", "Halaman 3", "a" * (LEAST - 1), "kata " * 49, ("- 3 -\n" * 400), "." * 900])
def test_a_text_of_few_letters_never_equals_or_resembles_anything(text):
    assert (digest(text), sketch(text)) == (None, None)


def test_spaces_do_not_make_a_text_long_enough():
    assert digest("a " * (LEAST - 1)) is None
    assert sketch("a " * (LEAST - 1)) is None
    assert digest("a " * LEAST) is not None
    assert sketch("a " * LEAST) is not None


def test_a_text_of_fewer_words_than_a_run_has_a_digest_only():
    assert digest("a" * 90 + " " + "b" * 110) is not None
    assert sketch("a" * 90 + " " + "b" * 110) is None


@given(LETTERS, LETTERS)
def test_digests_are_equal_where_the_words_are_and_nowhere_else(one, other):
    tail = " akhir" * LEAST
    assert (digest(one + tail) == digest(other + tail)) == (words(one + tail) == words(other + tail))


@given(st.lists(st.sampled_from(WORDS), min_size=25, max_size=60), st.data())
def test_layout_and_case_change_nothing(text, data):
    gaps = data.draw(
        st.lists(st.sampled_from([" ", "\n", "\f", " \t", "\r\n", ", ", ". ", "\u00a0", "_"]), min_size=60, max_size=60)
    )
    laid_out = "".join(word.upper() + gap for word, gap in zip(text, gaps, strict=False))
    assert words(laid_out) == text
    assert (digest(laid_out), sketch(laid_out)) == (digest(" ".join(text)), sketch(" ".join(text)))


@pytest.mark.parametrize("wide", ["Ｌａｐｏｒａｎ", "LAPORAN", "laporan"])
def test_one_word_has_one_spelling(wide):
    assert words(wide) == ["laporan"]


@given(st.lists(st.sampled_from(WORDS), min_size=60, max_size=80), st.data())
def test_letters_that_are_not_seen_change_nothing(text, data):
    unseen = data.draw(
        st.lists(st.sampled_from(["", "\u00ad", "\u200b", "\u202e", "\u2060", "\ufeff"]), min_size=80, max_size=80)
    )
    hidden = " ".join(word[:2] + mark + word[2:] for word, mark in zip(text, unseen, strict=False))
    assert (digest(hidden), sketch(hidden)) == (digest(" ".join(text)), sketch(" ".join(text)))


@pytest.mark.parametrize(
    "line",
    ["- 3 -", "-3-", "– 12 –", "Halaman 3 dari 9", "HALAMAN 3", "hal. 4", "Hal 4", "halaman 3 / 9", "Halaman 3/9", "\t- 3 -  "],
)
@pytest.mark.parametrize("end", ["\n", "\r\n", "\f", "\n\f"])
def test_numbers_of_pages_are_no_words_wherever_they_stand(line, end):
    assert words(f"Satu{end}{line}{end}dua") == ["satu", "dua"]


@pytest.mark.parametrize(
    "text", ["3\nSatu dua", "Satu\n 3 \fdua", "Satu dua\n3", "Satu\f3\fdua", "\n3\nSatu\n4\n\f5\ndua\n\n", "Satu\f3\r\ndua"]
)
def test_a_bare_number_at_the_edge_of_a_page_is_no_word(text):
    assert words(text) == ["satu", "dua"]


@pytest.mark.parametrize("line", ["Nilai 3", "3 kegiatan", "Halaman pertama", "12345", "- 3 - 4 -", "3.5", "Halaman 3 memuat"])
def test_a_line_that_says_more_than_a_number_of_a_page_stays(line):
    assert words(f"Satu\n{line}\ndua") == words(f"Satu, {line}, dua")


def test_figures_in_the_cells_of_a_table_tell_texts_apart():
    rows = "\n".join(f"Indikator kinerja kegiatan {number}\n%s" for number in range(20)) + "\nJumlah"
    assert digest(rows % tuple(range(20))) != digest(rows % tuple(range(40, 60)))


def test_many_spaces_and_numbers_are_passed_through_once():
    """Quadratic work would not end here."""
    for junk in (" ", "\t\n", "\f", "1", "- ", "halaman ", "halaman 1 dari\n", "\u0301"):
        words(junk * (2_000_000 // len(junk)))


def test_a_sketch_is_the_same_on_every_machine():
    values = sketch(VECTOR) or ()
    assert (len(values), values[:3], values[-1]) == (
        35,
        (1820570377480483778, 2033215079964140498, 2732182427972606432),
        18167868545483516550,
    )
    assert digest(VECTOR) == "b34a5e5cc77d277761abdfe984f49a427937b8bfa9b1fc129aaaddd7273fb018"


@given(st.lists(st.text("abcdé1", min_size=4, max_size=9), min_size=60, max_size=90))
def test_a_sketch_holds_the_hashes_of_the_runs_of_words_that_are_smallest(text):
    prime, odd = 2**61 - 1, 0x9E3779B97F4A7C15

    def hashed(run: list[str]) -> int:
        total = sum((zlib.crc32(word.encode()) + 1) * 1_000_003 ** (4 - at) for at, word in enumerate(run))
        return total % prime * odd % 2**64

    assert sketch(" ".join(text)) == tuple(sorted({hashed(text[at : at + 5]) for at in range(len(text) - 4)}))[:128]


def test_a_long_text_has_a_sketch_of_bounded_size_of_its_beginning():
    text = [f"k{number}" for number in range(20_000)]
    assert len(sketch(" ".join(text)) or ()) == 128
    assert sketch(" ".join(text + ["sisa"] * 50)) == sketch(" ".join(text))


SKETCHES = st.lists(st.integers(0, 300), min_size=1, max_size=128, unique=True).map(lambda values: tuple(sorted(values)))


@given(SKETCHES, SKETCHES)
def test_an_estimate_is_a_share_that_does_not_mind_the_order(one, other):
    assert estimate(one, one) == 1
    assert estimate(one, other) == estimate(other, one)
    assert 0 <= estimate(one, other) <= 1
    assert (estimate(one, other) == 0) <= (one != other)


@pytest.mark.parametrize("other", [(), (4, 5)])
def test_nothing_resembles_nothing(other):
    assert estimate((), other) == estimate(other, ()) == 0


@given(st.integers(0, 10_000), st.integers(120, 1_500), st.integers(0, 40))
@settings(max_examples=100, deadline=None)
def test_an_estimate_is_near_the_true_share(seed, many, edits):
    text = drawn(seed, many)
    copy = changed(text, [seed * 7 + 13 * edit for edit in range(edits)], "ubah")
    (_, one), (_, other) = sketched(text, copy)
    # Four standard deviations of a share of 128.
    assert abs(estimate(one, other) - in_common(text, copy)) <= 4 * (0.25 / 128) ** 0.5


@st.composite
def families(draw):
    """Texts of several groups, among them copies with more or fewer changes."""
    texts: list[list[str]] = []
    for seed in draw(st.lists(st.integers(0, 10_000), min_size=1, max_size=4)):
        original = drawn(seed, draw(st.integers(60, 500)))
        texts.append(original)
        for _ in range(draw(st.integers(0, 4))):
            texts.append(changed(original, draw(st.lists(st.integers(0, 499), max_size=25)), "ubah"))
    groups = draw(st.lists(st.integers(0, 3), min_size=len(texts), max_size=len(texts)))
    return list(zip(groups, draw(st.permutations(texts)), strict=True))


@given(families())
@settings(max_examples=100, deadline=None)
def test_pairs_are_those_that_comparing_every_two_texts_finds(family):
    found = alike([(group, sketch(" ".join(text)) or ()) for group, text in family])
    for one, other in combinations(range(len(family)), 2):
        share = in_common(family[one][1], family[other][1])
        if family[one][0] == family[other][0] or share < NEAR - MARGIN:
            assert (one, other) not in found
        elif share > NEAR + MARGIN:
            assert found[one, other] == pytest.approx(share, abs=MARGIN)


def test_no_texts_and_one_text_make_no_pair():
    assert alike([]) == alike(sketched(drawn(1, 200))) == {}


def test_a_pair_within_a_group_is_none():
    (_, one), (_, other) = sketched(drawn(1, 200), drawn(1, 200))
    assert alike([("a", one), ("a", other)]) == {}
    assert alike([("a", one), ("b", other)]) == {(0, 1): 1.0}


def crowd(many: int) -> list[list[str]]:
    """Texts that differ from one another in two words, as where only a name was put in."""
    text = drawn(3, 600)
    return [changed(text, [number, 300 + number], f"nama{number}x") for number in range(many)]


@pytest.mark.parametrize("each", [1, 2, 7, 30], ids="{} texts a group".format)
def test_every_text_of_a_crowd_is_in_a_pair_and_the_pairs_are_few(each):
    many = 240
    sketches = [(at // each, values) for at, (_, values) in enumerate(sketched(*crowd(many)))]
    found = alike(sketches)
    assert {at for pair in found for at in pair} == set(range(many))
    assert len(found) <= 6 * many
    assert all(sketches[one][0] != sketches[other][0] for one, other in found)


def test_the_texts_of_sixty_units_are_each_in_a_pair():
    found = alike(sketched(*crowd(60)))
    assert {at for pair in found for at in pair} == set(range(60))
    assert len(found) < 60 * 59 / 2 / 3


def test_a_form_that_all_use_makes_no_pair_but_a_copy_among_them_does():
    form = drawn(5, 300)
    texts = [form + drawn(1_000 + number, 200) for number in range(300)]
    assert 0.4 < in_common(texts[0], texts[1]) < NEAR - MARGIN
    assert alike(sketched(*texts)) == {}
    texts[250] = changed(texts[20], [310, 400], "ubah")
    assert list(alike(sketched(*texts))) == [(20, 250)]


def test_what_counts_as_near_can_be_chosen():
    text = drawn(8, 400)
    pair = sketched(text, changed(text, list(range(0, 400, 27)), "ubah"))
    (_, one), (_, other) = pair
    share = estimate(one, other)
    assert alike(pair, share) == {(0, 1): share}
    assert alike(pair, share + 0.01) == {}
