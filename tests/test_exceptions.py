"""Exceptions of the reviewer: shown, counted and marked; in force on certain days; never from the folder that is checked."""

from __future__ import annotations

import shutil
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lkecheck.core.errors import DocumentError, UsageError
from review_files import CITY, DAY, Desk, about, criterion

OVER = {"aturan": "jawaban-melebihi-bukti", "kriteria": "UNT.7.4.a"}


@pytest.fixture
def desk(tmp_path):
    return Desk(tmp_path)


def kinds(laporan):
    return [temuan.aturan for temuan in laporan.kota.temuan]


# --- findings ---------------------------------------------------------------------------------------------------------


def test_an_excepted_finding_is_shown_and_marked_and_others_are_not(desk):
    desk.exempt(OVER | {"nomor_keputusan": "700/12/2021"})
    before, after = desk.one(reviu=False), desk.one()
    assert [temuan.id for temuan in after.temuan] == [temuan.id for temuan in before.temuan]
    assert [temuan.kriteria for temuan in after.temuan if temuan.dikecualikan] == ["UNT.7.4.a"]
    (marked,) = about(after, "UNT.7.4.a", "jawaban-melebihi-bukti")
    assert marked.dikecualikan == "Sedang dipindah (keputusan 700/12/2021, disetujui Inspektur, berlaku sampai 31 Desember 2022)"
    assert not marked.counts
    assert after.ringkasan.nilai_didukung == before.ringkasan.nilai_didukung


def test_an_exception_names_one_finding_by_its_id_or_all_of_a_kind(desk):
    target = desk.one(reviu=False).temuan[3]
    desk.exempt({"temuan": target.id})
    assert [temuan.id for temuan in desk.one().temuan if temuan.dikecualikan] == [target.id]
    desk.exempt({"aturan": "jawaban-kosong"})
    excepted = [temuan.aturan for temuan in desk.one().temuan if temuan.dikecualikan]
    assert set(excepted) == {"jawaban-kosong"}
    assert len(excepted) == sum(temuan.aturan == "jawaban-kosong" for temuan in desk.one().temuan) > 10


def test_an_exception_for_another_opd_tingkat_or_year_changes_nothing(desk):
    plain = desk.one(reviu=False)
    for other in ({"opd": "LAIN"}, {"tingkat": "pusat"}, {"tahun": 2020}):
        desk.exempt(OVER | other)
        assert desk.one().temuan == plain.temuan
    desk.exempt(OVER | {"opd": "DINAS-CONTOH", "tingkat": "unit", "tahun": 2021})
    assert desk.one().temuan != plain.temuan


def test_an_excepted_finding_never_decides_the_exit_code(desk):
    mayor = {temuan.aturan for temuan in desk.one(reviu=False).temuan if temuan.keparahan == "mayor"}
    desk.exempt(*({"aturan": aturan} for aturan in sorted(mayor)))
    assert desk.check(reviu=False).exit_code("mayor") == 1
    left = [temuan for temuan in desk.one().temuan if temuan.keparahan == "mayor" and temuan.counts]
    assert left == []
    assert desk.check().exit_code("mayor") == 0
    assert desk.check().exit_code("observasi") == 1


def test_a_verdict_that_closes_everything_never_decides_the_exit_code_either(desk):
    desk.rule("UNT.7.6.a", "A")
    (closed,) = about(desk.one(), "UNT.7.6.a", "kriteria-perlu-reviu")
    laporan = desk.check()
    only = laporan.model_copy(update={"penilaian": (laporan.penilaian[0].model_copy(update={"temuan": (closed,)}),)})
    assert only.exit_code("observasi") == 0


# --- days -------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "day, marked, told",
    [
        (date(2021, 3, 31), False, []),
        (date(2021, 4, 1), True, []),
        (date(2021, 6, 30), True, []),
        (date(2021, 7, 1), False, ["pengecualian-kedaluwarsa"]),
    ],
)
def test_the_first_and_the_last_day_count_and_what_is_over_is_told(desk, day, marked, told):
    """By the day of the run, though the evidence is judged by the year's end."""
    desk.exempt(OVER | {"mulai": "2021-04-01", "sampai": "2021-06-30"})
    laporan = desk.check(tanggal=day)
    assert bool(about(laporan.penilaian[0], "UNT.7.4.a", "jawaban-melebihi-bukti")[0].dikecualikan) == marked
    assert kinds(laporan) == told


