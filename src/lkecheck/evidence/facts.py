"""Manifest and looks at files -> facts: what each item of evidence is worth for each thing that may be asked of it."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from lkecheck.core.fields import NUMBER
from lkecheck.core.indonesian import day
from lkecheck.model.facts import RAGU, TIDAK, YA, Angka, Cacat, Fakta, FaktaBukti, Terlihat, Waktu
from lkecheck.model.manifest import Bukti, Cakupan, Manifest
from lkecheck.model.pack import Pack

_UNSEEN = Terlihat()
LEVEL = {"mencabut": TIDAK, "meragukan": RAGU, "memperingatkan": YA}


@dataclass(frozen=True, slots=True)
class Year:
    """The year under assessment, and the day to judge by: the earlier of the given date and its last day."""

    tahun: int
    acuan: date

    @classmethod
    def of(cls, tahun: int, tanggal: date) -> Year:
        return cls(tahun, min(tanggal, date(tahun, 12, 31)))

    @property
    def bulan_berjalan(self) -> int:
        """Whole months of the year that have run by the reference date."""
        if self.acuan.year < self.tahun:
            return 0
        last = monthrange(self.acuan.year, self.acuan.month)[1]
        return self.acuan.month - (self.acuan.day < last)


def collect(manifest: Manifest, pack: Pack, seen: Mapping[str, Terlihat], year: Year) -> Fakta:
    """All facts of a manifest. `seen` maps an item's id to what opening its files showed."""
    maker = _Maker(manifest, pack, year, seen)
    ordinals = {bukti.id: nomor for nomor, bukti in enumerate(manifest.bukti)}
    return Fakta(
        tahun=year.tahun,
        tingkat=manifest.tingkat,
        bulan_berjalan=year.bulan_berjalan,
        bukti=tuple(maker.fact(nomor, bukti) for nomor, bukti in enumerate(manifest.bukti)),
        kaitan={
            kode: {ordinals[kaitan.id]: _figure(kaitan.cakupan) for kaitan in jawaban.bukti}
            for kode, jawaban in manifest.jawaban.items()
        },
        nilai={kode: Decimal(nilai) for kode, jawaban in manifest.jawaban.items() if (nilai := _declared(jawaban.nilai))},
    )


def _declared(nilai: str | None) -> str | None:
    text = (nilai or "").strip().replace(",", ".")
    return text if NUMBER.match(text) else None


