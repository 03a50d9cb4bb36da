"""The national pack against figures written independently of it, and what a broken pack is told."""

from __future__ import annotations

import shutil
from decimal import Decimal
from pathlib import Path

import pytest
import yaml

from lkecheck.core.errors import PackError, UsageError
from lkecheck.core.paths import cache_folder
from lkecheck.model.pack import REQUIRED_FINDINGS
from lkecheck.proof import mutation
from lkecheck.proof.cases import run
from lkecheck.scheme import packs

DATA = yaml.safe_load((Path(__file__).parent / "data" / "lke.yaml").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def pack():
    return packs.load("pmprb-2020", cases=True)


def test_every_criterion_of_the_form_has_its_rule(pack):
    assert set(pack.kriteria) == set(DATA["kriteria"])
    assert len(pack.kriteria) == 148 + 99 + 36 + 19


def test_scales_tingkat_and_places_are_those_of_the_form(pack):
    for kode, kriteria in pack.kriteria.items():
        facts = DATA["kriteria"][kode]
        own = {
            "sub_aspek": pack.sub_aspek[kode],
            "tingkat": list(kriteria.tingkat),
            "skala": kriteria.skala,
            "dinilai": kriteria.dinilai,
        }
        assert own == facts, kode


def test_weights_are_those_of_the_tables(pack):
    for kode, bobot in DATA["bobot"].items():
        for tingkat in ("pusat", "unit"):
            expected = None if bobot[tingkat] is None else Decimal(bobot[tingkat])
            assert pack.bobot(kode, tingkat) == expected, (kode, tingkat)
    assert set(pack.simpul) == set(DATA["bobot"])


def test_scores_of_the_letters(pack):
    scores = {nama: {huruf: str(nilai) for huruf, nilai in skala.nilai.items()} for nama, skala in pack.head.skala.items()}
    assert scores["ya_tidak"] == {"Y": "1", "T": "0"}
    assert scores["abc"] == {"A": "1", "B": "0.5", "C": "0"}
    assert scores["abcd"] == {"A": "1", "B": "0.67", "C": "0.33", "D": "0"}
    assert scores["abcde"] == {"A": "1", "B": "0.75", "C": "0.5", "D": "0.25", "E": "0"}


def test_every_case_holds(pack):
    outcomes = list(run(pack))
    assert len(outcomes) > 2500
    assert [outcome for outcome in outcomes if outcome.salah] == []


@pytest.mark.full
def test_no_change_of_any_rule_goes_unnoticed(pack):
    results = [mutation.survivors(pack, kriteria) for kriteria in pack.kriteria.values() if kriteria.dinilai]
    assert sum(tried for tried, _ in results) > 3500
    assert [missed for _, missed in results if missed] == []


def test_no_change_of_the_wbs_rules_goes_unnoticed(pack):
    """A slice of the above for every run."""
    chosen = [kriteria for kode, kriteria in pack.kriteria.items() if pack.sub_aspek[kode] == "PMN.7.4"]
    assert [missed for _, missed in (mutation.survivors(pack, kriteria) for kriteria in chosen) if missed] == []


def test_texts_are_unique_short_and_end_as_sentences(pack):
    seen: dict[str, str] = {}
    for kode, kriteria in pack.kriteria.items():
        texts = [kriteria.pernyataan, kriteria.akibat, kriteria.contoh, kriteria.tanya]
        texts += [text for pilihan in kriteria.pilihan.values() for text in (pilihan.temuan, pilihan.langkah)]
        texts += [kriteria.rekomendasi.uraian] if kriteria.rekomendasi else []
        for text in filter(None, texts):
            assert len(text.split()) <= 30, (kode, text)
            assert text[-1] in ".?", (kode, text)
            assert seen.setdefault(text, kode) == kode, (kode, seen[text], text)


def test_unverified_sources_are_marked(pack):
    for nama in ("ingatan", "turunan_pusat", "lke_zi"):
        assert not pack.head.sumber[nama].terverifikasi
    assert not pack.head.berlaku.terverifikasi


def test_every_rung_above_the_lowest_needs_a_document(pack):
    for kriteria in pack.kriteria.values():
        if kriteria.dinilai:
            assert kriteria.dokumen.wajib or kriteria.dokumen.alternatif, kriteria.kode


# --- a pack of the user's own -----------------------------------------------------------------------------------------


@pytest.fixture
def own(tmp_path):
    """A small pack in a folder: the national head and vocabulary, one rule file."""
    source = packs.rules_folder() / "pmprb-2020"
    folder = tmp_path / "paket-saya"
    (folder / "pemenuhan").mkdir(parents=True)
    for name in ("pack.yaml", "kosakata.yaml"):
        shutil.copy(source / name, folder / name)
    rule = next(source.rglob("4-whistle-blowing-system.yaml"))
    shutil.copy(rule, folder / "pemenuhan" / "wbs.yaml")
    return folder


def broken(folder: Path, old: str, new: str, name: str = "pemenuhan/wbs.yaml", count: int = 1) -> list[str]:
    """Messages after one change of one file."""
    path = folder / name
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, count), encoding="utf-8")
    with pytest.raises(PackError) as error:
        packs.load(str(folder))
    return [str(galat) for galat in error.value.galat]