def test_a_run_after_the_year_is_held_against_its_own_day(desk):
    desk.exempt(OVER | {"sampai": "2021-12-31"})
    assert kinds(desk.check(tanggal=date(2022, 1, 1))) == ["pengecualian-kedaluwarsa"]
    assert kinds(desk.check(tanggal=DAY)) == []


def test_what_is_over_names_its_place_and_keeps_its_id_when_lines_move(desk):
    over = OVER | {"sampai": "2021-06-30"}
    desk.exempt(over)
    (first,) = desk.check().kota.temuan
    desk.exempt({"aturan": "jawaban-kosong"}, over)
    (second,) = desk.check().kota.temuan
    assert first.id == second.id
    assert (first.lokasi.berkas, first.lokasi.baris) == ("reviu/pengecualian.yaml", 4)
    assert second.lokasi.baris > first.lokasi.baris
    assert "ke-2 (jawaban-melebihi-bukti pada UNT.7.4.a)" in second.pesan


# --- unused -----------------------------------------------------------------------------------------------------------


def test_an_exception_that_meets_nothing_is_told_once_everything_was_looked_at(desk):
    desk.exempt(OVER | {"opd": "DINAS-CONTOH"}, {"aturan": "bukti-draf", "opd": "DINAS-CONTOH"})
    assert kinds(desk.check(berkas=True)) == ["pengecualian-tak-terpakai"]
    assert kinds(desk.check()) == [], "without opening files nobody knows"


def test_an_exception_for_all_opds_is_not_unused_because_one_opd_was_looked_at(desk):
    shutil.copytree(CITY / "pemkot", desk.folder / "kota" / "pemkot")
    desk.exempt({"aturan": "bukti-draf"})
    assert kinds(desk.check(berkas=True)) == []
    assert kinds(desk.check(desk.folder / "kota", berkas=True)) == ["pengecualian-tak-terpakai"]


# --- criteria that do not apply ---------------------------------------------------------------------------------------


def test_a_criterion_that_does_not_apply_leaves_the_denominator_and_says_why(desk):
    desk.exempt({"kriteria": "UNT.7.1.a", "tidak_berlaku": True, "opd": "DINAS-CONTOH"})
    before, after = desk.one(reviu=False), desk.one()
    apart = criterion(after, "UNT.7.1.a")
    assert (apart.status, apart.bobot, apart.nilai_didukung) == ("tidak_berlaku", Decimal(0), Decimal(0))
    assert apart.dikecualikan == "Sedang dipindah (disetujui Inspektur, berlaku sampai 31 Desember 2022)"
    assert about(after, "UNT.7.1.a") == []
    assert about(before, "UNT.7.1.a") != []
    assert after.ringkasan.tidak_berlaku == before.ringkasan.tidak_berlaku + 1
    assert after.ringkasan.bobot == before.ringkasan.bobot
    peers = [k.kode for k in before.kriteria if k.sub_aspek == "PMN.7.1" and k.bobot and k.kode != "UNT.7.1.a"]
    share = criterion(before, peers[0]).bobot * (len(peers) + 1) / len(peers)
    assert all(abs(criterion(after, kode).bobot - share) < Decimal("1e-20") for kode in peers)
    assert abs(criterion(after, "UNT.7.1.d").nilai_didukung - share) < Decimal("1e-20")


def test_a_sub_aspek_that_does_not_apply_at_all_leaves_the_sum_and_the_maximum(desk):
    before = desk.one(reviu=False)
    codes = [k.kode for k in before.kriteria if k.sub_aspek == "PMN.7.1" and k.status != "tidak_berlaku"]
    desk.exempt(*({"kriteria": kode, "tidak_berlaku": True} for kode in codes))
    after = desk.one()
    gone = next(satu.bobot for satu in before.bagian if satu.kode == "PMN.7.1")
    assert after.ringkasan.bobot == before.ringkasan.bobot - gone
    assert not any(satu.kode == "PMN.7.1" for satu in after.bagian)


def test_the_answers_of_a_criterion_that_does_not_apply_make_no_orphans(desk):
    """A document that serves only that criterion is no stray one."""
    desk.exempt({"kriteria": "UNT.7.6.a", "tidak_berlaku": True})
    before, after = desk.one(reviu=False), desk.one()
    for satu in (before, after):
        assert [t.bukti for t in satu.temuan if t.aturan == "bukti-yatim"] == [
            t.bukti for t in before.temuan if t.aturan == "bukti-yatim"
        ]


