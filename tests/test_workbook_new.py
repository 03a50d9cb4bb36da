"""A new workbook holds every criterion and the vocabulary, says what each cell takes, and is the same each time."""

from __future__ import annotations

from dataclasses import replace

import pytest

from books import AREA, PACK, answer, full, item, made, manifest, opened
from lkecheck.core.errors import UsageError
from lkecheck.workbook import layout, making
from strategies import national

HOSTILE = '=HYPERLINK("http://contoh.go.id";"klik")'


def test_it_holds_every_scored_criterion_of_the_tingkat_once():
    pack = national()
    raw = making.make(pack, making.Target("pmprb-2020", "DINKES", "Dinas Kesehatan", "unit", 2022))
    book = opened(raw)
    found = [
        row[0].value
        for sheet in book.worksheets
        if sheet["A4"].value == "Kode"
        for row in sheet.iter_rows(min_row=5, max_col=1)
        if row[0].value
    ]
    codes = [one for one in found if one in pack.kriteria]
    assert sorted(codes) == sorted(one.kode for one in pack.at("unit") if one.dinilai)
    assert len(codes) == len(set(codes)) == 124


def test_the_same_input_gives_the_same_bytes():
    assert made(manifest()) == made(manifest())


def test_names_lead_to_the_tables():
    names = {name: defined.attr_text for name, defined in opened(full()).defined_names.items()}
    assert names["lke_area_PMN_7"] == f"'{AREA}'!$A$4:$H$4"
    assert names["lke_bukti"] == "'Bukti'!$A$4:$Y$4"
    assert names["lke_tahun"] == "=_lkecheck!$B$4".lstrip("=")


def test_each_choice_is_offered_with_its_meaning():
    book = opened(full())
    sheet, cell = book[AREA], answer(book, "UNT.7.1.a")
    rule = next(one for one in sheet.data_validations.dataValidation if cell.coordinate in one.sqref)
    assert (rule.type, rule.formula1) == ("list", '"A,B,C,D"')
    assert str(answer(book, "UNT.7.1.a", "Pilihan jawaban dan artinya").value).startswith("A = ")


def test_a_number_is_asked_for_where_a_criterion_takes_one():
    book = opened(full())
    cell = answer(book, "UNT.7.1.e")
    rule = next(one for one in book[AREA].data_validations.dataValidation if cell.coordinate in one.sqref)
    assert (rule.type, rule.formula1, rule.formula2) == ("decimal", "0", "100")
    assert cell.value == 95


def test_only_cells_to_fill_in_are_open():
    book = opened(full())
    assert book[AREA].protection.sheet
    assert book["Bukti"].protection.sheet
    assert answer(book, "UNT.7.1.a", "Kode").protection.locked
    assert not answer(book, "UNT.7.1.a").protection.locked
    assert not item(book, "Judul", 200).protection.locked


def test_a_text_that_starts_like_a_formula_stays_text():
    text = HOSTILE.replace('"', "'")
    filled = manifest().model_copy(update={"bukti": (manifest().bukti[0].model_copy(update={"judul": text}),), "jawaban": {}})
    cell = item(opened(made(filled, nama=text)), "Judul")
    assert (cell.data_type, cell.value) == ("s", text)
    assert opened(made(filled, nama=text))[layout.META]["B7"].data_type == "s"


def test_an_unscored_criterion_that_was_answered_is_not_left_out():
    kode = next(one.kode for one in PACK.at("unit"))
    pack = PACK.kriteria[kode].model_copy(update={"dinilai": False})
    unscored = replace(PACK, kriteria={**PACK.kriteria, kode: pack})
    with_answer = manifest().model_copy(update={"jawaban": {kode: next(iter(manifest().jawaban.values()))}, "bukti": ()})
    assert answer(opened(making.make(unscored, making.Target("kecil", "A", "A", "unit", 2022), with_answer)), kode).value
    with pytest.raises(KeyError):
        answer(opened(making.make(unscored, making.Target("kecil", "A", "A", "unit", 2022))), kode)


def test_what_no_cell_can_hold_is_told():
    many = tuple(f"{'a' * 1990}{number}.pdf" for number in range(17))
    filled = manifest().model_copy(update={"bukti": (manifest().bukti[0].model_copy(update={"berkas": many}),), "jawaban": {}})
    with pytest.raises(UsageError, match=r"Berkas.*32767"):
        made(filled)
