"""Law that holds for some years only: packs, criteria and weights by year of assessment."""

from __future__ import annotations

import re
import shutil
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from lkecheck import cli
from lkecheck.check.options import Options
from lkecheck.check.run import check
from lkecheck.core.errors import PackError
from lkecheck.proof.cases import run
from lkecheck.scheme import packs

WBS = "{kode: PMN.7.4, "
ZI = "{kode: PMN.7.6, "


@pytest.fixture
def own(tmp_path, monkeypatch):
    """A copy of the national pack, which a manifest names by its folder: the whole tree, and the rules of one area."""
    source, folder = packs.rules_folder() / "pmprb-2020", tmp_path / "nasional"
    rule = next(source.rglob("4-whistle-blowing-system.yaml"))
    shutil.copytree(rule.parent, folder / rule.parent.relative_to(source))
    for path in source.glob("*.yaml"):
        shutil.copy(path, folder)
    monkeypatch.chdir(tmp_path)
    return folder


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1, old
    path.write_text(text.replace(old, new), encoding="utf-8")


def date_criterion(folder: Path, kode: str, berlaku: str) -> None:
    rule = next(folder.rglob("4-whistle-blowing-system.yaml"))
    edit(rule, f"- kode: {kode}\n", f"- kode: {kode}\n  berlaku: {berlaku}\n")


def date_weight(folder: Path, node: str, weights: dict[str, str]) -> None:
    """One node becomes several, each with its years and its weight at pusat."""
    path = folder / "pack.yaml"
    (line,) = [one for one in path.read_text(encoding="utf-8").splitlines() if node in one]
    made = [
        re.sub(r'pusat: "[0-9.]+"', f'pusat: "{pusat}"', line).replace("sumber:", f"berlaku: {berlaku}, sumber:")
        for berlaku, pusat in weights.items()
    ]
    edit(path, line, "\n".join(made))


def new_weights(folder: Path, *, wbs: str = "0.40", old: str = "{sampai: 2021}", new: str = "{mulai: 2022}") -> None:
    """From 2022 the WBS weighs more, and the integrity zone as much less."""
    date_weight(folder, WBS, {old: "0.30", new: wbs})
    date_weight(folder, ZI, {old: "0.50", new: "0.40"})


def judge(tahun: int, paket: str = "./nasional"):
    folder = Path("kota") / f"{tahun}-{len(list(Path().glob('kota/*')))}"
    folder.mkdir(parents=True)
    lines = (
        "skema: lkecheck/manifest/1",
        f"paket: {paket}",
        f"tahun: {tahun}",
        "tingkat: pusat",
        "opd: {kode: KOTA, nama: Kota}",
    )
    (folder / "manifest.yaml").write_text("\n".join(lines) + "\n", encoding="utf-8")
    return check([folder], Options(date(2025, 1, 31), mesin="python", berkas=False))


def shares(tahun: int, prefix: str = "PMN.7.4.") -> dict[str, Decimal]:
    """Weight of each criterion of a sub-aspek in one year."""
    (judged,) = judge(tahun).penilaian
    return {one.kode[-1]: one.bobot for one in judged.kriteria if one.kode.startswith(prefix)}


def part(tahun: int, kode: str) -> Decimal:
    (judged,) = judge(tahun).penilaian
    return next(one.bobot for one in judged.bagian if one.kode == kode)


def problems(folder: Path) -> list[str]:
    with pytest.raises(PackError) as error:
        packs.load(str(folder))
    return [str(galat) for galat in error.value.galat]


# --- criteria ---------------------------------------------------------------------------------------------------------


def test_a_criterion_counts_in_its_years_and_its_weight_goes_to_those_left(own):
    date_criterion(own, "PMN.7.4.e", "{sampai: 2021}")
    five, four = Decimal("0.30") / 5, Decimal("0.30") / 4
    assert shares(2020) == shares(2021) == dict.fromkeys("abcde", five)
    assert shares(2022) == dict.fromkeys("abcd", four)
    assert part(2021, "PMN.7.4") == part(2022, "PMN.7.4") == Decimal("0.30")


def test_a_criterion_may_begin_in_a_year(own):
    date_criterion(own, "PMN.7.4.e", "{mulai: 2022}")
    assert set(shares(2021)) == set("abcd")
    assert set(shares(2022)) == set("abcde")


def test_a_criterion_that_has_ended_yields_no_finding(own):
    date_criterion(own, "PMN.7.4.a", "{sampai: 2021}")
    about = [{temuan.kriteria for temuan in judge(tahun).penilaian[0].temuan} for tahun in (2021, 2022)]
    assert ["PMN.7.4.a" in kinds for kinds in about] == [True, False]


def test_after_the_pack_its_last_law_goes_on(own):
    date_criterion(own, "PMN.7.4.e", "{sampai: 2021}")
    assert shares(2023) == shares(2022)


