"""The proof of the audit's rules: runs the cases that travel with each."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from pydantic import ValidationError

from lkecheck.core.yaml import Document
from lkecheck.model.audit import AturanAudit, KasusAudit
from lkecheck.model.pack import Pack
from lkecheck.model.rekap import Rekap

from .run import run


@dataclass(frozen=True, slots=True)
class AuditCaseOutcome:
    """One case after its run: its rule, its own name, its place in the rule from 0, and what differs, in sentences.

    A rule whose cases all find something, or all find nothing, gives one more, with the place after the last case.
    """

    aturan: str
    nama: str
    nomor: int
    salah: tuple[str, ...]


def outcomes(pack: Pack, rules: Mapping[str, AturanAudit]) -> Iterator[AuditCaseOutcome]:
    """Runs all cases of the rules, each rule alone."""
    for nama, aturan in rules.items():
        for number, kasus in enumerate(aturan.uji):
            try:
                salah = tuple(_differences(pack, nama, aturan, kasus))
            except ValidationError as error:
                salah = (f"rekap kasus ini salah ({error.errors()[0]['loc']})",)
            yield AuditCaseOutcome(nama, kasus.nama, number, salah)
        if not any(kasus.temuan for kasus in aturan.uji) or all(kasus.temuan for kasus in aturan.uji):
            lack = ("perlu satu kasus yang menemukan dan satu yang tidak",)
            yield AuditCaseOutcome(nama, "kelengkapan kasus", len(aturan.uji), lack)


def _differences(pack: Pack, nama: str, aturan: AturanAudit, kasus: KasusAudit) -> Iterator[str]:
    head: dict[str, Any] = {"skema": "lkecheck/rekap/1", "instansi": "Contoh", "tahun": 2021}
    rekap = Rekap.model_validate({**head, **kasus.rekap})
    found = [one.temuan for one in run(rekap, Document(None, None), "kasus", pack, {nama: aturan}).found]
    places = tuple(one.letak for one in found if one.sifat != "pembulatan")
    guesses = tuple(guess for one in found for guess in one.dugaan)
    rounded = sum(one.sifat == "pembulatan" for one in found)
    if places != kasus.temuan:
        yield f"ditemukan pada {list(places)}, seharusnya {list(kasus.temuan)}"
    if guesses != kasus.dugaan:
        yield f"dugaan {list(guesses)}, seharusnya {list(kasus.dugaan)}"
    if rounded != kasus.pembulatan:
        yield f"{rounded} selisih pembulatan, seharusnya {kasus.pembulatan}"
