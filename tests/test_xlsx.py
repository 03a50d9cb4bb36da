"""The auditor's workbook, opened again: nothing that was found is missing, and only the auditor's cells take input."""

from __future__ import annotations

import re
import subprocess
import sys
import zipfile
from datetime import datetime
from decimal import Decimal
from io import BytesIO

import pytest

from kkr_files import CITY, OPD, header, laporan, made, opened, rows
from lkecheck import cli
from lkecheck.core.errors import UsageError
from lkecheck.model.reviu import JENJANG
from lkecheck.render.penilaian import xlsx
from lkecheck.render.xlsx import long_texts, measure, sample, waiting
from lkecheck.render.xlsx.view import views

PAPERS = {"KOTA-CONTOH": "KKR KOTA-CONTOH", "DINAS-CONTOH": OPD}


@pytest.fixture(scope="module")
def book():
    return opened(made())


def texts(sheet) -> str:
    return "\n".join(str(cell.value) for row in sheet.iter_rows() for cell in row if cell.value is not None)


def leaves(value):
    """The texts of a finding, of its parts too; what was weighed stands on a sheet of its own."""
    if isinstance(value, dict):
        for key, part in value.items():
            if key != "jejak":
                yield from leaves(part)
    elif isinstance(value, list | tuple):
        for part in value:
            yield from leaves(part)
    elif isinstance(value, str):
        yield value


def lines_of(book) -> dict[str, str]:
    """The row of each finding as one text, by id."""
    sheet = book["Temuan"]
    at = next(cell.column for cell in sheet[4] if cell.value == "Id")
    return {row[at - 1].value: "\n".join(str(cell.value) for cell in row) for row in sheet.iter_rows(min_row=5)}


def test_every_finding_stands_in_the_list_with_all_its_texts(book):
    found = lines_of(book)
    temuan = [(satu, one) for satu in laporan().penilaian for one in satu.temuan]
    assert len(temuan) > 80
    for _, one in temuan:
        data = one.model_dump()
        data.pop("potensi")
        who = data["rekomendasi"].pop("penanggung_jawab")
        for text in [*leaves(data), *(part["nama"] or part["peran"] for part in who)]:
            assert text in found[one.id], (one.aturan, text)
    assert set(found) == {one.id for _, one in temuan} | {one.id for one in laporan().kota.temuan}


def test_the_points_of_a_finding_are_numbers(book):
    sheet = book["Temuan"]
    at = next(cell.column for cell in sheet[4] if cell.value == "Nilai terkait")
    seen = [row[at - 1].value for row in sheet.iter_rows(min_row=5)]
    temuan = [one for satu in laporan().penilaian for one in satu.temuan]
    assert seen[: len(temuan)] == [pytest.approx(float(one.potensi)) for one in temuan]


def test_every_finding_stands_on_the_paper_of_its_opd(book):
    for satu in laporan().penilaian:
        paper = texts(book[PAPERS[satu.opd.kode]])
        for one in satu.temuan:
            assert one.pesan in paper
            assert one.pertanyaan is None or one.pertanyaan in paper


def test_what_was_weighed_stands_in_the_traces(book):
    seen = texts(book["Jejak"])
    weighed = [jejak for satu in laporan().penilaian for one in satu.temuan for jejak in one.jejak]
    assert book["Jejak"].max_row == 4 + len(weighed)
    assert all(jejak.kondisi in seen for jejak in weighed)


def test_only_the_auditors_cells_take_input(book):
    for satu in laporan().penilaian:
        sheet = book[PAPERS[satu.opd.kode]]
        _, titles = header(sheet)
        lines = rows(sheet)
        wanted = {
            (row, titles[f"{what} {jenjang}"]) for row in lines.values() for what in ("Jawaban", "Catatan") for jenjang in JENJANG
        }
        wanted |= {(row, titles[f"Jawaban {jenjang}"] + 2) for row in (3, 4) for jenjang in JENJANG}
        free = {(cell.row, cell.column) for row in sheet.iter_rows() for cell in row if not cell.protection.locked}
        assert free == wanted
        assert {sheet.cell(*place).value for place in free} == {None}
        assert {sheet.cell(*place).fill.fgColor.rgb for place in free} == {"FFFFF6CC"}
        assert set(lines) == {kriteria.kode for kriteria in satu.kriteria if kriteria.status != "tidak_berlaku"}


