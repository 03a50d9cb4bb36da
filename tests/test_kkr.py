"""A filled-in KKR read back: the same answers however the sheets were moved about; what is wrong is told by its cell."""

from __future__ import annotations

import json
import zipfile
from datetime import date, datetime
from decimal import Decimal
from io import BytesIO

import pytest
import yaml
from openpyxl.workbook.defined_name import DefinedName

from kkr_files import CITY, DAY, OPD, filled, header, laporan, made, opened, put, read, rows, saved, sign, told, top_answers
from lkecheck import cli
from lkecheck.model.reviu import JENJANG
from office_files import old_office

KODE = "UNT.7.4.a"


def one_answer(change=None, *, kode=KODE, answer="A", jenjang="anggota") -> bytes:
    """A workbook with one answer, then changed."""
    book = opened(made())
    sheet = book[OPD]
    sign(sheet, jenjang)
    put(sheet, kode, f"Jawaban {jenjang}", answer)
    if change is not None:
        change(book, sheet)
    return saved(book)


@pytest.fixture(scope="module")
def everything(tmp_path_factory):
    return read(saved(filled()), tmp_path_factory.mktemp("kkr"))


def test_every_answer_comes_back_with_its_level_name_day_and_note(everything):
    assert [isi.key for isi in everything] == [("KOTA-CONTOH", "pusat", 2021), ("DINAS-CONTOH", "unit", 2021)]
    for isi, satu in zip(everything, laporan().penilaian, strict=True):
        wanted = list(top_answers(satu))
        assert list(isi.kriteria) == [kriteria.kode for kriteria, _ in wanted]
        for number, (kriteria, answer) in enumerate(wanted):
            putusan = isi.kriteria[kriteria.kode]
            ((jenjang, jawab),) = putusan.levels
            assert jenjang == JENJANG[number % 4]
            assert putusan.sidik_bukti == kriteria.sidik_bukti
            assert (jawab.nama, jawab.tanggal) == ("Ani, S.E.", DAY)
            assert jawab.catatan == (f"=catatan {number}\nkedua" if number % 3 == 0 else None)
            if isinstance(answer, float):
                assert (jawab.jawaban, jawab.nilai) == (None, Decimal(repr(answer)))
            else:
                assert (jawab.jawaban, jawab.nilai) == (answer, None)


def test_an_empty_workbook_says_nothing(tmp_path):
    assert read(made(), tmp_path) == []


def test_a_note_without_an_answer_is_kept(tmp_path):
    def noted(_book, sheet):
        put(sheet, KODE, "Jawaban anggota", None)
        put(sheet, KODE, "Catatan anggota", "lihat notulen")

    (isi,) = read(one_answer(noted), tmp_path)
    assert (isi.kriteria[KODE].anggota.jawaban, isi.kriteria[KODE].anggota.catatan) == (None, "lihat notulen")


@pytest.mark.full
@pytest.mark.parametrize("typed, kode, kept", [("a", KODE, "A"), (" A ", KODE, "A"), ("y", "UNT.7.1.c", "Y")])
def test_a_letter_is_taken_in_either_case(typed, kode, kept, tmp_path):
    (isi,) = read(one_answer(kode=kode, answer=typed), tmp_path)
    assert isi.kriteria[kode].anggota.jawaban == kept


@pytest.mark.full
@pytest.mark.parametrize("typed, kept", [(95, "95"), ("87,5", "87.5"), ("87.5", "87.5"), ("90%", "90"), (0, "0"), (100, "100")])
def test_a_percentage_is_taken_however_it_was_typed(typed, kept, tmp_path):
    (isi,) = read(one_answer(kode="UNT.7.1.e", answer=typed), tmp_path)
    assert isi.kriteria["UNT.7.1.e"].anggota.nilai == Decimal(kept)


def moved_column(_book, sheet):
    top, titles = header(sheet)
    at, to = titles["Jawaban anggota"], sheet.max_column + 3
    for row in range(1, sheet.max_row + 1):
        if row >= top:
            sheet.cell(row, to).value, sheet.cell(row, at).value = sheet.cell(row, at).value, None


