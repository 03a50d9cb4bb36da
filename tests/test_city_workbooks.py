"""A whole city at once, its OPDs' folders with workbooks in them: found, read, and what is not read is told."""

from __future__ import annotations

import json
import shutil
import sys
from functools import cache
from pathlib import Path

import pytest
from openpyxl.workbook.defined_name import DefinedName

from books import changed
from lkecheck import cli, workbook
from lkecheck.check import handed_in as sources
from lkecheck.evidence import manifests
from lkecheck.evidence.files import our_workbooks
from lkecheck.scheme import packs
from lkecheck.workbook import making

DAY = ["--date", "2021-12-31"]
SAMPLES = Path(__file__).parents[1] / "evidence_samples" / "kota-binjai-2021"
MANIFEST = "skema: lkecheck/manifest/1\ntahun: 2021\ntingkat: unit\nopd: {kode: DINSOS, nama: Dinas Sosial}\n"


@cache
def book(kode: str, tingkat: str = "unit", tahun: int = 2021) -> bytes:
    pack = packs.load(packs.DEFAULT).in_year(tahun)
    return making.make(pack, making.Target(pack.id, kode, f"Nama {kode}", tingkat, tahun))


def noted(kode: str) -> bytes:
    return changed(lambda one: one.defined_names.add(DefinedName(our_workbooks.NOTED, attr_text="Bukti!$A$1")), book(kode))


@pytest.fixture
def city(tmp_path):
    """dinkes/ and dalam/kadis/ hold a workbook, dinsos/ a manifest; names say nothing."""
    folder = tmp_path / "kota"
    put(folder / "dinkes" / "Isian final.xlsx", book("DINKES"))
    put(folder / "dalam" / "disdik" / "buku.xlsx", book("DISDIK"))
    put(folder / "dinsos" / "manifest.yaml", MANIFEST.encode())
    return folder


def put(path: Path, data: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)


@pytest.fixture
def check(capsys):
    def run(*arguments: object, code: int = 0):
        found = cli.run(["check", *map(str, arguments), "--output", "json", "--fail-on", "never", *DAY])
        said = capsys.readouterr()
        assert found == code, said.err
        return json.loads(said.out) if said.out else None, said.err

    return run


def handed_in(found):
    return {satu["opd"]["kode"]: satu["manifest"]["berkas"] for satu in found["penilaian"]}


def unread(satu):
    return {one["apa"]: one["sebab"] for one in satu["diperiksa"]["tidak_diperiksa"] if one["apa"].startswith("buku kerja")}


def unlisted(satu):
    return [one["pesan"] for one in satu["temuan"] if one["aturan"] == "berkas-tak-terdaftar"]


def test_a_city_of_workbooks_and_manifests(city, check):
    found, _ = check(city)
    assert handed_in(found) == {
        "DINKES": "dinkes/Isian final.xlsx",
        "DISDIK": "dalam/disdik/buku.xlsx",
        "DINSOS": "dinsos/manifest.yaml",
    }
    assert found["kota"]["temuan"] == []
    assert all(unlisted(satu) == [] and unread(satu) == {} for satu in found["penilaian"])


def test_as_the_workbook_by_its_own_name(city, check):
    alone, _ = check(city / "dinkes" / "Isian final.xlsx")
    assert check(city / "dinkes")[0] == alone
    (satu,) = (one for one in check(city)[0]["penilaian"] if one["opd"]["kode"] == "DINKES")
    assert satu == alone["penilaian"][0]


def test_places_are_told_from_the_root_on(city, check):
    found, _ = check(city, "--root", city.parent)
    assert handed_in(found)["DINKES"] == "kota/dinkes/Isian final.xlsx"


def test_a_sample_handed_in_as_a_workbook_is_judged_like_its_manifest(tmp_path, check, capsys):
    shutil.copytree(SAMPLES / "dishub", tmp_path / "dishub")
    manifest = tmp_path / "dishub" / "manifest.yaml"
    book = tmp_path / "dishub" / "isian.xlsx"
    assert cli.run(["workbook", "new", "--opd", "DISHUB", "--from", str(manifest), "--out", str(book)]) == 0
    manifest.unlink()
    capsys.readouterr()
    ours, theirs = (check(folder)[0]["penilaian"][0] for folder in (tmp_path, SAMPLES / "dishub"))
    assert ours["ringkasan"] == theirs["ringkasan"]
    assert [one["id"] for one in ours["temuan"]] == [one["id"] for one in theirs["temuan"]]