def test_sheets_are_protected_without_a_password(book):
    for sheet in book.worksheets:
        assert sheet.protection.sheet, sheet.title
        assert not sheet.protection.password
    assert [sheet.title for sheet in book.worksheets if sheet.sheet_state != "visible"] == ["lkecheck", "lkecheck tangga"]


def test_an_answer_is_chosen_from_the_criterions_own_ladder(book):
    shapes = set()
    for satu in laporan().penilaian:
        sheet = book[PAPERS[satu.opd.kode]]
        _, titles = header(sheet)
        rules = {str(area): rule for rule in sheet.data_validations.dataValidation for area in rule.sqref.ranges}
        for kriteria in satu.kriteria:
            if kriteria.isian is None:
                continue
            shapes.add(kriteria.isian.bentuk)
            for jenjang in JENJANG:
                cell = sheet.cell(rows(sheet)[kriteria.kode], titles[f"Jawaban {jenjang}"])
                rule = rules.get(cell.coordinate)
                if kriteria.isian.bentuk == "huruf":
                    assert rule.formula1 == '"' + ",".join(one.jawaban for one in kriteria.isian.tangga) + '"'
                elif kriteria.isian.bentuk == "persen":
                    assert (rule.type, rule.formula1, rule.formula2) == ("decimal", "0", "100")
    assert {"huruf", "persen", "angka"} <= shapes


def test_numbers_are_numbers_and_days_are_days(book):
    sheet = book[OPD]
    _, titles = header(sheet)
    kriteria = next(one for one in laporan().penilaian[1].kriteria if one.kode == "UNT.7.1.e")
    row = rows(sheet)["UNT.7.1.e"]
    assert sheet.cell(row, titles["Jawaban OPD"]).value == 95
    assert Decimal(repr(sheet.cell(row, titles["Nilai OPD"]).value)) == kriteria.nilai_mandiri
    assert sheet["C5"].value == datetime(2021, 12, 31)  # noqa: DTZ001 - a day
    assert "[$-421]" in sheet["C5"].number_format
    assert book["RATL"]["H5"].is_date


def test_formulas_are_the_programs_own(book):
    """None holds a text of the OPD: only cells, functions, ladders and codes."""
    known = re.compile(r"""=[A-Z]+\((?:[A-Z]+\(|'[A-Za-z0-9 -]+'!|[$A-Z0-9:.,+*/=<>(){}-]|"[A-Za-z0-9. ]*")*\Z""")
    formulas = [cell.value for sheet in book.worksheets for row in sheet.iter_rows() for cell in row if cell.data_type == "f"]
    assert len(formulas) > 200
    assert [text for text in formulas if not known.match(text)] == []


@pytest.mark.parametrize(
    "text", ["=cmd|' /C calc'!A0", "+1+1", "-1+1", "@SUM(1)", "=1+1", "'=1", "_x0041_ <b>&amp;</b>", "a\n=b"]
)
def test_texts_of_an_opd_stay_text(text):
    satu = laporan().penilaian[1]
    bukti = tuple(one.model_copy(update={"judul": text, "berkas": (text,), "halaman": text}) for one in satu.bukti)
    temuan = tuple(one.model_copy(update={"pesan": text, "kondisi": text, "akibat": text}) for one in satu.temuan)
    opd = satu.opd.model_copy(update={"nama": text})
    spoiled = satu.model_copy(update={"bukti": bukti, "temuan": temuan, "opd": opd})
    book = opened(xlsx.render(laporan().model_copy(update={"penilaian": (spoiled,)})))
    cells = [cell for sheet in book.worksheets for row in sheet.iter_rows() for cell in row]
    assert not [cell.value for cell in cells if cell.data_type == "f" and text in str(cell.value)]
    exact = [cell for cell in cells if cell.value == text]
    assert len(exact) >= 2 * len(temuan)
    assert {cell.data_type for cell in exact} == {"s"}
    assert {cell.quotePrefix for cell in exact} == {text.startswith(("=", "+", "-", "@"))}


