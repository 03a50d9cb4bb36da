"""The page: what it is built of, that texts stay text, that nothing leads outside, and that it stays small."""

from __future__ import annotations

import base64
import hashlib
import re
from collections import Counter
from decimal import Decimal
from itertools import pairwise

import pytest

from html_pages import HOSTILE, forty, hostile, parsed, sample
from lkecheck import words
from lkecheck.render.html import markup
from lkecheck.render.html.said_once import Pieces, Shared
from lkecheck.render.penilaian import html

LIMIT = 3_000_000


@pytest.fixture(scope="module")
def page():
    return html.render(sample())


@pytest.fixture(scope="module")
def tree(page):
    return parsed(page)


@pytest.fixture(scope="module")
def spoiled():
    return parsed(html.render(hostile()))


def test_values_are_escaped_and_markup_is_not():
    inner = markup.el("b", "<i>")
    assert inner == "<b>&lt;i&gt;</b>"
    assert markup.el("p", inner, title='"><x') == '<p title="&quot;&gt;&lt;x"><b>&lt;i&gt;</b></p>'
    assert markup.el("td", "'&'", hidden=True, lang=None, class_="a") == "<td hidden class=a>&#x27;&amp;&#x27;"


def test_characters_that_are_no_text_are_marked():
    assert markup.text("a\x00b\x1b\ud800\u202ec") == "a\ufffdb\ufffd\ufffd\ufffdc"


def test_a_script_that_would_end_early_is_refused():
    with pytest.raises(ValueError, match="script"):
        markup.raw("script", "'</script>'")


def test_numbers_and_dates_are_indonesian():
    assert words.number(Decimal("1.005")) == "1,01"
    assert words.floor(Decimal("99.99")) == "99"
    assert words.count(1106) == "1.106"
    assert words.day("2021-08-17") == "17 Agustus 2021"
    assert words.answer("22.82") == "22,82"
    assert words.answer("A.B") == "A.B"
    assert words.listed(["A", "B", "C"]) == "A, B dan C"


def test_a_text_that_comes_once_stands_where_it_is_named_and_another_stands_once():
    once, twice = "a" * 70, "b" * 70
    shared = Shared.repeated("t", [once, twice, twice, "pendek", "pendek"])
    assert shared.show(once) == once
    assert shared.show("pendek") == "pendek"
    assert shared.show(twice) == "<a class=r href=#t1>t1</a>"
    assert shared.items().count(twice) == 1


def test_forty_opds_stay_under_three_megabytes():
    page = html.render(forty())
    assert page.count(b"class=opd") == 41
    assert len(page) < LIMIT


def test_statements_laws_and_shared_recommendations_stand_once_however_many_opds():
    many = html.render(forty()).decode()
    again = [one.rekomendasi.uraian for satu in sample().penilaian for one in satu.temuan]
    long = {uraian for uraian in again if again.count(uraian) > 1 and len(uraian) > 60}
    statements = {f"{one.kode} {one.pernyataan}" for satu in sample().penilaian for one in satu.kriteria}
    laws = {dasar for satu in sample().penilaian for one in satu.temuan for dasar in one.dasar}
    assert min(len(long), len(statements), len(laws)) > 10
    shown = Counter(re.findall(r">([^<]+)<", many))
    assert {shown[markup.text(told)] for told in (*long, *statements, *laws)} == {1}


def test_hostile_texts_are_shown_as_they_were_written(spoiled):
    shown = spoiled.text
    for bad in HOSTILE[:-1]:
        assert bad in shown
    names = {one.name for one in spoiled.all()}
    assert not names & {"img", "iframe", "object", "embed", "base"}
    assert "b" in names
    assert [one.marks for one in spoiled.all("script")] == [{}]


def test_no_attribute_runs_a_script_or_styles(spoiled, tree):
    for root in (spoiled, tree):
        for one in root.all():
            assert not [name for name in one.marks if name.startswith("on") or name == "style"]


