"""A made-up chain of certificates, PDFs signed with it, and what may be done to a signed PDF afterwards."""

from __future__ import annotations

import asyncio
import hashlib
import io
from collections.abc import Callable
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any

from asn1crypto import keys, pem, x509
from cryptography import x509 as made
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID
from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.pdf_utils.writer import copy_into_new_writer
from pyhanko.sign import PdfSignatureMetadata, PdfSigner, PdfTimeStamper, SimpleSigner
from pyhanko.sign.fields import SigFieldSpec, append_signature_field
from pyhanko.sign.timestamps import DummyTimeStamper
from pyhanko_certvalidator.registry import SimpleCertificateStore
from tools.samples.pdf import text_pdf

BEGIN, END = datetime(2020, 1, 1, tzinfo=UTC), datetime(2040, 1, 1, tzinfo=UTC)
WHEN = datetime(2022, 7, 11, 9, 30, tzinfo=UTC)
CLAIM = "Dokumen ini telah ditandatangani secara elektronik menggunakan sertifikat elektronik yang diterbitkan oleh BSrE."
LINES = ["PEMERINTAH KOTA CONTOH", "DINAS KESEHATAN", "Laporan Pengaduan Semester I Tahun 2022", CLAIM]
# Signatures by elliptic curves differ in length by a byte or two; their room in the file does not.
_RESERVED = 16_384
_SHORT = 1024
ROOT, ISSUER = "Akar Rekaan", "Penerbit Rekaan"
_PERSON, _AUTHORITY = frozenset({"digital_signature", "content_commitment"}), frozenset({"key_cert_sign", "crl_sign"})
_OTHERS = {"key_encipherment", "data_encipherment", "key_agreement", "encipher_only", "decipher_only"}
_USES = _PERSON | _AUTHORITY | _OTHERS

Key = ec.EllipticCurvePrivateKey | rsa.RSAPrivateKey


class _At(PdfSigner):
    """Signs at the time it is told."""

    when = WHEN

    def init_signing_session(self, pdf_out, existing_fields_only=False):
        session = super().init_signing_session(pdf_out, existing_fields_only)
        session.system_time = self.when
        return session


@cache
def authority(name: str, above: str | None) -> tuple[made.Certificate, Key]:
    """A certificate authority; its own root where there is none above."""
    return _issue(name, above, is_authority=True)


@cache
def signer(name: str = "Contoh Pejabat", issuer: str = ISSUER, begin: datetime = BEGIN, end: datetime = END) -> SimpleSigner:
    """Somebody who signs, with the certificates up to (not with) the root."""
    certificate, key = _issue(name, issuer, begin=begin, end=end)
    return _signer(certificate, key, authority(issuer, ROOT)[0])


@cache
def self_signed(name: str = "Siapa Saja") -> SimpleSigner:
    """Somebody whose certificate nobody issued."""
    return _signer(*_issue(name, None))


@cache
def signer_used_for(*uses: str) -> SimpleSigner:
    """Somebody whose certificate names these uses only."""
    return _signer(*_issue("Contoh Pejabat", ROOT, uses=frozenset(uses)))


@cache
def weak_signer() -> SimpleSigner:
    """Somebody whose own key is too short."""
    return _signer(*_issue("Contoh Lemah", ROOT, bits=_SHORT))


@cache
def signer_of_a_weak_authority() -> SimpleSigner:
    """Somebody whose own key is sound, below an authority whose key is too short."""
    above = _issue("Penerbit Lemah", ROOT, is_authority=True, bits=_SHORT)
    certificate, key = _issue("Contoh Pejabat", "Penerbit Lemah", by=above[1])
    return _signer(certificate, key, above[0])


def root(name: str = ROOT) -> x509.Certificate:
    """A root certificate."""
    return _loaded(authority(name, None)[0])


