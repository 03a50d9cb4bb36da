"""The index from forms: what adds up, what each point counts, how pusat and unit meet, and where there is none."""

from __future__ import annotations

from dataclasses import replace
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from forms import cities, codes, form, pack_with
from lkecheck.judge import scoring
from lkecheck.judge.scoring import combine
from lkecheck.judge.scoring.combine import WAYS, Part
from lkecheck.judge.scoring.fractions_of_decimals import exact, total
from lkecheck.judge.scoring.index import category, factors, indices, overall
from lkecheck.judge.scoring.lowest_parts import Form
from lkecheck.judge.scoring.ranking import ranking
from lkecheck.model.manifest import Jawaban
from lkecheck.scheme import packs
from small_pack import steady

PACKS = {cara: pack_with(cara) for cara in WAYS}
NATIONAL = packs.load("pmprb-2020")
ALL, HALF, NONE = (Decimal(1),) * 3, (Decimal("0.5"),) * 3, (Decimal(0),) * 3
ways = st.sampled_from(WAYS)
COLUMNS = ("nilai_mandiri", "nilai_didukung", "nilai_mungkin")


def even(pack, opd, tingkat, triple, only=None):
    """A form whose criteria all score the same."""
    return form(pack, opd, tingkat, dict.fromkeys(only or codes(pack, tingkat), triple))


@st.composite
def any_city(draw):
    return draw(cities(PACKS[draw(ways)]))


# What adds up.


@steady
@given(any_city())
def test_the_index_is_the_sum_of_each_value_times_what_a_point_of_it_counts(city):
    found, counts = overall(city), factors(city)
    for column, name in enumerate(COLUMNS):
        parts = (
            exact(getattr(satu, name)) * counts.get((f.penilaian.opd.kode, f.penilaian.tingkat, satu.area), 0)
            for f in city
            for satu in f.penilaian.kriteria
        )
        assert sum(parts) == found.total.index.nilai[column]


@steady
@given(any_city())
def test_parts_add_up_to_the_whole_at_every_level(city):
    found = overall(city)
    for kode, node in (*found.nodes.items(), (None, found.total)):
        below = [other for name, other in found.nodes.items() if found.pack.simpul[name].induk == kode]
        for side in ("pusat", "unit", "index"):
            own = getattr(node, side)
            if below:
                assert own.bobot == sum(getattr(other, side).bobot for other in below)
                assert all(own.nilai[n] == sum(getattr(other, side).nilai[n] for other in below) for n in range(3))


@steady
@given(any_city())
def test_each_area_is_what_the_way_makes_of_its_two_sides(city):
    found = overall(city)
    for kode, area in found.areas.items():
        node = found.nodes[kode]
        sides = [
            Part(scoring.decimal(s.nilai[1]), scoring.decimal(s.bobot)) if s.bobot else None for s in (node.pusat, node.unit)
        ]
        bobot = node.pusat.bobot or Fraction(found.pack.simpul[kode].bobot.pusat)
        expected = combine.combine(found.cara, scoring.decimal(bobot), *sides)
        assert abs(scoring.decimal(node.index.nilai[1]) - expected) < Decimal("1e-20")
        assert area.both == (sides[0] is not None and sides[1] is not None and found.cara not in ("pusat", "unit"))


@steady
@given(any_city())
def test_values_stay_between_nothing_and_the_weight_and_the_sure_below_the_possible(city):
    for node in (*overall(city).nodes.values(), overall(city).total):
        for side in (node.pusat, node.unit, node.index):
            assert 0 <= side.nilai[1] <= side.nilai[2] <= side.bobot
            assert 0 <= side.nilai[0] <= side.bobot


@pytest.mark.parametrize("cara", WAYS)
def test_full_marks_make_the_whole_weight(cara):
    pack = PACKS[cara]
    city = [even(pack, "KOTA", "pusat", ALL), even(pack, "A", "unit", ALL), even(pack, "B", "unit", ALL)]
    for node in (*overall(city).nodes.values(), overall(city).total):
        assert node.index.nilai == (node.index.bobot,) * 3
    assert overall(city).nodes["H"].index.bobot == 3


@steady
@given(any_city(), st.randoms(use_true_random=False))
def test_the_order_of_forms_and_of_their_parts_changes_nothing(city, draws):
    shuffled = []
    for f in city:
        parts, rows = list(f.penilaian.bagian), list(f.penilaian.kriteria)
        draws.shuffle(parts)
        draws.shuffle(rows)
        shuffled.append(Form(f.penilaian.model_copy(update={"bagian": tuple(parts), "kriteria": tuple(rows)}), f.pack))
    draws.shuffle(shuffled)
    assert indices(shuffled) == indices(city)
    assert [(row.urutan, row.opd, row.didukung) for row in ranking(shuffled)] == [
        (row.urutan, row.opd, row.didukung) for row in ranking(city)
    ]


