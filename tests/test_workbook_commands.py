"""lkecheck workbook and check, as an officer types them: new, filled in, read, checked; the same result as by hand."""

from __future__ import annotations

import json
import shutil
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import load_workbook

from books import answer, column, item, opened
from lkecheck import cli
from lkecheck.evidence import manifests
from lkecheck.workbook import layout

SAMPLE = Path(__file__).parents[1] / "evidence_samples" / "kota-binjai-2021" / "dishub"
DAY = ["--date", "2021-12-31"]


@pytest.fixture
def call(capsys):
    def run(*arguments: object) -> tuple[int, str, str]:
        code = cli.run([str(argument) for argument in arguments])
        said = capsys.readouterr()
        return code, said.out, said.err

    return run


@pytest.fixture
def office(tmp_path, call):
    """An OPD's folder: its files, and a workbook filled in from the sample's manifest; no manifest."""
    folder = tmp_path / "dishub"
    shutil.copytree(SAMPLE, folder)
    (folder / "manifest.yaml").rename(tmp_path / "hand.yaml")
    book = folder / "LKE-DISHUB-2021.xlsx"
    code, _, said = call("workbook", "new", "--opd", "DISHUB", "--from", tmp_path / "hand.yaml", "--out", book)
    assert (code, said) == (0, f"{book} ditulis. Isi sel berwarna, lalu jalankan: lkecheck check {book}\n")
    return folder


def result(call, *arguments):
    code, out, said = call("check", *arguments, "--output", "json", "--fail-on", "never", *DAY)
    assert code == 0, said
    return json.loads(out)


def judged(found):
    """What must not depend on how an OPD handed in: everything but the name, the hash and the place in the file."""
    (satu,) = found["penilaian"]
    del satu["manifest"]
    for temuan in satu["temuan"]:
        del temuan["lokasi"]
    return satu, found["kota"]


@pytest.mark.parametrize("files", [[], ["--no-files"]])
def test_the_workbook_the_manifest_read_from_it_and_the_manifest_by_hand_are_judged_alike(office, call, files):
    by_hand = judged(result(call, SAMPLE, *files))
    assert judged(result(call, office / "LKE-DISHUB-2021.xlsx", *files)) == by_hand
    code, _, said = call("workbook", "read", office / "LKE-DISHUB-2021.xlsx")
    assert (code, said.count("ditulis")) == (0, 1)
    assert judged(result(call, office, *files)) == by_hand
    assert manifests.read(office / "manifest.yaml", "m").manifest == manifests.read(SAMPLE / "manifest.yaml", "m").manifest


def test_filled_in_by_hand_from_an_empty_one(tmp_path, call):
    book = tmp_path / "LKE.xlsx"
    assert call("workbook", "new", "--opd", "DINKES", "--nama", "Dinas Kesehatan", "--year", 2021, "--out", book)[0] == 0
    filled = load_workbook(book)
    answer(filled, "UNT.7.4.a").value = "A"
    answer(filled, "UNT.7.4.a", "Bukti (id)").value = "hadir-wbs; notulen-wbs"
    rows = (
        ("hadir-wbs", "Daftar hadir", "Whistle blowing system", "Daftar hadir sosialisasi WBS", 40, 55),
        ("notulen-wbs", "Notulen rapat", "Whistle blowing system", "Notulen sosialisasi WBS", None, None),
    )
    titles = ("Id", "Jenis", "Topik", "Judul", "Tercapai", "Sasaran")
    for number, row in enumerate(rows):
        for title, value in zip(titles, row, strict=True):
            item(filled, title, number).value = value
        item(filled, "Tanggal", number).value = "10 Maret 2021"
        item(filled, "Kegiatan", number).value = "sosialisasi-wbs"
    filled.save(book)
    by_hand = tmp_path / "hand" / "manifest.yaml"
    by_hand.parent.mkdir()
    by_hand.write_text(
        "skema: lkecheck/manifest/1\npaket: pmprb-2020\ntahun: 2021\ntingkat: unit\nopd: {kode: DINKES, nama: Dinas Kesehatan}\n"
        "jawaban:\n  UNT.7.4.a: {nilai: A, bukti: [hadir-wbs, notulen-wbs]}\nbukti:\n"
        "- {id: hadir-wbs, jenis: daftar_hadir, topik: [wbs], judul: Daftar hadir sosialisasi WBS, tanggal: 2021-03-10, "
        "kegiatan: sosialisasi-wbs, cakupan: {tercapai: 40, sasaran: 55}}\n"
        "- {id: notulen-wbs, jenis: notulen, topik: [wbs], judul: Notulen sosialisasi WBS, tanggal: 2021-03-10, "
        "kegiatan: sosialisasi-wbs}\n",
        encoding="utf-8",
    )
    assert judged(result(call, book, "--no-files")) == judged(result(call, by_hand, "--no-files"))


