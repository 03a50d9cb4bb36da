"""`lkecheck score`: exit codes, messages of a wrong call, the forms against golden files, and the origin of each number."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

import jsonschema
import pytest
from click import unstyle
from tests import expected, frozen, sample_city

from lkecheck import cli
from lkecheck.cli.schema import build
from lkecheck.core import registry
from lkecheck.model.skor import HasilSkor
from lkecheck.render.explained.explain import explain
from lkecheck.render.skor import terminal
from lkecheck.scheme import packs

HERE = Path(__file__).parent
CITY = HERE / "data" / "kota"
SAMPLE = sample_city.FOLDER
DAY = ("--date", "2021-12-31", "--no-files")
FORMS = registry.names("lkecheck.render.skor")


@pytest.fixture(scope="module")
def pack(tmp_path_factory):
    """A small part of the national pack, so that a golden file can be read by a person."""
    source, folder = packs.rules_folder() / "pmprb-2020", tmp_path_factory.mktemp("pack")
    for name in ("pack.yaml", "kosakata.yaml"):
        shutil.copy(source / name, folder)
    for part in ("pemenuhan/7-penguatan-pengawasan", "hasil/4-kinerja-organisasi"):
        shutil.copytree(source / part, folder / part)
    return folder


def run(capfd, *arguments):
    code = cli.run(["score", *map(str, arguments), *DAY])
    said = capfd.readouterr()
    return code, said.out, said.err


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("part", ["kota", "dinas"])
def test_a_form_is_as_its_golden_file(form, part, tmp_path, request):
    city = frozen.CITY
    paths = [city / "pemkot", city / "dinas-a", city / "dinas-b"] if part == "kota" else [city / "dinas-a"]
    out = tmp_path / "keluaran"
    assert cli.run(["score", *map(str, paths), "--pack", str(frozen.PACK), *DAY, "--output", f"{form}:{out}"]) == 0
    expected.holds(request, f"skor-{part}", form, out.read_bytes())


def test_the_json_follows_its_own_schema(pack, capfd):
    _, said, _ = run(capfd, CITY / "pemkot", CITY / "dinas", "--pack", pack, "--output", "json")
    jsonschema.Draft202012Validator(build("score")).validate(json.loads(said))


def test_the_sample_city_keeps_to_eighty_columns_and_to_code_page_1252(capfd):
    code, said, _ = run(capfd, SAMPLE)
    assert code == 0
    assert max(len(line) for line in said.splitlines()) <= 80
    assert said.encode("cp1252")
    assert "Indeks pemerintah daerah tahun 2021 (pusat dan 7 OPD, paket binjai-2022)" in said
    assert "Berkas tidak dibuka (--no-files)" in said


# Exit codes.


def test_a_broken_manifest_beside_good_ones_ends_with_3_and_alone_with_2(pack, capfd):
    code, said, errors = run(capfd, CITY, "--pack", pack)
    assert code == 3
    assert "galat; manifest ini belum dinilai" in " ".join(said.split())
    assert "rusak/manifest.yaml" in errors
    assert run(capfd, CITY / "rusak", "--pack", pack)[0] == 2
    assert run(capfd, CITY / "rusak", "--pack", pack, "--explain", "INDEKS")[:2] == (2, "")


@pytest.mark.parametrize(
    "arguments, message",
    [
        (("--explain", "PMN.7.11"), 'Mungkin maksud Anda "PMN.7.1"?'),
        (("--explain", "INDEX"), "INDEKS"),
        (("--explain", "PMN.7", "--output", "json"), "jalankan --output tersendiri"),
        (("--output", "jsn"), '"jsn" tidak dikenal'),
    ],
)
def test_a_wrong_call_ends_with_2_and_says_what_to_do(arguments, message, pack, capfd):
    code, said, errors = run(capfd, CITY / "dinas", "--pack", pack, *arguments)
    assert (code, said) == (2, "")
    assert message in errors


# Where a number comes from.


def explained(kode, *parts):
    done = sample_city.run(*parts)
    lines = unstyle("\n".join(explain(done.forms, done.laporan.kota.indeks, kode))).splitlines()
    assert max(len(line) for line in lines) <= 80
    return " ".join(" ".join(lines).split())


@pytest.mark.parametrize("kode, parts", [("PMN.4.1", ()), ("PMN.7", ("dishub",))])
def test_the_command_writes_the_same_explanation(kode, parts, capfd):
    code, said, _ = run(capfd, *(SAMPLE / part for part in parts or ("",)), "--explain", kode)
    assert code == 0
    assert " ".join(said.split()) == explained(kode, *parts)


@pytest.mark.parametrize(
    "kode, lines",
    [
        ("HSL.1.2", ["laporan-nilai-sakip", "klaim : 51,53 / 100,00 x 7,00 = 3,6071"]),
        ("hsl.1.1", ["klaim : opini WTP, faktor 1,00 x 3,00 = 3,00"]),
        ("HSL.2.1", ["klaim : 78,5 / 100,00 x 10,00 = 7,85"]),
        ("HSL.3.1", ["Bukti yang pasti dihitung: tidak ada.", "dukung : belum ada jawaban: 0,00 x 10,00 = 0,00"]),
        ("UNT.7.1.b", ["DISHUB, tingkat unit", "Bobot: PMN.7.1 0,30 dibagi 6 kriteria = 0,05.", "dukung : jawaban T, skor 0,00"]),
        ("UNT.2.2.a", ["Tidak dinilai di sini"]),
        ("PMN.1", ["bobot x 1/2 x (pusat / bobot pusat + unit / bobot unit)", "cara ini belum diverifikasi", "empat dari tujuh"]),
        ("PMN.1", ["klaim : 2,00 x 1/2 x (2,00 / 2,00 + 2,00 / 2,00) = 2,00", "rata-rata nilai / bobot dari 7 OPD"]),
        ("PMN.4.1", ["satu poin pusat bernilai 0,50 poin indeks, satu poin unit 1,25"]),
        ("HA", ["Hanya tingkat pusat yang dinilai"]),
        ("PMN", ["Bagian, dalam poin indeks", "PMN.8 Peningkatan"]),
        ("A", ["PMN Pemenuhan", "RFM Reform"]),
        ("indeks", ["A Pengungkit", "B Hasil", "masuk kategori", "belum dicocokkan"]),
        ("RFM.7.1", ["Tidak dihitung tersendiri"]),
    ],
)
def test_a_number_of_the_city_tells_how_it_came_about(kode, lines):
    said = explained(kode)
    for line in lines:
        assert line in said


@pytest.mark.parametrize(
    "kode, lines",
    [
        ("PMN.7.1", ["UNT.7.1.b: Y / T / T", "Jumlah"]),
        ("PMN.7", ["PMN.7.1 Gratifikasi", "Jumlah"]),
        ("A", ["PMN Pemenuhan", "Jumlah"]),
        ("RFM.1", ["RFM.1.1.a", "Jumlah"]),
        ("HA", ["Tidak ada kriteria yang dinilai di sini"]),
        ("INDEKS", ["Belum ada penilaian tingkat pusat"]),
        ("UNT.7.1.e", ["jawaban 100 %, skor 1,00 x 0,05 = 0,05"]),
    ],
)
def test_a_number_of_one_opd_tells_how_it_came_about(kode, lines):
    said = explained(kode, "dishub")
    for line in lines:
        assert line in said


@pytest.fixture(scope="module")
def tree():
    return unstyle(terminal.render(HasilSkor.of(sample_city.run().laporan)).decode())


def test_every_derivation_of_an_area_ends_in_the_number_of_the_tree(tree):
    """The last figure of each formula, rounded, is what the tree shows."""
    for kode in ("PMN.2", "PMN.7", "RFM.7", "RFM.3"):
        shown = re.search(rf"^ +{re.escape(kode)} .*?((?: +\d+,\d\d){{4}})$", tree, re.MULTILINE)
        assert shown is not None
        results = re.findall(r"(?:klaim|dukung|mungkin) ?: [^=]*= (\d+,\d+)", explained(kode))
        assert len(results) == 3
        for printed, derived in zip(shown.group(1).split(), results, strict=False):
            assert abs(float(printed.replace(",", ".")) - float(derived.replace(",", "."))) <= 0.005001


def test_every_part_that_the_tree_shows_can_be_explained(tree):
    codes = re.findall(r"^ *((?:PMN|RFM|HA|HSL)(?:\.\d+)*|A|B) \S.* \d+,\d\d$", tree, re.MULTILINE)
    assert len(codes) > 50
    from lkecheck.render.explained.explain import explain

    done = sample_city.run()
    for kode in codes:
        assert len(list(explain(done.forms, done.laporan.kota.indeks, kode))) > 3
