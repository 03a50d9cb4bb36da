"""The city's own goals beside what a run shows: read from the pack's file again, and edges of the quick wins."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
import yaml

from lkecheck import packs, pipeline
from lkecheck.scoring.goals import quick_wins
from lkecheck.scoring.leaves import Form

CITY = Path(__file__).parents[1] / "evidence_samples" / "kota-binjai-2021"
GOALS = yaml.safe_load((packs.rules_folder() / "binjai-2022" / "sasaran.yaml").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def run():
    return pipeline.run([CITY], pipeline.Options(date(2021, 12, 31), mesin="python", berkas=False))


def test_every_indicator_of_the_road_map_is_told_with_its_targets_and_the_answers(run):
    told = {one.kriteria: one for one in run.laporan.kota.sasaran}
    answers = {one.kode: one for one in run.laporan.penilaian[0].kriteria}
    assert list(told) == [row["kriteria"] for row in GOALS["indikator"]]
    for row in GOALS["indikator"]:
        one = told[row["kriteria"]]
        assert one.target == {tahun: target["nilai"] for tahun, target in row["target"].items()}
        assert one.dasar == row["dasar_2021"]
        assert (one.diklaim, one.didukung) == (answers[one.kriteria].jawaban, answers[one.kriteria].jawaban_didukung)


def test_a_quick_win_counts_the_opds_above_its_threshold(run):
    (win,) = run.laporan.kota.quick_win
    shares = [
        100 * part.nilai_didukung / part.bobot
        for satu in run.laporan.penilaian
        if satu.tingkat == "unit"
        for part in satu.bagian
        if part.kode == "PMN"
    ]
    assert (win.kode, win.tahun, win.opd) == ("QW-1", (2022,), len(shares))
    assert win.pasti == sum(share > 95 for share in shares) > 0
    assert win.mungkin >= win.pasti


def test_a_share_that_only_equals_the_threshold_is_not_above_it(run):
    form = next(form for form in run.forms if form.penilaian.tingkat == "unit")
    parts = tuple(
        part.model_copy(update={"nilai_didukung": part.bobot * Decimal("0.95"), "nilai_mungkin": part.bobot})
        for part in form.penilaian.bagian
    )
    (win,) = quick_wins([Form(form.penilaian.model_copy(update={"bagian": parts}), form.pack)])
    assert (win.opd, win.pasti, win.mungkin) == (1, 0, 1)


def test_a_pack_without_goals_tells_none():
    laporan = pipeline.check([CITY / "bkd"], pipeline.Options(date(2021, 12, 31), "pmprb-2020", "python", berkas=False))
    assert laporan.kota.sasaran == ()
    assert laporan.kota.quick_win == ()
