"""The number that a document bears itself."""

from __future__ import annotations

import re

from .plain import Paper, lines, reports

# 188.45/123/K/2021, 100.3.3.3/Kep.265-DPMPTSP/2024, 800/12/DINKES/2022: parts between slashes.
_SLASHED = r"[A-Za-z0-9][\w.\-]{0,30}(?: ?/ ?[A-Za-z0-9][\w.\-]{0,40}){1,8}"
# 44 TAHUN 2022, 050-145 TAHUN 2021, KEP.12 TAHUN 2020.
_REGULATION = r"(?:[A-Z]{2,6}[.\-])?\d[\d.\-]{0,20}[A-Z]? TAHUN \d{4}(?!\d)"
NUMBER = rf"(?:{_REGULATION}|{_SLASHED})"

_OWN = re.compile(
    r"^ ?(?:(?:Nomor|No)\b\.? ?(?:SOP|Surat|SK|Dokumen)?|Nomor(?= ?\n)) ?[:.]?(?:\s?:)?\s?(?:Nomor )?"
    rf"(?P<nomor>{NUMBER})(?P<rest>[^\n]*)$",
    re.MULTILINE | re.IGNORECASE,
)
_TITLE = re.compile(
    r"(?:PERATURAN|KEPUTUSAN|INSTRUKSI|SURAT EDARAN|SURAT KEPUTUSAN|SURAT TUGAS|SURAT PERINTAH)\b.{0,120}? "
    rf"NOMOR ?:? ?(?P<nomor>{NUMBER})"
)
# A line that breaks before "Nomor": the number belongs to what its line above speaks of.
_OF_OTHERS = re.compile(
    r"\b(?:berdasarkan|sebagaimana|sesuai|menunjuk|menindaklanjuti)\b"
    r"|[a-z,;)] (?:[Ss]urat|[Pp]eraturan|[Kk]eputusan|[Ii]nstruksi|[Uu]ndang-[Uu]ndang|[Nn]ota [Dd]inas)\b(?!.*\btentang\b)"
)
# What a report is about: `LAPORAN PELAKSANAAN / KEPUTUSAN WALI KOTA / NOMOR …`.
_SUBJECT = re.compile(r"\b(?:peraturan|keputusan|instruksi|undang-undang|surat edaran)\b", re.IGNORECASE)
# Text extraction broke the number itself: `188.45/12 3/K/2021`, `188.45/123/K/202 1`.
_BROKEN = re.compile(r" ?[\w.\-]{1,20} ?/| ?\d{1,3} ?$")
_REST = ("tentang", "tanggal", "jo", "sebagaimana")
_GAP = r"(?:\.{2,}|…|_{2,}|-{3,})"
_UNFILLED = re.compile(
    rf"^ ?Nomor ?:? ?(?:(?:[\w.\-]{{1,30}} ?/ ?)?(?:{_GAP}|/|x{{3,}}\b)|{_GAP}? ?TAHUN \d{{4}} ?$)", re.MULTILINE | re.IGNORECASE
)
_DAY = re.compile(r"\d{1,2} ?/ ?\d{1,2} ?/ ?(?:19|20)\d\d")
_FORM = re.compile(r"\bx{3,}\b", re.IGNORECASE)
_LEAST_DIGITS = 3
_TITLE_LINES, _HEAD_LETTERS = 12, 2_500
_ENDS = ".,;:-/ "


def own(paper: Paper) -> tuple[str, ...]:
    """Numbers that the head gives as the document's own, as written, likeliest first; () where it gives none."""
    found = [
        match["nomor"]
        for match in _OWN.finditer(paper.head[:_HEAD_LETTERS])
        if not _BROKEN.match(match["rest"]) and not _of_another(match, paper.head)
    ]
    titles = ((at, _TITLE.match(line)) for at, line in enumerate(paper.title) if line == line.upper())
    found += [title["nomor"] for at, title in titles if title is not None and not reports(paper.title[:at])]
    return tuple(dict.fromkeys(trimmed(number) for number in found if is_number(number)))


def unfilled(paper: Paper) -> bool:
    """True where the place of the number was left open: `Nomor : … / … /2022`, `NOMOR    TAHUN 2022`."""
    return bool(_UNFILLED.search(paper.head)) and not own(paper)


def is_number(number: str) -> bool:
    """True where it can be nothing else: no day, no fraction, no page of pages, no form that waits to be filled in."""
    return sum(map(str.isdigit, number)) >= _LEAST_DIGITS and not _DAY.fullmatch(number) and not _FORM.search(number)


def trimmed(number: str) -> str:
    """Without what ends a sentence."""
    return number.strip(_ENDS)


def _of_another(match: re.Match[str], head: str) -> bool:
    """True where a sentence about another document was broken right before its number, or a report's title names one."""
    title = lines(head[: match.start()])[:_TITLE_LINES]
    if reports(title) and any(map(_SUBJECT.search, title[-2:])):
        return True
    above = head[max(0, match.start() - 200) : match.start()].rstrip().rpartition("\n")[2]
    below = head[match.end() : match.end() + 40].lstrip()
    return match["rest"].strip().lower().startswith(_REST) or below.startswith(_REST) or bool(_OF_OTHERS.search(above))
