"""A trial in Markdown, for the summary of a workflow's step or a comment on a merge request."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lkecheck.model.uji import HasilUji, KasusUji
from lkecheck.render.ci_report.uji import issues
from lkecheck.render.formats.markdown import escape, table

MAX_ISSUES = 300
"""GitHub refuses a summary of more than 1 MiB."""


def render(hasil: HasilUji) -> bytes:
    """The counts, then what is wrong, each with its place."""
    return ("\n".join(_lines(hasil)) + "\n").encode()


def _lines(hasil: HasilUji) -> Iterator[str]:
    yield f"## lkecheck: uji aturan {escape(hasil.paket)}\n"
    yield from table(("Yang diuji", "Banyaknya", "Tidak sesuai"), _counts(hasil), right=1)
    yield ""
    found = list(issues(hasil))
    for number, issue in enumerate(found[:MAX_ISSUES], start=1):
        place = f"{issue.place.file}:{issue.place.line}:{issue.place.column}"
        yield f"{number}. **{escape(issue.rule)}** {escape(issue.message)}"
        yield f"   - {escape(issue.step)}"
        yield f"   - Di: {escape(place)}"
    if len(found) > MAX_ISSUES:
        yield f"\n... dan {len(found) - MAX_ISSUES} lainnya."
    if not found:
        yield "Tidak ada yang tidak sesuai."
    yield f"\n{escape(hasil.pernyataan)}"


def _counts(hasil: HasilUji) -> Iterator[Sequence[str]]:
    yield _count("Kasus kriteria", hasil.kasus_dari("kriteria"))
    yield _count("Kasus aturan audit", hasil.kasus_dari("audit"))
    yield ("Pilihan jawaban tanpa guna", "–", str(len(hasil.catatan)))
    if hasil.perubahan is None:
        yield ("Perubahan aturan", "tidak dicoba", "–")
    else:
        missed = sum(len(one.lolos) for one in hasil.perubahan)
        yield ("Perubahan aturan", str(sum(one.dicoba for one in hasil.perubahan)), str(missed))


def _count(name: str, cases: Sequence[KasusUji]) -> tuple[str, str, str]:
    return (name, str(len(cases)), str(sum(bool(kasus.salah) for kasus in cases)))
