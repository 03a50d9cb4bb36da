"""Broken, locked and hostile containers end as a stated reason."""

from __future__ import annotations

import struct
import zipfile
import zlib
from copy import copy
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lkecheck.evidence.files import office
from lkecheck.evidence.files.office import container as office_zip
from lkecheck.evidence.files.trouble import Broken, Locked
from office_files import Files, broken, container, docx, look, many, odf, pptx, relations, xlsx


def without(files: Files, name: str) -> Files:
    return {key: value for key, value in files.items() if key != name}


@pytest.mark.parametrize(
    "files, told",
    [
        (without(docx(), "[Content_Types].xml"), "[Content_Types].xml tidak ada"),
        (without(docx(), "_rels/.rels"), "_rels/.rels tidak ada"),
        (without(docx(), "word/document.xml"), "word/document.xml tidak ada"),
        (without(xlsx(""), "xl/worksheets/sheet1.xml"), "xl/worksheets/sheet1.xml tidak ada"),
        (without(xlsx(""), "xl/_rels/workbook.xml.rels"), "lembar yang tidak ada"),
        (without(odf("text", ""), "content.xml"), "content.xml tidak ada"),
        (docx("<w:p>"), "bukan XML yang utuh"),
        (docx(more={"docProps/core.xml": ""}), "bukan XML yang utuh"),
        (docx(more={"word/document.xml": '<?xml version="1.0" encoding="ngawur"?><a/>'}), "pengodean|bukan XML"),
        (docx("<w:p>" * 600 + "</w:p>" * 600), "bersarang terlalu dalam"),
        ({}, "satu berkas pun"),
    ],
)
def test_what_is_missing_or_damaged_is_a_reason(tmp_path, files, told):
    assert any(one in broken(tmp_path, files) for one in told.split("|"))


LAUGHS = "".join(f'<!ENTITY l{i} "{f"&l{i - 1};" * 10}">' for i in range(1, 10))


@pytest.mark.parametrize(
    "declared",
    [
        '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/hostname">]>',
        '<!DOCTYPE a [<!ENTITY % x SYSTEM "http://127.0.0.1:9/x.dtd"> %x;]>',
        '<!DOCTYPE a SYSTEM "http://127.0.0.1:9/x.dtd">',
        f'<!DOCTYPE a [<!ENTITY l0 "ha">{LAUGHS}]>',
        "<!DOCTYPE a>",
    ],
)
@pytest.mark.parametrize("part", ["word/document.xml", "docProps/core.xml", "_rels/.rels", "[Content_Types].xml"])
def test_declarations_are_refused_wherever_they_stand(tmp_path, part, declared):
    files = docx()
    assert look(tmp_path, files).jenis == "docx"
    files[part] = f"{declared}{files[part]}"
    assert "DTD" in broken(tmp_path, files)


def test_utf_16_is_read_and_does_not_hide_declarations(tmp_path):
    files = docx()
    plain = str(files["word/document.xml"])
    files["word/document.xml"] = f'<?xml version="1.0" encoding="UTF-16"?>{plain}'.encode("utf-16")
    assert look(tmp_path, files).teks == "Laporan"
    files["word/document.xml"] = f'<?xml version="1.0" encoding="UTF-16"?><!DOCTYPE a []>{plain}'.encode("utf-16")
    assert "DTD" in broken(tmp_path, files)


def test_a_bomb_is_told_by_its_sizes(tmp_path):
    assert broken(tmp_path, docx(more={"word/media/a.bin": b"\0" * 11_000_000})) == office_zip.BOMB
    assert look(tmp_path, docx(more={"word/media/a.bin": b"\0" * 9_000_000})).jenis == "docx"


def test_members_that_share_their_bytes_count_each(tmp_path):
    path = tmp_path / "berkas"
    for copies, bomb in ((0, False), (1, True)):
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr("a", b"\0" * 9_000_000)
            for at in range(copies):
                same = copy(archive.filelist[0])
                same.filename = f"b{at}"
                archive.filelist.append(same)
        if bomb:
            with pytest.raises(Broken, match="bom zip"):
                office.look(path)
        else:
            assert office.look(path).jenis == "zip"


def test_a_size_that_lies_is_a_wrong_checksum(tmp_path):
    path = container(tmp_path / "berkas", docx(more={"word/media/a.bin": b"\0" * 11_000_000}))
    raw = path.read_bytes()
    assert raw.count(struct.pack("<I", 11_000_000)) == 2
    path.write_bytes(raw.replace(struct.pack("<I", 11_000_000), struct.pack("<I", 1_000)))
    with pytest.raises(Broken, match="rusak"):
        office.look(path)


def test_sizes_and_numbers_have_limits(tmp_path, monkeypatch):
    files = docx()
    monkeypatch.setattr(office_zip, "MAX_ENTRIES", len(files))
    assert look(tmp_path, files).jenis == "docx"
    assert "lebih dari" in broken(tmp_path, {**files, "satu-lagi": b""})
    monkeypatch.setattr(office_zip, "MAX_INFLATED", 1_000)
    assert "melebihi" in broken(tmp_path, files)
    monkeypatch.setattr(office_zip, "MAX_DIRECTORY", 100)
    assert "terlalu besar" in broken(tmp_path, files)


