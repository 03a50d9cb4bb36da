"""What in a PDF acts or leads elsewhere is told however it is written, and only that."""

from __future__ import annotations

import sys

import pytest

from lkecheck.evidence.files import pdf
from lkecheck.evidence.files.inspect import inspect
from lkecheck.evidence.files.pdf import names_that_act, structure
from pdf_files import A4, LINE, SCRIPT, Pdf, encrypted, look, one_page, shown, stream, with_annotation


def with_attachment(*, table: bool = True) -> Pdf:
    made = Pdf()
    file = made.add(stream(b"a,b\n1,2\n", b"/Type /EmbeddedFile"))
    spec = made.add(b"<< /Type /Filespec /F (data.csv) /UF (data.csv) /EF << /F %d 0 R >> >>" % file)
    if table:
        made.root = b"/Names << /EmbeddedFiles << /Names [(data.csv) %d 0 R] >> >>" % spec
        return made.page(shown(LINE))
    note = made.add(b"<< /Type /Annot /Subtype /FileAttachment /Rect [0 0 9 9] /FS %d 0 R >>" % spec)
    return made.page(shown(LINE), more=A4 + b" /Annots [%d 0 R]" % note)


def with_object(root: bytes, body: bytes) -> Pdf:
    """One page, and in the catalog a reference to this object."""
    made = one_page()
    made.root = root % made.add(body)
    return made


def attached_by_reference() -> Pdf:
    made = one_page()
    files = made.add(b"<< /F %d 0 R >>" % made.add(stream(b"a,b")))
    made.root = b"/AF [<< /F (data.csv) /EF %d 0 R >>]" % files
    return made


ACTIVE = {
    "on opening": (one_page(root=b"/OpenAction " + SCRIPT), "JavaScript"),
    "in the table of names": (one_page(root=b"/Names << /JavaScript << /Names [(a) " + SCRIPT + b"] >> >>"), "JavaScript"),
    "of the document": (one_page(root=b"/AA << /WC " + SCRIPT + b" >>"), "JavaScript"),
    "of a page": (one_page(more=A4 + b" /AA << /O " + SCRIPT + b" >>"), "JavaScript"),
    "of a field": (with_annotation(b"<< /Type /Annot /Subtype /Widget /Rect [0 0 9 9] /A " + SCRIPT + b" >>"), "JavaScript"),
    "of a field's events": (
        with_annotation(b"<< /Type /Annot /Subtype /Widget /Rect [0 0 9 9] /AA << /K " + SCRIPT + b" >> >>"),
        "JavaScript",
    ),
    "written as a stream": (with_object(b"/OpenAction << /S /JavaScript /JS %d 0 R >>", stream(b"app.alert(1)")), "JavaScript"),
    "hidden letters": (one_page(root=b"/OpenAction << /S /J#61vaScrip#74 /#4a#53 (1) >>"), "JavaScript"),
    "behind a comment": (one_page(root=b"/OpenAction << /S % (\n/JavaScript >>"), "JavaScript"),
    "launch": (one_page(root=b"/OpenAction << /S /Launch /F (a.exe) >>"), "perintah membuka program (Launch)"),
    "launch of a link": (
        with_annotation(b"<< /Type /Annot /Subtype /Link /Rect [0 0 9 9] /A << /S/L#61unch /F (a) >> >>"),
        "perintah membuka program (Launch)",
    ),
    "launch whose kind is elsewhere": (
        with_object(b"/OpenAction << /S %d 0 R /F (a.exe) >>", b"/Launch"),
        "perintah membuka program (Launch)",
    ),
    "sending whose kind is elsewhere": (
        with_object(b"/OpenAction << /#53%% x\n%d 0 R /F (x) >>", b"/Submit#46orm"),
        "kirim formulir (SubmitForm)",
    ),
    "form that sends": (one_page(root=b"/OpenAction << /S /SubmitForm /F (x) >>"), "kirim formulir (SubmitForm)"),
    "xfa": (one_page(root=b"/AcroForm << /Fields [] /XFA (<xdp/>) >>"), "formulir XFA"),
    "attached": (with_attachment(), "berkas tersemat: data.csv"),
    "attached to a page": (with_attachment(table=False), "berkas tersemat: data.csv"),
    "attached by reference": (attached_by_reference(), "berkas tersemat: tanpa nama"),
}


@pytest.mark.parametrize("written", ["plainly", "in an object stream", "encrypted"])
@pytest.mark.parametrize("case", ACTIVE)
def test_what_acts_is_named_however_it_is_written(tmp_path, case, written):
    made, name = ACTIVE[case]
    raw = made.bytes() if written == "plainly" else made.packed()
    if written == "encrypted":
        copy = Pdf(root=made.root)
        copy.objects, copy.kids = dict(made.objects), list(made.kids)
        raw = encrypted(copy, packed=True)
    content = look(tmp_path, raw)
    assert content.aktif == (name,)
    assert (content.teks, content.terpotong) == (LINE, False)


