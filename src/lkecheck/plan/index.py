"""The index of a run, for plans: what it is, and what a point of an OPD's own form adds to it."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from lkecheck.core.errors import UsageError
from lkecheck.judge.scoring.index import factors
from lkecheck.judge.scoring.lowest_parts import Form

from .goals import Index
from .standing import Standing

_INSTEAD = 'Untuk perangkat daerah saja, pakai bagian bobot, misalnya --target "95%".'


def of_forms(forms: Sequence[Form], *, needed: bool) -> Index | None:
    """The index of the forms of a run; None where there is none. Raises UsageError where one is `needed`."""
    years = sorted({form.penilaian.tahun for form in forms})
    found = factors(forms) if len(years) == 1 else {}
    if found:
        return _summed([Standing(form.penilaian, form.pack) for form in forms], found)
    if needed:
        raise UsageError(f"{_why(forms, years)} {_INSTEAD}")
    return None


def _summed(standings: Sequence[Standing], found: dict[tuple[str, str, str], Fraction]) -> Index:
    """The index is the sum of value x factor over the criteria of all forms, and so is each part of the form."""
    parts: dict[str, tuple[Fraction, Fraction]] = {}
    whole = Fraction(0)
    for standing in standings:
        satu, simpul = standing.penilaian, standing.pack.simpul
        for kode, one in standing.counted.items():
            weight = standing.worth(kode) * found.get((satu.opd.kode, satu.tingkat, one.area), Fraction(0))
            value = weight * standing.score(kode)
            whole += value
            here: str | None = one.sub_aspek
            while here is not None:
                before = parts.get(here, (Fraction(0), Fraction(0)))
                parts[here] = (before[0] + value, before[1] + weight)
                here = simpul[here].induk
    return Index(whole, found, parts)


def _why(forms: Sequence[Form], years: Sequence[int]) -> str:
    if len(years) > 1:
        return f"PATH memuat tahun {', '.join(map(str, years))}, sedangkan indeks dihitung per tahun; sebut satu tahun saja."
    central = [form.penilaian.opd.kode for form in forms if form.penilaian.tingkat == "pusat"]
    if central:
        return f"PATH memuat {len(central)} penilaian tingkat pusat ({', '.join(central)}); sebut folder satu pemerintah daerah."
    return "Indeks memerlukan manifest tingkat pusat, yang tidak ada pada PATH; sebut folder kota yang memuatnya."