def test_what_is_wrong_in_one_workbook_stops_no_other(city, check):
    broken = changed(lambda one: setattr(one["_lkecheck"]["B4"], "value", "kapan"), book("DINKES"))
    put(city / "dinkes" / "Isian final.xlsx", broken)
    found, said = check(city, code=3)
    assert sorted(handed_in(found)) == ["DINSOS", "DISDIK"]
    assert "dinkes/Isian final.xlsx, sel _lkecheck!B4: " in said


def test_two_workbooks_in_one_folder_are_told_with_both_names(city, check):
    put(city / "dinkes" / "lama.xlsx", book("DINKES", tahun=2022))
    found, said = check(city, code=3)
    assert sorted(handed_in(found)) == ["DINSOS", "DISDIK"]
    assert found["kota"]["temuan"] == []
    assert 'dinkes/lama.xlsx: folder ini memuat 2 buku kerja lkecheck (yang lain: "Isian final.xlsx")' in said
    assert "pindahkan yang tidak diserahkan ke luar folder, atau sebut berkasnya: lkecheck check dinkes/lama.xlsx" in said
    assert check(city / "dinkes", code=2)[0]["penilaian"] == []
    one, _ = check(city / "dinkes" / "Isian final.xlsx")
    why = "tidak dibaca; yang dinilai Isian final.xlsx di folder yang sama. Sisakan satu saja bila isinya berbeda"
    assert unread(one["penilaian"][0]) == {"buku kerja lama.xlsx": why}


def test_beside_a_manifest_a_workbook_is_not_read_and_that_is_told(city, check):
    put(city / "dinsos" / "isian.xlsx", book("DINSOS", tahun=2022))
    put(city / "dinsos" / "data.xlsx", b"bukan buku kerja")
    for more in ([], ["--no-files"]):
        (satu,) = (one for one in check(city, *more)[0]["penilaian"] if one["opd"]["kode"] == "DINSOS")
        assert satu["manifest"]["berkas"] == "dinsos/manifest.yaml"
        assert satu["tahun"] == 2021
        assert list(unread(satu)) == ["buku kerja isian.xlsx"]
        assert "yang dinilai manifest.yaml di folder yang sama" in unread(satu)["buku kerja isian.xlsx"]
    (told,) = unlisted(next(one for one in check(city)[0]["penilaian"] if one["opd"]["kode"] == "DINSOS"))
    assert "data.xlsx" in told
    assert "isian.xlsx" not in told


def test_a_workbook_that_the_manifest_lists_is_evidence(city, check):
    item = "bukti:\n- {id: a, jenis: laporan, topik: [wbs], judul: Isian, berkas: isian.xlsx}\n"
    put(city / "dinsos" / "manifest.yaml", (MANIFEST + item).encode())
    put(city / "dinsos" / "isian.xlsx", book("DINSOS"))
    (satu,) = check(city / "dinsos")[0]["penilaian"]
    assert unread(satu) == {}


def test_no_workbook_is_opened_where_all_files_are_listed(city, check, monkeypatch):
    opened = []
    monkeypatch.setattr(our_workbooks, "kind", opened.append)
    item = "bukti:\n- {id: a, jenis: laporan, topik: [wbs], judul: Isian, berkas: [isian.xlsx, bukti/b.xlsx]}\n"
    put(city / "dinsos" / "manifest.yaml", (MANIFEST + item).encode())
    put(city / "dinsos" / "isian.xlsx", book("DINSOS"))
    put(city / "dinsos" / "bukti" / "b.xlsx", book("DINSOS"))
    check(city / "dinsos")
    assert opened == []


def test_a_manifest_made_of_the_workbook_says_nothing_until_the_workbook_changes(city, check, capsys):
    own = city / "dinkes" / "Isian final.xlsx"
    assert cli.run(["workbook", "read", str(own)]) == 0
    capsys.readouterr()
    (satu,) = check(own.parent)[0]["penilaian"]
    assert satu["manifest"]["berkas"] == "dinkes/manifest.yaml"
    assert (unread(satu), unlisted(satu)) == ({}, [])
    put(own, changed(lambda one: one.create_sheet("Lain"), book("DINKES")))
    (satu,) = check(own.parent)[0]["penilaian"]
    assert unread(satu) == {
        "buku kerja Isian final.xlsx": "berubah sesudah manifest.yaml dibuat darinya; perbarui dengan: lkecheck workbook read"
    }
    assert unlisted(satu) == []


