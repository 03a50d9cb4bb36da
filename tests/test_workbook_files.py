"""Files that rows name are looked for in the folder: found where one can only be meant, else told with what is near."""

from __future__ import annotations

import pytest

from books import changed, item, read
from lkecheck.workbook import files


@pytest.fixture
def folder(tmp_path):
    for name in ("bukti/2021/laporan.pdf", "bukti/2022/laporan.pdf", "bukti/Notulen Rapat.PDF", ".rahasia/a.pdf", "~$LKE.xlsx"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(b"%PDF-1.7")
    return tmp_path


def settled(folder, typed):
    def type_in(book):
        item(book, "Berkas").value, item(book, "Berkas", 1).value = typed, None

    found = read(changed(type_in), folder)
    assert found.manifest is not None, found.galat
    return found.manifest.bukti[0].berkas[0], [one.pesan for one in found.document.notes]


@pytest.mark.parametrize(
    ("typed", "path"),
    [
        ("bukti/2022/laporan.pdf", "bukti/2022/laporan.pdf"),
        ("2022/laporan.pdf", "bukti/2022/laporan.pdf"),
        ("bukti\\2022\\Laporan.pdf", "bukti/2022/laporan.pdf"),
        ("D:\\LKE\\dinkes\\bukti\\2022\\laporan.pdf", "bukti/2022/laporan.pdf"),
        ("notulen rapat.pdf", "bukti/Notulen Rapat.PDF"),
        ("./bukti//Notulen Rapat.PDF", "bukti/Notulen Rapat.PDF"),
    ],
)
def test_the_one_file_that_is_meant(folder, typed, path):
    found, notes = settled(folder, typed)
    assert found == path
    assert notes == ([] if typed.replace("./", "").replace("//", "/") == path else [f'"{typed}" ditemukan sebagai "{path}".'])


@pytest.mark.parametrize(
    ("typed", "hint"),
    [
        ("laporan.pdf", 'Mungkin maksud Anda "bukti/2021/laporan.pdf"?'),  # two of them
        ("bukti/2023/laporan.pdf", 'Mungkin maksud Anda "bukti/2021/laporan.pdf"?'),  # another year's is another file
        ("notulen-rapat.pdf", 'Mungkin maksud Anda "bukti/Notulen Rapat.PDF"?'),
        ("a.pdf", "tidak ada di dalam folder."),  # hidden folders are left alone
    ],
)
def test_a_file_that_is_not_there(folder, typed, hint):
    found, notes = settled(folder, typed)
    assert found == typed
    assert notes[0].startswith(f'berkas "{typed}" tidak ada di dalam folder.')
    assert notes[0].endswith(hint)


def test_files_that_no_row_names(folder):
    (folder / "dinkes" / "bukti").mkdir(parents=True)
    for name in ("LKE.xlsx", "LKE-catatan.xlsx", "manifest.yaml", "dinkes/LKE-DINKES-2022.xlsx", "dinkes/bukti/a.pdf"):
        (folder / name).write_bytes(b"")
    data = {"bukti": [{"berkas": ["bukti/2021/laporan.pdf"]}, {}]}
    assert files.unlisted(data, folder, "LKE.xlsx") == ["bukti/2022/laporan.pdf", "bukti/Notulen Rapat.PDF"]
