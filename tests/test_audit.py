"""The audit of recaps: its rules' cases, no false alarm on clean ones, and what a second recap's seeded faults give."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.clean_recaps import recaps

from lkecheck import packs
from lkecheck.audit import report
from lkecheck.audit.cases import wrong
from lkecheck.audit.run import run
from lkecheck.model.rekap import Rekap
from lkecheck.yamlio import Document

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


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(recaps(), st.data())
def test_a_fault_put_into_a_clean_recap_is_found(pack, rules, data, lots):
    nama, spoil = lots.draw(st.sampled_from(FAULTS))
    place = spoil(data, lots.draw)
    told = [(one.aturan, one.letak) for one in found(data, pack, rules)]
    assert any(aturan == nama and place in letak for aturan, letak in told), (nama, place, told)


def _number(text):
    return Decimal(text.replace(",", "."))


def _wrong_total(data, draw):
    total = data["tabel"]["N0"]["jumlah"]
    total["nilai"] = str(_number(total["nilai"]) + Decimal(draw(st.integers(20, 300))) / 100)
    return "tabel N0, jumlah, nilai"


def _wrong_weight(data, draw):
    total = data["tabel"]["N0"]["jumlah"]
    total["bobot"] = str(_number(total["bobot"]) + Decimal(draw(st.integers(20, 300))) / 100)
    return "tabel N0, jumlah, bobot"


def _moved_point(data, draw):
    rows = data["tabel"]["N0"]["baris"]
    row = rows[draw(st.integers(0, len(rows) - 1))]
    row["nilai"] = str(_number(row["bobot"]) * 10)
    return f"tabel N0, baris {row['nomor']}, nilai"


def _weight_left_out(data, draw):
    rows = data["tabel"]["N0"]["baris"]
    del rows[-1]["bobot"]
    return f"tabel N0, baris {rows[-1]['nomor']}, bobot"


def _wrong_conversion(data, draw):
    row = data["tabel"]["INDEKS"]["baris"][draw(st.integers(0, 3))]
    row["konversi"] = str(_number(row["konversi"]) + Decimal("0.25"))
    return "tabel INDEKS"


def _wrong_percent(data, draw):
    row = data["tabel"]["INDEKS"]["baris"][draw(st.integers(0, 3))]
    row["persen"] = str(_number(row["persen"]) + 3)
    return "tabel INDEKS"


def _falling_target(data, draw):
    row = data["tabel"]["TARGET"]["baris"][-1]
    row["target"]["2025"] = str(_number(row["target"]["2024"]) - 1)
    return "target 2025"


def _two_targets(data, draw):
    row = data["tabel"]["TARGET"]["baris"][-1]
    data["tabel"]["LAIN"] = {"judul": "Lain", "baris": [{**row, "target": {"2025": str(_number(row["target"]["2025"]) + 7)}}]}
    return "target 2025"


def _no_owner(data, draw):
    other = {"simpul": "T.lain", "dasar": {"2022": 1}, "target": {"2023": 2, "2024": 3}}
    data["tabel"]["TARGET"]["baris"].append(other)
    return "tabel TARGET"


FAULTS = [
    ("nilai-tak-berjumlah", _wrong_total),
    ("bobot-tak-berjumlah", _wrong_weight),
    ("nilai-melampaui-bobot", _moved_point),
    ("nilai-tanpa-bobot", _weight_left_out),
    ("konversi-tak-sesuai", _wrong_conversion),
    ("persen-tak-sesuai", _wrong_percent),
    ("target-turun", _falling_target),
    ("target-berbeda", _two_targets),
    ("indikator-tanpa-penanggung-jawab", _no_owner),
]


def test_the_sample_recap_gives_what_its_tables_prove_and_nothing_else():
    expected = yaml.safe_load((DATA / "rekap-binjai.yaml").read_text(encoding="utf-8"))
    hasil = report.audit(CITY)
    told = [[one.aturan, plain_place(one.letak), [figure.tercetak for figure in one.angka], one.selisih] for one in hasil.temuan]
    assert sorted(map(repr, told)) == sorted(map(repr, expected["temuan"]))
    assert [[one.letak, one.selisih] for one in hasil.pembulatan] == expected["pembulatan"]
    assert [[one.penilai, one.nilai, one.kategori, one.dibetulkan, one.kategori_dibetulkan] for one in hasil.indeks] == expected[
        "indeks"
    ]


def plain_place(letak):
    """A place without the row's title: "tabel 4.6, baris 1, target 2024"."""
    table, _, rest = letak.partition(" (")
    return table + (letak[letak.rindex("),") + 1 :] if "), " in rest else "")
