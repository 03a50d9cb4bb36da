"""Every format of the registry against its golden file; `pytest --rewrite-golden` writes them anew."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest
import yaml
from click import unstyle
from tests import expected, frozen, paper_runs

from lkecheck.cli.schema import KINDS, build
from lkecheck.core import registry
from lkecheck.render.penilaian import terminal

HERE = Path(__file__).parent
CITY = HERE / "data" / "kota"
FORMATS = registry.names("lkecheck.render.penilaian")
# Each tells every finding in full and alike, so one of each look is enough.
ALIKE = {"csv", "github", "gitlab", "json", "junit", "sarif"}


@pytest.fixture(scope="module")
def laporan():
    return frozen.laporan()


@pytest.fixture(scope="module", params=["beku", "pmprb-2020"])
def judged(request):
    """By the frozen pack, and by the national one as it is now."""
    return frozen.laporan() if request.param == "beku" else paper_runs.city()


@pytest.fixture(scope="module")
def again():
    return frozen.checked()


@pytest.mark.parametrize("name", FORMATS)
def test_a_format_is_as_its_golden_file(name, laporan, request):
    shown = frozen.thin() if name in ALIKE else laporan
    expected.holds(request, "kota", name, registry.load("lkecheck.render.penilaian", name).render(shown))


@pytest.mark.parametrize("name", ["docx", "html", "junit", "markdown", "terminal", "xlsx"])
def test_a_format_for_one_manifest_alone_is_as_its_golden_file(name, request):
    expected.holds(request, "sendiri", name, registry.load("lkecheck.render.penilaian", name).render(frozen.alone()))


@pytest.mark.parametrize("name", FORMATS)
def test_a_format_is_the_same_twice(name, laporan, again):
    render = registry.load("lkecheck.render.penilaian", name).render
    assert render(laporan) == render(again)


def test_the_terminal_report_keeps_to_eighty_columns_and_to_code_page_1252(judged):
    text = unstyle(terminal.render(judged).decode())
    assert max(len(line) for line in text.splitlines()) <= 80
    assert text.encode("cp1252")


def test_the_result_follows_its_own_schema(judged):
    result = json.loads(registry.load("lkecheck.render.penilaian", "json").render(judged))
    jsonschema.Draft202012Validator(build("result")).validate(result)


def test_no_path_in_the_result_is_absolute(judged):
    text = registry.load("lkecheck.render.penilaian", "json").render(judged).decode()
    assert str(HERE) not in text


def test_every_weight_is_a_decimal_string(judged):
    for satu in json.loads(registry.load("lkecheck.render.penilaian", "json").render(judged))["penilaian"]:
        for part in (satu["ringkasan"], *satu["bagian"], *satu["kriteria"]):
            for key in ("bobot", "nilai_mandiri", "nilai_didukung", "nilai_mungkin"):
                assert isinstance(part[key], str)
                assert "e" not in part[key].lower()


class EditorLoader(yaml.CSafeLoader):
    """YAML as an editor's schema check reads it: JSON's types, dates stay text."""


EditorLoader.yaml_implicit_resolvers = {
    letter: [(tag, pattern) for tag, pattern in resolvers if not tag.endswith("timestamp")]
    for letter, resolvers in yaml.CSafeLoader.yaml_implicit_resolvers.items()
}


def as_an_editor_reads(path):
    return yaml.load(path.read_text(encoding="utf-8"), Loader=EditorLoader)  # noqa: S506 - a safe loader


@pytest.mark.parametrize("kind", KINDS)
def test_schemas_are_valid_schemas(kind):
    jsonschema.Draft202012Validator.check_schema(build(kind))


def test_the_manifest_schema_takes_a_good_manifest_and_refuses_a_bad_key():
    data = as_an_editor_reads(CITY / "dinas" / "manifest.yaml")
    validator = jsonschema.Draft202012Validator(build("manifest"))
    validator.validate(data)
    assert not validator.is_valid({**data, "jawabn": {}})


def test_the_rules_schema_takes_every_rule_file():
    from lkecheck.scheme import packs

    validator = jsonschema.Draft202012Validator(build("rules"))
    files = [path for path in packs.rules_folder().rglob("*.yaml") if path.name[0].isdigit()]
    assert files
    for path in files:
        validator.validate(as_an_editor_reads(path))


def test_every_finding_says_what_to_do_who_when_and_on_what_basis(judged):
    findings = [temuan for satu in judged.penilaian for temuan in satu.temuan]
    assert len(findings) > 30
    for temuan in findings:
        assert temuan.rekomendasi.uraian
        assert temuan.rekomendasi.penanggung_jawab
        assert temuan.rekomendasi.tenggat_hari > 0
        assert temuan.dasar
        assert temuan.akibat
        assert temuan.lokasi.baris >= 1
        assert (temuan.pertanyaan is not None) == (temuan.aturan == "kriteria-perlu-reviu")


def test_findings_stand_worst_first(judged):
    order = {"mayor": 0, "minor": 1, "observasi": 2}
    for satu in judged.penilaian:
        ranks = [(order[temuan.keparahan], -temuan.potensi) for temuan in satu.temuan]
        assert ranks == sorted(ranks)


def test_ids_of_findings_are_unique_and_hold_no_text_place_or_engine(judged):
    """The contracts' recipe, written out again."""
    import hashlib

    for satu in judged.penilaian:
        ids = [temuan.id for temuan in satu.temuan]
        assert len(set(ids)) == len(ids)
        for temuan in satu.temuan:
            key = [satu.opd.kode, satu.tingkat, satu.tahun, temuan.aturan, temuan.kriteria or "", sorted(temuan.bukti)]
            text = json.dumps(key, separators=(",", ":"), ensure_ascii=False)
            assert temuan.id == hashlib.sha256(text.encode()).hexdigest()[:16]
