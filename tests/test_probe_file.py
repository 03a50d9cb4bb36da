"""What a look at an item's files tells, and what it leaves untold."""

from __future__ import annotations

import hashlib
import os
import unicodedata
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lkecheck.core.errors import reason
from lkecheck.evidence.compare import unlisted as of_folder
from lkecheck.evidence.compare.accepted import Accepted
from lkecheck.evidence.compare.item_files import Look, Survey
from lkecheck.evidence.files import hashing
from lkecheck.evidence.files.kinds import HEAD, kind_of
from lkecheck.model.manifest import Bukti
from opened_here import by_kind
from small_pack import small_pack, steady

PDF = b"%PDF-1.7\n1 0 obj\n"
ACCEPTED = Accepted.of(small_pack())


def bukti(*berkas: str, **more: Any) -> Bukti:
    return Bukti(id="a", jenis="laporan", topik=("survei",), judul="Laporan", berkas=berkas, **more)


def look(folder: Path, *berkas: str, **more: Any) -> Look:
    survey = Survey.of(folder, [bukti(*berkas, **more)], ACCEPTED)
    return survey.looks(by_kind(survey.paths))["a"]


def faults(folder: Path, *berkas: str, **more: Any) -> list[str]:
    return [cacat.nama for cacat in look(folder, *berkas, **more).cacat]


@pytest.fixture
def opd(tmp_path: Path) -> Path:
    (tmp_path / "bukti").mkdir()
    (tmp_path / "bukti" / "laporan.pdf").write_bytes(PDF)
    return tmp_path


def test_a_faultless_file_has_its_hash_and_no_fault(opd: Path) -> None:
    seen = look(opd, "bukti/laporan.pdf")
    assert (seen.cacat, seen.sha256) == ((), (hashlib.sha256(PDF).hexdigest(),))


def test_an_item_without_files_has_nothing_to_see(opd: Path) -> None:
    assert look(opd) == Look((), ())


# berkas-hilang


def test_a_missing_file_is_told_with_the_nearest_name(opd: Path) -> None:
    (cacat,) = look(opd, "bukti/lapran.pdf").cacat
    assert cacat.nama == "berkas-hilang"
    assert cacat.isi == {"judul": "Laporan", "berkas": "bukti/lapran.pdf", "saran": 'Mungkin maksud Anda "laporan.pdf"?'}


def test_a_missing_file_without_a_near_one_is_told_without_a_hint(opd: Path) -> None:
    (cacat,) = look(opd, "lain/xyz.docx").cacat
    assert (cacat.nama, cacat.isi["saran"]) == ("berkas-hilang", "")


@pytest.mark.parametrize("name", ["Bukti/laporan.pdf", "bukti/LAPORAN.pdf", "bukti/laporan.PDF"])
def test_another_letter_case_is_another_file(name: str, opd: Path) -> None:
    assert faults(opd, name) == ["berkas-hilang"]


@pytest.mark.parametrize("name", ["bukti/laporan.pdf/x", "x" * 300 + ".pdf", "bukti/" * 300 + "a.pdf"])
def test_a_path_that_no_disk_can_hold_is_a_missing_file(name: str, opd: Path) -> None:
    assert faults(opd, name) == ["berkas-hilang"]


@pytest.mark.parametrize("written, on_disk", [("NFC", "NFD"), ("NFD", "NFC"), ("NFC", "NFC")])
def test_a_name_is_found_in_either_composition(written: Any, on_disk: Any, opd: Path) -> None:
    folder, name = "Évaluasi", "café.pdf"
    (opd / unicodedata.normalize(on_disk, folder)).mkdir()
    (opd / unicodedata.normalize(on_disk, folder) / unicodedata.normalize(on_disk, name)).write_bytes(PDF)
    seen = look(opd, unicodedata.normalize(written, f"{folder}/{name}"))
    assert (seen.cacat, seen.sha256) == ((), (hashlib.sha256(PDF).hexdigest(),))


def test_every_file_of_a_list_is_looked_at(opd: Path) -> None:
    (opd / "kosong.pdf").touch()
    seen = look(opd, "bukti/laporan.pdf", "kosong.pdf", "hilang.pdf")
    assert [(cacat.nama, cacat.isi["berkas"]) for cacat in seen.cacat] == [
        ("berkas-kosong", "kosong.pdf"),
        ("berkas-hilang", "hilang.pdf"),
    ]
    assert len(seen.sha256) == 1


