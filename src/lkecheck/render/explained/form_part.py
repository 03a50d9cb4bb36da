"""A part of one form: the parts or criteria below it, and their sum."""

from __future__ import annotations

from collections.abc import Iterator

from lkecheck.judge.scoring.lowest_parts import Form
from lkecheck.model.penilaian import PenilaianKriteria
from lkecheck.render.terminal.lines import head, row, wrapped
from lkecheck.words import values


def lines(form: Form, kode: str) -> Iterator[str]:
    """The sum with what it is made of."""
    bagian = {satu.kode: satu for satu in form.penilaian.bagian}
    below = [satu for satu in bagian.values() if satu.induk == kode]
    own = bagian.get(kode)
    if own is None and not below:
        yield from wrapped("Tidak ada kriteria yang dinilai di sini, jadi bagian ini keluar dari jumlah dan dari bobot.", "  ")
        return
    yield head("  Bagian" if below else "  Kriteria: jawaban klaim / dukung / mungkin")
    if below:
        for satu in below:
            yield from row(f"{satu.kode} {satu.nama}", values(satu), 2)
    else:
        for kriteria in _criteria(form, kode):
            answers = " / ".join(answer or "-" for answer in _answers(kriteria))
            yield from row(f"{kriteria.kode}: {answers}", values(kriteria), 2)
    columns = zip(*(values(satu) for satu in below), strict=True)
    yield from row("Jumlah", values(own) if own is not None else [sum(column) for column in columns], 2)


def _criteria(form: Form, kode: str) -> Iterator[PenilaianKriteria]:
    for satu in form.penilaian.kriteria:
        if satu.status != "tidak_berlaku" and kode in (satu.sub_aspek, satu.area):
            yield satu


def _answers(satu: PenilaianKriteria) -> tuple[str | None, ...]:
    return satu.jawaban, satu.jawaban_didukung, satu.jawaban_mungkin
