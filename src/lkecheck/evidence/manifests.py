"""manifest.yaml -> Manifest, with every problem of the file at once; no path leaves the OPD's folder."""

from __future__ import annotations

import hashlib
import os
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from lkecheck.core import validation
from lkecheck.core.errors import Galat, ManifestError, by_place, did_you_mean, reason
from lkecheck.core.paths import leaves_folder, problem
from lkecheck.core.places import Sel
from lkecheck.core.yaml import MAX_BYTES
from lkecheck.model.manifest import Manifest, ManifestFile
from lkecheck.model.pack import JenisDokumen, Pack, Topik

NAME = "manifest.yaml"
_YEAR = re.compile(r"20[0-9]{2}\Z")


@dataclass(frozen=True, slots=True)
class Parsed:
    """A manifest as far as it could be read, before it is held against a pack."""

    manifest: Manifest | None
    document: validation.Places
    galat: tuple[Galat, ...]
    nama: str
    folder: Path
    sha256: str
    kosong: tuple[str, ...] = ()
    """Criteria that have a place for an answer and none there."""

    @property
    def paket(self) -> str | None:
        """The pack it names, also where the rest does not read."""
        data = self.document.data
        paket = data.get("paket") if isinstance(data, dict) else None
        return paket if isinstance(paket, str) else None

    @property
    def opd(self) -> str:
        """The code of the OPD, also where the rest does not read; empty where there is none."""
        data = self.document.data
        opd = data.get("opd") if isinstance(data, dict) else None
        return (_word(opd.get("kode")) or "") if isinstance(opd, dict) else ""

    @property
    def tahun(self) -> int | None:
        """The year under assessment, also where the rest does not read; None where there is none."""
        data = self.document.data
        tahun = data.get("tahun") if isinstance(data, dict) else None
        return tahun if type(tahun) is int else int(tahun) if isinstance(tahun, str) and _YEAR.match(tahun) else None

    @property
    def tingkat(self) -> object:
        """Whose form it is, also where the rest does not read."""
        data = self.document.data
        return data.get("tingkat") if isinstance(data, dict) else None

    @property
    def readable(self) -> bool:
        """False where not even the YAML could be read."""
        return self.document.data is not None


def parse(raw: bytes, nama: str, folder: Path) -> Parsed:
    """Reads the bytes of a manifest; `nama` is how messages call it."""
    manifest, document, galat = validation.read(Manifest, raw, nama)
    return Parsed(manifest, document, tuple(galat), nama, folder, hashlib.sha256(raw).hexdigest())


def read(path: Path, nama: str) -> Parsed:
    """Reads a manifest file; raises ManifestError where there is nothing to read."""
    try:
        if not path.is_file():
            raise ManifestError([Galat(nama, 0, 0, "bukan berkas; manifest.yaml harus berupa berkas teks YAML.")])
        if path.stat().st_size > MAX_BYTES:
            raise ManifestError([Galat(nama, 0, 0, f"lebih besar dari {MAX_BYTES // 1024 // 1024} MB; tidak dibaca.")])
        return parse(path.read_bytes(), nama, path.parent)
    except OSError as error:
        raise ManifestError([Galat(nama, 0, 0, f"tidak terbaca ({reason(error)}); periksa izin berkasnya.")]) from None


def unit_problem(pack: Pack, kode: str, tahun: int | None) -> str | None:
    """What is wrong with a unit's code by a city pack, which knows its units; one not in force that year is not one of them."""
    file = pack.kota.unit
    if file is None:
        return None
    unit = file.unit.get(kode)
    if unit is not None:
        if tahun is None or unit.berlaku.covers(tahun):
            return None
        hint = f' Penerusnya "{unit.penerus}".' if unit.penerus else ""
        return f'unit "{kode}" tidak berlaku pada tahun {tahun}.{hint}'
    also = file.by_other_name(kode)
    said = f'kode "{_cut(kode)}" bukan unit dalam paket "{pack.id}".'
    if also is not None:
        return f'{said} Maksud Anda "{also}"?'
    other = f', atau tulis paket "{pack.head.memperluas}"' if pack.head.memperluas else ""
    return f"{said}{did_you_mean(kode, file.unit)} Bila unit ini belum tercatat, tambahkan dalam unit.yaml paket itu{other}."


