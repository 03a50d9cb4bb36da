"""YAML as it comes in: text stays text, everything has a place, and nothing that is refused gets through."""

from __future__ import annotations

from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from lkecheck.core import yaml as yamlio
from small_pack import steady


def load(text: str | bytes, **more: Any) -> tuple[Any, list[str]]:
    raw = text if isinstance(text, bytes) else text.encode()
    document, galat = yamlio.load(raw, "m.yaml", **more)
    return document.data, [str(satu) for satu in galat]


def place(text: str, *path: str | int, key: bool = False) -> tuple[int, int]:
    document, galat = yamlio.load(text.encode(), "m.yaml")
    assert galat == []
    return document.place(path, key=key)


NESTED = "opd: {kode: DINKES}\nbukti:\n  - id: a\n    topik: [satu, dua]\n  - id: b\n"


@pytest.mark.parametrize(
    "path, value, key",
    [
        (("opd",), (1, 6), (1, 1)),
        (("opd", "kode"), (1, 13), (1, 7)),
        (("bukti",), (3, 3), (2, 1)),
        (("bukti", 0, "topik"), (4, 12), (4, 5)),
        (("bukti", 0, "topik", 1), (4, 19), (4, 19)),
        (("bukti", 1, "id"), (5, 9), (5, 5)),
    ],
)
def test_a_value_and_its_key_have_each_their_place(
    path: tuple[str | int, ...], value: tuple[int, int], key: tuple[int, int]
) -> None:
    assert place(NESTED, *path) == value
    assert place(NESTED, *path, key=True) == key


@pytest.mark.parametrize(
    "path, nearest",
    [
        ((), (1, 1)),
        (("jawaban",), (1, 1)),
        (("bukti", 7), (3, 3)),
        (("bukti", 1, "judul"), (5, 5)),
        (("opd", "kode", "x"), (1, 13)),
        (("bukti", "id"), (3, 3)),
    ],
)
def test_what_is_missing_has_the_place_of_the_nearest_that_is_there(
    path: tuple[str | int, ...], nearest: tuple[int, int]
) -> None:
    assert place(NESTED, *path) == nearest


def test_the_place_of_a_key_that_is_a_number_is_found_by_its_text() -> None:
    assert place("a: 1\n2022: x\n", "2022", key=True) == (2, 1)


@pytest.mark.parametrize(
    "text",
    [
        "007",
        "0123",
        "0o17",
        "0x1F",
        "12:30",
        "12:30:00",
        "no",
        "yes",
        "on",
        "off",
        "No",
        "Y",
        "T",
        "1_000",
        "1e5",
        "1.0",
        "1,5",
        ".5",
        ".inf",
        ".NaN",
        "+5",
        "-0",
        "2024-13-04",
        "2022-07-04",
        "True",
        "TRUE",
        "Null",
        "800/123/DINKES/2022",
        "1234567890123456789012",
        "19800101 200501 1 002",
    ],
)
def test_plain_text_stays_text(text: str) -> None:
    assert load(f"a: {text}\n") == ({"a": text}, [])


@pytest.mark.parametrize("digits", ["198001012005011002", "198001012005011", "19800101200501100212"])
def test_a_nip_reads_back_digit_by_digit(digits: str) -> None:
    data, galat = load(f"nip: {digits}\n")
    assert str(data["nip"]) == digits
    assert galat == []


@pytest.mark.parametrize("text, number", [("0", 0), ("7", 7), ("2022", 2022), ("-5", -5), ("999999999999999999", 10**18 - 1)])
def test_a_whole_number_that_reads_back_the_same_is_a_number(text: str, number: int) -> None:
    data, _ = load(f"a: {text}\n")
    assert data == {"a": number}
    assert type(data["a"]) is int


@pytest.mark.parametrize("text, value", [("true", True), ("false", False), ("null", None), ("~", None), ("", None)])
def test_five_plain_words_stand_for_their_value(text: str, value: object) -> None:
    assert load(f"a: {text}\n") == ({"a": value}, [])


@pytest.mark.parametrize("text", ["true", "null", "~", "", "2022", "-5"])
@pytest.mark.parametrize("quote", ["'", '"'])
def test_what_is_quoted_is_text(text: str, quote: str) -> None:
    assert load(f"a: {quote}{text}{quote}\n") == ({"a": text}, [])


def test_a_block_of_text_is_text() -> None:
    assert load("a: |\n  2022\nb: >-\n  true\n") == ({"a": "2022\n", "b": "true"}, [])


