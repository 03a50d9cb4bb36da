"""The audit of recaps: its rules' cases, no false alarm on clean ones, and what a second recap's seeded faults give."""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path

import jsonschema
import pytest
import yaml
from click import unstyle
from click.testing import CliRunner
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests import expected, frozen
from tests.clean_recaps import recaps

from lkecheck import cli
from lkecheck.audit import figures, report
from lkecheck.audit.cases import outcomes
from lkecheck.audit.run import run
from lkecheck.audit.tree import category, convert, points
from lkecheck.audit.view import View
from lkecheck.cli.schema import build
from lkecheck.core import registry
from lkecheck.core import yaml as yamlio
from lkecheck.core.errors import DocumentError
from lkecheck.core.yaml import Document
from lkecheck.model.rekap import Rekap
from lkecheck.scheme import packs

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
    assert [one for one in outcomes(pack, rules) if one.salah] == []


def test_a_case_that_does_not_hold_is_told(pack, rules):
    nama = "nilai-melampaui-bobot"
    spoiled = rules[nama].model_copy(update={"kolom": ("unit",)})
    assert any(one.aturan == nama and one.salah for one in outcomes(pack, {nama: spoiled}))


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


def test_the_gap_between_the_assessors_is_told_widest_first():
    told = {one.benda: (one.mandiri, one.kementerian) for one in report.audit(CITY).selisih_penilai}
    assert list(told)[:3] == ["A", "RFM", "PMN"]
    assert told["PMN"] == ("12.36", "7.49")
    assert told["HA.06"] == ("0.66", "0.06")
    assert told["HSL.2.1"] == ("8.27", "7.85")
    assert "HA.01" not in told  # 0.22 either way
    assert "HSL.3.1" not in told  # not filled in by the city


def test_a_second_recap_without_faults_gives_nothing():
    hasil = report.audit(DATA / "rekap-kedua-bersih.yaml")
    assert [one.pesan for one in hasil.temuan] == []
    assert [one.letak for one in hasil.pembulatan] == ["tabel I-2, baris 5 (Penataan Sistem Manajemen SDM), nilai"]


SECOND = {
    "bobot bagian tidak sama dengan bobot induk": "bobot-tak-berjumlah",
    "nilai bagian tidak sama dengan nilai induk": "nilai-tak-berjumlah",
    "nilai melebihi bobot": "nilai-melampaui-bobot",
    "persen tidak sesuai nilai dan bobot": "persen-tak-sesuai",
    "konversi indeks tidak sesuai": "konversi-tak-sesuai",
    "nilai gabungan pusat dan unit tidak terjelaskan": "gabungan-tak-sesuai",
    "dua target untuk hal dan tahun yang sama": "target-berbeda",
    "dua nama untuk hal yang sama": "nama-berbeda",
    "pernyataan teks tidak sesuai angka": "hitungan-teks-tak-sesuai",
    "satu baris di dua kelompok": "kelompok-berbeda",
}
"""The kinds, in the words of whoever seeded the faults, by the rules that tell of them."""


def test_the_ten_faults_of_the_second_recap_are_found_and_nothing_else():
    seeded = yaml.safe_load((DATA / "rekap-kedua-salah.yaml").read_text(encoding="utf-8"))
    assert [one["jenis"] for one in seeded] == list(SECOND)
    temuan = {one.aturan: one for one in report.audit(DATA / "rekap-kedua.yaml").temuan}
    assert sorted(temuan) == sorted(SECOND.values())
    assert len(report.audit(DATA / "rekap-kedua.yaml").temuan) == len(SECOND)
    for one in seeded:
        told = temuan[SECOND[one["jenis"]]]
        assert any(f"tabel {one['tabel']}" in figure.letak for figure in told.angka) or one["tabel"] in told.pesan, one


MINIMAL = """\
skema: lkecheck/rekap/1
instansi: Contoh
tahun: 2021
tabel:
  A:
    judul: T
    jumlah: {bobot: 2.00}
    baris:
    - {bobot: 1.00}
    - {bobot: 1.00}
"""


def call(*arguments):
    return CliRunner().invoke(cli.program, ["audit", *map(str, arguments)], standalone_mode=False)


@pytest.fixture
def recap(tmp_path):
    def write(text):
        path = tmp_path / "rekap.yaml"
        path.write_text(text, encoding="utf-8")
        return path

    return write


def test_exit_codes_follow_the_nature_of_the_findings(recap):
    clean = recap(MINIMAL)
    assert call(clean).return_value == 0
    doubtful = recap(MINIMAL + "    - {bobot: 0.00, nama: X}\nkelompok: {S: [satu, dua]}\n")
    assert call(doubtful).return_value == 0
    assert call(doubtful, "--fail-on", "perlu_dilihat").return_value == 1
    wrong_sum = recap(MINIMAL.replace("2.00}", "3.00}"))
    assert call(wrong_sum).return_value == 1
    assert call(wrong_sum, "--fail-on", "never").return_value == 0


def test_all_that_is_wrong_in_a_recap_is_told_at_once(recap):
    text = MINIMAL.replace("judul: T", "judul: T\n    sumber: lke").replace("{bobot: 2.00}", "{bobot: 2.00, induk: Z}")
    text = text.replace("- {bobot: 1.00}\n", "- {bobot: 1.00, kode: a, induk: b}\n")
    with pytest.raises(DocumentError) as caught:
        report.audit(recap(text))
    told = [str(satu) for satu in caught.value.galat]
    assert len(told) == 5
    assert any(line.startswith("rekap.yaml:7:13: sumber") for line in told)
    assert sum("induk" in line for line in told) == 2
    assert sum("dipakai lebih dari satu baris" in line for line in told) == 2


