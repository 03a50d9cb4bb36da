"""A plan really reaches its target: its steps are done in the manifest, and the manifest is judged again."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction
from functools import cache
from pathlib import Path
from random import Random

import pytest
from tests import lifted

from lkecheck.check.find import find
from lkecheck.check.judging import Checker
from lkecheck.check.options import Options
from lkecheck.check.run import report
from lkecheck.core.errors import DocumentError, UsageError
from lkecheck.evidence import manifests
from lkecheck.judge.scoring.fractions_of_decimals import exact
from lkecheck.judge.scoring.lowest_parts import Form
from lkecheck.plan import effort, targets
from lkecheck.plan.index import of_forms
from lkecheck.plan.making import Wish, make
from lkecheck.plan.options import Limits
from lkecheck.plan.standing import Standing
from lkecheck.scheme import packs

CITY = Path(__file__).parents[1] / "evidence_samples" / "kota-binjai-2021"
TODAY = date(2021, 12, 31)
TINY = Decimal("1e-18")


@cache
def national():
    return packs.load("pmprb-2020", cases=True)


def planned(sources, pack, text, *, by=None, budget=None, work=None, today=TODAY):
    judged = [lifted.judged(source, pack, today) for source in sources]
    laporan = report(judged, [], Options(today, mesin="python", berkas=False))
    target = targets.parse(text, [(pack, satu.tahun) for satu in laporan.penilaian])
    wish = Wish(target, Limits(work or effort.Effort(), today, by), budget)
    forms = [Form(satu, pack) for satu in laporan.penilaian]
    return make(laporan, forms, wish, of_forms(forms, needed=target.of_index))


def check_again(sources, pack, rencana, today=TODAY):
    """Every OPD's value after its steps, judged by evidence, and the reviewer's yes where a step waits for it."""
    by_code = {(source.manifest.opd.kode, source.manifest.tingkat): source for source in sources}
    done = []
    for part in rencana.perangkat:
        source = lifted.lifted(by_code[part.opd.kode, part.tingkat], pack, part.langkah)
        after = lifted.judged(source, lifted.decided(pack, part.langkah), today)
        values = {satu.kode: satu.nilai_didukung for satu in after.kriteria}
        for step in part.langkah:
            before = next(one.nilai for one in part.kriteria if one.kode == step.kode)
            assert values[step.kode] >= before + step.tambahan_nilai - TINY, step.kode
        total = sum(values.values())
        assert total >= part.nanti - TINY
        done.append(Form(after, pack))
        for batas in part.batas:
            reached = total
            if batas.bagian != part.opd.kode:
                reached = next(one.nilai_didukung for one in after.bagian if one.kode == batas.bagian)
            if batas.tercapai:
                assert reached >= batas.paling_sedikit - TINY
            assert batas.tercapai == (
                batas.nanti > batas.paling_sedikit if batas.lebih_dari else batas.nanti >= batas.paling_sedikit
            )


@cache
def sample_sources():
    checker = Checker(Options(TODAY, mesin="python", berkas=False))
    read = [checker.resolve(manifests.read(path, nama)) for path, nama in find([CITY]).manifests]
    return [source for source, _ in read], packs.load("binjai-2022", cases=True)


@pytest.mark.parametrize("text", [pytest.param("80%", marks=pytest.mark.full), "95%", "100%"])
def test_a_plan_for_the_sample_city_reaches_its_target_when_its_steps_are_done(text):
    sources, pack = sample_sources()
    units = [source for source in sources if source.manifest.tingkat == "unit"]
    rencana = planned(units, pack, text)
    assert rencana.hasil == "tercapai"
    assert rencana.pembuktian.terbukti
    check_again(units, pack, rencana)


def test_a_target_out_of_reach_tells_the_best_and_that_holds_too():
    sources, pack = sample_sources()
    pusat = [source for source in sources if source.manifest.tingkat == "pusat"]
    rencana = planned(pusat, pack, "99%")
    assert rencana.hasil == "tidak_tercapai"
    assert rencana.exit_code() == 1
    assert "yang terbaik adalah" in rencana.penjelasan
    assert any("pihak luar" in one.sebab for one in rencana.perangkat[0].tak_terangkat)
    check_again(pusat, pack, rencana)
    # What is best is all that can be lifted: nothing is left that documents could still add.
    assert {step.kode for step in rencana.perangkat[0].langkah} >= {
        satu.kode
        for satu in lifted.judged(pusat[0], pack, TODAY).kriteria
        if satu.status == "belum" and satu.jawaban_didukung in ("T", "D", "C") and satu.bobot
    }


@pytest.mark.parametrize("text", ["CC", pytest.param("B", marks=pytest.mark.full), "72.5"])
def test_a_plan_for_an_index_reaches_it_when_its_steps_are_done(text):
    sources, pack = sample_sources()
    rencana = planned(sources, pack, text)
    assert rencana.hasil == ("sudah_tercapai" if rencana.indeks.sekarang > rencana.sasaran.ambang else "tercapai")
    assert rencana.pembuktian.terbukti
    assert rencana.batas[0].tercapai
    for part in rencana.perangkat:
        for step in part.langkah:
            assert step.tambahan_indeks > 0
    check_again(sources, pack, rencana)


@pytest.mark.parametrize("seed", range(3))
def test_a_plan_for_a_random_city_keeps_what_the_pack_asks_of_parts_of_the_index(seed):
    head = national().head.model_copy(update={"minimal": {"PMN": Decimal(70), "PMN.7": Decimal(90), "HSL.1": Decimal(10)}})
    pack = replace(national(), head=head)
    sources = [random_source(pack, 10 * seed, "pusat", 0.5)]
    sources += [random_source(pack, 10 * seed + number, "unit", 0.4) for number in (1, 2, 3)]
    rencana = planned(sources, pack, "70", today=date(2022, 12, 31))
    assert rencana.hasil == "tercapai"
    assert [batas.bagian for batas in rencana.batas] == ["indeks", "PMN", "PMN.7", "HSL.1"]
    check_again(sources, pack, rencana, date(2022, 12, 31))


def test_an_index_out_of_reach_tells_the_highest_there_is():
    sources, pack = sample_sources()
    rencana = planned(sources, pack, "99")
    assert rencana.hasil == "tidak_tercapai"
    assert "yang terbaik adalah" in rencana.penjelasan
    check_again(sources, pack, rencana)


def random_source(pack, seed, tingkat, share):
    """An OPD whose criteria rest each on the evidence of one of the rule's own cases, or on none."""
    random = Random(seed)  # noqa: S311 - the same lots each time
    data = {"skema": "lkecheck/manifest/1", "paket": pack.id, "tahun": 2022, "tingkat": tingkat}
    data |= {"opd": {"kode": f"OPD-{seed}", "nama": "Contoh"}, "jawaban": {}, "bukti": []}
    for number, kriteria in enumerate(pack.at(tingkat)):
        if not kriteria.dinilai:
            continue
        answer = {"nilai": answered(pack, kriteria, random), "bukti": []}
        letter = random.choice(kriteria.tangga)
        if random.random() < share and letter != kriteria.tangga[-1]:
            items, answer["bukti"] = lifted.evidence(pack, kriteria, letter, tingkat, 2022, f"x{number}")
            data["bukti"] += items
        data["jawaban"][kriteria.kode] = answer
    return lifted.source_of(data)