def test_all_duplicate_keys_are_told_with_the_line_of_the_first() -> None:
    data, galat = load("a: 1\nb: {c: 1, c: 2}\na: 3\nd:\n- e: 1\n  f: 2\n  e: 3\n  e: 4\n")
    assert galat == [
        'm.yaml:2:11: kunci "c" tertulis dua kali (pertama pada baris 2).',
        'm.yaml:3:1: kunci "a" tertulis dua kali (pertama pada baris 1).',
        'm.yaml:7:3: kunci "e" tertulis dua kali (pertama pada baris 5).',
        'm.yaml:8:3: kunci "e" tertulis dua kali (pertama pada baris 5).',
    ]
    assert data == {"a": 1, "b": {"c": 1}, "d": [{"e": 1, "f": 2}]}


def test_after_a_duplicate_key_the_place_is_that_of_the_value_that_was_kept() -> None:
    document, _ = yamlio.load(b"tahun: 2019\ntahun: 2022\n", "m.yaml")
    assert (document.data, document.place(["tahun"])) == ({"tahun": 2019}, (1, 8))


def test_a_key_in_quotes_duplicates_the_same_key_without() -> None:
    _, galat = load("2022: 1\n'2022': 2\n")
    assert galat == ['m.yaml:2:1: kunci "2022" tertulis dua kali (pertama pada baris 1).']


def test_problems_inside_the_second_of_two_equal_keys_are_told_too() -> None:
    _, galat = load("a: 1\na: {b: !x 1}\n")
    assert [satu.split(": ")[0] for satu in galat] == ["m.yaml:2:1", "m.yaml:2:8"]


def test_a_key_that_is_a_list_is_told() -> None:
    assert load("? [a]\n: 1\nb: 2\n") == ({"b": 2}, ["m.yaml:1:3: kunci harus berupa satu kata atau angka."])


@pytest.mark.parametrize(
    "text, where",
    [
        ("a: !Penting b", "1:4"),
        ("a: !!str 12", "1:4"),
        ("a: !!python/object/apply:os.system [ls]", "1:4"),
        ("a: 1\nb: !!set {x}", "2:4"),
        ("a: 1\n!b c: 1", "2:1"),
        ("a: 1\n!!str c: 1", "2:1"),
        ("a: ! b", "1:4"),
    ],
)
def test_a_tag_is_told_at_its_place(text: str, where: str) -> None:
    _, galat = load(text)
    assert [satu.partition(": ")[0] for satu in galat] == [f"m.yaml:{where}"]
    assert "hapus tanda itu" in galat[0]


@pytest.mark.parametrize(
    "text, where",
    [
        ("a: &x 1\nb: *x\n", "2:4"),
        ("a: &x [1]\nb: [1, *x]\n", "2:8"),
        ("a: &x {b: 1}\nc:\n  <<: *x\n", "3:7"),
        ("a: 1\n&x b: *x\n", "2:7"),
        ("&x a: 1\nb: 2\n*x : 3\n", "3:1"),
        ("a: &x [*x]\n", "1:8"),
    ],
)
def test_an_alias_is_told_at_its_place(text: str, where: str) -> None:
    _, galat = load(text)
    assert [satu.partition(": ")[0] for satu in galat if "alias (*)" in satu] == [f"m.yaml:{where}"]


@pytest.mark.parametrize("text", ["a: &x 1\nb: *x\n", "a: &x [1]\nb: [1, *x]\n", "&x a: *x\n", "a: &x [*x]\n"])
def test_an_alias_never_gets_through(text: str) -> None:
    assert load(text)[1]


@pytest.mark.parametrize("text", ["catatan: &penting segera", "a: &x [1]", "&x a: 1", "catatan: &penting"])
def test_an_anchor_is_told_and_not_dropped_from_the_text(text: str) -> None:
    assert "jangkar (&)" in "".join(load(text)[1])


def test_a_billion_laughs_are_refused() -> None:
    laughs = "a0: &a0 [ha, ha]\n" + "".join(f"a{i}: &a{i} [{', '.join([f'*a{i - 1}'] * 9)}]\n" for i in range(1, 40))
    _, galat = load(laughs)
    assert len(galat) == 50
    assert any("alias (*) tidak dipakai di sini" in satu for satu in galat)


@pytest.mark.parametrize("opening", ["[", "{a: ", "- ", "? ", "[{a: "])
def test_endless_nesting_is_refused(opening: str) -> None:
    data, galat = load(opening * 200_000)
    assert data is None
    assert len(galat) == 1
    assert "bersarang lebih dari 40 tingkat" in galat[0]


def test_deep_indentation_is_refused_at_its_place() -> None:
    _, galat = load("".join(" " * depth + "a:\n" for depth in range(1000)))
    assert galat == ["m.yaml:40:40: bersarang lebih dari 40 tingkat."]


def test_forty_levels_are_fine() -> None:
    data, galat = load("[" * 40 + "]" * 40)
    assert galat == []
    assert len(str(data)) == 80


