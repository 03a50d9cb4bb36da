"""Numbers of other documents that a decree itself puts out of force or changes."""

from __future__ import annotations

import re
from collections.abc import Iterator

from . import numbers
from .plain import Paper, plain

_MOST, _BEFORE, _AFTER = 50, 1_500, 500
_NAMED = re.compile(rf"\b(?:Nomor|No\.) ?:? ?({numbers.NUMBER})", re.IGNORECASE)
_REVOKED = re.compile(
    r"(?<!telah )(?<!sudah )(?<!dan )(?:dicabut\s{1,3}dan\s{1,3})?"
    r"dinyatakan\s{1,3}(?:dicabut|tidak\s{1,3}(?:lagi\s{1,3})?berlaku)\b"
)
_REVOKES = re.compile(r"(?:(?:\bini|:)\s{1,3}mencabut|\bMencabut|\bMENCABUT)\s")
_AMENDS = re.compile(
    r"\bperubahan(?: \w{1,12}){0,2} atas (?:peraturan|keputusan|instruksi)[^.;]{0,160}?\bnomor ?:? ?"
    rf"({numbers.NUMBER})",
    re.IGNORECASE,
)
# Where a sentence of a decree can begin: a numbered dictum, an article, the end of another sentence.
_BEGINS = re.compile(
    r"(?:^ ?(?:PERTAMA|KESATU|KEDUA|KETIGA|KEEMPAT|KELIMA|KEENAM|KETUJUH|KEDELAPAN|KESEMBILAN|KESEPULUH)\b ?:?"
    r"|^ ?Pasal \d{1,3}[A-Z]? ?$|(?<=[a-z]{3})\.\s(?=[A-Z(]))",
    re.MULTILINE,
)
# Then only a part is revoked, or what rests on the document or clashes with it, not the document.
_NOT_WHOLE = re.compile(
    r"\b(?:pasal|ayat|huruf|lampiran|angka|diktum|sepanjang|bertentangan|berdasarkan|sebagaimana|peraturan pelaksanaan)\b",
    re.IGNORECASE,
)


def revoked(paper: Paper) -> tuple[str, ...]:
    """Numbers of documents that this one revokes as a whole; () where it decides nothing."""
    own = numbers.own(paper)
    return tuple(dict.fromkeys(number for number in _revoked(paper) if number not in own))


def amended(paper: Paper) -> tuple[str, ...]:
    """Numbers of documents that this one says, in its title, to amend; () where it decides nothing."""
    if paper.decides is None:
        return ()
    found = _AMENDS.finditer(" ".join(paper.head.split()))
    return tuple(dict.fromkeys(numbers.trimmed(match[1]) for match in found if numbers.is_number(match[1])))


def _revoked(paper: Paper) -> Iterator[str]:
    if paper.decides is None:
        return
    for match in _matches(_REVOKED, paper, "dinyatakan", len("dicabut dan   ")):
        yield from _listed(_sentence_before(paper.whole[max(paper.decides, match.start() - _BEFORE) : match.start()]))
    for word in ("mencabut", "Mencabut", "MENCABUT"):
        for match in _matches(_REVOKES, paper, word, len("ini   ")):
            yield from _listed(_sentence(plain(paper.whole[match.end() : match.end() + _AFTER])))


def _matches(pattern: re.Pattern[str], paper: Paper, word: str, before: int) -> Iterator[re.Match[str]]:
    """Matches around a word that each holds; to look for the word first is many times faster."""
    at = paper.whole.find(word, paper.decides)
    for _ in range(_MOST):
        if at < 0:
            return
        match = pattern.search(paper.whole, max(0, at - before), at + len(word) + 30)
        if match:
            yield match
        at = paper.whole.find(word, at + len(word))


def _sentence_before(before: str) -> str:
    """The last sentence of a text; empty where it has no beginning there, since its first words matter."""
    before = plain(before)
    begins = [match.end() for match in _BEGINS.finditer(before)]
    return before[begins[-1] :] if begins else ""


def _sentence(after: str) -> str:
    end = _BEGINS.search(after)
    return after[: end.start()] if end else after


def _listed(sentence: str) -> Iterator[str]:
    """The first number of each document in a list; numbers behind it are of its subject or of its changes."""
    for item in " ".join(sentence.split()).split(";"):
        named = _NAMED.search(item)
        if named and numbers.is_number(named[1]) and not _NOT_WHOLE.search(item[: named.start()]):
            yield numbers.trimmed(named[1])