def time_of(bukti: Bukti) -> Waktu | None:
    """The period a document is counted in: its `periode`, else the month of its date."""
    if bukti.periode is not None:
        return period(bukti.periode)
    if bukti.tanggal is not None:
        month = bukti.tanggal.month
        return Waktu(bukti.tanggal.year, month, (month + 2) // 3, (month + 5) // 6)
    return None


def period(text: str) -> Waktu:
    """2022, 2022-S1, 2022-Q3 or 2022-07; a month lies in its quarter, a quarter in its semester."""
    year, _, part = text.partition("-")
    if not part:
        return Waktu(int(year))
    number = int(part.lstrip("SQ"))
    if part[0] == "S":
        return Waktu(int(year), semester=number)
    if part[0] == "Q":
        return Waktu(int(year), triwulan=number, semester=(number + 1) // 2)
    return Waktu(int(year), number, (number + 2) // 3, (number + 5) // 6)


def _figure(cakupan: Cakupan | None) -> Angka | None:
    return None if cakupan is None else Angka(cakupan.tercapai, cakupan.sasaran)


class _Maker:
    def __init__(self, manifest: Manifest, pack: Pack, year: Year, seen: Mapping[str, Terlihat]) -> None:
        self._seen = seen
        self._pack = pack
        self._tahun = year.tahun
        self._acuan = year.acuan
        self._revoked = dict(self._revocations(manifest.bukti, lambda bukti: bukti.mencabut))
        self._read_as_revoked = dict(self._revocations(manifest.bukti, lambda bukti: seen.get(bukti.id, _UNSEEN).mencabut))
        self._results = self._result_dates(manifest.bukti)

    def fact(self, nomor: int, bukti: Bukti) -> FaktaBukti:
        seen = self._seen.get(bukti.id, _UNSEEN)
        own = [*self._own_faults(bukti)]
        asked = {name: [*self._asked(name, bukti, seen)] for name in _ASKED}
        for fault in seen.cacat:
            (own if fault.syarat is None else asked[fault.syarat]).append(fault)
        levels = {name: self._level(faults) for name, faults in asked.items()}
        for name, latest in self._results.items():
            faults = self._after(name, bukti, latest)
            levels[name] = RAGU if latest is None and not faults else self._level(faults)
            asked[name] = [*faults]
        return FaktaBukti(
            nomor=nomor,
            jenis=bukti.jenis,
            topik=bukti.topik,
            dasar=self._level(own),
            syarat=levels,
            angka=_figure(bukti.cakupan),
            waktu=time_of(bukti),
            cacat=(*own, *(fault for faults in asked.values() for fault in faults)),
            kata=seen.kata,
            terbaca=seen.terbaca,
        )

    def _level(self, faults: Iterable[Cacat]) -> int:
        return min((LEVEL[self._effect(fault)] for fault in faults), default=YA)

    def _effect(self, fault: Cacat) -> str:
        return fault.dukungan or self._pack.temuan[fault.nama].dukungan or "memperingatkan"

    def _own_faults(self, bukti: Bukti) -> Iterator[Cacat]:
        """Faults that hold whatever a criterion asks."""
        judul = {"judul": bukti.judul}
        if not bukti.berkas:
            if bukti.tautan is not None:
                yield Cacat("tautan-belum-dibekukan", {**judul, **self._link(bukti.tautan)})
            else:
                yield Cacat("bukti-tanpa-berkas", judul)
        if bukti.status == "draf":
            yield Cacat("bukti-draf", {**judul, "status": "draf"})
        if bukti.status == "dicabut":
            yield Cacat("bukti-dicabut", {**judul, "oleh": ""})
        elif bukti.nomor is not None and _plain(bukti.nomor) in self._revoked:
            yield Cacat("bukti-dicabut", {**judul, "oleh": f" oleh {self._revoked[_plain(bukti.nomor)]}"})
        elif bukti.nomor is not None and _plain(bukti.nomor) in self._read_as_revoked:
            # What was only read asks a person; what the OPD declares itself takes support.
            oleh = f" menurut isi {self._read_as_revoked[_plain(bukti.nomor)]}"
            yield Cacat("bukti-dicabut", {**judul, "oleh": oleh}, dukungan="meragukan")
        until = bukti.berlaku.sampai if bukti.berlaku else None
        over = until is not None and until < date(self._tahun, 1, 1)
        if until is not None and (over or until < self._acuan):
            isi = {**judul, "sampai": day(until), "tahun": str(self._tahun)}
            yield Cacat("bukti-kedaluwarsa", isi, dukungan=None if over else "memperingatkan")
        if bukti.cakupan is not None and bukti.cakupan.tercapai > bukti.cakupan.sasaran:
            figures = {"tercapai": _number(bukti.cakupan.tercapai), "sasaran": _number(bukti.cakupan.sasaran)}
            yield Cacat("cakupan-melebihi-sasaran", {**judul, **figures})

    def _link(self, tautan: str) -> dict[str, str]:
        from .links import addresses  # few manifests have a bare link

        return {"tautan": tautan, "golongan": addresses.classify(tautan, self._pack.head.tautan).sisipan}

    def _asked(self, name: str, bukti: Bukti, seen: Terlihat) -> Iterator[Cacat]:
        """Faults against one thing that a criterion may ask."""
        judul = {"judul": bukti.judul}
        if name == "ditetapkan":
            if bukti.status is None:
                yield Cacat("bukti-draf", {**judul, "status": "belum dinyatakan ditetapkan"}, name)
            if bukti.nomor is None:
                yield Cacat("bukti-tanpa-nomor", judul, name)
            if bukti.tanggal is None:
                yield Cacat("bukti-tanpa-tanggal", judul, name)
        elif name == "ditandatangani":
            if not bukti.ditandatangani and not seen.bertanda_tangan:
                yield Cacat("bukti-tanpa-tanda-tangan", judul, name)
        elif name == "tahun_berjalan":
            yield from self._in_years(name, bukti, self._tahun, self._tahun)
        elif name == "dua_tahun_terakhir":
            yield from self._in_years(name, bukti, self._tahun - 1, self._tahun)
        elif name == "berlaku":
            yield from self._in_force(name, bukti)

    def _in_years(self, name: str, bukti: Bukti, first: int, last: int) -> Iterator[Cacat]:
        span = _span(bukti)
        if span is None:
            yield Cacat("bukti-tanpa-tanggal", {"judul": bukti.judul}, name)
        elif span[1] < date(first, 1, 1) or span[0] > date(last, 12, 31):
            yield self._outside(name, bukti)

    def _in_force(self, name: str, bukti: Bukti) -> Iterator[Cacat]:
        masa = bukti.berlaku
        begin = (masa.mulai if masa else None) or bukti.tanggal or (_span(bukti) or (None,))[0]
        if begin is None and (masa is None or masa.sampai is None):
            yield Cacat("bukti-tanpa-tanggal", {"judul": bukti.judul}, name)
        elif begin is not None and begin > date(self._tahun, 12, 31):
            yield self._outside(name, bukti)

    def _after(self, name: str, bukti: Bukti, latest: date | None) -> tuple[Cacat, ...]:
        if bukti.tanggal is None:
            return (Cacat("bukti-tanpa-tanggal", {"judul": bukti.judul}, name),)
        if latest is not None and bukti.tanggal > latest:
            return (self._outside(name, bukti, f"sesudah hasil yang harus didahuluinya ({day(latest)})"),)
        return ()

    def _outside(self, name: str, bukti: Bukti, why: str | None = None) -> Cacat:
        sebab = why or f"di luar tahun penilaian {self._tahun}"
        return Cacat("bukti-di-luar-tahun", {"judul": bukti.judul, "waktu": _when(bukti), "sebab": sebab}, name)

    def _revocations(self, items: Sequence[Bukti], revoked_by: Callable[[Bukti], Sequence[str]]) -> Iterator[tuple[str, str]]:
        """Numbers revoked by another decree of the manifest that was set by the end of the year, with that decree."""
        for bukti in items:
            if bukti.status == "draf" or (bukti.tanggal is not None and bukti.tanggal > date(self._tahun, 12, 31)):
                continue
            own = _plain(bukti.nomor) if bukti.nomor is not None else None
            for nomor in revoked_by(bukti):
                if _plain(nomor) != own:
                    yield _plain(nomor), bukti.nomor or bukti.judul

    def _result_dates(self, items: Sequence[Bukti]) -> dict[str, date | None]:
        """For each result that some criterion's preparation must precede: its latest date here."""
        latest: dict[str, date | None] = {}
        for hasil in self._pack.results:
            dates = [b.tanggal for b in items if b.jenis == hasil.jenis and hasil.topik in b.topik and b.tanggal]
            latest[f"sebelum_penetapan:{hasil.jenis}/{hasil.topik}"] = max(dates, default=None)
        return latest


_ASKED = ("ditetapkan", "ditandatangani", "tahun_berjalan", "berlaku", "dua_tahun_terakhir", "unit_dinilai")


def _span(bukti: Bukti) -> tuple[date, date] | None:
    """First and last day of a document: of its periode, else of berlaku, else its date."""
    if bukti.periode is not None:
        year = int(bukti.periode[:4])
        return date(year, 1, 1), date(year, 12, 31)
    masa = bukti.berlaku
    if masa is not None and (masa.mulai or masa.sampai):
        return masa.mulai or date.min, masa.sampai or date.max
    return (bukti.tanggal, bukti.tanggal) if bukti.tanggal is not None else None


def _when(bukti: Bukti) -> str:
    if bukti.periode is not None:
        return bukti.periode
    return day(bukti.tanggal) if bukti.tanggal is not None else "masa berlaku yang lain"


def _plain(nomor: str) -> str:
    return "".join(nomor.split()).casefold()


def _number(value: object) -> str:
    return format(value, "f")