@steady
@given(ways, st.data())
def test_better_evidence_never_lowers_a_value(cara, data):
    pack = PACKS[cara]
    chosen = data.draw(st.sampled_from(["pusat", "unit"]))
    kode = data.draw(st.sampled_from(codes(pack, chosen)))
    others = data.draw(cities(pack))
    scores = dict.fromkeys(codes(pack, chosen), HALF)
    worse, better = (form(pack, "X", chosen, scores | {kode: triple}) for triple in (NONE, ALL))
    rest = [f for f in others if not (chosen == "pusat" and f.penilaian.tingkat == "pusat")]
    low, high = overall([*rest, worse]), overall([*rest, better])
    for name, node in low.nodes.items():
        assert all(a <= b for a, b in zip(node.index.nilai, high.nodes[name].index.nilai, strict=True))
    if cara not in ("pusat", "unit") or (cara == chosen):
        assert low.total.index.nilai[1] < high.total.index.nilai[1]


# How pusat and unit meet.


def points(city, kode="P.1"):
    node = overall(city).nodes[kode]
    return node.index.nilai[1]


@pytest.mark.parametrize(
    "cara, expected",
    [
        ("rata_rata_rasio", Fraction(4) * (Fraction(1, 2) + 1) / 2),
        ("rata_rata", (Fraction(2) + 3) / 2),
        ("jumlah", Fraction(2) + 3),
        ("jumlah_rasio", Fraction(4) * (2 + 3) / (4 + 3)),
        ("pusat", Fraction(2)),
        ("unit", Fraction(3)),
    ],
)
def test_half_of_pusat_and_all_of_unit_by_each_way(cara, expected):
    pack = PACKS[cara]
    assert points([even(pack, "KOTA", "pusat", HALF), even(pack, "A", "unit", ALL)]) == expected


def test_what_does_not_apply_to_an_opd_leaves_its_mean():
    """A reaches its one criterion of P.1, B none of three: half of the unit side. An OPD without any criterion does not count."""
    pack = PACKS["rata_rata_rasio"]
    central = even(pack, "KOTA", "pusat", NONE)
    one, three = even(pack, "A", "unit", ALL, ["UNT.1.1.a"]), even(pack, "B", "unit", NONE)
    elsewhere = even(pack, "C", "unit", ALL, ["UNT.2.1.a"])
    assert points([central, one, three]) == Fraction(4) * Fraction(1, 2) / 2
    assert points([central, one, three, elsewhere]) == points([central, one, three])
    assert overall([central, one, three, elsewhere]).nodes["P.1"].opd == {"A", "B"}


def test_a_sub_aspek_without_criteria_leaves_sum_and_maximum():
    pack = PACKS["rata_rata_rasio"]
    half = [kode for kode in codes(pack, "pusat") if not kode.startswith("PMN.1.2")]
    node = overall([even(pack, "KOTA", "pusat", ALL, half)]).nodes["P.1"]
    assert (node.index.bobot, node.index.nilai[1]) == (Fraction(5, 2), Fraction(5, 2))
    assert "P.1.2" not in overall([even(pack, "KOTA", "pusat", ALL, half)]).nodes


def test_an_area_that_only_opds_answer_counts_under_its_weight_in_the_index():
    pack = PACKS["rata_rata_rasio"]
    central = even(pack, "KOTA", "pusat", ALL, ["HSL.1.1"])
    assert points([central, even(pack, "A", "unit", HALF)]) == 2
    assert points([central, even(pack, "A", "unit", HALF)], "H") == 3


def test_without_opds_the_index_is_pusat_alone_and_says_so():
    pack = PACKS["rata_rata_rasio"]
    found = indices([even(pack, "KOTA", "pusat", HALF)])[0]
    assert (found.nilai_didukung, found.bobot, found.opd) == (Decimal(5), Decimal(10), 0)
    assert any("tingkat pusat saja" in note for note in found.catatan)
    assert all(simpul.cara is None for simpul in found.simpul)


def test_a_pack_without_a_way_counts_pusat_and_says_so():
    pack = pack_with(None)
    found = indices([even(pack, "KOTA", "pusat", HALF), even(pack, "A", "unit", ALL)])[0]
    assert found.nilai_didukung == 5
    assert any("tidak menyebut cara menggabung" in note for note in found.catatan)


