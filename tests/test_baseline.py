"""A baseline: only what is new is told and counted, and how much was left out is told with it."""

from __future__ import annotations

import json

import pytest

from lkecheck import cli
from lkecheck.core.errors import DocumentError, UsageError
from lkecheck.render.penilaian import json as as_json
from lkecheck.review import baseline
from review_files import Desk, about

CALL = ["--date", "2021-12-31", "--no-files", "--engine", "python"]


@pytest.fixture
def desk(tmp_path):
    return Desk(tmp_path)


@pytest.fixture
def call(capsys):
    def run(*arguments):
        code = cli.run([str(argument) for argument in arguments])
        said = capsys.readouterr()
        return code, said.out, said.err

    return run


def kept(desk, laporan=None, name="dasar.json"):
    path = desk.folder / name
    path.write_bytes(as_json.render(laporan or desk.check(reviu=False)))
    return path


def edit(desk, old, new):
    path = desk.opd / "manifest.yaml"
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1
    path.write_text(text.replace(old, new), encoding="utf-8")


def compared(desk, path, **more):
    return baseline.compare(desk.check(**more), baseline.load(path))


def test_against_itself_nothing_is_new_and_all_of_it_is_counted(desk):
    path, plain = kept(desk), desk.check(reviu=False)
    found = compared(desk, path, reviu=False)
    assert found.penilaian[0].temuan == ()
    base = found.dasar_banding
    assert (base.berkas, base.disembunyikan) == ("dasar.json", len(plain.penilaian[0].temuan))
    assert base.mayor + base.minor + base.observasi == base.disembunyikan
    assert found.exit_code("observasi") == 0
    assert plain.exit_code("mayor") == 1
    assert found.penilaian[0].ringkasan == plain.penilaian[0].ringkasan


def test_what_is_new_is_told_and_decides_the_exit_code(desk):
    path = kept(desk)
    edit(desk, "  UNT.7.3.d: {nilai: A, bukti: [evaluasi-s1]}\n", "")
    found = compared(desk, path, reviu=False)
    assert {temuan.kriteria for temuan in found.penilaian[0].temuan} == {"UNT.7.3.d"}
    assert found.exit_code("minor") == 1


def test_the_same_finding_on_other_evidence_is_new(desk):
    path = kept(desk)
    edit(desk, "cakupan: {tercapai: 15, sasaran: 40}", "cakupan: {tercapai: 16, sasaran: 40}")
    found = compared(desk, path, reviu=False)
    again = about(found.penilaian[0], "UNT.7.4.a")
    before = {(temuan.id, temuan.sidik_bukti) for temuan in desk.check(reviu=False).penilaian[0].temuan}
    assert "kriteria-belum-terpenuhi" in [temuan.aturan for temuan in again]
    assert all((temuan.id, temuan.sidik_bukti) in before for temuan in found.penilaian[0].temuan)


def test_a_finding_that_grew_worse_is_new(desk):
    """The claim was raised: the same finding on the same evidence, and no longer minor."""
    edit(desk, "  UNT.7.3.d: {nilai: A,", "  UNT.7.3.d: {nilai: B,")
    laporan = desk.check(reviu=False)
    target = about(laporan.penilaian[0], "UNT.7.3.d", "kriteria-belum-terpenuhi")[0]
    assert target.keparahan == "minor"
    path = kept(desk, laporan)
    known = baseline.load(path)
    assert known.knows(target)
    assert known.knows(target.model_copy(update={"keparahan": "observasi"}))
    assert not known.knows(target.model_copy(update={"keparahan": "mayor"}))


def test_what_an_exception_or_a_verdict_set_aside_then_hides_nothing_later(desk):
    desk.rule("UNT.7.6.a", "A")
    desk.exempt({"aturan": "jawaban-kosong"})
    path = kept(desk, desk.check())
    found = compared(desk, path, reviu=False).penilaian[0].temuan
    assert {temuan.aturan for temuan in found} == {"jawaban-kosong", "kriteria-perlu-reviu"}
    assert [temuan.kriteria for temuan in found if temuan.aturan == "kriteria-perlu-reviu"] == ["UNT.7.6.a"]


