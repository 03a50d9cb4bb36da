"""What every maker of findings looks at, and the one way a Temuan is made."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from lkecheck.core.places import Sel, Tempat
from lkecheck.evidence.compare.item_files import Look
from lkecheck.model.facts import Fakta, Outcome
from lkecheck.model.hasil_reviu import JawabDinilai
from lkecheck.model.manifest import Bukti, ManifestFile
from lkecheck.model.pack import Pack
from lkecheck.model.penilaian import Jejak, KepastianTemuan, Lokasi, PenanggungJawab, Saran, Temuan, Terkait
from lkecheck.model.putusan import Decided, Reviewed
from lkecheck.model.rules import Dasar, Keparahan, Kriteria

_SLOT = re.compile(r"\{(\w+)\}")
_bare_json = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
_sorted_json = json.JSONEncoder(sort_keys=True, default=str).encode


@dataclass(frozen=True)
class Judged:
    """One criterion after judging: what the OPD claims beside what evidence supports. Values carry weight.

    `putusan` is the verdict of APIP, which wins where it counts (`apip`).
    """

    kriteria: Kriteria
    bentuk: str
    outcome: Outcome
    jawaban: str | None
    dikenal: bool
    skor: tuple[Decimal, Decimal, Decimal]
    bobot: Decimal
    nilai: tuple[Decimal, Decimal, Decimal]
    putusan: Decided | None = None

    @property
    def kode(self) -> str:
        return self.kriteria.kode

    @property
    def apip(self) -> Decided | None:
        """The verdict where it answers, on the evidence as it is now."""
        return self.putusan if self.putusan is not None and self.putusan.ruling is not None else None

    @property
    def status(self) -> str:
        """By APIP's answer, else by the evidence."""
        return self.apip.status(len(self.kriteria.tangga)) if self.apip is not None else self.outcome.status

    @property
    def skor_apip(self) -> Decimal:
        """The score of APIP's answer; where it is silent, what is surely supported."""
        return self.putusan.ruling.score if self.putusan is not None and self.putusan.ruling is not None else self.skor[1]


@dataclass(frozen=True)
class Context:
    """One manifest with everything that is known of it."""

    source: ManifestFile
    pack: Pack
    fakta: Fakta
    judged: Mapping[str, Judged]
    looks: Mapping[str, Look]
    reviu: Reviewed | None = None

    @cached_property
    def items(self) -> dict[str, Bukti]:
        return {bukti.id: bukti for bukti in self.source.manifest.bukti}

    @cached_property
    def links(self) -> dict[str, list[str]]:
        """Criteria that link an item, by the item's id, in the order of the form."""
        found: dict[str, list[str]] = {}
        for kode in self.judged:
            for kaitan in self.linked(kode):
                found.setdefault(kaitan, []).append(kode)
        return found

    def hashes(self, nama: str) -> tuple[str, ...]:
        """sha256 of the files of an item; none where nothing was opened."""
        look = self.looks.get(nama)
        return look.sha256 if look is not None else ()

    def linked(self, kode: str) -> tuple[str, ...]:
        """Ids that an answer links, as written."""
        jawaban = self.source.manifest.jawaban.get(kode)
        return tuple(kaitan.id for kaitan in jawaban.bukti) if jawaban else ()

    def place_of_item(self, nomor: int) -> Tempat:
        return self.source.tempat_bukti[nomor]

    def place_of(self, nama: str) -> Tempat:
        """Where the item of that id stands."""
        return self.place_of_item(list(self.items).index(nama))

    def place_of_answer(self, kode: str) -> Tempat:
        source = self.source
        return source.tempat_jawaban.get(kode) or source.tempat_kosong.get(kode) or source.awal

    def id_of(self, nomor: int) -> str:
        return self.source.manifest.bukti[nomor].id

    def make(
        self,
        aturan: str,
        isi: Mapping[str, str],
        *,
        kriteria: str | None = None,
        keparahan: Keparahan | None = None,
        bukti: Iterable[str] = (),
        tempat: Tempat | None = None,
        kondisi: str | None = None,
        akibat: str | None = None,
        saran: Saran | None = None,
        dasar: Sequence[Dasar] = (),
        pertanyaan: str | None = None,
        kepastian: KepastianTemuan | None = None,
        terdampak: Iterable[str] = (),
        terkait: Iterable[Terkait] = (),
        potensi: Decimal = Decimal(0),
        jejak: tuple[Jejak, ...] = (),
        berulang_sejak: int | None = None,
        reviu: tuple[str, ...] = (),
        ditutup: JawabDinilai | None = None,
    ) -> Temuan:
        """A finding; what is not given comes from the pack's table of findings."""
        kind = self.pack.temuan[aturan]
        tempat = tempat or self.source.awal
        ids = tuple(sorted(set(bukti)))
        pesan = fill(kind.pesan, isi)
        return Temuan(
            id=finding_id(self.source, aturan, kriteria, ids),
            sidik_bukti=self.fingerprint(ids),
            aturan=aturan,
            kriteria=kriteria,
            keparahan=keparahan or kind.keparahan,
            pesan=pesan,
            kondisi=kondisi or pesan,
            akibat=akibat or kind.mengapa,
            pertanyaan=pertanyaan,
            bukti=ids,
            kriteria_terdampak=tuple(terdampak),
            terkait=tuple(terkait),
            lokasi=Lokasi(
                berkas=self.source.nama,
                baris=tempat[0],
                kolom=tempat[1],
                sel=tempat.nama if isinstance(tempat, Sel) else None,
            ),
            dasar=tuple(legal_basis(self.pack, satu) for satu in (dasar or kind.dasar)),
            kepastian=kepastian,
            rekomendasi=saran or advice(self.pack, kind.langkah, kind.peran, kind.hari, self.source.manifest.tahun),
            potensi=potensi,
            berulang_sejak=berulang_sejak,
            reviu=reviu,
            ditutup=ditutup,
            jejak=jejak,
        )

    def fingerprint(self, ids: Iterable[str]) -> str:
        """sha256 over items and their files, in whatever order they are cited: what baselines and verdicts compare."""
        cited = ", ".join(self._cited(nama) for nama in sorted(set(ids)) if nama in self.items)
        return hashlib.sha256(f"[{cited}]".encode()).hexdigest()

    def _cited(self, nama: str) -> str:
        """An item and its files as JSON; most items are cited by several findings."""
        text = self._texts.get(nama)
        if text is None:
            # Without what is not given: a field that a later version adds opens no verdict and voids no baseline.
            text = _sorted_json([self.items[nama].model_dump(mode="json", exclude_defaults=True), self.hashes(nama)])
            self._texts[nama] = text
        return text

    @cached_property
    def _texts(self) -> dict[str, str]:
        return {}

    @cached_property
    def traces(self) -> dict[str, tuple[Jejak, ...]]:
        """Traces already told, by criterion: the criterion and its finding show the same one."""
        return {}