def test_nothing_leads_outside_the_page(spoiled, tree):
    """References of evidence are text; every address is one of the page's own."""
    for root in (spoiled, tree):
        known = {one.marks["id"] for one in root.all() if "id" in one.marks}
        links = [one for one in root.all() if "href" in one.marks]
        assert len(links) > 50
        for one in links:
            href = one.marks["href"]
            assert href == "data:," or href.removeprefix("#") in known, href
        assert not [one for one in root.all() if {"src", "action", "srcset", "poster", "data", "ping"} & one.marks.keys()]


def test_style_and_script_run_by_their_fingerprints_only(page, tree):
    policy = next(one.marks["content"] for one in tree.all("meta") if "http-equiv" in one.marks)
    assert policy.startswith("default-src 'none';")
    assert "unsafe" not in policy
    for name in ("style", "script"):
        (found,) = tree.all(name)
        digest = base64.b64encode(hashlib.sha256(found.text.encode()).digest()).decode()
        assert f"{name}-src 'sha256-{digest}'" in policy
    assert "@import" not in page.decode()
    assert "url(" not in page.decode()


def test_headings_go_down_one_level_at_a_time(spoiled, tree):
    for root in (spoiled, tree):
        levels = [int(one.name[1]) for one in root.all("h1", "h2", "h3", "h4", "h5", "h6")]
        assert levels[0] == 1
        assert levels.count(1) == 1
        assert all(after <= before + 1 for before, after in pairwise(levels))


def test_ids_are_unique(spoiled, tree):
    for root in (spoiled, tree):
        ids = [one.marks["id"] for one in root.all() if "id" in one.marks]
        assert len(ids) == len(set(ids))
        assert all(re.fullmatch(r"[A-Za-z][A-Za-z0-9.-]*", one) for one in ids)


def test_every_table_has_a_caption_and_headings_with_their_scope(tree):
    tables = list(tree.all("table"))
    assert len(tables) > 2 * len(sample().penilaian)
    for table in tables:
        assert next(table.all("caption")).text
        assert next(table.all("thead")).text
        assert {one.marks.get("scope") for one in table.all("th")} <= {"col", "row", "colgroup", "rowgroup"}


def test_rows_of_a_table_are_as_wide_as_its_head(tree):
    def width(row):
        return sum(int(one.marks.get("colspan") or 1) for one in row.inside if getattr(one, "name", "") in ("td", "th"))

    for table in tree.all("table"):
        rows = list(table.all("tr"))
        heads = [row for row in rows if not list(row.all("td"))]
        widest = max(width(row) for row in heads)
        assert {width(row) for row in rows if list(row.all("td"))} == {widest}


def test_every_chart_has_a_title_a_description_and_its_figures_in_a_table(tree):
    charts = list(tree.all("svg"))
    assert len(charts) >= 3 + len(sample().penilaian)
    cells = {one.text for one in tree.all("td")}
    for chart in charts:
        ids = [one.marks["id"] for one in chart.all("title", "desc")]
        assert chart.marks["role"] == "img"
        assert chart.marks["aria-labelledby"] == " ".join(ids)
        assert all(one.text for one in chart.all("title", "desc"))
    for satu in sample().penilaian:
        assert words.number(satu.ringkasan.inflasi) in cells


def test_controls_have_labels_and_are_hidden_without_a_script(tree):
    labelled = {one.marks["for"] for one in tree.all("label")}
    controls = [one.marks["id"] for one in tree.all("select", "input")]
    assert len(controls) == 5
    assert set(controls) == labelled
    assert "hidden" in next(one for one in tree.all("div") if one.marks.get("id") == "saringan").marks
    assert not [one for one in tree.all() if "hidden" in one.marks and one.marks.get("id") != "saringan"]
    assert all("open" in one.marks for one in tree.all("details"))


def test_every_finding_and_criterion_has_its_place_in_the_section_of_its_opd(tree):
    sections = [one for one in tree.all("section") if one.marks.get("class") == "opd"]
    assert len(sections) == len(sample().penilaian)
    for section, satu in zip(sections, sample().penilaian, strict=True):
        shown = section.text
        assert satu.opd.nama in shown
        assert [one.id for one in satu.temuan if one.id not in shown] == []
        rows = [row for table in section.all("table") for row in table.all("tr") if table.marks.get("class") == "kriteria"]
        codes = {next(row.all("a")).text for row in rows if list(row.all("a"))}
        assert codes == {one.kode for one in satu.kriteria}