def root_folder(folder: Path, name: str = ROOT) -> Path:
    """A folder with one root certificate in PEM, as `--trust` wants it."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "akar.pem").write_bytes(pem.armor("CERTIFICATE", root(name).dump()))
    return folder


def unsigned(lines: list[str] | None = None) -> bytes:
    return text_pdf("Laporan", lines or LINES)


def sign(data: bytes, who: SimpleSigner | None = None, field: str = "Tanda1", when: datetime = WHEN, **more: Any) -> bytes:
    """The PDF with one more signature."""
    hand = _At(PdfSignatureMetadata(**{"field_name": field, "md_algorithm": "sha256", **more}), who or signer())
    hand.when = when
    return bytes(hand.sign_pdf(_writer(data), bytes_reserved=_RESERVED).getbuffer())


def partly(data: bytes, less: int) -> bytes:
    """The signed PDF with a signature that says itself to end so many bytes before the end."""
    _, before, after, rest = map(int, _only(data).byte_range)
    start = data.index(b"/ByteRange [")
    end = data.index(b"]", start)
    data = data[:start] + (b"/ByteRange [0 %d %d %d" % (before, after, rest - less)).ljust(end - start) + data[end:]
    digest = hashlib.sha256(data[:before] + data[after : after + rest - less]).digest()
    value = asyncio.run(signer().async_sign(digest, "sha256")).dump().hex().encode()
    return data[:before] + b"<" + value.ljust(after - before - 2, b"0") + b">" + data[after:]


def forged(data: bytes) -> bytes:
    """The signed PDF with one bit of the signature's value turned; the digest it speaks of still fits."""
    value = bytes(_only(data).signer_info["signature"].native).hex().encode()
    at = data.lower().index(value) + len(value) - 1
    return data[:at] + b"%x" % (int(data[at : at + 1], 16) ^ 1) + data[at + 1 :]


def with_ranges(data: bytes, *numbers: int) -> bytes:
    """The signed PDF with a later revision in which the signature says to cover other bytes."""

    def change(writer: IncrementalPdfFileWriter) -> None:
        value = writer.root["/AcroForm"]["/Fields"][0].get_object()["/V"]
        value["/ByteRange"] = generic.ArrayObject(map(generic.NumberObject, numbers))
        writer.update_container(value)

    return changed(data, change)


def encrypted(data: bytes, password: str = "") -> bytes:
    """The PDF, encrypted; everybody may open it where there is no password."""
    writer = copy_into_new_writer(PdfFileReader(io.BytesIO(data)))
    writer.encrypt(owner_pass="pemilik", user_pass=password)  # noqa: S106 - a test's
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def stamp(data: bytes) -> bytes:
    """The PDF with a document timestamp of an authority below the same root."""
    certificate, key = _timestamper()
    authorities = SimpleCertificateStore.from_certs([_loaded(authority(ISSUER, ROOT)[0])])
    stamper = DummyTimeStamper(_loaded(certificate), _private(key), authorities, fixed_dt=WHEN)
    return bytes(PdfTimeStamper(stamper).timestamp_pdf(_writer(data), md_algorithm="sha256").getbuffer())


@cache
def _timestamper() -> tuple[made.Certificate, Key]:
    return _issue("Cap Waktu Rekaan", ISSUER, stamps=True)


def changed(data: bytes, change: Callable[[IncrementalPdfFileWriter], None]) -> bytes:
    """The PDF with a later, unsigned revision."""
    writer = _writer(data)
    change(writer)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def updated(data: bytes, lines: list[str] | None = None) -> bytes:
    """The PDF with its page's content replaced in a later, unsigned revision."""

    def change(writer: IncrementalPdfFileWriter) -> None:
        page = _page(writer)
        page[generic.pdf_name("/Contents")] = writer.add_object(_text((lines or ["Isi yang diganti"])[0]))
        writer.update_container(page)

    return changed(data, change)


