"""Electronic signatures in a PDF, offline: who signed, when as they claim, and four facts that are never one word.

Trust is judged at the time that the signer claims (where none is claimed, at the certificate's first day), since without
a network or a clock nothing better is known; whether a certificate was revoked is not looked up, and the run says so.
"""

from __future__ import annotations

import asyncio
import errno
import logging
import os
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, TypeVar

from asn1crypto import x509
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.ades.report import AdESIndeterminate
from pyhanko.sign.fields import enumerate_sig_fields
from pyhanko.sign.validation import async_validate_pdf_signature, validate_pdf_timestamp
from pyhanko.sign.validation.dss import DocumentSecurityStore
from pyhanko.sign.validation.pdf_embedded import EmbeddedPdfSignature
from pyhanko.sign.validation.settings import KeyUsageConstraints
from pyhanko.sign.validation.status import SignatureCoverageLevel
from pyhanko.sign.validation.utils import DEFAULT_ALGORITHM_USAGE_POLICY, CMSAlgorithmUsagePolicy
from pyhanko_certvalidator import ValidationContext
from pyhanko_certvalidator.policy_decl import AcceptAllAlgorithms

from lkecheck.model.berkas import TandaTangan

TIMESTAMP = "cap waktu dokumen, bukan tanda tangan orang"
MOST = 50
_MAX_DSS = 200
_MAX_RANGES = 100
_MAX_TAIL = 1 << 16
# Certificates of officials are issued for either use; pyHanko alone would ask for the first.
_USES = KeyUsageConstraints(key_usage={"non_repudiation", "digital_signature"})
_FORBIDDEN = (AdESIndeterminate.CRYPTO_CONSTRAINTS_FAILURE, AdESIndeterminate.CRYPTO_CONSTRAINTS_FAILURE_NO_POE)
# A weak digest is told as such; it must not pass for a chain that leads nowhere.
_ANY_ALGORITHM = CMSAlgorithmUsagePolicy.lift_policy(AcceptAllAlgorithms())
_STAMPED = "/DocTimeStamp"
_UNREADABLE = "susunan tanda tangan tidak terbaca"
_T = TypeVar("_T")

logging.getLogger("pyhanko").setLevel(logging.CRITICAL)
logging.getLogger("pyhanko_certvalidator").setLevel(logging.CRITICAL)


def look(path: Path, roots: Sequence[x509.Certificate] = ()) -> tuple[TandaTangan, ...]:
    """Every signature and document timestamp, in the order of signing; an empty signature field is none.

    `tepercaya` stays None without roots. What could not be judged says so in `masalah`, its facts None; where not even
    the fields can be told, that is one entry with the field "?". Raises OSError where the file cannot be read.
    """
    troubles: list[str] = []
    with path.open("rb") as file:
        reader = _tried(troubles, _UNREADABLE, lambda: _opened(file))
        found = [] if reader is None else _all(reader, roots, troubles)
    return (*found, *(TandaTangan(isian="?", masalah=trouble) for trouble in troubles))


def _tried(troubles: list[str], what: str, step: Callable[[], _T]) -> _T | None:
    """What the step gives, or None and one more trouble."""
    try:
        return step()
    except Exception as error:  # the library's errors on damaged files have no common base: KeyError, AssertionError, …
        # EINVAL is the file's own doing: it names a place before its beginning, or beyond where any file ends.
        if isinstance(error, OSError) and error.errno != errno.EINVAL:
            raise
        troubles.append(f"{what} ({type(error).__name__})")
        return None


def _opened(file: Any) -> PdfFileReader:
    reader = PdfFileReader(file, strict=False)
    if reader.encrypted:
        reader.decrypt(b"")
    return reader


def _all(reader: PdfFileReader, roots: Sequence[x509.Certificate], troubles: list[str]) -> list[TandaTangan]:
    # Not the reader's own list: it passes over forms that pyHanko does not know, and fails as a whole where one is damaged.
    fields = enumerate_sig_fields(reader, filled_status=True)
    found: list[_Seen] = []
    while one := _tried(troubles, _UNREADABLE, lambda: next(fields, None)):
        if len(found) == MOST:
            troubles.append(f"memuat lebih dari {MOST} tanda tangan; sisanya tidak dinilai")
            break
        name, _, in_field = one
        found.append(_one(reader, name, in_field, roots))
    return [seen.result() for seen in sorted(found, key=lambda seen: seen.revision)]