def answered(pack, kriteria, random):
    bentuk = pack.head.skala[kriteria.skala].bentuk
    if bentuk == "huruf":
        return random.choice(kriteria.tangga)
    if bentuk == "opini":
        return "WTP"
    scale = kriteria.rentang_nilai
    return str(random.randint(0, 100) if scale is None else scale.maksimal)


@pytest.mark.parametrize("tingkat", ["unit", "pusat"])
@pytest.mark.parametrize("seed", range(4))
def test_a_plan_for_a_random_opd_reaches_its_target_when_its_steps_are_done(seed, tingkat):
    source = random_source(national(), seed, tingkat, (0, 0.3, 0.6, 0.9)[seed])
    for text in ("50%", "90%"):
        rencana = planned([source], national(), text, today=date(2022, 12, 31))
        assert rencana.hasil != "tidak_tercapai"
        check_again([source], national(), rencana, date(2022, 12, 31))


def test_parts_of_the_form_reach_what_the_pack_asks_of_them():
    head = national().head.model_copy(update={"minimal": {"PMN": Decimal(97), "PMN.7": Decimal(100), "RFM.1": Decimal(40)}})
    pack = replace(national(), head=head)
    source = random_source(pack, 11, "unit", 0.5)
    rencana = planned([source], pack, "60%", today=date(2022, 12, 31))
    assert {batas.bagian for batas in rencana.perangkat[0].batas} == {"OPD-11", "PMN", "PMN.7", "RFM.1"}
    assert all(batas.tercapai for batas in rencana.perangkat[0].batas)
    check_again([source], pack, rencana, date(2022, 12, 31))
    free = planned([source], national(), "60%", today=date(2022, 12, 31))
    assert free.usaha < rencana.usaha