def inserted_rows(_book, sheet):
    sheet.insert_rows(header(sheet)[0] + 3, 2)


def hidden_rows(_book, sheet):
    for row in range(header(sheet)[0] + 1, sheet.max_row + 1):
        sheet.row_dimensions[row].hidden = True


def renamed(_book, sheet):
    sheet.title = "Kertas kerja dinas"


def nameless(_book, sheet):
    for name in list(sheet.defined_names):
        del sheet.defined_names[name]


def stray(_book, sheet):
    sheet.cell(5000, 60).value = "catatan jauh"
    sheet.cell(9000, 2).number_format = "0.00"


def reordered(book, _sheet):
    book.move_sheet(OPD, -3)


def retitled(_book, sheet):
    top, titles = header(sheet)
    for title in ("Jawaban anggota", "Catatan anggota", "Kode"):
        sheet.cell(top, titles[title]).value = f"  {title.upper()} "


@pytest.mark.full
@pytest.mark.parametrize("change", [moved_column, hidden_rows, renamed, nameless, stray, reordered, retitled])
def test_what_people_do_to_a_sheet_does_no_harm(change, tmp_path):
    (isi,) = read(one_answer(change), tmp_path)
    assert isi.key == ("DINAS-CONTOH", "unit", 2021)
    assert (isi.kriteria[KODE].anggota.jawaban, isi.kriteria[KODE].anggota.nama) == ("A", "Ani, S.E.")


def test_inserted_rows_do_no_harm(tmp_path):
    """openpyxl does not move names and rules with the rows, so the answer is put in afterwards."""
    book = opened(made())
    inserted_rows(book, book[OPD])
    sign(book[OPD], "ketua")
    put(book[OPD], KODE, "Jawaban ketua", "B")
    (isi,) = read(saved(book), tmp_path)
    assert isi.kriteria[KODE].ketua.jawaban == "B"


@pytest.mark.full
@pytest.mark.parametrize(
    "day, kept",
    [(datetime(2022, 1, 5), DAY), ("5 Januari 2022", DAY), ("2022-01-05", DAY), (44566, DAY)],  # noqa: DTZ001 - a day
)
def test_a_day_is_taken_however_it_was_typed(day, kept, tmp_path):
    (isi,) = read(one_answer(lambda _book, sheet: sign(sheet, "anggota", day=day)), tmp_path)
    assert isi.kriteria[KODE].anggota.tanggal == kept


def formula(_book, sheet):
    put(sheet, KODE, "Jawaban anggota", '=IF(1=1,"A","B")')


def unknown_code(_book, sheet):
    put(sheet, KODE, "Kode", "UNT.7.4.z")


def other_code(_book, sheet):
    put(sheet, KODE, "Kode", "UNT.7.5.b")


def no_seal(_book, sheet):
    put(sheet, KODE, "Sidik bukti", "abc")


def without_code(_book, sheet):
    put(sheet, KODE, "Kode", None)


def lost_column(_book, sheet):
    top, titles = header(sheet)
    sheet.cell(top, titles["Catatan ketua"]).value = "Keterangan"


def newer(book, sheet):
    for row in book["lkecheck"].iter_rows():
        for cell in row:
            if cell.value == "lkecheck/kkr/1":
                cell.value = "lkecheck/kkr/2"


def forgotten(book, sheet):
    nameless(book, sheet)
    del book["lkecheck"]


def no_ladders(book, _sheet):
    del book["lkecheck tangga"]


def doubled(book, sheet):
    copy = book.copy_worksheet(sheet)
    for name, defined in sheet.defined_names.items():
        copy.defined_names[name] = DefinedName(name, attr_text=defined.attr_text)


def long_note(_book, sheet):
    put(sheet, KODE, "Catatan anggota", "x" * 2001)


