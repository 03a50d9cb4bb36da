"""What is read in a letter or a decree: its own number, days, period and signatory, and never those of others."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from letters import decree, letter, regulation, report
from lkecheck.evidence.reading import read
from lkecheck.evidence.reading.days import parse
from small_pack import steady

JULY = date(2021, 7, 5)
NUMBERS = (
    "188.45/123/K/2021",
    "100.3.3.3/51/HK/410.020.3/2025",
    "100.3.3.3/Kep.265-DPMPTSP/2024",
    "800/123/DINKES/2022",
    "005/12/Set/VII/2021",
    "44 TAHUN 2022",
    "050-145 TAHUN 2021",
)
MONTHS = (
    ("Januari", "Jan", "I"), ("Pebruari", "Feb", "II"), ("Maret", "Mar", "III"), ("April", "Apr", "IV"), ("Mei", "Mei", "V"),
    ("Juni", "Jun", "VI"), ("Juli", "Jul", "VII"), ("Agustus", "Agt", "VIII"), ("September", "Sept", "IX"),
    ("Oktober", "Okt", "X"), ("Nopember", "Nov", "XI"), ("Desember", "Des", "XII"),
)  # fmt: skip
LIST = """Dengan berlakunya Keputusan ini:
a. Keputusan Nomor 188.45/7/K/2019 tentang Tim; dan
b. Keputusan Nomor 188.45/8/K/2020 sebagaimana telah diubah dengan Keputusan Nomor 188.45/9/K/2020,
dicabut dan dinyatakan tidak
berlaku."""
SIGNED = "Dokumen ini telah ditandatangani secara elektronik"
ISSUED = "menggunakan sertifikat elektronik yang diterbitkan oleh Balai Sertifikasi Elektronik (BSrE), BSSN"


def written(day: date) -> tuple[str, ...]:
    """A day in every form that documents use."""
    long, short, roman = MONTHS[day.month - 1]
    d, m, y = day.day, day.month, day.year
    return (
        f"{d} {long} {y}",
        f"{d:02} {long.upper()} {y}",
        f"{d} {short}. {y}",
        f"{d} bulan {long} tahun {y}",
        f"{d}\u00a0 {long} \n{y}",
        f"{d:02}-{m:02}-{y}",
        f"{d}/{m}/{y}",
        f"{d}.{m}.{y}",
        f"{d} - {roman} - {y}",
        f"{d} {roman} {y}",
        f"{d}-{short}-{y}",
    )


SLASHED = r"[1-9]\d{0,2}(\.\d{1,3}){0,3}/([1-9]\d{0,3}|Kep\.[1-9]\d{0,2}-[A-Z]{4,8})/[A-Z]{2,9}/20[12]\d"
REGULATIONS = st.builds("{} TAHUN {}".format, st.integers(1, 999), st.integers(2010, 2029))
numbers = st.one_of(st.from_regex(SLASHED, fullmatch=True), REGULATIONS)
days = st.dates(date(1990, 1, 1), date(2039, 12, 31))


@pytest.mark.parametrize("nomor", NUMBERS)
def test_the_own_number_is_read_and_no_number_of_others(nomor):
    for text in (decree(nomor), letter(nomor), regulation(nomor)):
        assert read(text).nomor == (nomor,)


@steady
@given(numbers)
def test_a_number_of_any_form_is_read_back(nomor):
    assert read(decree(nomor)).nomor == read(letter(nomor)).nomor == (nomor,)


@pytest.mark.parametrize(
    "line, nomor",
    [
        ("N O M O R : 188.45/123/K/2021", "188.45/123/K/2021"),
        ("NOMOR  :  188.45 / 123 / K / 2021", "188.45 / 123 / K / 2021"),
        ("NOMOR\u00a0:\u00a0188.45/123/K/2021", "188.45/123/K/2021"),
        ("No. 12/UPG/2021.", "12/UPG/2021"),
        ("Nomor SOP : 065/12/2021", "065/12/2021"),
        ("Nomor\n: 800/12/BKD/2021", "800/12/BKD/2021"),
        ("Nomor: Nomor 17 Tahun 2021", "17 Tahun 2021"),
        ("KEPUTUSAN KEPALA DINAS NOMOR 188.4/12/K/2021", "188.4/12/K/2021"),
    ],
)
def test_numbers_as_text_extraction_gives_them(line, nomor):
    assert read(f"PEMERINTAH KOTA RIMBAJAYA\n{line}\nTENTANG TIM\n").nomor == (nomor,)


@pytest.mark.parametrize(
    "text",
    [
        "Laporan\nBerdasarkan Peraturan\nNomor 12 Tahun 2019\nmaka",
        "Hal : Tindak lanjut surat\nNomor 800/12/BKD/2021 tanggal 3 Mei 2021",
        "Tim dibentuk dengan Keputusan Wali Kota\nNomor 188.45/1/K/2021",
        "Sesuai Undang-Undang\nNomor 23 Tahun 2014\ntentang Pemerintahan Daerah",
        "Nomor 5/7/2021",
        "Nomor : 188.45/12 3/K/2021",
        "NOMOR : 188.45/123/K/202 1",
        "No. 1/2",
        "Nomor Telepon (061) 8822334",
        "LAPORAN PELAKSANAAN\nKEPUTUSAN WALI KOTA RIMBAJAYA NOMOR 188.45/1/K/2021\nTAHUN 2022",
        "RINGKASAN\nPERATURAN MENTERI\nNOMOR 26 TAHUN 2020\nTENTANG PEDOMAN",
        "SOSIALISASI PERATURAN WALI KOTA\nNOMOR 26 TAHUN 2020\n",
        "Jalan Melati No. 12 / 14",
        "isi\n" * 3_000 + "Nomor : 800/12/BKD/2021",
    ],
)
def test_a_number_of_another_or_of_nothing_is_not_read(text):
    assert read(text).nomor == ()


@steady
@given(days, st.integers(0, 10))
def test_a_day_of_any_form_is_read_back(day, form):
    text = written(day)[form]
    assert parse(text) == day
    found = read(decree(tanggal=text))
    assert (found.ditetapkan, found.tanggal) == (day, (day,))
    if "\n" not in text:
        assert read(letter(tanggal=text)).tanggal == (day,)


@pytest.mark.parametrize(
    "text", ["31 Februari 2021", "5 Juli 21", "7/13/2021", "0-1-2021", "115 Juli 2021", "5 Julian 2021", "5 XIII 2021"]
)
def test_what_is_no_day_is_not_read(text):
    assert parse(text) is None
    assert read(decree(tanggal=text)).tanggal == ()


def test_the_days_of_a_regulation_are_told_apart():
    found = read(regulation())
    assert (found.ditetapkan, found.tanggal) == (date(2022, 12, 30), (date(2022, 12, 30), date(2022, 12, 31)))


def test_a_decree_with_a_long_annex_is_read_at_its_close():
    found = read(decree() + "LAMPIRAN\n" + "daftar anggota tim\n" * 2_000)
    assert (found.ditetapkan, found.penandatangan, found.ttd) == (JULY, "SURYA DARMAWAN", True)


@pytest.mark.parametrize(
    "text",
    [
        "Ditetapkan di : Rimbajaya\nPada Tanggal : 5 Juli 2021",
        "DITETAPKAN DI RIMBAJAYA\nPADA TANGGAL 5 JULI 2021",
        "Laporan\nRimbajaya, 5 Juli 2021\nKepala Dinas Kesehatan",
        "Rimbajaya, 5 Juli 2021\nKepada Yth. Camat",
        "Nomor : 800/12/BKD/2021   Rimbajaya, 5 Juli 2021\nKepada",
        "NOTA DINAS\nKepada : Wali Kota\nTanggal : 5 Juli 2021\nHal : Laporan",
        "NOTULEN\nHari/Tanggal : Senin, 5 Juli 2021\nTempat : Aula",
        "BERITA ACARA\nPada hari ini Senin tanggal lima bulan Juli tahun dua ribu dua puluh satu (05-07-2021), kami",
        "BERITA ACARA\nPada hari ini, Senin, tanggal 5 Juli 2021 bertempat di Aula",
    ],
)
def test_where_documents_say_their_day(text):
    assert read(text).tanggal == (JULY,)


@pytest.mark.parametrize(
    "text",
    [
        "Nama : Budi\nTempat/Tanggal Lahir : Medan, 5 Juli 1975\nKepala Dinas",
        "Daftar\nBudi\nMedan, 5 Juli 1975\nPenata\nIV/a\nSarjana\n",
        "Laporan rapat tanggal 5 Juli 2021 di aula.",
        "Hal : Rapat tanggal 5 Juli 2021\nKepada Yth. Camat",
        "Kepada Yth. Camat\ndi Tempat\nHari/Tanggal : Senin, 5 Juli 2021",
        "Rapat lanjutan\nSenin, 5 Juli 2021\nKepala Dinas",
        "Ditetapkan di Rimbajaya\npada tanggal ..... Juli 2021",
        "LAPORAN\nPeraturan itu ditetapkan di Medan pada tanggal 5 Juli 2021 dan diundangkan di Medan pada tanggal 5 Juli 2021.",
    ],
)
def test_a_day_of_something_else_is_not_read(text):
    assert read(text).tanggal == ()


@pytest.mark.parametrize(
    "judul, periode",
    [
        ("SEMESTER I TAHUN 2021", ("2021-S1",)),
        ("Semester 2 Tahun Anggaran 2021", ("2021-S2",)),
        ("TRIWULAN III TAHUN 2022", ("2022-Q3",)),
        ("TW IV 2021", ("2021-Q4",)),
        ("BULAN JULI 2022", ("2022-07",)),
        ("BULAN NOPEMBER TAHUN 2022", ("2022-11",)),
        ("PERIODE JANUARI S.D. JUNI 2021", ("2021-S1",)),
        ("PERIODE 1 JULI S/D 30 SEPTEMBER 2021", ("2021-Q3",)),
        ("PERIODE FEBRUARI - MEI 2021", ("2021",)),
        ("TAHUN ANGGARAN 2022", ("2022",)),
        ("RENCANA KERJA\nTAHUN\n2021", ("2021",)),
        ("ROAD MAP TAHUN 2020-2024", ()),
        ("RENCANA STRATEGIS TAHUN 2021 S.D. 2026", ()),
        ("SOSIALISASI PERATURAN NOMOR 5 TAHUN 2014", ()),
        ("SOSIALISASI PP 94 TAHUN 2021", ()),
        ("BERITA DAERAH TAHUN 2021 NOMOR 5", ()),
        ("SURVEI KEPUASAN", ()),
    ],
)
def test_the_period_is_that_of_the_title(judul, periode):
    assert read(report(judul)).periode == periode


@pytest.mark.parametrize(
    "foot, name, post",
    [
        ("KEPALA DINAS SOSIAL,\n\nttd\n\nDra. SITI AMINAH, M.Si\n", "Dra. SITI AMINAH, M.Si", "KEPALA DINAS SOSIAL"),
        (
            "a.n. BUPATI\nSEKRETARIS DAERAH,\nBUDI SANTOSO\nPembina\nNIP. 196807171998031004",
            "BUDI SANTOSO",
            "SEKRETARIS DAERAH",
        ),
        ("Plt. Camat Rimba,\n(TONO)\nNIP 19680717 199803 1 004", "TONO", "Plt. Camat Rimba"),
        ("Kepala Badan, ttd, Rina Sari", "Rina Sari", "Kepala Badan"),
        ("Demikian laporan ini dibuat.", None, None),
        ("KEPALA DINAS SOSIAL,", None, None),
        (
            "Kepala Dinas, Notulis,\nBUDI SANTOSO SITI AMINAH\nNIP. 197503122000031001 NIP. 198001012005012001",
            None,
            None,
        ),
        ("Kepala Dinas sebagai ketua\n1 BUDI\nNIP. 197503122000031001\nDemikian laporan ini dibuat.", None, None),
    ],
)
def test_who_signed(foot, name, post):
    found = read(f"LAPORAN\nisi laporan\n{foot}")
    assert (found.penandatangan, found.jabatan) == (name, post)


def test_who_certifies_a_copy_did_not_sign_the_document():
    found = read(regulation())
    assert (found.penandatangan, found.jabatan) == ("RATNA WULANDARI", "BUPATI TANJUNG LESTARI")


@pytest.mark.parametrize(
    "kedua, numbers",
    [
        ("Keputusan Wali Kota Nomor 188.45/7/K/2020 tentang Tim dicabut dan dinyatakan tidak berlaku.", ("188.45/7/K/2020",)),
        ("Mencabut Keputusan Wali Kota Nomor 188.45/7/K/2020 tentang Tim.", ("188.45/7/K/2020",)),
        (LIST, ("188.45/7/K/2019", "188.45/8/K/2020")),
        ("Ketentuan Pasal 5 Peraturan Wali Kota Nomor 7 Tahun 2019 dicabut dan dinyatakan tidak berlaku.", ()),
        ("Keputusan Nomor 188.45/7/K/2020 telah dicabut dan dinyatakan tidak berlaku oleh gubernur.", ()),
        ("Keputusan Nomor 188.45/7/K/2020 tetap berlaku.", ()),
        ("Semua aturan sepanjang bertentangan dengan Keputusan Nomor 188.45/7/K/2020 dinyatakan tidak berlaku.", ()),
        ("Peraturan pelaksanaan dari Peraturan Wali Kota Nomor 7 Tahun 2019 dicabut dan dinyatakan tidak berlaku.", ()),
    ],
)
def test_what_a_decree_revokes(kedua, numbers):
    assert read(decree(kedua=kedua)).mencabut == numbers


REVOKES = "Keputusan Wali Kota Nomor 188.45/7/K/2020 tentang Tim dicabut dan dinyatakan tidak berlaku."
BODY = "isi laporan yang panjang\n" * 100
SIGNED_REPORT = (
    f"LAPORAN TIM\nSEMESTER I TAHUN 2021\n{BODY}Rimbajaya, 9 Juli 2021\nKEPALA DINAS SOSIAL,\nBUDI\nNIP. 196501011990031001\n"
)


@pytest.mark.parametrize("paper", [f"LAPORAN TIM\n{BODY}", f"PROGRAM TAHUNAN\n{BODY}", letter()])
def test_a_decree_bound_into_another_paper_lends_it_nothing(paper):
    found = read(paper + decree(kedua=REVOKES))
    assert (found.ditetapkan, found.mencabut, found.penandatangan, found.ttd) == (None, (), None, False)
    assert "188.45/123/K/2021" not in found.nomor


@pytest.mark.parametrize("first", ["PEMERINTAH KOTA RIMBAJAYA\n", "LAMPIRAN I\n"])
def test_what_begins_on_a_later_page_leaves_the_paper_its_own(first):
    found = read(f"{SIGNED_REPORT}\f{first}{decree(kedua=REVOKES)}")
    assert found == read(SIGNED_REPORT)
    assert (found.tanggal, found.penandatangan, found.mencabut) == ((date(2021, 7, 9),), "BUDI", ())


def test_a_decree_behind_a_cover_or_without_its_first_page_is_read():
    for text in (
        f"SK TIM\n\fPEMERINTAH KOTA RIMBAJAYA\n{decree(kedua=REVOKES)}",
        "\f" + decree(kedua=REVOKES).partition("TENTANG")[2],
    ):
        found = read(text)
        assert (found.ditetapkan, found.mencabut, found.ttd) == (JULY, ("188.45/7/K/2020",), True)


def test_a_decree_about_a_report_is_a_decree():
    found = read(decree(kedua=REVOKES).replace("PEMBENTUKAN TIM REFORMASI", "TIM PENYUSUN\nLAPORAN REFORMASI"))
    assert (found.ditetapkan, found.nomor, found.mencabut) == (JULY, ("188.45/123/K/2021",), ("188.45/7/K/2020",))


def test_a_report_on_a_decree_revokes_nothing():
    text = "LAPORAN PERUBAHAN ATAS PERATURAN BUPATI NOMOR 12 TAHUN 2019\nPeraturan Nomor 8 Tahun 2017"
    found = read(f"{text} dicabut dan dinyatakan tidak berlaku.")
    assert found.mencabut == ()


def test_the_number_that_a_regulation_amends_is_not_its_own():
    found = read(regulation())
    assert (found.nomor, found.mencabut) == (("44 TAHUN 2022",), ("8 Tahun 2017",))


PIECES = (
    "Nomor", "NOMOR :", "Ditetapkan di", "ttd", "NIP.", "MEMUTUSKAN", "dicabut dan dinyatakan", "Mencabut", "\f", "\n",
    "Semester I", "5 Juli 2021", "188.45/1/K/2021", "Kepala Dinas", "99-99-2021", "²", "٣", " ",
)  # fmt: skip


@steady
@given(st.one_of(st.text(), st.lists(st.sampled_from(PIECES)).map(" ".join)))
@example("1" * 50_000)
@example("1 " * 50_000)
@example("Nomor : " + "1/" * 50_000)
@example("Ditetapkan di " * 5_000 + "MEMUTUSKAN" + "Mencabut " * 5_000)
def test_no_text_breaks_the_reading(text):
    assert read(text) == read(text)