def test_a_chain_is_lifted_from_its_policy_on():
    source = lifted.source_of(
        {
            "skema": "lkecheck/manifest/1",
            "paket": "pmprb-2020",
            "tahun": 2022,
            "tingkat": "pusat",
            "opd": {"kode": "KOTA", "nama": "Kota"},
        }
    )
    rencana = planned([source], national(), "80%", today=date(2022, 12, 31))
    place = {step.kode: step.nomor for step in rencana.perangkat[0].langkah}
    chains = [list(rantai.langkah.values()) for rantai in national().rantai if rantai.tingkat == "pusat"]
    told = 0
    for step in rencana.perangkat[0].langkah:
        for kode in step.prasyarat:
            told += 1
            assert place[kode] < step.nomor
    for chain in chains:
        lifted_here = [kode in place for kode in chain]
        assert lifted_here == sorted(lifted_here, reverse=True)
    assert told


def test_an_alternative_reaches_the_target_as_well():
    sources, pack = sample_sources()
    source = next(one for one in sources if one.manifest.opd.kode == "DISHUB")
    rencana = planned([source], pack, "95%")
    part = rencana.perangkat[0]
    gains = {step.kode: step.tambahan_nilai for step in part.langkah}
    tried = 0
    for step in part.langkah:
        assert len(step.pengganti) <= 3
        for other in step.pengganti:
            assert other.kode not in gains
            assert part.nanti - step.tambahan_nilai + other.tambahan_nilai >= part.batas[0].paling_sedikit - TINY
            tried += 1
    assert tried


def test_a_quick_win_counts_its_part_of_the_form_and_must_be_passed():
    pack = packs.load("binjai-2022", cases=True)
    source = random_source(pack, 5, "unit", 0.8)
    rencana = planned([source], pack, "quickwin", today=date(2022, 12, 31))
    (batas,) = rencana.perangkat[0].batas
    assert (batas.bagian, batas.lebih_dari) == ("PMN", True)
    assert batas.nanti > batas.paling_sedikit == Decimal("0.95") * Decimal("14.60")
    assert all(step.kode.startswith("UNT") for step in rencana.perangkat[0].langkah)
    check_again([source], pack, rencana, date(2022, 12, 31))


def test_a_quick_win_that_the_pack_does_not_hold_is_told():
    with pytest.raises(UsageError, match=r"tahun 2021.*2022, 2023, 2024"):
        targets.parse("quickwin", [(packs.load("binjai-2022", cases=True), 2021)])
    with pytest.raises(UsageError, match="tidak memuat ambang quick win"):
        targets.parse("quickwin", [(national(), 2022)])


def test_the_greatest_quick_win_of_a_year_is_the_threshold():
    assert targets.parse("quickwin", [(packs.load("binjai-2022", cases=True), 2024)]).ambang == Fraction(98, 100)


@pytest.mark.parametrize(
    ("text", "jenis", "ambang", "strict"),
    [
        ("95%", "persen", Fraction(95, 100), False),
        ("72.5", "indeks", Fraction(145, 2), False),
        ("72,5", "indeks", Fraction(145, 2), False),
        ("cc", "kategori", Fraction(50), True),
        ("D", "kategori", Fraction(0), False),
    ],
)
def test_targets_as_they_are_typed(text, jenis, ambang, strict):
    target = targets.parse(text, [(national(), 2022)])
    assert (target.jenis, target.ambang, target.strict) == (jenis, ambang, strict)


@pytest.mark.parametrize("text", ["0", "101%", "95 persen", "E", "", "-5", "1e2"])
def test_a_target_that_is_none_says_what_may_be_written(text):
    with pytest.raises(UsageError, match=r"72\.5"):
        targets.parse(text, [(national(), 2022)])


def test_a_mistyped_category_is_guessed():
    with pytest.raises(UsageError, match='Mungkin maksud Anda "BB"'):
        targets.parse("BBB", [(national(), 2022)])


def test_a_step_that_does_not_fit_before_the_day_is_left_out():
    source = random_source(national(), 2, "unit", 0.5)
    today = date(2022, 6, 1)
    whole = planned([source], national(), "95%", today=today)
    soon = planned([source], national(), "95%", by=date(2022, 7, 5), today=today)
    assert max(step.tenggat_hari for step in whole.perangkat[0].langkah) > 34
    assert max(step.tenggat_hari for step in soon.perangkat[0].langkah) <= 34
    assert any("Tenggat" in one.sebab for one in soon.perangkat[0].tak_terangkat)


