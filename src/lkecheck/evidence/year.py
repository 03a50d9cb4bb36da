"""The year under assessment."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Year:
    """The year under assessment, and the day to judge by: the earlier of the given date and its last day."""

    tahun: int
    acuan: date

    @classmethod
    def of(cls, tahun: int, tanggal: date) -> Year:
        return cls(tahun, min(tanggal, date(tahun, 12, 31)))

    @property
    def first_day(self) -> date:
        return date(self.tahun, 1, 1)

    @property
    def last_day(self) -> date:
        return date(self.tahun, 12, 31)

    @property
    def bulan_berjalan(self) -> int:
        """Whole months of the year that have run by the reference date."""
        if self.acuan.year < self.tahun:
            return 0
        last = monthrange(self.acuan.year, self.acuan.month)[1]
        return self.acuan.month - (self.acuan.day < last)
