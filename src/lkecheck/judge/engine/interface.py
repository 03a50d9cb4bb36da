"""What an engine must be able to do: three strata, from facts to hits, from counts to rungs, from rungs to a status."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple, Protocol

from lkecheck.model.facts import FaktaBukti

Hits = dict[int, set[int]]
"""Pattern number to the ordinals of the evidence that matches it."""

Supported = set[tuple[int, int]]
"""(criterion, rung) pairs whose condition holds."""


class Putusan(NamedTuple):
    """What the last stratum needs to know of one criterion.

    `puncak`: the top rung is surely supported. `terbawah`: nothing above the lowest is. `naik`: a higher rung is
    possible. `sumber_ragu`: nobody verified the statement. `setara`: a faultless document outside the (unverified)
    list was linked, which may be an equivalent.
    """

    puncak: bool
    terbawah: bool
    naik: bool
    sumber_ragu: bool
    setara: bool


class Matcher(Protocol):
    """The seam. `least` is the level a fact must reach: 2 for what surely holds, 1 for what possibly holds."""

    name: str

    def hits(self, facts: Sequence[FaktaBukti], least: int) -> Hits: ...

    def supported(self, counts: Mapping[int, int], others: Mapping[int, int]) -> Supported: ...

    def statuses(self, putusan: Sequence[Putusan]) -> list[str]: ...

    def close(self) -> None: ...


def status_of(satu: Putusan) -> str:
    """The status table of the contracts, read from the top."""
    if satu.puncak:
        return "terpenuhi"
    if satu.naik or satu.sumber_ragu or (satu.terbawah and satu.setara):
        return "perlu_reviu"
    return "belum" if satu.terbawah else "sebagian"
