"""A document as its readers see it: one spelling of its text, and the parts of it that speak of the document itself."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

HEAD, TAIL, CLOSE = 6_000, 8_000, 1_200
"""How much of the beginning, the end and the close of a decree is read, in characters."""

_TITLE_LINES, _TITLE_LETTERS, _PROSE_LETTERS = 12, 300, 60
_DECIDES = 40_000
_COVER, _PREAMBLE_BY = 600, 1_500
_SPACES = re.compile(r"[ \t\u00a0\u2000-\u200a\u202f\u3000]+")
_SPACED_OUT = re.compile(r"(?<![^\s])(?:[A-Z][ \u00a0]){3,30}[A-Z](?![^\s])")
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff]")
# What a decree, a letter or a report goes on with after its head: from here on, numbers and days are of other documents.
_BODY = re.compile(
    r"^[ -]{0,3}(?:menimbang|mengingat|membaca|memperhatikan|dasar ?:|dengan hormat|berdasarkan|sehubungan|menindaklanjuti"
    r"|menunjuk|dalam rangka|memenuhi|sebagaimana|bersama ini|mengharap|diharapkan|mohon|memutuskan"
    r"|kata pengantar|daftar isi|bab i\b|(?:[ai1]\. ?)?pendahuluan"
    r"|(?:[ai1]\. ?)?latar belakang|(?:[ai1]\. ?)?dasar hukum|tembusan)(?!\w)",
    re.IGNORECASE | re.MULTILINE,
)
_PREAMBLE = re.compile(r"\W{0,4}(?:menimbang|mengingat|memutuskan)", re.IGNORECASE)
_CLOSES = re.compile(r"(?:Ditetapkan|DITETAPKAN|Dikeluarkan|DIKELUARKAN)\s{1,3}[Dd][Ii]\b")
# A later page with a letterhead, or one called an annex, begins a paper that was only bound in.
_BOUND_IN = re.compile(r"\f[ \r\n]{0,50}(?:PEMERINTAH (?:KOTA|KABUPATEN|PROVINSI|DAERAH)|LAMPIRAN|Lampiran)\b")
_DECREE = re.compile(
    r"(?:lampiran\b[ :IVX\d.]{0,8})?(?:(?:rancangan|konsep|draft?|salinan|petikan) )?"
    r"(?:peraturan|keputusan|instruksi|qanun|penetapan|maklumat|surat (?:keputusan|edaran|tugas|perintah))\b",
    re.IGNORECASE,
)
_DECREE_LINE = re.compile(r"^ ?(?:SALINAN |PETIKAN )?(?:PERATURAN|KEPUTUSAN|INSTRUKSI)\b", re.MULTILINE)
_REPORT = re.compile(
    r"(?:laporan|notul(?:en|a)|berita acara|matriks|rekap(?:itulasi)?|ringkasan|rangkuman|materi|paparan|modul|sosialisasi"
    r"|bimbingan teknis|kajian|analisis|hasil|evaluasi|monitoring|pemantauan|pelaksanaan|implementasi|penerapan"
    r"|tindak lanjut|rencana|program kerja|road ?map|peta jalan|profil|bukti|dokumen(?:tasi)?|daftar|survei|reviu"
    r"|kertas kerja|kerangka acuan|telaah(?:an)?|nota dinas)\b",
    re.IGNORECASE,
)
_LETTER = re.compile(r"\b(?:Yth|Kepada)\b")
_AFTER_CLOSE = re.compile(r"^ ?(?:Tembusan|LAMPIRAN|Lampiran)\b", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Paper:
    """The parts of one document, in one spelling; `whole` is its own text as it came, without what is bound in behind it.

    `head` is the beginning (`start`) up to where the document begins to speak of others. `close` begins at "Ditetapkan
    di", also where a long annex follows; empty without it. `decides` is the place of MEMUTUSKAN in `whole`, or None.
    Where a decree is bound into another paper, `close` and `tail` are empty: nothing tells whose they are.
    """

    whole: str
    start: str
    head: str
    title: tuple[str, ...]
    close: str
    tail: str
    decides: int | None


def paper(text: str) -> Paper:
    """The parts of a text. Its length does not matter: only the parts are gone through."""
    whole = _own(text).replace("\r\n", "\n").replace("\f", "\n")
    start = plain(whole[:HEAD])
    body = _BODY.search(start)
    head = start[: body.start()] if body else start
    title, decides = _title(head), _decides(whole)
    preamble = bool(body and body.start() < _PREAMBLE_BY and _PREAMBLE.match(body[0]))
    if decides is not None and (is_letter(head) or reports(title) or not (preamble or decrees(title))):
        return Paper(whole, start, _before_decree(head), title, "", "", None)
    decides = decides if decides is not None and decides < _DECIDES else None
    return Paper(whole, start, head, title, _close(whole), plain(whole[-TAIL:]), decides)


def plain(text: str) -> str:
    """Spaces made ordinary and single, invisible letters gone, `N O M O R` read as NOMOR; line ends stay."""
    text = _INVISIBLE.sub("", text)
    text = _SPACED_OUT.sub(lambda match: match[0].replace(" ", "").replace("\u00a0", ""), text)
    return _SPACES.sub(" ", text)


def lines(text: str) -> list[str]:
    """Lines that say something, trimmed."""
    return [line for line in (part.strip() for part in text.split("\n")) if line]


def is_letter(head: str) -> bool:
    """True where the head addresses somebody."""
    return bool(_LETTER.search(head))


def decrees(title: Sequence[str]) -> bool:
    """True where the first line of a title that says what the paper is calls it a decree, regulation or order."""
    kind = next((line for line in title if _DECREE.match(line) or _REPORT.match(line)), "")
    return bool(_DECREE.match(kind))


def reports(title: Sequence[str]) -> bool:
    """True where the first line of a title that says what the paper is calls it a report, minutes, a plan or the like."""
    kind = next((line for line in title if _DECREE.match(line) or _REPORT.match(line)), "")
    return bool(_REPORT.match(kind))


def _before_decree(head: str) -> str:
    begins = _DECREE_LINE.search(head)
    return head[: begins.start()] if begins else head


def _own(text: str) -> str:
    """The text up to what is bound in behind it; a cover alone is not the document."""
    bound = _BOUND_IN.search(text, _COVER)
    return text[: bound.start()] if bound else text


def _title(head: str) -> tuple[str, ...]:
    """The first lines, up to the first that is prose."""
    found: list[str] = []
    for line in lines(head)[:_TITLE_LINES]:
        if len(line) > _PROSE_LETTERS and line.endswith((".", ";")) and line != line.upper():
            break
        found.append(line[:_TITLE_LETTERS])
    return tuple(found)


def _close(text: str) -> str:
    match = _CLOSES.search(text)
    if match is None:
        return ""
    part = plain(text[match.start() : match.start() + CLOSE])
    after = _AFTER_CLOSE.search(part)
    return part[: after.start()] if after else part


def _decides(text: str) -> int | None:
    places = [text.find(word) for word in ("MEMUTUSKAN", "M E M U T U S K A N")]
    return next((place for place in places if place >= 0), None)
