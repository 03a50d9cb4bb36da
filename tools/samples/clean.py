"""A clean manifest: top answers, and faultless evidence for all of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from lkecheck.model.pack import Pack
from lkecheck.model.rules import Kriteria

from .draft import Answer, Draft, Item
from .needs import KIT, MINUTES, Need, needs
from .wording import Words, periods, table, workday

FILE_KINDS = {"pindai": "pdf"}
_KIT_KINDS = (*KIT, "daftar_hadir", MINUTES, "materi_paparan")
_ANNOUNCED = timedelta(days=5)
_MONTHLY = 12


@dataclass(frozen=True, slots=True)
class Calendar:
    """The meetings that have minutes, and those among them that prepare a result: these are held in January."""

    words: Words
    events: frozenset[str]
    preparing: frozenset[str]

    @classmethod
    def of(cls, words: Words, all_needs: list[Need]) -> Calendar:
        attended, recorded = ({need.topik for need in all_needs if need.jenis == jenis} for jenis in ("daftar_hadir", MINUTES))
        preparing = {need.topik for need in all_needs if "sebelum_penetapan" in need.syarat}
        return cls(words, frozenset(attended & recorded), frozenset(preparing))

    def day(self, need: Need) -> date:
        """One day for all papers of an event; the invitation goes out before it."""
        order = sorted(self.words.pack.kosakata.topik).index(need.topik)
        month = 1 if need.topik in self.preparing else 3 + order % 8
        day = workday(date(self.words.tahun, month, 10 + order % 16))
        return workday(day - _ANNOUNCED) if need.jenis == "undangan" else day


def clean(pack: Pack, kode: str, nama: str, tingkat: str, tahun: int) -> Draft:
    """The folder of an OPD that has everything, in the order of the form."""
    words = Words(pack, kode, nama, tingkat, tahun)
    draft = Draft(kode, nama, tingkat, tahun, pack.id)
    links: dict[str, list[str]] = {}
    all_needs = needs(pack, tingkat)
    calendar = Calendar.of(words, all_needs)
    for need in all_needs:
        for periode in _periods(need, tahun):
            item = _item(words, need, periode, len(draft.bukti), calendar)
            draft.bukti.append(item)
            draft.judul_bagian[item["id"]] = _heading(pack, need.kriteria[0]) if need.kriteria else "Lain-lain"
            for satu in _linking(need, periode, tahun):
                links.setdefault(satu, []).append(item["id"])
    for kriteria in pack.at(tingkat):
        if kriteria.dinilai:
            draft.jawaban[kriteria.kode] = _answer(pack, kriteria, draft, links.get(kriteria.kode, []))
            draft.judul_bagian[kriteria.kode] = _heading(pack, kriteria.kode)
    ids = [item["id"] for item in draft.bukti]
    if len(set(ids)) < len(ids):
        raise ValueError(f"dua bukti {kode} ber-id sama; beri nama pendek lain pada wording.yaml")
    return draft


def _heading(pack: Pack, kode: str) -> str:
    simpul = pack.simpul[pack.sub_aspek[kode]]
    return f"{simpul.kode} {simpul.nama}"


def _periods(need: Need, tahun: int) -> list[str | None]:
    if need.kali == 1:
        return [None]
    before = need.kali // 2 if need.dua_tahun else 0
    return [*(periods(before, tahun - 1) if before else []), *periods(need.kali - before, tahun)]


def _linking(need: Need, periode: str | None, tahun: int) -> list[str]:
    """The criteria that an item may be linked to: last year's serves only those that look back."""
    if periode is None or periode[:4] == str(tahun):
        return need.kriteria
    return [kode for kode in need.kriteria if kode not in need.this_year]


def _item(words: Words, need: Need, periode: str | None, position: int, calendar: Calendar) -> Item:
    jenis, topik, asked = need.jenis, need.topik, need.syarat
    nama = words.id(jenis, topik, periode)
    event = jenis in _KIT_KINDS and topik in calendar.events
    day = calendar.day(need) if event else _day(words.tahun, periode, position, asked)
    nomor = words.number(jenis, 11 + position, day.year)
    if nomor is None and "ditetapkan" in asked:
        nomor = f"{11 + position}/{day.year}"
    signatory = words.signatory(jenis) or (words.head if "ditandatangani" in asked else None)
    extension = "txt" if need.kali == _MONTHLY else words.kind(jenis).get("berkas", "pdf")
    item: Item = {"id": nama, "jenis": jenis, "topik": [topik], "judul": words.title(jenis, topik, periode)}
    if nomor is not None:
        item["nomor"] = nomor
    item["tanggal"] = day
    if nomor is not None:
        item["status"] = "ditetapkan"
    if signatory is not None:
        item |= {"ditandatangani": True, "penandatangan": {"nama": "Contoh Pejabat", "jabatan": signatory}}
    if "berlaku" in asked:
        item["berlaku"] = {"mulai": day}
    if periode is not None:
        item["periode"] = periode
    if event:
        item["kegiatan"] = words.event(topik)
    if "cakupan" in asked:
        item["cakupan"] = {"tercapai": words.goal(topik), "sasaran": words.goal(topik)}
    item["berkas"] = f"bukti/{nama}.{FILE_KINDS.get(extension, extension)}"
    return item


def _day(tahun: int, periode: str | None, position: int, asked: set[str]) -> date:
    if periode is not None:
        return _after(periode, position)
    month = 1 if "sebelum_penetapan" in asked else 2 + position * 3 % 10
    return workday(date(tahun, month, 5 + position * 7 % 22))


def _after(periode: str, position: int) -> date:
    """The day a report of that period is signed: in the month after it, or late in December."""
    year, _, part = periode.partition("-")
    month = {"S": 6, "Q": 3}[part[0]] * int(part[1]) if part[:1] in ("S", "Q") else int(part or 12)
    if month == 12:
        return workday(date(int(year), 12, 20 + position % 11))
    return workday(date(int(year), month + 1, 5 + position % 11))


def _answer(pack: Pack, kriteria: Kriteria, draft: Draft, links: list[str]) -> Answer:
    answer: Answer = {"nilai": _top(pack, kriteria)}
    figures = dict(_rincian(kriteria, [draft.item(nama) for nama in links]))
    if figures:
        answer["rincian"] = figures
    answer["bukti"] = links
    return answer


def _top(pack: Pack, kriteria: Kriteria) -> Any:
    skala = pack.head.skala[kriteria.skala]
    if skala.bentuk == "persen":
        return 100
    if skala.bentuk == "opini":
        return next(iter(skala.faktor))
    if skala.bentuk != "angka":
        return kriteria.tangga[0]
    known = table()["nilai"].get(kriteria.kode)
    scale = kriteria.rentang_nilai
    if known is not None or scale is None:
        return known if known is not None else 1
    return float((scale.minimal + scale.maksimal) / 2)


def _rincian(kriteria: Kriteria, items: list[Item]) -> Iterator[tuple[str, int]]:
    names = kriteria.rincian
    stated = next((item["cakupan"] for item in items if "cakupan" in item), None)
    if names is not None and stated is not None:
        yield names.tercapai, stated["tercapai"]
        yield names.sasaran, stated["sasaran"]
