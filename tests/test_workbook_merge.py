"""lkecheck workbook merge: the city's recap, what is missing by OPD, and the pusat workbook with what came from where."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from openpyxl import load_workbook

from lkecheck import cli
from lkecheck.check.find import find
from lkecheck.scheme import packs
from lkecheck.workbook import merging, reading

CITY = Path(__file__).parents[1] / "evidence_samples" / "kota-binjai-2021"
DAY = ["--date", "2021-12-31", "--no-files"]
OPDS = ("dishub", "dinkes")


@pytest.fixture(scope="module")
def city(tmp_path_factory):
    """Two OPDs' folders with a workbook each, and one with a manifest by hand."""
    folder = tmp_path_factory.mktemp("kota")
    for nama in (*OPDS, "bkd"):
        shutil.copytree(CITY / nama, folder / nama)
    for nama in OPDS:
        manifest, book = folder / nama / "manifest.yaml", folder / nama / f"LKE-{nama.upper()}-2021.xlsx"
        assert cli.run(["workbook", "new", "--opd", nama.upper(), "--from", str(manifest), "--out", str(book)]) == 0
        assert cli.run(["workbook", "annotate", str(book), *DAY]) == 0
        manifest.unlink()
    return folder


@pytest.fixture(scope="module")
def merged(city, tmp_path_factory):
    out = tmp_path_factory.mktemp("hasil")
    assert cli.run(["workbook", "merge", str(city), "--out", str(out), *DAY]) == 0
    return out


def rows(path, title):
    """A sheet's rows by their headers."""
    sheet = load_workbook(path)[title]
    heads = [cell.value for cell in sheet[4]]
    return [dict(zip(heads, (cell.value for cell in row), strict=True)) for row in sheet.iter_rows(min_row=5)]


def test_workbooks_are_found_and_copies_with_notes_are_not(city):
    assert [path.relative_to(city).as_posix() for path, _ in find([city]).manifests] == [
        "bkd/manifest.yaml",
        "dinkes/LKE-DINKES-2021.xlsx",
        "dishub/LKE-DISHUB-2021.xlsx",
    ]


def test_the_recap_repeats_the_result(city, merged, capsys):
    paths = [str(path) for path, _ in find([city]).manifests]
    assert cli.run(["check", *paths, "--output", "json", "--fail-on", "never", *DAY]) == 0
    result = json.loads(capsys.readouterr().out)
    found = {row["Kode"]: row for row in rows(merged / "REKAP-2021.xlsx", "Rekap") if row["Kode"]}
    places = {row["opd"]["kode"]: row["urutan"] for row in result["kota"]["peringkat"]}
    assert sorted(found) == ["BKD", "DINKES", "DISHUB"]
    for satu in result["penilaian"]:
        row, sums = found[satu["opd"]["kode"]], satu["ringkasan"]
        assert row["Urutan"] == places[satu["opd"]["kode"]]
        assert [row[title] for title in ("Kriteria", "Terpenuhi", "Sebagian", "Perlu reviu", "Belum")] == [
            sums[key] for key in ("kriteria", "terpenuhi", "sebagian", "perlu_reviu", "belum")
        ]
        for title, key in (("Klaim", "nilai_mandiri"), ("Didukung", "nilai_didukung"), ("Mungkin", "nilai_mungkin")):
            assert row[title] == pytest.approx(float(sums[key]))
        areas = {row["Area"]: row for row in rows(merged / "REKAP-2021.xlsx", "Area") if row["Kode"] == satu["opd"]["kode"]}
        own = {one["kode"]: one for one in satu["bagian"] if one["jenis"] == "area"}
        assert sorted(areas) == sorted(own)
        for kode, one in own.items():
            assert areas[kode]["Didukung"] == pytest.approx(float(one["nilai_didukung"]))
            assert areas[kode]["Klaim"] == pytest.approx(float(one["nilai_mandiri"]))
    told = [row["Perangkat daerah"] for row in rows(merged / "REKAP-2021.xlsx", "Rekap") if not row["Kode"]]
    assert [temuan["pesan"] for temuan in result["kota"]["temuan"]] == told


def test_shares_stand_by_opd_and_area(merged):
    (row,) = [row for row in rows(merged / "REKAP-2021.xlsx", "OPD x area") if row["Kode"] == "DISHUB"]
    (area,) = [row for row in rows(merged / "REKAP-2021.xlsx", "Area") if (row["Kode"], row["Area"]) == ("DISHUB", "PMN.7")]
    assert row["PMN.7"] == pytest.approx(100 * area["Didukung"] / area["Bobot"])


