"""Templates of an office: used where they are good, told with name and field where they are not."""

from __future__ import annotations

import io
import subprocess
import sys
import zipfile

import pytest
from tests.paper_runs import CITY, ROOT, city, city_papers, papers, template, text_of
from tools import templates as _package  # noqa: F401 - its parts are imported below
from tools.templates import fieldlist
from tools.templates.__main__ import made

from lkecheck.core.errors import DocumentError, UsageError
from lkecheck.render.papers.docx import package
from lkecheck.render.papers.docx.filling import checked
from lkecheck.render.papers.docx.templates import ROOTS, shipped
from lkecheck.render.papers.fields import NaskahKota
from lkecheck.render.penilaian import docx


def wrong(*lines):
    return checked(template(*lines), NaskahKota)


def parts(data):
    with zipfile.ZipFile(io.BytesIO(data)) as book:
        return {name: book.read(name) for name in book.namelist()}


def with_part(name, content):
    held = {**parts(template("{{ pemda }}")), name: content}
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as book:
        for one, data in held.items():
            book.writestr(one, data)
    return out.getvalue()


@pytest.mark.parametrize("name", sorted(ROOTS))
def test_a_shipped_template_is_what_the_script_makes(name):
    """Held part by part, since a compressor may change."""
    assert parts(shipped()[name]) == parts(made()[name]), "run python -m tools.templates"


@pytest.mark.parametrize("name", sorted(ROOTS))
def test_a_shipped_template_has_nothing_wrong(name):
    assert checked(shipped()[name], ROOTS[name]) == []


def test_the_list_of_fields_is_that_of_the_code():
    assert (ROOT / "docs" / "naskah.md").read_text(encoding="utf-8") == fieldlist.page(), "run python -m tools.templates"


def test_every_field_says_what_it_is():
    rows = [row for row in fieldlist.page().splitlines() if row.startswith("| `")]
    assert len(rows) > 80
    assert not [row for row in rows if len(row.split("|")[3].strip()) < 4]


@pytest.mark.parametrize(
    "line, said",
    [
        ("{{ pemdaa }}", 'isian "pemdaa" tidak dikenal. Mungkin maksud Anda "pemda"?'),
        ("{% for o in opd %}{{ o.jumlah.mayr }}{% endfor %}", '"o.jumlah.mayr" tidak dikenal. Mungkin maksud Anda "mayor"?'),
        ("{% for o in opd %}{{ o.nilai }}{% endfor %}", '"o.nilai" memuat beberapa isian; sebut salah satu: bobot, mandiri'),
        ("{{ peraturan }}", '"peraturan" adalah daftar'),
        ("{% for p in pemda %}x{% endfor %}", '"pemda" bukan daftar'),
        ("{% for o in opd %}{% for p in peraturan %}x{% endfor %}{% endfor %}", 'hanya daftar milik "o"'),
        ("{% for o in opd if o %}x{% endfor %}", "tanpa syarat di dalamnya"),
        ("{% for o in opd %}", "penanda salah tulis di dekat"),
        ("{% if pemda %}", "penanda salah tulis di dekat"),
        ("{{ pemda|safe }}", 'saringan "safe" tidak dikenal'),
        ("{{ pemda|join(', ') }}", 'saringan "join" tidak dapat dipakai untuk "pemda"'),
        ("{{ pemda.__class__ }}", '"pemda.__class__" tidak dikenal'),
        ("{{ pemda.upper() }}", "yang dipakai hanya isian, for, dan if"),
        ("{{ 'a' * 999999999 }}", "yang dipakai hanya isian, for, dan if"),
        ("{% set x = 1 %}", "yang dipakai hanya isian, for, dan if"),
        ("{% include 'x' %}", "yang dipakai hanya isian, for, dan if"),
        ("{% macro m() %}x{% endmacro %}", "yang dipakai hanya isian, for, dan if"),
        ("{{r pemda }}", "tulis {{ isian }}"),
        ("{{ " + "(" * 3000 + "pemda" + ")" * 3000 + " }}", "bersarang terlalu dalam"),
    ],
)
def test_what_is_wrong_in_a_template_is_told(line, said):
    found = wrong("{{ pemda }} {{ peraturan|join('; ') }} {{ opd|length }}", line)
    assert len(found) == 1
    assert said in found[0]


def test_all_that_is_wrong_is_told_at_once():
    assert len(wrong("{{ a }}", "{{ b }}", "{% if c %}{% endif %}")) == 3


