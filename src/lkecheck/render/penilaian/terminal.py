"""The report an officer reads in a terminal: 80 columns, plain letters, good without colour."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Sequence

from lkecheck import words
from lkecheck.core.indonesian import figure
from lkecheck.model.penilaian import RANK, Laporan, Penilaian, PenilaianKriteria, Temuan
from lkecheck.render.terminal.city import index_lines, rank_lines
from lkecheck.render.terminal.lines import BOLD, DIM, END, RED, VALUES, WIDTH, YELLOW, broken, columns, cut, wrapped
from lkecheck.words.findings import by_criterion, laws, worth
from lkecheck.words.set_aside import aside, counted, of_opd, of_run

FEW = 5
"""How many criteria with findings are shown for each OPD where a run has several."""

_COLOUR = {"mayor": RED, "minor": YELLOW, "observasi": DIM}


def render(laporan: Laporan) -> bytes:
    """The report as text, with ANSI styles."""
    return ("\n".join(_lines(laporan)) + "\n").encode()


def _lines(laporan: Laporan) -> Iterator[str]:
    many = len(laporan.penilaian) > 1
    yield f"{BOLD}lkecheck {laporan.alat.versi}{END}  mesin {laporan.alat.mesin}, tanggal {laporan.tanggal}"
    if many:
        yield from _city(laporan.penilaian)
        yield from _overall(laporan)
    for satu in laporan.penilaian:
        yield ""
        yield from _one(satu, FEW if many else None, new=laporan.dasar_banding is not None)
    yield from _run(laporan)
    yield from broken(laporan.galat)
    for note in of_run(laporan):
        yield ""
        yield from wrapped(note)
    yield ""
    yield from textwrap.wrap(laporan.pernyataan, WIDTH)


def _city(penilaian: Sequence[Penilaian]) -> Iterator[str]:
    yield ""
    years = {satu.tahun for satu in penilaian}
    wide = 14 if len(years) == 1 else 19
    yield f"{BOLD}{'OPD':<{wide}} {'penuh':>5} {'sbgn':>5} {'reviu':>5} {'belum':>5} {'mayor':>6} {VALUES}{END}"
    for satu in penilaian:
        mayor = sum(temuan.keparahan == "mayor" and temuan.counts for temuan in satu.temuan)
        counts = [getattr(satu.ringkasan, status) for status in words.JUDGED]
        name = cut(words.called(satu.opd.kode, satu.tahun, years), wide)
        yield f"{name:<{wide}} {_counts(counts)} {mayor:>6} {columns(words.values(satu.ringkasan))}"


def _overall(laporan: Laporan) -> Iterator[str]:
    """The index of each year, and the OPDs by place where there are several."""
    for indeks in laporan.kota.indeks:
        yield ""
        yield from index_lines(indeks)
    if len(laporan.kota.peringkat) > 1:
        yield ""
        yield from rank_lines(laporan.kota.peringkat)


def _one(satu: Penilaian, few: int | None, *, new: bool) -> Iterator[str]:
    yield BOLD + "=" * WIDTH + END
    yield from wrapped(f"{satu.opd.kode}  {satu.opd.nama}, tingkat {satu.tingkat}, tahun {satu.tahun}", style=BOLD)
    yield from wrapped(f"{satu.manifest.berkas}, paket {satu.paket.id} versi {satu.paket.versi}")
    yield ""
    yield from _areas(satu)
    for note in of_opd(satu):
        yield from wrapped(note)
    yield ""
    yield from _findings(satu, few, new=new)
    yield ""
    yield "Yang tidak diperiksa:" if satu.diperiksa.tidak_diperiksa else "Yang tidak diperiksa: tidak ada yang dilewati."
    for item in satu.diperiksa.tidak_diperiksa:
        yield from wrapped(f"{item.apa} ({item.jumlah}): {item.sebab}.", "- ")


def _areas(satu: Penilaian) -> Iterator[str]:
    yield f"{BOLD}{'Area':<27} {'penuh':>5} {'sbgn':>5} {'reviu':>5} {'belum':>5} {VALUES}{END}"
    for bagian in satu.areas:
        counts = words.statuses(kriteria for kriteria in satu.kriteria if kriteria.area == bagian.kode)
        name = textwrap.wrap(f"{bagian.kode} {bagian.nama}", 27)
        yield f"{name[0]:<27} {_counts(counts)} {columns(words.values(bagian))}"
        yield from name[1:]
    yield f"{'Jumlah':<27} {_counts(words.statuses(satu.kriteria))} {columns(words.values(satu.ringkasan))}"


def _findings(satu: Penilaian, few: int | None, *, new: bool) -> Iterator[str]:
    total = {level: sum(temuan.keparahan == level for temuan in satu.temuan) for level in _COLOUR}
    if not satu.temuan:
        yield f"{BOLD}Tidak ada temuan {'baru ' if new else ''}atas yang diperiksa.{END}"
        return
    counts = ", ".join(f"{many} {level}" for level, many in total.items())
    yield from wrapped(f"{len(satu.temuan)} temuan: {counts}{counted(satu.temuan)}", style=BOLD)
    groups = by_criterion(satu.temuan)
    answers = {kriteria.kode: _defensible(kriteria) for kriteria in satu.kriteria}
    for at, group in enumerate(groups[:few], start=1):
        yield ""
        yield from _group(at, group, answers.get(group[0].kriteria or ""))
    if few is not None and len(groups) > few:
        rest = sum(len(group) for group in groups[few:])
        yield ""
        yield from wrapped(f"... dan {rest} temuan lain; jalankan lkecheck check pada folder perangkat daerah ini.")


def _defensible(kriteria: PenilaianKriteria) -> str:
    """The highest answer that evidence supports now, what may be above it, and what is claimed."""
    low, high = kriteria.jawaban_didukung, kriteria.jawaban_mungkin
    maybe = f", mungkin {figure(high)}" if high is not None and high != low else ""
    claim = f"diklaim {figure(kriteria.jawaban)}" if kriteria.jawaban is not None else "belum dijawab"
    return f"Jawaban yang dapat dipertahankan: {figure(low) if low is not None else 'belum ada'}{maybe} ({claim})"


def _group(at: int, group: Sequence[Temuan], answer: str | None) -> Iterator[str]:
    first = group[0]
    worst = max((satu.keparahan for satu in group), key=RANK.__getitem__)
    potensi = f"  senilai {worth(first.potensi)}" if worth(first.potensi) else ""
    title = first.kriteria or first.aturan
    again = f"  berulang sejak {first.berulang_sejak}" if first.berulang_sejak else ""
    yield f"{_COLOUR[worst]}{at:>3}. {worst.upper()}{END}  {BOLD}{title}{END}{potensi}{again}"
    yield from wrapped(first.kondisi, "     ")
    set_aside = aside(first)
    if set_aside is not None:
        yield from wrapped(f"{set_aside[0].upper()}{set_aside[1:]}", "     = ")
    for also in group[1:]:
        yield from wrapped(_told(also), "     + ")
    if answer is not None:
        yield from wrapped(answer, "     ")
    if first.pertanyaan:
        yield from wrapped(first.pertanyaan, "     Tanya  : ")
    if first.kriteria_terdampak and first.kriteria is None:
        yield from wrapped(", ".join(first.kriteria_terdampak), "     Untuk  : ")
    yield from wrapped(first.rekomendasi.uraian, "     Langkah: ")
    who = words.who(first.rekomendasi.penanggung_jawab)
    yield from wrapped(f"{who}, {first.rekomendasi.tenggat_hari} hari", "     Oleh   : ")
    yield from wrapped(laws(first), "     Dasar  : ")
    yield f"{DIM}     Di     : {first.lokasi}{END}"


def _told(temuan: Temuan) -> str:
    set_aside = aside(temuan)
    return f"{temuan.pesan} [{set_aside}]" if set_aside is not None else temuan.pesan


def _run(laporan: Laporan) -> Iterator[str]:
    kota = laporan.kota
    if kota.temuan:
        yield ""
        yield f"{BOLD}Temuan atas seluruh kota{END}"
        for temuan in kota.temuan:
            yield from wrapped(f"{temuan.keparahan}: {_told(temuan)}", "- ")
    if kota.tugas:
        shown = {status: sum(tugas.status == status for tugas in kota.tugas) for status in words.JUDGED}
        yield ""
        yield f"{BOLD}Tugas pokja{END}"
        counts = f"{shown['terpenuhi']} terbukti, {shown['perlu_reviu']} perlu reviu, {shown['belum']} belum terbukti"
        yield from wrapped(f"{len(kota.tugas)} tugas (tanpa bobot dalam LKE): {counts}. Rinciannya pada keluaran json.")


def _counts(counts: Sequence[int]) -> str:
    return " ".join(f"{many:>5}" for many in counts)
