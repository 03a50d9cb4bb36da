"""The audit of recaps: its rules' cases, no false alarm on clean ones, and what a second recap's seeded faults give."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from hypothesis import HealthCheck, given, settings

from lkecheck import packs
from lkecheck.audit import report
from lkecheck.audit.cases import wrong
from lkecheck.audit.run import run
from lkecheck.audit.view import View
from lkecheck.errors import DocumentError
from lkecheck.model.rekap import Rekap
from lkecheck.yamlio import Document
from tests.clean_recaps import recaps

PACK = "pmprb-2020"
DATA = Path(__file__).parent / "data"
CITY = Path(__file__).parents[1] / "evidence_samples" / "kota-binjai-2021" / "rekap.yaml"


@pytest.fixture(scope="module")
def pack():
    return packs.load(PACK)


@pytest.fixture(scope="module")
def rules():
    return packs.audit_rules(PACK)


def found(data, pack, rules):
    result = run(Rekap.model_validate(data), Document(None, None), "rekap.yaml", pack, rules)
    return [one.temuan for one in result.found if one.temuan.sifat != "pembulatan"]


def test_every_rule_has_cases_both_ways_and_they_hold(pack, rules):
    assert list(wrong(pack, rules)) == []


def test_a_case_that_does_not_hold_is_told(pack, rules):
    nama = "nilai-melampaui-bobot"
    spoiled = rules[nama].model_copy(update={"kolom": ("unit",)})
    assert any(nama in line for line in wrong(pack, {nama: spoiled}))


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(recaps())
def test_a_clean_recap_gives_nothing(pack, rules, data):
    assert [(one.aturan, one.pesan) for one in found(data, pack, rules)] == []
