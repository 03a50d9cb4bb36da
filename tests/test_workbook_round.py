"""manifest -> workbook -> manifest loses nothing, whatever the texts are; nor does the YAML that is written of it."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from books import PACK, made, manifest, whole
from lkecheck.evidence import manifests
from lkecheck.model.manifest import Manifest
from lkecheck.workbook import cells, escapes, making
from lkecheck.workbook.manifest_text import manifest_text
from small_pack import steady
from test_workbook_opening import packed, parts

_LETTERS = st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufffe\uffff")
texts = (
    st.one_of(
        st.text(_LETTERS, max_size=30),
        st.sampled_from(
            ["=1+1", "+62 811", "-", "@nama", "_x0041_", "007", "1.200", "1e5", "2022-07", "12-15", "TRUE", "null", '"', "'a"]
        ),
        st.sampled_from(
            [
                "a; b",
                'a "b"; c',
                "baris satu\nbaris dua",
                "a\tb",
                "#N/A",
                "a (1/2)",
                "~",
                "&x",
                "*y",
                "# z",
                "\ufefft",
                "a\u2028b",
            ]
        ),
    )
    .map(str.strip)
    .filter(lambda text: text and not re.search("x00(?:5F|[01])", text))
)  # the file format's own escapes
words = st.from_regex(r"[A-Za-z0-9][A-Za-z0-9._-]{0,12}", fullmatch=True)
numbers = st.one_of(
    st.integers(0, 10**15 - 1).map(Decimal),
    st.decimals(0, 10**14, places=9, allow_nan=False).map(abs),
    st.sampled_from(["12.345", "0.1", "99.999", "1.200", "0"]).map(Decimal),
)
days = st.dates(date(1890, 1, 1), date(2150, 1, 1)).filter(lambda day: day.year != 1905)  # what a cell makes of a year
hashes = st.from_regex(r"[0-9a-f]{64}", fullmatch=True)
covers = st.fixed_dictionaries({"tercapai": numbers, "sasaran": numbers})
answers = st.one_of(
    st.sampled_from(["A", "B", "Y", "T", "95", "95.5", "0", "100", "82.50", "WTP"]),
    texts.filter(lambda text: not any(letter.isdigit() for letter in text)),
)


def some(**fields):
    """A dict that may lack any of these, never all of them."""
    return st.fixed_dictionaries({}, optional=fields).filter(bool)


@st.composite
def items(draw, nama):
    found = draw(
        some(
            nomor=texts,
            tanggal=days,
            status=st.sampled_from(["draf", "ditetapkan", "dicabut"]),
            ditandatangani=st.booleans(),
            penandatangan=some(nama=texts, jabatan=texts, nip=texts),
            berlaku=some(mulai=days, sampai=days),
            periode=st.sampled_from(["2022", "2022-S1", "2022-Q3", "2022-07"]),
            kegiatan=texts,
            cakupan=covers,
            mengubah=st.lists(texts, min_size=1, max_size=3),
            mencabut=st.lists(texts, min_size=1, max_size=3),
            berkas=st.lists(texts, min_size=1, max_size=3),
            halaman=texts,
            tautan=texts,
            dibekukan=st.fixed_dictionaries({"tanggal": days, "sha256": hashes}),
            sha256=hashes,
        )
    )
    jenis, topik = sorted(PACK.kosakata.jenis), sorted(PACK.kosakata.topik)
    topics = draw(st.lists(st.sampled_from(topik), min_size=1, max_size=3, unique=True))
    return {"id": nama, "jenis": draw(st.sampled_from(jenis)), "topik": topics, "judul": draw(texts), **found}


@st.composite
def filled(draw):
    ids = draw(st.lists(words, max_size=4, unique=True))
    links = (
        st.one_of(st.sampled_from(ids), st.fixed_dictionaries({"id": st.sampled_from(ids), "cakupan": covers}))
        if ids
        else st.nothing()
    )
    one = some(
        nilai=answers,
        rincian=st.dictionaries(texts.filter(lambda text: "=" not in text and ":" not in text), numbers, min_size=1, max_size=2),
        catatan=texts,
        **({"bukti": st.lists(links, min_size=1, max_size=3)} if ids else {}),
    )
    codes = [kriteria.kode for kriteria in PACK.at("unit")]
    return Manifest.model_validate(
        {
            "skema": "lkecheck/manifest/1",
            "paket": "kecil",
            "tahun": 2022,
            "tingkat": "unit",
            "opd": {"kode": "DINKES", "nama": draw(texts)},
            "jawaban": {kode: draw(one) for kode in draw(st.lists(st.sampled_from(codes), unique=True))},
            "bukti": [draw(items(nama)) for nama in ids],
        }
    )


@pytest.fixture(autouse=True, scope="module")
def _few_rows():
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(making, "EVIDENCE_ROWS", 3)
        yield


def comes_back_from_a_workbook(manifest):
    assert whole(made(manifest, nama=manifest.opd.nama)) == manifest


def comes_back_from_yaml(manifest):
    parsed = manifests.parse(manifest_text(manifest, 'LKE "2022".xlsx').encode(), "m", Path())
    assert (parsed.galat, parsed.manifest) == ((), manifest)


@settings(steady, max_examples=20)
@given(filled())
def test_manifest_to_workbook_to_manifest(manifest):
    comes_back_from_a_workbook(manifest)


@settings(steady, max_examples=30)
@given(filled())
def test_manifest_to_yaml_to_manifest(manifest):
    comes_back_from_yaml(manifest)


@pytest.mark.full
@settings(steady, max_examples=400)
@given(filled())
def test_many_manifests_come_back_from_workbooks_and_from_yaml(manifest):
    comes_back_from_a_workbook(manifest)
    comes_back_from_yaml(manifest)


@steady
@given(st.lists(texts, max_size=5))
def test_lists_in_one_cell(parts):
    assert cells.split(cells.join(parts)) == parts


def test_every_field_is_carried():
    """The example of the manifests' own tests uses each field once; none may be left out of the layout."""
    first = manifest().bukti[0]
    assert {name for name in type(first).model_fields if getattr(first, name) in (None, ())} == set()
    assert whole(made(manifest())) == manifest()