# berkas-kosong, berkas-melampaui-batas, berkas-gagal-diperiksa


@pytest.mark.parametrize("size, expected", [(0, ["berkas-kosong"]), (1, [])])
def test_an_empty_file_is_told(size: int, expected: list[str], opd: Path) -> None:
    (opd / "a.txt").write_bytes(b"a" * size)
    assert faults(opd, "a.txt") == expected


@pytest.mark.parametrize("size, expected", [(100, []), (101, ["berkas-melampaui-batas"])])
def test_a_file_over_the_limit_is_told_and_has_no_hash(size: int, expected: list[str], opd: Path) -> None:
    (opd / "a.txt").write_bytes(b"a" * size)
    survey = Survey.of(opd, [bukti("a.txt")], ACCEPTED, most=100)
    seen = survey.looks(by_kind(survey.paths))["a"]
    assert [cacat.nama for cacat in seen.cacat] == expected
    assert bool(seen.sha256) is not bool(expected)


def test_ten_gigabytes_are_told_by_their_size_and_not_read(opd: Path) -> None:
    with (opd / "rekaman.mp4").open("wb") as file:
        file.seek(10 * 1024**3 - 1)
        file.write(b"\0")
    (cacat,) = look(opd, "rekaman.mp4").cacat
    assert (cacat.nama, cacat.isi["ukuran"], cacat.isi["batas"]) == ("berkas-melampaui-batas", "10240 MB", "200 MB")


def test_a_folder_in_place_of_a_file_is_told(opd: Path) -> None:
    (opd / "folder.pdf").mkdir()
    (cacat,) = look(opd, "folder.pdf").cacat
    assert (cacat.nama, cacat.isi["sebab"]) == ("berkas-gagal-diperiksa", "bukan berkas biasa")


def test_a_pipe_is_told_and_not_waited_for(opd: Path) -> None:
    os.mkfifo(opd / "pipa.pdf")
    assert faults(opd, "pipa.pdf") == ["berkas-gagal-diperiksa"]


def test_a_link_that_leads_nowhere_is_told(opd: Path) -> None:
    (opd / "x.pdf").symlink_to("tidak-ada.pdf")
    assert faults(opd, "x.pdf") == ["berkas-gagal-diperiksa"]


@pytest.mark.skipif(os.geteuid() == 0, reason="the superuser may read every file")
def test_a_file_without_permission_is_told(opd: Path) -> None:
    (opd / "bukti" / "laporan.pdf").chmod(0)
    assert faults(opd, "bukti/laporan.pdf") == ["berkas-gagal-diperiksa"]


# jenis-berkas-tak-sesuai

CONTENT = {
    "pdf": PDF,
    "jpeg": b"\xff\xd8\xff\xe0\0\x10JFIF",
    "png": b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR",
    "gif": b"GIF89a\1\0",
    "tiff": b"II*\0\x08\0\0\0",
    "zip": b"PK\x03\x04\x14\0",
    "ole": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\0\0",
    "rtf": b"{\\rtf1\\ansi",
    "program": b"MZ\x90\0\3\0",
    "rar": b"Rar!\x1a\x07\x01\0",
    "7z": b"7z\xbc\xaf\x27\x1c\0\4",
    "gzip": b"\x1f\x8b\x08\0",
    "webp": b"RIFF\x24\0\0\0WEBPVP8 ",
    "mp4": b"\0\0\0\x18ftypmp42",
    "html": b"<!DOCTYPE html>\n<html>",
    "teks": "Laporan semester I – selesai\n".encode(),
    "tidak dikenal": b"\x8f\x12\x9c\xfe\x03\xee\x91\x82",
}


@pytest.mark.parametrize("kind, content", CONTENT.items(), ids=CONTENT)
def test_a_kind_is_known_by_its_content(kind: str, content: bytes) -> None:
    assert kind_of(content) == kind