def test_an_answer_to_a_criterion_that_has_ended_is_an_error(own):
    date_criterion(own, "PMN.7.4.e", "{sampai: 2021}")
    judge(2022)
    path = next(Path("kota").glob("2022-*/manifest.yaml"))
    path.write_text(path.read_text(encoding="utf-8") + "jawaban:\n  PMN.7.4.e: {nilai: A}\n", encoding="utf-8")
    (galat,) = check([path.parent], Options(date(2022, 12, 31), mesin="python", berkas=False)).galat
    assert (galat.baris, galat.kolom) == (7, 3)
    assert '"PMN.7.4.e"' in galat.pesan


def test_cases_of_a_dated_criterion_still_run(own):
    date_criterion(own, "PMN.7.4.e", "{sampai: 2021}")
    pack = packs.load(str(own), cases=True)
    outcomes = list(run(pack, [pack.kriteria["PMN.7.4.e"]]))
    assert outcomes
    assert [outcome for outcome in outcomes if outcome.salah] == []


def test_a_manifest_to_fill_in_names_the_criteria_of_its_year(own, capsys):
    date_criterion(own, "PMN.7.4.e", "{sampai: 2021}")
    shown = {}
    for tahun in ("2021", "2022"):
        arguments = ["init", "--opd", "KOTA", "--tingkat", "pusat", "--year", tahun, "--pack", str(own)]
        assert cli.run(arguments) == 0
        shown[tahun] = "  PMN.7.4.e:\n" in capsys.readouterr().out
    assert shown == {"2021": True, "2022": False}


def test_years_in_the_wrong_order_are_told(own):
    date_criterion(own, "PMN.7.4.e", "{mulai: 2022, sampai: 2021}")
    assert any("4-whistle-blowing-system.yaml" in message for message in problems(own))


# --- weights ----------------------------------------------------------------------------------------------------------


def test_a_weight_is_the_one_of_the_year(own):
    new_weights(own)
    assert {tahun: part(tahun, "PMN.7.4") for tahun in (2020, 2021, 2022)} == {
        2020: Decimal("0.30"),
        2021: Decimal("0.30"),
        2022: Decimal("0.40"),
    }
    assert set(shares(2022).values()) == {Decimal("0.08")}
    assert part(2022, "PMN.7.6") == Decimal("0.40")


def test_sums_above_a_changed_weight_stay(own):
    new_weights(own)
    for tahun in (2021, 2022):
        assert part(tahun, "PMN.7") == Decimal("2.50")
        assert judge(tahun).penilaian[0].ringkasan.bobot == Decimal("2.50")


def test_the_order_of_the_form_is_the_same_in_every_year(own):
    before = list(packs.load("pmprb-2020").simpul)
    new_weights(own)
    pack = packs.load(str(own))
    assert list(pack.in_year(2021).simpul) == list(pack.in_year(2022).simpul) == before
    assert list(pack.in_year(2022).kriteria) == list(pack.kriteria)


def test_the_compiled_form_keeps_the_years(own):
    new_weights(own)
    date_criterion(own, "PMN.7.4.e", "{sampai: 2021}")
    first, second = packs.load(str(own)), packs.load(str(own))
    for tahun in (2021, 2022):
        assert first.in_year(tahun).simpul == second.in_year(tahun).simpul
        assert set(first.in_year(tahun).kriteria) == set(second.in_year(tahun).kriteria)


def test_sums_are_checked_for_each_year(own):
    new_weights(own, wbs="0.41")
    (message,) = problems(own)
    assert message.startswith("nasional/pack.yaml:")
    assert "bobot pusat PMN.7 adalah 2.50, tetapi jumlah bagiannya 2.51." in message


def test_overlapping_years_are_told(own):
    new_weights(own, old="{sampai: 2022}")
    told = [message for message in problems(own) if "berlaku dua kali pada tahun 2022" in message]
    assert sorted(re.findall(r'kode "(\S+)"', " ".join(told))) == ["PMN.7.4", "PMN.7.6"]


def test_the_same_node_twice_without_years_is_told(own):
    path = own / "pack.yaml"
    (line,) = [one for one in path.read_text(encoding="utf-8").splitlines() if WBS in one]
    edit(path, line, f"{line}\n{line}")
    assert any('kode "PMN.7.4" berlaku dua kali pada tahun 2020.' in message for message in problems(own))


def test_a_year_without_a_weight_is_told(own):
    new_weights(own, old="{sampai: 2020}")
    assert any("bobot pusat PMN.7 adalah 2.50, tetapi jumlah bagiannya 1.70." in message for message in problems(own))