def test_a_long_text_goes_on_in_the_next_row():
    words = " ".join(f"kata{number}" for number in range(1800))
    lines = [f"butir {number}" for number in range(100)]
    satu = laporan().penilaian[1]
    first = satu.temuan[0].model_copy(update={"pesan": words, "kondisi": "\n".join(lines)})
    book = opened(xlsx.render(laporan().model_copy(update={"penilaian": (satu.model_copy(update={"temuan": (first,)}),)})))
    for title in ("Kertas Kerja Reviu", "Temuan"):
        seen = texts(book[title])
        assert all(f"kata{number}" in seen for number in range(1800))
    assert all(line in texts(book["Temuan"]).split("\n") for line in lines)
    heights = [one.height for sheet in book.worksheets for one in sheet.row_dimensions.values() if one.height]
    assert max(heights) <= 409


@pytest.mark.parametrize("text", ["kata " * 700, "x" * 9000, "a\n" * 200, "", "satu"])
def test_parts_of_a_text_fit_and_lose_nothing(text):
    parts = [one[0] for one in long_texts.rows([text], [20])]
    assert "".join("".join(part or "" for part in parts).split()) == "".join(text.split())
    assert all(measure.count(part or "", 20) <= long_texts.MOST for part in parts)


def test_a_wrapped_text_takes_the_lines_that_its_letters_need():
    assert [measure.count(text, 10) for text in ("", "iiii", "satu dua tiga empat", "W" * 30, "a\nb\n")] == [1, 1, 2, 6, 3]


def test_papers_of_long_or_equal_codes_have_names_of_their_own():
    satu = laporan().penilaian[1]
    codes = ("A" * 40, "A" * 39 + "B", "BKD", "BKD")
    many = [satu.model_copy(update={"opd": satu.opd.model_copy(update={"kode": kode})}) for kode in codes]
    many[3] = many[3].model_copy(update={"tingkat": "pusat"})
    names = [view.lembar for view in views(laporan().model_copy(update={"penilaian": tuple(many)}))]
    assert names[2:] == ["KKR BKD unit", "KKR BKD pusat"]
    assert len({name.casefold() for name in names}) == 4
    assert max(map(len, names)) <= 31


def test_the_queue_holds_every_doubt_with_the_greatest_stake_first(book):
    sheet = book["Antrean Reviu"]
    stakes = [row[1].value for row in sheet.iter_rows(min_row=5) if row[1].value is not None]
    assert stakes == sorted(stakes, reverse=True)
    seen = texts(sheet)
    doubts = waiting.doubts(views(laporan()))
    assert len(doubts) == len(stakes)
    for satu in laporan().penilaian:
        for kriteria in satu.kriteria:
            if kriteria.status == "perlu_reviu":
                assert f"{kriteria.kode} {kriteria.pernyataan}" in seen
    asked = [one.pertanyaan for satu in laporan().penilaian for one in satu.temuan if one.pertanyaan]
    assert sorted(doubt.pertanyaan for doubt in doubts) == sorted(asked)


def drawn(share, seed, number=1):
    return [one.kode for _, one in sample.draw(laporan().penilaian[number], share, seed)]


def test_a_sample_is_drawn_again_by_its_seed():
    assert drawn("10%", "1") == drawn("10%", "1")
    assert len({tuple(drawn("10%", str(seed))) for seed in range(20)}) > 10
    assert set(drawn("10%", "7")) <= set(drawn("30%", "7"))
    every = [one.kode for one in laporan().penilaian[1].kriteria if one.status != "tidak_berlaku"]
    assert sorted(drawn("100%", "1")) == sorted(every)
    # The recipe, written out: whoever has the result can draw it again.
    assert drawn("3%", "20211231") == GOLDEN_SAMPLE


GOLDEN_SAMPLE = ["UNT.7.1.d", "UNT.7.3.c"]