def test_a_copy_with_notes_is_no_second_workbook_and_is_told(city, check, capsys):
    own = city / "dinkes" / "Isian final.xlsx"
    copy = own.with_name("untuk ditempel.xlsx")
    assert cli.run(["workbook", "annotate", str(own), "--out", str(copy), *DAY]) == 0
    capsys.readouterr()
    (satu,) = check(city / "dinkes")[0]["penilaian"]
    assert satu["manifest"]["berkas"] == "dinkes/Isian final.xlsx"
    assert unlisted(satu) == []
    assert unread(satu) == {
        "buku kerja untuk ditempel.xlsx": "salinan bercatatan tidak dibaca; yang dinilai Isian final.xlsx di folder yang sama"
    }
    own.unlink()
    assert handed_in(check(city / "dinkes")[0]) == {"DINKES": "dinkes/untuk ditempel.xlsx"}


def test_the_city_s_own_workbook_hides_no_opd(city, check):
    put(city / "pusat.xlsx", book("KOTA", "pusat"))
    put(city / "dinkes" / "surat.txt", b"milik dinkes")
    found, _ = check(city)
    assert handed_in(found) == {
        "KOTA": "kota/pusat.xlsx",
        "DINKES": "dinkes/Isian final.xlsx",
        "DISDIK": "dalam/disdik/buku.xlsx",
        "DINSOS": "dinsos/manifest.yaml",
    }
    assert unlisted(found["penilaian"][0]) == []


def test_below_the_workbook_of_an_opd_nothing_is_searched(city, check):
    put(city / "dinkes" / "puskesmas" / "buku.xlsx", book("PUSKESMAS"))
    assert "PUSKESMAS" not in handed_in(check(city)[0])
    assert list(handed_in(check(city / "dinkes")[0])) == ["DINKES"]


def test_links_are_not_followed(city, check, tmp_path):
    put(tmp_path / "luar" / "buku.xlsx", book("LUAR"))
    (city / "luar").mkdir()
    (city / "luar" / "buku.xlsx").symlink_to(tmp_path / "luar" / "buku.xlsx")
    found, _ = check(city)
    assert "LUAR" not in handed_in(found)
    assert [one["lokasi"]["berkas"] for one in found["kota"]["temuan"]] == ["luar"]


def test_without_the_extra_it_is_told_what_to_install(city, check, monkeypatch):
    monkeypatch.delattr(workbook, "opening", raising=False)
    monkeypatch.setitem(sys.modules, "lkecheck.workbook.opening", None)
    found, said = check(city, code=2)
    assert found is None
    assert "buku.xlsx\" adalah buku kerja; untuk membacanya: pip install 'lkecheck[reports]'" in said


@pytest.mark.parametrize("command", [["score"], ["plan", "--target", "50%"]])
def test_other_commands_take_the_city_too(city, command, capsys):
    shutil.rmtree(city / "dinsos")
    assert cli.run([command[0], str(city), *command[1:], "--no-files", *DAY]) in (0, 1)
    assert "DISDIK" in capsys.readouterr().out


def test_explain_reads_the_pack_from_the_workbook(city, capsys):
    assert cli.run(["explain", "UNT.7.4.a", "--manifest", str(city / "dinkes"), *DAY]) == 0
    assert "UNT.7.4.a" in capsys.readouterr().out


def test_the_terminal_says_it_in_the_place_of_what_is_not_checked(city, capsys):
    put(city / "dinsos" / "isian.xlsx", book("DINSOS"))
    cli.run(["check", str(city / "dinsos"), "--no-files", "--fail-on", "never", *DAY])
    told = " ".join(capsys.readouterr().out.split("Yang tidak diperiksa:")[1].split())
    assert "- buku kerja isian.xlsx (1): tidak dibaca; yang dinilai manifest.yaml di folder yang sama." in told


def test_a_manifest_made_before_digests_were_written_is_still_known(tmp_path):
    from lkecheck.workbook.manifest_text import MARK, source_of

    manifest = tmp_path / manifests.NAME
    manifest.write_text(f'{MARK}"LKE \\u00e9.xlsx"; ubah\n', "utf-8")
    assert source_of(manifest) == ("LKE é.xlsx", "")
    assert sources.BOOKS[0] == ".xlsx"
