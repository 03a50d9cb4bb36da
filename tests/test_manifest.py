"""A manifest as an OPD hands it in: what loads, and what is told of what does not."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from lkecheck.core.errors import Galat, ManifestError, by_place
from lkecheck.evidence import manifests
from lkecheck.model.manifest import Cakupan, Dibekukan, Kaitan, MasaBerlaku, Opd, Penandatangan
from manifest_texts import FULL, HEAD, ITEM, SHA, item, resolve, told
from small_pack import criterion, small_pack, steady


def answer(text: str, kode: str = "UNT.7.1.a") -> str:
    return HEAD + f"jawaban: {{{kode}: {text}}}\n" + ITEM


def test_a_full_manifest_loads_with_every_field(tmp_path: Path) -> None:
    source = resolve(FULL, tmp_path)
    manifest, first = source.manifest, source.manifest.bukti[0]
    assert (manifest.skema, manifest.paket, manifest.tahun, manifest.tingkat) == ("lkecheck/manifest/1", "kecil", 2022, "unit")
    assert manifest.opd == Opd(kode="DINKES", nama="Dinas Kesehatan")
    assert (first.id, first.jenis, first.topik) == ("laporan-s1", "laporan", ("pengaduan_masyarakat", "survei"))
    assert (first.judul, first.nomor) == ("Laporan penanganan pengaduan semester I", "800/123/DINKES/2022")
    assert (first.tanggal, first.status, first.ditandatangani) == (date(2022, 7, 4), "ditetapkan", True)
    assert first.penandatangan == Penandatangan(nama="Ani", jabatan="Kepala Dinas", nip="198001012005012002")
    assert first.berlaku == MasaBerlaku(mulai=date(2022, 1, 1), sampai=date(2022, 12, 31))
    assert (first.periode, first.kegiatan) == ("2022-S1", "rapat-evaluasi-juli")
    assert first.cakupan == Cakupan(tercapai=Decimal(12), sasaran=Decimal("14.5"))
    assert (first.mengubah, first.mencabut) == (("1/2020",), ("800",))
    assert (first.berkas, first.halaman) == (("bukti/laporan.pdf",), "12-15")
    assert first.tautan == "https://contoh.go.id/laporan"
    assert first.dibekukan == Dibekukan(tanggal=date(2022, 8, 1), sha256=SHA)
    assert first.sha256 == SHA


def test_answers_load_with_short_and_long_links(tmp_path: Path) -> None:
    answers = resolve(FULL, tmp_path).manifest.jawaban
    assert (answers["UNT.7.1.a"].nilai, answers["UNT.7.1.a"].catatan) == ("A", "lihat lampiran")
    assert answers["UNT.7.1.a"].bukti == (Kaitan(id="laporan-s1"),)
    assert answers["UNT.7.1.b"].bukti == ()
    assert (answers["UNT.7.1.e"].nilai, answers["UNT.7.1.e"].rincian) == ("95", {"wajib": Decimal(40), "sudah": Decimal(38)})
    assert answers["UNT.7.1.e"].bukti == (Kaitan(id="007", cakupan=Cakupan(tercapai=Decimal(38), sasaran=Decimal(40))),)


def test_numbers_without_quotes_stay_text(tmp_path: Path) -> None:
    second = resolve(FULL, tmp_path).manifest.bukti[1]
    assert (second.id, second.judul, second.berkas) == ("007", "2022", ("a.pdf", "b c.pdf"))


def test_items_and_answers_know_their_places(tmp_path: Path) -> None:
    source = resolve(FULL, tmp_path)
    assert source.tempat_bukti == ((12, 5), (32, 5))
    assert source.tempat_jawaban == {"UNT.7.1.a": (7, 3), "UNT.7.1.b": (8, 3), "UNT.7.1.e": (10, 3)}


def test_the_smallest_manifest_loads(tmp_path: Path) -> None:
    manifest = resolve(HEAD, tmp_path).manifest
    assert (manifest.jawaban, manifest.bukti, manifest.paket) == ({}, (), None)


def test_an_item_needs_no_more_than_its_four_fields(tmp_path: Path) -> None:
    first = resolve(HEAD + ITEM, tmp_path).manifest.bukti[0]
    assert (first.berkas, first.nomor, first.tanggal, first.status, first.ditandatangani) == ((), None, None, None, None)


NO_DATE = "bukan tanggal yang ada; tulis tahun-bulan-hari, misalnya 2022-07-04."
NO_NUMBER = "bukan angka; tulis angka dari 0, dengan titik untuk desimal, misalnya 74.03."
EXPLAIN = "Kata yang diminta suatu kriteria: lkecheck explain KODE."
NO_LIST = 'isian ini harus berupa daftar (tiap butir diawali "- ").'
NO_PAIRS = 'isian ini harus berupa pasangan "kunci: nilai".'
EMPTY = "isian ini tidak boleh kosong."
OUTSIDE = "keluar dari folder perangkat daerah (..); salin berkasnya ke dalam folder."
ABSOLUTE = "adalah letak mutlak; tulis letaknya terhadap manifest, misalnya bukti/laporan.pdf."
CONTROL = "memuat karakter kendali; ganti nama berkasnya."

BAD = {
    # the whole
    "a list": ("- 1\n", [f'1:1: "isi" berisi daftar; {NO_PAIRS}']),
    "nothing": ("---\n~\n", [f'2:1: "isi" berisi kosong; {NO_PAIRS}']),
    "all that is required": (
        "paket: kecil\n",
        [f'1:1: isian wajib "{name}" belum ada.' for name in ("opd", "skema", "tahun", "tingkat")],
    ),
    "all that is required of an item": (
        HEAD + "bukti:\n- nomor: 1\n",
        [f'6:3: isian wajib "{name}" belum ada.' for name in ("id", "jenis", "judul", "topik")],
    ),
    "an OPD without a name": (HEAD.replace(", nama: Dinas Kesehatan", ""), ['4:6: isian wajib "nama" belum ada.']),
    # keys
    "a duplicate key": (HEAD + "tahun: 2021\n", ['5:1: kunci "tahun" tertulis dua kali (pertama pada baris 2).']),
    "an unknown key at the top": (
        HEAD + "tingkatan: unit\n",
        ['5:1: kunci "tingkatan" tidak dikenal. Mungkin maksud Anda "tingkat"?'],
    ),
    "an unknown key far from any": (HEAD + "zzz: 1\n", ['5:1: kunci "zzz" tidak dikenal.']),
    "an unknown key of an answer": (answer("{nila: A}"), ['5:23: kunci "nila" tidak dikenal. Mungkin maksud Anda "nilai"?']),
    "an unknown key of an item": (item(judl="x"), ['10:3: kunci "judl" tidak dikenal. Mungkin maksud Anda "judul"?']),
    "an unknown key of a signer": (
        item(penandatangan="{nma: x}"),
        ['10:19: kunci "nma" tidak dikenal. Mungkin maksud Anda "nama"?'],
    ),
    "an unknown key of a link": (
        answer("{bukti: [{id: laporan-s1, cakupn: 1}]}"),
        ['5:48: kunci "cakupn" tidak dikenal. Mungkin maksud Anda "cakupan"?'],
    ),
    # the head
    "another skema": (
        HEAD.replace("manifest/1", "manifest/9"),
        [
            (
                '1:8: "skema" berisi "lkecheck/manifest/9"; pilihannya: lkecheck/manifest/1. '
                'Mungkin maksud Anda "lkecheck/manifest/1"?'
            )
        ],
    ),
    "a tingkat that is none": (
        HEAD.replace("tingkat: unit", "tingkat: unti"),
        ['3:10: "tingkat" berisi "unti"; pilihannya: pusat, unit. Mungkin maksud Anda "unit"?'],
    ),
    "a year in quotes": (
        HEAD.replace("2022", "'2022'"),
        ['2:8: "tahun" berisi "2022"; isian ini harus berupa bilangan bulat.'],
    ),
    "a year before the pack": (
        HEAD.replace("2022", "2019"),
        ['2:8: tahun 2019 mendahului paket "kecil" yang berlaku sejak 2020.'],
    ),
    "a year after the pack": (
        HEAD.replace("2022", "2023"),
        ['2:8: tahun 2023 sesudah paket "kecil" berakhir (2022): Peraturan 9/2023.'],
    ),
    "a code in small letters": (
        HEAD.replace("DINKES", "dinkes"),
        [
            (
                '4:13: "kode" berisi "dinkes"; bentuknya tidak sesuai. '
                "Kode memakai huruf besar, angka, dan tanda hubung, misalnya DINKES."
            )
        ],
    ),
    "an OPD that is text": (
        HEAD.replace("{kode: DINKES, nama: Dinas Kesehatan}", "DINKES"),
        [f'4:6: "opd" berisi "DINKES"; {NO_PAIRS}'],
    ),
    # answers
    "answers as a list": (HEAD + "jawaban: [A]\n", [f'5:10: "jawaban" berisi daftar; {NO_PAIRS}']),
    "an answer that is a letter": (answer("A"), [f'5:22: "UNT.7.1.a" berisi "A"; {NO_PAIRS}']),
    "an answer true": (answer("{nilai: true}"), ['5:30: "nilai" berisi true; isian ini harus berupa teks.']),
    "an empty text": (answer("{catatan: ''}"), [f'5:32: "catatan" berisi ""; {EMPTY}']),
    "links that are text": (answer("{bukti: laporan-s1}"), [f'5:30: "bukti" berisi "laporan-s1"; {NO_LIST}']),
    "a figure below 0": (answer("{rincian: {wajib: -1}}"), [f'5:40: "wajib" berisi "-1", {NO_NUMBER}']),
    "a figure in words": (answer("{rincian: {wajib: empat}}"), [f'5:40: "wajib" berisi "empat", {NO_NUMBER}']),
    "an unknown criterion": (
        answer("{}", "UNT.7.1.z"),
        ['5:11: kriteria "UNT.7.1.z" tidak dikenal paket "kecil". Mungkin maksud Anda "UNT.7.1.e"?'],
    ),
    "a criterion in small letters": (
        answer("{}", "unt.7.1.b"),
        ['5:11: kriteria "unt.7.1.b" tidak dikenal paket "kecil". Mungkin maksud Anda "UNT.7.1.b"?'],
    ),
    "a criterion of the other tingkat": (
        answer("{}", "PMN.7.1.a"),
        ['5:11: kriteria "PMN.7.1.a" untuk tingkat pusat, bukan unit.'],
    ),
    "a link to nothing": (
        answer("{bukti: [laporan-s1, laporan-s2]}"),
        ['5:43: bukti "laporan-s2" tidak ada dalam daftar bukti. Mungkin maksud Anda "laporan-s1"?'],
    ),
    "a long link to nothing": (answer("{bukti: [{id: zzz}]}"), ['5:31: bukti "zzz" tidak ada dalam daftar bukti.']),
    "a link twice": (
        answer("{bukti: [laporan-s1, {id: laporan-s1}]}"),
        ['5:43: bukti "laporan-s1" disebut dua kali pada jawaban ini.'],
    ),
    # items
    "items as pairs": (HEAD + "bukti: {a: 1}\n", [f'5:8: "bukti" berisi pasangan kunci dan nilai; {NO_LIST}']),
    "an id twice": (
        HEAD + ITEM + ITEM.removeprefix("bukti:\n"),
        ['10:7: id "laporan-s1" sudah dipakai pada baris 6; beri id lain.'],
    ),
    "an id with a space": (
        item(id="a b"),
        [
            (
                '6:7: "id" berisi "a b"; bentuknya tidak sesuai. '
                "Id memakai huruf, angka, titik, garis bawah, dan tanda hubung, tanpa spasi, misalnya laporan-s1."
            )
        ],
    ),
    "an unknown kind": (item(jenis="lapran"), ['7:10: jenis "lapran" tidak ada dalam kosakata. Mungkin maksud Anda "laporan"?']),
    "a kind that is a number": (item(jenis="12"), [f'7:10: jenis "12" tidak ada dalam kosakata. {EXPLAIN}']),
    "an unknown topic": (
        item(topik="[survei, gratifikas]"),
        ['8:19: topik "gratifikas" tidak ada dalam kosakata. Mungkin maksud Anda "gratifikasi"?'],
    ),
    "a topic that is a number": (item(topik="[12]"), [f'8:11: topik "12" tidak ada dalam kosakata. {EXPLAIN}']),
    "a topic that is no list": (item(topik="survei"), [f'8:10: "topik" berisi "survei"; {NO_LIST}']),
    "no topic": (item(topik="[]"), ['8:10: "topik" berisi daftar; daftar ini harus berisi sedikitnya 1 butir.']),
    "a topic that is a list": (item(topik="[[survei]]"), ['8:11: "topik" berisi daftar; isian ini harus berupa teks.']),
    "an empty title": (item(judul="''"), [f'9:10: "judul" berisi ""; {EMPTY}']),
    "a title without text": (item(judul=""), ['9:9: "judul" berisi kosong; isian ini harus berupa teks.']),
    "an endless title": (
        item(judul="x" * 2001),
        [f'9:10: "judul" berisi "{"x" * 57}..."; isian ini terlalu panjang (paling banyak 2000 huruf).'],
    ),
    "a day that is not there": (item(tanggal="2022-02-30"), [f'10:12: "tanggal" berisi "2022-02-30", {NO_DATE}']),
    "a day the other way round": (item(tanggal="04-07-2022"), [f'10:12: "tanggal" berisi "04-07-2022", {NO_DATE}']),
    "a year for a day": (item(tanggal="2022"), [f'10:12: "tanggal" berisi "2022", {NO_DATE}']),
    "an unknown status": (item(status="final"), ['10:11: "status" berisi "final"; pilihannya: draf, ditetapkan, dicabut.']),
    "signed: ya": (item(ditandatangani="ya"), ['10:19: "ditandatangani" berisi "ya"; tulis true atau false.']),
    "a third semester": (
        item(periode="2022-S3"),
        [
            (
                '10:12: "periode" berisi "2022-S3"; bentuknya tidak sesuai. '
                "Tulis 2022, 2022-S1 (semester), 2022-Q3 (triwulan), atau 2022-07 (bulan)."
            )
        ],
    ),
    "a time in force that is a year": (item(berlaku="2022"), [f'10:12: "berlaku" berisi "2022"; {NO_PAIRS}']),
    "a coverage without its whole": (item(cakupan="{tercapai: 1}"), ['10:12: isian wajib "sasaran" belum ada.']),
    "a coverage with a comma": (
        item(cakupan='{tercapai: "1,5", sasaran: 2}'),
        [f'10:23: "tercapai" berisi "1,5", {NO_NUMBER}'],
    ),
    "a sha256 that is short": (
        item(sha256="abc"),
        ['10:11: "sha256" berisi "abc"; bentuknya tidak sesuai. Sidik sha256 terdiri atas 64 huruf dan angka heksadesimal.'],
    ),
    "a frozen link without sha256": (item(dibekukan="{tanggal: 2022-01-01}"), ['10:14: isian wajib "sha256" belum ada.']),
    # paths
    "a path out of the folder": (item(berkas="../x.pdf"), [f'10:11: letak berkas "../x.pdf" {OUTSIDE}']),
    "a path out and in again": (item(berkas="a/../b.pdf"), [f'10:11: letak berkas "a/../b.pdf" {OUTSIDE}']),
    "a second path out": (item(berkas="[a.pdf, b/..]"), [f'10:19: letak berkas "b/.." {OUTSIDE}']),
    "an absolute path": (item(berkas="/etc/passwd"), [f'10:11: letak berkas "/etc/passwd" {ABSOLUTE}']),
    "a path with a drive": (item(berkas="C:/laporan.pdf"), [f'10:11: letak berkas "C:/laporan.pdf" {ABSOLUTE}']),
    "a path with backslashes": (
        item(berkas="bukti\\laporan.pdf"),
        [
            (
                '10:11: letak berkas "bukti\\laporan.pdf" memakai garis miring terbalik; '
                'tulis dengan garis miring, misalnya "bukti/laporan.pdf".'
            )
        ],
    ),
    "a path with NUL": (
        item(berkas='"a\\0.pdf"'),
        ["10:11: ada karakter kendali (kode 0) yang ditulis dengan garis miring terbalik; hapus."],
    ),
    "a path with a line end": (item(berkas='"a\\n.pdf"'), [f'10:11: letak berkas "a\n.pdf" {CONTROL}']),
    "a path of the folder itself": (item(berkas="."), ['10:11: letak berkas "." tidak menyebut nama berkas.']),
    "a path that is a list": (item(berkas="[[a]]"), ['10:12: "berkas" berisi daftar; isian ini harus berupa teks.']),
}


@pytest.mark.parametrize("text, expected", BAD.values(), ids=BAD)
def test_what_is_wrong_is_told_at_its_place_with_what_to_do(text: str, expected: list[str], tmp_path: Path) -> None:
    assert told(text, tmp_path) == [f"m.yaml:{satu}" for satu in expected]


def test_a_problem_has_its_place_also_under_a_criterion_with_brackets(tmp_path: Path) -> None:
    lines = told(HEAD + "jawaban:\n  'UNT.7.1.a[1]':\n    nila: A\n", tmp_path)
    assert 'm.yaml:7:5: kunci "nila" tidak dikenal. Mungkin maksud Anda "nilai"?' in lines


def test_an_empty_path_is_told_by_the_name_of_its_field(tmp_path: Path) -> None:
    lines = told(item(berkas="''"), tmp_path)
    assert 'm.yaml:10:11: letak berkas "" tidak menyebut nama berkas.' in lines
    assert not [satu for satu in lines if '"0"' in satu]


def test_ten_different_mistakes_are_found_ten_lines(tmp_path: Path) -> None:
    text = """skema: lkecheck/manifest/1
