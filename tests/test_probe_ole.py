"""What the directory of an old office file tells."""

from __future__ import annotations

import struct
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lkecheck.evidence.files import office
from lkecheck.evidence.files.office import ole
from lkecheck.evidence.files.trouble import Broken, Locked
from office_files import many, old_office


@pytest.mark.parametrize("version", [3, 4])
@pytest.mark.parametrize(
    "names, kind, acts",
    [
        (["WordDocument", "1Table"], "doc", ()),
        (["WordDocument", "Macros", "VBA", "_VBA_PROJECT", "dir"], "doc", ("makro (VBA)",)),
        (["Workbook"], "xls", ()),
        (["Book", "_VBA_PROJECT_CUR"], "xls", ("makro (VBA)",)),
        (["PowerPoint Document"], "ppt", ()),
        (["WordDocument", "\x01Ole10Native"], "doc", ("berkas tersemat",)),
        (["lain"], "ole", ()),
    ],
)
def test_old_office_files_tell_kind_and_macros(tmp_path, version, names, kind, acts):
    path = tmp_path / "berkas"
    path.write_bytes(old_office(*names, version=version))
    content = ole.look(path)
    assert (content.jenis, content.aktif) == (kind, acts)
    with pytest.raises(Broken, match="bukan berkas Office berbentuk zip"):
        office.look(path)


def test_encrypted_files_of_today_and_before_are_locked(tmp_path):
    path = tmp_path / "berkas"
    for raw in (
        old_office("EncryptionInfo", "EncryptedPackage"),
        old_office("PowerPoint Document", "EncryptedSummary"),
        old_office("WordDocument", word_flags=0x0100),
    ):
        path.write_bytes(raw)
        for looks in (ole.look, office.look):
            with pytest.raises(Locked):
                looks(path)


def test_an_old_container_whose_chain_has_no_end(tmp_path):
    raw = bytearray(old_office("Workbook"))
    struct.pack_into("<I", raw, 512 + 2 * 4, 2)
    path = tmp_path / "berkas"
    path.write_bytes(raw)
    with pytest.raises(Broken, match="OLE"):
        ole.look(path)


@many
@given(data=st.data(), cut=st.booleans())
def test_damaged_old_containers_end_as_an_outcome(tmp_path, data, cut):
    raw = bytearray(old_office("WordDocument", "Macros", "1Table", "Data", "x"))
    head = st.one_of(st.integers(0, 700), st.integers(0, len(raw) - 1))
    for at, value in data.draw(st.lists(st.tuples(head, st.integers(0, 255)), max_size=6)):
        raw[at] = value
    path = tmp_path / "berkas"
    path.write_bytes(raw[: data.draw(st.integers(0, len(raw)))] if cut else raw)
    with suppress(Broken, Locked):
        assert ole.look(path).jenis in ("doc", "xls", "ppt", "ole")