@dataclass(slots=True)
class _Seen:
    """What is known of one signature so far; each step adds to it, and none undoes another."""

    known: dict[str, Any]
    troubles: list[str] = field(default_factory=list)
    revision: int = 1 << 30

    def result(self) -> TandaTangan:
        return TandaTangan(**self.known, masalah="; ".join(self.troubles) or None)


def _one(reader: PdfFileReader, name: str, in_field: Any, roots: Sequence[x509.Certificate]) -> _Seen:
    seen = _Seen({"isian": _shown(str(name)) or "?"})
    troubles = seen.troubles
    signature = _tried(troubles, "isi tanda tangan tidak terbaca", lambda: EmbeddedPdfSignature(reader, in_field, name))
    if signature is None:
        return seen
    seen.revision = signature.signed_revision
    if signature.sig_object_type == _STAMPED:
        seen.known["cap_waktu"] = True
        troubles.append(TIMESTAMP)
    if len(signature.byte_range) > _MAX_RANGES:  # each range is read anew
        troubles.append("rentang yang ditandatangani terlalu banyak")
        return seen
    certificate = _tried(troubles, "sertifikat penanda tangan tidak terbaca", lambda: signature.signer_cert)
    if certificate is None:
        return seen
    seen.known |= _tried(troubles, "nama pada sertifikat tidak terbaca", lambda: _names(certificate)) or {}
    seen.known["waktu"] = _tried(troubles, "waktu penandatanganan tidak terbaca", lambda: _claimed(signature))
    others = _tried(troubles, "sertifikat perantara tidak terbaca", lambda: [*signature.other_embedded_certs, *_stored(reader)])
    moment = _aware(seen.known["waktu"] or certificate.not_valid_before)
    judged = _tried(troubles, "tidak dapat dinilai", lambda: _judged(signature, roots, others or [], moment))
    if judged is None:
        return seen
    seen.known |= judged.known
    troubles += judged.troubles
    seen.known |= _tried(troubles, "perubahan sesudah penandatanganan tidak dapat dinilai", lambda: _extent(signature)) or {}
    return seen


def _judged(
    signature: EmbeddedPdfSignature, roots: Sequence[x509.Certificate], others: Sequence[x509.Certificate], moment: datetime
) -> _Seen:
    """Whether the bytes fit the signature, and whether its chain leads to a root."""
    context = ValidationContext(
        trust_roots=list(roots), other_certs=list(others), moment=moment, allow_fetching=False, revocation_mode="soft-fail"
    )
    if signature.sig_object_type == _STAMPED:
        status: Any = validate_pdf_timestamp(signature, context, skip_diff=True)
    else:
        status = asyncio.run(
            async_validate_pdf_signature(
                signature, context, key_usage_settings=_USES, skip_diff=True, algorithm_policy=_ANY_ALGORITHM
            )
        )
    seen = _Seen({"utuh": bool(status.intact and status.valid)})
    if roots and status.valid:  # pyHanko does not walk the chain of a signature value that does not verify
        seen.known["tepercaya"] = bool(status.trusted)
    forbidden = status.trust_problem_indic in _FORBIDDEN
    # Without a chain it was the signature itself that pyHanko refused, such as a digest that its kind of key does not go with.
    if _weak(signature, moment) or (forbidden and status.validation_path is None):
        used = f"{status.md_algorithm}, {status.pkcs7_signature_mechanism}{_key_size(signature)}"
        seen.troubles.append(f"algoritma lemah atau tidak diperkenankan ({used})")
    elif forbidden:
        seen.troubles.append("rantai sertifikatnya memakai algoritma atau kunci yang lemah")
    return seen


