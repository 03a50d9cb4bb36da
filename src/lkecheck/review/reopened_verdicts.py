"""putusan-terbuka-lagi: a verdict that was given on other evidence than there is now."""

from __future__ import annotations

from collections.abc import Iterator

from lkecheck.core.indonesian import day
from lkecheck.judge.findings.context import Context
from lkecheck.model.penilaian import Temuan

_CHANGED = "bukti yang ditautkan berubah sesudah putusan itu"
_UNREAD = "berkas tidak dibuka pada pemeriksaan ini, sehingga sidik buktinya tidak dapat dicocokkan"


def reopened(context: Context) -> Iterator[Temuan]:
    """One for each verdict that does not count any more."""
    for satu in context.judged.values():
        if satu.putusan is None or not satu.putusan.shown.terbuka:
            continue
        shown = satu.putusan.shown
        isi = {
            "kriteria": satu.kode,
            "jenjang": shown.jenjang,
            "nama": shown.nama,
            "tanggal": day(shown.tanggal),
            "sebab": _CHANGED if context.looks or not _has_files(context, satu.kode) else _UNREAD,
        }
        yield context.make(
            "putusan-terbuka-lagi",
            isi,
            kriteria=satu.kode,
            bukti=context.linked(satu.kode),
            tempat=context.place_of_answer(satu.kode),
            terdampak=(satu.kode,),
        )


def _has_files(context: Context, kode: str) -> bool:
    return any(context.items[nama].berkas for nama in context.linked(kode) if nama in context.items)