INERT = {
    "text of a page": one_page(shown("/OpenAction << /S /JavaScript /JS (x) >> dan /S /Launch")),
    "packed text": Pdf().page(shown("/S /JavaScript /EF << >>"), flate=True),
    "title": Pdf(info=b"/Title (Tentang /S /JavaScript dan (/S /Launch) serta \\) /JS)").page(shown(LINE)),
    "comment": one_page(root=b"% /S /JavaScript\n"),
    "longer name": one_page(root=b"/JSON (x) /EFS << >> /S /Launchpad /JavaScripting 1"),
    "name that stands alone": one_page(root=b"/Catatan /Launch /Lain /SubmitForm"),
    "kind elsewhere of another": with_object(b"/OpenAction << /S %d 0 R /D [0 /Fit] >>", b"/GoTo"),
    "one name with a slash": one_page(root=b"/Lampiran#2FJS 1"),
    "link": with_annotation(b"<< /Type /Annot /Subtype /Link /Rect [0 0 9 9] /A << /S /URI /URI (https://a.id) >> >>"),
    "form": one_page(root=b"/AcroForm << /Fields [] >>"),
}


@pytest.mark.parametrize("packed", [False, True])
@pytest.mark.parametrize("case", INERT)
def test_what_only_speaks_of_it_does_not_act(tmp_path, case, packed):
    assert look(tmp_path, INERT[case].packed() if packed else INERT[case].bytes()).aktif == ()


def test_a_stream_that_holds_the_word_for_its_end_is_passed_over_by_its_length(tmp_path):
    assert look(tmp_path, one_page(shown(LINE) + b" % endstream endobj\n% << /S /JavaScript >>\n").bytes()).aktif == ()
    hidden = b"% endstream endobj\n<< /S /JavaScript /JS (1) >>\n"
    made = Pdf()
    made.add(stream(hidden))
    assert look(tmp_path, made.page(shown(LINE)).bytes()).aktif == ()


def with_fake_stream() -> bytes:
    """A text that looks like the begin of a stream stands before the catalog, which has the script."""
    whole = Pdf(root=b"/OpenAction " + SCRIPT).page(shown(LINE)).bytes()
    at = whole.index(b"1 0 obj")
    # Places in the table are off by the inserted object, which pdfium mends.
    return whole[:at] + b"8 0 obj\n(9 0 obj << /Length 5 >> stream\n)\nendobj\n" + whole[at:]


def test_a_text_that_looks_like_a_stream_hides_nothing(tmp_path):
    assert look(tmp_path, with_fake_stream()).aktif == ("JavaScript",)


def test_a_bracket_that_nothing_closes_hides_nothing(tmp_path):
    made = Pdf(root=b"/OpenAction 9 0 R").page(shown(LINE))
    made.objects |= {8: b"(", 9: b"<< /S /JavaScript /JS 7 0 R >>"}
    assert look(tmp_path, made.bytes()).aktif == ("JavaScript",)


@pytest.mark.parametrize("before", [b"", b"junk\n"])
def test_an_object_that_the_table_does_not_lead_to_is_looked_at(tmp_path, monkeypatch, before):
    """As where an update freed it, and a reader makes its own table."""
    raw = before + one_page().bytes().replace(b"startxref", b"60 0 obj\n<< /A " + SCRIPT + b" >>\nendobj\nstartxref")
    content = look(tmp_path, raw)
    assert (content.aktif, content.teks, content.properti, content.terpotong) == (("JavaScript",), LINE, {}, False)
    monkeypatch.setattr(structure, "MAX_MENDED", 100)
    assert (look(tmp_path, raw).aktif, look(tmp_path, raw).terpotong) == ((), True)


def test_without_pikepdf_only_what_may_act_is_not_read(tmp_path, monkeypatch):
    monkeypatch.setitem(sys.modules, "pikepdf", None)
    for name in ("active", "structure"):
        monkeypatch.delitem(sys.modules, f"lkecheck.evidence.files.pdf.{name}", raising=False)
        monkeypatch.delattr(pdf, name, raising=False)
    path = tmp_path / "berkas.pdf"
    path.write_bytes(one_page().bytes())
    assert inspect(path, "0" * 64, 1).teks == LINE
    path.write_bytes(one_page(root=b"/OpenAction " + SCRIPT).bytes())
    missing = 'pikepdf tidak terpasang; pasang dengan "pip install lkecheck[evidence]"'
    assert inspect(path, "0" * 64, 1).tidak_dilihat == {"isi dokumen": missing}


