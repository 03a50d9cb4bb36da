"""What an exception, a verdict or a baseline takes out of the count stands in every format, with why."""

from __future__ import annotations

import json

import pytest
from click import unstyle

from lkecheck.core import registry
from lkecheck.render.penilaian import json as as_json
from lkecheck.review import baseline
from review_files import Desk

TEXT = [
    name
    for name in registry.names("lkecheck.render.penilaian")
    if not hasattr(registry.load("lkecheck.render.penilaian", name), "BINARY")
]
TEXT = [name for name in TEXT if not hasattr(registry.load("lkecheck.render.penilaian", name), "FOLDER")]


def words(name, laporan):
    return " ".join(
        unstyle(registry.load("lkecheck.render.penilaian", name).render(laporan).decode()).replace("\\n", " ").split()
    )


@pytest.fixture(scope="module")
def desk(tmp_path_factory):
    desk = Desk(tmp_path_factory.mktemp("meja"))
    desk.decide(desk.verdict("UNT.7.6.a", "A", nama="Rukmini"))
    desk.exempt(
        {"aturan": "jawaban-melebihi-bukti", "kriteria": "UNT.7.4.a", "alasan": "Menunggu peraturan"},
        {"kriteria": "UNT.7.1.a", "tidak_berlaku": True, "alasan": "Tanpa layanan publik"},
    )
    return desk


@pytest.mark.parametrize("name", TEXT)
def test_every_format_shows_what_is_set_aside_and_by_whom(desk, name):
    text = words(name, desk.check())
    assert "Menunggu peraturan" in text
    assert "Rukmini" in text
    plain = words(name, desk.check(reviu=False))
    assert "Menunggu peraturan" not in plain
    assert "Rukmini" not in plain


@pytest.mark.parametrize("name", TEXT)
@pytest.mark.parametrize("new", [True, False])
def test_every_format_tells_how_much_a_baseline_left_out(desk, tmp_path, name, new):
    laporan = desk.check(reviu=False)
    known = laporan.penilaian[0].temuan
    kept = known[5:] if new else known
    earlier = laporan.penilaian[0].model_copy(update={"temuan": kept})
    (tmp_path / "dulu.json").write_bytes(as_json.render(laporan.model_copy(update={"penilaian": (earlier,)})))
    found = baseline.compare(laporan, baseline.load(tmp_path / "dulu.json"))
    text = words(name, found)
    assert len(found.penilaian[0].temuan) == (5 if new else 0)
    assert "dulu.json" in text
    assert str(len(kept)) in text
    assert "dulu.json" not in words(name, laporan)


@pytest.mark.parametrize("name", ["terminal", "markdown"])
def test_nothing_new_is_not_said_to_be_nothing(desk, tmp_path, name):
    laporan = desk.check(reviu=False)
    (tmp_path / "dulu.json").write_bytes(as_json.render(laporan))
    text = words(name, baseline.compare(laporan, baseline.load(tmp_path / "dulu.json")))
    assert "Tidak ada temuan baru atas yang diperiksa." in text
    assert "Tidak ada temuan atas yang diperiksa." not in text


def test_a_finding_that_is_set_aside_fails_no_test_and_no_annotation(desk):
    junit = words("junit", desk.check())
    assert "Dijawab putusan APIP: A (ketua, Rukmini, 1 Februari 2022)" in junit
    (note,) = [line for line in words("github", desk.check()).split("::") if "Menunggu peraturan" in line]
    assert "Tidak dihitung: Menunggu peraturan" in note
    sarif = json.loads(registry.load("lkecheck.render.penilaian", "sarif").render(desk.check()))
    why = [one["suppressions"][0]["justification"] for one in sarif["runs"][0]["results"] if "suppressions" in one]
    assert len(why) == sum(not temuan.counts for temuan in desk.one().temuan) >= 2


def test_the_terminal_tells_the_value_of_apip_and_what_does_not_apply(desk):
    text = words("terminal", desk.check())
    assert "APIP memutus 1 kriteria; nilai APIP" in text
    assert "UNT.7.1.a tidak berlaku: Tanpa layanan publik (disetujui Inspektur, berlaku sampai 31 Desember 2022)." in text
    assert "1 dikecualikan dan 1 dijawab putusan APIP, tidak menentukan kode keluar" in text


def test_the_terminal_keeps_to_eighty_columns(desk):
    text = unstyle(registry.load("lkecheck.render.penilaian", "terminal").render(desk.check()).decode())
    assert max(map(len, text.splitlines())) <= 80
