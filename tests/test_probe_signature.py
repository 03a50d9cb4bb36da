"""Signatures of PDFs: each of the four facts both ways, what is no signature, and what cannot be judged."""

from __future__ import annotations

import errno
import io
import re
from datetime import UTC, datetime
from types import SimpleNamespace

import pytest
from asn1crypto import pem
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pyhanko.pdf_utils import generic
from pyhanko.sign import SimpleSigner
from pyhanko.sign.fields import MDPPerm
from pyhanko.sign.validation.dss import DocumentSecurityStore
from pyhanko_certvalidator.registry import SimpleCertificateStore

import signing
from lkecheck.evidence.compare.signature_faults import signed as proves
from lkecheck.evidence.files import signatures, trusted_roots
from lkecheck.evidence.files.inspect import inspect

GOOD = signing.sign(signing.unsigned())
OLD = datetime(2021, 1, 1, tzinfo=UTC)
VALUE = re.compile(rb"<([0-9A-Fa-f]{1000,})>")
ROOTS = (signing.root(),)


@pytest.fixture
def look(tmp_path):
    def seen(data, roots=ROOTS):
        path = tmp_path / "surat.pdf"
        path.write_bytes(data)
        return signatures.look(path, roots)

    return seen


def facts(one):
    return one.utuh, one.mencakup_seluruh, one.diubah, one.tepercaya


def broken(data, old, new):
    """One spelling in the signed PDF replaced by another as long."""
    assert data.count(old) == 1
    assert len(old) == len(new)
    return data.replace(old, new)


def test_a_good_signature(look):
    (one,) = look(GOOD)
    assert facts(one) == (True, True, False, True)
    assert (one.isian, one.penanda_tangan, one.penerbit) == ("Tanda1", "Contoh Pejabat", "Penerbit Rekaan")
    assert (one.waktu, one.masalah) == (signing.WHEN, None)


def test_it_proves_the_document_signed_only_with_a_root(tmp_path):
    path = tmp_path / "surat.pdf"
    path.write_bytes(GOOD)
    assert proves(inspect(path, "", ROOTS))
    assert not proves(inspect(path, ""))
    path.write_bytes(signing.stamp(signing.unsigned()))
    assert not proves(inspect(path, "", ROOTS))


@pytest.mark.parametrize("roots, tepercaya", [(ROOTS, True), ((signing.root("Akar Lain"),), False), ((), None)])
def test_trust_is_by_the_given_roots_only(look, roots, tepercaya):
    assert facts(look(GOOD, roots)[0]) == (True, True, False, tepercaya)


def test_nobody_issued_a_self_signed_certificate(look):
    who = signing.self_signed()
    data = signing.sign(signing.unsigned(), who)
    assert facts(look(data)[0]) == (True, True, False, False)
    assert look(data, (who.signing_cert,))[0].tepercaya is True


@pytest.mark.parametrize("when, tepercaya", [(datetime(2020, 6, 1, tzinfo=UTC), True), (signing.WHEN, False)])
def test_trust_is_at_the_claimed_time(look, when, tepercaya):
    (one,) = look(signing.sign(signing.unsigned(), signing.signer("Contoh Lampau", end=OLD), when=when))
    assert (facts(one), one.waktu) == ((True, True, False, tepercaya), when)


@pytest.mark.parametrize(
    "uses, tepercaya", [(["digital_signature"], True), (["content_commitment"], True), (["key_agreement"], False)]
)
def test_a_certificate_for_other_uses_is_not_trusted_to_sign(look, uses, tepercaya):
    (one,) = look(signing.sign(signing.unsigned(), signing.signer_used_for(*uses)))
    assert facts(one) == (True, True, False, tepercaya)


def test_an_authority_may_stand_in_the_document_instead(look, tmp_path):
    full = signing.signer()
    bare = SimpleSigner(full.signing_cert, full.signing_key, SimpleCertificateStore.from_certs([full.signing_cert]))
    path = tmp_path / "lama.pdf"
    path.write_bytes(signing.sign(signing.unsigned(), bare))
    assert facts(look(path.read_bytes())[0]) == (True, True, False, False)
    with path.open("r+b") as file:
        DocumentSecurityStore.add_dss(file, None, certs=list(full.cert_registry))
    assert facts(look(path.read_bytes())[0]) == (True, True, False, True)


def test_a_byte_changed_under_the_signature(look):
    (one,) = look(broken(GOOD, b"Pengaduan", b"Pengawasn"))
    assert (one.utuh, one.penanda_tangan) == (False, "Contoh Pejabat")


