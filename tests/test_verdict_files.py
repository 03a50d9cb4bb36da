"""The files of verdicts: read, merged level by level, written the same for the same, and read back."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lkecheck.core.errors import DocumentError, UsageError
from lkecheck.model.reviu import JENJANG, Jawab, PutusanFile
from lkecheck.review import own_folder
from lkecheck.review.verdict_text import cleaned, dump

ONE, TWO = "a" * 64, "b" * 64


def said(jawaban="A", day=1, nama="Ani", **more):
    return {"jawaban": jawaban, "nama": nama, "tanggal": f"2022-02-{day:02}"} | more


def file(kriteria, **head):
    usual = {"skema": "lkecheck/putusan/1", "opd": {"kode": "DINKES", "nama": "Dinas"}, "tingkat": "unit", "tahun": 2021}
    return PutusanFile.model_validate(usual | {"kriteria": kriteria} | head)


def kept(folder: Path) -> PutusanFile:
    return own_folder.load(folder).putusan[("DINKES", "unit", 2021)].isi


def test_what_is_stored_is_read_back(tmp_path):
    new = file({"UNT.7.1.a": {"sidik_bukti": ONE, "anggota": said(catatan='Baris satu\n"dua": [x] # y')}})
    stored = own_folder.store(tmp_path / "reviu", new)
    assert (stored.nama, stored.baru) == ("reviu/putusan/DINKES-unit-2021.yaml", (("UNT.7.1.a", "anggota"),))
    assert kept(tmp_path / "reviu") == new == stored.isi


def test_levels_keep_their_own_answers(tmp_path):
    own_folder.store(
        tmp_path, file({"UNT.7.1.a": {"sidik_bukti": ONE, "anggota": said("B")}, "X": {"sidik_bukti": ONE, "ketua": said()}})
    )
    stored = own_folder.store(tmp_path, file({"UNT.7.1.a": {"sidik_bukti": ONE, "ketua": said("A", 3, "Budi")}}))
    assert stored.baru == (("UNT.7.1.a", "ketua"),)
    found = kept(tmp_path).kriteria
    assert (found["UNT.7.1.a"].anggota.jawaban, found["UNT.7.1.a"].ketua.jawaban) == ("B", "A")
    assert found["X"].ketua is not None


def test_an_older_answer_never_overwrites_a_newer_one_and_is_told(tmp_path):
    own_folder.store(tmp_path, file({"UNT.7.1.a": {"sidik_bukti": ONE, "ketua": said("A", 5)}}))
    stored = own_folder.store(tmp_path, file({"UNT.7.1.a": {"sidik_bukti": TWO, "ketua": said("C", 4, "Budi")}}))
    assert stored.diganti == ()
    assert stored.usang == (
        (
            "UNT.7.1.a: jawaban ketua bertanggal 4 Februari 2022 (Budi) tidak dipakai, "
            "sebab yang tersimpan lebih baru: 5 Februari 2022 (Ani)."
        ),
    )
    assert kept(tmp_path).kriteria["UNT.7.1.a"].ketua.jawaban == "A"
    assert kept(tmp_path).kriteria["UNT.7.1.a"].sidik_bukti == ONE


@pytest.mark.parametrize("day", [5, 6])
def test_an_answer_of_the_same_day_or_later_takes_the_place(tmp_path, day):
    own_folder.store(tmp_path, file({"UNT.7.1.a": {"sidik_bukti": ONE, "ketua": said("A", 5)}}))
    stored = own_folder.store(tmp_path, file({"UNT.7.1.a": {"sidik_bukti": ONE, "ketua": said("C", day)}}))
    assert (stored.diganti, stored.usang) == ((("UNT.7.1.a", "ketua"),), ())
    assert kept(tmp_path).kriteria["UNT.7.1.a"].ketua.jawaban == "C"


def test_the_same_again_changes_not_a_byte(tmp_path):
    new = file({"UNT.7.1.a": {"sidik_bukti": ONE, "ketua": said(catatan="baris\r\nlain\x07")}})
    own_folder.store(tmp_path, new)
    path = tmp_path / "putusan" / "DINKES-unit-2021.yaml"
    before = path.read_bytes()
    stored = own_folder.store(tmp_path, new)
    assert path.read_bytes() == before
    assert (stored.baru, stored.diganti, stored.sama) == ((), (), (("UNT.7.1.a", "ketua"),))


def test_each_level_stays_tied_to_the_evidence_that_it_answered_on(tmp_path):
    own_folder.store(tmp_path, file({"UNT.7.1.a": {"sidik_bukti": ONE, "inspektur": said("A", 1)}}))
    own_folder.store(tmp_path, file({"UNT.7.1.a": {"sidik_bukti": TWO, "anggota": said("B", 9)}}))
    putusan = kept(tmp_path).kriteria["UNT.7.1.a"]
    assert putusan.evidence(putusan.anggota) == TWO
    assert putusan.evidence(putusan.inspektur) == ONE


def test_a_broken_file_is_not_overwritten(tmp_path):
    path = tmp_path / "putusan" / "DINKES-unit-2021.yaml"
    path.parent.mkdir()
    path.write_text("skema: lkecheck/putusan/2\n", encoding="utf-8")
    with pytest.raises(DocumentError, match="pilihannya: lkecheck/putusan/1"):
        own_folder.store(tmp_path, file({}))
    assert path.read_text(encoding="utf-8") == "skema: lkecheck/putusan/2\n"


def test_nothing_half_written_is_left(tmp_path):
    own_folder.store(tmp_path, file({}))
    (tmp_path / "putusan" / "LAIN-unit-2021.yaml").mkdir()
    with pytest.raises((DocumentError, UsageError)):
        own_folder.store(tmp_path, file({}, opd={"kode": "LAIN", "nama": "Lain"}))
    assert sorted(one.name for one in (tmp_path / "putusan").iterdir()) == ["DINKES-unit-2021.yaml", "LAIN-unit-2021.yaml"]


def test_a_folder_that_is_not_there_is_refused(tmp_path):
    with pytest.raises(UsageError, match="bukan folder"):
        own_folder.load(tmp_path / "reviu")


def test_the_hash_of_the_folder_follows_its_content(tmp_path):
    own_folder.store(tmp_path, file({}))
    first = own_folder.load(tmp_path).sha256
    (tmp_path / "putusan" / "catatan.txt").write_text("x", encoding="utf-8")
    assert own_folder.load(tmp_path).sha256 == first
    own_folder.store(tmp_path, file({"X": {"sidik_bukti": ONE}}))
    assert own_folder.load(tmp_path).sha256 != first


# --- properties -------------------------------------------------------------------------------------------------------

texts = st.text(st.characters(codec=None), min_size=1, max_size=40)
answers = st.builds(
    Jawab,
    jawaban=st.none() | texts,
    nilai=st.none() | st.decimals(0, 1000, places=3).map(lambda n: n.normalize() + Decimal(0)).filter(lambda n: n >= 0),
    catatan=st.none() | texts,
    nama=texts.map(lambda text: "A" + text),
    tanggal=st.dates(date(2020, 1, 1), date(2023, 12, 31)),
)
codes = st.text(
    st.characters(codec=None, exclude_categories=["Cs", "Cc"], exclude_characters="\u2028\u2029\ufeff\ufffe\uffff"),
    min_size=1,
    max_size=20,
)
rulings = st.fixed_dictionaries({"sidik_bukti": st.sampled_from([ONE, TWO])}, optional=dict.fromkeys(JENJANG, answers))
files = st.dictionaries(codes, rulings, max_size=3).map(file)
steady = settings(max_examples=150, deadline=None, derandomize=True, database=None)


@steady
@given(files)
def test_any_text_is_written_so_that_it_reads_back(isi):
    from lkecheck.core import validation

    data = dump(isi, "x.yaml")
    read, _, galat = validation.read(PutusanFile, data, "x.yaml")
    assert galat == []
    assert read == cleaned(isi)
    assert dump(read, "x.yaml") == data


@steady
@given(files, files)
def test_merging_keeps_for_each_level_the_newest_answer_and_is_done_once(old, new):
    merged = own_folder.merge(old, new, "x").isi
    for kode in {*old.kriteria, *new.kriteria}:
        for jenjang in JENJANG:
            there = [(f.kriteria[kode].at(jenjang), f.kriteria[kode]) for f in (old, new) if kode in f.kriteria]
            given_ = [(jawab, putusan.evidence(jawab)) for jawab, putusan in there if jawab is not None]
            now = merged.kriteria[kode].at(jenjang)
            if not given_:
                assert now is None
                continue
            newest = max(given_, key=lambda one: (one[0].tanggal, one is given_[-1]))
            assert (now.jawaban, now.nilai, now.catatan, now.nama, now.tanggal) == (
                newest[0].jawaban,
                newest[0].nilai,
                newest[0].catatan,
                newest[0].nama,
                newest[0].tanggal,
            )
            assert merged.kriteria[kode].evidence(now) == newest[1]
    assert own_folder.merge(merged, new, "x").isi == merged
