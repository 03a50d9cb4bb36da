"""Words that say what a paper is: a draft, signed by hand or claimed to be signed electronically."""

from __future__ import annotations

import re

from . import numbers, signatory
from .plain import Paper, lines

_DRAFT = re.compile(r"(?:DRAF|DRAFT)(?: (?:I|II|III|IV|\d{1,2}))?|-? ?(?:DRAF|DRAFT) ?-?")
_DRAFT_TITLE = re.compile(
    r"(?:RANCANGAN|KONSEP)(?: (?:PERATURAN|KEPUTUSAN|SURAT|INSTRUKSI)\b.*)?|DRAFT? (?:PERATURAN|KEPUTUSAN|SURAT)\b.*"
)
_SUBJECT = re.compile(r"ele[kc]troni[kc]|ELEKTRONIK|igital|DIGITAL|Elektronik")
_TOP_LINES, _SHOWN = 2, 160
_ISSUER = r"(?:BSrE|BSSN|Balai Sertifikasi Elektronik|Balai Besar Sertifikasi Elektronik)"
# The claim is made of this very paper; a text about electronic signatures names them as its subject.
_CLAIM = re.compile(
    r"(?<!bahwa )\b(?:dokumen|naskah|surat|salinan|sertifikat|keputusan|peraturan)(?: \w{1,20})? ini"
    r" (?:sah dan )?(?:telah |sudah )?"
    r"(?:ditandatangani|ditanda tangani) secara (?:elektronik|digital)\b"
    r"|(?<!bahwa )\b(?:dokumen|naskah|surat|salinan)(?: \w{1,20})? ini [^.;]{0,60}?"
    rf"menggunakan sertifikat elektronik [^.;]{{0,40}}?{_ISSUER}"
    r"|(?<!yang )(?-i:\b(?:Telah ditandatangani|Ditandatangani|DITANDATANGANI)) secara (?:elektronik|digital) (?:oleh ?:|"
    rf"menggunakan sertifikat elektronik yang diterbitkan (?:oleh )?{_ISSUER})",
    re.IGNORECASE,
)


def claim(paper: Paper) -> str | None:
    """The sentence that claims an electronic signature of the paper, shortened; None where there is none."""
    for part in (paper.tail, paper.start):
        flat = " ".join(part.split())
        match = _CLAIM.search(flat) if _SUBJECT.search(flat) else None
        if match:
            sentence = flat[match.start() : max(match.end(), match.start() + _SHOWN)]
            end = sentence.find(". ", match.end() - match.start())
            return sentence[: end if end >= 0 else None][:_SHOWN].strip(".:;, ")
    return None


def ttd(paper: Paper) -> bool:
    """True where the foot bears the word that stands for a signature on a copy."""
    return any(map(signatory.marked, lines(paper.close))) or any(map(signatory.marked, lines(paper.tail)))


def rancangan(paper: Paper) -> bool:
    """True where the head calls the paper a draft, or its number was left open."""
    head = lines(paper.head)
    called = any(map(_DRAFT.fullmatch, head)) or any(map(_DRAFT_TITLE.fullmatch, head[:_TOP_LINES]))
    return called or numbers.unfilled(paper)
