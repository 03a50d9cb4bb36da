"""docs/naskah.md: which fields a template may name, group by group, read off the code."""

from __future__ import annotations

from collections.abc import Iterator

from lkecheck.render.papers.docx.schema import SCALARS, Field, fields, groups
from lkecheck.render.papers.docx.templates import ROOTS
from lkecheck.render.papers.fields import NaskahKota, NaskahOpd, Umum

HEAD = """# Isian naskah

Halaman ini dibuat dari kode dengan `python -m tools.templates`; jangan disunting. Cara memakainya ada pada
[panduan auditor](panduan/auditor.md).

Semua isian berupa kata yang siap cetak. Isian kosong dan daftar kosong dianggap tidak ada oleh `if`.
"""


def page() -> str:
    """The page's text."""
    return "\n".join((HEAD, *_groups()))


def _groups() -> Iterator[str]:
    shared = fields(Umum)
    yield from _table("Ada pada setiap naskah", list(shared.values()))
    for root in (NaskahKota, NaskahOpd):
        papers = ", ".join(f"`{name}.docx`" for name, one in ROOTS.items() if one is root)
        own = [one for name, one in fields(root).items() if name not in shared]
        yield from _table(f"Hanya pada {papers}", own)
    below = dict.fromkeys(one for root in (NaskahKota, NaskahOpd) for one in groups(root))
    for group in below:
        if group not in (NaskahKota, NaskahOpd):
            yield from _table(group.__name__, list(fields(group).values()), group.__doc__ or "")


def _table(name: str, found: list[Field], about: str = "") -> Iterator[str]:
    yield f"## {name}\n"
    if about:
        yield f"{about}\n"
    yield "| isian | jenis | artinya |"
    yield "|---|---|---|"
    yield from (f"| `{one.name}` | {_kind(one)} | {one.about} |" for one in found)
    yield ""


def _kind(one: Field) -> str:
    kind = {str: "teks", int: "angka", bool: "ya atau tidak"}[one.kind] if one.kind in SCALARS else one.kind.__name__
    return f"daftar {kind}" if one.many else kind
