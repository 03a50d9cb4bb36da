"""Texts of OPDs come out as text: in every format of a report, an audit and a trial of rules, whatever they hold."""

from __future__ import annotations

import io
import json
import re
from datetime import date
from pathlib import Path
from xml.etree import ElementTree

import pytest
from openpyxl import load_workbook
from tests import dumps, shown

from lkecheck.audit.report import audit
from lkecheck.check.options import Options
from lkecheck.check.run import check
from lkecheck.check.trial import try_pack
from lkecheck.core import registry
from lkecheck.render.formats.plain import line

HERE = Path(__file__).parent
CITY = HERE / "data" / "kota"
RECAP = HERE.parent / "evidence_samples" / "kota-binjai-2021" / "rekap.yaml"

HOSTILE = (
    "=cmd|' /C calc'!A0",
    "+1+cmd|x",
    "@SUM(1+1)",
    "[bold]tebal[/bold] {{ 7*7 }} ${x} {0} %s",
    "<script>alert(1)</script> &lt;b&gt; <!-- x --> ]]> <![CDATA[y]]>",
    "::error file=x,line=1::palsu ##[error] ::stop-commands::x",
    "%0A::warning::palsu %25 %2C",
    "| a | b | `kode` **tebal** _miring_ ~~coret~~ # judul",
    "[klik](1) [klik](https://contoh.invalid) ![gambar](x) <https://contoh.invalid>",
    "- butir",
    "1. butir",
    "@semua #12 !34 https://contoh.invalid www.contoh.invalid :tada: a\\b",
    "baris satu\n::error::baris dua\n# tiga\n\n    empat",
)
CONTROL = "a\x1b[31mb\x00c\x07d\u202ee\x85f\ud800g\ufffeh\ri"
CI = ("csv", "github", "gitlab", "junit", "markdown", "sarif")
FORMATS = registry.names("lkecheck.render.penilaian")
PAPERS = [
    name
    for name in FORMATS
    if any(getattr(registry.load("lkecheck.render.penilaian", name), mark, False) for mark in ("BINARY", "FOLDER"))
]
TEXTUAL = [name for name in FORMATS if name not in PAPERS]
AUDITS = registry.names("lkecheck.render.audit")
TRIALS = registry.names("lkecheck.render.uji")


@pytest.fixture(scope="module")
def laporan():
    return check([CITY], Options(date(2021, 12, 31), mesin="python", berkas=False))


@pytest.fixture(scope="module")
def hasil():
    return audit(RECAP)


@pytest.fixture(scope="module")
def uji():
    return try_pack("pmprb-2020", ("PMN.7.4.a",), "python", mutate=False)


def spoiled(laporan, text):
    """A report of one OPD whose every free text is that text, with a waived finding and a broken manifest."""
    satu = laporan.penilaian[1]
    advice = satu.temuan[0].rekomendasi.model_copy(update={"uraian": text})
    about = {"pesan": text, "kondisi": text, "akibat": text, "rekomendasi": advice}
    temuan = [one.model_copy(update=about) for one in satu.temuan[:4]]
    temuan.append(temuan.pop().model_copy(update={"dikecualikan": text}))
    opd = satu.opd.model_copy(update={"nama": text})
    satu = satu.model_copy(update={"opd": opd, "temuan": tuple(temuan)})
    galat = tuple(one.model_copy(update={"pesan": text}) for one in laporan.galat[:1])
    return laporan.model_copy(update={"penilaian": (satu,), "galat": galat})


def spoiled_audit(hasil, text):
    temuan = tuple(one.model_copy(update={"pesan": text, "letak": text, "dugaan": (text,)}) for one in hasil.temuan[:3])
    return hasil.model_copy(update={"temuan": temuan, "instansi": text})


def spoiled_trial(uji, text):
    kasus = tuple(one.model_copy(update={"nama": text, "salah": (text,)}) for one in uji.kasus[:3])
    return uji.model_copy(update={"kasus": kasus, "paket": text})


def rendered(package, name, value):
    return registry.load(package, name).render(value)


@pytest.mark.parametrize("text", HOSTILE)
@pytest.mark.parametrize("name", TEXTUAL)
def test_a_report_shows_a_text_as_it_was_written(laporan, name, text):
    assert line(text) in shown.texts(name, rendered("lkecheck.render.penilaian", name, spoiled(laporan, text)))


def with_each(laporan, texts=HOSTILE):
    """A report of one OPD in which each finding has another of the texts wherever it has one of its own."""
    satu = laporan.penilaian[1]
    temuan = []
    for one, text in zip(satu.temuan, texts, strict=False):
        advice = one.rekomendasi.model_copy(update={"uraian": text})
        temuan.append(one.model_copy(update={"pesan": text, "kondisi": text, "akibat": text, "rekomendasi": advice}))
    assert len(temuan) == len(texts)
    return laporan.model_copy(update={"penilaian": (satu.model_copy(update={"temuan": tuple(temuan)}),)})