def test_a_limited_effort_buys_the_most_and_says_what_the_whole_would_take():
    source = random_source(national(), 2, "unit", 0.5)
    today = date(2022, 12, 31)
    whole = planned([source], national(), "95%", today=today)
    few = planned([source], national(), "95%", budget=6, today=today)
    assert few.hasil == "tidak_tercapai"
    assert few.usaha == 3
    best = sorted((step.tambahan_nilai for step in whole.perangkat[0].langkah), reverse=True)[:3]
    assert few.perangkat[0].nanti >= whole.perangkat[0].sekarang + sum(best) - TINY
    assert str(whole.usaha) in few.penjelasan
    enough = planned([source], national(), "95%", budget=int(whole.usaha) * 2, today=today)
    assert enough.perangkat == whole.perangkat


EFFORT = b"""skema: lkecheck/usaha/1
bawaan: 2
kriteria:
  UNT.7.1.b: 0.5
jenis: {laporan: 1.5, sop: 3}
"""


def test_effort_is_by_criterion_then_by_the_documents_of_the_step():
    work = effort.read(EFFORT, "usaha.yaml", [national()])
    source = random_source(national(), 0, "unit", 0)
    rencana = planned([source], national(), "100%", work=work, today=date(2022, 12, 31))
    steps = {step.kode: step for step in rencana.perangkat[0].langkah}
    assert steps["UNT.7.1.b"].usaha == Decimal("0.5")
    days = {"laporan": Decimal("1.5"), "sop": Decimal(3)}
    for kode, step in steps.items():
        if kode != "UNT.7.1.b":
            wanted = [min(days.get(jenis, Decimal(2)) for jenis in dokumen.jenis) for dokumen in step.dokumen]
            assert step.usaha == (sum(wanted) if wanted else 2)
    assert rencana.satuan == "hari_kerja"


def test_what_is_wrong_with_an_effort_file_comes_all_at_once_with_its_places():
    raw = b"skema: lkecheck/usaha/1\nbawaan: 2\nkriteria:\n  UNT.7.1.z: 1\njenis:\n  laporann: 2\n"
    with pytest.raises(DocumentError) as caught:
        effort.read(raw, "usaha.yaml", [national()])
    first, second = caught.value.galat
    assert (first.baris, first.kolom) == (4, 3)
    assert "UNT.7.1." in first.pesan.partition("Mungkin")[2]
    assert (second.baris, second.kolom) == (6, 3)
    assert '"laporan"' in second.pesan


@pytest.mark.parametrize("days", ["0", "0.3", "-1", "dua", "1001"])
def test_effort_is_whole_or_half_days(days):
    with pytest.raises(DocumentError) as caught:
        effort.read(f"skema: lkecheck/usaha/1\nbawaan: {days}\n".encode(), "usaha.yaml", [national()])
    assert caught.value.galat[0].baris == 2


def test_documents_that_are_there_are_not_asked_for_again():
    sources, pack = sample_sources()
    source = next(one for one in sources if one.manifest.opd.kode == "DISHUB")
    rencana = planned([source], pack, "100%")
    steps = {step.kode: step for step in rencana.perangkat[0].langkah}
    # One report of two is there: the report wants completing, and the second period is what is missing.
    assert [dokumen.keadaan for dokumen in steps["UNT.7.1.b"].dokumen] == ["dilengkapi"]
    assert any("2 periode" in text for text in steps["UNT.7.1.b"].rincian)
    # All documents are there and only a person can tell: nothing is to be made.
    assert steps["RFM.8.2.a"].dokumen == ()
    assert steps["RFM.8.2.a"].keputusan


def test_values_are_exact():
    assert exact(Decimal("0.05") / Decimal(7)) == Fraction(5, 700)
    source = random_source(national(), 3, "unit", 0.7)
    judged = lifted.judged(source, national(), date(2022, 12, 31))
    standing = Standing(judged, national())
    assert standing.weight() == Fraction("36.30")
    assert abs(standing.value() - Fraction(judged.ringkasan.nilai_didukung)) < Fraction(1, 10**20)


def test_the_action_plan_has_a_row_for_every_step():
    sources, pack = sample_sources()
    units = [source for source in sources if source.manifest.tingkat == "unit"]
    rencana = planned(units, pack, "95%")
    assert [row.no for row in rencana.ratl] == list(range(1, sum(len(part.langkah) for part in rencana.perangkat) + 1))
    for row in rencana.ratl:
        assert all(getattr(row, name) for name in type(row).model_fields)
        assert row.jadwal > TODAY.isoformat()
