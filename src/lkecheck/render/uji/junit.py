"""A trial as JUnit's XML: a suite for the cases of criteria, of audit rules, for rungs, and for changes where tried."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lkecheck.model.penilaian import Lokasi
from lkecheck.model.uji import HasilUji
from lkecheck.render.formats.junit import Case, Suite
from lkecheck.render.formats.junit import render as document

from ._issues import CASE, CHANGE, RUNG, name_of


def render(hasil: HasilUji) -> bytes:
    """A case a test, grouped by the code of its rule; what was not tried is no test."""
    return document(_suites(hasil))


def _suites(hasil: HasilUji) -> Iterator[Suite]:
    about = {"paket": hasil.paket, "pernyataan": hasil.pernyataan}
    for title, jenis in (("kriteria", "kriteria"), ("aturan audit", "audit")):
        cases = [_case(one.kode, name_of(one), CASE, one.salah, one.lokasi) for one in hasil.kasus if one.jenis == jenis]
        if cases:
            yield Suite(f"Kasus {title}", cases, about)
    if hasil.catatan:
        yield Suite(
            "Pilihan jawaban", [_case(one.kode, one.pesan, RUNG, (one.pesan,), one.lokasi) for one in hasil.catatan], about
        )
    if hasil.perubahan is not None:
        changes = [_case(one.kode, f"{one.dicoba} perubahan", CHANGE, one.lolos, one.lokasi) for one in hasil.perubahan]
        yield Suite("Perubahan aturan", changes, about)


def _case(group: str, name: str, kind: str, salah: Sequence[str], lokasi: Lokasi) -> Case:
    if not salah:
        return Case(group, name)
    return Case(group, name, "failure", kind, "; ".join(salah), "\n".join((*salah, f"Di: {lokasi}")))
