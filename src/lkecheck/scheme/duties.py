"""The duties of a city's working groups as the rules of a pack, so that the same engine judges them by facts made for them."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from lkecheck.model.city import SKALA_TUGAS, SUMBER_TUGAS
from lkecheck.model.pack import Pack, Skala, Sumber

_SCALE = Skala(bentuk="huruf", nilai={"Y": Decimal(1), "T": Decimal(0)}, sumber=SUMBER_TUGAS)
_SOURCE = Sumber(nama="Tugas kelompok kerja", terverifikasi=True)


def of_duties(pack: Pack) -> Pack | None:
    """The pack with its duties in place of its criteria; None where it names none."""
    file = pack.kota.tugas
    if file is None:
        return None
    more = {"skala": {**pack.head.skala, SKALA_TUGAS: _SCALE}, "sumber": {**pack.head.sumber, SUMBER_TUGAS: _SOURCE}}
    head = pack.head.model_copy(update=more)
    return replace(pack, head=head, kriteria={kode: tugas.as_kriteria(kode) for kode, tugas in file.tugas.items()})


def with_duties(pack: Pack) -> Pack:
    """The pack with its duties besides its criteria: what is asked of a file that may serve either."""
    duties = of_duties(pack)
    return pack if duties is None else replace(pack, kriteria={**pack.kriteria, **duties.kriteria})
