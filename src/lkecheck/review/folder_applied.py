"""The reviewer's folder applied to a run: what of it holds on that day for which manifest, and what of it served nothing."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from pathlib import Path

from lkecheck.core.errors import DocumentError, Galat, UsageError, did_you_mean
from lkecheck.core.indonesian import day
from lkecheck.judge import scoring
from lkecheck.judge.findings import Context, Reviewed
from lkecheck.judge.findings.run import Where, of_review
from lkecheck.model.hasil_reviu import RingkasReviu
from lkecheck.model.manifest import ManifestFile
from lkecheck.model.pack import REQUIRED_FINDINGS, Pack
from lkecheck.model.penilaian import Kota, Penilaian, Temuan
from lkecheck.model.reviu import Pengecualian

from . import own_folder
from .answer_worth import rule
from .own_folder import Exempt, Kept, Reviu
from .verdicts_that_count import decide

Ready = Sequence[tuple[ManifestFile, Pack]]


@dataclass(frozen=True)
class Review:
    """The folder's content and the day of the run, which decides what is in force."""

    reviu: Reviu
    tanggal: date

    @classmethod
    def load(cls, folder: Path, paths: Sequence[Path], tanggal: date) -> Review:
        """Reads the folder; raises UsageError where it lies in what is checked."""
        within = own_folder.inside(folder, paths)
        if within is not None:
            raise UsageError(
                f'--reviu "{folder}" berada di dalam "{within}" yang diperiksa, sehingga yang diperiksa dapat mengubah '
                "putusan atas dirinya. Pindahkan folder reviu ke luar, lalu ulangi."
            )
        return cls(own_folder.load(folder), tanggal)

    @cached_property
    def in_force(self) -> tuple[Exempt, ...]:
        return tuple(one for one in self.reviu.pengecualian if one.isi.in_force(self.tanggal))

    def check(self, ready: Ready) -> None:
        """Holds the files against the packs of the run; raises DocumentError with all that is wrong."""
        galat = [*self._wrong_verdicts(ready), *self._wrong_exceptions(ready)]
        if galat:
            raise DocumentError(sorted(galat))

    def of(self, source: ManifestFile, pack: Pack) -> Reviewed:
        """What holds for one manifest."""
        manifest = source.manifest
        own = (manifest.opd.kode, manifest.tingkat, manifest.tahun)
        kept = self.reviu.putusan.get(own)
        lepas = {
            one.isi.kriteria: reason_text(one.isi)
            for one in reversed(self.in_force)
            if one.isi.tidak_berlaku and one.isi.covers(*own) and _asked(pack, one.isi.kriteria, manifest.tingkat)
        }
        return Reviewed(kept.isi if kept is not None else None, {kode: text for kode, text in lepas.items() if kode})

    def decided(self, context: Context) -> Context:
        """What was judged, each criterion with its verdict where it has one."""
        return replace(context, judged=decide(context))

    def mark(self, satu: Penilaian) -> Penilaian:
        """The manifest's findings, those that are excepted marked."""
        own = (satu.opd.kode, satu.tingkat, satu.tahun)
        chosen = [one for one in self.in_force if one.isi.covers(*own)]
        return satu.model_copy(update={"temuan": _marked(satu.temuan, chosen)}) if chosen else satu

    def mark_run(self, temuan: Sequence[Temuan]) -> tuple[Temuan, ...]:
        """Findings of the run: excepted by their id, or by their kind where that is for all OPDs or for that one."""
        return tuple(_first(one, [exempt for exempt in self.in_force if _of_run(exempt.isi, one)]) for one in temuan)

    def leftovers(self, pack: Pack, judged: Sequence[Penilaian], kota: Kota, named: Collection[str]) -> tuple[Temuan, ...]:
        """What is over or served nothing; `named` are the OPDs of all manifests, also of those that could not be judged."""
        tahun = judged[0].tahun
        scope = _Scope(judged, kota, named)
        found = [
            of_review(pack, "pengecualian-kedaluwarsa", _told(one), _where(one), tahun)
            for one in self.reviu.pengecualian
            if one.isi.expired(self.tanggal) and scope.concerns(one.isi)
        ]
        found += [
            of_review(pack, "pengecualian-tak-terpakai", _told(one), _where(one), tahun)
            for one in self.in_force
            if scope.concerns(one.isi) and scope.unused(one.isi)
        ]
        for kept in self.reviu.putusan.values():
            for apa, sebab, path in scope.not_used(kept):
                where = Where(kept.nama, kept.document.place(path, key=True), ".".join((*map(str, kept.isi.key), *path)))
                found.append(of_review(pack, "putusan-tak-terpakai", {"apa": apa, "sebab": sebab}, where, tahun))
        return tuple(found)

    def summary(self, judged: Sequence[Penilaian], kota: Kota) -> RingkasReviu:
        """What the folder did to the run."""
        temuan = [one for satu in judged for one in satu.temuan] + list(kota.temuan)
        return RingkasReviu(
            folder=self.reviu.nama,
            sha256=self.reviu.sha256,
            putusan=sum(satu.ringkasan.diputus or 0 for satu in judged),
            terbuka_lagi=sum(satu.ringkasan.terbuka_lagi or 0 for satu in judged),
            pengecualian=len(self.in_force),
            temuan_dikecualikan=sum(one.dikecualikan is not None for one in temuan),
            kriteria_tidak_berlaku=sum(one.dikecualikan is not None for satu in judged for one in satu.kriteria),
        )

    def _wrong_verdicts(self, ready: Ready) -> Iterator[Galat]:
        for source, pack in ready:
            manifest = source.manifest
            kept = self.reviu.putusan.get((manifest.opd.kode, manifest.tingkat, manifest.tahun))
            for kode in kept.isi.kriteria if kept is not None else ():
                assert kept is not None  # noqa: S101 - the loop is empty without
                yield from _wrong_verdict(kept, kode, source, pack)

    def _wrong_exceptions(self, ready: Ready) -> Iterator[Galat]:
        kinds = REQUIRED_FINDINGS.union(*(pack.temuan for _, pack in ready))
        for one in self.reviu.pengecualian:
            isi = one.isi
            if isi.aturan is not None and (isi.aturan not in kinds or isi.aturan.startswith("pengecualian-")):
                said = "bukan jenis temuan yang dapat dikecualikan."
                yield _tell(one, "aturan", f'aturan "{isi.aturan}" {said}{did_you_mean(isi.aturan, kinds)}')
            packs = [pack for source, pack in ready if isi.covers(*_key(source))]
            known = {kode for pack in packs for kode in pack.kriteria}
            if isi.kriteria is not None and packs and isi.kriteria not in known:
                yield _tell(
                    one, "kriteria", f'kriteria "{isi.kriteria}" tidak ada dalam paket.{did_you_mean(isi.kriteria, known)}'
                )


