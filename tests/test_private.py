"""Numbers of persons are found where they stand open, shown only masked, and nothing else is taken for one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from letters import decree, letter, regulation
from lkecheck.evidence.reading.personal_numbers import MOST, find, masked, npwp_checks
from small_pack import steady

NIK = "1275014507900003"
NPWP = "09.254.294.3-407.000"


def kinds(text: str) -> list[str]:
    return [found.jenis for found in find(text)]


@pytest.mark.parametrize(
    "text, jenis",
    [
        (f"NIK : {NIK}", "NIK"),
        (f"Budi {NIK} Rimbajaya", "NIK"),
        ("NIK 1275 0145 0790 0003", "NIK"),
        ("No. KTP: 127501.450790.0003", "NIK"),
        (f"NPWP : {NIK}", "NIK"),
        (f"No. KK : {NIK}", "nomor KK"),
        (f"Nomor Kartu Keluarga\n{NIK}", "nomor KK"),
        (NPWP, "NPWP"),
        ("NPWP 092542943407000", "NPWP"),
        ("No. Rek. 1234567890", "nomor rekening"),
        ("Nomor Rekening : 106-00-1234567-8", "nomor rekening"),
        ("Rekening Bank Rimba 0012 01 000123 50 7", "nomor rekening"),
        ("Bank BRI 123456789012345 a.n. Budi", "nomor rekening"),
        ("No. Rek 100.02.04.012345-6", "nomor rekening"),
    ],
)
def test_a_number_of_a_person_is_found(text, jenis):
    assert kinds(text) == [jenis]


@pytest.mark.parametrize(
    "text",
    [
        "NIP. 19750312 200003 2 001",
        "NIP 197503122000032001",
        "197503122000032001",
        f"NUPTK {NIK}",
        "1275014599900003",
        "1275014513900003",
        "9975014507900003",
        "1275 0145 0790 0003",
        "09.254.294.4-407.000",
        "NPWP 00.254.294.3-407.000",
        "No. HP 081234567890",
        "Rekening Bank Rimba, HP 081234567890",
        "Bank Rimba 081234567890",
        "Kode Rekening 5.1.02.01.01.0024",
        "Rekening belanja 5.1.02.01.01.0024 Rp 1.250.000.000",
        "Rekening Kas Umum Daerah 1000101000001",
        "Rekening koran 01-01-2021 31-12-2021",
        "Nomor : 188.45/1275014507900003/K/2021",
        "100.3.3.3/51/HK/410.020.3/2025",
        "1234567890",
        "12345",
        "",
    ],
)
def test_another_number_is_not(text):
    assert kinds(text) == []


def test_letters_and_decrees_hold_none():
    assert [kinds(text) for text in (decree(), letter(), regulation())] == [[], [], []]


def test_the_page_is_told_and_the_number_hidden():
    (found,) = find(f"halaman satu\fNIK {NIK}\f")
    assert (found.halaman, found.tersamar) == (2, "1275••••••••••03")


def test_a_label_speaks_of_its_own_page_only():
    assert kinds("No. Rek. 1234567890") == ["nomor rekening"]
    assert kinds("No. Rek.\f1234567890") == []


def test_pages_are_counted_over_the_whole_text():
    pages = [found.halaman for found in find(f"{NIK}\f\f{NIK} {NPWP}\f\n{NIK}")]
    assert pages == [1, 3, 3, 4]


def test_a_long_list_is_cut():
    assert len(find(f"{NIK}\n" * (MOST + 10))) == MOST


def test_a_number_beside_others_in_a_row_is_found():
    assert kinds(f"1 Budi {NIK} 5 197503122000032001 081234567890") == ["NIK"]


@steady
@given(st.from_regex(r"[0-9]{10,16}", fullmatch=True))
def test_masking_shows_the_ends_only(digits):
    shown = masked(digits)
    assert len(shown) == len(digits)
    assert (shown[:4], set(shown[4:-2]), shown[-2:]) == (digits[:4], {"•"}, digits[-2:])


@steady
@given(
    st.sampled_from((11, 12, 36, 53, 76, 94)), st.integers(0, 9_999), st.integers(1, 31), st.booleans(),
    st.integers(1, 12), st.integers(0, 99), st.integers(1, 9_999),
)  # fmt: skip
def test_every_well_formed_nik_is_found_and_never_shown(province, place, day, woman, month, year, running):
    digits = f"{province}{place:04}{day + 40 * woman:02}{month:02}{year:02}{running:04}"
    (found,) = find(f"Nama Budi, {digits}, Rimbajaya")
    assert found.jenis == "NIK"
    assert digits[4:-2] not in found.tersamar


@steady
@given(st.from_regex(r"[0-9]{9}", fullmatch=True), st.integers(1, 9))
def test_one_wrong_digit_breaks_the_check_of_an_npwp(digits, wrong):
    right = next(digits[:8] + str(last) for last in range(10) if npwp_checks(digits[:8] + str(last)))
    assert not npwp_checks(right[:8] + str((int(right[8]) + wrong) % 10))


@steady
@given(st.one_of(st.text(), st.text(alphabet="0123456789 .-/\f"), st.text(alphabet="0١²NIKPWrek. ")))
def test_no_text_breaks_the_search(text):
    assert len(find(text)) <= MOST
