"""Compiles criteria into what both engines run: patterns, counted conditions (atoms), and rungs in normal form.

A rung's condition becomes a list of terms; a term is a list of literals that must all hold; a literal is
"atom counts at least n", or its denial. Denials are pushed down to the atoms here, so that no engine has to reason
about absence: every atom has a count in both worlds, zero included.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import product

from lkecheck.core.errors import Galat, PackError
from lkecheck.core.indonesian import amount
from lkecheck.model.pack import Pack
from lkecheck.model.rules import SYARAT, AmbangNilai, Dokumen, Kondisi, Kriteria

MAX_LITERALS = 8
MAX_TERMS = 32
MAX_CONDITIONS_PER_FACT = 60
MAX_ATOMS = 40_000

# Asked of a document, but not a test on one document: cakupan feeds counts, berkala counts several.
COUNTED = frozenset({"cakupan", "berkala"})


@dataclass(frozen=True, slots=True)
class Pattern:
    """A pair with what is asked of it; one pattern serves every document that asks the same."""

    jenis: str
    topik: str
    syarat: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Slot:
    """One need of a criterion: a wajib document, or an alternatif group (any of its patterns serves it)."""

    nama: str
    patterns: tuple[int, ...]
    figures: tuple[int, ...]
    berkala: int


@dataclass(frozen=True, slots=True)
class Atom:
    """A counted condition of one criterion; `slots` index into the criterion's slots."""

    kind: str
    slots: tuple[int, ...]
    label: str
    dua_tahun: bool = False
    irama: str = ""
    rekap: int = -1
    ambang: Decimal | None = None
    ragu: bool = False
    kata: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Literal:
    """Atom counts at least `need`; or, `denied`, it does not."""

    atom: int
    need: int
    denied: bool = False


Term = tuple[Literal, ...]


@dataclass(frozen=True, slots=True)
class Criterion:
    """A criterion compiled; `rungs` from the top, without the lowest. Atom ids are global: `first_atom` + index."""

    kode: str
    pairs: frozenset[tuple[str, str]]
    slots: tuple[Slot, ...]
    atoms: tuple[Atom, ...]
    first_atom: int
    rungs: tuple[tuple[Term, ...], ...]
    sumber_ragu: bool
    pilihan_ragu: bool
    daftar_ragu: bool
    bentuk: str
    skala_maks: Decimal | None


@dataclass(frozen=True, slots=True)
class Ruleset:
    """All criteria of one tingkat, ready to run."""

    patterns: tuple[Pattern, ...]
    criteria: tuple[Criterion, ...]
    sharers: dict[tuple[str, str], int]
    pita: tuple[tuple[str, int, object], ...]
    irama: dict[str, int]


def asked(dokumen: Dokumen) -> tuple[str, ...]:
    """The tests on one document, as facts name them, in the order of SYARAT."""
    names = []
    for syarat in SYARAT:
        if syarat not in dokumen.syarat or syarat in COUNTED:
            continue
        if syarat == "sebelum_penetapan" and dokumen.hasil is not None:
            names.append(f"{syarat}:{dokumen.hasil.jenis}/{dokumen.hasil.topik}")
        else:
            names.append(syarat)
    return tuple(names)


def compile_rules(pack: Pack, tingkat: str) -> Ruleset:
    """Compiles the scored criteria of one tingkat; raises PackError with every limit that is broken."""
    chosen = [satu for satu in pack.at(tingkat) if satu.dinilai]
    compiler = _Compiler(pack)
    criteria = [compiler.criterion(satu) for satu in chosen]
    compiler.check_facts()
    if compiler.galat:
        raise PackError(compiler.galat)
    sharers: dict[tuple[str, str], int] = {}
    for satu in criteria:
        for pair in satu.pairs:
            sharers[pair] = sharers.get(pair, 0) + 1
    return Ruleset(
        tuple(compiler.patterns),
        tuple(criteria),
        sharers,
        compiler.bands(),
        {str(nama): many for nama, many in pack.head.irama.items()},
    )


