"""Who signed: the post and the name at the foot of a document."""

from __future__ import annotations

import re

from .plain import Paper, lines

_FOOT_LINES, _ABOVE, _BELOW = 40, 8, 5
_NIP = re.compile(r"NIP\b\.? ?:? ?[\d ]{15,25}", re.IGNORECASE)
_TWO_NIP = re.compile(r"NIP\b[^N]{15,60}NIP\b")
_MARK = re.compile(r"[(\[]? ?(?:cap ?/ ?)?(?:ttd|t\.t\.d|dto|d\.t\.o)\.?(?: ?/ ?cap)? ?[)\]]?[.,]?", re.IGNORECASE)
_POST = re.compile(
    r"(?:(?:plt|plh|pj|pjs|a\.?n|u\.?b|an)\.? ){0,2}(?:wali ?kota|bupati|gubernur|wakil|sekretaris|kepala|inspektur|camat|lurah"
    r"|direktur|ketua|asisten|pejabat)\b",
    re.IGNORECASE,
)
_SIGNS = re.compile(
    r"(?:mengetahui|menyetujui|notulis|pembuat|pelapor|yang (?:membuat|melaporkan|menyatakan)|pimpinan|hormat|nip)\b",
    re.IGNORECASE,
)
_ON_ONE_LINE = re.compile(r"(?P<post>[^,]{4,120}), ?(?:ttd|t\.t\.d\.?|dto)[.,]{0,2} ?(?P<name>[A-Z][^,\d]{2,60})")
_NAME = re.compile(r"\(? ?(?:(?:[Dd]rs?|[Dd]rg|[Dd]rh|[Hh]j?|[Ii]r|Prof)\.? ){0,3}[A-Z][A-Za-z.,'` \-]{2,70}\)?")
_RANK = re.compile(r"(?:pembina|penata|pengatur|juru)\b", re.IGNORECASE)
_COPY = re.compile(r"salinan (?:ini )?sesuai", re.IGNORECASE)
_NEXT = re.compile(r"(?:diundangkan|berita daerah|lembaran daerah|salinan|tembusan|lampiran)\b", re.IGNORECASE)


def found(paper: Paper) -> tuple[str | None, str | None]:
    """(name, post); None for what the foot does not show clearly. Who only certifies a copy did not sign the document."""
    for foot in (_until_next(lines(paper.close)), _without_copy(lines(paper.tail)[-_FOOT_LINES:])):
        signed = _in(foot)
        if signed != (None, None):
            return signed
    return None, None


def signs(line: str) -> bool:
    """True for a line that stands over a signature: a post, or a word such as Mengetahui."""
    return bool(_POST.match(line) or _SIGNS.match(line) or _MARK.fullmatch(line))


def marked(line: str) -> bool:
    """True for a line with the word that stands for a signature on a copy."""
    if _MARK.fullmatch(line):
        return True
    match = _ON_ONE_LINE.match(line)
    return bool(match and _POST.match(match["post"]))


def _until_next(close: list[str]) -> list[str]:
    end = next((at for at, line in enumerate(close) if at and _NEXT.match(line)), len(close))
    return close[:end]


def _without_copy(foot: list[str]) -> list[str]:
    end = next((at for at, line in enumerate(foot) if _COPY.match(line)), len(foot))
    return foot[:end]


def _in(foot: list[str]) -> tuple[str | None, str | None]:
    for line in reversed(foot):
        match = _ON_ONE_LINE.match(line)
        if match and _POST.match(match["post"]):
            return match["name"].strip(), match["post"].strip()
    for at in range(len(foot) - 1, 0, -1):
        # Of two signatures side by side, text extraction makes one line: no telling which words are whose.
        if _TWO_NIP.search(foot[at]):
            return None, None
        if _NIP.match(foot[at]):
            return _above_nip(foot, at)
    marks = [at for at, line in enumerate(foot) if _MARK.fullmatch(line)]
    return _around(foot, marks[-1]) if marks else (None, None)


def _above_nip(foot: list[str], nip: int) -> tuple[str | None, str | None]:
    """Above a NIP stand the rank, perhaps, the name, and further up the post."""
    at = nip - 1
    while at > 0 and _RANK.match(foot[at]):
        at -= 1
    name = _name(foot[at])
    # Without a name it is a row of a table, and the line above it no post.
    return (name, _post(foot, at)) if name else (None, None)


def _around(foot: list[str], mark: int) -> tuple[str | None, str | None]:
    """Around the mark that stands for a signature: the post above, the name below."""
    below = foot[mark + 1] if mark + 1 < len(foot) else ""
    return _name(below), _post(foot, mark)


def _name(line: str) -> str | None:
    return line.strip("() ") if _NAME.fullmatch(line) and not _POST.match(line) and not _MARK.fullmatch(line) else None


def _post(foot: list[str], below: int) -> str | None:
    """The post nearest above: of who signs, where it is for someone else."""
    for line in reversed(foot[max(0, below - _ABOVE) : below]):
        if _POST.match(line) and not _NIP.match(line):
            return line.rstrip(", ")
    return None
