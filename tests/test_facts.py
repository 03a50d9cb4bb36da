"""What an item is worth for each thing that may be asked of it: the rules on dates and documents, as a table."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lkecheck.evidence.facts import collect
from lkecheck.evidence.periods import period
from lkecheck.evidence.year import Year
from lkecheck.model.facts import RAGU, TIDAK, YA, Angka, Cacat, Fakta, FaktaBukti, Terlihat, Waktu
from lkecheck.model.manifest import Manifest
from small_pack import criterion, small_pack, steady

PREPARES = "sebelum_penetapan:keputusan_kepala_daerah/gratifikasi"
PREPARATION = {
    "jenis": "undangan",
    "topik": "gratifikasi",
    "syarat": ["sebelum_penetapan"],
    "hasil": {"jenis": "keputusan_kepala_daerah", "topik": "gratifikasi"},
}
PACK = small_pack((criterion("UNT.7.1.a", dokumen={"wajib": {"undangan": PREPARATION}}), "PMN.7.1"))


def facts(
    *items: Mapping[str, Any], day: date = date(2022, 12, 31), seen: Mapping[str, Terlihat] | None = None, **more: Any
) -> Fakta:
    """Facts of a manifest of 2022; each item is a report in a file, and what differs from that."""
    usual = {"jenis": "laporan", "topik": ["survei"], "judul": "Laporan", "berkas": "a.pdf"}
    data = {
        "skema": "lkecheck/manifest/1",
        "tahun": 2022,
        "tingkat": "unit",
        "opd": {"kode": "DINKES", "nama": "Dinas"},
        "bukti": [usual | {"id": f"b{number}"} | item for number, item in enumerate(items)],
    }
    return collect(Manifest.model_validate(data | more), PACK, seen or {}, Year.of(2022, day))


def one(day: date = date(2022, 12, 31), **item: Any) -> FaktaBukti:
    return facts(item, day=day).bukti[0]


def told(fact: FaktaBukti, syarat: str | None = None) -> list[str]:
    """Faults of what is asked; without that, those that hold whatever is asked."""
    return [cacat.nama for cacat in fact.cacat if cacat.syarat == syarat]


def span(mulai: str | None, sampai: str | None) -> dict[str, str | None]:
    return {"mulai": mulai, "sampai": sampai}


# The reference date.


@pytest.mark.parametrize(
    "day, reference, months",
    [
        (date(2022, 7, 4), date(2022, 7, 4), 6),
        (date(2022, 12, 30), date(2022, 12, 30), 11),
        (date(2022, 12, 31), date(2022, 12, 31), 12),
        (date(2023, 3, 1), date(2022, 12, 31), 12),
        (date(2022, 1, 1), date(2022, 1, 1), 0),
        (date(2021, 11, 1), date(2021, 11, 1), 0),
        (date(2022, 6, 30), date(2022, 6, 30), 6),
        (date(2022, 2, 28), date(2022, 2, 28), 2),
    ],
)
def test_the_reference_is_the_earlier_of_the_day_and_the_end_of_the_year(day: date, reference: date, months: int) -> None:
    year = Year.of(2022, day)
    assert (year.acuan, year.bulan_berjalan) == (reference, months)


@steady
@given(st.dates(date(2020, 1, 1), date(2024, 12, 31)), st.dates(date(2020, 1, 1), date(2024, 12, 31)))
def test_a_later_day_never_has_fewer_months_behind_it(one_day: date, other: date) -> None:
    earlier, later = sorted((one_day, other))
    assert 0 <= Year.of(2022, earlier).bulan_berjalan <= Year.of(2022, later).bulan_berjalan <= 12


# tahun_berjalan and dua_tahun_terakhir: periode, else berlaku, else tanggal.

OUTSIDE, UNDATED = "bukti-di-luar-tahun", "bukti-tanpa-tanggal"

IN_YEAR = {
    "periode of the year": ({"periode": "2022"}, None, None),
    "a semester of the year": ({"periode": "2022-S2"}, None, None),
    "a month of the year before": ({"periode": "2021-12"}, OUTSIDE, None),
    "a quarter two years ago": ({"periode": "2020-Q4"}, OUTSIDE, OUTSIDE),
    "periode of the year after": ({"periode": "2023"}, OUTSIDE, OUTSIDE),
    "a day of the year": ({"tanggal": "2022-07-04"}, None, None),
    "the first day": ({"tanggal": "2022-01-01"}, None, None),
    "the last day": ({"tanggal": "2022-12-31"}, None, None),
    "the day before": ({"tanggal": "2021-12-31"}, OUTSIDE, None),
    "the day after": ({"tanggal": "2023-01-01"}, OUTSIDE, OUTSIDE),
    "the first day of the year before": ({"tanggal": "2021-01-01"}, OUTSIDE, None),
    "the last day two years ago": ({"tanggal": "2020-12-31"}, OUTSIDE, OUTSIDE),
    "in force all year": ({"berlaku": span("2022-01-01", "2022-12-31")}, None, None),
    "in force from long ago": ({"berlaku": span("2015-01-01", None)}, None, None),
    "in force into the year": ({"berlaku": span("2019-01-01", "2022-01-01")}, None, None),
    "in force until the year before": ({"berlaku": span("2019-01-01", "2021-12-31")}, OUTSIDE, None),
    "in force from the year after": ({"berlaku": span("2023-01-01", None)}, OUTSIDE, OUTSIDE),
    "in force until some day": ({"berlaku": span(None, "2022-06-30")}, None, None),
    "in force without a day": ({"berlaku": span(None, None), "tanggal": "2021-05-05"}, OUTSIDE, None),
    "a report of 2021 signed in January 2022": ({"periode": "2021", "tanggal": "2022-01-14"}, OUTSIDE, None),
    "a report of 2022 signed in January 2023": ({"periode": "2022", "tanggal": "2023-01-14"}, None, None),
    "periode before berlaku": ({"periode": "2021", "berlaku": span("2022-01-01", None)}, OUTSIDE, None),
    "berlaku before tanggal": ({"berlaku": span("2022-01-01", "2022-12-31"), "tanggal": "2021-11-30"}, None, None),
    "tanggal where berlaku is another year": ({"berlaku": span("2023-01-01", None), "tanggal": "2022-11-30"}, OUTSIDE, OUTSIDE),
    "nothing at all": ({}, UNDATED, UNDATED),
}


@pytest.mark.parametrize("item, this_year, two_years", IN_YEAR.values(), ids=IN_YEAR)
def test_a_document_is_of_the_year_by_periode_then_berlaku_then_tanggal(
    item: dict[str, Any], this_year: str | None, two_years: str | None
) -> None:
    fact = one(**item)
    for name, fault in (("tahun_berjalan", this_year), ("dua_tahun_terakhir", two_years)):
        assert told(fact, name) == ([fault] if fault else [])
        assert fact.syarat[name] == (TIDAK if fault else YA)


def test_the_day_to_judge_by_does_not_change_the_year_asked() -> None:
    fact = one(day=date(2022, 3, 1), tanggal="2022-11-30")
    assert fact.syarat["tahun_berjalan"] == YA


# berlaku

IN_FORCE = {
    "a decree of years ago without an end": ({"tanggal": "2015-03-02"}, None),
    "a decree of this year": ({"tanggal": "2022-12-31"}, None),
    "a decree of next year": ({"tanggal": "2023-01-01"}, OUTSIDE),
    "in force from next year": ({"tanggal": "2022-11-01", "berlaku": span("2023-01-01", None)}, OUTSIDE),
    "in force since long": ({"berlaku": span("2015-01-01", "2025-12-31")}, None),
    "in force until some day": ({"berlaku": span(None, "2024-12-31")}, None),
    "of a periode long ago": ({"periode": "2019"}, None),
    "of a periode to come": ({"periode": "2023"}, OUTSIDE),
    "undated": ({}, UNDATED),
    "undated with an empty time in force": ({"berlaku": span(None, None)}, UNDATED),
}


@pytest.mark.parametrize("item, fault", IN_FORCE.values(), ids=IN_FORCE)
def test_what_must_be_in_force_may_be_older_but_not_younger(item: dict[str, Any], fault: str | None) -> None:
    fact = one(**item)
    assert told(fact, "berlaku") == ([fault] if fault else [])
    assert fact.syarat["berlaku"] == (TIDAK if fault else YA)


# bukti-kedaluwarsa


@pytest.mark.parametrize(
    "until, day, expected, level",
    [
        ("2021-12-31", date(2022, 12, 31), ["bukti-kedaluwarsa"], TIDAK),
        ("2021-12-31", date(2022, 1, 1), ["bukti-kedaluwarsa"], TIDAK),
        ("2021-12-31", date(2021, 6, 1), ["bukti-kedaluwarsa"], TIDAK),
        ("2022-01-01", date(2022, 12, 31), ["bukti-kedaluwarsa"], YA),
        ("2022-06-30", date(2022, 12, 31), ["bukti-kedaluwarsa"], YA),
        ("2022-06-30", date(2022, 6, 30), [], YA),
        ("2022-06-30", date(2022, 5, 1), [], YA),
        ("2022-12-31", date(2023, 5, 1), [], YA),
        ("2024-12-31", date(2024, 12, 31), [], YA),
    ],
)
def test_what_ended_before_the_year_supports_nothing_and_what_ended_later_only_warns(
    until: str, day: date, expected: list[str], level: int
) -> None:
    fact = one(day, berlaku=span(None, until))
    assert (told(fact), fact.dasar) == (expected, level)


# bukti-draf, bukti-dicabut


@pytest.mark.parametrize(
    "status, expected", [("draf", "bukti-draf"), ("dicabut", "bukti-dicabut"), ("ditetapkan", None), (None, None)]
)
def test_a_draft_and_a_revoked_document_support_nothing(status: str | None, expected: str | None) -> None:
    fact = one(status=status)
    assert told(fact) == ([expected] if expected else [])
    assert fact.dasar == (TIDAK if expected else YA)


@pytest.mark.parametrize(
    "revoker, revoked",
    [
        ({"nomor": "9/2022", "tanggal": "2022-03-01"}, True),
        ({"nomor": "9/2022", "tanggal": "2022-12-31"}, True),
        ({"nomor": "9/2020", "tanggal": "2020-03-01"}, True),
        ({"nomor": "9/2022"}, True),
        ({"nomor": "9/2023", "tanggal": "2023-01-01"}, False),
        ({"nomor": "9/2022", "tanggal": "2022-03-01", "status": "draf"}, False),
        ({"nomor": "9/2022", "tanggal": "2022-03-01", "mencabut": ["11/2019"]}, False),
    ],
)
def test_a_decree_is_revoked_by_another_that_was_set_by_the_end_of_the_year(revoker: dict[str, Any], revoked: bool) -> None:
    old = {"nomor": "10/2019", "tanggal": "2019-01-01"}
    fact = facts(old, {"mencabut": ["10/2019"]} | revoker).bukti[0]
    assert told(fact) == (["bukti-dicabut"] if revoked else [])
    assert fact.dasar == (TIDAK if revoked else YA)


def test_a_number_is_the_same_whatever_its_spaces_and_letter_case() -> None:
    fact = facts({"nomor": "Perwal 10 / 2019"}, {"nomor": "9", "mencabut": "PERWAL 10/2019"}).bukti[0]
    (cacat,) = fact.cacat[:1]
    assert (cacat.nama, cacat.isi["oleh"]) == ("bukti-dicabut", " oleh 9")


@pytest.mark.parametrize("numbers, level", [(("10/2019",), RAGU), (("11/2019",), YA), ((), YA)])
def test_what_a_text_says_of_a_revocation_asks_a_person(numbers: tuple[str, ...], level: int) -> None:
    old = {"nomor": "10/2019", "tanggal": date(2019, 1, 1)}
    fact = facts(old, {"nomor": "9"}, seen={"b1": Terlihat(mencabut=numbers)}).bukti[0]
    assert fact.dasar == level
    said = [cacat.isi["oleh"] for cacat in fact.cacat if cacat.nama == "bukti-dicabut"]
    assert said == ([" menurut isi 9"] if level == RAGU else [])


def test_a_decree_that_amends_another_does_not_revoke_it() -> None:
    assert told(facts({"nomor": "10/2019"}, {"mengubah": ["10/2019"]}).bukti[0]) == []


def test_a_document_without_a_number_is_revoked_by_nobody() -> None:
    assert told(facts({}, {"mencabut": ["10/2019"]}).bukti[0]) == []


def test_a_decree_does_not_revoke_itself() -> None:
    assert told(one(nomor="10/2022", mencabut=["10/2022", "3/2018"])) == []


# What must be there, where it is asked for.


@pytest.mark.parametrize(
    "item, expected",
    [
        ({"status": "ditetapkan", "nomor": "1", "tanggal": "2022-01-01"}, []),
        ({"nomor": "1", "tanggal": "2022-01-01"}, ["bukti-draf"]),
        ({"status": "ditetapkan", "tanggal": "2022-01-01"}, ["bukti-tanpa-nomor"]),
        ({"status": "ditetapkan", "nomor": "1"}, ["bukti-tanpa-tanggal"]),
        ({}, ["bukti-draf", "bukti-tanpa-nomor", "bukti-tanpa-tanggal"]),
    ],
)
def test_a_document_is_set_with_status_number_and_date(item: dict[str, Any], expected: list[str]) -> None:
    fact = one(**item)
    assert told(fact, "ditetapkan") == expected
    assert fact.syarat["ditetapkan"] == (TIDAK if expected else YA)


@pytest.mark.parametrize("signed, level", [(True, YA), (False, TIDAK), (None, TIDAK)])
def test_a_signature_counts_only_where_it_is_stated(signed: bool | None, level: int) -> None:
    fact = one(ditandatangani=signed)
    assert fact.syarat["ditandatangani"] == level
    assert told(fact, "ditandatangani") == ([] if signed else ["bukti-tanpa-tanda-tangan"])


def test_what_is_absent_is_no_fault_where_it_is_not_asked_for() -> None:
    fact = one()
    assert (fact.dasar, told(fact)) == (YA, [])
    assert all(cacat.syarat is not None for cacat in fact.cacat)


# sebelum_penetapan


@pytest.mark.parametrize(
    "prepared, results, level, expected",
    [
        ("2022-03-01", ["2022-03-02"], YA, []),
        ("2022-03-02", ["2022-03-02"], YA, []),
        ("2022-03-03", ["2022-03-02"], TIDAK, [OUTSIDE]),
        ("2022-03-03", ["2022-03-02", "2022-05-01"], YA, []),
        ("2022-03-01", [], RAGU, []),
        ("2022-03-01", [None], RAGU, []),
        (None, ["2022-03-02"], TIDAK, [UNDATED]),
        (None, [], TIDAK, [UNDATED]),
    ],
)
def test_what_prepares_a_result_is_not_later_than_the_result(
    prepared: str | None, results: list[str | None], level: int, expected: list[str]
) -> None:
    decrees = [{"jenis": "keputusan_kepala_daerah", "topik": ["gratifikasi"], "tanggal": day} for day in results]
    fact = facts({"jenis": "undangan", "topik": ["gratifikasi"], "tanggal": prepared}, *decrees).bukti[0]
    assert fact.syarat[PREPARES] == level
    assert told(fact, PREPARES) == expected


def test_a_decree_on_another_topic_is_not_the_result() -> None:
    other = {"jenis": "keputusan_kepala_daerah", "topik": ["lhkpn"], "tanggal": "2022-01-01"}
    assert facts({"jenis": "undangan", "tanggal": "2022-03-01"}, other).bukti[0].syarat[PREPARES] == RAGU


# Files and links as the manifest declares them; faults that others saw.


@pytest.mark.parametrize(
    "item, expected, level",
    [
        ({}, [], YA),
        ({"berkas": []}, ["bukti-tanpa-berkas"], TIDAK),
        ({"berkas": [], "tautan": "https://x"}, ["tautan-belum-dibekukan"], RAGU),
        ({"tautan": "https://x"}, [], YA),
    ],
)
def test_without_a_file_a_document_shows_nothing_and_a_link_leaves_it_in_doubt(
    item: dict[str, Any], expected: list[str], level: int
) -> None:
    fact = one(**item)
    assert (told(fact), fact.dasar) == (expected, level)


@pytest.mark.parametrize(
    "name, own, level",
    [
        ("berkas-hilang", None, TIDAK),
        ("bukti-ganda-lintas-opd", None, RAGU),
        ("nama-berkas-tak-wajar", None, YA),
        ("berkas-hilang", "memperingatkan", YA),
        ("nama-berkas-tak-wajar", "mencabut", TIDAK),
    ],
)
def test_what_was_seen_of_a_file_counts_by_the_packs_table_or_its_own_word(name: str, own: str | None, level: int) -> None:
    fact = facts({}, {}, seen={"b1": Terlihat(cacat=(Cacat(name, {}, dukungan=own),))})
    assert [satu.dasar for satu in fact.bukti] == [YA, level]
    assert (told(fact.bukti[0]), told(fact.bukti[1])) == ([], [name])


def test_the_worst_of_several_faults_counts() -> None:
    seen = {"b0": Terlihat(cacat=(Cacat("nama-berkas-tak-wajar", {}), Cacat("bukti-ganda-lintas-opd", {})))}
    assert facts({}, seen=seen).bukti[0].dasar == RAGU
    assert facts({"status": "draf"}, seen=seen).bukti[0].dasar == TIDAK


@pytest.mark.parametrize("reached, goal, over", [(12, 14, False), (14, 14, False), (15, 14, True), (0, 0, False), (1, 0, True)])
def test_more_reached_than_there_is_is_told_and_takes_no_support(reached: int, goal: int, over: bool) -> None:
    fact = one(cakupan={"tercapai": reached, "sasaran": goal})
    assert told(fact) == (["cakupan-melebihi-sasaran"] if over else [])
    assert (fact.dasar, fact.angka) == (YA, Angka(reached, goal))  # type: ignore[arg-type]


def test_links_carry_their_own_figures_by_the_items_place() -> None:
    answers = {
        "UNT.7.1.a": {"bukti": ["b1", {"id": "b0", "cakupan": {"tercapai": 1, "sasaran": 2}}]},
        "UNT.7.1.b": {"nilai": "A"},
    }
    fakta = facts({}, {}, jawaban=answers)
    assert fakta.kaitan == {"UNT.7.1.a": {1: None, 0: Angka(1, 2)}, "UNT.7.1.b": {}}  # type: ignore[arg-type]
    assert [satu.nomor for satu in fakta.bukti] == [0, 1]


# Periods.


@pytest.mark.parametrize(
    "text, expected",
    [
        ("2022", Waktu(2022)),
        ("2022-S1", Waktu(2022, semester=1)),
        ("2022-S2", Waktu(2022, semester=2)),
        ("2022-Q1", Waktu(2022, triwulan=1, semester=1)),
        ("2022-Q2", Waktu(2022, triwulan=2, semester=1)),
        ("2022-Q3", Waktu(2022, triwulan=3, semester=2)),
        ("2022-Q4", Waktu(2022, triwulan=4, semester=2)),
        ("2022-01", Waktu(2022, 1, 1, 1)),
        ("2022-03", Waktu(2022, 3, 1, 1)),
        ("2022-06", Waktu(2022, 6, 2, 1)),
        ("2022-07", Waktu(2022, 7, 3, 2)),
        ("2022-12", Waktu(2022, 12, 4, 2)),
    ],
)
def test_a_month_lies_in_its_quarter_and_a_quarter_in_its_semester(text: str, expected: Waktu) -> None:
    assert period(text) == expected


@pytest.mark.parametrize(
    "item, expected",
    [
        ({"periode": "2021-S2", "tanggal": "2022-01-14"}, Waktu(2021, semester=2)),
        ({"tanggal": "2022-07-04"}, Waktu(2022, 7, 3, 2)),
        ({"berlaku": span("2022-01-01", "2022-12-31")}, None),
        ({}, None),
    ],
)
def test_a_document_is_counted_in_its_periode_else_in_the_month_of_its_date(item: dict[str, Any], expected: Waktu | None) -> None:
    assert one(**item).waktu == expected


@steady
@given(st.dates(date(2000, 1, 1), date(2100, 12, 31)))
def test_a_date_is_counted_like_the_periode_of_its_month(day: date) -> None:
    by_date = facts({"tanggal": day.isoformat()}).bukti[0].waktu
    assert by_date == period(f"{day:%Y-%m}")