ROW = "!O"
WRONG = [
    (one_answer, {"answer": "X"}, f"sel '{OPD}'!O", 'berisi "X", yang tidak ada pada kriteria ini; pilihannya: A, B, C, D.'),
    (one_answer, {"answer": 12, "kode": KODE}, f"sel '{OPD}'!O", 'berisi "12"'),
    (one_answer, {"answer": 101, "kode": "UNT.7.1.e"}, f"sel '{OPD}'!O", "berisi 101, padahal diminta angka 0 sampai 100."),
    (one_answer, {"answer": "banyak", "kode": "UNT.7.1.e"}, f"sel '{OPD}'!O", 'berisi "banyak"'),
    (one_answer, {"answer": -1, "kode": "UNT.7.1.e"}, f"sel '{OPD}'!O", "diminta angka 0 sampai 100."),
    (one_answer, {"change": formula}, f"sel '{OPD}'!O", "berisi rumus"),
    (one_answer, {"change": unknown_code}, f"sel '{OPD}'!AB", 'kode "UNT.7.4.z" tidak dikenal'),
    (one_answer, {"change": other_code}, f"sel '{OPD}'!AB", 'menyebut "UNT.7.4.a"'),
    (one_answer, {"change": no_seal}, f"sel '{OPD}'!AE", "terhapus atau berubah"),
    (one_answer, {"change": without_code}, f"sel '{OPD}'!O", "tidak berkode"),
    (one_answer, {"change": lost_column}, f"sel '{OPD}'!A8", 'kolom "Catatan ketua" tidak ditemukan'),
    (one_answer, {"change": newer}, f'lembar "{OPD}"', 'berskema "lkecheck/kkr/2"'),
    (one_answer, {"change": forgotten}, f'lembar "{OPD}"', "tidak diketahui lagi untuk siapa"),
    (one_answer, {"change": no_ladders}, f'lembar "{OPD}"', "tidak memuat pilihan jawabannya"),
    (one_answer, {"change": doubled}, f'lembar "{OPD} Copy"', "sama-sama untuk DINAS-CONTOH"),
    (one_answer, {"change": long_note}, f"sel '{OPD}'!Q", "berisi catatan 2001 huruf"),
    (one_answer, {"change": lambda _b, s: sign(s, "anggota", nama=None)}, f"sel '{OPD}'!Q3", "nama anggota kosong"),
    (one_answer, {"change": lambda _b, s: sign(s, "anggota", day=None)}, f"sel '{OPD}'!Q4", "tanggal anggota kosong"),
    (one_answer, {"change": lambda _b, s: sign(s, "anggota", day="05/01/2022")}, f"sel '{OPD}'!Q4", "tidak pasti mana hari"),
]


@pytest.mark.full
@pytest.mark.parametrize("make, how, where, said", WRONG, ids=[row[3][:40] for row in WRONG])
def test_what_is_wrong_is_told_with_sheet_and_cell(make, how, where, said, tmp_path):
    problems = told(make(**how), tmp_path)
    assert [said in text for text in problems if where in text and said in text] == [True], problems


def test_every_problem_is_told_at_once(tmp_path):
    book = opened(made())
    put(book[OPD], KODE, "Jawaban anggota", "X")
    put(book[OPD], "UNT.7.1.e", "Jawaban ketua", 300)
    put(book["KKR KOTA-CONTOH"], "PMN.7.4.a", "Jawaban dalnis", "Q")
    problems = told(saved(book), tmp_path)
    assert sum("kosong" in text for text in problems) == 6
    assert sum("diminta angka" in text or "tidak ada pada kriteria" in text for text in problems) == 3
    assert len(problems) == 9


def test_nothing_is_wrong_with_what_was_not_answered(tmp_path):
    """A signer without answers, and notes beside the table, are nobody's problem."""
    book = opened(made())
    sign(book[OPD], "inspektur")
    book[OPD].cell(30, 50).value = "catatan lepas"
    assert told(saved(book), tmp_path) == []


def stored(workbook: bytes, tmp_path, name="KKR.xlsx"):
    path = tmp_path / name
    path.write_bytes(workbook)
    return cli.run(["verdict", "read", str(path), "--reviu", str(tmp_path / "reviu")])


