"""`rules test` in every form: golden files over a pack with each kind of fault, and places from the repository's root on."""

from __future__ import annotations

import json
import shutil

import pytest
from junitparser import JUnitXml
from tests import expected, frozen

from lkecheck import cli
from lkecheck.check.trial import try_pack
from lkecheck.core import registry
from lkecheck.core.errors import UsageError

CODES = ("PMN.7.1.a", "PMN.7.1.b")
RULE = "pemenuhan/7.1-gratifikasi.yaml"


@pytest.fixture(scope="module")
def own(tmp_path_factory):
    """The frozen pack with a case that expects the wrong thing, a rung that is hidden, and a case too few."""
    folder = tmp_path_factory.mktemp("repo") / "aturan" / "paket"
    shutil.copytree(frozen.PACK, folder)
    rule = folder / RULE
    text = rule.read_text(encoding="utf-8")
    text = text.replace("bukti: [keputusan], didukung: Y", "bukti: [], didukung: Y", 1)
    text = text.replace("bila: {dokumen: lengkap}, temuan: Evaluasi", "bila: {dokumen: lengkap, kali: 2}, temuan: Evaluasi", 1)
    rule.write_text("\n".join(line for line in text.splitlines() if "belum bernomor" not in line), encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def trial(own):
    return try_pack(str(own), CODES, "python", mutate=True)


@pytest.mark.parametrize("form", registry.names("lkecheck.render.uji"))
def test_a_form_is_as_its_golden_file(trial, form, request):
    expected.holds(request, "uji", form, registry.load("lkecheck.render.uji", form).render(trial))


def test_the_trial_holds_each_kind_of_fault(trial):
    assert [kasus.kode for kasus in trial.kasus if kasus.salah]
    assert trial.catatan
    assert any(satu.lolos for satu in trial.perubahan)
    assert not trial.bersih


@pytest.mark.parametrize("kind", ["case", "rung", "change"])
def test_one_fault_alone_makes_the_trial_fail(trial, kind):
    clean = trial.model_copy(
        update={
            "kasus": tuple(one.model_copy(update={"salah": ()}) for one in trial.kasus),
            "catatan": (),
            "perubahan": tuple(one.model_copy(update={"lolos": ()}) for one in trial.perubahan),
        }
    )
    assert clean.bersih
    field = {"case": "kasus", "rung": "catatan", "change": "perubahan"}[kind]
    assert not clean.model_copy(update={field: getattr(trial, field)}).bersih


def test_places_are_told_from_the_root_on_and_lead_to_the_case(own):
    trial = try_pack(str(own), CODES, "python", mutate=False, root=own.parents[1])
    wrong = next(kasus for kasus in trial.kasus if kasus.salah)
    assert wrong.lokasi.berkas == f"aturan/paket/{RULE}"
    line = (own / RULE).read_text(encoding="utf-8").splitlines()[wrong.lokasi.baris - 1]
    assert "bukti: [], didukung: Y" in line
    assert line[wrong.lokasi.kolom - 1 :].startswith("{nama: ") or line[wrong.lokasi.kolom - 1 :].startswith("nama: ")


def test_a_pack_outside_the_root_is_refused(own, tmp_path):
    with pytest.raises(UsageError, match="tidak berada di bawah"):
        try_pack(str(own), CODES, "python", mutate=False, root=tmp_path)


def test_a_wrong_case_of_an_audit_rule_is_told_at_its_line(tmp_path):
    folder = tmp_path / "paket"
    shutil.copytree(frozen.PACK, folder)
    audit = folder / "audit.yaml"
    text = audit.read_text(encoding="utf-8")
    start = text.index("temuan: [")
    audit.write_text(text[:start] + "temuan: [lain, " + text[start + len("temuan: [") :], encoding="utf-8")
    hasil = try_pack(str(folder), (), "python", mutate=False)
    (wrong,) = (kasus for kasus in hasil.kasus if kasus.salah)
    assert wrong.jenis == "audit"
    assert wrong.lokasi.berkas == "paket/audit.yaml"
    assert 0 <= text[:start].count("\n") + 1 - wrong.lokasi.baris < 30
    assert "seharusnya ['lain'" in wrong.salah[0]


def test_junit_fails_only_what_is_wrong(trial):
    suites = {suite.name: suite for suite in JUnitXml.fromstring(registry.load("lkecheck.render.uji", "junit").render(trial))}
    assert suites["Kasus kriteria"].tests == len(trial.kasus)
    assert suites["Kasus kriteria"].failures == sum(bool(kasus.salah) for kasus in trial.kasus)
    assert suites["Perubahan aturan"].failures == sum(bool(one.lolos) for one in trial.perubahan)


def test_the_command_writes_several_forms_at_once(own, tmp_path, capsys):
    wanted = [word for name in ("junit", "sarif") for word in ("--output", f"{name}:{tmp_path / name}")]
    assert cli.run(["rules", "test", "--pack", str(own), "--kode", CODES[0], "--root", str(own.parents[1]), *wanted]) == 1
    assert capsys.readouterr().out == ""
    (result,) = json.loads((tmp_path / "sarif").read_bytes())["runs"][0]["results"]
    place = result["locations"][0]["physicalLocation"]
    assert place["artifactLocation"]["uri"] == f"aturan/paket/{RULE}"
    assert place["region"]["startLine"] > 1
    wanted = ["--output", f"junit:{tmp_path / 'baik'}"]
    assert cli.run(["rules", "test", "--pack", str(frozen.PACK), "--kode", CODES[0], *wanted]) == 0
    assert JUnitXml.fromstring((tmp_path / "baik").read_bytes()).failures == 0
