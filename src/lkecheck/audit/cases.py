"""The proof of the audit's rules: runs the cases that travel with each."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from pydantic import ValidationError

from ..model.audit import AturanAudit, KasusAudit
from ..model.pack import Pack
from ..model.rekap import Rekap
from ..yamlio import Document
from .run import run


def wrong(pack: Pack, rules: Mapping[str, AturanAudit]) -> Iterator[str]:
    """What differs from the cases, in sentences; nothing where all hold. A rule needs a case that finds and one that does not."""
    for nama, aturan in rules.items():
        for number, kasus in enumerate(aturan.uji, start=1):
            title = f"{nama}, {kasus.nama or f'kasus {number}'}"
            try:
                yield from _one(pack, nama, aturan, kasus, title)
            except ValidationError as error:
                yield f"{title}: rekap kasus ini salah ({error.errors()[0]['loc']})."
        if not any(kasus.temuan for kasus in aturan.uji) or all(kasus.temuan for kasus in aturan.uji):
            yield f"{nama}: perlu satu kasus yang menemukan dan satu yang tidak."


def _one(pack: Pack, nama: str, aturan: AturanAudit, kasus: KasusAudit, title: str) -> Iterator[str]:
    head: dict[str, Any] = {"skema": "lkecheck/rekap/1", "instansi": "Contoh", "tahun": 2021}
    rekap = Rekap.model_validate({**head, **kasus.rekap})
    found = [one.temuan for one in run(rekap, Document(None, None), "kasus", pack, {nama: aturan}).found]
    places = tuple(one.letak for one in found if one.sifat != "pembulatan")
    guesses = tuple(guess for one in found for guess in one.dugaan)
    rounded = sum(one.sifat == "pembulatan" for one in found)
    if places != kasus.temuan:
        yield f"{title}: ditemukan pada {list(places)}, seharusnya {list(kasus.temuan)}."
    if guesses != kasus.dugaan:
        yield f"{title}: dugaan {list(guesses)}, seharusnya {list(kasus.dugaan)}."
    if rounded != kasus.pembulatan:
        yield f"{title}: {rounded} selisih pembulatan, seharusnya {kasus.pembulatan}."