def test_missing_evidence_says_which_document_whose_and_by_when(merged):
    found = rows(merged / "REKAP-2021.xlsx", "Bukti yang belum ada")
    assert [row["Kode"] for row in found] == sorted(row["Kode"] for row in found)
    row = next(row for row in found if (row["Kode"], row["Kriteria"]) == ("DISHUB", "UNT.7.1.b"))
    assert (row["Untuk jawaban"], row["Keadaan"]) == ("Y", "perlu dilengkapi")
    assert row["Dokumen"] == "Laporan pelaksanaan tentang laporan berkala UPG (dari tahun 2021)"
    assert row["Penanggung jawab"] == "Sekretaris perangkat daerah; Unit pengendalian gratifikasi"
    assert row["Paling lambat"] == "2022-01-30"


def test_the_pusat_workbook_is_prefilled_with_what_serves_it(city, merged):
    book = merged / "LKE-KOTA-BINJAI-2021.xlsx"
    read = reading.read(book.read_bytes(), book.name, city)
    manifest = read.manifest
    assert (manifest.tingkat, manifest.opd.kode, manifest.opd.nama) == ("pusat", "KOTA-BINJAI", "Pemerintah Kota Binjai")
    assert manifest.jawaban == {}
    pack = packs.load("binjai-2022")
    pairs = {(one.jenis, one.topik) for kriteria in pack.at("pusat") for one in kriteria.semua_dokumen}
    assert len(manifest.bukti) > 100
    assert all(any((one.jenis, topik) in pairs for topik in one.topik) for one in manifest.bukti)
    assert {one.id.split(".")[0] for one in manifest.bukti} == {"BKD", "DINKES", "DISHUB"}
    paths = [path for one in manifest.bukti for path in one.berkas]
    assert {path.split("/")[0] for path in paths} == {"bkd", "dinkes", "dishub"}
    assert sum((city / path).exists() for path in paths) > len(paths) - 5  # the sample lacks a few on purpose


def test_each_item_says_which_workbook_and_row_it_came_from(city, merged):
    sheet = load_workbook(merged / "LKE-KOTA-BINJAI-2021.xlsx")["Bukti"]
    heads = [cell.value for cell in sheet[4]]
    books = {nama: load_workbook(city / nama / f"LKE-{nama.upper()}-2021.xlsx") for nama in OPDS}
    checked = 0
    for row in sheet.iter_rows(min_row=5, values_only=True):
        found = dict(zip(heads, row, strict=True))
        if found["Id"] and not found["Id"].startswith("BKD."):
            file, _, cell = found["Asal"].partition(", sel ")
            kode, _, nama = found["Id"].partition(".")
            assert file == f"{kode.lower()}/LKE-{kode}-2021.xlsx"
            title, _, at = cell.partition("!")
            assert books[kode.lower()][title][at].value == nama
            checked += 1
    assert checked > 50
    by_hand = next(row for row in sheet.iter_rows(min_row=5, values_only=True) if str(row[0]).startswith("BKD."))
    assert by_hand[-1].startswith("bkd/manifest.yaml, baris ")


def test_the_recap_says_what_was_taken_over(merged):
    found = rows(merged / "REKAP-2021.xlsx", "Asal")
    taken = {row["Pada buku kerja pusat"] for row in found if row["Pada buku kerja pusat"]}
    sheet = load_workbook(merged / "LKE-KOTA-BINJAI-2021.xlsx")["Bukti"]
    assert taken == {row[0] for row in sheet.iter_rows(min_row=5, max_col=1, values_only=True) if row[0]}
    answers = [row for row in found if row["Isian"] == "jawaban" and row["Kode"] == "DISHUB"]
    assert answers[0]["Berasal dari"].startswith("dishub/LKE-DISHUB-2021.xlsx, sel '")


def test_the_pusat_workbook_is_judged_with_the_files_of_the_opds(city, merged, tmp_path, capsys):
    shutil.copytree(city, tmp_path / "kota")
    book = tmp_path / "kota" / "LKE-KOTA-BINJAI-2021.xlsx"
    shutil.copy(merged / book.name, book)
    assert cli.run(["check", str(book), "--output", "json", "--fail-on", "never", "--date", "2021-12-31"]) == 0
    (satu,) = json.loads(capsys.readouterr().out)["penilaian"]
    assert [one for one in satu["temuan"] if one["aturan"] == "berkas-tak-terdaftar"] == []  # the folders are the OPDs' own
    assert satu["ringkasan"]["nilai_mandiri"] == "0"
    assert float(satu["ringkasan"]["nilai_didukung"]) > 0