def test_an_object_stream_packed_in_a_rare_way_is_opened_by_pdfium(tmp_path):
    def as_hex(body: bytes) -> tuple[bytes, bytes]:
        return body.hex().encode() + b">", b"/Filter /ASCIIHexDecode"

    assert look(tmp_path, one_page(root=b"/OpenAction " + SCRIPT).packed(as_hex)).aktif == ("JavaScript",)
    assert look(tmp_path, one_page().packed(as_hex)).aktif == ()


@pytest.mark.parametrize("limited, name", [(structure, "MAX_OBJECTS"), (names_that_act, "MAX_PLACES")])
def test_what_cannot_be_looked_at_within_limits_is_told(tmp_path, monkeypatch, limited, name):
    made = one_page(root=b"/OpenAction " + SCRIPT)
    for number in range(9):
        made.add(b"<< /Type /EmbeddedFile /Number %d >>" % number)
    raw = made.bytes()
    assert look(tmp_path, raw).terpotong is False
    monkeypatch.setattr(limited, name, 4)
    content = look(tmp_path, raw)
    assert (content.aktif[0], content.terpotong) == ("JavaScript", True)


def test_an_object_stream_beyond_a_limit_is_left_to_pdfium_and_told_where_that_is_too_much(tmp_path, monkeypatch):
    raw = one_page(root=b"/OpenAction " + SCRIPT + b" /Catatan (" + b"x" * 5_000 + b")").packed()
    monkeypatch.setattr(structure, "MAX_INFLATED", 200)
    content = look(tmp_path, raw)
    assert (content.aktif, content.terpotong) == (("JavaScript",), False)
    monkeypatch.setattr(names_that_act, "MAX_REWRITTEN", 100)
    content = look(tmp_path, raw)
    assert (content.teks, content.aktif, content.terpotong) == (LINE, (), True)


def test_object_streams_together_beyond_a_limit_are_told(tmp_path, monkeypatch):
    raw = one_page(root=b"/OpenAction " + SCRIPT + b" /Catatan (" + b"x" * 5_000 + b")").packed(lambda body: (body, b""))
    monkeypatch.setattr(structure, "MAX_INFLATED", 0)
    assert look(tmp_path, raw).terpotong is True


@pytest.mark.parametrize("chunk", [7, 64, 301])
def test_large_files_are_read_in_parts_that_lose_nothing(tmp_path, monkeypatch, chunk):
    """Chunks so small that every name lies across a seam."""
    monkeypatch.setattr(names_that_act, "_CHUNK", chunk)
    made = Pdf(root=b"/OpenAction " + SCRIPT)
    for number in range(30):
        made.add(b"<< /Kosong (" + b"x" * number + b") >>")
    made.page(shown(LINE))
    for raw in (made.bytes(), made.packed(), with_fake_stream()):
        content = look(tmp_path, raw)
        assert (content.aktif, content.teks, content.terpotong) == (("JavaScript",), LINE, False)
    assert look(tmp_path, INERT["text of a page"].bytes()).aktif == ()


def test_files_that_hang_on_a_document_are_told_by_name_and_not_too_many(tmp_path, monkeypatch):
    made = Pdf()
    file = made.add(stream(b"a,b", b"/Type /EmbeddedFile"))
    names = [b"data%02d.csv" % number for number in range(5)]
    specs = b" ".join(
        b"(%s) << /Type /Filespec /F (%s) /UF (%s) /EF << /F %d 0 R >> >>" % (name, name, name, file) for name in names
    )
    made.root = b"/Names << /EmbeddedFiles << /Names [" + specs + b"] >> >>"
    raw = made.page(shown(LINE)).bytes()
    assert look(tmp_path, raw).aktif == tuple(f"berkas tersemat: {name.decode()}" for name in names)
    monkeypatch.setattr(structure, "MAX_ATTACHMENTS", 2)
    assert look(tmp_path, raw).aktif == ("berkas tersemat: data00.csv", "berkas tersemat: data01.csv")


def test_everything_that_acts_is_named_once_and_in_order(tmp_path):
    made = Pdf(root=b"/OpenAction " + SCRIPT + b" /AA << /WC " + SCRIPT + b" /WS << /S /Launch >> /DP << /S /SubmitForm >> >>")
    made.root += b" /AcroForm << /Fields [] /XFA (<xdp/>) >>"
    names = ("JavaScript", "perintah membuka program (Launch)", "kirim formulir (SubmitForm)", "formulir XFA")
    assert look(tmp_path, made.page(shown(LINE)).bytes()).aktif == names