tahun: 2019
tingkat: unit
tingkat: unit
opd: {kode: dinkes, nama: Dinas Kesehatan}
jwaban: {}
jawaban:
  UNT.9.9.z: {}
  UNT.7.1.a: {bukti: [tidak-ada]}
bukti:
- id: a
  jenis: lapran
  topik: [surve]
  judul: Laporan
  tanggal: 2022-13-04
  berkas: ../rahasia.pdf
"""
    places = [satu.split(": ")[0] for satu in told(text, tmp_path)]
    assert places == [
        f"m.yaml:{where}" for where in ("2:8", "4:1", "5:13", "6:1", "8:3", "9:23", "12:10", "13:11", "15:12", "16:11")
    ]


def test_mistakes_of_writing_are_told_with_those_of_meaning(tmp_path: Path) -> None:
    places = [satu.split(": ")[0] for satu in told(item(jenis="!x lapran", nomor="1") + "  nomor: 2\n", tmp_path)]
    assert places == ["m.yaml:7:10", "m.yaml:7:10", "m.yaml:11:3"]


def test_a_line_end_of_windows_moves_no_place(tmp_path: Path) -> None:
    text = item(jenis="lapran", berkas="../x")
    assert told("\ufeff" + text.replace("\n", "\r\n"), tmp_path) == told(text, tmp_path)


def test_a_year_after_an_unverified_end_is_no_error(tmp_path: Path) -> None:
    open_end = small_pack(berlaku={"mulai": 2020, "sampai": 2022, "sumber": "x", "terverifikasi": False})
    parsed = manifests.parse(HEAD.replace("2022", "2023").encode(), "m.yaml", tmp_path)
    assert manifests.resolve(parsed, open_end).manifest.tahun == 2023


def test_a_criterion_of_both_tingkat_is_taken_at_each(tmp_path: Path) -> None:
    both = small_pack((criterion("PMN.7.1.a", tingkat=("pusat", "unit")), "PMN.7.1"))
    for tingkat in ("pusat", "unit"):
        text = answer("{}", "PMN.7.1.a").replace("tingkat: unit", f"tingkat: {tingkat}")
        assert manifests.resolve(manifests.parse(text.encode(), "m.yaml", tmp_path), both).manifest.tingkat == tingkat


def test_the_pack_is_known_also_where_the_rest_does_not_read(tmp_path: Path) -> None:
    assert manifests.parse(b"paket: kecil\ntahun: x\n", "m.yaml", tmp_path).paket == "kecil"
    assert manifests.parse(b"paket: [kecil]\n", "m.yaml", tmp_path).paket is None
    assert manifests.parse(b"- paket\n", "m.yaml", tmp_path).paket is None


def test_only_yaml_that_does_not_parse_is_unreadable(tmp_path: Path) -> None:
    assert manifests.parse(b"tahun: x\n", "m.yaml", tmp_path).readable
    assert not manifests.parse(b"tahun: [\n", "m.yaml", tmp_path).readable


# Anything at all.


_INSERTED = st.text("ab:-[]{}&*!'\"#\n \\,0é\0/.~1T", max_size=6)
_CHANGES = st.lists(st.tuples(st.integers(0, len(FULL)), st.integers(0, 12), _INSERTED), max_size=4)


@steady
@given(_CHANGES)
@example([])
@example([(FULL.index("bukti/laporan.pdf"), 17, "x" * 300)])
@example([(FULL.index("jenis: laporan") + 7, 7, "&a [*a]")])
@example([(FULL.index("UNT.7.1.b"), 9, "? [a]")])
def test_no_change_of_a_manifest_raises_anything_but_its_error(
    tmp_path_factory: pytest.TempPathFactory, changes: list[tuple[int, int, str]]
) -> None:
    text = FULL
    for at, length, new in changes:
        text = text[:at] + new + text[at + length :]
    error = refused(text, tmp_path_factory.getbasetemp())
    if error is not None:
        assert error.galat
        assert list(error.galat) == sorted(set(error.galat))


def refused(text: str, folder: Path) -> ManifestError | None:
    try:
        resolve(text, folder)
    except ManifestError as error:
        return error
    return None


def test_problems_of_a_workbook_are_told_row_by_row() -> None:
    def at(cell: str, pesan: str) -> Galat:
        return Galat("LKE.xlsx", 0, 0, pesan, cell)

    found = [at("Bukti!A10", "a"), at("Bukti!AA5", "b"), at("Bukti!F5", "c"), at("'PMN.1 A'!B7", "d"), at("Bukti!F5", "a")]
    order = [one.sel for one in sorted(found, key=by_place)]
    assert order == ["'PMN.1 A'!B7", "Bukti!F5", "Bukti!F5", "Bukti!AA5", "Bukti!A10"]
