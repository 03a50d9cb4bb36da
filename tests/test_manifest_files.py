"""The file of a manifest and the paths it names, as they lie on disk: links, pipes, permissions."""

from __future__ import annotations

import os
import unicodedata
from pathlib import Path

import pytest

from lkecheck.core.errors import ManifestError
from lkecheck.evidence import manifests
from manifest_texts import item, resolve, told

# Paths and links on disk.

LEAVES = "melewati tautan yang keluar dari folder perangkat daerah; salin berkasnya ke dalam folder."


@pytest.fixture
def opd(tmp_path: Path) -> Path:
    folder = tmp_path / "dinkes"
    (folder / "bukti").mkdir(parents=True)
    (folder / "bukti" / "a.pdf").write_bytes(b"%PDF-1.7")
    (tmp_path / "rahasia.pdf").write_bytes(b"%PDF-1.7")
    return folder


@pytest.mark.parametrize("target", ["../rahasia.pdf", "/etc/passwd", "../tidak-ada.pdf", ".."])
def test_a_link_out_of_the_folder_is_told(target: str, opd: Path) -> None:
    (opd / "x.pdf").symlink_to(target)
    assert told(item(berkas="x.pdf"), opd) == [f'm.yaml:10:11: letak berkas "x.pdf" {LEAVES}']


def test_a_folder_that_is_a_link_out_is_told(opd: Path) -> None:
    (opd / "luar").symlink_to("..")
    assert told(item(berkas="luar/rahasia.pdf"), opd) == [f'm.yaml:10:11: letak berkas "luar/rahasia.pdf" {LEAVES}']


def test_a_link_out_by_a_link_is_told(opd: Path) -> None:
    (opd / "y.pdf").symlink_to("../rahasia.pdf")
    (opd / "x.pdf").symlink_to("y.pdf")
    assert told(item(berkas="x.pdf"), opd) == [f'm.yaml:10:11: letak berkas "x.pdf" {LEAVES}']


def test_links_that_turn_in_a_circle_are_told(opd: Path) -> None:
    (opd / "x.pdf").symlink_to("y.pdf")
    (opd / "y.pdf").symlink_to("x.pdf")
    assert told(item(berkas="x.pdf"), opd) == [f'm.yaml:10:11: letak berkas "x.pdf" {LEAVES}']


def test_a_link_that_stays_inside_is_fine(opd: Path) -> None:
    (opd / "x.pdf").symlink_to("bukti/a.pdf")
    (opd / "map").symlink_to("bukti")
    assert resolve(item(berkas="[x.pdf, map/a.pdf]"), opd).manifest.bukti[0].berkas == ("x.pdf", "map/a.pdf")


def test_a_folder_reached_by_a_link_is_a_folder_like_any(opd: Path) -> None:
    (opd.parent / "pintas").symlink_to("dinkes")
    assert resolve(item(berkas="bukti/a.pdf"), opd.parent / "pintas").folder == opd.parent / "pintas"


def test_links_are_not_followed_where_no_file_is_opened(opd: Path) -> None:
    (opd / "x.pdf").symlink_to("../rahasia.pdf")
    assert resolve(item(berkas="x.pdf"), opd, links=False).manifest.bukti[0].berkas == ("x.pdf",)


@pytest.mark.parametrize("written, on_disk", [("NFC", "NFD"), ("NFD", "NFC")])
def test_a_link_out_is_told_in_either_composition_of_its_name(written: str, on_disk: str, opd: Path) -> None:
    name = "Pengaduan-é.pdf"
    (opd / unicodedata.normalize(on_disk, name)).symlink_to("../rahasia.pdf")  # type: ignore[arg-type]
    lines = told(item(berkas=unicodedata.normalize(written, name)), opd)  # type: ignore[arg-type]
    assert [LEAVES in satu for satu in lines] == [True]


@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_a_name_keeps_the_composition_it_was_written_in(form: str, opd: Path) -> None:
    name = unicodedata.normalize(form, "Pengaduan-é.pdf")  # type: ignore[arg-type]
    assert resolve(item(berkas=name), opd).manifest.bukti[0].berkas == (name,)


@pytest.mark.parametrize("name", ["tidak-ada.pdf", "bukti/a.pdf/x", "x" * 300 + ".pdf", "x/" * 900 + "a.pdf"])
def test_a_file_that_cannot_be_there_is_left_to_the_look_at_files(name: str, opd: Path) -> None:
    assert resolve(item(berkas=name), opd).manifest.bukti[0].berkas == (name,)


# Reading the file.


def read(path: Path) -> manifests.Parsed:
    return manifests.read(path, "dinkes/manifest.yaml")


def unread(path: Path) -> str:
    with pytest.raises(ManifestError) as caught:
        read(path)
    return str(caught.value)


def test_a_file_is_read_with_its_folder_and_hash(opd: Path) -> None:
    (opd / "manifest.yaml").write_bytes(b"a: 1\n")
    parsed = read(opd / "manifest.yaml")
    assert (parsed.folder, parsed.nama) == (opd, "dinkes/manifest.yaml")
    assert parsed.sha256 == "37b128c59f1f5097f73f82691cb519f1f568667faab5ced1b4ab979d36837eae"


def test_a_manifest_that_is_a_folder_is_told(opd: Path) -> None:
    (opd / "manifest.yaml").mkdir()
    assert unread(opd / "manifest.yaml") == "dinkes/manifest.yaml: bukan berkas; manifest.yaml harus berupa berkas teks YAML."


def test_a_manifest_that_is_not_there_is_told(opd: Path) -> None:
    assert unread(opd / "manifest.yaml").startswith("dinkes/manifest.yaml: ")


def test_a_manifest_that_is_a_pipe_is_told_and_not_waited_for(opd: Path) -> None:
    os.mkfifo(opd / "manifest.yaml")
    assert "bukan berkas" in unread(opd / "manifest.yaml")


def test_a_manifest_of_many_megabytes_is_told_and_not_read(opd: Path) -> None:
    with (opd / "manifest.yaml").open("wb") as file:
        file.truncate(10 * 1024**3)
    assert unread(opd / "manifest.yaml") == "dinkes/manifest.yaml: lebih besar dari 8 MB; tidak dibaca."


@pytest.mark.skipif(os.geteuid() == 0, reason="the superuser may read every file")
def test_a_manifest_without_permission_is_told(opd: Path) -> None:
    (opd / "manifest.yaml").touch(mode=0)
    message = "dinkes/manifest.yaml: tidak terbaca (tidak ada izin); periksa izin berkasnya."
    assert unread(opd / "manifest.yaml") == message


def test_a_manifest_that_is_a_link_in_a_circle_is_told(opd: Path) -> None:
    (opd / "manifest.yaml").symlink_to("manifest.yaml")
    assert unread(opd / "manifest.yaml").startswith("dinkes/manifest.yaml: ")