def test_a_pack_in_a_folder_loads(own):
    assert set(packs.load(str(own)).kriteria) == {"PMN.7.4.a", "PMN.7.4.b", "PMN.7.4.c", "PMN.7.4.d", "PMN.7.4.e", "UNT.7.4.a"}


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("skala: ya_tidak", "skala: ya_tdk", 'wbs.yaml:10:10: skala "ya_tdk" tidak dikenal. Mungkin maksud Anda "ya_tidak"?'),
        ("topik: wbs", "topik: wbz", 'topik "wbz" tidak ada dalam kosakata. Mungkin maksud Anda "wbs"?'),
        ("jenis: peraturan_kepala_daerah", "jenis: peraturan_kepala", 'Mungkin maksud Anda "peraturan_kepala_daerah"?'),
        ("{rujukan: permenpanrb-26-2020", "{rujukan: permenpan-26", "dasar hukum"),
        ("peran: [inspektorat, hukum]", "peran: [inspektur]", 'peran "inspektur" tidak dikenal'),
        ("sumber: lke_pusat_2019", "sumber: kabar", 'sumber "kabar" tidak ada dalam pack.yaml'),
        ("kode: PMN.7.4.b", "kode: PMN.7.4.a", 'kode "PMN.7.4.a" sudah dipakai'),
        ("sub_aspek: PMN.7.4", "sub_aspek: PMN.7.9", 'sub-aspek "PMN.7.9" tidak ada dalam struktur'),
        ("bila: {dokumen: lengkap}", "bila: {dokumen: [surat]}", 'dokumen "surat" tidak disebut kriteria ini'),
        ("bila: {dokumen: lengkap}", "bila: {dokumen: [sop]}", 'dokumen pendukung "sop" tidak boleh menentukan pilihan'),
        ("bila: {dokumen: lengkap}", "bila: {}", 'pilihan Y belum mempunyai kondisi ("bila")'),
        ("bila: {dokumen: lengkap}", "bila: {kali: 2}", "kali harus menyebut dokumen yang dihitung"),
        ("bila: {dokumen: lengkap}", "bila: {dokumen: lengkap, rasio: semua}", "rasio memerlukan sedikitnya satu dokumen"),
        ("bila: {dokumen: lengkap}", "bila: {dokumen: lengkap, memuat: [kanal]}", 'memerlukan isian "tanya"'),
        ("bila: {dokumen: lengkap}", "bila: {dokumn: lengkap}", 'kunci "dokumn" tidak dikenal. Mungkin maksud Anda "dokumen"?'),
        ("didukung: Y}", "didukung: A}", "belum mempunyai kasus uji yang didukung sampai Y"),
        ("  akibat:", "  # akibat:", 'belum mempunyai "akibat"'),
        ("      temuan:", "      # temuan:", 'belum mempunyai "temuan" dan "langkah"'),
    ],
)
def test_a_mistake_in_a_rule_is_told_at_its_place(own, old, new, expected):
    messages = broken(own, old, new)
    assert any(expected in message for message in messages), messages
    assert all(message.startswith("paket-saya/pemenuhan/wbs.yaml:") for message in messages)


def test_weights_that_do_not_add_up_are_told(own):
    messages = broken(own, 'bobot: {pusat: "0.30", unit: "0.30"}', 'bobot: {pusat: "0.31", unit: "0.30"}', "pack.yaml")
    assert any("bobot pusat PMN.7 adalah 2.50, tetapi jumlah bagiannya 2.51." in message for message in messages)


