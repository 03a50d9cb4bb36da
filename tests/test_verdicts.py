"""The verdict of APIP: it wins over the evidence while the evidence is the same, and is told in every case."""

from __future__ import annotations

from decimal import Decimal

import pytest

from lkecheck.core.errors import DocumentError, UsageError
from lkecheck.render.penilaian import json as as_json
from review_files import NOTHING, Desk, about, criterion


@pytest.fixture
def desk(tmp_path):
    return Desk(tmp_path)


# --- what a verdict does ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "kode, before, jawaban, status",
    [
        ("UNT.7.6.a", "perlu_reviu", "A", "terpenuhi"),
        ("UNT.7.6.a", "perlu_reviu", "B", "sebagian"),
        ("UNT.7.6.a", "perlu_reviu", "c", "belum"),
        ("UNT.7.3.d", "sebagian", "A", "terpenuhi"),
        ("UNT.7.1.d", "terpenuhi", "T", "belum"),
        ("UNT.7.4.a", "belum", "A", "terpenuhi"),
    ],
)
def test_apips_answer_closes_the_status_either_way(desk, kode, before, jawaban, status):
    desk.rule(kode, jawaban)
    plain, judged = criterion(desk.one(reviu=False), kode), criterion(desk.one(), kode)
    assert (plain.status, judged.status) == (before, status)
    assert judged.jawaban_apip == jawaban.upper()
    for same in ("jawaban", "jawaban_didukung", "jawaban_mungkin", "nilai_mandiri", "nilai_didukung", "nilai_mungkin", "bobot"):
        assert getattr(judged, same) == getattr(plain, same)


def test_the_three_answers_stand_side_by_side_with_who_and_when(desk):
    desk.rule("UNT.7.6.a", "B", catatan="Laporan kedua belum lengkap.")
    judged = criterion(desk.one(), "UNT.7.6.a")
    assert (judged.jawaban, judged.jawaban_didukung, judged.jawaban_apip) == ("A", "B", "B")
    assert (judged.putusan.jenjang, judged.putusan.nama, judged.putusan.tanggal) == ("ketua", "Ani", "2022-02-01")
    assert judged.putusan.catatan == "Laporan kedua belum lengkap."
    assert not judged.putusan.terbuka
    assert judged.nilai_apip == judged.nilai_didukung


def test_the_last_level_that_answered_decides_and_a_note_alone_does_not(desk):
    sidik = desk.sidik("UNT.7.6.a")
    said = {"tanggal": "2022-02-01"}
    levels = {
        "anggota": {"nama": "Ani", "jawaban": "A", **said},
        "dalnis": {"nama": "Budi", "jawaban": "C", **said},
        "inspektur": {"nama": "Citra", "catatan": "Setuju.", **said},
    }
    desk.decide({"UNT.7.6.a": {"sidik_bukti": sidik, **levels}})
    judged = criterion(desk.one(), "UNT.7.6.a")
    assert (judged.jawaban_apip, judged.putusan.jenjang) == ("C", "dalnis")
    assert [one.jenjang for one in judged.putusan.per_jenjang] == ["anggota", "dalnis", "inspektur"]
    desk.decide({"UNT.7.6.a": {"sidik_bukti": sidik, "inspektur": levels["inspektur"]}})
    judged = criterion(desk.one(), "UNT.7.6.a")
    assert (judged.status, judged.jawaban_apip, judged.nilai_apip) == ("perlu_reviu", None, None)
    assert judged.putusan.catatan == "Setuju."


def test_a_finding_that_a_verdict_closes_is_still_told_with_who_and_when(desk):
    desk.rule("UNT.7.6.a", "A")
    before, after = desk.one(reviu=False), desk.one()
    (was,), (now,) = about(before, "UNT.7.6.a", "kriteria-perlu-reviu"), about(after, "UNT.7.6.a", "kriteria-perlu-reviu")
    assert was.ditutup is None
    assert was.counts
    assert (now.ditutup.jenjang, now.ditutup.nama, now.ditutup.tanggal, now.ditutup.jawaban) == (
        "ketua",
        "Ani",
        "2022-02-01",
        "A",
    )
    assert not now.counts
    assert now.id == was.id
    assert about(after, "UNT.7.6.a", "kriteria-belum-terpenuhi") == []


def test_a_verdict_below_the_top_leaves_a_finding_of_its_own_rung(desk):
    desk.rule("UNT.7.6.a", "C", catatan="Tidak ada laporan.")
    found = desk.one()
    (question,) = about(found, "UNT.7.6.a", "kriteria-perlu-reviu")
    (unmet,) = about(found, "UNT.7.6.a", "kriteria-belum-terpenuhi")
    assert not question.counts
    assert unmet.counts
    assert unmet.keparahan == "mayor"
    assert "Putusan APIP (ketua, Ani, 1 Februari 2022): C. Tidak ada laporan." in unmet.pesan
    assert unmet.potensi == criterion(found, "UNT.7.6.a").bobot