def test_what_is_excepted_now_stays_in_sight(desk):
    path = kept(desk)
    desk.exempt({"aturan": "jawaban-kosong"})
    found = compared(desk, path).penilaian[0].temuan
    assert {temuan.aturan for temuan in found} == {"jawaban-kosong"}
    assert all(temuan.dikecualikan for temuan in found)


def test_findings_of_the_run_are_compared_too(desk):
    (desk.folder / "kota" / "kosong").mkdir()
    path = kept(desk, desk.check(desk.folder / "kota", reviu=False))
    (desk.folder / "kota" / "baru").mkdir()
    found = baseline.compare(desk.check(desk.folder / "kota", reviu=False), baseline.load(path))
    assert [temuan.lokasi.berkas for temuan in found.kota.temuan] == ["baru"]


@pytest.mark.parametrize(
    "content, expected",
    [
        (b"", "bukan JSON yang utuh"),
        (b'{"skema": "lkecheck/penilaian/1",\n "penilaian": [', "dasar.json:2:"),
        (b"\xff\xfe\x00", "bukan JSON dalam UTF-8"),
        (b"[" * 200_000, "bukan JSON"),
        (b"[]", 'bukan hasil lkecheck check: tanpa skema, seharusnya "lkecheck/penilaian/1"'),
        (b'{"skema": "lkecheck/rencana/1", "penilaian": []}', 'berskema "lkecheck/rencana/1"'),
        (b'{"skema": "lkecheck/penilaian/1"}', "bukan hasil lkecheck check"),
        (b'{"skema": "lkecheck/penilaian/1", "penilaian": [{}]}', "daftar temuannya rusak"),
        (b'{"skema": "lkecheck/penilaian/1", "penilaian": [{"temuan": [{"id": 1}]}]}', "daftar temuannya rusak"),
        (
            b'{"skema": "lkecheck/penilaian/1", "penilaian": [{"temuan": [{"id": "a", "sidik_bukti": "b", "keparahan": "x"}]}]}',
            "daftar temuannya rusak",
        ),
        (
            b'{"skema": "lkecheck/penilaian/1", "penilaian": [], "dasar_banding": {}}',
            "hasil ini sendiri dibuat dengan --baseline",
        ),
    ],
)
def test_a_broken_or_foreign_file_is_an_error(tmp_path, content, expected):
    (tmp_path / "dasar.json").write_bytes(content)
    with pytest.raises(DocumentError) as caught:
        baseline.load(tmp_path / "dasar.json")
    assert expected in str(caught.value)


def test_a_file_that_is_not_there_is_told(tmp_path):
    with pytest.raises(UsageError, match="tidak terbaca"):
        baseline.load(tmp_path / "dasar.json")


def test_results_with_and_without_opened_files_are_not_compared(desk):
    path = kept(desk)
    with pytest.raises(UsageError, match="dibuat dengan --no-files"):
        compared(desk, path, reviu=False, berkas=True)


def test_check_takes_a_baseline_and_refuses_one_made_with_a_baseline(desk, call):
    first, second = desk.folder / "a.json", desk.folder / "b.json"
    assert call("check", desk.opd, *CALL, "--output", f"json:{first}")[0] == 1
    code, _, _ = call("check", desk.opd, *CALL, "--baseline", first, "--output", f"json:{second}")
    result = json.loads(second.read_text(encoding="utf-8"))
    assert code == 0
    assert result["dasar_banding"]["disembunyikan"] > 30
    assert result["penilaian"][0]["temuan"] == []
    code, _, err = call("check", desk.opd, *CALL, "--baseline", second)
    assert code == 2
    assert "pakai hasil yang lengkap" in err