class _Scope:
    """What a run can say of an exception or a verdict: one OPD alone says nothing of what is meant for others."""

    def __init__(self, judged: Sequence[Penilaian], kota: Kota, named: Collection[str]) -> None:
        self._judged = judged
        self._kota = kota
        self._keys = {(satu.opd.kode, satu.tingkat, satu.tahun) for satu in judged}
        self._years = {satu.tahun for satu in judged}
        self._opds = {satu.opd.kode for satu in judged}
        self._broken = set(named) - self._opds

    def concerns(self, isi: Pengecualian) -> bool:
        return any(isi.covers(*key) for key in self._keys)

    def unused(self, isi: Pengecualian) -> bool:
        """True where it is meant for what was judged, everything of it was looked at, and nothing came of it."""
        inside = [satu for satu in self._judged if isi.covers(satu.opd.kode, satu.tingkat, satu.tahun)]
        if isi.opd is None and len(self._judged) == 1:
            return False
        if isi.tidak_berlaku:
            return not any(one.kode == isi.kriteria and one.dikecualikan for satu in inside for one in satu.kriteria)
        if not all(satu.diperiksa.berkas for satu in inside):
            return False
        of_city = any(_of_run(isi, one) for one in self._kota.temuan)
        return not of_city and not any(_names(isi, one) for satu in inside for one in satu.temuan)

    def not_used(self, kept: Kept) -> Iterator[tuple[str, str, tuple[str, ...]]]:
        """Verdicts that met no manifest, or a criterion that does not apply: what, why, where in the file."""
        kode, tingkat, tahun = kept.isi.key
        own = next((satu for satu in self._judged if (satu.opd.kode, satu.tingkat, satu.tahun) == kept.isi.key), None)
        if own is None:
            if tahun in self._years and kode not in self._broken and (len(self._judged) > 1 or kode in self._opds):
                yield f"{kode} tingkat {tingkat} tahun {tahun}", "tidak ada manifest itu di antara yang diperiksa", ("opd",)
            return
        apart = {one.kode for one in own.kriteria if one.dikecualikan is not None}
        for kriteria in kept.isi.kriteria:
            if kriteria in apart:
                yield f"{kriteria} pada {kode}", "kriteria itu dikecualikan sebagai tidak berlaku", ("kriteria", kriteria)


