"""The index of the sample city, computed again from nothing but the printed result and the weights of the pack."""

from __future__ import annotations

import json
from decimal import Decimal

import pytest
from tests import sample_city

from lkecheck.core import registry
from lkecheck.scheme import packs

COLUMNS = ("nilai_mandiri", "nilai_didukung", "nilai_mungkin")


@pytest.fixture(scope="module")
def result():
    return json.loads(registry.load("lkecheck.render.penilaian", "json").render(sample_city.run().laporan))


def reached(assessment, area, column):
    """Points and weight of an area in one form, criterion by criterion."""
    inside = [satu for satu in assessment["kriteria"] if satu["area"] == area]
    return sum(Decimal(satu[column]) for satu in inside), sum(Decimal(satu["bobot"]) for satu in inside)


def by_hand(result, area, column):
    """bobot × ½ (pusat / bobot pusat + mean of the OPDs' shares); pusat alone where units are not asked."""
    value, bobot = next(reached(one, area, column) for one in result["penilaian"] if one["tingkat"] == "pusat")
    rows = [reached(one, area, column) for one in result["penilaian"] if one["tingkat"] == "unit"]
    shares = [theirs / weight for theirs, weight in rows if weight]
    if not shares:
        return value
    return bobot * (value / bobot + sum(shares) / len(shares)) / 2


def areas(result):
    return {satu["area"] for one in result["penilaian"] for satu in one["kriteria"]}


@pytest.mark.parametrize("column", COLUMNS)
def test_the_index_is_what_the_printed_values_come_to(result, column):
    """Printed values have six decimals, and some three hundred of them are summed."""
    (index,) = result["kota"]["indeks"]
    expected = sum(by_hand(result, area, column) for area in areas(result))
    assert abs(Decimal(index[column]) - expected) < Decimal("0.0001")
    assert index["bobot"] == "100"


@pytest.mark.parametrize("column", COLUMNS)
def test_each_area_is_what_the_printed_values_come_to(result, column):
    nodes = {node["kode"]: node for node in result["kota"]["indeks"][0]["simpul"]}
    assert len(areas(result)) == 21
    for area in areas(result):
        assert abs(Decimal(nodes[area][column]) - by_hand(result, area, column)) < Decimal("0.0001"), area


def test_the_weights_are_those_of_the_pack(result):
    pack = packs.load("binjai-2022")
    for node in result["kota"]["indeks"][0]["simpul"]:
        if pack.simpul[node["kode"]].jenis != "sub_aspek":
            assert Decimal(node["bobot"]) == pack.simpul[node["kode"]].bobot.pusat


def test_every_opd_stands_in_the_ranking_with_its_areas(result):
    units = {one["opd"]["kode"]: one for one in result["penilaian"] if one["tingkat"] == "unit"}
    rows = result["kota"]["peringkat"]
    assert {row["opd"]["kode"] for row in rows} == set(units)
    assert [row["urutan"] for row in rows] == sorted(row["urutan"] for row in rows)
    shares = [Decimal(row["nilai_didukung"]) / Decimal(row["bobot"]) for row in rows]
    assert shares == sorted(shares, reverse=True)
    for row in rows:
        own = units[row["opd"]["kode"]]
        over = (Decimal(satu["nilai_mandiri"]) - Decimal(satu["nilai_didukung"]) for satu in own["kriteria"])
        assert abs(Decimal(row["inflasi"]) - sum(max(Decimal(0), one) for one in over)) < Decimal("0.001")
        for cell in row["area"]:
            value, bobot = reached(own, cell["kode"], "nilai_didukung")
            assert abs(Decimal(cell["didukung"]) - 100 * value / bobot) < Decimal("0.01")