@pytest.mark.parametrize(
    "content, kind",
    [
        (b"MM\0*\0\0\0\x08", "tiff"),
        (b"PK\x05\x06" + b"\0" * 18, "zip"),
        (b"\x7fELF\2\1\1", "program"),
        (b"GIF87a", "gif"),
        (b"\xef\xbb\xbf%PDF-1.4", "pdf"),
        (b"\0" * 1000 + b"%PDF-1.4", "pdf"),
        (b"\0" * 1100 + b"%PDF-1.4", "tidak dikenal"),
        (b"\n  <HTML lang=id>", "html"),
        (b"\xef\xbb\xbf<html>", "html"),
        (b"<p>bukan halaman penuh", "teks"),
        (b"RIFF\x24\0\0\0WAVEfmt ", "tidak dikenal"),
        (b"teks\0dengan NUL", "tidak dikenal"),
        (b"a" * (HEAD - 1) + "é".encode()[:1], "teks"),
        (b"a" * 100 + b"\xe9" + b"a" * 100, "tidak dikenal"),
    ],
)
def test_a_kind_is_known_also_in_its_rarer_forms(content: bytes, kind: str) -> None:
    assert kind_of(content) == kind


@pytest.mark.parametrize(
    "name, kind, fits",
    [
        ("a.pdf", "pdf", True),
        ("a.PDF", "pdf", True),
        ("a.pdf", "jpeg", False),
        ("a.pdf", "html", False),
        ("a.pdf", "tidak dikenal", False),
        ("a.jpg", "jpeg", True),
        ("a.jpg", "png", False),
        ("a.docx", "zip", True),
        ("a.docx", "ole", False),
        ("a.doc", "ole", True),
        ("a.doc", "rtf", True),
        ("a.txt", "teks", True),
        ("a.txt", "program", False),
        ("a.xyz", "pdf", True),
        ("a.xyz", "program", False),
        ("laporan", "teks", True),
        ("laporan", "program", False),
        ("laporan.pdf.exe", "program", False),
    ],
)
def test_the_content_must_be_what_the_name_says(name: str, kind: str, fits: bool, opd: Path) -> None:
    (opd / name).write_bytes(CONTENT[kind])
    assert faults(opd, name) == ([] if fits else ["jenis-berkas-tak-sesuai"])


def test_content_that_does_not_fit_is_told_with_both(opd: Path) -> None:
    (opd / "a.pdf").write_bytes(CONTENT["html"])
    seen = look(opd, "a.pdf")
    assert seen.cacat[0].isi == {"judul": "Laporan", "berkas": "a.pdf", "akhiran": "berakhiran .pdf", "isi": "html"}
    assert len(seen.sha256) == 1


@steady
@given(st.binary(max_size=64))
def test_any_head_has_some_kind(head: bytes) -> None:
    assert kind_of(head) in {*CONTENT}


@steady
@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), min_size=20, max_size=80))
def test_text_is_never_told_to_be_unknown(text: str) -> None:
    assert kind_of(text.encode()) != "tidak dikenal"


# sha256-berbeda

GOOD = hashlib.sha256(PDF).hexdigest()


@pytest.mark.parametrize("noted, expected", [(GOOD, []), (GOOD.upper(), []), ("0" * 64, ["sha256-berbeda"])])
def test_a_file_that_changed_is_told(noted: str, expected: list[str], opd: Path) -> None:
    assert faults(opd, "bukti/laporan.pdf", sha256=noted) == expected


def test_a_changed_file_is_told_with_the_start_of_both_hashes(opd: Path) -> None:
    (cacat,) = look(opd, "bukti/laporan.pdf", sha256="0" * 64).cacat
    assert (cacat.isi["tercatat"], cacat.isi["dihitung"]) == ("0" * 12, GOOD[:12])


def test_a_missing_file_is_not_told_to_have_changed(opd: Path) -> None:
    assert faults(opd, "hilang.pdf", sha256="0" * 64) == ["berkas-hilang"]


# nama-berkas-tak-wajar


@pytest.mark.parametrize(
    "name, odd",
    [
        ("laporan semester 1.pdf", False),
        ("Évaluasi – 2022 (final).pdf", False),
        ("laporan.tar.gz", False),
        ("laporan\u202efdp.exe", True),
        ("lapo\u200bran.pdf", True),
        ("lapo\xadran.pdf", True),
        ("laporan\ue000.pdf", True),
        ("laporan.pdf ", True),
        (" laporan.pdf", True),
        ("laporan.pdf.", True),
        ("bukti /laporan.pdf", True),
        ("./bukti/laporan.pdf", False),
    ],
)
def test_a_name_that_deceives_the_eye_is_told(name: str, odd: bool, opd: Path) -> None:
    assert ("nama-berkas-tak-wajar" in faults(opd, name)) is odd


def test_an_odd_name_is_shown_without_its_hidden_letters(opd: Path) -> None:
    cacat = look(opd, "laporan\u202efdp.exe").cacat[0]
    assert cacat.isi["berkas"] == "laporan?fdp.exe"


