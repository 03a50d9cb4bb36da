"""The index of a run, for plans: what it is, and what a point of an OPD's own form adds to it."""

from __future__ import annotations

from collections.abc import Sequence

from ..errors import UsageError
from ..model.pack import Pack
from ..model.penilaian import Laporan
from .goals import Index


def of_report(laporan: Laporan, packs: Sequence[Pack], *, needed: bool) -> Index | None:
    """The index of a run; None where there is none. Raises UsageError where one is `needed`."""
    if needed and not any(satu.tingkat == "pusat" for satu in laporan.penilaian):
        raise UsageError(
            "Indeks memerlukan manifest tingkat pusat, yang tidak ada pada PATH. Sebut folder kota yang memuatnya, "
            'atau pakai bagian bobot, misalnya --target "95%".'
        )
    if needed and packs:
        raise UsageError('Indeks belum dihitung pada versi ini; pakai bagian bobot, misalnya --target "95%".')
    return None