@pytest.mark.parametrize("name", PAPERS)
def test_a_paper_shows_each_text_as_it_was_written(laporan, name):
    made = rendered("lkecheck.render.penilaian", name, with_each(laporan))
    text = squeezed("".join(dumps.pdf_pages(made)) if name == "pdf" else dumps.dump(name, made))
    assert [one for one in HOSTILE if squeezed(one) not in text] == []


def test_a_workbook_has_no_formula_that_a_text_brought(laporan):
    def formulas(texts):
        book = load_workbook(io.BytesIO(rendered("lkecheck.render.penilaian", "xlsx", with_each(laporan, texts))))
        cells = (cell for sheet in book.worksheets for row in sheet.iter_rows() for cell in row)
        return sorted((cell.parent.title, cell.coordinate, str(cell.value)) for cell in cells if cell.data_type == "f")

    ours = formulas(("biasa",) * len(HOSTILE))
    assert ours
    assert formulas(HOSTILE) == ours


def squeezed(text):
    """Without what lays a text out: spaces, breaks of lines and the marks that dumps of papers have for them."""
    return re.sub(r"[\s/\ufffe\u200b]", "", text)


@pytest.mark.parametrize("text", HOSTILE)
@pytest.mark.parametrize("name", AUDITS)
def test_an_audit_shows_a_text_as_it_was_written(hasil, name, text):
    assert line(text) in shown.texts(name, rendered("lkecheck.render.audit", name, spoiled_audit(hasil, text)))


@pytest.mark.parametrize("text", HOSTILE)
@pytest.mark.parametrize("name", TRIALS)
def test_a_trial_shows_a_text_as_it_was_written(uji, name, text):
    assert line(text) in shown.texts(name, rendered("lkecheck.render.uji", name, spoiled_trial(uji, text)))


@pytest.fixture(
    params=[
        ("lkecheck.render.penilaian", spoiled, "laporan"),
        ("lkecheck.render.audit", spoiled_audit, "hasil"),
        ("lkecheck.render.uji", spoiled_trial, "uji"),
    ],
    ids=["report", "audit", "trial"],
)
def form(request):
    """Renders a format of either kind from a result that is full of a text."""
    package, spoil, source = request.param
    value = request.getfixturevalue(source)
    return lambda name, text: rendered(package, name, spoil(value, text))


@pytest.mark.parametrize("text", HOSTILE)
def test_markdown_holds_no_element_that_a_text_brought(form, text):
    _, elements = shown.html(form("markdown", text))
    _, expected = shown.html(form("markdown", "biasa"))
    assert elements == expected
    assert not elements & {"script", "a", "img", "code", "em"}


@pytest.mark.parametrize("text", HOSTILE)
def test_a_text_starts_no_command_of_a_workflow(form, text):
    lines = form("github", text).decode().splitlines()
    plain = form("github", "biasa").decode().splitlines()
    assert len(lines) == len(plain)
    assert [one.split(" ")[0] for one in lines] == [one.split(" ")[0] for one in plain]
    for one in lines[:-1]:
        assert shown.COMMAND.fullmatch(one)


@pytest.mark.parametrize("text", HOSTILE)
def test_no_cell_is_a_formula(form, text):
    rows = shown.cells(form("csv", text))
    assert {len(row) for row in rows} == {len(rows[0])}
    assert len(rows) == len(shown.cells(form("csv", "biasa")))
    assert not [cell for row in rows for cell in row if cell.lstrip(" ").startswith(("=", "+", "-", "@", "\t", "\r", "\n"))]


@pytest.mark.parametrize("text", HOSTILE)
def test_a_message_in_sarif_holds_no_link(form, text):
    run = json.loads(form("sarif", text))["runs"][0]
    assert not any(text_is_a_link(result["message"]["text"]) for result in run["results"])


def text_is_a_link(text):
    return re.search(r"(?<!\\)\[[^\]\\]*\]\(", text)


@pytest.mark.parametrize("name", CI)
def test_characters_that_are_none_reach_no_service(form, name):
    data = form(name, CONTROL)
    text = shown.texts(name, data)
    assert not set(text) & set("\x1b\x00\x07\u202e\x85\ud800\ufffe\r")
    assert "a\ufffd[31mb\ufffdc\ufffdd\ufffde\ufffdf\ufffdg\ufffdh" in text
    if name == "junit":
        ElementTree.fromstring(data)  # noqa: S314 - our own output
