"""Rungs that make no sense: one that can never hold, one that is never the highest because another always holds with it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from lkecheck.judge.engine import Engine
from lkecheck.judge.engine.ruleset import Criterion, Literal, Term
from lkecheck.model.pack import Pack
from lkecheck.model.rules import Kriteria


@dataclass(frozen=True, slots=True)
class Remark:
    """What is wrong with one rung of one criterion."""

    kode: str
    pilihan: str
    pesan: str


def remarks(pack: Pack) -> Iterator[Remark]:
    """All remarks on the scored criteria of a pack, each criterion once."""
    told: set[str] = set()
    for tingkat in ("pusat", "unit"):
        for criterion in Engine(pack, "python").compile(tingkat).criteria:
            if criterion.kode not in told:
                told.add(criterion.kode)
                yield from _of(pack.kriteria[criterion.kode], criterion)


def _of(kriteria: Kriteria, criterion: Criterion) -> Iterator[Remark]:
    for rung, terms in enumerate(criterion.rungs):
        letter = kriteria.tangga[rung]
        if all(_impossible(criterion, term) for term in terms):
            yield Remark(kriteria.kode, letter, f"pilihan {letter} tidak pernah dapat tercapai; kondisinya saling meniadakan.")
        for higher, others in enumerate(criterion.rungs[:rung]):
            if terms and all(any(_implies(term, other) for other in others) for term in terms):
                above = kriteria.tangga[higher]
                yield Remark(
                    kriteria.kode,
                    letter,
                    f"pilihan {letter} tertutup oleh {above}: setiap kali {letter} terpenuhi, {above} pun terpenuhi.",
                )
                break


def _impossible(criterion: Criterion, term: Term) -> bool:
    """A term asks and denies the same count, or counts where there is nothing to count."""
    for literal in term:
        atom = criterion.atoms[literal.atom - criterion.first_atom]
        if not literal.denied and atom.kind in ("rasio", "jumlah") and not atom.slots:
            return True
        if not literal.denied and any(
            other.atom == literal.atom and other.denied and other.need <= literal.need for other in term
        ):
            return True
    return False


def _implies(term: Term, other: Term) -> bool:
    """True where `other` holds whenever `term` does."""
    return all(any(_stronger(own, wanted) for own in term) for wanted in other)


def _stronger(own: Literal, wanted: Literal) -> bool:
    if own.atom != wanted.atom or own.denied != wanted.denied:
        return False
    return own.need <= wanted.need if own.denied else own.need >= wanted.need