class _Compiler:
    def __init__(self, pack: Pack) -> None:
        self.pack = pack
        self.patterns: dict[Pattern, int] = {}
        self.next_atom = 0
        self.galat: list[Galat] = []

    def bands(self) -> tuple[tuple[str, int, object], ...]:
        """Bands with their rank: the strictest has the highest, equal thresholds share one."""
        order = sorted(self.pack.head.pita.items(), key=lambda item: _threshold(item[1]))
        ranks: dict[tuple[object, bool], int] = {}
        for _, ambang in order:
            ranks.setdefault(_threshold(ambang), len(ranks) + 1)
        return tuple((nama, ranks[_threshold(ambang)], ambang) for nama, ambang in order)

    def criterion(self, kriteria: Kriteria) -> Criterion:
        slots = tuple(self._slots(kriteria))
        names = {slot.nama: index for index, slot in enumerate(slots)}
        atoms: dict[Atom, int] = {}
        first = self.next_atom
        build = _Condition(self, kriteria, slots, names, atoms, first)
        rungs = []
        for letter in kriteria.tangga[:-1]:
            kondisi = kriteria.pilihan[letter].bila
            terms = build.terms(kondisi, denied=False) if kondisi is not None else []
            rungs.append(self._limited(kriteria, letter, terms))
        self.next_atom += len(atoms)
        return Criterion(
            kode=kriteria.kode,
            pairs=frozenset((dokumen.jenis, dokumen.topik) for dokumen in kriteria.semua_dokumen),
            slots=slots,
            atoms=tuple(atoms),
            first_atom=first,
            rungs=tuple(rungs),
            sumber_ragu=not self.pack.rejects(kriteria.sumber),
            pilihan_ragu=not self.pack.rejects(kriteria.sumber_pilihan or kriteria.sumber),
            daftar_ragu=not self.pack.rejects(kriteria.sumber_bukti),
            bentuk=self.pack.head.skala[kriteria.skala].bentuk,
            skala_maks=kriteria.rentang_nilai.maksimal if kriteria.rentang_nilai else None,
        )

    def _slots(self, kriteria: Kriteria) -> Iterator[Slot]:
        for nama, dokumen in kriteria.dokumen.wajib.items():
            yield self._slot(nama, (dokumen,))
        for nama, kelompok in kriteria.dokumen.alternatif.items():
            yield self._slot(nama, kelompok)

    def _slot(self, nama: str, dokumen: Sequence[Dokumen]) -> Slot:
        ids = [self._pattern(satu) for satu in dokumen]
        figures = tuple(p for p, satu in zip(ids, dokumen, strict=True) if "cakupan" in satu.syarat)
        berkala = self.pack.head.berkala_paling_sedikit if any("berkala" in satu.syarat for satu in dokumen) else 0
        return Slot(nama, tuple(ids), figures, berkala)

    def _pattern(self, dokumen: Dokumen) -> int:
        pattern = Pattern(dokumen.jenis, dokumen.topik, asked(dokumen))
        return self.patterns.setdefault(pattern, len(self.patterns))

    def rank(self, pita: str) -> int:
        return next(rank for nama, rank, _ in self.bands() if nama == pita)

    def _limited(self, kriteria: Kriteria, letter: str, terms: list[Term]) -> tuple[Term, ...]:
        if len(terms) > MAX_TERMS:
            self.tell(kriteria, f"pilihan {letter} terurai menjadi {len(terms)} gabungan; paling banyak {MAX_TERMS}.")
        longest = max((len(term) for term in terms), default=0)
        if longest > MAX_LITERALS:
            self.tell(kriteria, f"pilihan {letter} memakai {longest} kondisi sekaligus; paling banyak {MAX_LITERALS}.")
        return tuple(terms)

    def tell(self, kriteria: Kriteria, message: str) -> None:
        self.galat.append(Galat(f"{self.pack.id} {kriteria.kode}", 0, 0, message + " Sederhanakan atau pecah kriterianya."))

    def check_facts(self) -> None:
        """The engine's limit on how many conditions one fact may match."""
        per_pair: dict[tuple[str, str], int] = {}
        for pattern in self.patterns:
            pair = (pattern.jenis, pattern.topik)
            per_pair[pair] = per_pair.get(pair, 0) + 1
        for (jenis, topik), many in per_pair.items():
            if many > MAX_CONDITIONS_PER_FACT:
                message = (
                    f"{jenis} bertopik {topik} dipakai dengan {many} susunan syarat; paling banyak {MAX_CONDITIONS_PER_FACT}."
                )
                self.galat.append(Galat(self.pack.id, 0, 0, message))
        if self.next_atom > MAX_ATOMS:
            self.galat.append(Galat(self.pack.id, 0, 0, f"{self.next_atom} kondisi; paling banyak {MAX_ATOMS}."))


