"""A verdict of APIP as it stands beside what was judged."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from .hasil_reviu import JawabDinilai, PutusanDinilai
from .penilaian import StatusPemenuhan
from .reviu import PutusanFile


@dataclass(frozen=True, slots=True)
class Ruling:
    """An answer as it is shown, its score from 0 to 1, and its rung from the top."""

    text: str
    score: Decimal
    rung: int


@dataclass(frozen=True)
class Reviewed:
    """What the reviewer's folder holds for one manifest: its verdicts, and why criteria were declared not to apply."""

    putusan: PutusanFile | None = None
    lepas: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Decided:
    """A verdict as it is shown; `ruling` is None where it is open again, or holds no answer."""

    shown: PutusanDinilai
    ruling: Ruling | None
    nilai: Decimal

    def status(self, rungs: int) -> StatusPemenuhan:
        """By the rung of the answer; only where there is one."""
        rung = self.ruling.rung if self.ruling is not None else rungs - 1
        return "terpenuhi" if rung == 0 else "belum" if rung == rungs - 1 else "sebagian"

    @property
    def closing(self) -> JawabDinilai:
        """The verdict as a finding that it answers names it."""
        return JawabDinilai(**{name: getattr(self.shown, name) for name in JawabDinilai.model_fields})
