"""The frozen pack proves itself as a shipped one must, so that what golden files show of it is meant."""

from __future__ import annotations

import pytest
from tests import frozen

from lkecheck.check.trial import try_pack
from lkecheck.scheme import packs

# Kinds that need a signed, locked, scanned or odd file, a workbook, or another year.
NOT_SHOWN = {"berkas-rusak", "berkas-terkunci", "pindai-tanpa-teks", "konten-aktif", "berkas-melampaui-batas"} | {
    *("berkas-gagal-diperiksa", "nama-berkas-tak-wajar", "bukti-kedaluwarsa", "bukti-dicabut", "bukti-tanpa-tanda-tangan"),
    *("bukti-tanpa-nomor", "bukti-tanpa-tanggal", "tte-diklaim-tanpa-tanda-tangan", "tte-tidak-sah"),
    *("tte-diubah-setelah-ditandatangani", "tte-tak-terpercaya", "bukti-ganda", "bukti-mirip-lintas-opd", "kaitan-tak-sesuai"),
    *("paket-mungkin-diganti", "putusan-di-folder-opd", "putusan-tak-terpakai", "tindak-lanjut-tanpa-evaluasi"),
}


def test_its_cases_hold_and_notice_every_change():
    assert try_pack(str(frozen.PACK), (), "python", mutate=True).bersih


def test_it_rests_on_no_other_pack():
    assert packs.load(str(frozen.PACK)).head.memperluas is None


def test_its_city_shows_most_kinds_of_finding():
    whole = frozen.laporan()
    shown = {temuan.aturan for satu in whole.penilaian for temuan in satu.temuan} | {one.aturan for one in whole.kota.temuan}
    assert set(packs.load(str(frozen.PACK)).temuan) - shown - {"berkas-hilang"} == NOT_SHOWN


@pytest.mark.parametrize("field", ["penilaian", "galat", "reviu", "dasar_banding"])
def test_its_run_has_every_part_of_a_result(field):
    assert getattr(frozen.laporan(), field)


@pytest.mark.parametrize("field", ["temuan", "tugas", "indeks", "peringkat", "sasaran", "quick_win"])
def test_its_run_has_every_part_of_a_city(field):
    assert getattr(frozen.laporan().kota, field)


def test_a_thin_run_shows_findings_of_every_look():
    def looks(laporan):
        return {frozen.look(temuan) for satu in laporan.penilaian for temuan in satu.temuan}

    assert looks(frozen.thin()) == looks(frozen.laporan())
    assert len(looks(frozen.thin())) == sum(len(satu.temuan) for satu in frozen.thin().penilaian)