ESCAPES = ["_x000D_", "_x000d_", "_x0041_", "_x005F_", "_x005F__x000D_", "_x005f_", "ax005F_b", "x005F_", "_x12_"]


@pytest.mark.parametrize("text", ESCAPES)
def test_a_text_that_looks_like_an_escape_stays_as_it_is(text):
    first, *rest = manifest().bukti
    filled = manifest().model_copy(update={"bukti": (first.model_copy(update={"judul": text, "nomor": f"a {text} b"}), *rest)})
    raw = made(filled)
    assert whole(raw) == filled
    assert escapes.with_marks_kept(made(manifest())) == made(manifest())


@pytest.mark.parametrize(
    ("stored", "read"),
    [
        (b"a_x000D_b", "a\nb"),
        (b"a_x005F_x000D_b", "a_x000D_b"),
        (b"a_x005F_x005F_x005F_x000D_b", "a_x005F_x000D_b"),
        (b"a_x0041_b", "aAb"),
        (b"a_x000D_x005F_b", "a\nx005F_b"),
    ],
)
@pytest.mark.parametrize("inline", [False, True])
def test_escapes_as_other_programs_store_them(stored, read, inline):
    """In the table of shared texts, and in a cell of its own."""
    first, *rest = manifest().bukti
    raw = made(manifest().model_copy(update={"bukti": (first.model_copy(update={"judul": "PENANDA"}), *rest)}))
    files = parts(raw)
    strings, sheet = files["xl/sharedStrings.xml"], files["xl/worksheets/sheet2.xml"]
    if inline:
        number = strings[: strings.index(b"PENANDA")].count(b"<si>") - 1
        cell = re.compile(rb"""(<c r="[A-Z]+[0-9]+"[^>]*?) t="s"><v>%d</v></c>""" % number)
        files["xl/worksheets/sheet2.xml"], many = cell.subn(rb"""\1 t="inlineStr"><is><t>%s</t></is></c>""" % stored, sheet)
        assert many == 1
    else:
        files["xl/sharedStrings.xml"] = strings.replace(b"PENANDA", stored)
    assert whole(packed(files)).bukti[0].judul == read
