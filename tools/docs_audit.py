"""docs/audit.md: the rules over a recap's numbers, and what they find in the sample recap, figure by figure."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from lkecheck.audit.report import audit
from lkecheck.judge.findings.context import legal_basis
from lkecheck.model.audit import HasilAudit, TemuanAudit
from lkecheck.scheme import packs

SAMPLE = Path(__file__).parents[1] / "evidence_samples" / "kota-binjai-2021" / "rekap.yaml"


def page() -> Iterator[str]:
    """The page, line by line."""
    rules, pack = packs.audit_rules(packs.DEFAULT), packs.load(packs.DEFAULT)
    yield "# Audit angka rekap\n"
    yield "Penjelasan cara memakainya ada pada [panduan auditor](panduan/auditor.md).\n"
    yield "## Aturan\n"
    yield "| aturan | apa | sifat | mengapa | langkah | dasar |\n|---|---|---|---|---|---|"
    for nama, aturan in rules.items():
        laws = "; ".join(legal_basis(pack, dasar) for dasar in aturan.dasar)
        sifat = aturan.sifat.replace("_", " ")
        yield f"| `{nama}` | {aturan.nama} | {sifat} | {aturan.mengapa} | {aturan.langkah} | {laws} |"
    yield from sample(audit(SAMPLE))


def sample(hasil: HasilAudit) -> Iterator[str]:
    """Every finding of the sample recap with the places and figures that prove it."""
    yield f"\n## Temuan pada rekap contoh\n\n{hasil.instansi} {hasil.tahun}: {len(hasil.temuan)} temuan. "
    for indeks in hasil.indeks:
        line = f"- Indeks dari angka tercetak ({indeks.penilai}): {indeks.nilai}, kategori {indeks.kategori}"
        if indeks.dibetulkan is not None:
            line += f"; bila dugaan salah tulis dibetulkan {indeks.dibetulkan}, kategori {indeks.kategori_dibetulkan}"
        yield line
    by_rule: dict[str, list[TemuanAudit]] = {}
    for temuan in hasil.temuan:
        by_rule.setdefault(temuan.aturan, []).append(temuan)
    for nama, found in by_rule.items():
        yield f"\n### {nama}\n"
        for temuan in found:
            yield f"- {temuan.pesan}"
            yield from (f"  - {angka.letak}: {angka.tercetak}" for angka in temuan.angka)
            if temuan.selisih is not None:
                yield f"  - selisih {temuan.selisih}"
            yield from (f"  - dugaan: {satu}" for satu in temuan.dugaan)
    yield f"\n### Selisih pembulatan (bukan temuan)\n\n{len(hasil.pembulatan)} selisih.\n"
    yield from (f"- {temuan.pesan} Selisih {temuan.selisih}." for temuan in hasil.pembulatan)