def test_a_way_that_nobody_verified_is_named_so():
    sumber = {"s": {"nama": "s", "terverifikasi": True}, "u": {"nama": "kira-kira", "terverifikasi": False}}
    pack = pack_with(sumber=sumber, gabungan={"cara": "jumlah", "sumber": "u"})
    found = indices([even(pack, "KOTA", "pusat", HALF), even(pack, "A", "unit", ALL)])[0]
    assert found.cara is not None
    assert (found.cara.nama, found.cara.sumber, found.cara.terverifikasi) == ("jumlah", "kira-kira", False)
    assert any("belum dicocokkan" in note for note in found.catatan)
    assert not any("belum dicocokkan" in note for note in indices([even(PACKS["jumlah"], "K", "pusat", ALL)])[0].catatan)


def test_a_tree_that_one_form_does_not_split_is_shown_whole():
    """The unit's only criteria of P.2 stand in one sub-aspek, those of pusat in both."""
    pack = PACKS["rata_rata_rasio"]
    city = [even(pack, "KOTA", "pusat", ALL), even(pack, "A", "unit", HALF, ["UNT.2.1.a"])]
    assert "P.2.1" not in overall(city).nodes
    assert points(city, "P.2") == Fraction(3) * (1 + Fraction(1, 2)) / 2


# Where there is none, or several.


def test_without_pusat_there_is_no_index_and_the_units_are_told_all_the_same():
    pack = PACKS["rata_rata_rasio"]
    units = [even(pack, "A", "unit", HALF), even(pack, "B", "unit", ALL)]
    found = indices(units)[0]
    assert (found.nilai_didukung, found.kategori_didukung, found.simpul, found.opd) == (None, None, (), 2)
    assert "Belum ada penilaian tingkat pusat untuk tahun 2022" in found.catatan[0]
    assert factors(units) == {}
    assert [(row.urutan, row.opd.kode) for row in ranking(units)] == [(1, "B"), (2, "A")]


def test_two_local_governments_make_no_index_together():
    pack = PACKS["rata_rata_rasio"]
    found = indices([even(pack, "KOTA-A", "pusat", ALL), even(pack, "KOTA-B", "pusat", ALL)])[0]
    assert found.nilai_didukung is None
    assert "KOTA-A, KOTA-B" in found.catatan[0]


def test_each_year_has_its_own_index_and_ranking():
    pack = PACKS["rata_rata_rasio"]
    scores = {tahun: dict.fromkeys(codes(pack, "pusat"), triple) for tahun, triple in ((2021, HALF), (2022, ALL))}
    city = [form(pack, "KOTA", "pusat", some, tahun) for tahun, some in scores.items()]
    city += [form(pack, "A", "unit", {"UNT.1.1.a": HALF}, 2022), form(pack, "B", "unit", {"UNT.1.1.a": NONE}, 2021)]
    assert [(found.tahun, found.opd) for found in indices(city)] == [(2021, 1), (2022, 1)]
    assert indices(city)[0] == indices([f for f in city if f.penilaian.tahun == 2021])[0]
    assert [(row.tahun, row.urutan) for row in ranking(city)] == [(2021, 1), (2022, 1)]


def test_an_opd_judged_on_another_tree_is_left_out_by_name():
    pack = PACKS["rata_rata_rasio"]
    other = replace(PACKS["rata_rata_rasio"], struktur=NATIONAL.struktur)
    central = even(pack, "KOTA", "pusat", HALF)
    found = indices([central, even(other, "LAIN", "unit", ALL), even(pack, "A", "unit", HALF)])[0]
    assert (found.opd, found.nilai_didukung) == (1, Decimal(5))
    assert any("LAIN" in note for note in found.catatan)


def test_what_pusat_does_not_answer_for_is_told():
    pack = PACKS["rata_rata_rasio"]
    assert any(
        "7,00 dari 10,00" in note
        for note in indices([even(pack, "K", "pusat", ALL, [*codes(pack, "unit"), "PMN.1.2.a"])])[0].catatan
    )
    assert not any("dari 10,00" in note for note in indices([even(pack, "K", "pusat", ALL)])[0].catatan)


# Categories.