def resolve(parsed: Parsed, pack: Pack, *, links: bool = True) -> ManifestFile:
    """The manifest held against its pack; raises ManifestError with all that is wrong.

    `links`: also follows symbolic links, to see that none leads out of the folder.
    """
    galat = list(parsed.galat)
    if isinstance(parsed.document.data, dict):
        galat += _References(parsed, pack, links).all()
    if galat or parsed.manifest is None:
        raise ManifestError(sorted(set(galat), key=by_place))
    manifest, document = parsed.manifest, parsed.document
    return ManifestFile(
        manifest=manifest,
        nama=parsed.nama,
        folder=parsed.folder,
        sha256=parsed.sha256,
        tempat_bukti=tuple(document.place(("bukti", index)) for index in range(len(manifest.bukti))),
        tempat_jawaban={kode: document.place(("jawaban", kode), key=True) for kode in manifest.jawaban},
        tempat_kosong={kode: document.place(("jawaban", kode)) for kode in parsed.kosong},
    )


class _References:
    """What the model cannot know: codes, vocabulary, links and paths. Works on raw data, so it runs on broken files too."""

    def __init__(self, parsed: Parsed, pack: Pack, links: bool) -> None:
        self._data: dict[str, Any] = parsed.document.data
        self._parsed = parsed
        self._pack = pack
        self._links = links

    def all(self) -> Iterator[Galat]:
        yield from self._year()
        yield from self._unit()
        items = self._data.get("bukti")
        items = items if isinstance(items, list) else []
        ids: dict[str, int] = {}
        for index, item in enumerate(items):
            if isinstance(item, dict):
                yield from self._item(index, item, ids)
        answers = self._data.get("jawaban")
        for kode, answer in answers.items() if isinstance(answers, dict) else ():
            yield from self._criterion(kode)
            if isinstance(answer, dict) and isinstance(answer.get("bukti"), list):
                yield from self._answer_links(kode, answer["bukti"], ids)

    def _tell(self, path: tuple[Any, ...], message: str, *, key: bool = False) -> Galat:
        return self._parsed.document.tell(self._parsed.nama, path, message, key=key)

    def _year(self) -> Iterator[Galat]:
        tahun, masa = self._data.get("tahun"), self._pack.head.berlaku
        if type(tahun) is not int:
            return
        if tahun < masa.mulai:
            yield self._tell(("tahun",), f'tahun {tahun} mendahului paket "{self._pack.id}" yang berlaku sejak {masa.mulai}.')
        elif masa.sampai is not None and masa.terverifikasi and tahun > masa.sampai:
            yield self._tell(
                ("tahun",), f'tahun {tahun} sesudah paket "{self._pack.id}" berakhir ({masa.sampai}): {masa.sumber}.'
            )

    def _unit(self) -> Iterator[Galat]:
        opd, tahun = self._data.get("opd"), self._data.get("tahun")
        kode = _word(opd.get("kode")) if isinstance(opd, dict) else None
        problem = unit_problem(self._pack, kode, tahun if type(tahun) is int else None) if kode is not None else None
        if problem is not None:
            yield self._tell(("opd", "kode"), problem)

    def _item(self, index: int, item: dict[str, Any], ids: dict[str, int]) -> Iterator[Galat]:
        nama = _word(item.get("id"))
        if nama is not None:
            if nama in ids:
                first = self._parsed.document.place(("bukti", ids[nama], "id"))
                where = f"sel {first.nama}" if isinstance(first, Sel) else f"baris {first[0]}"
                yield self._tell(("bukti", index, "id"), f'id "{nama}" sudah dipakai pada {where}; beri id lain.')
            ids.setdefault(nama, index)
        kosakata = self._pack.kosakata
        jenis = _word(item.get("jenis"))
        if jenis is not None and jenis not in kosakata.jenis:
            yield self._not_a_word(("bukti", index, "jenis"), "jenis", jenis, kosakata.jenis)
        topics = item.get("topik")
        for at, topik in enumerate(map(_word, topics if isinstance(topics, list) else [])):
            if topik is not None and topik not in kosakata.topik:
                yield self._not_a_word(("bukti", index, "topik", at), "topik", topik, kosakata.topik)
        yield from self._paths(index, item.get("berkas"))

    def _not_a_word(
        self, path: tuple[str | int, ...], isian: str, said: str, words: Mapping[str, JenisDokumen] | Mapping[str, Topik]
    ) -> Galat:
        """The nearest word, or where the words are: names from a list in a workbook, codes in a manifest."""
        if isinstance(self._parsed.document.place(path), Sel):
            hint = (
                did_you_mean(said, [word.nama for word in words.values()]) or " Pilih dari daftar pada selnya (lembar Kosakata)."
            )
        else:
            hint = did_you_mean(said, words) or " Kata yang diminta suatu kriteria: lkecheck explain KODE."
        return self._tell(path, f'{isian} "{_cut(said)}" tidak ada dalam kosakata.{hint}')

    def _paths(self, index: int, berkas: Any) -> Iterator[Galat]:
        many = isinstance(berkas, list)
        for at, nama in enumerate(berkas if many else [berkas]):
            if not isinstance(nama, str):
                continue
            where = ("bukti", index, "berkas", at) if many else ("bukti", index, "berkas")
            wrong = problem(nama)
            if wrong is None and self._links and leaves_folder(self._parsed.folder, nama):
                wrong = "melewati tautan yang keluar dari folder perangkat daerah; salin berkasnya ke dalam folder."
            if wrong is not None:
                yield self._tell(where, f'letak berkas "{_cut(nama)}" {wrong}')

    def _criterion(self, kode: str) -> Iterator[Galat]:
        kriteria, tingkat = self._pack.kriteria.get(kode), self._data.get("tingkat")
        if kriteria is None:
            known = [
                satu.kode for satu in self._pack.kriteria.values() if tingkat not in ("pusat", "unit") or tingkat in satu.tingkat
            ]
            yield self._tell(
                ("jawaban", kode),
                f'kriteria "{_cut(kode)}" tidak dikenal paket "{self._pack.id}".{did_you_mean(kode, known)}',
                key=True,
            )
        elif isinstance(tingkat, str) and tingkat in ("pusat", "unit") and tingkat not in kriteria.tingkat:
            message = f'kriteria "{kode}" untuk tingkat {" dan ".join(kriteria.tingkat)}, bukan {tingkat}.'
            yield self._tell(("jawaban", kode), message, key=True)

    def _answer_links(self, kode: str, links: list[Any], ids: dict[str, int]) -> Iterator[Galat]:
        seen: set[str] = set()
        for at, link in enumerate(links):
            target = _word(link.get("id") if isinstance(link, dict) else link)
            if target is None:
                continue
            path = ("jawaban", kode, "bukti", at)
            if target not in ids:
                yield self._tell(path, f'bukti "{_cut(target)}" tidak ada dalam daftar bukti.{did_you_mean(target, ids)}')
            elif target in seen:
                yield self._tell(path, f'bukti "{_cut(target)}" disebut dua kali pada jawaban ini.')
            seen.add(target)


def _word(value: Any) -> str | None:
    """A word as the model will read it: a whole number stands for its text."""
    return str(value) if isinstance(value, str) or type(value) is int else None


def _cut(text: str) -> str:
    return text if len(text) <= 60 else text[:57] + "..."


def is_link(path: Path) -> bool:
    """A symbolic link, or (on Windows) a junction."""
    return path.is_symlink() or (os.name == "nt" and bool(getattr(path, "is_junction", lambda: False)()))