def test_a_sub_aspek_that_ends_takes_its_criteria_along(own):
    date_weight(own, WBS, {"{sampai: 2021}": "0.30"})
    date_weight(own, ZI, {"{sampai: 2021}": "0.50", "{mulai: 2022}": "0.80"})
    path = own / "pack.yaml"
    (line,) = [one for one in path.read_text(encoding="utf-8").splitlines() if ZI in one and "mulai: 2022" in one]
    edit(path, line, line.replace('unit: "0.50"', 'unit: "0.80"'))
    assert set(shares(2021)) == set("abcde")
    assert shares(2022) == {}
    assert judge(2022).penilaian[0].ringkasan.bobot == Decimal("2.50")


def test_a_pack_that_extends_a_dated_one_sees_its_years_too(own):
    new_weights(own)
    Path("anak").mkdir()
    lines = ("skema: lkecheck/paket/1", "id: anak", "nama: Anak", 'versi: "1"', "memperluas: ./nasional")
    masa = "berlaku: {mulai: 2020, sampai: 2022, sumber: Contoh, terverifikasi: false}"
    (Path("anak") / "pack.yaml").write_text("\n".join((*lines, masa)) + "\n", encoding="utf-8")
    pack = packs.load("./anak")
    assert [pack.in_year(tahun).bobot("PMN.7.4", "pusat") for tahun in (2021, 2022)] == [Decimal("0.30"), Decimal("0.40")]


# --- without dates ----------------------------------------------------------------------------------------------------


def test_without_dates_nothing_changes():
    for name in packs.known():
        pack = packs.load(name)
        if not pack.dated:
            assert pack.in_year(2021) is pack


def test_a_date_that_holds_always_changes_no_result(own):
    plain = {tahun: judge(tahun).penilaian[0] for tahun in (2021, 2022)}
    date_criterion(own, "PMN.7.4.e", "{mulai: 2020, sampai: 2030}")
    date_weight(own, WBS, {"{mulai: 2020}": "0.30"})
    for tahun, before in plain.items():
        after = judge(tahun).penilaian[0]
        assert (after.ringkasan, after.bagian, after.kriteria) == (before.ringkasan, before.bagian, before.kriteria)


# --- a pack's own years -----------------------------------------------------------------------------------------------


def in_force(folder: Path, *, terverifikasi: bool, sampai: int | None = 2021) -> None:
    path = folder / "pack.yaml"
    until = f"sampai: {sampai}, " if sampai else ""
    new = f'berlaku: {{mulai: 2020, {until}sumber: "Peraturan 9/2022", terverifikasi: {str(terverifikasi).lower()}}}\n'
    text, count = re.subn(r"^berlaku:\n(?:  .*\n)+", new, path.read_text(encoding="utf-8"), count=1, flags=re.MULTILINE)
    assert count == 1
    path.write_text(text, encoding="utf-8")


def replaced(result) -> list[str]:
    return [temuan.pesan for one in result.penilaian for temuan in one.temuan if temuan.aturan == "paket-mungkin-diganti"]


@pytest.mark.parametrize("terverifikasi", [True, False])
def test_a_year_before_the_pack_is_refused(own, terverifikasi):
    in_force(own, terverifikasi=terverifikasi)
    (galat,) = judge(2019).galat
    assert (galat.baris, galat.kolom) == (3, 8)
    assert galat.pesan == 'tahun 2019 mendahului paket "pmprb-2020" yang berlaku sejak 2020.'


@pytest.mark.parametrize("terverifikasi", [True, False])
def test_the_first_and_the_last_year_belong_to_the_pack(own, terverifikasi):
    in_force(own, terverifikasi=terverifikasi)
    for tahun in (2020, 2021):
        result = judge(tahun)
        assert result.galat == ()
        assert replaced(result) == []


def test_a_year_after_a_verified_end_is_refused(own):
    in_force(own, terverifikasi=True)
    result = judge(2022)
    assert [galat.pesan for galat in result.galat] == ['tahun 2022 sesudah paket "pmprb-2020" berakhir (2021): Peraturan 9/2022.']
    assert result.penilaian == ()


def test_a_year_after_an_unverified_end_is_an_observation(own):
    in_force(own, terverifikasi=False)
    result = judge(2022)
    assert result.galat == ()
    (message,) = replaced(result)
    assert "2021" in message
    assert "Peraturan 9/2022" in message


def test_a_pack_without_an_end_goes_on(own):
    in_force(own, terverifikasi=True, sampai=None)
    result = judge(2030)
    assert result.galat == ()
    assert replaced(result) == []


def test_the_shipped_packs_have_the_years_they_were_made_for():
    spans = {name: packs.load(name).head.berlaku for name in packs.known()}
    assert {name: (masa.mulai, masa.sampai) for name, masa in spans.items()} == {
        "pmprb-2020": (2020, 2022),
        "binjai-2022": (2021, 2024),
    }