def test_the_command_stores_and_says_how_many(tmp_path, capsys):
    assert stored(one_answer(), tmp_path) == 0
    assert "1 jawaban baru, 0 diganti, 0 tetap" in capsys.readouterr().out
    path = tmp_path / "reviu" / "putusan" / "DINAS-CONTOH-unit-2021.yaml"
    kept = yaml.safe_load(path.read_text(encoding="utf-8"))
    assert kept["kriteria"][KODE]["anggota"] == {"jawaban": "A", "nama": "Ani, S.E.", "tanggal": date(2022, 1, 5)}
    assert stored(one_answer(answer="B"), tmp_path) == 0
    assert "0 jawaban baru, 1 diganti" in capsys.readouterr().out


def test_what_was_read_decides_the_next_check(tmp_path, capsys):
    assert stored(saved(filled()), tmp_path) == 0
    target = tmp_path / "hasil.json"
    call = ["check", str(CITY), "--no-files", "--date", "2021-12-31", "--reviu", str(tmp_path / "reviu")]
    cli.run([*call, "--output", f"json:{target}", "--fail-on", "never"])
    satu = json.loads(target.read_text(encoding="utf-8"))["penilaian"][1]
    given = {kriteria.kode: answer for kriteria, answer in top_answers(laporan().penilaian[1])}
    letters = {kode: answer for kode, answer in given.items() if isinstance(answer, str) and answer != "WTP"}
    assert len(letters) >= 20
    assert {one["kode"]: one["jawaban_apip"] for one in satu["kriteria"] if one["kode"] in letters} == letters


def test_an_earlier_verdict_is_shown_on_the_next_paper(tmp_path):
    assert stored(one_answer(lambda _b, s: put(s, KODE, "Catatan anggota", "sesuai")), tmp_path) == 0
    target = tmp_path / "lagi.xlsx"
    call = ["check", str(CITY / "dinas"), "--no-files", "--date", "2021-12-31", "--reviu", str(tmp_path / "reviu")]
    cli.run([*call, "--output", f"xlsx:{target}", "--fail-on", "never"])
    sheet = opened(target.read_bytes())["Kertas Kerja Reviu"]
    told_before = sheet.cell(rows(sheet)[KODE], header(sheet)[1]["Putusan terdahulu"]).value
    assert told_before == "anggota A (Ani, S.E., 5 Januari 2022): sesuai"
    assert read(target.read_bytes(), tmp_path) == []


def bomb() -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(BytesIO(made())) as good, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in good.namelist():
            archive.writestr(name, good.read(name))
        archive.writestr("xl/worksheets/sheet99.xml", b" " * (110 << 20))
    return out.getvalue()


@pytest.mark.parametrize(
    "make, said",
    [
        (lambda: b"bukan buku kerja", "bukan buku kerja .xlsx"),
        (lambda: made()[:20_000], "bukan buku kerja .xlsx"),
        (lambda: old_office("Workbook"), "format lama (.xls)"),
        (lambda: old_office("EncryptionInfo", "EncryptedPackage"), "kata sandi"),
        (bomb, "terlalu besar"),
        (lambda: _other_book(), "tidak memuat lembar Kertas Kerja Reviu"),
    ],
    ids=["text", "cut", "xls", "locked", "bomb", "other"],
)
def test_what_is_no_kkr_is_told_and_nothing_is_stored(make, said, tmp_path, capsys):
    assert stored(make(), tmp_path) == 2
    err = capsys.readouterr().err
    assert "KKR.xlsx" in err
    assert said in err
    assert not (tmp_path / "reviu").exists()


def _other_book() -> bytes:
    from openpyxl import Workbook

    book = Workbook()
    book.active["A1"] = "Kode"
    return saved(book)


def test_a_wrong_workbook_stores_nothing(tmp_path, capsys):
    assert stored(one_answer(answer="X"), tmp_path) == 2
    assert "pilihannya: A, B, C, D" in capsys.readouterr().err
    assert not (tmp_path / "reviu").exists()


def test_a_missing_file_is_told(tmp_path, capsys):
    assert cli.run(["verdict", "read", str(tmp_path / "x.xlsx"), "--reviu", str(tmp_path / "reviu")]) == 2
    assert "x.xlsx" in capsys.readouterr().err