def test_a_wrong_checksum_is_found_also_where_nothing_is_read(tmp_path):
    picture = bytes(range(256)) * 40
    path = tmp_path / "berkas"
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in docx(more={"word/media/a.png": picture}).items():
            archive.writestr(name, content)
    assert office.look(path).jenis == "docx"
    raw = bytearray(path.read_bytes())
    raw[raw.index(picture) + 5_000] ^= 1
    path.write_bytes(raw)
    with pytest.raises(Broken, match="rusak"):
        office.look(path)


def test_an_uncommon_compression(tmp_path):
    path = tmp_path / "berkas"
    for files, fails in ((docx(), True), ({"a.txt": "x"}, False)):
        with zipfile.ZipFile(path, "w", zipfile.ZIP_BZIP2) as archive:
            for name, content in files.items():
                archive.writestr(name, content)
        if fails:
            with pytest.raises(Broken, match="kompresi yang tidak lazim"):
                office.look(path)
        else:
            assert office.look(path).jenis == "zip"
    container(path, docx())
    with zipfile.ZipFile(path, "a", zipfile.ZIP_LZMA) as archive:
        archive.writestr("word/media/a.png", "x")
    with pytest.raises(Broken, match="kompresi yang tidak lazim"):
        office.look(path)


def test_two_parts_of_one_name_are_refused_in_a_document(tmp_path):
    path = container(tmp_path / "berkas", docx())
    with zipfile.ZipFile(path, "a") as archive, pytest.warns(UserWarning, match="Duplicate"):
        archive.writestr("word/document.xml", "<a/>")
    with pytest.raises(Broken, match="nama yang sama"):
        office.look(path)


def test_a_password_is_told(tmp_path):
    path = container(tmp_path / "berkas", {"a.txt": "x"})
    raw = bytearray(path.read_bytes())
    raw[raw.index(b"PK\x01\x02") + 8] |= 1
    path.write_bytes(raw)
    with pytest.raises(Locked):
        office.look(path)
    manifest = "<!DOCTYPE m SYSTEM 'Manifest.dtd'><m><f>{}</f></m>"
    assert look(tmp_path, odf("text", "", {"META-INF/manifest.xml": manifest.format("")})).jenis == "odt"
    with pytest.raises(Locked):
        look(tmp_path, odf("text", "", {"META-INF/manifest.xml": manifest.format("<encryption-data/>")}))


def test_no_name_is_used_as_a_path(tmp_path):
    inner = tmp_path / "dalam"
    inner.mkdir()
    look(inner, docx(more={"../keluar.txt": "x", "/tmp/lkecheck-keluar": "x", "C:\\x": "x"}))  # noqa: S108
    assert sorted(one.name for one in tmp_path.rglob("*")) == ["berkas", "dalam"]


def test_a_member_without_a_name(tmp_path):
    path = container(tmp_path / "berkas", {**docx(), "zz": "x"})
    path.write_bytes(path.read_bytes().replace(b"zz", b"\0z"))
    assert office.look(path).jenis == "docx"


def outcome(path: Path) -> str:
    try:
        return office.look(path).jenis
    except Broken as told:
        return str(told)
    except Locked:
        return "terkunci"


CELL = "<table:table><table:table-row><table:table-cell><text:p>a</text:p></table:table-cell></table:table-row></table:table>"
SAMPLES = {
    "docx": docx(more={"word/_rels/document.xml.rels": relations(("a", "hyperlink", "!https://a"))}),
    "xlsx": xlsx('<row><c t="s"><v>0</v></c></row>', "<si><t>a</t></si>"),
    "pptx": pptx(),
    "ods": odf(
        "spreadsheet",
        CELL,
    ),
}


@many
@given(data=st.data(), kind=st.sampled_from(sorted(SAMPLES)), cut=st.booleans())
def test_flipped_and_cut_containers_end_as_an_outcome(tmp_path, data, kind, cut):
    path = container(tmp_path / "berkas", SAMPLES[kind])
    raw = bytearray(path.read_bytes())
    for at, value in data.draw(st.lists(st.tuples(st.integers(0, len(raw) - 1), st.integers(0, 255)), max_size=8)):
        raw[at] = value
    path.write_bytes(raw[: data.draw(st.integers(0, len(raw)))] if cut else raw)
    assert outcome(path)


@many
@given(data=st.data(), kind=st.sampled_from(sorted(SAMPLES)))
def test_damaged_parts_with_sound_checksums_end_as_an_outcome(tmp_path, data, kind):
    files = dict(SAMPLES[kind])
    name = data.draw(st.sampled_from(sorted(files)))
    part = bytearray(files[name].encode() if isinstance(files[name], str) else files[name])
    for at, value in data.draw(st.lists(st.tuples(st.integers(0, len(part) - 1), st.integers(0, 255)), min_size=1, max_size=4)):
        part[at] = value
    files[name] = bytes(part)
    assert outcome(container(tmp_path / "berkas", files))


def test_bytes_that_are_no_container(tmp_path):
    path = tmp_path / "berkas"
    for raw in (b"", b"PK", b"PK\x05\x06", b"%PDF-1.7", zlib.compress(b"x")):
        path.write_bytes(raw)
        with pytest.raises(Broken):
            office.look(path)
    with pytest.raises(FileNotFoundError):
        office.look(tmp_path / "tidak-ada")