def test_a_file_over_the_limit_is_refused_before_it_is_read() -> None:
    assert load(b"a: 1\n", max_bytes=5) == ({"a": 1}, [])
    data, galat = load(b"[" * (2 * 1024 * 1024), max_bytes=1024 * 1024)
    assert data is None
    assert galat == ["m.yaml: lebih besar dari 1 MB; tidak dibaca."]


@pytest.mark.parametrize("most", [4_000, pytest.param(yamlio.MAX_NODES, marks=pytest.mark.full)])
def test_too_many_items_are_told_once(most: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(yamlio, "MAX_NODES", most)
    assert load("[" + "1," * (most // 2) + "]")[1] == []
    _, galat = load("[" + "[]," * (most + 10) + "]")
    assert len(galat) == 1
    assert f"lebih dari {most} butir" in galat[0]


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_utf_16_is_told_with_or_without_its_mark(encoding: str) -> None:
    assert load("skema: x\n".encode(encoding)) == (None, ["m.yaml:1:1: ditulis dalam UTF-16; simpan ulang sebagai UTF-8."])


def test_a_byte_order_mark_and_windows_line_ends_are_fine() -> None:
    text = "\ufeffa: 1\r\nb:\r\n- x\r\n- !t y\r\n".encode()
    assert load(text) == ({"a": 1, "b": ["x", "y"]}, ['m.yaml:4:3: tanda "!t" tidak dipakai di sini; hapus tanda itu.'])


@pytest.mark.parametrize(
    "letter", ["\0", "\x01", "\x07", "\x0b", "\x0c", "\x1b", "\x1f", "\x7f", "\x80", "\x9f", "\ufffe", "\uffff"]
)
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_a_control_character_is_told_with_line_and_column(letter: str, mark: str) -> None:
    expected = f"m.yaml:2:5: ada karakter kendali (kode {ord(letter)}); hapus karakter itu."
    assert load(f"{mark}a: é\nb: x{letter}y\n") == (None, [expected])


@pytest.mark.parametrize(
    "raw, where",
    [
        (b"\xe9", "1:1"),
        (b"a: 1\nb: x\xff\n", "2:5"),
        (b"a: 1\r\nb: x\xff\n", "2:5"),
        (b"a: 1\nb: \xc3\xa9\xff\n", "2:5"),
        (b"\xef\xbb\xbfa: 1\nb: x\xff\n", "2:5"),
        (b"a: 1\nb: \xc3", "2:4"),
    ],
)
def test_what_is_not_utf_8_is_told_with_line_and_column(raw: bytes, where: str) -> None:
    assert load(raw) == (None, [f"m.yaml:{where}: bukan teks UTF-8; simpan ulang sebagai UTF-8."])


@pytest.mark.parametrize("text", ["", "\n", "  \n\t\n", "# hanya catatan\n", "\ufeff", "\ufeff# catatan"])
def test_an_empty_file_is_told(text: str) -> None:
    assert load(text) == (None, ["m.yaml:1:1: berkas kosong; tidak ada isi YAML di dalamnya."])


SYNTAX = [
    (
        "judul: Laporan: semester I",
        "1:15",
        "titik dua (:) tidak pada tempatnya; beri tanda kutip pada teks yang memuat titik dua.",
    ),
    ("a: 1\n  b: 2", "2:4", "titik dua (:) tidak pada tempatnya; beri tanda kutip pada teks yang memuat titik dua."),
    ("\ta: 1", "1:1", "ada Tab atau tanda khusus di awal; pakai spasi, dan beri tanda kutip pada teksnya."),
    ("a: @x", "1:4", "ada Tab atau tanda khusus di awal; pakai spasi, dan beri tanda kutip pada teksnya."),
    ("a: 1\nb\nc: 2", "3:1", 'baris ini tidak berbentuk "kunci: nilai".'),
    ("a:\n    b: 1\n  c: 2", "3:3", "jorokan (indentasi) baris ini tidak sama dengan baris di atasnya."),
    ("- a\nb: 1", "2:1", "daftar ini tercampur dengan isian lain; periksa jorokannya (indentasi)."),
    ("a:\n  - b\n  c: 1", "3:3", "daftar ini tercampur dengan isian lain; periksa jorokannya (indentasi)."),
    ("a: {x: 1 y: 2}", "1:11", "kurung kurawal { } tidak tertutup atau kurang koma."),
    ("{a: 1", "2:1", "kurung kurawal { } tidak tertutup atau kurang koma."),
    ("a: [1, 2\nb: 3", "2:2", "kurung siku [ ] tidak tertutup atau kurang koma."),
    ('a: "x', "1:6", "tanda kutip tidak tertutup."),
    ("a: 'x\nb: 1\n---\n", "3:1", "tanda kutip tidak tertutup."),
    ("a: *x", "1:4", "alias (*) tidak dipakai di sini; beri tanda kutip bila itu teks."),
    ("a: &x 1\nb: &x 2", "2:4", "jangkar (&) tidak dipakai di sini."),
    ("a: 1\n---\nb: 2", "2:1", "ada lebih dari satu dokumen (---) dalam berkas; sisakan satu."),
    (
        'a: "C:\\dokumen"',
        "1:7",
        "garis miring terbalik (\\) dalam kutip ganda; pakai kutip tunggal atau garis miring (/).",
    ),
    ("a: - b", "1:4", 'daftar ("- ") harus dimulai pada baris baru di bawah kuncinya.'),
]


@pytest.mark.parametrize("text, where, message", SYNTAX)
def test_a_mistake_of_writing_is_told_in_the_officers_words(text: str, where: str, message: str) -> None:
    assert load(text) == (None, [f"m.yaml:{where}: {message}"])


@pytest.mark.parametrize(
    "text, word",
    [
        ('judul: "Laporan" semester I', "kutip"),
        ('a: "C:\\users\\x"', "garis miring terbalik"),
        ("a: 1\n\tb: 2", "Tab"),
        ("a: x\n...\nb: 2\n", "lebih dari satu dokumen"),
        ("  a: 1\n b: 2", "jorokan"),
        ("topik: [a, b]]", "kurung"),
    ],
)
def test_a_frequent_mistake_is_told_by_its_cause_and_not_in_english(text: str, word: str) -> None:
    _, galat = load(text)
    assert word in galat[0]
    assert "found" not in galat[0]
    assert "did not" not in galat[0]


def test_a_long_word_is_cut_in_a_message() -> None:
    _, galat = load(f"{'k' * 500}: 1\n{'k' * 500}: 2\n", max_bytes=10_000)
    assert all(len(satu) < 200 for satu in galat)


@steady
@given(st.binary(max_size=300))
def test_no_bytes_make_it_raise(raw: bytes) -> None:
    document, galat = yamlio.load(raw, "m.yaml")
    assert document.root is not None or galat


@steady
@given(st.text(alphabet="ab:-,[]{}&*!|>'\"%@`#?\\ \t\n\r\ufeff\u2028~<=.é😀0", max_size=60))
def test_no_text_of_yaml_signs_makes_it_raise(text: str) -> None:
    document, galat = yamlio.load(text.encode(), "m.yaml")
    assert document.root is not None or galat
    for satu in galat:
        assert satu.baris >= 1
        assert satu.kolom >= 1


class _WithoutAliases(yaml.SafeDumper):
    def ignore_aliases(self, _data: Any) -> bool:
        return True


# Control characters are refused however they are written; a tab and a line break are none.
_TEXT = st.text(
    st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufffe\uffff") | st.sampled_from("\t\n"), max_size=30
)
_WHOLE = st.integers(-(10**18) + 1, 10**18 - 1)
_PLAIN = st.recursive(
    st.none() | st.booleans() | _WHOLE | _TEXT | st.sampled_from(["no", "007", "1e5", "12:30", "2022-07-04", "1_0", "~", "TRUE"]),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(_TEXT, inner, max_size=4),
    max_leaves=15,
)


@steady
@given(st.dictionaries(_TEXT, _PLAIN, max_size=5), st.booleans())
def test_a_dump_of_plain_data_reads_back_equal(data: dict[str, Any], flow: bool) -> None:
    text = yaml.dump(data, Dumper=_WithoutAliases, default_flow_style=flow)
    assert load(text) == (data, [])


@steady
@given(st.dictionaries(st.text("abcxyz", min_size=1, max_size=8), st.integers(0, 99), min_size=1), st.booleans())
def test_line_ends_do_not_change_places(data: dict[str, int], mark: bool) -> None:
    text = "".join(f"{key}: {value}\n" for key, value in data.items())
    windows = ("\ufeff" if mark else "") + text.replace("\n", "\r\n")
    document, _ = yamlio.load(windows.encode(), "m.yaml")
    for line, key in enumerate(data, start=1):
        assert document.place([key], key=True) == (line, 1)
        assert document.place([key]) == (line, len(key) + 3)


@pytest.mark.parametrize("escape", ["\\e[31m", "\\x07", "\\x00", "\\u009b1m", "\\r", "\\x85"])
@pytest.mark.parametrize("line", ['judul: "a{}b"', '"a{}b": judul', 'daftar: [x, "a{}b"]'])
def test_a_control_character_written_as_an_escape_is_told(escape: str, line: str) -> None:
    _, told = load("satu: 1\n" + line.format(escape) + "\n")
    assert len(told) == 1
    assert told[0].startswith("m.yaml:2:")
    assert "ditulis dengan garis miring terbalik" in told[0]


def test_escapes_of_plain_letters_and_line_breaks_stay() -> None:
    assert load('judul: "a\\tb\\nc \\u00e9 \\"d\\""\n') == ({"judul": 'a\tb\nc é "d"'}, [])