def test_evidence_that_suffices_may_still_be_refused_by_apip(desk):
    assert about(desk.one(reviu=False), "UNT.7.1.d", "kriteria-belum-terpenuhi") == []
    desk.rule("UNT.7.1.d", "T")
    (unmet,) = about(desk.one(), "UNT.7.1.d", "kriteria-belum-terpenuhi")
    assert unmet.keparahan == "mayor"


def test_a_claim_that_apip_bears_out_is_no_longer_held_against_the_opd(desk):
    (was,) = about(desk.one(reviu=False), "UNT.7.4.a", "jawaban-melebihi-bukti")
    desk.rule("UNT.7.4.a", "A")
    (now,) = about(desk.one(), "UNT.7.4.a", "jawaban-melebihi-bukti")
    assert was.counts
    assert not now.counts
    desk.rule("UNT.7.4.a", "B")
    (still,) = about(desk.one(), "UNT.7.4.a", "jawaban-melebihi-bukti")
    assert still.counts


# --- values -----------------------------------------------------------------------------------------------------------


def test_sums_take_apips_value_and_where_it_is_silent_the_supported_one(desk):
    desk.decide(desk.verdict("UNT.7.4.a", "A") | desk.verdict("UNT.7.1.d", "T"))
    found = desk.one()
    assert (found.ringkasan.diputus, found.ringkasan.terbuka_lagi) == (2, 0)
    expected = sum((k.nilai_apip if k.nilai_apip is not None else k.nilai_didukung) for k in found.kriteria)
    assert abs(found.ringkasan.nilai_apip - expected) < Decimal("1e-20")
    area = next(satu for satu in found.bagian if satu.kode == "PMN.7")
    assert area.diputus == 2
    assert found.ringkasan.nilai_apip != found.ringkasan.nilai_didukung
    assert found.ringkasan.nilai_didukung == desk.one(reviu=False).ringkasan.nilai_didukung


@pytest.mark.parametrize(
    "said, score, text, status",
    [
        ({"nilai": 100}, "1", "100", "terpenuhi"),
        ({"nilai": "62.5"}, "0.625", "62.5", "sebagian"),
        ({"nilai": 0}, "0", "0", "belum"),
        ({"jawaban": 80}, "0.8", "80", "sebagian"),
        ({"jawaban": "penuh"}, "1", "100", "terpenuhi"),
        ({"jawaban": "sebagian", "nilai": 40}, "0.4", "40", "sebagian"),
        ({"jawaban": "nihil"}, "0", "nihil", "belum"),
    ],
)
def test_a_percentage_is_ruled_by_its_number(desk, said, score, text, status):
    desk.rule("UNT.7.1.e", **said)
    judged = criterion(desk.one(), "UNT.7.1.e")
    assert (judged.status, judged.jawaban_apip) == (status, text)
    assert abs(judged.nilai_apip - judged.bobot * Decimal(score)) < Decimal("1e-20")


@pytest.mark.parametrize(
    "said, status, full",
    [
        ({"nilai": 60}, "terpenuhi", "0.6"),
        ({"jawaban": "terbukti", "nilai": 100}, "terpenuhi", "1"),
        ({"jawaban": "nihil"}, "belum", "0"),
    ],
)
def test_an_indicator_is_ruled_by_its_number_on_its_scale(desk, said, status, full):
    desk.rule("UNT.4.4.a", **said)
    judged = criterion(desk.one(), "UNT.4.4.a")
    assert judged.status == status
    assert abs(judged.nilai_apip - judged.bobot * Decimal(full)) < Decimal("1e-20")


# --- the evidence changed ---------------------------------------------------------------------------------------------


def test_a_verdict_on_other_evidence_is_open_again_and_counts_for_nothing(desk):
    desk.rule("UNT.7.6.a", "A", sidik="0" * 64)
    found, plain = desk.one(), desk.one(reviu=False)
    judged = criterion(found, "UNT.7.6.a")
    assert (judged.status, judged.jawaban_apip, judged.nilai_apip) == ("perlu_reviu", None, None)
    assert judged.putusan.terbuka
    assert judged.putusan.jawaban == "A"
    (told,) = about(found, "UNT.7.6.a", "putusan-terbuka-lagi")
    assert told.keparahan == "observasi"
    assert (found.ringkasan.diputus, found.ringkasan.terbuka_lagi) == (0, 1)
    others = [temuan for temuan in found.temuan if temuan.aturan != "putusan-terbuka-lagi"]
    assert others == list(plain.temuan)