def test_a_verdict_on_a_criterion_that_does_not_apply_is_told(desk):
    desk.rule("UNT.7.6.a", "A")
    desk.exempt({"kriteria": "UNT.7.6.a", "tidak_berlaku": True})
    (told,) = desk.check().kota.temuan
    assert told.aturan == "putusan-tak-terpakai"
    assert "UNT.7.6.a pada DINAS-CONTOH" in told.pesan


# --- what is wrong in the file ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "entry, expected",
    [
        ({}, "harus menyebut tepat satu: temuan (id), aturan (jenisnya), atau tidak_berlaku: true."),
        ({"kriteria": "UNT.7.6.a"}, "harus menyebut tepat satu"),
        (OVER | {"tidak_berlaku": True}, "harus menyebut tepat satu"),
        ({"tidak_berlaku": True}, "dengan tidak_berlaku harus menyebut kriteria."),
        (OVER | {"sampai": "2020-12-31"}, 'dimulai sesudah berakhir; periksa "mulai" dan "sampai".'),
        (OVER | {"sampai": "selamanya"}, "bukan tanggal yang ada"),
        ({"temuan": "abc"}, "Id temuan terdiri atas 16 huruf"),
        (OVER | {"alasna": "x"}, 'kunci "alasna" tidak dikenal. Mungkin maksud Anda "alasan"?'),
        ({"aturan": "jawaban-kosongg"}, 'Mungkin maksud Anda "jawaban-kosong"?'),
        ({"aturan": "pengecualian-kedaluwarsa"}, "bukan jenis temuan yang dapat dikecualikan."),
        (OVER | {"kriteria": "UNT.7.4.z"}, 'kriteria "UNT.7.4.z" tidak ada dalam paket. Mungkin maksud Anda'),
    ],
)
def test_an_exception_that_cannot_be_meant_is_told_with_its_place(desk, entry, expected):
    desk.exempt(OVER, entry)
    with pytest.raises(DocumentError) as caught:
        desk.check()
    (galat,) = caught.value.galat
    assert expected in galat.pesan
    assert galat.berkas == "reviu/pengecualian.yaml"
    assert galat.baris > 11


@pytest.mark.parametrize("missing", ["alasan", "disetujui_oleh", "mulai", "sampai"])
def test_an_exception_needs_a_reason_an_approver_and_its_days(desk, missing):
    desk.exempt(OVER)
    path = desk.reviu / "pengecualian.yaml"
    lines = [line for line in path.read_text(encoding="utf-8").splitlines() if f'"{missing}"' not in line]
    path.write_text("\n".join(lines), encoding="utf-8")
    with pytest.raises(DocumentError, match=f'isian wajib "{missing}" belum ada'):
        desk.check()


# --- never from the folder that is checked ----------------------------------------------------------------------------


def test_what_an_opd_plants_changes_nothing_and_is_told(desk):
    plain = desk.check(reviu=False)
    for folder in (desk.opd, desk.opd / "bukti" / "dalam", desk.folder / "kota"):
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "pengecualian.yaml").write_text("sembarang", encoding="utf-8")
        (folder / ".lkecheck.yaml").write_text("fail_on: never", encoding="utf-8")
        (folder / "putusan").mkdir()
        (folder / "putusan" / "DINAS-CONTOH-unit-2021.yaml").write_text("sembarang", encoding="utf-8")
    found = desk.check(desk.folder / "kota", reviu=False)
    assert found.penilaian[0].kriteria == plain.penilaian[0].kriteria
    assert found.penilaian[0].temuan == plain.penilaian[0].temuan
    told = [temuan for temuan in found.kota.temuan if temuan.aturan == "putusan-di-folder-opd"]
    names, folders = (".lkecheck.yaml", "pengecualian.yaml", "putusan"), ("", "dinas/", "dinas/bukti/dalam/")
    places = [f"kota/{where}{name}" for where in folders for name in names]
    assert sorted(temuan.lokasi.berkas for temuan in told) == sorted(places)
    assert {temuan.keparahan for temuan in told} == {"observasi"}


def test_a_folder_of_evidence_called_putusan_is_no_verdict(desk):
    (desk.opd / "putusan").mkdir()
    (desk.opd / "putusan" / "putusan-pengadilan.pdf").write_bytes(b"%PDF-1.4")
    assert kinds(desk.check(reviu=False)) == []