def test_a_value_that_nobody_signed(look):
    """The digest fits the document; only the signature's own value does not. Its chain is not asked about."""
    (one,) = look(signing.forged(GOOD))
    assert (facts(one), one.penanda_tangan) == ((False, True, False, None), "Contoh Pejabat")


def test_a_signature_moved_to_another_document(look):
    other = signing.sign(signing.unsigned(["Laporan lain yang sama sekali berbeda", *signing.LINES[1:]]))
    moved = VALUE.sub(VALUE.search(other).group(), GOOD)
    assert len(moved) == len(GOOD)
    assert (len(look(other)), look(moved)[0].utuh) == (1, False)


@pytest.mark.parametrize("change", [signing.updated, signing.annotated, signing.with_a_page_more])
def test_content_changed_in_a_later_revision(look, change):
    assert facts(look(change(GOOD))[0]) == (True, False, True, True)
    assert facts(look(signing.sign(change(signing.unsigned())))[0]) == (True, True, False, True)


def test_filling_in_a_form_is_no_change(look):
    form = signing.sign(signing.with_a_form(signing.unsigned()))
    assert facts(look(form)[0]) == facts(look(signing.filled(form))[0]) == (True, True, False, True)


def test_unless_the_signature_locks_the_document(look):
    lock = {"certify": True, "docmdp_permissions": MDPPerm.NO_CHANGES}
    form = signing.sign(signing.with_a_form(signing.unsigned()), **lock)
    assert facts(look(form)[0]) == (True, True, False, True)
    assert facts(look(signing.filled(form))[0]) == (True, False, True, True)


def test_a_second_signature_is_no_change(look):
    first, second = look(signing.sign(GOOD, signing.signer("Contoh Atasan"), "Tanda2"))
    assert facts(first) == facts(second) == (True, True, False, True)
    assert (first.isian, second.isian, second.penanda_tangan) == ("Tanda1", "Tanda2", "Contoh Atasan")


def test_a_second_signature_does_not_heal_a_change(look):
    first, second = look(signing.sign(signing.updated(GOOD), signing.signer("Contoh Atasan"), "Tanda2"))
    assert (facts(first), facts(second)) == ((True, False, True, True), (True, True, False, True))


def test_bytes_behind_the_end(look):
    assert facts(look(GOOD + b"tambahan")[0]) == (True, False, False, True)
    assert facts(look(GOOD + b"\r\n\0\0\0")[0]) == (True, True, False, True)


def test_what_a_signature_leaves_out_is_not_covered_by_later_ones(look):
    part = signing.partly(GOOD, 10)
    assert facts(look(part)[0]) == (True, False, None, True)
    first, second = look(signing.sign(part, signing.signer("Contoh Atasan"), "Tanda2"))
    assert (facts(first), facts(second)) == ((True, False, None, True), (True, True, False, True))


def test_places_where_no_file_has_bytes_are_a_fault_of_the_file(look):
    """The system calls them an argument that is not valid: no failure to read, and no reason to lose what else was seen."""
    for numbers in ((0, 4, -9, 4), (-5, 4, 10, 4), (0, 4, 2**62, 4)):
        (one,) = look(signing.with_ranges(GOOD, *numbers))
        assert (one.isian, facts(one), one.penanda_tangan) == ("Tanda1", (None, None, None, None), "Contoh Pejabat")
        assert "tidak dapat dinilai" in one.masalah
    (one,) = look(GOOD[: GOOD.rindex(b"startxref")] + b"startxref\n-5\n%%EOF\n")
    assert (one.isian, facts(one)) == ("?", (None, None, None, None))


def test_a_disk_that_fails_is_no_fault_of_the_file(look, monkeypatch):
    def fails(_):
        raise OSError(errno.EIO, "disk")

    monkeypatch.setattr(signatures, "_opened", fails)
    with pytest.raises(OSError, match="disk"):
        look(GOOD)


@pytest.mark.parametrize("change", [signing.respelled, signing.squeezed])
def test_a_signature_spelled_anew_makes_no_room(look, change):
    """All lengths fit what the signature claims to cover, and what nobody signed stands there too."""
    (one,) = look(change(GOOD))
    assert (one.utuh, one.mencakup_seluruh) == (True, False)