@pytest.mark.parametrize(
    "data, said",
    [
        (b"bukan zip", "bukan berkas .docx"),
        (b"", "bukan berkas .docx"),
        (template("{{ pemda }}")[:2000], "bukan berkas .docx"),
        (template("{{ pemda }}").replace(b"document", b"documemt"), "bukan berkas .docx"),
        (b"x" * (package.MAX_BYTES + 1), "lebih besar dari 5 MB"),
        (with_part("word/vbaProject.bin", b"x"), "memuat makro"),
        (with_part("word/embeddings/a.bin", b"x"), "memuat makro"),
        (with_part("word/besar.xml", b" " * (package.MAX_PART + 1)), "terlalu banyak"),
        (with_part("word/isian.xml", b"{" * (package.MAX_BRACES + 1)), "terlalu banyak"),
        (with_part("word/nol.bin", b"\0" * (package.MAX_UNPACKED + 1)), "terlalu besar sesudah dibuka"),
        (with_part("word/document.xml", b"<w:document"), "tidak dapat dibuka"),
        (
            with_part(
                "word/_rels/settings.xml.rels",
                b'<Relationships><Relationship Id="a" Type="x/attachedTemplate" Target="https://contoh.invalid/a" '
                b'TargetMode="External"/></Relationships>',
            ),
            "di luar dirinya",
        ),
        (with_part("word/_rels/a.rels", b'<!DOCTYPE a [<!ENTITY b "c">]><a/>'), "di luar dirinya"),
    ],
)
def test_a_file_that_is_no_template_is_told(data, said):
    found = checked(data, NaskahKota)
    assert len(found) == 1
    assert said in found[0]


def test_an_own_template_is_used_and_the_others_stay(tmp_path):
    (tmp_path / "berita-acara.docx").write_bytes(template("Kop kami", "{{ pemda|upper }} {{ opd|length }}"))
    (tmp_path / "~$rita-acara.docx").write_bytes(b"x")
    made = docx.render(city(), docx.templates(tmp_path))
    assert text_of(made["berita-acara.docx"]).startswith("Kop kami PEMERINTAH KOTA CONTOH 2")
    assert made["pernyataan-telah-direviu.docx"] == city_papers()["pernyataan-telah-direviu.docx"]


def test_a_template_may_loop_in_what_a_loop_holds(tmp_path):
    lines = (
        "{% for o in opd %}{% for a in o.bercatatan %}{% for c in a.catatan %}[{{ loop.index }} {{ c.judul }}]",
        "{% endfor %}" * 3,
    )
    (tmp_path / "berita-acara.docx").write_bytes(template("".join(lines)))
    text = text_of(docx.render(city(), docx.templates(tmp_path))["berita-acara.docx"])
    judged = [temuan.kriteria for satu in city().penilaian for temuan in satu.temuan if temuan.kriteria]
    assert judged
    assert all(kode in text for kode in judged)


@pytest.mark.parametrize("lines", [("{% if banding %}", "{%p endif %}"), ("{% for o in opd %}", "{{ o.nama }}", "{%p endfor %}")])
def test_a_template_that_would_come_out_broken_is_told(lines):
    assert [one.partition(";")[0] for one in wrong(*lines)] == ["tidak menjadi naskah"]


def test_a_template_that_comes_out_broken_is_told_with_its_name():
    own = {**shipped(), "berita-acara": template("{% if banding %}", "{%p endif %}")}
    with pytest.raises(DocumentError, match=r"berita-acara\.docx: tidak menjadi naskah"):
        docx.render(city(), own)


def test_an_unknown_name_is_told_with_the_nearest(tmp_path):
    (tmp_path / "berita-accara.docx").write_bytes(template("x"))
    with pytest.raises(DocumentError, match=r'bukan nama naskah\. Mungkin maksud Anda "berita-acara"'):
        docx.templates(tmp_path)


def test_a_folder_without_templates_is_told(tmp_path):
    with pytest.raises(UsageError, match="tidak memuat berkas"):
        docx.templates(tmp_path)
    with pytest.raises(UsageError, match="tidak dapat dibaca"):
        docx.templates(tmp_path / "tiada")


def run(*arguments):
    command = [sys.executable, "-m", "lkecheck", "check", str(CITY), "--no-files", "--date", "2021-12-31", *map(str, arguments)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    return done.returncode, done.stdout, done.stderr


def test_check_takes_a_folder_of_templates(tmp_path):
    own, out = tmp_path / "templat", tmp_path / "naskah"
    own.mkdir()
    (own / "berita-acara.docx").write_bytes(template("Kop kami {{ tanggal_acuan }}"))
    code, _, _ = run("--output", f"docx:{out}", "--template", own, "--fail-on", "never")
    assert code == 3
    assert text_of((out / "berita-acara.docx").read_bytes()).startswith("Kop kami 31 Desember 2021")
    assert len(list(out.iterdir())) == 7


def test_check_refuses_a_wrong_template_before_it_judges(tmp_path):
    (tmp_path / "berita-acara.docx").write_bytes(template("{{ pemdaa }}"))
    code, _, said = run("--output", f"docx:{tmp_path / 'n'}", "--template", tmp_path)
    assert (code, "rusak/manifest.yaml" in said) == (2, False)
    assert 'berita-acara.docx: isian "pemdaa" tidak dikenal. Mungkin maksud Anda "pemda"?' in said
    assert not (tmp_path / "n").exists()


def test_templates_without_papers_are_told(tmp_path):
    code, _, said = run("--template", tmp_path)
    assert code == 2
    assert "--output docx:FOLDER" in said


def test_what_is_not_installed_is_told(monkeypatch):
    for name in [name for name in sys.modules if name.startswith("lkecheck.render.papers.docx")]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "docxtpl", None)
    with pytest.raises(UsageError, match=r"pip install 'lkecheck\[reports\]'"):
        docx.render(city())


def test_papers_of_the_sample_are_not_empty():
    assert all(len(text_of(data)) > 800 for data in papers().values())
