"""Where manifests are looked for: a file, an OPD's folder, a city's folder."""

from __future__ import annotations

from pathlib import Path

import pytest

from lkecheck.check.find import find
from lkecheck.core.errors import UsageError


def put(folder: Path, *names: str) -> None:
    for name in names:
        (folder / name).mkdir(parents=True, exist_ok=True)
        (folder / name / "manifest.yaml").touch()


def names(*paths: Path) -> list[str]:
    return [nama for _, nama in find(list(paths)).manifests]


def test_a_manifest_by_its_own_path_is_called_by_its_folder(tmp_path: Path) -> None:
    put(tmp_path, "dinkes")
    assert names(tmp_path / "dinkes" / "manifest.yaml") == ["dinkes/manifest.yaml"]
    assert names(tmp_path / "dinkes") == ["dinkes/manifest.yaml"]


def test_the_manifests_of_a_city_come_in_the_order_of_their_names(tmp_path: Path) -> None:
    put(tmp_path, "dinsos", "dinkes", "kota/bappeda")
    assert names(tmp_path) == ["dinkes/manifest.yaml", "dinsos/manifest.yaml", "kota/bappeda/manifest.yaml"]


def test_three_levels_down_are_searched_and_the_fourth_is_not(tmp_path: Path) -> None:
    put(tmp_path, "a/b/c", "d/e/f/g")
    assert names(tmp_path) == ["a/b/c/manifest.yaml"]


def test_below_a_manifest_nothing_is_searched(tmp_path: Path) -> None:
    put(tmp_path, "dinkes", "dinkes/puskesmas")
    assert names(tmp_path) == ["dinkes/manifest.yaml"]
    assert names(tmp_path / "dinkes") == ["dinkes/manifest.yaml"]


def test_links_to_folders_are_not_followed(tmp_path: Path) -> None:
    city, elsewhere = tmp_path / "kota", tmp_path / "luar"
    put(city, "dinkes")
    put(elsewhere, "dinsos")
    (city / "dinsos").symlink_to(elsewhere / "dinsos")
    (city / "kota").symlink_to(city)
    assert names(city) == ["dinkes/manifest.yaml"]


def test_hidden_folders_are_not_searched(tmp_path: Path) -> None:
    put(tmp_path, "dinkes", ".lama/dinsos", ".git")
    found = find([tmp_path])
    assert [nama for _, nama in found.manifests] == ["dinkes/manifest.yaml"]
    assert found.empty == ()


def test_a_folder_without_a_manifest_beside_others_is_named(tmp_path: Path) -> None:
    put(tmp_path, "dinkes", "kecamatan/utara")
    (tmp_path / "dinsos").mkdir()
    (tmp_path / "catatan.txt").touch()
    found = find([tmp_path])
    assert found.empty == ("dinsos",)
    assert len(found.manifests) == 2


def test_a_manifest_that_is_a_folder_counts_as_found_and_is_told_when_it_is_read(tmp_path: Path) -> None:
    (tmp_path / "dinkes" / "manifest.yaml").mkdir(parents=True)
    assert names(tmp_path) == ["dinkes/manifest.yaml"]


def test_a_manifest_that_is_a_broken_link_counts_as_found(tmp_path: Path) -> None:
    (tmp_path / "dinkes").mkdir()
    (tmp_path / "dinkes" / "manifest.yaml").symlink_to("tidak-ada")
    assert names(tmp_path) == ["dinkes/manifest.yaml"]


def test_the_same_manifest_by_two_paths_is_found_once(tmp_path: Path) -> None:
    put(tmp_path, "dinkes", "dinsos")
    assert names(tmp_path / "dinkes", tmp_path, tmp_path / "dinkes" / "manifest.yaml") == [
        "dinkes/manifest.yaml",
        "dinsos/manifest.yaml",
    ]


def test_a_path_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"dinkes\" tidak ada\. Sebut manifest\.yaml, buku kerja"):
        find([tmp_path / "dinkes"])


def test_a_folder_without_any_manifest_is_told(tmp_path: Path) -> None:
    (tmp_path / "dinkes").mkdir()
    with pytest.raises(
        UsageError, match=r"Tidak ada manifest\.yaml atau buku kerja lkecheck di dalam .* sampai 3 tingkat ke bawah"
    ):
        find([tmp_path])
