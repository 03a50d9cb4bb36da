"""The plan an officer reads in a terminal: the outcome first, who does what, then each step with its documents."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from lkecheck import words
from lkecheck.core.indonesian import amount, number
from lkecheck.model.rencana import JawabanKini, Langkah, Rencana, RencanaOpd
from lkecheck.render.terminal.lines import BOLD, DIM, END, WIDTH, broken, cut, wrapped
from lkecheck.words import who

_STATES = {"belum_ada": "", "diragukan": " (ada, tetapi masih diragukan)", "dilengkapi": " (sudah ada, lengkapi)"}


def render(rencana: Rencana) -> bytes:
    """The plan as text, with ANSI styles."""
    return ("\n".join(_lines(rencana)) + "\n").encode()


def _lines(rencana: Rencana) -> Iterator[str]:
    many = len(rencana.perangkat) > 1
    yield f"{BOLD}lkecheck {rencana.alat.versi}{END}  rencana, tanggal {rencana.tanggal}"
    yield from _head(rencana)
    if many:
        yield from _table(rencana)
    for part in rencana.perangkat:
        if part.langkah or not many:
            yield from _part(rencana, part, whole=not many)
    yield from _notes(rencana)
    yield ""
    yield from wrapped(rencana.pernyataan)


def _head(rencana: Rencana) -> Iterator[str]:
    sasaran = rencana.sasaran
    yield ""
    yield from wrapped(_target(rencana), "Sasaran: ")
    if sasaran.sumber:
        yield from wrapped(sasaran.sumber, "Sumber : ")
    if rencana.sampai:
        yield f"Sampai : {rencana.sampai}"
    lines = list(wrapped(rencana.penjelasan, "Hasil  : "))
    yield f"{BOLD}{lines[0]}{END}"
    yield from lines[1:]
    for batas in rencana.batas:
        if rencana.indeks is not None and batas.bagian == "indeks":
            continue
        told = f"{batas.nama}: {number(batas.sekarang)} menjadi {number(batas.nanti)}"
        above = "lebih dari" if batas.lebih_dari else "paling sedikit"
        yield from wrapped(f"{told}, {above} {number(batas.paling_sedikit)}", "         ")
    if rencana.indeks is not None:
        now, then = rencana.indeks.kategori_sekarang, rencana.indeks.kategori_nanti
        yield (
            f"Indeks : {number(rencana.indeks.sekarang)}{f' ({now})' if now else ''} menjadi "
            f"{number(rencana.indeks.nanti)}{f' ({then})' if then else ''}"
        )


def _target(rencana: Rencana) -> str:
    sasaran = rencana.sasaran
    if sasaran.jenis == "persen":
        return f"{sasaran.teks} dari bobot yang dinilai, bagi tiap perangkat daerah"
    if sasaran.jenis == "quickwin":
        return f"quick win {sasaran.teks}: lebih dari {amount(sasaran.ambang)}% bobot {sasaran.bagian}"
    if sasaran.jenis == "kategori":
        return f"kategori {sasaran.teks}, indeks {'di atas' if sasaran.lebih_dari else 'mulai'} {amount(sasaran.ambang)}"
    return f"indeks {amount(sasaran.ambang)}"


def _table(rencana: Rencana) -> Iterator[str]:
    days = rencana.satuan == "hari_kerja"
    yield ""
    work = f" {'hari':>6}" if days else ""
    yield f"{BOLD}{'OPD':<20} {'langkah':>7}{work} {'sekarang':>9} {'nanti':>7} {'bobot':>7}  batas{END}"
    years = {part.tahun for part in rencana.perangkat}
    for part in rencana.perangkat:
        work = f" {amount(part.usaha):>6}" if days else ""
        values = f"{number(part.sekarang):>9} {number(part.nanti):>7} {number(part.bobot):>7}"
        name = cut(words.called(part.opd.kode, part.tahun, years), 20)
        yield f"{name:<20} {len(part.langkah):>7}{work} {values}  {_state(part)}"


def _state(part: RencanaOpd) -> str:
    if not part.batas:
        return "-"
    return "tercapai" if all(batas.tercapai for batas in part.batas) else "tidak"


def _part(rencana: Rencana, part: RencanaOpd, *, whole: bool) -> Iterator[str]:
    yield ""
    yield BOLD + "=" * WIDTH + END
    yield from wrapped(f"{part.opd.kode}  {part.opd.nama}, tingkat {part.tingkat}, tahun {part.tahun}", style=BOLD)
    yield f"Nilai {number(part.sekarang)} menjadi {number(part.nanti)} dari {number(part.bobot)}"
    for batas in part.batas:
        above = "lebih dari" if batas.lebih_dari else "paling sedikit"
        state = "tercapai" if batas.tercapai else "tidak tercapai"
        text = f"{batas.nama}: {number(batas.sekarang)} menjadi {number(batas.nanti)}, {above} {number(batas.paling_sedikit)}"
        yield from wrapped(f"{text} ({state})", "- ")
    for step in part.langkah:
        yield ""
        yield from _step(rencana, step, whole)
    if whole:
        yield from _answers(part)
        yield from _left_out(part)


def _step(rencana: Rencana, step: Langkah, whole: bool) -> Iterator[str]:
    index = f", indeks +{_fine(step.tambahan_indeks)}" if step.tambahan_indeks is not None else ""
    work = f", {amount(step.usaha)} hari kerja" if rencana.satuan == "hari_kerja" else ""
    head = f"{step.kode}  {step.dari} ke {step.ke}"
    yield f"{step.nomor:>3}. {BOLD}{head}{END}  nilai +{_fine(step.tambahan_nilai)}{index}{work}"
    yield from wrapped(step.pernyataan, "     ")
    for number_, dokumen in enumerate(step.dokumen):
        yield from wrapped(dokumen.uraian + _STATES[dokumen.keadaan], "     Dokumen: - " if not number_ else "              - ")
    for number_, text in enumerate(step.rincian):
        yield from wrapped(text, "     Isinya : - " if not number_ else "              - ")
    if step.keputusan:
        yield from wrapped(f"mintakan keputusan: {step.keputusan}", "     Pereviu: ")
    if whole:
        yield from wrapped(step.langkah, "     Langkah: ")
    yield from wrapped(f"{who(step.penanggung_jawab)}, {step.tenggat_hari} hari", "     Oleh   : ")
    if step.prasyarat:
        yield from wrapped(", ".join(step.prasyarat), "     Sesudah: ")
    if whole and step.pengganti:
        others = "; ".join(f"{one.kode} ke {one.ke} (+{_fine(one.tambahan_nilai)})" for one in step.pengganti)
        yield from wrapped(others, "     Atau   : ", style=DIM)


def _answers(part: RencanaOpd) -> Iterator[str]:
    """Every criterion with what can be defended now."""
    yield ""
    yield f"{BOLD}Jawaban yang dapat dipertahankan sekarang{END}"
    yield f"{'kriteria':<12} {'dijawab':>10} {'didukung':>10} {'mungkin':>10} {'nilai':>7} {'bobot':>7}"
    for one in part.kriteria:
        yield f"{one.kode:<12} {_shown(one.jawaban)} {_shown(one.didukung)} {_shown(one.mungkin)} {_values(one)}"


def _fine(value: Decimal) -> str:
    """What a step adds: three decimals, since many are worth less than a hundredth."""
    return number(value, 3)


def _shown(text: str | None) -> str:
    return f"{cut(text or '-', 10):>10}"


def _values(one: JawabanKini) -> str:
    return f"{_fine(one.nilai):>7} {_fine(one.bobot):>7}"


def _left_out(part: RencanaOpd) -> Iterator[str]:
    if part.tak_terangkat:
        yield ""
        yield f"{BOLD}Tidak dapat diandalkan oleh rencana ini{END}"
        for one in part.tak_terangkat:
            yield from wrapped(f"{one.kode}: {one.sebab}", "- ")


def _notes(rencana: Rencana) -> Iterator[str]:
    yield ""
    yield f"{BOLD}Catatan{END}"
    for text in rencana.catatan:
        yield from wrapped(text, "- ")
    if len(rencana.perangkat) > 1 and rencana.ratl:
        yield from wrapped(
            "Langkah lengkap dan penggantinya: jalankan pada folder satu perangkat daerah, atau pakai --output csv atau json.",
            "- ",
        )
    if not rencana.pembuktian.terbukti:
        gap = rencana.pembuktian.selisih
        yield from wrapped(
            f"Belum terbukti paling ringan; selisihnya paling banyak {amount(gap.quantize(Decimal('0.1')))}.", "- "
        )
    yield from broken(rencana.galat)