@pytest.mark.parametrize(
    "value, kode",
    [
        ("42.94", "C"),
        ("30", "D"),
        ("30.0000000001", "C"),
        ("50", "C"),
        ("50.01", "CC"),
        ("60", "CC"),
        ("90", "A"),
        ("90.01", "AA"),
        ("100", "AA"),
        ("0", "D"),
    ],
)
def test_a_category_is_reached_above_its_threshold(value, kode):
    found = category(NATIONAL, Fraction(value))
    assert found is not None
    assert (found.kode, found.sebutan) == (kode, NATIONAL.head.kategori[kode].sebutan)


def test_each_column_has_the_category_of_its_own_value():
    pack = PACKS["rata_rata_rasio"]
    found = indices([even(pack, "KOTA", "pusat", (Decimal(1), Decimal("0.25"), Decimal("0.5")))])[0]
    assert [one.kode for one in (found.kategori_mandiri, found.kategori_didukung, found.kategori_mungkin)] == ["B", "D", "C"]


def test_a_pack_without_categories_names_none():
    assert indices([even(pack_with(kategori={}), "KOTA", "pusat", ALL)])[0].kategori_didukung is None


# Conversions, through the data of the national pack.


def converted(kode: str, nilai: str) -> Decimal:
    kriteria = NATIONAL.kriteria[kode]
    share = scoring.shares(NATIONAL, "pusat", codes(NATIONAL, "pusat"))[kode]
    answer = scoring.understand(kriteria, NATIONAL.head.skala[kriteria.skala], Jawaban.model_validate({"nilai": nilai}))
    return scoring.value(share, answer.score)


def cents(value: Decimal) -> str:
    return str(value.quantize(Decimal("0.01"), ROUND_HALF_UP))


@pytest.mark.parametrize(
    "kode, nilai, points",
    [
        ("HSL.1.2", "51.53", "3.61"),
        ("HSL.2.1", "78.50", "7.85"),
        ("HSL.3.1", "74.27", "7.43"),
        ("HSL.4.3", "74.03", "2.22"),
        ("HSL.1.1", "WTP", "3.00"),
    ],
)
def test_an_indicator_is_worth_its_share_of_the_scale_times_the_weight(kode, nilai, points):
    assert cents(converted(kode, nilai)) == points


def test_sums_are_formed_before_they_are_rounded():
    assert cents(converted("HSL.1.1", "WTP") + converted("HSL.1.2", "51.53")) == "6.61"


@steady
@given(st.decimals(0, 100, places=2), st.decimals(0, 100, places=2))
def test_a_higher_figure_is_never_worth_less_and_the_top_is_worth_the_weight(one, other):
    low, high = sorted((one, other))
    assert converted("HSL.1.2", str(low)) <= converted("HSL.1.2", str(high))
    assert converted("HSL.1.2", "100") == 7


# OPDs side by side.


def test_equal_shares_share_a_place_and_the_next_one_is_counted_on():
    pack = PACKS["rata_rata_rasio"]
    units = [even(pack, name, "unit", triple) for name, triple in (("C", HALF), ("B", ALL), ("A", HALF), ("D", NONE))]
    assert [(row.urutan, row.opd.kode) for row in ranking(units)] == [(1, "B"), (2, "A"), (2, "C"), (4, "D")]


def test_a_place_goes_by_the_share_of_the_own_weight():
    pack = PACKS["rata_rata_rasio"]
    small = even(pack, "KECIL", "unit", ALL, ["UNT.1.1.a"])
    assert [row.opd.kode for row in ranking([even(pack, "BESAR", "unit", HALF), small])] == ["KECIL", "BESAR"]


def test_a_row_holds_the_inflation_and_the_percentages_of_its_areas():
    pack = PACKS["rata_rata_rasio"]
    scores = {"UNT.1.1.a": (Decimal(1), Decimal("0.25"), Decimal("0.5")), "UNT.2.1.a": HALF}
    row = ranking([form(pack, "A", "unit", scores)])[0]
    assert row.inflasi == Decimal(3) * Decimal("0.75")
    assert [(cell.kode, cell.didukung, cell.mungkin) for cell in row.area] == [("P.1", 25, 50), ("P.2", 50, 50)]
    assert row.didukung == 100 * (Decimal("0.75") + Decimal("1.65")) / Decimal("6.3")


# Fractions.


@steady
@given(st.integers(0, 10**6), st.integers(1, 10**6))
def test_a_fraction_is_found_again_from_its_decimal(above, under):
    assume(above <= 1000 * under)
    assert exact(scoring.decimal(Fraction(above, under))) == Fraction(above, under)


@steady
@given(st.lists(st.fractions(0, 100, max_denominator=1000), max_size=30))
def test_a_total_is_the_sum(values):
    assert total(values) == sum(values, Fraction(0))