def _weak(signature: EmbeddedPdfSignature, moment: datetime) -> bool:
    signer, policy = signature.signer_info, DEFAULT_ALGORITHM_USAGE_POLICY
    key = signature.signer_cert.public_key
    digest = policy.digest_algorithm_allowed(signer["digest_algorithm"], moment)
    value = policy.signature_algorithm_allowed(signer["signature_algorithm"], moment, key)
    return not (digest.allowed and value.allowed)


def _key_size(signature: EmbeddedPdfSignature) -> str:
    key = signature.signer_cert.public_key
    return f", kunci {key.bit_size} bit" if key.algorithm in ("rsa", "dsa") else ""


def _extent(signature: EmbeddedPdfSignature) -> dict[str, bool]:
    """Whether all of the file is signed, and whether it was changed since; a key is left out where that cannot be told.

    A signature that others followed covers its revision only. It counts as covering the whole where what followed is
    permitted: further signatures and what belongs to them, and filled-in fields, unless the signature locks these. Bytes
    that are neither signed nor a revision are covered by nothing.
    """
    end = _signed_until(signature)
    if end is None:
        return {"mencakup_seluruh": False}
    if _blank_after(signature, end):
        return {"mencakup_seluruh": True, "diubah": False}
    if signature.coverage != SignatureCoverageLevel.ENTIRE_REVISION:
        return {"mencakup_seluruh": False}
    signature.compute_integrity_info()
    permitted = bool(signature.summarise_integrity_info()["docmdp_ok"])
    later = signature.reader.xrefs.total_revisions > signature.signed_revision + 1
    return {"mencakup_seluruh": permitted and later, "diubah": not permitted}


def _signed_until(signature: EmbeddedPdfSignature) -> int | None:
    """Where the signed bytes end, if they are all from the first on but the signature's own digits.

    pyHanko compares lengths only: a later revision that repeats an old signature in another spelling can be made as long
    as the gap it claims, and would pass for signed.
    """
    if len(signature.byte_range) != 4:
        return None
    start, before, after, rest = (int(number) for number in signature.byte_range)
    size = 2 * len(signature.pkcs7_content) + 2
    if start != 0 or min(before, rest) < 0 or after != before + size or after + rest > _length(signature):
        return None
    stream = signature.reader.stream
    stream.seek(before)
    gap = stream.read(size)
    digits = gap[1:-1].decode("latin-1").lower()
    return after + rest if gap[:1] == b"<" and gap[-1:] == b">" and digits == signature.pkcs7_content.hex() else None


def _blank_after(signature: EmbeddedPdfSignature, end: int) -> bool:
    """True where only what a transfer pads with follows the signed bytes: nothing, line ends, zeros."""
    left = _length(signature) - end
    signature.reader.stream.seek(end)
    return left <= _MAX_TAIL and not signature.reader.stream.read(left).strip(b"\x00\t\n\f\r ")


def _length(signature: EmbeddedPdfSignature) -> int:
    return int(signature.reader.stream.seek(0, os.SEEK_END))


def _claimed(signature: EmbeddedPdfSignature) -> datetime | None:
    if signature.sig_object_type != _STAMPED:
        return signature.self_reported_timestamp
    claimed: datetime = signature.signed_data["encap_content_info"]["content"].parsed["gen_time"].native
    return claimed


def _stored(reader: PdfFileReader) -> Iterator[x509.Certificate]:
    """Certificates that a long-term signature keeps in the document instead of in itself."""
    if "/DSS" in reader.root:
        for _, certificate in zip(range(_MAX_DSS), DocumentSecurityStore.read_dss(reader).load_certs(), strict=False):
            yield certificate


def _aware(moment: datetime) -> datetime:
    return moment if moment.tzinfo is not None else moment.replace(tzinfo=UTC)


def _names(certificate: x509.Certificate) -> dict[str, str]:
    return {"penanda_tangan": _name(certificate.subject), "penerbit": _name(certificate.issuer)}


def _name(name: x509.Name) -> str:
    native = name.native
    chosen = native.get("common_name") or native.get("organization_name") or name.human_friendly
    return _shown(chosen if isinstance(chosen, str) else ", ".join(map(str, chosen)))


def _shown(text: str) -> str:
    return " ".join("".join(letter if letter.isprintable() else " " for letter in text).split())[:150]
