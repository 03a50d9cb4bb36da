"""PDFs that are damaged or made to harm end as a reason, or at a limit; never otherwise."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import zlib
from dataclasses import asdict
from pathlib import Path

import pikepdf
import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from tools.samples.pdf import cut_off, locked, pages_pdf, scanned_pdf, with_a_script
from tools.samples.pdf import text_pdf as sample_pdf

from lkecheck.evidence.files import pdf
from lkecheck.evidence.files.pdf import structure
from lkecheck.evidence.files.trouble import Broken, Locked
from pdf_files import A4, DRAWN_IMAGE, LINE, SCRIPT, Pdf, assembled, encrypted, look, one_page, shown, text_pdf, uri

SAMPLE = sample_pdf("Tentang /JavaScript", ["Naskah yang menyebut /S /JavaScript /JS"])
CATALOG = b"<< /Type /Catalog /Pages 2 0 R >>"


def test_a_file_without_pages_is_broken_whatever_was_opened_before(tmp_path):
    for before in (encrypted(one_page(), user=b"rahasia"), b"bukan"):
        with pytest.raises((Locked, Broken)):
            look(tmp_path, before)
        with pytest.raises(Broken, match="tidak berisi satu halaman pun"):
            look(tmp_path, Pdf().bytes())


@pytest.mark.parametrize("raw", [b"", b"%PDF-1.7\n", b"%PDF-1.7\n%%EOF", b"haha" * 500, b"\x00" * 3_000], ids=range(5))
def test_what_is_no_pdf_is_broken(tmp_path, raw):
    with pytest.raises(Broken, match="susunan PDF tidak terbaca"):
        look(tmp_path, raw)


def test_a_file_that_is_not_there_is_no_broken_pdf(tmp_path):
    with pytest.raises(FileNotFoundError):
        pdf.look(tmp_path / "tiada.pdf")


@pytest.mark.skipif(os.name == "nt" or sys.platform == "darwin", reason="names there are text")
def test_a_name_may_be_any_bytes(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    for name in (b"\xff\xfe.pdf", b"~akun.pdf", "naskah é.pdf".encode()):
        path = Path(os.fsdecode(name))
        path.write_bytes(one_page().bytes())
        assert pdf.look(path).teks == LINE


@pytest.mark.parametrize("eighth", range(8))
def test_a_file_cut_off_anywhere_ends_as_a_reason(tmp_path, eighth):
    for whole in (text_pdf(3), one_page().packed()):
        with pytest.raises(Broken, match="susunan PDF tidak terbaca"):
            look(tmp_path, whole[: (len(whole) - 60) * eighth // 8])


TREES = {
    "itself": {2: b"<< /Type /Pages /Kids [2 0 R 2 0 R] /Count 2 >>"},
    "circle": {2: b"<< /Type /Pages /Kids [3 0 R] >>", 3: b"<< /Type /Pages /Kids [2 0 R] >>"},
    "deep": {number: b"<< /Type /Pages /Kids [%d 0 R] /Count 1 >>" % (number + 1) for number in range(2, 5_000)},
    "nothing": {2: b"<< /Type /Pages /Kids [9 0 R] /Count 1 >>"},
    "no tree": {2: b"null"},
}


@pytest.mark.parametrize("tree", TREES)
def test_a_tree_of_pages_that_leads_nowhere_is_broken(tmp_path, tree):
    with pytest.raises(Broken, match="halaman pun"):
        look(tmp_path, assembled({1: CATALOG, **TREES[tree]}))


def test_more_pages_declared_than_there_are_is_told(tmp_path, monkeypatch):
    raw = one_page().bytes().replace(b"/Count 1", b"/Count 9")
    content = look(tmp_path, raw)
    assert (content.teks.rstrip("\f"), content.terpotong) == (LINE, True)


@pytest.mark.parametrize("box", [b"[0 0 1e30 1e30]", b"[0 0 0 0]", b"[9 9 -9 -9]", b"[-99999999999 5 x (a)]", b"null"])
def test_a_page_of_any_size_is_read(tmp_path, box):
    assert look(tmp_path, one_page(more=b"/MediaBox " + box).bytes()).teks == LINE


def test_forms_that_draw_themselves_end(tmp_path):
    made = Pdf()
    own = b"/XObject << /Fm %d 0 R >>" % (max(made.objects) + 1)
    made.form(b"/Fm Do", own)
    assert look(tmp_path, made.page(b"/Fm Do", own).bytes()).halaman_kosong == (1,)


CROOKED = [b"/URI %", b"/URI\n%", b"/URI (()", b"/URI <00", b"/S 1 ", b"/EF 1 1 ", b"/S" + b" " * 900, b"1 obj ", b"/Length 1 "]


@pytest.mark.parametrize(
    "junk", [b"(", b"()", b"\\(", b"%\n", b">>", b">> ", b"<<>>stream\nendstream\n", b"/#41", b"/S ", *CROOKED]
)
def test_junk_is_passed_through_once(tmp_path, junk):
    """Quadratic work would not end here."""
    raw = one_page(root=b"/URI (x)").bytes() + b"/URI " + junk * (3_000_000 // len(junk))
    assert look(tmp_path, raw).teks == LINE


LARGE = {
    "blanks": SCRIPT + b" " * 70_000,
    "text before": b"<< /P (" + b"x" * 70_000 + b") /S /JavaScript /JS (1) >>",
    "numbers before": b"<< /P [" + b"0 " * 40_000 + b"] /S /JavaScript /JS (1) >>",
    "larger than a piece": b"<< /P (" + b"x" * 3_000_000 + b") /S /JavaScript /JS (1) >>",
    "dictionary of a stream": b"<< /P (" + b"x" * 70_000 + b") /S /JavaScript /JS (1) /Length 1 >>\nstream\nx\nendstream",
}


@pytest.mark.parametrize("size", LARGE)
def test_a_large_object_hides_nothing(tmp_path, size):
    made = one_page(root=b"/OpenAction 60 0 R")
    made.objects[60] = LARGE[size]
    assert look(tmp_path, made.bytes()).aktif == ("JavaScript",)
    made.objects[60] = LARGE[size].replace(b"/JavaScript /JS", b"/Javascript /Js")
    assert look(tmp_path, made.bytes()).aktif == ()


@pytest.mark.parametrize("end", [b"", b"\nendXtream"])
def test_a_stream_without_an_end_hides_nothing(tmp_path, end):
    for root, acts in ((b"/OpenAction 60 0 R", ("JavaScript",)), (b"", ())):
        made = one_page(root=root)
        made.objects[60] = SCRIPT if acts else b"<< >>"
        content = look(tmp_path, made.bytes().replace(b"\nendstream", end))
        assert (content.halaman, content.aktif) == (1, acts)


@pytest.mark.parametrize("length", [b"/Length 0", b"/Length 99", b"/Length 9999999999", b"/Length -1", b"/Length 60 0 R", b""])
def test_a_length_that_lies_hides_nothing(tmp_path, length):
    made = one_page(root=b"/OpenAction 60 0 R")
    made.objects |= {50: b"<< " + length + b" >>\nstream\nisi\nendstream", 60: SCRIPT}
    assert look(tmp_path, made.bytes()).aktif == ("JavaScript",)


def test_an_object_stream_that_grows_without_end_is_inflated_to_a_limit_only(tmp_path, monkeypatch):
    def bomb(body: bytes) -> tuple[bytes, bytes]:
        return zlib.compress(body + b"\n<< >>" * 4_000_000), b"/Filter /FlateDecode"

    raw = one_page(root=b"/OpenAction " + SCRIPT).packed(bomb)
    assert look(tmp_path, raw).terpotong is False
    monkeypatch.setattr(structure, "MAX_INFLATED", 1 << 20)
    (tmp_path / "bom.pdf").write_bytes(raw)
    with (tmp_path / "bom.pdf").open("rb") as file, pytest.raises(pikepdf.PikepdfError):
        list(structure.Structure(file).things([0]))
    content = look(tmp_path, raw)
    assert (content.aktif, content.teks, content.terpotong) == (("JavaScript",), LINE, False)


@pytest.mark.parametrize("made", [locked(SAMPLE), encrypted(one_page(), user=b"rahasia")], ids=["made-up keys", "true keys"])
def test_a_locked_file_is_no_broken_one(tmp_path, made):
    with pytest.raises(Locked):
        look(tmp_path, made)


def test_the_samples_that_are_shipped_end_as_they_are_meant(tmp_path):
    assert (look(tmp_path, SAMPLE).aktif, look(tmp_path, with_a_script(SAMPLE)).aktif) == ((), ("JavaScript",))
    assert look(tmp_path, pages_pdf("Laporan", [["Satu halaman"], ["Dua halaman"]])).teks == "Satu halaman\fDua halaman"
    assert look(tmp_path, scanned_pdf("Pindaian", [[0, 1] * 40] * 100)).halaman_pindai == (1,)
    with pytest.raises(Broken):
        look(tmp_path, cut_off(SAMPLE))


# 100 MB each.
BOMBS = {"spaces": b" " * 20, "paths": b"0 0 1 1 re f ", "text": b"(aaaaaaaa) Tj "}


@pytest.mark.skipif(sys.platform != "linux", reason="needs a limit of memory that the system holds to")
@pytest.mark.parametrize("bomb", BOMBS)
def test_a_page_that_grows_without_end_ends_at_the_limit_of_its_process(tmp_path, bomb):
    (tmp_path / "bom.pdf").write_bytes(
        Pdf().page(b"BT /F1 1 Tf " + BOMBS[bomb] * (100_000_000 // len(BOMBS[bomb])), flate=True).bytes()
    )
    run = (
        "import resource, sys; from pathlib import Path; from lkecheck.evidence.files import pdf;"
        "resource.setrlimit(resource.RLIMIT_AS, (500 << 20, 500 << 20)); resource.setrlimit(resource.RLIMIT_CORE, (0, 0));"
        "print(pdf.look(Path(sys.argv[1])).halaman)"
    )
    ended = subprocess.run([sys.executable, "-c", run, str(tmp_path / "bom.pdf")], capture_output=True, timeout=100)
    assert ended.stdout.strip() == b"1" or ended.returncode != 0


def rich() -> Pdf:
    made = Pdf(root=b"/OpenAction " + SCRIPT, info=b"/Title (Laporan)")
    link = made.add(uri(b"(https://contoh.go.id)"))
    made.page(shown(LINE), more=A4 + b" /Annots [%d 0 R]" % link, flate=True).page(DRAWN_IMAGE, made.image())
    return made.page(b"/Fm Do", made.form(b"0 0 9 9 re f"))


RICH = [rich().bytes(), rich().packed(), encrypted(rich(), packed=True)]


@given(st.sampled_from(RICH), st.lists(st.tuples(st.floats(0, 1, exclude_max=True), st.binary(max_size=6), st.integers(0, 9))))
@example(RICH[0], [])
@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_a_damaged_file_is_read_or_ends_as_a_reason(tmp_path_factory, raw, damages):
    damaged = bytearray(raw)
    for place, put, taken in damages:
        at = int(place * len(damaged))
        damaged[at : at + taken] = put
    path = tmp_path_factory.getbasetemp() / "rusak.pdf"
    path.write_bytes(damaged)
    try:
        content = pdf.look(path)
    except (Broken, Locked):
        return
    json.dumps(asdict(content), ensure_ascii=False).encode("utf-8")
