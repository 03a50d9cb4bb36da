"""The city's own goals beside what a run shows: read from the pack's file again, and edges of the quick wins."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from io import BytesIO

import pytest
import yaml
from openpyxl import load_workbook
from tests import dumps, sample_city
from tests.paper_runs import text_of

from lkecheck.check.options import Options
from lkecheck.check.run import check
from lkecheck.core import indonesian, registry
from lkecheck.judge.scoring.goals import quick_wins
from lkecheck.judge.scoring.lowest_parts import Form
from lkecheck.model.sasaran import CapaianIndikator
from lkecheck.render.penilaian import docx, xlsx
from lkecheck.scheme import packs
from lkecheck.words import goals

GOALS = yaml.safe_load((packs.rules_folder() / "binjai-2022" / "sasaran.yaml").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def run():
    return sample_city.run()


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
    laporan = check([sample_city.FOLDER / "bkd"], Options(date(2021, 12, 31), "pmprb-2020", "python", berkas=False))
    assert laporan.kota.sasaran == ()
    assert laporan.kota.quick_win == ()


def row(didukung, diklaim, **target):
    told = {int(tahun[1:]): nilai for tahun, nilai in target.items()}
    return CapaianIndikator(
        kriteria="HA.01", nama="n", sasaran="s", dasar="1", diklaim=diklaim, didukung=didukung, target=told, sumber="u"
    )


@pytest.mark.parametrize(
    "one, said, far",
    [
        (row("2.8", "3", t2022="2.8"), goals.REACHED, "0.0"),
        (row("9", "9", t2022="10"), goals.MISSED, "1"),
        (row("2.79", "2.8", t2022="2.8"), goals.POSSIBLE, "0.01"),
        (row(None, "3", t2022="2.8"), goals.POSSIBLE, None),
        (row(None, None, t2022="2.8"), goals.UNKNOWN, None),
        (row("3", "3"), goals.UNKNOWN, None),
        (row("WTP", "WTP", t2022="WTP"), goals.REACHED, None),
        (row("WDP", "WTP", t2022="WTP"), goals.POSSIBLE, None),
        (row("NaN", "NaN", t2022="1"), goals.MISSED, None),
    ],
)
def test_a_target_is_reached_by_what_is_supported_and_only_possibly_by_a_claim(one, said, far):
    assert goals.state(one, 2022) == said
    assert goals.distance(one, 2022) == (Decimal(far) if far is not None else None)


def test_the_target_is_that_of_the_year_else_of_the_next_else_the_last():
    one = row("1", "1", t2022="2", t2024="4")
    assert [goals.goal(one, tahun) for tahun in (2021, 2022, 2023, 2025)] == [(2022, "2"), (2022, "2"), (2024, "4"), (2024, "4")]


@pytest.fixture(scope="module")
def brief(run):
    """The city's goals with the local government's own form: what is told of OPDs changes nothing in that chapter."""
    return run.laporan.model_copy(update={"penilaian": run.laporan.penilaian[:1]})


def goal_texts(laporan):
    """What any form tells of the goals, each value as a reader sees it."""
    for one in laporan.kota.sasaran:
        yield from (one.nama, one.sasaran, *one.penanggung_jawab, goals.state(one, 2021))
        yield from (indonesian.figure(value) for value in (one.dasar, one.diklaim, one.didukung, *one.target.values()) if value)
    for win in laporan.kota.quick_win:
        yield from (win.strategi, win.bagian, goals.won(win), f"{win.pasti}", f"{win.opd}")


@pytest.mark.parametrize("form", ["docx", "pdf", "html"])
def test_a_paper_tells_all_goals_and_that_they_are_not_official(brief, form):
    rendered = registry.load("lkecheck.render.penilaian", form).render(brief)
    text = text_of(rendered["laporan-hasil-reviu.docx"]) if form == "docx" else shown(form, rendered)
    wanted = list(goal_texts(brief))
    assert len(wanted) > 100
    for one in (goals.ABOUT, goals.WINS_ABOUT, *wanted):
        assert bare(one) in bare(text), one


def bare(text):
    return "".join(text.replace("\u200b", "").split())


def shown(form, rendered):
    return " ".join(dumps.pdf_pages(rendered)) if form == "pdf" else rendered.decode()


def test_the_workbook_tells_all_goals_with_figures_as_numbers(brief):
    book = load_workbook(BytesIO(xlsx.render(brief)))
    sheet = book["Sasaran"]
    head = next(line for line in sheet.iter_rows() if line[0].value == "Kriteria")
    at = {cell.value: cell.column for cell in head}
    for number, one in enumerate(brief.kota.sasaran, start=head[0].row + 1):
        told = {title: sheet.cell(number, column).value for title, column in at.items()}
        assert (told["Kriteria"], told["Indikator"], told["Sasaran"]) == (one.kriteria, one.nama, one.sasaran)
        assert (told["Keadaan"], told["Sumber"]) == (goals.state(one, 2021), one.sumber)
        assert [told[f"Target {tahun}"] for tahun in one.target] == [
            value if goals.number(value) is None else float(value) for value in one.target.values()
        ]
        far = goals.distance(one, 2021)
        assert told["Jarak"] == (float(far) if far is not None else None)
    texts = [cell.value for line in sheet.iter_rows() for cell in line]
    assert {goals.ABOUT, goals.WINS_ABOUT, brief.kota.quick_win[0].strategi} <= set(texts)


def test_without_goals_no_paper_has_a_chapter_of_them(brief):
    none = brief.model_copy(update={"kota": brief.kota.model_copy(update={"sasaran": (), "quick_win": ()})})
    assert "Sasaran pemerintah daerah" not in text_of(docx.render(none)["laporan-hasil-reviu.docx"])
    assert "Sasaran" not in load_workbook(BytesIO(xlsx.render(none))).sheetnames
