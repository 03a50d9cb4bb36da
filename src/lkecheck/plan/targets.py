"""What a plan is to reach, as it is typed: a share of the weight, the quick win of the year, an index, a category."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Literal

from lkecheck.core.errors import UsageError, did_you_mean
from lkecheck.model.pack import Pack

QUICKWIN = "quickwin"
_NUMBER = re.compile(r"[0-9]{1,3}(?:[.,][0-9]{1,6})?\Z")
_FORMS = (
    'tulis bagian bobot (misalnya "95%"), indeks ("72.5"), kategori indeks ("CC"), atau "quickwin" untuk ambang quick win '
    "tahun yang dinilai"
)


@dataclass(frozen=True, slots=True)
class Target:
    """A target. `ambang` is a share of one for `persen` and `quickwin`, points for `indeks` and `kategori`."""

    jenis: Literal["persen", "quickwin", "indeks", "kategori"]
    teks: str
    ambang: Fraction
    strict: bool = False
    node: str | None = None
    sumber: str | None = None

    @property
    def of_index(self) -> bool:
        return self.jenis in ("indeks", "kategori")

    @property
    def shown(self) -> Decimal:
        """The threshold as it is told: in percent, or in points."""
        value = self.ambang if self.of_index else self.ambang * 100
        return Decimal(value.numerator) / Decimal(value.denominator)


def parse(text: str, packs: Sequence[tuple[Pack, int]]) -> Target:
    """The target, by the packs and years at hand; raises UsageError with what may be written."""
    word = text.strip()
    if word.casefold() == QUICKWIN:
        return _quick_win(packs)
    number = word.removesuffix("%").strip()
    if _NUMBER.match(number):
        value = Fraction(number.replace(",", "."))
        if not 0 < value <= 100:
            raise UsageError(f'--target "{text}" di luar 0 sampai 100; {_FORMS}.')
        return Target("persen", f"{number}%", value / 100) if word.endswith("%") else Target("indeks", number, value)
    return _category(text, word, packs)


def _category(text: str, word: str, packs: Sequence[tuple[Pack, int]]) -> Target:
    known = {nama: kategori for pack, _ in packs for nama, kategori in pack.head.kategori.items()}
    found = next((nama for nama in known if nama.casefold() == word.casefold()), None)
    if found is None:
        hint = did_you_mean(word.upper(), known) or did_you_mean(word.casefold(), [QUICKWIN])
        names = f" Kategori paket ini: {', '.join(known)}." if known else " Paket ini tidak memuat kategori indeks."
        raise UsageError(f'--target "{text}" tidak dikenal.{hint}{names} Untuk yang lain, {_FORMS}.')
    kategori = known[found]
    return Target("kategori", f"{found} ({kategori.sebutan})", Fraction(kategori.di_atas), strict=kategori.di_atas > 0)


def _quick_win(packs: Sequence[tuple[Pack, int]]) -> Target:
    """The greatest threshold of the year: whoever passes that passes them all."""
    pack, tahun = packs[0]
    if any(other.id != pack.id or year != tahun for other, year in packs):
        raise UsageError("--target quickwin memerlukan satu paket dan satu tahun; jalankan untuk tiap tahun sendiri-sendiri.")
    wins = pack.kota.sasaran.quick_win if pack.kota.sasaran is not None else {}
    shares = {kode: win for kode, win in wins.items() if win.ambang_persen is not None and win.bagian is not None}
    here = {kode: win for kode, win in shares.items() if tahun in win.tahun}
    if not here:
        years = sorted({tahun for win in shares.values() for tahun in win.tahun})
        known = f" Ambangnya ada untuk tahun {', '.join(map(str, years))}." if years else ""
        raise UsageError(
            f'Paket "{pack.id}" tidak memuat ambang quick win untuk tahun {tahun}.{known} '
            'Tulis ambangnya sendiri, misalnya --target "95%".'
        )
    kode, win = max(here.items(), key=lambda pair: (pair[1].ambang_persen or 0, pair[0]))
    share = Fraction(win.ambang_persen or 0) / 100
    return Target("quickwin", ", ".join(here), share, strict=True, node=win.bagian, sumber=wins[kode].sumber)