@pytest.mark.parametrize("name", ["", "rekap.yaml", "x.txt"])
def test_what_is_no_recap_ends_with_a_message(tmp_path, name):
    path = tmp_path / name if name else tmp_path
    if name:
        path.write_bytes(b"bukan: rekap\n")
    with pytest.raises(DocumentError) as caught:
        report.audit(path)
    assert caught.value.exit_code == 2


def test_a_misspelt_key_is_met_with_the_right_one(recap):
    with pytest.raises(DocumentError, match='Mungkin maksud Anda "penilai"'):
        report.audit(recap(MINIMAL.replace("judul: T", "judul: T\n    penila: mandiri")))


def test_json_holds_the_whole_result(recap):
    result = json.loads(call(recap(MINIMAL.replace("2.00}", "3.00}")), "--output", "json").stdout)
    jsonschema.Draft202012Validator(build("audit")).validate(result)
    assert result["temuan"][0]["lokasi"] == {"berkas": "rekap.yaml", "baris": 7, "kolom": 21}


def test_the_recap_schema_admits_the_samples():
    schema = jsonschema.Draft202012Validator(build("recap"))
    for text in (MINIMAL, CITY.read_text(encoding="utf-8")):
        # Dates are text to a schema.
        schema.validate(json.loads(json.dumps(yaml.safe_load(text), default=str)))
    assert not schema.is_valid({**yaml.safe_load(MINIMAL), "lain": 1})


def test_an_own_pack_adds_rules_and_keeps_those_it_inherits(tmp_path):
    folder = tmp_path / "kota-saya"
    assert CliRunner().invoke(cli.program, ["rules", "new", str(folder), "--id", "kota-saya", "--year", "2021"]).exit_code == 0
    base = packs.audit_rules(PACK)
    own = {"nilai-tanpa-bobot": {**base["nilai-tanpa-bobot"].model_dump(mode="json"), "sifat": "perlu_dilihat"}}
    text = yaml.safe_dump({"skema": "lkecheck/audit/1", "aturan": own}, allow_unicode=True)
    (folder / "audit.yaml").write_text(text, encoding="utf-8")
    mine = packs.audit_rules(str(folder))
    assert set(mine) == set(base)
    assert mine["nilai-tanpa-bobot"].sifat == "perlu_dilihat"


def test_the_order_of_tables_and_rows_changes_no_finding(pack, rules):
    data = yamlio.load(CITY.read_bytes(), "rekap.yaml")[0].data
    before = {(one.aturan, one.selisih) for one in found(data, pack, rules)}
    data["tabel"] = dict(reversed(data["tabel"].items()))
    assert {(one.aturan, one.selisih) for one in found(data, pack, rules)} == before


@pytest.mark.parametrize("form", registry.names("lkecheck.render.audit"))
def test_a_form_is_as_its_golden_file(form, request):
    hasil = report.audit(frozen.RECAP, str(frozen.PACK))
    expected.holds(request, "audit", form, registry.load("lkecheck.render.audit", form).render(hasil))


def test_the_terminal_form_keeps_to_eighty_columns():
    text = unstyle(registry.load("lkecheck.render.audit", "terminal").render(report.audit(CITY)).decode())
    assert max(len(line) for line in text.splitlines()) <= 80


def city_view(pack, *tables):
    data = yamlio.load(CITY.read_bytes(), "rekap.yaml")[0].data
    return View.of(Rekap.model_validate({**data, "tabel": {key: data["tabel"][key] for key in tables}}), pack)


def test_the_ministrys_table_comes_out_of_its_own_parts_and_of_the_indices(pack):
    """Table 2.13 of Peraturan Wali Kota Binjai 44/2022: 15.93 + 27.01 = 42.94, category C, from 2.13's parts and 2.15."""
    stated = points(city_view(pack, "2.13"), ("kementerian", 2021), "nilai")
    value = {kode: one.nilai for kode, one in stated.items()}
    assert value["PMN"] + value["HA"] + value["RFM"] == value["A"] == Decimal("15.93")
    assert value["HSL.1"] + value["HSL.2"] + value["HSL.3"] + value["HSL.4"] == value["B"] == Decimal("27.01")
    assert value["A"] + value["B"] == value["INDEKS"] == Decimal("42.94")
    indices = city_view(pack, "2.15")
    worth = {row.benda: convert(indices, row) for row in indices.rows}
    shown = {kode: figures.show(nilai) for kode, nilai in worth.items()}
    assert shown == {"HSL.1.1": "3.00", "HSL.1.2": "3.61", "HSL.2.1": "7.85", "HSL.3.1": "7.43", "HSL.4.3": "2.22"}
    assert figures.show(worth["HSL.1.1"] + worth["HSL.1.2"]) == str(value["HSL.1"])
    assert category(indices, value["INDEKS"]) == "C"


@pytest.mark.parametrize(
    "value, kategori",
    [
        ("0", "D"),
        ("30", "D"),
        ("30.01", "C"),
        ("50", "C"),
        ("50.01", "CC"),
        ("60", "CC"),
        ("70", "B"),
        ("90", "A"),
        ("90.01", "AA"),
    ],
)
def test_a_category_is_reached_above_its_threshold(pack, value, kategori):
    assert category(city_view(pack, "2.13"), Decimal(value)) == kategori