def annotated(data: bytes) -> bytes:
    """The PDF with a text laid over its page in a later, unsigned revision."""

    def change(writer: IncrementalPdfFileWriter) -> None:
        page = _page(writer)
        note = _dict(Type="/Annot", Subtype="/FreeText")
        note["/Rect"] = generic.ArrayObject(map(generic.NumberObject, (60, 700, 300, 720)))
        note["/Contents"] = generic.pdf_string("Semester II")
        notes = generic.ArrayObject([*page.get("/Annots", []), writer.add_object(note)])
        page["/Annots"] = notes
        writer.update_container(page)

    return changed(data, change)


def with_a_page_more(data: bytes) -> bytes:
    """The PDF with another page in a later, unsigned revision."""

    def change(writer: IncrementalPdfFileWriter) -> None:
        page = _dict(Type="/Page")
        page["/MediaBox"] = generic.ArrayObject(map(generic.NumberObject, (0, 0, 595, 842)))
        page["/Contents"] = writer.add_object(_text("Halaman yang disisipkan"))
        writer.insert_page(page)

    return changed(data, change)


def with_a_form(data: bytes) -> bytes:
    """The PDF with a text field and one empty signature field, before anybody signs."""

    def change(writer: IncrementalPdfFileWriter) -> None:
        append_signature_field(writer, SigFieldSpec("Kosong"))
        text = _dict(FT="/Tx")
        text["/T"], text["/V"] = generic.pdf_string("Catatan"), generic.pdf_string("")
        fields = writer.root["/AcroForm"]["/Fields"]
        fields.append(writer.add_object(text))
        writer.update_container(fields)

    return changed(data, change)


def filled(data: bytes) -> bytes:
    """The PDF of `with_a_form` with its text field filled in a later, unsigned revision."""

    def change(writer: IncrementalPdfFileWriter) -> None:
        fields = [field.get_object() for field in writer.root["/AcroForm"]["/Fields"]]
        (field,) = [field for field in fields if field["/T"] == "Catatan"]
        field["/V"] = generic.pdf_string("diterima")
        writer.update_container(field)

    return changed(data, change)


def respelled(data: bytes) -> bytes:
    """The signed PDF with other content in a later revision, which repeats the signature as long as the gap it claims.

    Only lengths fit: the signed ranges and twice the repeated signature's length make up the whole file.
    """
    old = _only(data)
    covered = old.byte_range[1] + old.byte_range[3]
    content, length = bytes(old.pkcs7_content), len(old.pkcs7_content)
    forged = b""
    for _ in range(10):
        forged = _revision(data, old, content.ljust(length, b"\0"))
        if len(forged) == covered + 2 * length + 2:
            return forged
        length = len(forged) - length - covered - 2
    raise AssertionError(f"no length fits: {len(forged)}")


def squeezed(data: bytes) -> bytes:
    """The signed PDF with its signature spelled in half the room, and words of somebody else in the other half."""
    old = _only(data)
    start, room = old.byte_range[1], 2 * len(old.pkcs7_content) + 2
    value = b"(" + _escaped(bytes(old.pkcs7_content)) + b") /Reason (Disetujui tanpa syarat)"
    return data[:start] + value.ljust(room) + data[start + room :]


def _escaped(text: bytes) -> bytes:
    return text.replace(b"\\", rb"\\").replace(b"(", rb"\(").replace(b")", rb"\)").replace(b"\r", rb"\r")