def reason_text(isi: Pengecualian) -> str:
    """An exception as it is shown: why, by which decree, by whom, until when."""
    decree = f"keputusan {isi.nomor_keputusan}, " if isi.nomor_keputusan else ""
    return f"{isi.alasan} ({decree}disetujui {isi.disetujui_oleh}, berlaku sampai {day(isi.sampai)})"


def _wrong_verdict(kept: Kept, kode: str, source: ManifestFile, pack: Pack) -> Iterator[Galat]:
    kriteria, tingkat = pack.kriteria.get(kode), source.manifest.tingkat
    said: str | None = None
    if kriteria is None:
        known = [one.kode for one in pack.at(tingkat)]
        said = f'kriteria "{kode}" tidak dikenal paket "{pack.id}".{did_you_mean(kode, known)}'
    elif tingkat not in kriteria.tingkat:
        said = f'kriteria "{kode}" untuk tingkat {" dan ".join(kriteria.tingkat)}, bukan {tingkat}.'
    elif not kriteria.dinilai:
        said = f'kriteria "{kode}" tidak dinilai; hapus putusannya.'
    if said is not None or kriteria is None:
        yield Galat(kept.nama, *kept.document.place(("kriteria", kode), key=True), said or "")
        return
    skala = pack.head.skala[kriteria.skala]
    claim = scoring.understand(kriteria, skala, source.manifest.jawaban.get(kode))
    for jenjang, jawab in kept.isi.kriteria[kode].levels:
        wrong = rule(pack, kriteria, jawab, claim) if jawab.answered else None
        if isinstance(wrong, str):
            isian = "jawaban" if jawab.jawaban is not None else "nilai"
            yield Galat(kept.nama, *kept.document.place(("kriteria", kode, jenjang, isian)), f"{kode}, {jenjang}: {wrong}")


def _asked(pack: Pack, kode: str | None, tingkat: str) -> bool:
    kriteria = pack.kriteria.get(kode or "")
    return kriteria is not None and kriteria.dinilai and tingkat in kriteria.tingkat


def _key(source: ManifestFile) -> tuple[str, str, int]:
    return source.manifest.opd.kode, source.manifest.tingkat, source.manifest.tahun


def _names(isi: Pengecualian, temuan: Temuan) -> bool:
    """True where an exception means a finding; one of a criterion also a fault that concerns this criterion alone."""
    if isi.tidak_berlaku:
        return False
    if isi.temuan is not None:
        return isi.temuan == temuan.id
    return isi.aturan == temuan.aturan and (
        isi.kriteria is None
        or isi.kriteria == temuan.kriteria
        or (temuan.kriteria is None and temuan.kriteria_terdampak == (isi.kriteria,))
    )


def _of_run(isi: Pengecualian, temuan: Temuan) -> bool:
    return _names(isi, temuan) and (isi.temuan is not None or isi.opd in (None, temuan.lokasi.berkas))


def _marked(temuan: Sequence[Temuan], chosen: Sequence[Exempt]) -> tuple[Temuan, ...]:
    return tuple(_first(one, [exempt for exempt in chosen if _names(exempt.isi, one)]) for one in temuan)


def _first(temuan: Temuan, exempt: Sequence[Exempt]) -> Temuan:
    return temuan.model_copy(update={"dikecualikan": reason_text(exempt[0].isi)}) if exempt else temuan


def _told(one: Exempt) -> dict[str, str]:
    isi = one.isi
    what = f"temuan {isi.temuan}" if isi.temuan else f"kriteria {isi.kriteria} (tidak berlaku)" if isi.tidak_berlaku else ""
    what = what or f"{isi.aturan}{f' pada {isi.kriteria}' if isi.kriteria else ''}"
    return {
        "nomor": str(one.nomor + 1),
        "apa": what + (f" untuk {isi.opd}" if isi.opd else ""),
        "sampai": day(isi.sampai),
        "alasan": isi.alasan,
    }


def _where(one: Exempt) -> Where:
    isi = one.isi
    named = (isi.opd, isi.tingkat, isi.tahun, isi.temuan, isi.aturan, isi.kriteria, isi.mulai, isi.sampai)
    return Where(one.nama, one.tempat, ".".join("" if part is None else str(part) for part in named))


def _tell(one: Exempt, isian: str, pesan: str) -> Galat:
    return Galat(one.nama, *one.document.place(("pengecualian", one.nomor, isian)), pesan)