@pytest.mark.parametrize(
    "data, ranges, end",
    [
        (b"AAAA<5a5A>BBBB", [0, 4, 10, 4], 14),
        (b"AAAA<5a5A>BBBB", [0, 4, 10, 2], 12),
        (b"AAAA<5a5A>BBBB", [0, 4, 11, 3], None),
        (b"AAAA<5a5A>BBBB", [1, 4, 10, 4], None),
        (b"AAAA<5a5A>BBBB", [0, 4, 10, 5], None),
        (b"AAAA<5a5A>BBBB", [0, 4, 10, -1], None),
        (b"AAAA<5a5A>BBBB", [0, 4, 10, 2, 12, 2], None),
        (b"AAAA<5a5b>BBBB", [0, 4, 10, 4], None),
        (b"AAAA(ZZ)  BBBB", [0, 4, 10, 4], None),
    ],
)
def test_where_the_signed_bytes_end(data, ranges, end):
    reader = SimpleNamespace(stream=io.BytesIO(data))
    stub = SimpleNamespace(byte_range=ranges, pkcs7_content=b"ZZ", reader=reader)
    assert signatures._signed_until(stub) == end


def test_document_timestamps_are_told_apart(look):
    first, *stamps = look(signing.stamp(signing.stamp(GOOD)))
    assert (facts(first), first.masalah) == ((True, True, False, True), None)
    assert [(facts(one), one.waktu, one.masalah) for one in stamps] == 2 * [
        ((True, True, False, True), signing.WHEN, signatures.TIMESTAMP)
    ]
    assert look(signing.updated(signing.stamp(signing.unsigned())))[0].diubah is True


def test_a_weak_digest_is_named(look):
    (one,) = look(signing.sign(signing.unsigned(), md_algorithm="sha1"))
    assert facts(one) == (True, True, False, True)
    assert "sha1" in one.masalah


def test_a_weak_key_is_named(look):
    (one,) = look(signing.sign(signing.unsigned(), signing.weak_signer()))
    assert (one.utuh, "1024" in one.masalah) == (True, True)


def test_a_weak_authority_is_not_taken_for_a_weak_signer(look):
    (one,) = look(signing.sign(signing.unsigned(), signing.signer_of_a_weak_authority()))
    assert facts(one) == (True, True, False, False)
    assert "rantai" in one.masalah
    assert "sha256" not in one.masalah


def test_a_document_that_everybody_may_open(look):
    data = signing.sign(signing.encrypted(signing.unsigned()))
    assert facts(look(data)[0]) == (True, True, False, True)
    (locked,) = look(signing.encrypted(GOOD, "rahasia"))
    assert (locked.utuh, locked.mencakup_seluruh, bool(locked.masalah)) == (None, None, True)


@pytest.mark.parametrize("change", [lambda data: data, signing.with_a_form], ids=["a claim in the text", "an empty field"])
def test_no_signature(look, change):
    data = change(signing.unsigned())
    assert b"ditandatangani secara elektronik" in data
    assert look(data) == ()


