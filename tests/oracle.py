"""The oracle: judges one criterion straight from its rule, in three-valued logic, slowly and obviously.

It shares no code with the engines: no patterns, no terms, no counts in two worlds. 0 = tidak, 1 = belum_pasti, 2 = ya.
"""

from __future__ import annotations

from fractions import Fraction

from lkecheck.model.facts import Fakta, FaktaBukti
from lkecheck.model.pack import Pack
from lkecheck.model.rules import Dokumen, Kondisi, Kriteria


class Oracle:
    """One criterion against the facts of one manifest."""

    def __init__(self, pack: Pack, kriteria: Kriteria, fakta: Fakta) -> None:
        self.pack, self.kriteria, self.fakta = pack, kriteria, fakta
        self.linked = fakta.kaitan.get(kriteria.kode, {})
        kelompok = kriteria.dokumen
        self.needs = {**{nama: (dok,) for nama, dok in kelompok.wajib.items()}, **kelompok.alternatif}

    def rungs(self) -> tuple[int, int]:
        """Highest rung that is ya, highest that is not tidak."""
        values = [self.value(p.bila) if p.bila else 2 for p in self.kriteria.pilihan.values()]
        didukung = values.index(2)
        return didukung, min(didukung, next(i for i, v in enumerate(values) if v > 0))

    def status(self) -> str:
        didukung, mungkin = self.rungs()
        lowest = len(self.kriteria.pilihan) - 1
        if didukung == 0:
            return "terpenuhi"
        sources = self.pack.head.sumber
        ladder = self.kriteria.sumber_pilihan or self.kriteria.sumber
        silent = not sources[self.kriteria.sumber].menolak or (didukung < lowest and not sources[ladder].menolak)
        if mungkin < didukung or silent:
            return "perlu_reviu"
        if didukung == lowest:
            return "perlu_reviu" if not sources[self.kriteria.sumber_bukti].menolak and self.equivalent() else "belum"
        return "sebagian"

    def equivalent(self) -> bool:
        pairs = {(dok.jenis, dok.topik) for dok in self.kriteria.semua_dokumen}
        items = [self.fakta.bukti[nomor] for nomor in self.linked]
        return any(b.dasar == 2 and not {(b.jenis, t) for t in b.topik} & pairs for b in items)

    def level(self, bukti: FaktaBukti, dok: Dokumen) -> int:
        """How surely one item serves one document."""
        if bukti.jenis != dok.jenis or dok.topik not in bukti.topik:
            return 0
        asked = [s for s in dok.syarat if s not in ("cakupan", "berkala")]
        names = [f"{s}:{dok.hasil.jenis}/{dok.hasil.topik}" if s == "sebelum_penetapan" and dok.hasil else s for s in asked]
        found = min([bukti.dasar, *(bukti.syarat[name] for name in names)])
        if bukti.nomor in self.linked:
            return found
        others = [k for k in self.pack.at(self.fakta.tingkat) if k.dinilai and k.kode != self.kriteria.kode]
        shared = any((dok.jenis, dok.topik) == (d.jenis, d.topik) for k in others for d in k.semua_dokumen)
        return min(found, 1) if shared else found

    def items(self, names: tuple[str, ...], least: int, *, figures: bool = False) -> list[FaktaBukti]:
        docs = [d for name in names for d in self.needs[name] if not figures or "cakupan" in d.syarat]
        return [b for b in self.fakta.bukti if any(self.level(b, d) >= least for d in docs)]

    def value(self, kondisi: Kondisi) -> int:
        every = tuple(self.needs)
        docs = every if kondisi.dokumen == "lengkap" else kondisi.dokumen or ()
        counted = kondisi.dari or docs
        parts = [self.have(name) for name in docs]
        if kondisi.rasio is not None:
            parts.append(self.both(lambda w: self.band(counted, kondisi.rasio, w)))
        if kondisi.jumlah is not None:
            parts.append(self.both(lambda w: self.objects(counted, w) >= kondisi.jumlah))
        if kondisi.kali is not None:
            two = kondisi.rentang == "dua_tahun"
            parts.append(self.both(lambda w: self.periods(self.items(counted, w), two) >= kondisi.kali))
        if kondisi.irama is not None:
            parts.append(self.both(lambda w: self.rhythm(counted, kondisi.irama, w)))
        if kondisi.media is not None:
            parts.append(self.both(lambda w: self.media(counted, w) >= kondisi.media))
        if kondisi.memuat is not None:
            parts.append(self.words(kondisi.memuat, counted))
        if kondisi.ambang is not None:
            parts.append(self.threshold(counted, kondisi.ambang))
        if kondisi.nol is not None:
            parts.append(self.both(lambda w: self.zero(kondisi.nol, w)))
        if kondisi.manual is not None:
            parts.append(1)
        parts += [self.value(part) for part in kondisi.semua or ()]
        if kondisi.salah_satu:
            parts.append(max(self.value(part) for part in kondisi.salah_satu))
        if kondisi.bukan is not None:
            parts.append(2 - self.value(kondisi.bukan))
        return min(parts, default=2)

    def words(self, memuat, names) -> int:
        """Words of all texts together; an unread text may hold what is missing."""

        def shown(items) -> bool:
            return bool(items) and set(memuat) <= set().union(*(b.kata for b in items))

        maybe = self.items(names, 1)
        unread = any(not b.terbaca for b in maybe)
        return 2 if shown(self.items(names, 2)) else 1 if maybe and (unread or shown(maybe)) else 0

    def threshold(self, names, ambang) -> int:
        """Declared values only: the random criteria have no scale that a document's figure could stand on."""
        value = self.fakta.nilai.get(self.kriteria.kode)
        verified = self.pack.head.sumber[ambang.sumber].terverifikasi
        reached = value is not None and value >= ambang.minimal
        sure = 2 if self.items(names, 2) and reached else 0
        maybe = 1 if self.items(names, 1) and (reached or value is None or not verified) else 0
        return max(sure, maybe)

    @staticmethod
    def both(holds) -> int:
        """ya where it holds over what is sure, belum_pasti where only over what is possible."""
        return 2 if holds(2) else 1 if holds(1) else 0

    def have(self, name: str) -> int:
        def enough(least: int) -> bool:
            found = self.items((name,), least)
            if any("berkala" in d.syarat for d in self.needs[name]):
                return self.periods(found, False) >= self.pack.head.berkala_paling_sedikit
            return bool(found)

        return self.both(enough)

    def figure(self, bukti: FaktaBukti):
        return self.linked.get(bukti.nomor) or bukti.angka

    def band(self, names, pita, least) -> bool:
        slots = [n for n in names if any("cakupan" in d.syarat for d in self.needs[n])]
        return bool(slots) and all(self.reaches(self.share(n, least), pita) for n in slots)

    def share(self, name, least):
        figures = [self.figure(b) for b in self.items((name,), least, figures=True)]
        if least == 1 and None in figures:
            return Fraction(1)
        good = [f for f in figures if f is not None and 0 < f.sasaran >= f.tercapai]
        if not good:
            return None
        goal = max(Fraction(f.sasaran) for f in good)
        reached = [Fraction(f.tercapai) for f in good]
        return max(reached) / goal if least == 2 else min(Fraction(1), sum(reached) / goal)

    def reaches(self, share, pita) -> bool:
        ambang = self.pack.head.pita[pita]
        if share is None:
            return False
        return share >= Fraction(ambang.minimal) if ambang.minimal is not None else share > Fraction(ambang.di_atas)

    def objects(self, names, least):
        figures = [self.figure(b) for b in self.items(names, least, figures=True)]
        if least == 1 and None in figures:
            return 10**6
        reached = [f.tercapai for f in figures if f is not None and f.tercapai <= f.sasaran]
        return int(min(10**6, (max(reached) if least == 2 else sum(reached)) if reached else 0))

    def periods(self, items, two: bool) -> int:
        years = {self.fakta.tahun, self.fakta.tahun - 1} if two else {self.fakta.tahun}
        times = [b.waktu for b in items if b.waktu and b.waktu.tahun in years]
        counts = [
            len({(t.tahun, getattr(t, kind)) for t in times if getattr(t, kind)}) for kind in ("bulan", "triwulan", "semester")
        ]
        return max(*counts, len({t.tahun for t in times}))

    def rhythm(self, names, irama, least) -> bool:
        a_year = self.pack.head.irama[irama]
        kind = {12: "bulan", 4: "triwulan", 2: "semester", 1: "tahun"}[a_year]
        times = [b.waktu for b in self.items(names, least) if b.waktu and b.waktu.tahun == self.fakta.tahun]
        found = {getattr(t, kind) for t in times if getattr(t, kind)}
        return len(found) >= max(1, a_year * self.fakta.bulan_berjalan // 12)

    def media(self, names, least) -> int:
        items = self.items(names, least)
        figures = [self.figure(b) for b in self.items(names, least, figures=True)]
        stated = [int(f.tercapai) for f in figures if f is not None and f.tercapai <= f.sasaran]
        sure = max([len({b.jenis for b in items}), *stated], default=0)
        return sure if least == 2 else max(sure, len(items))

    def zero(self, nol, least) -> bool:
        if not all(self.items((name,), least) for name in nol.dokumen):
            return False
        figures = [self.figure(b) for b in self.items((nol.rekap,), least)]
        return any(f is not None and f.sasaran == 0 for f in figures) or (least == 1 and None in figures)