def test_all_mistakes_of_all_files_are_told_at_once(own):
    path = own / "kosakata.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("nama: Surat edaran", "nma: Surat edaran"), encoding="utf-8")
    messages = broken(own, "skala: ya_tidak", "skla: ya_tidak")
    assert {message.split(":")[0] for message in messages} == {"paket-saya/kosakata.yaml", "paket-saya/pemenuhan/wbs.yaml"}


def test_too_many_conditions_at_once_are_refused_with_words_for_a_rule_author(own):
    from lkecheck.judge.engine import Engine

    rule = own / "pemenuhan" / "wbs.yaml"
    text = rule.read_text(encoding="utf-8")
    extra = "\n".join(f"      surat_{n}: {{jenis: surat_dinas, topik: wbs}}" for n in range(9))
    rule.write_text(text.replace("    pendukung:\n      sop", f"{extra}\n    pendukung:\n      sop", 1), encoding="utf-8")
    with pytest.raises(PackError, match=r"PMN\.7\.4\.a: pilihan Y memakai 10 kondisi sekaligus; paling banyak 8"):
        Engine(packs.load(str(own)), "python").compile("pusat")


def test_an_unknown_pack_names_the_known_ones():
    with pytest.raises(UsageError, match=r'Mungkin maksud Anda "pmprb-2020"\?'):
        packs.load("pmprb-2021")


# --- the compiled form ------------------------------------------------------------------------------------------------


def test_the_compiled_form_says_the_same_without_cases(own):
    first = packs.load(str(own), cases=True)
    packs.forget()
    packs.load(str(own))  # writes the form, where none is there yet
    packs.forget()
    second = packs.load(str(own))
    assert first.sha256 == second.sha256
    assert [k.model_copy(update={"uji": ()}) for k in first.kriteria.values()] == list(second.kriteria.values())
    assert first.simpul == second.simpul
    assert first.temuan == second.temuan


def test_a_changed_file_is_never_answered_from_an_old_form(own):
    packs.load(str(own))
    path = own / "pemenuhan" / "wbs.yaml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("hari: 90", "hari: 91", 1), encoding="utf-8")
    assert packs.load(str(own)).kriteria["PMN.7.4.a"].rekomendasi.hari == 91


def test_a_damaged_form_only_costs_time(own, tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "c"))
    packs.forget()
    pack = packs.load(str(own))
    assert list(cache_folder().glob("paket-*.json"))
    for form in cache_folder().glob("paket-*.json"):
        form.write_text("{", encoding="utf-8")
    packs.forget()
    assert set(packs.load(str(own)).kriteria) == set(pack.kriteria)


def test_without_a_cache_nothing_is_written(own, tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "c"))
    monkeypatch.setenv("LKECHECK_NO_CACHE", "1")
    packs.forget()
    packs.load(str(own))
    assert not (tmp_path / "c").exists()


def test_a_pack_without_kinds_of_finding_rests_on_those_of_the_program(own):
    pack = packs.load(str(own))
    assert set(pack.temuan) >= REQUIRED_FINDINGS
    assert {kind.dasar for kind in pack.temuan.values()} == {pack.head.dasar_temuan}
    assert all(role in pack.head.peran for kind in pack.temuan.values() for role in kind.peran)


def test_a_pack_may_word_a_finding_of_its_own(own):
    kinds = yaml.safe_load((packs.rules_folder() / packs.BASE).read_text(encoding="utf-8"))
    draft = kinds["temuan"]["bukti-draf"] | {"pesan": "Masih draf: {judul}.", "dasar": []}
    text = yaml.safe_dump({"skema": "lkecheck/temuan/1", "temuan": {"bukti-draf": draft}}, allow_unicode=True)
    (own / "temuan.yaml").write_text(text, encoding="utf-8")
    pack = packs.load(str(own))
    assert (pack.temuan["bukti-draf"].pesan, pack.temuan["bukti-draf"].dasar) == ("Masih draf: {judul}.", ())
    assert pack.temuan["bukti-dicabut"] == packs.load("pmprb-2020").temuan["bukti-dicabut"]


def test_a_basis_of_findings_that_is_not_there_is_told(own):
    told = broken(own, "dasar_temuan: [{rujukan: permenpanrb-26-2020}]", "dasar_temuan: [{rujukan: keliru}]", "pack.yaml")
    assert any('dasar hukum "keliru" tidak ada' in one for one in told)
