"""Edits to YAML text: what was meant is said, and everything else stays byte for byte."""

from __future__ import annotations

import unicodedata
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from lkecheck.core import yaml as yamlio
from lkecheck.core.yaml_editing import Editor
from small_pack import steady

FROZEN = {"tanggal": "2022-08-01", "sha256": "ab" * 32}
FLOW = f"{{tanggal: 2022-08-01, sha256: {'ab' * 32}}}"


def editor(text: str | bytes) -> tuple[Editor, Any]:
    raw = text if isinstance(text, bytes) else text.encode()
    document, galat = yamlio.load(raw, "m.yaml")
    assert galat == []
    return Editor(raw, document), document.data


def put(text: str, value: Any = FROZEN, key: str = "d", index: int = 0) -> str | None:
    edit, data = editor(text)
    edit.put(("b", index), key, value, after="t")
    data["b"][index][key] = value
    done = edit.done(data)
    return done.decode() if done is not None else None


def add(text: str, word: str = "n.pdf", index: int = 0) -> str | None:
    edit, data = editor(text)
    edit.add(("b", index), "k", word, after="t")
    old = data["b"][index].get("k")
    data["b"][index]["k"] = word if old is None else [*old, word] if isinstance(old, list) else [old, word]
    done = edit.done(data)
    return done.decode() if done is not None else None


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("b:\n- t: x\n", f"b:\n- t: x\n  d: {FLOW}\n"),
        ("b:\n- t: x # c\n  # e\n  z: 1\n", f"b:\n- t: x # c\n  d: {FLOW}\n  # e\n  z: 1\n"),
        ("b:\n- t: x", f"b:\n- t: x\n  d: {FLOW}"),
        ("b:\r\n- t: x", f"b:\r\n- t: x\r\n  d: {FLOW}"),
        ("b:\r\n    -   t: 'x'\r\n\r\n# akhir\r\n", f"b:\r\n    -   t: 'x'\r\n        d: {FLOW}\r\n\r\n# akhir\r\n"),
        ("b:\n-\n  t: x\n", f"b:\n-\n  t: x\n  d: {FLOW}\n"),
        ("b:\n- ? t\n  : x\n", f"b:\n- ? t\n  : x\n  d: {FLOW}\n"),
        ("b:\n- t: |\n    x\n\n  z: 1\n", f"b:\n- t: |\n    x\n\n  d: {FLOW}\n  z: 1\n"),
        ("b:\r\n- t: >-\r\n    x\r\n  z: 1\r\n", f"b:\r\n- t: >-\r\n    x\r\n  d: {FLOW}\r\n  z: 1\r\n"),
        ("b:\n- t: |+\n    x\n\n", f"b:\n- t: |+\n    x\n\n  d: {FLOW}\n"),
        ("b:\n- t: satu\n    dua\n  z: 1\n", f"b:\n- t: satu\n    dua\n  d: {FLOW}\n  z: 1\n"),
        ("b:\n- {t: x, z: 1}\n", f"b:\n- {{t: x, d: {FLOW}, z: 1}}\n"),
        ("b: [{z: é, t: x}, {t: y}]", f"b: [{{z: é, t: x, d: {FLOW}}}, {{t: y}}]"),
        ("b:\n- {z: 1,\n   t: x # c\n  }\n", f"b:\n- {{z: 1,\n   t: x, d: {FLOW} # c\n  }}\n"),
        ("b:\n- t: x\n  d:  # isi\n", f"b:\n- t: x\n  d: {FLOW}  # isi\n"),
        ("b:\n- t: x\n  d: ~ # isi\n", f"b:\n- t: x\n  d: {FLOW} # isi\n"),
        (
            "b:\n- d: {sha256: 'x', tanggal: y} # k\n  t: x\n",
            f"b:\n- d: {{sha256: {'ab' * 32}, tanggal: 2022-08-01}} # k\n  t: x\n",
        ),
        (
            "b:\n- t: x\n  d:\n    tanggal: y # k\n    sha256: |-\n      z\n  z: 1\n",
            f"b:\n- t: x\n  d:\n    tanggal: 2022-08-01 # k\n    sha256: {'ab' * 32}\n  z: 1\n",
        ),
    ],
)
def test_put(old, new):
    assert put(old) == new