def test_a_changed_file_opens_the_verdict_again(desk):
    for name in ("aksi-zi.pdf", "zi-1.pdf", "zi-2.pdf"):
        (desk.opd / "bukti").mkdir(exist_ok=True)
        (desk.opd / "bukti" / name).write_bytes(b"%PDF-1.4 " + name.encode())
    first = criterion(desk.one(reviu=False, berkas=True), "UNT.7.6.a").sidik_bukti
    desk.rule("UNT.7.6.a", "A", sidik=first)
    assert criterion(desk.one(berkas=True), "UNT.7.6.a").status == "terpenuhi"
    (desk.opd / "bukti" / "zi-1.pdf").write_bytes(b"%PDF-1.4 lain")
    found = desk.one(berkas=True)
    assert criterion(found, "UNT.7.6.a").putusan.terbuka
    assert "berubah sesudah putusan" in about(found, "UNT.7.6.a", "putusan-terbuka-lagi")[0].pesan
    unread = desk.one()
    assert "berkas tidak dibuka" in about(unread, "UNT.7.6.a", "putusan-terbuka-lagi")[0].pesan


def test_a_level_that_answered_on_the_present_evidence_counts_though_a_higher_one_did_not(desk):
    sidik = desk.sidik("UNT.7.6.a")
    old = {"nama": "Citra", "tanggal": "2022-01-10", "jawaban": "A", "sidik_bukti": "1" * 64}
    new = {"nama": "Ani", "tanggal": "2022-02-01", "jawaban": "C"}
    desk.decide({"UNT.7.6.a": {"sidik_bukti": sidik, "anggota": new, "inspektur": old}})
    judged = criterion(desk.one(), "UNT.7.6.a")
    assert (judged.jawaban_apip, judged.putusan.jenjang, judged.putusan.terbuka) == ("C", "anggota", False)
    assert [one.terbuka for one in judged.putusan.per_jenjang] == [False, True]


# --- what is wrong in a file ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "kode, said, expected",
    [
        ("UNT.7.6.a", {"jawaban": "E"}, 'jawaban "E" tidak ada pada kriteria ini; pilihannya: A, B, C.'),
        ("UNT.7.6.a", {"jawaban": "A", "nilai": 3}, "nilai hanya untuk persen dan indikator"),
        ("UNT.7.6.a", {"nilai": 3}, "nilai hanya untuk persen dan indikator"),
        ("UNT.7.1.e", {"jawaban": "sebagian"}, "belum menyebut nilai; tulis nilai 0 sampai 100"),
        ("UNT.7.1.e", {"nilai": 101}, '"101" bukan jawaban kriteria ini; tulis angka 0 sampai 100.'),
        ("UNT.7.1.e", {"jawaban": "penuh", "nilai": 40}, "tidak sesuai dengan nilai 40"),
        ("UNT.7.1.e", {"jawaban": "nihil", "nilai": 40}, "berarti nihil, tetapi nilainya lebih dari 0"),
        ("UNT.4.4.a", {"jawaban": "terbukti"}, "belum menyebut nilainya; tulis nilai."),
        ("UNT.4.4.a", {"nilai": 101}, "bukan jawaban kriteria ini; tulis angka 0 sampai 100."),
        ("UNT.7.2.z", {"jawaban": "A"}, 'kriteria "UNT.7.2.z" tidak dikenal paket "pmprb-2020". Mungkin maksud Anda "UNT.7.2'),
        ("PMN.7.4.a", {"jawaban": "Y"}, 'kriteria "PMN.7.4.a" untuk tingkat pusat, bukan unit.'),
        ("UNT.2.2.a", {"jawaban": "A"}, "tidak dinilai; hapus putusannya."),
    ],
)
def test_an_answer_that_does_not_fit_is_told_at_its_place(desk, kode, said, expected):
    path = desk.rule(kode, sidik=NOTHING, **said)
    with pytest.raises(DocumentError) as caught:
        desk.check()
    (galat,) = caught.value.galat
    assert expected in galat.pesan
    assert galat.berkas == "reviu/putusan/DINAS-CONTOH-unit-2021.yaml"
    line = path.read_text(encoding="utf-8").splitlines()[galat.baris - 1]
    assert line[galat.kolom - 1 :].startswith(
        ('"' + kode, '"E"', '"sebagian"', '"penuh"', '"nihil"', '"terbukti"', '"A"', "3", "101")
    )


def test_all_that_is_wrong_in_the_folder_comes_at_once(desk):
    desk.decide(desk.verdict("UNT.7.6.a", "E", sidik=NOTHING) | desk.verdict("UNT.7.3.d", "F", sidik=NOTHING))
    desk.exempt({"aturan": "bukti-draff", "kriteria": "UNT.7.6.a"})
    with pytest.raises(DocumentError) as caught:
        desk.check()
    assert len(caught.value.galat) == 3
    assert 'Mungkin maksud Anda "bukti-draf"?' in str(caught.value)