def test_reading_twice_gives_the_same_bytes_and_leaves_the_workbook(office, call):
    book = office / "LKE-DISHUB-2021.xlsx"
    before = book.read_bytes()
    assert call("workbook", "read", book)[0] == 0
    first = (office / "manifest.yaml").read_bytes()
    assert call("workbook", "read", book)[0] == 0
    assert (office / "manifest.yaml").read_bytes() == first
    assert book.read_bytes() == before


def test_a_workbook_of_an_older_pack_is_read_with_a_note_of_what_to_do(office, call):
    book = office / "LKE-DISHUB-2021.xlsx"
    filled = load_workbook(book)
    filled[layout.META]["B3"] = "2020.0"
    filled.save(book)
    code, _, said = call("workbook", "read", book)
    assert code == 0
    assert "dibuat dengan paket binjai-2022 versi 2020.0; sekarang versi 2022.1" in said
    assert "lkecheck workbook new --opd KODE --from LKE-DISHUB-2021.xlsx" in said


def test_a_manifest_of_their_own_is_not_overwritten(office, call):
    (office / "manifest.yaml").write_text("milik kami", encoding="utf-8")
    code, _, said = call("workbook", "read", office / "LKE-DISHUB-2021.xlsx")
    assert code == 2
    assert "sudah ada dan tidak berasal dari buku kerja" in said
    assert (office / "manifest.yaml").read_text(encoding="utf-8") == "milik kami"


def test_the_files_may_lie_elsewhere(office, tmp_path, call):
    book = tmp_path / "LKE-DISHUB-2021.xlsx"
    shutil.move(office / book.name, book)
    (office / "bukti" / "lebih.pdf").write_bytes(b"%PDF-1.7")
    code, _, said = call("workbook", "read", book, "--folder", office)
    assert code == 0
    assert 'dishub: berkas "bukti/lebih.pdf" ada di dalam folder, tetapi tidak disebut baris mana pun.' in said
    assert (office / "manifest.yaml").exists()
    assert call("workbook", "read", book, "--folder", tmp_path / "tidak-ada")[0] == 2


def test_everything_wrong_is_told_with_sheet_and_cell(office, call):
    book = office / "LKE-DISHUB-2021.xlsx"
    filled = load_workbook(book)
    item(filled, "Id", 1).value = item(filled, "Id", 0).value
    item(filled, "Jenis", 2).value = "Laporann"
    answer(filled, "UNT.7.4.a", "Bukti (id)").value = "tidak-ada"
    item(filled, "Berkas", 3).value = "../lain/a.pdf"
    filled.save(book)
    for command in (["check"], ["workbook", "read"], ["workbook", "annotate"]):
        code, _, said = call(*command, book)
        assert code == 2
        sheet = answer(filled, "UNT.7.4.a").parent.title
        cell = answer(filled, "UNT.7.4.a", "Bukti (id)").coordinate
        assert f"sel '{sheet}'!{cell}: bukti \"tidak-ada\" tidak ada dalam daftar bukti." in said
        assert "sel Bukti!A6: id " in said
        assert 'sel Bukti!B7: jenis "Laporann" tidak ada dalam kosakata. Pilih dari daftar pada selnya' in said
        assert "sel Bukti!R8: letak berkas" in said
        assert said.index("sel Bukti!A6: ") < said.index("sel Bukti!B7: ") < said.index("sel Bukti!R8: ")
    assert sorted(path.name for path in office.iterdir()) == ["LKE-DISHUB-2021.xlsx", "bukti"]


