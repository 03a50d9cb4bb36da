"""The audit in Markdown, for the summary of a workflow's step or a comment on a merge request."""

from __future__ import annotations

from collections.abc import Iterator

from lkecheck.model.audit import HasilAudit, IndeksTercetak, TemuanAudit
from lkecheck.render.ci_report.audit import more, step
from lkecheck.render.formats.markdown import escape, table

MAX_FINDINGS = 300
"""GitHub refuses a summary of more than 1 MiB."""


def render(hasil: HasilAudit) -> bytes:
    """The index of the printed figures, and the findings, worst first."""
    return ("\n".join(_lines(hasil)) + "\n").encode()


def _lines(hasil: HasilAudit) -> Iterator[str]:
    yield f"## lkecheck: audit angka {escape(hasil.instansi)}, tahun {hasil.tahun}\n"
    yield f"{escape(hasil.berkas)}, paket {escape(hasil.paket)}, versi program {escape(hasil.versi)}.\n"
    if hasil.indeks:
        head = ("Penilai", "Kategori", "Bila dugaan dibetulkan", "Indeks", "Dibetulkan")
        yield from table(head, [_index(indeks) for indeks in hasil.indeks], right=3)
        yield ""
    ordered = sorted(hasil.temuan, key=lambda one: one.sifat != "salah")
    wrong = sum(temuan.sifat == "salah" for temuan in ordered)
    yield f"{len(ordered)} temuan: {wrong} salah, {len(ordered) - wrong} perlu dilihat.\n"
    for number, temuan in enumerate(ordered[:MAX_FINDINGS], start=1):
        yield from _finding(number, temuan)
    if len(ordered) > MAX_FINDINGS:
        yield f"\n... dan {len(ordered) - MAX_FINDINGS} temuan lain."
    if hasil.pembulatan:
        yield f"\n{len(hasil.pembulatan)} selisih sebesar pembulatan tidak dihitung sebagai temuan."
    if hasil.tidak_diperiksa:
        yield ""
        yield from (f"- Tidak diperiksa: {escape(one.apa)}, {escape(one.sebab)}." for one in hasil.tidak_diperiksa)
    yield f"\n{escape(hasil.pernyataan)}"


def _index(indeks: IndeksTercetak) -> list[str]:
    cells = (indeks.penilai, indeks.kategori, indeks.kategori_dibetulkan, indeks.nilai, indeks.dibetulkan)
    return [escape(cell or "–") for cell in cells]


def _finding(number: int, temuan: TemuanAudit) -> Iterator[str]:
    yield f"{number}. **{temuan.sifat.replace('_', ' ').upper()}** {escape(temuan.aturan)}: {escape(temuan.pesan)}"
    yield from (f"   - {escape(text)}" for text in (step(temuan), *more(temuan), f"Di: {temuan.lokasi}"))