def test_a_file_under_another_name_than_its_content_is_told(desk):
    desk.decide(desk.verdict("UNT.7.6.a", "A"), name="DINAS-CONTOH-pusat-2021.yaml")
    with pytest.raises(DocumentError, match=r'putusan untuk "DINAS-CONTOH-unit-2021\.yaml"; samakan'):
        desk.check()


def test_a_wrong_key_is_told_with_what_was_meant(desk):
    desk.decide({"UNT.7.6.a": {"sidik_bukti": NOTHING, "ketau": {"jawaban": "A", "nama": "Ani", "tanggal": "2022-02-01"}}})
    with pytest.raises(DocumentError, match=r'kunci "ketau" tidak dikenal\. Mungkin maksud Anda "ketua"'):
        desk.check()


def test_verdicts_that_meet_no_manifest_are_told_where_the_run_would_have_met_them(desk):
    said = desk.verdict("UNT.7.6.a", "A", sidik=NOTHING)
    desk.decide(said, name="DINAS-CONTOH-pusat-2021.yaml", tingkat="pusat")
    desk.decide(said, name="DINAS-CONTOH-unit-2020.yaml", tahun=2020)
    desk.decide(said, name="LAIN-unit-2021.yaml", opd={"kode": "LAIN", "nama": "Lain"})
    alone = desk.check().kota.temuan
    assert [temuan.aturan for temuan in alone] == ["putusan-tak-terpakai"]
    assert "DINAS-CONTOH tingkat pusat tahun 2021" in alone[0].pesan
    assert alone[0].lokasi.berkas == "reviu/putusan/DINAS-CONTOH-pusat-2021.yaml"


def test_a_folder_that_holds_nothing_of_a_review_is_refused(desk):
    (desk.reviu / "putusan").rmdir()
    with pytest.raises(UsageError, match="tidak memuat folder putusan"):
        desk.check()


# --- without the folder -----------------------------------------------------------------------------------------------


def test_without_the_folder_the_result_is_what_it_was_byte_for_byte(desk):
    before = as_json.render(desk.check(reviu=False))
    desk.decide(desk.verdict("UNT.7.6.a", "A") | desk.verdict("UNT.7.4.a", "D"))
    desk.exempt({"aturan": "jawaban-kosong"}, {"kriteria": "UNT.7.1.a", "tidak_berlaku": True})
    assert as_json.render(desk.check()) != before
    assert as_json.render(desk.check(reviu=False)) == before


def test_the_result_says_which_folder_was_used_and_what_it_did(desk):
    desk.decide(desk.verdict("UNT.7.6.a", "A") | desk.verdict("UNT.7.3.d", "A", sidik=NOTHING))
    first = desk.check().reviu
    assert (first.folder, first.putusan, first.terbuka_lagi, first.pengecualian) == ("reviu", 1, 1, 0)
    desk.exempt({"aturan": "jawaban-melebihi-bukti", "kriteria": "UNT.7.4.a"})
    second = desk.check().reviu
    assert second.sha256 != first.sha256
    assert (second.pengecualian, second.temuan_dikecualikan) == (1, 1)


# --- the fingerprint --------------------------------------------------------------------------------------------------


def test_the_fingerprint_is_that_of_the_items_as_they_are_given_and_of_their_files(desk):
    """Written out again; what the manifest does not say is not in it, so that a later field changes no fingerprint."""
    import hashlib
    import json

    item = {
        "id": "rekap-lhkpn",
        "jenis": "matriks_rekapitulasi",
        "topik": ["lhkpn"],
        "judul": "Rekap LHKPN",
        "tanggal": "2021-06-30",
        "cakupan": {"tercapai": "38", "sasaran": "40"},
        "berkas": ["bukti/rekap-lhkpn.xlsx"],
    }
    text = json.dumps([[item, []]], sort_keys=True)
    assert criterion(desk.one(reviu=False), "UNT.7.1.e").sidik_bukti == hashlib.sha256(text.encode()).hexdigest()
    assert criterion(desk.one(reviu=False), "UNT.7.1.a").sidik_bukti == NOTHING == hashlib.sha256(b"[]").hexdigest()


def test_the_order_of_links_changes_no_fingerprint_and_another_link_does(desk):
    path = desk.opd / "manifest.yaml"
    text = path.read_text(encoding="utf-8")
    first = desk.sidik("UNT.7.6.a")
    path.write_text(
        text.replace("[aksi-zi, laporan-zi-1, laporan-zi-2]", "[laporan-zi-2, aksi-zi, laporan-zi-1]"), encoding="utf-8"
    )
    assert desk.sidik("UNT.7.6.a") == first
    path.write_text(text.replace("[aksi-zi, laporan-zi-1, laporan-zi-2]", "[aksi-zi, laporan-zi-1]"), encoding="utf-8")
    assert desk.sidik("UNT.7.6.a") != first
