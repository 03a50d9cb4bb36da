"""What an audit has to tell services of CI: its findings, and a test a rule that found nothing, a test a finding else.

A finding that a person should look at passes and says what it saw. What could not be checked is skipped; differences no
larger than rounding are none.
"""

from __future__ import annotations

from collections.abc import Iterator

from lkecheck.model.audit import HasilAudit, TemuanAudit

from .value import Case, CiReport, Issue, Level, Rule, Suite, place, worst

LEVEL: dict[str, Level] = {"salah": "error", "perlu_dilihat": "warning", "pembulatan": "note"}


def report(hasil: HasilAudit) -> CiReport:
    """The findings in their order, their rules by name, and one suite for the recap."""
    return CiReport(
        version=hasil.versi,
        category=f"lkecheck/audit/{hasil.tahun}",
        statement=hasil.pernyataan,
        issues=[_issue(temuan) for temuan in hasil.temuan],
        rules=list(_rules(hasil)),
        suites=[_suite(hasil)],
        hashes={hasil.berkas: hasil.sha256},
        properties={"skema": hasil.skema, "instansi": hasil.instansi},
    )


def step(temuan: TemuanAudit) -> str:
    """What to do next."""
    return f"Langkah: {temuan.langkah}"


def more(temuan: TemuanAudit) -> Iterator[str]:
    """What else is told of a finding, a paragraph each: the difference, the slip that may explain it, the legal basis."""
    if temuan.selisih is not None:
        yield f"Selisih: {temuan.selisih}"
    yield from (f"Dugaan: {text}" for text in temuan.dugaan)
    yield f"Dasar: {'; '.join(temuan.dasar)}"


def _issue(temuan: TemuanAudit) -> Issue:
    return Issue(
        id=temuan.id,
        rule=temuan.aturan,
        level=LEVEL[temuan.sifat],
        message=temuan.pesan,
        place=place(temuan.lokasi),
        step=step(temuan),
        more=tuple(more(temuan)),
        properties=temuan.model_dump(mode="json", exclude={"id", "aturan", "pesan", "lokasi"}),
    )


def _rules(hasil: HasilAudit) -> Iterator[Rule]:
    by_name: dict[str, list[TemuanAudit]] = {}
    for temuan in hasil.temuan:
        by_name.setdefault(temuan.aturan, []).append(temuan)
    for aturan, found in sorted(by_name.items()):
        level = worst(LEVEL[temuan.sifat] for temuan in found)
        yield Rule(aturan, level, found[0].mengapa, found[0].langkah, found[0].dasar)


def _suite(hasil: HasilAudit) -> Suite:
    found = {temuan.aturan for temuan in hasil.temuan}
    cases = [_case(temuan) for temuan in hasil.temuan]
    cases += [Case(aturan, f"{many} perbandingan") for aturan, many in hasil.diperiksa.items() if aturan not in found]
    cases += [Case("tidak-diperiksa", one.apa, "skipped", message=one.sebab) for one in hasil.tidak_diperiksa]
    return Suite(f"Audit angka {hasil.instansi}, tahun {hasil.tahun}", cases, {"rekap": hasil.berkas, "paket": hasil.paket})


def _case(temuan: TemuanAudit) -> Case:
    text = "\n".join((temuan.pesan, step(temuan), *more(temuan), f"Di: {temuan.lokasi}"))
    if temuan.sifat == "salah":
        return Case(temuan.aturan, temuan.letak, "failure", temuan.aturan, temuan.pesan, text)
    return Case(temuan.aturan, temuan.letak, said=text)
