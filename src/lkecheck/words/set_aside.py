"""What the reviewer set aside and what a baseline left out, in words; every report tells it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lkecheck.core.indonesian import day, number
from lkecheck.model.penilaian import Laporan, Penilaian, Temuan


def aside(temuan: Temuan) -> str | None:
    """Why a finding does not count: the exception, or the verdict that answers it; None where it does."""
    if temuan.dikecualikan is not None:
        return f"dikecualikan: {temuan.dikecualikan}"
    said = temuan.ditutup
    if said is None:
        return None
    answer = said.jawaban if said.jawaban is not None else number(said.nilai) if said.nilai is not None else "-"
    note = f", {said.catatan}" if said.catatan else ""
    return f"dijawab putusan APIP: {answer} ({said.jenjang}, {said.nama}, {day(said.tanggal)}{note})"


def counted(temuan: Sequence[Temuan]) -> str:
    """How many are set aside, as the end of a sentence about all of them; empty where none is."""
    excepted = sum(one.dikecualikan is not None for one in temuan)
    answered = sum(one.dikecualikan is None and one.ditutup is not None for one in temuan)
    parts = [f"{excepted} dikecualikan"] * bool(excepted) + [f"{answered} dijawab putusan APIP"] * bool(answered)
    return f"; {' dan '.join(parts)}, tidak menentukan kode keluar" if parts else ""


def of_run(laporan: Laporan) -> Iterator[str]:
    """The reviewer's folder and the baseline, a sentence each, where they were used."""
    reviu, base = laporan.reviu, laporan.dasar_banding
    if reviu is not None:
        yield (
            f"Reviu dari folder {reviu.folder}: {reviu.putusan} putusan dipakai, {reviu.terbuka_lagi} terbuka lagi, "
            f"{reviu.pengecualian} pengecualian berlaku atas {reviu.temuan_dikecualikan} temuan dan "
            f"{reviu.kriteria_tidak_berlaku} kriteria."
        )
    if base is not None:
        yield (
            f"Dibandingkan dengan {base.berkas} (tanggal {day(base.tanggal)}, sidik {base.sha256[:12]}): "
            f"{base.disembunyikan} temuan lama tidak ditampilkan "
            f"({base.mayor} mayor, {base.minor} minor, {base.observasi} observasi)."
        )


def of_opd(satu: Penilaian) -> Iterator[str]:
    """What APIP's verdicts come to, and the criteria that were declared not to apply."""
    ringkasan = satu.ringkasan
    if ringkasan.diputus is None or ringkasan.nilai_apip is None:
        return
    again = f", {ringkasan.terbuka_lagi} putusan terbuka lagi" if ringkasan.terbuka_lagi else ""
    yield (
        f"APIP memutus {ringkasan.diputus} kriteria{again}; nilai APIP {number(ringkasan.nilai_apip)} dari "
        f"{number(ringkasan.bobot)} (yang belum diputus memakai nilai yang didukung bukti)."
    )
    for kriteria in satu.kriteria:
        if kriteria.dikecualikan is not None:
            yield f"{kriteria.kode} tidak berlaku: {kriteria.dikecualikan}."


def statement(laporan: Laporan) -> str:
    """The result's own statement with what was left out of it."""
    return " ".join((laporan.pernyataan, *of_run(laporan)))
