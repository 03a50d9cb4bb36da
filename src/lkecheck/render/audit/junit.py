"""The audit as JUnit's XML: a test a rule that found nothing, a test a finding of those that did.

A finding that a person should look at passes and says what it saw. What could not be checked is skipped.
"""

from __future__ import annotations

from lkecheck.model.audit import HasilAudit, TemuanAudit
from lkecheck.render.formats.junit import Case, Suite
from lkecheck.render.formats.junit import render as document

from ._issues import more


def render(hasil: HasilAudit) -> bytes:
    """One suite for the recap."""
    found = {temuan.aturan for temuan in hasil.temuan}
    cases = [_finding(temuan) for temuan in hasil.temuan]
    cases += [Case(aturan, f"{many} perbandingan") for aturan, many in hasil.diperiksa.items() if aturan not in found]
    cases += [Case("tidak-diperiksa", one.apa, "skipped", message=one.sebab) for one in hasil.tidak_diperiksa]
    properties = {"rekap": hasil.berkas, "paket": hasil.paket, "pernyataan": hasil.pernyataan}
    return document([Suite(f"Audit angka {hasil.instansi}, tahun {hasil.tahun}", cases, properties)])


def _finding(temuan: TemuanAudit) -> Case:
    lokasi = temuan.lokasi
    where = f"Di: {lokasi.berkas}:{lokasi.baris}:{lokasi.kolom}"
    text = "\n".join((temuan.pesan, f"Langkah: {temuan.langkah}", *more(temuan), where))
    if temuan.sifat == "salah":
        return Case(temuan.aturan, temuan.letak, "failure", temuan.aturan, temuan.pesan, text)
    return Case(temuan.aturan, temuan.letak, said=text)