def test_the_same_input_gives_the_same_bytes_and_nothing_is_overwritten(city, merged, tmp_path, capsys):
    before = {path.name: path.read_bytes() for path in merged.iterdir()}
    assert cli.run(["workbook", "merge", str(city), "--out", str(tmp_path), *DAY]) == 0
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == before
    assert cli.run(["workbook", "merge", str(city), "--out", str(merged), *DAY]) == 2
    assert "sudah ada" in capsys.readouterr().err
    assert {path.name: path.read_bytes() for path in merged.iterdir()} == before


def test_a_file_name_takes_the_recap_alone(city, tmp_path):
    assert (
        cli.run(
            ["workbook", "merge", *(str(path) for path, _ in find([city]).manifests), "--out", str(tmp_path / "Rekap.xlsx"), *DAY]
        )
        == 0
    )
    assert [path.name for path in tmp_path.iterdir()] == ["Rekap.xlsx"]


def test_a_broken_workbook_stops_no_other_and_is_named(city, tmp_path, capsys):
    shutil.copytree(city, tmp_path / "kota")
    sheet = load_workbook(tmp_path / "kota" / "dishub" / "LKE-DISHUB-2021.xlsx")
    sheet["Bukti"]["F5"] = "1/2/2021"
    sheet.save(tmp_path / "kota" / "dishub" / "LKE-DISHUB-2021.xlsx")
    assert cli.run(["workbook", "merge", str(tmp_path / "kota"), "--out", str(tmp_path / "hasil"), *DAY]) == 3
    assert "dishub/LKE-DISHUB-2021.xlsx, sel Bukti!F5: berisi teks" in capsys.readouterr().err
    texts = [str(row["Perangkat daerah"]) for row in rows(tmp_path / "hasil" / "REKAP-2021.xlsx", "Rekap")]
    assert any(text.startswith("Tidak terbaca: dishub/LKE-DISHUB-2021.xlsx, sel Bukti!F5") for text in texts)


@pytest.mark.parametrize(
    ("arguments", "found"),
    [(["tidak-ada"], '"tidak-ada" tidak ada'), (["."], "Tidak ada manifest.yaml atau buku kerja lkecheck"), ([], "PATH...")],
)
def test_a_wrong_call(tmp_path, monkeypatch, capsys, arguments, found):
    monkeypatch.chdir(tmp_path)
    assert cli.run(["workbook", "merge", *arguments, "--out", "hasil"]) == 2
    assert found in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


def test_without_a_city_pack_the_code_is_asked_for(tmp_path, capsys):
    call = ["workbook", "merge", str(tmp_path), "--out", str(tmp_path / "hasil"), *DAY]
    assert cli.run(["workbook", "new", "--opd", "DINKES", "--year", "2021", "--out", str(tmp_path / "LKE-DINKES-2021.xlsx")]) == 0
    assert cli.run(call) == 2
    assert "sebut kodenya dengan --opd" in capsys.readouterr().err
    assert not (tmp_path / "hasil").exists()
    assert cli.run([*call, "--opd", "KOTA-CONTOH"]) == 0
    assert (tmp_path / "hasil" / "LKE-KOTA-CONTOH-2021.xlsx").exists()


def test_no_path_leads_out_of_the_city(city, tmp_path):
    from datetime import date

    from lkecheck.check import run as pipeline
    from lkecheck.check.options import Options

    options = Options(date(2021, 12, 31), berkas=False)
    run = pipeline.run([city / "bkd" / "manifest.yaml"], options)
    (tmp_path / "kota").mkdir()
    items = merging.taken(packs.load("binjai-2022"), run.sources, tmp_path / "kota")
    assert {one.bukti.berkas for one in items} == {()}
    assert sum(len(one.dilewati) for one in items) > 50


def test_ids_of_two_opds_never_meet(city):
    assert merging._id("A-B.c") != merging._id("A.B-c")
    long = [merging._id("DINKES." + "x" * 93 + end) for end in ("aaaa", "bbbb")]
    assert len(set(long)) == 2
    assert {len(one) for one in long} == {100}