@pytest.mark.parametrize(
    "place, path",
    [
        *((place, "kota") for place in ("kota", "kota/reviu", "kota/dinas", "kota/dinas/reviu")),
        *(("kota/dinas/reviu", path) for path in ("kota/dinas", "kota/dinas/manifest.yaml")),
        ("kota/dinas", "kota/dinas/manifest.yaml"),
    ],
)
def test_a_reviewers_folder_inside_what_is_checked_is_refused(desk, place, path):
    (desk.folder / place / "putusan").mkdir(parents=True)
    with pytest.raises(UsageError, match="yang diperiksa dapat mengubah putusan"):
        desk.check(desk.folder / path, reviu=desk.folder / place)


def test_a_link_from_the_reviewers_folder_into_what_is_checked_is_refused(desk):
    target = desk.opd / "putusan"
    target.mkdir()
    (desk.reviu / "putusan").rmdir()
    (desk.reviu / "putusan").symlink_to(target, target_is_directory=True)
    with pytest.raises(UsageError, match="yang diperiksa dapat mengubah putusan"):
        desk.check()


# --- properties -------------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def shared(tmp_path_factory):
    desk = Desk(tmp_path_factory.mktemp("meja"))
    plain = desk.check(reviu=False)
    return desk, plain


exemptions = st.fixed_dictionaries(
    {"mulai": st.sampled_from(["2021-01-01", "2022-01-01"]), "sampai": st.sampled_from(["2022-01-02", "2022-12-31"])},
    optional={"opd": st.sampled_from(["DINAS-CONTOH", "LAIN"]), "tahun": st.sampled_from([2021, 2020])},
)


@settings(max_examples=40, deadline=None, derandomize=True, database=None)
@given(st.lists(st.tuples(st.integers(0, 400), st.integers(0, 2), exemptions), max_size=5))
def test_an_exception_never_raises_the_exit_code_and_never_loses_a_finding(shared, drawn):
    desk, plain = shared
    found = plain.penilaian[0].temuan
    entries = []
    for at, how, entry in drawn:
        target = found[at % len(found)]
        ways = [{"temuan": target.id}]
        if target.kriteria is not None:
            kriteria = {"kriteria": target.kriteria}
            ways += [kriteria | {"aturan": target.aturan}, kriteria | {"tidak_berlaku": True}]
        entries.append(entry | ways[how % len(ways)])
    desk.exempt(*entries)
    after = desk.check()
    for fail_on in ("mayor", "minor"):
        assert after.exit_code(fail_on) <= plain.exit_code(fail_on)
    apart = {k.kode for k in after.penilaian[0].kriteria if k.dikecualikan}
    kept = {temuan.id for temuan in found if temuan.kriteria is not None and temuan.kriteria not in apart}
    assert kept <= {temuan.id for temuan in after.penilaian[0].temuan}
    assert after.penilaian[0].ringkasan.bobot <= plain.penilaian[0].ringkasan.bobot


@settings(max_examples=40, deadline=None, derandomize=True, database=None)
@given(st.data())
def test_a_verdict_equal_to_the_evidence_changes_no_value(shared, data):
    desk, plain = shared
    before = plain.penilaian[0]
    known = [k for k in before.kriteria if k.jawaban_didukung is not None]
    chosen = data.draw(st.lists(st.sampled_from(known), unique_by=lambda k: k.kode))
    (desk.reviu / "pengecualian.yaml").unlink(missing_ok=True)
    said = {"nama": "Ani", "tanggal": "2022-01-05"}
    desk.decide({k.kode: {"sidik_bukti": k.sidik_bukti, "ketua": said | {"jawaban": k.jawaban_didukung}} for k in chosen})
    after = desk.one()
    assert after.ringkasan.diputus == len(chosen)
    assert abs(after.ringkasan.nilai_apip - before.ringkasan.nilai_didukung) < Decimal("1e-20")
    for was, now in zip(before.kriteria, after.kriteria, strict=True):
        assert (was.nilai_mandiri, was.nilai_didukung, was.nilai_mungkin) == (
            now.nilai_mandiri,
            now.nilai_didukung,
            now.nilai_mungkin,
        )
        if now.nilai_apip is not None:
            assert now.nilai_apip == was.nilai_didukung
            assert now.nilai_apip <= now.bobot
