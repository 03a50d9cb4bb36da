"""Counts and values as the papers print them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from lkecheck import words
from lkecheck.model.penilaian import Bagian, Penilaian, PenilaianKriteria, Ringkasan, Temuan

from .fields import Jumlah, Nilai, Status


def counted(temuan: Iterable[Temuan]) -> Jumlah:
    """How many findings of each severity, those that were set aside among them."""
    found = list(temuan)
    many = Counter[str](one.keparahan for one in found)
    return Jumlah(
        semua=len(found),
        mayor=many["mayor"],
        minor=many["minor"],
        observasi=many["observasi"],
        dikecualikan=sum(not one.counts for one in found),
        kalimat=words.severities(many),
    )


def values(of: Bagian | Ringkasan) -> Nilai:
    """The sums of a node, or of a whole manifest."""
    return Nilai(
        bobot=words.number(of.bobot),
        mandiri=words.number(of.nilai_mandiri),
        didukung=words.number(of.nilai_didukung),
        mungkin=words.number(of.nilai_mungkin),
        apip=words.number(of.nilai_apip) if of.nilai_apip is not None else "",
        persen_didukung=words.number(words.share(of.nilai_didukung, of.bobot), 1),
    )


NOTHING = Nilai(bobot="", mandiri="", didukung="", mungkin="", apip="", persen_didukung="")
"""Of what has no weight of its own."""


def statuses(kriteria: Iterable[PenilaianKriteria]) -> Status:
    """How many criteria have each status."""
    many = Counter[str](one.status for one in kriteria)
    return Status(
        kriteria=many.total(),
        terpenuhi=many["terpenuhi"],
        sebagian=many["sebagian"],
        perlu_reviu=many["perlu_reviu"],
        belum=many["belum"],
        tidak_berlaku=many["tidak_berlaku"],
    )


def unchecked(penilaian: Iterable[Penilaian]) -> tuple[str, ...]:
    """What was not looked at, each kind with its number over all of them."""
    many = Counter[tuple[str, str]]()
    closed = False
    for satu in penilaian:
        closed = closed or not satu.diperiksa.berkas
        for one in satu.diperiksa.tidak_diperiksa:
            many[one.apa, one.sebab] += one.jumlah
    told = [words.CLOSED] if closed else []
    return (*told, *(f"{_capital(apa)} ({words.count(jumlah)}): {sebab}." for (apa, sebab), jumlah in many.items()))


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
