"""What crosses from evidence to engine and back: levels, links, counts, and the outcome with its trace."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction

TIDAK, RAGU, YA = 0, 1, 2
"""Three values as levels: does not hold, in doubt, holds. The least of parts is `min`, the greatest is `max`."""


@dataclass(frozen=True, slots=True)
class Waktu:
    """A period of a document: the year, and the month, quarter or semester where it is known."""

    tahun: int
    bulan: int | None = None
    triwulan: int | None = None
    semester: int | None = None


@dataclass(frozen=True, slots=True)
class Angka:
    """A coverage figure of a document."""

    tercapai: Decimal
    sasaran: Decimal


@dataclass(frozen=True, slots=True)
class Cacat:
    """A fault of an item: its name, what to say of it, and the syarat it answers (None: whatever is asked).

    `dukungan` differs from the pack's table only where the contracts say so.
    """

    nama: str
    isi: Mapping[str, str]
    syarat: str | None = None
    dukungan: str | None = None


@dataclass(frozen=True, slots=True)
class Terlihat:
    """What opening an item's files showed: faults, a signature that holds, and words that criteria ask for.

    `terbaca` is True where the whole text was read, so that a word that is not in `kata` is not there. `mencabut` are
    the numbers of decrees that the document's own text revokes.
    """

    cacat: tuple[Cacat, ...] = ()
    bertanda_tangan: bool = False
    kata: frozenset[str] = frozenset()
    terbaca: bool = False
    mencabut: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class FaktaBukti:
    """One item of evidence as an engine sees it. `nomor` is its ordinal in the manifest.

    `dasar` is the level that holds whatever a criterion asks; `syarat` the level for each thing that may be asked.
    """

    nomor: int
    jenis: str
    topik: tuple[str, ...]
    dasar: int
    syarat: Mapping[str, int]
    angka: Angka | None
    waktu: Waktu | None
    cacat: tuple[Cacat, ...] = ()
    kata: frozenset[str] = frozenset()
    terbaca: bool = False


@dataclass(frozen=True, slots=True)
class Fakta:
    """All facts of a manifest. `kaitan` maps a criterion to the linked ordinals with the link's own figure.

    `nilai` are the numbers declared for indicators: a document that states none is taken to show them.
    """

    tahun: int
    tingkat: str
    bulan_berjalan: int
    bukti: tuple[FaktaBukti, ...]
    kaitan: Mapping[str, Mapping[int, Angka | None]]
    nilai: Mapping[str, Decimal] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class AtomOutcome:
    """One counted condition: what the next rung needs of it (0: nothing), how much surely and possibly holds, by what."""

    label: str
    perlu: int
    pasti: int
    mungkin: int
    bukti_pasti: tuple[int, ...]
    bukti_mungkin: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What the evidence says of one criterion: rungs as indexes from the top, the trace, and figures for numbers.

    `mungkin_bukti` is what the evidence alone leaves possible; `mungkin` is the top where an unverified source, or a
    document that may be an equivalent, leaves more open. `berdokumen` is the level at which every document that is
    needed is there, whatever else a rung asks.
    """

    kode: str
    status: str
    didukung: int
    mungkin: int
    atom: tuple[AtomOutcome, ...]
    rasio_pasti: Fraction | None = None
    rasio_mungkin: Fraction | None = None
    angka_pasti: Decimal | None = None
    berdokumen: int = TIDAK
    mungkin_bukti: int = 0
