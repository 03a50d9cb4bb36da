"""How one number came about, line by line: finds what a code names, and tells it for each form or for the index."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lkecheck.core.errors import UsageError, did_you_mean
from lkecheck.judge.scoring.index import overall
from lkecheck.judge.scoring.lowest_parts import Form
from lkecheck.model.indeks import Indeks
from lkecheck.render.terminal.lines import BOLD, END, wrapped

from . import criterion, form_part, index_part

INDEKS = "INDEKS"


def explain(forms: Sequence[Form], indeks: Sequence[Indeks], kode: str) -> Iterator[str]:
    """The lines; raises UsageError with a suggestion where nothing judged has that code."""
    wanted = kode.strip().casefold()
    criteria = {satu.kode: form.pack.sub_aspek[satu.kode] for form in forms for satu in form.penilaian.kriteria}
    nodes = {simpul.kode: simpul.nama for form in forms for simpul in form.pack.simpul.values()}
    found = next((known for known in (*criteria, *nodes, INDEKS) if known.casefold() == wanted), None)
    if found is None:
        hint = did_you_mean(kode.strip().upper(), [*criteria, *nodes, INDEKS])
        raise UsageError(f'"{kode}" bukan kode kriteria atau bagian yang dinilai di sini.{hint} Untuk keseluruhan: {INDEKS}.')
    if found in criteria:
        yield from _of_criterion(forms, found)
    else:
        yield from _of_part(forms, indeks, found, nodes.get(found, "Indeks pemerintah daerah"))


def _of_criterion(forms: Sequence[Form], kode: str) -> Iterator[str]:
    yield from criterion.title(next(form for form in forms if kode in form.pack.kriteria), kode)
    for form in forms:
        if any(satu.kode == kode for satu in form.penilaian.kriteria):
            yield ""
            yield _heading(form)
            yield from criterion.lines(form, kode, overall(_same_year(forms, form.penilaian.tahun)))


def _of_part(forms: Sequence[Form], indeks: Sequence[Indeks], kode: str, nama: str) -> Iterator[str]:
    yield f"{BOLD}{kode}  {nama}{END}"
    alone = len(forms) == 1 and forms[0].penilaian.tingkat == "unit"
    for satu in indeks:
        same = _same_year(forms, satu.tahun)
        found = overall(same)
        if found is not None:
            yield ""
            yield f"{BOLD}Indeks tahun {satu.tahun}{END}"
            yield from index_part.lines(found, satu, kode, whole=kode == INDEKS)
            continue
        if not alone or kode == INDEKS:
            yield ""
            for note in satu.catatan:
                yield from wrapped(note)
        if kode != INDEKS:
            for form in same:
                yield ""
                yield _heading(form)
                yield from form_part.lines(form, kode)


def _heading(form: Form) -> str:
    satu = form.penilaian
    return f"{BOLD}{satu.opd.kode}, tingkat {satu.tingkat}, tahun {satu.tahun}{END}"


def _same_year(forms: Sequence[Form], tahun: int) -> list[Form]:
    return [form for form in forms if form.penilaian.tahun == tahun]