def test_a_file_with_an_odd_name_is_looked_at_all_the_same(opd: Path) -> None:
    (opd / "a.pdf ").write_bytes(PDF)
    seen = look(opd, "a.pdf ")
    assert [cacat.nama for cacat in seen.cacat] == ["nama-berkas-tak-wajar"]
    assert seen.sha256 == (GOOD,)


# Files that no item names.


def unlisted(folder: Path, *berkas: str) -> list[str]:
    return of_folder.unlisted(folder, [bukti(*berkas)], ["manifest.yaml"])


def test_files_that_no_item_names_are_listed_in_order(opd: Path) -> None:
    for name in ("manifest.yaml", "z.pdf", "bukti/a.pdf"):
        (opd / name).touch()
    assert unlisted(opd, "bukti/laporan.pdf") == ["bukti/a.pdf", "z.pdf"]
    assert unlisted(opd, "bukti/laporan.pdf", "z.pdf", "bukti/a.pdf") == []


def test_hidden_files_and_folders_are_not_listed(opd: Path) -> None:
    (opd / ".git").mkdir()
    for name in (".DS_Store", ".git/HEAD", "bukti/.tersembunyi"):
        (opd / name).touch()
    assert unlisted(opd, "bukti/laporan.pdf") == []


def test_the_folder_of_another_manifest_is_not_listed(opd: Path) -> None:
    (opd / "puskesmas" / "bukti").mkdir(parents=True)
    for name in ("puskesmas/manifest.yaml", "puskesmas/x.pdf", "puskesmas/bukti/y.pdf"):
        (opd / name).touch()
    assert unlisted(opd, "bukti/laporan.pdf") == []


def test_links_to_folders_are_not_walked(opd: Path) -> None:
    (opd / "putar").symlink_to(".")
    assert unlisted(opd, "bukti/laporan.pdf") == []


@pytest.mark.parametrize("written, on_disk", [("NFC", "NFD"), ("NFD", "NFC")])
def test_a_file_is_listed_by_either_composition_of_its_name(written: Any, on_disk: Any, opd: Path) -> None:
    (opd / unicodedata.normalize(on_disk, "café.pdf")).touch()
    assert unlisted(opd, "bukti/laporan.pdf", unicodedata.normalize(written, "café.pdf")) == []


@pytest.mark.parametrize("name", ["./bukti/laporan.pdf", "bukti//laporan.pdf", "bukti/./laporan.pdf"])
def test_a_file_is_the_same_by_every_spelling_of_its_path(name: str, opd: Path) -> None:
    assert faults(opd, name) == []
    assert unlisted(opd, name) == []


# What only Windows has, and what grows.


def test_a_file_whose_bytes_lie_in_a_cloud_drive_is_told_and_not_fetched(opd: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = Path.stat

    def stat(self: Path, **more: Any) -> Any:
        info = real(self, **more)
        return SimpleNamespace(st_mode=info.st_mode, st_size=info.st_size, st_file_attributes=attributes[0])

    attributes = [0x400000]
    monkeypatch.setattr(Path, "stat", stat)
    survey = Survey.of(opd, [bukti("bukti/laporan.pdf")], ACCEPTED)
    assert survey.paths == []
    (cacat,) = survey.looks({})["a"].cacat
    assert (cacat.nama, "unduh dahulu" in cacat.isi["sebab"]) == ("berkas-gagal-diperiksa", True)
    attributes[0] = 0x20
    assert len(Survey.of(opd, [bukti("bukti/laporan.pdf")], ACCEPTED).paths) == 1


def test_a_file_that_another_program_holds_is_told_so() -> None:
    held = PermissionError(13, "sharing violation")
    assert reason(held) == "tidak ada izin"
    held.winerror = 32  # type: ignore[misc, attr-defined]
    assert reason(held) == "sedang terbuka di program lain; tutup dahulu"


def test_a_file_is_hashed_up_to_a_limit(tmp_path: Path) -> None:
    path = tmp_path / "a"
    path.write_bytes(b"a" * 100)
    assert hashing.of(path, 100) == (hashlib.sha256(b"a" * 100).hexdigest(), 100)
    with pytest.raises(OSError, match="grows") as caught:
        hashing.of(path, 99)
    assert reason(caught.value) == "isinya melampaui batas yang dibaca"
