"""What an author of rules reads in a terminal: what is wrong, each at its place, and the counts."""

from __future__ import annotations

from collections.abc import Iterator

from lkecheck.model.uji import HasilUji, KasusUji


def render(hasil: HasilUji) -> bytes:
    """One line for each thing that is wrong; the counts are there in any case."""
    return ("\n".join(_lines(hasil)) + "\n").encode()


def _lines(hasil: HasilUji) -> Iterator[str]:
    of_criteria, of_audit = hasil.kasus_dari("kriteria"), hasil.kasus_dari("audit")
    wrong = [kasus for kasus in of_criteria if kasus.salah]
    yield from (_case(kasus) for kasus in wrong)
    yield from (f"{one.lokasi}: {one.kode}: {one.pesan}" for one in hasil.catatan)
    yield f"{len(of_criteria)} kasus dari {hasil.kriteria} kriteria dijalankan, {len(wrong)} salah."
    if hasil.aturan_audit:
        wrong = [kasus for kasus in of_audit if kasus.salah]
        yield from (_case(kasus) for kasus in wrong)
        yield f"{len(of_audit)} kasus dari {hasil.aturan_audit} aturan audit dijalankan, {len(wrong)} salah."
    if hasil.perubahan is not None:
        for one in hasil.perubahan:
            for uraian in one.lolos:
                yield f"{one.lokasi}: {one.kode}: perubahan ini tidak disadari kasus mana pun: {uraian}."
        tried = sum(one.dicoba for one in hasil.perubahan)
        yield f"{tried} perubahan dicoba, {sum(len(one.lolos) for one in hasil.perubahan)} tidak disadari."


def _case(kasus: KasusUji) -> str:
    tingkat = f" ({kasus.tingkat})" if kasus.tingkat else ""
    return f"{kasus.lokasi}: {kasus.kode}{tingkat}, {kasus.nama}: {'; '.join(kasus.salah)}."