def test_a_finding_tells_its_step_who_acts_by_when_and_on_what_basis(tree):
    first = next(satu for satu in sample().penilaian if satu.tingkat == "unit")
    section = next(one for one in tree.all("section") if one.marks["id"] == f"opd-{first.opd.kode}")
    blocks = [one for one in section.all("div") if (one.marks.get("class") or "").startswith("t ")]
    assert len(blocks) == len(first.temuan)
    cards = [one for one in section.all("li") if one.marks.get("class") == "kartu"]
    known = {f"#{one.marks['id']}": one for one in tree.all("li") if "id" in one.marks}
    for card in cards:
        named = [known[one.marks["href"]] for one in card.all("a") if one.marks.get("class") == "r"]
        names = {one.text for part in (card, *named) for one in part.all("dt")}
        assert {"Langkah", "Oleh", "Dasar", "Akibat", "Letak", "Nomor"} <= names
        assert any("tenggat" in part.text for part in (card, *named))


def test_what_findings_of_several_opds_have_alike_stands_once():
    twice, once, small = (markup.el("p", text * 100) for text in ("a", "b", ""))
    pieces = Pieces()
    page = markup.join([pieces.show(one) for one in (twice, once, small, twice)])
    link = "<a class=r href=#b0>b0</a>"
    assert pieces.settle(page) == f"{link}{once}{small}{link}"
    assert pieces.items() == f"<ul class=rujukan><li id=b0>{twice}</ul>"


def test_findings_set_aside_are_marked_and_counted(spoiled):
    (unit,) = (one for one in spoiled.all("section") if one.marks.get("class") == "opd")
    many = len(hostile().penilaian[0].temuan)
    assert f"{many} dikecualikan dan {many} dijawab APIP" in unit.text
    marks = [one for one in unit.all("p") if one.marks.get("class") == "sisih"]
    assert sum(one.text.startswith("Dikecualikan: ") for one in marks) == many
    assert sum(one.text.startswith("Dijawab APIP: jawaban B, ketua") for one in marks) == many
    assert "1 Februari 2022" in marks[0].text + marks[1].text
    assert "terbuka lagi" in unit.text


def test_the_page_says_what_it_is_not_and_how_sure_it_is(tree):
    assert sample().pernyataan in next(tree.all("header")).text
    shown = tree.text
    assert "belum diverifikasi" in shown
    assert "Berkas bukti tidak dibuka" in shown
    assert "31 Desember 2021" in shown


def test_a_run_without_any_manifest_is_a_page_too():
    empty = sample().model_copy(update={"penilaian": (), "kota": type(sample().kota)()})
    root = parsed(html.render(empty))
    assert "Dinilai: tidak ada." in root.text


def test_an_opd_in_two_years_has_two_addresses():
    unit = next(satu for satu in sample().penilaian if satu.tingkat == "unit")
    twice = sample().model_copy(update={"penilaian": (unit, unit.model_copy(update={"tahun": 2022}))})
    root = parsed(html.render(twice))
    ids = [one.marks["id"] for one in root.all("section") if one.marks.get("class") == "opd"]
    assert ids == [f"opd-{unit.opd.kode}-unit-2021", f"opd-{unit.opd.kode}-unit-2022"]


def test_quick_wins_are_drawn_with_their_share_of_opds(tree):
    chart = next(one for one in tree.all("svg") if "quick-win-judul" in (one.marks.get("aria-labelledby") or ""))
    for row in sample().kota.quick_win:
        assert f"{words.number(Decimal(row.pasti * 100) / row.opd, 1)}." in next(chart.all("desc")).text


def test_targets_stand_under_their_goal(tree):
    part = next(one for one in tree.all("div") if one.marks.get("id") == "sasaran-kota")
    groups = {next(body.all("th")).text: body for body in part.all("tbody") if next(body.all("th")).marks["scope"] == "rowgroup"}
    for row in sample().kota.sasaran:
        assert row.nama in groups[row.sasaran].text