def _threshold(ambang: object) -> tuple[object, bool]:
    minimal, di_atas = ambang.minimal, ambang.di_atas  # type: ignore[attr-defined]
    return (minimal, True) if minimal is not None else (di_atas, False)


@dataclass(slots=True)
class _Condition:
    """Turns the conditions of one criterion into terms, collecting its atoms."""

    compiler: _Compiler
    kriteria: Kriteria
    slots: tuple[Slot, ...]
    names: dict[str, int]
    atoms: dict[Atom, int]
    first: int

    def terms(self, kondisi: Kondisi, denied: bool) -> list[Term]:
        """Disjunction of conjunctions; a denial is pushed down (De Morgan)."""
        parts: list[list[Term]] = [[(literal,)] for literal in self._literals(kondisi, denied)]
        for teil in kondisi.semua or ():
            parts.append(self.terms(teil, denied))
        if kondisi.salah_satu:
            options = [self.terms(teil, denied) for teil in kondisi.salah_satu]
            parts.append(self._all(options) if denied else self._any(options))
        if kondisi.bukan is not None:
            parts.append(self.terms(kondisi.bukan, not denied))
        return self._any(parts) if denied else self._all(parts)

    @staticmethod
    def _any(parts: list[list[Term]]) -> list[Term]:
        return list(dict.fromkeys(term for part in parts for term in part))

    @staticmethod
    def _all(parts: list[list[Term]]) -> list[Term]:
        combined = (tuple(dict.fromkeys(literal for term in choice for literal in term)) for choice in product(*parts))
        return list(dict.fromkeys(combined))

    def _literals(self, kondisi: Kondisi, denied: bool) -> Iterator[Literal]:
        chosen = self._chosen(kondisi.dokumen)
        counted = self._chosen(kondisi.dari) or chosen
        for slot in chosen:
            yield self._literal(Atom("dokumen", (slot,), f"dokumen {self.slots[slot].nama}"), 1, denied)
        if kondisi.rasio is not None:
            figures = tuple(s for s in counted if self.slots[s].figures)
            yield self._literal(Atom("rasio", figures, "cakupan"), self.compiler.rank(kondisi.rasio), denied)
        if kondisi.jumlah is not None:
            figures = tuple(s for s in counted if self.slots[s].figures)
            yield self._literal(Atom("jumlah", figures, "jumlah objek"), kondisi.jumlah, denied)
        if kondisi.kali is not None:
            two = kondisi.rentang == "dua_tahun"
            label = "periode dalam dua tahun" if two else "periode dalam tahun"
            yield self._literal(Atom("kali", counted, label, dua_tahun=two), kondisi.kali, denied)
        if kondisi.irama is not None:
            yield self._literal(Atom("irama", counted, f"periode {kondisi.irama}", irama=kondisi.irama), 1, denied)
        if kondisi.media is not None:
            yield self._literal(Atom("media", counted, "jenis media"), kondisi.media, denied)
        if kondisi.memuat is not None:
            label = f"isi memuat {', '.join(kondisi.memuat)}"
            yield self._literal(Atom("memuat", counted, label, kata=kondisi.memuat), 1, denied)
        if kondisi.ambang is not None:
            yield self._literal(self._threshold(counted, kondisi.ambang), 1, denied)
        if kondisi.nol is not None:
            named = self._chosen(kondisi.nol.dokumen)
            atom = Atom("nol", named, "rekap menyatakan nihil", rekap=self.names[kondisi.nol.rekap])
            yield self._literal(atom, 1, denied)
        if kondisi.manual is not None:
            yield self._literal(Atom("manual", (), f"dijawab pereviu: {kondisi.manual}"), 1, denied)

    def _threshold(self, counted: tuple[int, ...], ambang: AmbangNilai) -> Atom:
        doubtful = not self.compiler.pack.head.sumber[ambang.sumber].terverifikasi
        return Atom("ambang", counted, f"nilai paling sedikit {amount(ambang.minimal)}", ambang=ambang.minimal, ragu=doubtful)

    def _chosen(self, dokumen: str | tuple[str, ...] | None) -> tuple[int, ...]:
        if dokumen is None:
            return ()
        if isinstance(dokumen, str):
            return tuple(range(len(self.slots)))
        return tuple(self.names[nama] for nama in dokumen)

    def _literal(self, atom: Atom, need: int, denied: bool) -> Literal:
        index = self.atoms.setdefault(atom, len(self.atoms))
        return Literal(self.first + index, need, denied)