def finding_id(source: ManifestFile, aturan: str, kriteria: str | None, ids: Sequence[str]) -> str:
    """First 16 hex digits of sha256 over who, level, year, rule, criterion and evidence (contracts, "Result")."""
    manifest = source.manifest
    key = [manifest.opd.kode, manifest.tingkat, manifest.tahun, aturan, kriteria or "", list(ids)]
    return hashlib.sha256(_bare_json(key).encode()).hexdigest()[:16]


def fill(template: str, isi: Mapping[str, str]) -> str:
    """Puts values into a sentence; a value is never read as a template, and stays on one line."""
    text = _SLOT.sub(lambda match: isi.get(match[1], match[0]), template)
    return " ".join(text.split())


def advice(pack: Pack, uraian: str, peran: Iterable[str], hari: int, tahun: int, kriteria: str | None = None) -> Saran:
    """A recommendation with who acts: the units that the city pack names, else the roles."""
    return Saran(uraian=uraian, penanggung_jawab=tuple(_owners(pack, peran, tahun, kriteria)), tenggat_hari=hari)


def _owners(pack: Pack, peran: Iterable[str], tahun: int, kriteria: str | None) -> Iterator[PenanggungJawab]:
    names, file = pack.head.peran, pack.kota.unit
    named = file.penanggung_jawab.get(kriteria, ()) if file and kriteria else ()
    in_force = [kode for kode in named if file and file.unit[kode].berlaku.covers(tahun)]
    if file and in_force:
        for kode in in_force:
            yield PenanggungJawab(peran=file.unit[kode].nama, kode=kode, nama=file.unit[kode].nama)
        return
    for satu in peran:
        holders = [one.unit for one in file.peran.get(satu, ()) if one.berlaku.covers(tahun)] if file else []
        for kode in holders:
            yield PenanggungJawab(peran=names.get(satu, satu), kode=kode, nama=file.unit[kode].nama if file else None)
        if not holders:
            yield PenanggungJawab(peran=names.get(satu, satu))


def legal_basis(pack: Pack, dasar: Dasar) -> str:
    """A legal basis as one line that says how sure the reference is."""
    hukum = pack.head.dasar[dasar.rujukan]
    part = f", {dasar.bagian}" if dasar.bagian else ""
    sure = pack.head.sumber[hukum.sumber].terverifikasi and not dasar.bagian
    return f"{hukum.teks} tentang {hukum.tentang}{part}{'' if sure else ' (rujukan belum diverifikasi)'}"