def test_json_stays_json():
    assert put('{"b": [{"t": "x"}]}') == f'{{"b": [{{"t": "x", "d": {{"tanggal": "2022-08-01", "sha256": "{"ab" * 32}"}}}}]}}'
    assert add('{"b": [{"t": "x", "k": []}]}') == '{"b": [{"t": "x", "k": ["n.pdf"]}]}'
    assert add('{"b": [{"t": "x", "k": ["a"]}]}') == '{"b": [{"t": "x", "k": ["a", "n.pdf"]}]}'
    assert add('{"b": [{"t": "x", "k": "a"}]}') == '{"b": [{"t": "x", "k": ["a", "n.pdf"]}]}'
    assert add('{"b": [{"t": "x", "k": null}]}') == '{"b": [{"t": "x", "k": "n.pdf"}]}'


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("b:\n- t: x\n", "b:\n- t: x\n  k: n.pdf\n"),
        ("b:\n- k:\n  t: x\n", "b:\n- k: n.pdf\n  t: x\n"),
        ("b:\n- k: null # c\n  t: x\n", "b:\n- k: n.pdf # c\n  t: x\n"),
        ("b:\n- k: a.pdf # c\n  t: x\n", "b:\n- k: [a.pdf, n.pdf] # c\n  t: x\n"),
        ("b:\n- k: 'a, b.pdf'\n  t: x\n", "b:\n- k: ['a, b.pdf', n.pdf]\n  t: x\n"),
        ("b:\n- k: a, b.pdf\n  t: x\n", 'b:\n- k: ["a, b.pdf", n.pdf]\n  t: x\n'),
        ("b:\n- k: >-\n    a\n    b.pdf\n  t: x\n", 'b:\n- k: ["a b.pdf", n.pdf]\n  t: x\n'),
        ("b:\n- k: 7\n  t: x\n", "b:\n- k: [7, n.pdf]\n  t: x\n"),
        ("b:\n- k: []\n  t: x\n", "b:\n- k: [n.pdf]\n  t: x\n"),
        ("b:\n- k: [a, ]\n  t: x\n", "b:\n- k: [a, n.pdf, ]\n  t: x\n"),
        ("b:\n- k: [a, # c\n    b # d\n    ]\n  t: x\n", "b:\n- k: [a, # c\n    b, n.pdf # d\n    ]\n  t: x\n"),
        ("b:\n- k:\n  - a # c\n  # d\n  t: x\n", "b:\n- k:\n  - a # c\n  - n.pdf\n  # d\n  t: x\n"),
        ("b:\n- t: x\n  k:\n      -   a", "b:\n- t: x\n  k:\n      -   a\n      - n.pdf"),
    ],
)
def test_add(old, new):
    assert add(old) == new


def test_both_in_one_place_stay_in_order():
    edit, data = editor("b:\n- t: x\n")
    edit.add(("b", 0), "k", "n", after="t")
    edit.put(("b", 0), "d", "m", after="t")
    data["b"][0] |= {"k": "n", "d": "m"}
    assert edit.done(data) == b'b:\n- t: x\n  k: "n"\n  d: m\n'


def test_a_bom_stays():
    edit, data = editor(b"\xef\xbb\xbfb:\n- t: x\n")
    edit.put(("b", 0), "d", "m", after="t")
    data["b"][0]["d"] = "m"
    assert edit.done(data) == b"\xef\xbb\xbfb:\n- t: x\n  d: m\n"


def test_what_would_say_something_else_is_not_made():
    """A literal text that ends with the file would gain a line end."""
    assert put("b:\n- t: |\n    x") is None
    edit, data = editor("b:\n- t: x\n")
    edit.put(("b", 0), "d", "m", after="t")
    assert edit.done(data) is None


WORDS = st.text(max_size=30).filter(str.strip) | st.sampled_from(
    [
        "true",
        "No",
        "null",
        "~",
        "2022",
        "1e5",
        "0x1F",
        "007",
        "1_000",
        "2022-08-01",
        "a: b",
        "a #b",
        "- a",
        "é",
        "\x85\u2028",
        "1:20",
    ]
)


@steady
@given(WORDS, st.sampled_from(["b:\n- t: x\n", "b: [{t: x}]\n", '{"b": [{"t": "x"}]}', "b:\n- t: x\n  k: [a]\n"]))
def test_any_word_reads_back_as_itself(word, text):
    try:
        word.encode()
    except UnicodeEncodeError:
        return
    done = add(text, word)
    if any(unicodedata.category(letter) == "Cc" and letter not in "\t\n" for letter in word):
        assert done is None  # no manifest may hold it, so nothing is written
        return
    assert done is not None
    if word != "2022-08-01":
        read = yaml.safe_load(done)["b"][0]["k"]
        assert word == read or word in read


KEYS = st.lists(st.sampled_from(["a", "z", "'q q'", "y"]), max_size=3, unique=True)
FLOWING = st.sampled_from(["1", "é", '"a: b"', "[1, 2]", "{x: 1}", "''", "https://x/y#z"])
BLOCKS = FLOWING | st.sampled_from(["é # c", "|\n      l\n      m", ">-\n      l\n", "\n    - 1 # c\n    - 2", "", "x\n      y"])
LINKS = FLOWING | st.sampled_from(["'x' # c", "|-\n      x", "x\n      y", "|+\n      x\n\n"])
NOISE = st.sampled_from(["", "", "# k\n", "  # k\n", "\n", "\n# é\n\n"])


@st.composite
def documents(draw):
    """Block and flow items with comments and empty lines in all places, and the number of the item to edit."""
    text, many = f"c: 1\n{draw(NOISE)}b:\n", draw(st.integers(1, 3))
    for _ in range(many):
        flow = draw(st.booleans())
        pairs = [f"{key}: {draw(FLOWING if flow else BLOCKS)}" for key in draw(KEYS)]
        pairs.insert(draw(st.integers(0, len(pairs))), f"t: {draw(FLOWING if flow else LINKS)}")
        if flow:
            text += f"- {{{', '.join(pairs)}}}\n{draw(NOISE)}"
        else:
            text += "- " + "  ".join(pair.rstrip("\n") + f"\n{draw(NOISE)}" for pair in pairs)
    text += draw(st.sampled_from(["", "e: 2\n", "# akhir"]))
    return text.replace("\n", draw(st.sampled_from(["\n", "\r\n"]))), draw(st.integers(0, many - 1))


@steady
@given(documents())
def test_what_is_put_can_be_taken_out_again(case):
    text, index = case
    done = put(text, index=index)
    assert done is not None
    at = next((i for i, (one, other) in enumerate(zip(text, done, strict=False)) if one != other), len(text))
    size = len(done) - len(text)
    # The same letters may stand before what was put in, so the difference may begin later than the edit.
    assert any(done[:start] + done[start + size :] == text for start in range(at, max(at - size, 0) - 1, -1))