def _revision(data: bytes, old: Any, signature: bytes) -> bytes:
    reader = old.reader
    ranges = " ".join(str(int(number)) for number in old.byte_range).encode()
    value = _escaped(signature)
    head = b"<< /Type /Sig /Filter /Adobe.PPKLite /SubFilter /adbe.pkcs7.detached /ByteRange [" + ranges + b"] /Contents ("
    content = _text("Isi yang diganti").encoded_data
    objects = {
        4: b"<< /Length %d >>\nstream\n" % len(content) + content + b"\nendstream",
        old.sig_field.raw_get("/V").idnum: head + value + b") >>",
    }
    out, places = bytearray(data), {}
    for number, body in objects.items():
        places[number] = len(out)
        out += b"%d 0 obj\n" % number + body + b"\nendobj\n"
    start = len(out)
    table = b"".join(b"%d 1\n%010d 00000 n \n" % (number, place) for number, place in sorted(places.items()))
    last = int(data.rsplit(b"startxref", 1)[1].split()[0])
    trailer = b"trailer\n<< /Size %d /Root 1 0 R /Prev %d >>\nstartxref\n%d\n%%%%EOF\n"
    return bytes(out) + b"xref\n" + table + trailer % (int(reader.trailer["/Size"]), last, start)


def _only(data: bytes) -> Any:
    return PdfFileReader(io.BytesIO(data)).embedded_signatures[0]


def _writer(data: bytes) -> IncrementalPdfFileWriter:
    writer = IncrementalPdfFileWriter(io.BytesIO(data))
    if writer.prev.encrypted:
        writer.encrypt("")
    return writer


def _page(writer: IncrementalPdfFileWriter) -> generic.DictionaryObject:
    return writer.root["/Pages"]["/Kids"][0]


def _text(line: str) -> generic.StreamObject:
    return generic.StreamObject(stream_data=f"BT /F1 11 Tf 60 700 Td ({line}) Tj ET".encode())


def _dict(**names: str) -> generic.DictionaryObject:
    return generic.DictionaryObject({generic.pdf_name(f"/{key}"): generic.pdf_name(name) for key, name in names.items()})


def _signer(certificate: made.Certificate, key: Key, *above: made.Certificate) -> SimpleSigner:
    registry = SimpleCertificateStore.from_certs([_loaded(one) for one in (certificate, *above)])
    return SimpleSigner(_loaded(certificate), _private(key), registry)


def _private(key: Key) -> keys.PrivateKeyInfo:
    der = key.private_bytes(serialization.Encoding.DER, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    return keys.PrivateKeyInfo.load(der)


def _issue(
    name: str,
    issuer: str | None,
    *,
    is_authority: bool = False,
    stamps: bool = False,
    begin: datetime = BEGIN,
    end: datetime = END,
    uses: frozenset[str] | None = None,
    bits: int = 0,
    by: Key | None = None,
) -> tuple[made.Certificate, Key]:
    # pyHanko's own timestamper knows RSA only.
    length = bits or 2048 * stamps
    key = rsa.generate_private_key(65537, length) if length else ec.generate_private_key(ec.SECP256R1())
    if uses is None:
        uses = _AUTHORITY if is_authority else _PERSON
    if by is None:
        by = key if issuer is None else authority(issuer, None if issuer == ROOT else ROOT)[1]
    builder = (
        made.CertificateBuilder()
        .subject_name(_called(name))
        .issuer_name(_called(issuer or name))
        .public_key(key.public_key())
        .serial_number(made.random_serial_number())
        .not_valid_before(begin)
        .not_valid_after(end)
        .add_extension(made.BasicConstraints(ca=is_authority, path_length=None), critical=True)
        .add_extension(_usage(uses), critical=True)
    )
    if stamps:
        builder = builder.add_extension(made.ExtendedKeyUsage([ExtendedKeyUsageOID.TIME_STAMPING]), critical=True)
    return builder.sign(by, hashes.SHA256()), key


def _usage(uses: frozenset[str]) -> made.KeyUsage:
    return made.KeyUsage(**{use: use in uses for use in _USES})


def _called(name: str) -> made.Name:
    return made.Name([made.NameAttribute(NameOID.COMMON_NAME, name)])


def _loaded(certificate: made.Certificate) -> x509.Certificate:
    return x509.Certificate.load(certificate.public_bytes(serialization.Encoding.DER))