def test_a_sample_looks_at_what_is_met_too_and_prefers_weight():
    satu = laporan().penilaian[1]
    met = [one.model_copy(update={"status": "terpenuhi"}) for one in satu.kriteria[:10]]
    half = satu.model_copy(update={"kriteria": (*met, *satu.kriteria[10:])})
    groups = {group for group, _ in sample.draw(half, "1%", "1")}
    assert groups == {"terpenuhi", "selain terpenuhi"}
    heavy = satu.kriteria[3].model_copy(update={"bobot": Decimal(100)})
    tilted = satu.model_copy(update={"kriteria": (*satu.kriteria[:3], heavy, *satu.kriteria[4:])})
    taken = [one.kode for seed in range(50) for _, one in sample.draw(tilted, "1%", str(seed))]
    assert taken.count(heavy.kode) > 40


def test_the_share_and_the_seed_are_asked_and_told(tmp_path):
    target = tmp_path / "kkr.xlsx"
    asked = ["--sampel", "20%", "--benih", "4711", "--output", f"xlsx:{target}", "--fail-on", "never"]
    assert cli.run(["check", str(CITY / "dinas"), "--no-files", "--date", "2021-12-31", *asked]) == 0
    book = opened(target.read_bytes())
    assert "20%" in book["Sampel"]["A2"].value
    assert "benih 4711" in book["Sampel"]["A2"].value
    assert "Pilihan --benih" in texts(book["Baca Saya"])


@pytest.mark.parametrize(
    "asked, said",
    [
        (["--sampel", "10%"], "hanya dipakai untuk laporan xlsx"),
        (["--sampel", "0", "--output", "xlsx:x.xlsx"], "bukan bagian"),
        (["--sampel", "101%", "--output", "xlsx:x.xlsx"], "bukan bagian"),
        (["--benih", "a b", "--output", "xlsx:x.xlsx"], "bukan benih"),
        (["--output", "xlsx"], "ditulis ke berkas"),
    ],
)
def test_a_wrong_call_is_told(asked, said, capsys, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert cli.run(["check", str(CITY / "dinas"), "--no-files", *asked]) == 2
    assert said in capsys.readouterr().err
    assert not list(tmp_path.iterdir())


def test_documents_are_asked_for_by_criterion_and_day(book):
    sheet = book["Permintaan Dokumen"]
    seen = texts(sheet)
    for satu in laporan().penilaian:
        for kriteria in satu.kriteria:
            for one in kriteria.diminta.dokumen if kriteria.diminta and kriteria.status != "terpenuhi" else ():
                assert one.uraian in seen
    assert sheet["E5"].is_date
    assert len(sheet.print_area.split(",")) == len(laporan().penilaian)


def test_the_properties_bear_the_day_of_the_check(book):
    assert book.properties.created == datetime(2021, 12, 31)  # noqa: DTZ001 - a day


def test_a_missing_extra_says_what_to_install(monkeypatch):
    for name in [name for name in sys.modules if name.startswith("lkecheck.render.xlsx")]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "xlsxwriter", None)
    with pytest.raises(UsageError, match=r"lkecheck\[reports\]"):
        xlsx.render(laporan())


def test_a_title_stands_in_no_column_that_is_repeated_where_it_would_be_cut(book):
    sheet = book["Temuan"]
    assert sheet.print_title_cols == "$A:$A"
    assert [sheet.cell(row, 1).value for row in (1, 2)] == [None, None]
    assert sheet["B1"].value == "TEMUAN"


def test_the_first_workbook_of_a_process_is_like_the_second_and_keeps_its_font():
    """In a process of its own, since the library could carry something over from one workbook to the next."""
    made = "from lkecheck.render.xlsx.book import Book; from datetime import date; b = Book('a', date(2021, 1, 1))"
    code = f"{made}; b.write(b.book.add_worksheet('s'), 0, 0, 'x', 'title'); print(b.bytes().hex())"
    first, second = subprocess.run(
        [sys.executable, "-c", f"for _ in range(2):\n exec({code!r})"], check=True, capture_output=True, text=True
    ).stdout.split()
    assert first == second
    with zipfile.ZipFile(BytesIO(bytes.fromhex(first))) as archive:
        assert b"<scheme" not in archive.read("xl/styles.xml")