def test_annotate_writes_a_copy_and_never_the_original(office, call):
    book = office / "LKE-DISHUB-2021.xlsx"
    before = book.read_bytes()
    code, _, said = call("workbook", "annotate", book, *DAY)
    copy = office / "LKE-DISHUB-2021-catatan.xlsx"
    assert code == 0
    assert said.endswith("temuan. LKE-DISHUB-2021.xlsx tidak diubah.\n")
    assert book.read_bytes() == before
    assert layout.RESULT_SHEET in opened(copy.read_bytes()).sheetnames
    assert call("workbook", "annotate", book, "--out", book)[0] == 2
    first = copy.read_bytes()
    assert call("workbook", "annotate", book, *DAY)[0] == 0
    assert copy.read_bytes() == first
    found, by_hand = judged(result(call, book)), judged(result(call, SAMPLE))
    told = found[0]["diperiksa"]["tidak_diperiksa"]
    (note,) = [one for one in told if one["apa"] == "buku kerja LKE-DISHUB-2021-catatan.xlsx"]
    told.remove(note)
    assert found == by_hand  # the copy is no evidence


def test_the_place_of_a_finding_is_its_sheet_and_cell(office, call):
    found = result(call, office / "LKE-DISHUB-2021.xlsx", "--no-files")
    temuan = next(one for one in found["penilaian"][0]["temuan"] if one["kriteria"] == "UNT.7.1.b")
    book = load_workbook(BytesIO((office / "LKE-DISHUB-2021.xlsx").read_bytes()))
    cell = answer(book, "UNT.7.1.b")
    assert temuan["lokasi"] == {
        "berkas": "dishub/LKE-DISHUB-2021.xlsx",
        "baris": cell.row,
        "kolom": cell.column,
        "sel": f"'{cell.parent.title}'!{cell.coordinate}",
    }
    assert column(cell.parent, "Jawaban") == cell.column


@pytest.mark.parametrize(
    ("arguments", "found"),
    [
        (["--opd", "Dinas Kesehatan"], "tidak sesuai"),
        (["--opd", "DINAS-LAIN", "--pack", "binjai-2022"], "bukan unit dalam paket"),
        (["--opd", "DINKES", "--year", "1999"], "2000"),
        (["--opd", "DINKES", "--from", "tidak-ada.yaml"], "tidak-ada.yaml"),
        ([], "--opd"),
    ],
)
def test_a_wrong_call_writes_nothing(tmp_path, monkeypatch, call, arguments, found):
    monkeypatch.chdir(tmp_path)
    code, _, said = call("workbook", "new", *arguments)
    assert code == 2
    assert found in said
    assert list(tmp_path.iterdir()) == []


def test_a_workbook_that_is_there_is_not_overwritten(office, call):
    before = (office / "LKE-DISHUB-2021.xlsx").read_bytes()
    code, _, said = call("workbook", "new", "--opd", "DISHUB", "--out", office / "LKE-DISHUB-2021.xlsx")
    assert code == 2
    assert "sudah ada" in said
    assert (office / "LKE-DISHUB-2021.xlsx").read_bytes() == before


def test_a_manifest_with_an_answer_that_no_row_can_hold_is_refused(tmp_path, call):
    (tmp_path / "m.yaml").write_text(
        "skema: lkecheck/manifest/1\ntahun: 2021\ntingkat: unit\nopd: {kode: A, nama: A}\njawaban: {UNT.9.9.z: {nilai: A}}\n"
    )
    code, _, said = call("workbook", "new", "--opd", "A", "--from", tmp_path / "m.yaml", "--out", tmp_path / "LKE.xlsx")
    assert code == 2
    assert 'kriteria "UNT.9.9.z" tidak dikenal' in said
    assert not (tmp_path / "LKE.xlsx").exists()