def test_a_garbled_signature_is_named_and_not_judged(look):
    value = VALUE.search(GOOD).group(1)
    (one,) = look(GOOD.replace(value, b"5a" * (len(value) // 2)))
    assert (one.isian, facts(one)) == ("Tanda1", (None, None, None, None))
    assert "tidak terbaca" in one.masalah


def test_a_garbled_signature_hides_no_other(look):
    value = VALUE.search(GOOD).group(1)
    garbled = GOOD.replace(value, b"5a" * (len(value) // 2))
    second, first = look(signing.sign(garbled, signing.signer("Contoh Atasan"), "Tanda2"))
    assert (first.isian, first.utuh, second.isian, second.utuh) == ("Tanda1", None, "Tanda2", True)


def test_a_form_of_signature_that_is_not_known_is_not_passed_over(look):
    (one,) = look(broken(GOOD, b"/adbe.pkcs7.detached", b"/adbe.x509.rsa_sha12"))
    assert (one.penanda_tangan, facts(one)) == ("Contoh Pejabat", (None, None, None, None))
    assert "tidak dapat dinilai" in one.masalah


def test_ranges_without_end_are_not_read(look):
    (one,) = look(signing.with_ranges(GOOD, *100 * [0, 1]))
    assert (one.isian, facts(one)) == ("Tanda1", (None, None, None, None))
    assert "rentang" in one.masalah


def test_where_changes_cannot_be_compared_the_rest_is_told(look, monkeypatch):
    def fails(*_):
        raise KeyError

    monkeypatch.setattr(signatures.EmbeddedPdfSignature, "evaluate_modifications", fails)
    (one,) = look(signing.updated(GOOD))
    assert facts(one) == (True, None, None, True)
    assert "perubahan" in one.masalah


def test_fields_in_a_circle(look):
    def change(writer):
        field = generic.DictionaryObject({generic.pdf_name("/T"): generic.pdf_string("Tanda1")})
        reference = writer.add_object(field)
        field[generic.pdf_name("/Kids")] = generic.ArrayObject([reference])
        form = generic.DictionaryObject({generic.pdf_name("/Fields"): generic.ArrayObject([reference])})
        writer.root["/AcroForm"] = form
        writer.update_root()

    (one,) = look(signing.changed(signing.unsigned(), change))
    assert (one.isian, facts(one)) == ("?", (None, None, None, None))
    assert one.masalah


def test_only_so_many_are_judged(look, monkeypatch):
    both = signing.sign(GOOD, signing.signer("Contoh Atasan"), "Tanda2")
    monkeypatch.setattr(signatures, "MOST", 1)
    one, rest = look(both)
    assert (one.utuh, rest.isian, rest.utuh) == (True, "?", None)
    assert "lebih dari 1" in rest.masalah
    assert len(look(GOOD)) == 1


def test_names_are_shown_as_plain_text(look):
    (one,) = look(signing.sign(signing.unsigned(), signing.signer("Contoh\u202e\nPejabat " + "a" * 40), "T\u202e1"))
    assert (one.isian, one.penanda_tangan) == ("T 1", "Contoh Pejabat " + "a" * 40)


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(data=st.data())
def test_no_signed_byte_can_change(look, data):
    start, end = VALUE.search(GOOD).span()
    at = data.draw(st.integers(0, len(GOOD) - 1 - (end - start)))
    at += (end - start) * (at >= start)
    changed = bytearray(GOOD)
    changed[at] ^= data.draw(st.integers(1, 255))
    assert not any(one.utuh and one.mencakup_seluruh for one in look(bytes(changed)))


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(end=st.integers(0, len(GOOD) - 1), tail=st.binary(max_size=40))
def test_what_is_cut_or_overwritten_never_passes(look, end, tail):
    assert not any(one.utuh and one.mencakup_seluruh for one in look(GOOD[:end] + tail) if GOOD[:end] + tail != GOOD)


def test_a_missing_file_is_no_fault_of_its_content(tmp_path):
    with pytest.raises(FileNotFoundError):
        signatures.look(tmp_path / "tiada.pdf")


def test_roots_in_either_spelling(tmp_path):
    signing.root_folder(tmp_path)
    (tmp_path / "lain.cer").write_bytes(signing.root("Akar Lain").dump())
    (tmp_path / "catatan.txt").write_text("bukan sertifikat")
    both = b"".join(pem.armor("CERTIFICATE", signing.root(name).dump()) for name in ("Akar Ketiga", "Akar Keempat"))
    (tmp_path / "rantai.crt").write_bytes(both)
    found, problems = trusted_roots.load(tmp_path)
    assert (sorted(one.subject.native["common_name"] for one in found), problems) == (
        ["Akar Keempat", "Akar Ketiga", "Akar Lain", "Akar Rekaan"],
        [],
    )


@pytest.mark.parametrize(
    "content",
    [b"", b"bukan sertifikat", b"-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n", b"0\x80", bytes(1 << 20 | 1)],
)
def test_a_file_that_is_no_certificate(tmp_path, content):
    signing.root_folder(tmp_path)
    (tmp_path / "salah.pem").write_bytes(content)
    found, (problem,) = trusted_roots.load(tmp_path)
    assert (len(found), "salah.pem" in problem) == (1, True)


def test_a_certificate_in_too_much_else_is_not_looked_for(tmp_path):
    certificate = pem.armor("CERTIFICATE", signing.root().dump())
    (tmp_path / "akar.pem").write_bytes(certificate + b"\n" * 1000)
    (tmp_path / "besar.pem").write_bytes(certificate + b"\n" * (1 << 20))
    found, (problem,) = trusted_roots.load(tmp_path)
    assert (len(found), "besar.pem" in problem) == (1, True)


def test_a_key_is_no_certificate(tmp_path):
    (tmp_path / "kunci.pem").write_bytes(pem.armor("PRIVATE KEY", signing.signer().signing_key.dump()))
    assert "kunci.pem" in trusted_roots.load(tmp_path)[1][0]


@pytest.mark.parametrize("name, says", [("", "tidak berisi"), ("tiada", "tidak dapat dibuka")])
def test_a_folder_without_certificates(tmp_path, name, says):
    found, (problem,) = trusted_roots.load(tmp_path / name)
    assert (found, says in problem) == ([], True)


@given(content=st.binary(max_size=200))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_no_bytes_crash_the_reading_of_certificates(tmp_path, content):
    (tmp_path / "apa.der").write_bytes(content)
    found, problems = trusted_roots.load(tmp_path)
    assert len(found) + len(problems) == 1
