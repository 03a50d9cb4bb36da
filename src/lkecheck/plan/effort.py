"""How much work a step is, in half working days; without an estimate every step counts one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path

from lkecheck.core import validation, yaml
from lkecheck.core.errors import DocumentError, Galat, UsageError, did_you_mean, reason
from lkecheck.judge.wanted import Wanted
from lkecheck.model.pack import Pack
from lkecheck.model.usaha import Usaha

UNIT = 2
"""Costs are whole: so many make a step, or a working day."""


@dataclass(frozen=True)
class Effort:
    """Half days by criterion and by kind of document; `named` is False where every step counts the same."""

    default: int = UNIT
    by_criterion: Mapping[str, int] = field(default_factory=dict)
    by_kind: Mapping[str, int] = field(default_factory=dict)
    named: bool = False

    def of(self, kode: str, wanted: Wanted) -> int:
        """A criterion's own estimate, else that of its documents (of several that will do, the least), else the usual one."""
        if kode in self.by_criterion:
            return self.by_criterion[kode]
        if not self.named or not wanted.documents:
            return self.default
        return sum(min(self.by_kind.get(jenis, self.default) for jenis in dokumen.jenis) for dokumen in wanted.documents)


def read(raw: bytes, nama: str, packs: Sequence[Pack]) -> Effort:
    """An effort file, with all its problems at once; raises DocumentError."""
    usaha, document, galat = validation.read(Usaha, raw, nama)
    if usaha is not None:
        galat = [*galat, *_unknown(usaha, document, nama, packs)]
    if usaha is None or galat:
        raise DocumentError(galat)
    return Effort(
        _halves(usaha.bawaan),
        {kode: _halves(days) for kode, days in usaha.kriteria.items()},
        {jenis: _halves(days) for jenis, days in usaha.jenis.items()},
        named=True,
    )


def load(path: Path, packs: Sequence[Pack]) -> Effort:
    """The effort file at a path; raises UsageError where it cannot be read, DocumentError where it is wrong."""
    try:
        return read(path.read_bytes(), path.name, packs)
    except OSError as error:
        raise UsageError(f'Berkas usaha "{path}" tidak terbaca ({reason(error)}); periksa nama dan izinnya.') from None


def _unknown(usaha: Usaha, document: yaml.Document, nama: str, packs: Sequence[Pack]) -> Iterator[Galat]:
    codes = {kode for pack in packs for kode in pack.kriteria}
    kinds = {jenis for pack in packs for jenis in pack.kosakata.jenis}
    for kode in usaha.kriteria:
        if kode not in codes:
            line, column = document.place(("kriteria", kode), key=True)
            yield Galat(nama, line, column, f'kriteria "{kode}" tidak ada dalam paket.{did_you_mean(kode, codes)}')
    for jenis in usaha.jenis:
        if jenis not in kinds:
            line, column = document.place(("jenis", jenis), key=True)
            yield Galat(nama, line, column, f'jenis "{jenis}" tidak ada dalam kosakata.{did_you_mean(jenis, kinds)}')


def _halves(days: Decimal) -> int:
    return int(days * UNIT)
