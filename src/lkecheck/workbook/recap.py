"""The city's recap: the OPDs side by side, by area, what evidence is still missing, and what came from where."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from lkecheck.model.indeks import Peringkat
from lkecheck.model.manifest import ManifestFile
from lkecheck.model.penilaian import Laporan, Penilaian, PenilaianKriteria, Saran
from lkecheck.words import share

from .merging import Taken, place
from .wording import height

STATES = {"belum_ada": "belum ada", "diragukan": "diragukan", "dilengkapi": "perlu dilengkapi"}
Cells = Sequence[str | int | Decimal]


@dataclass(frozen=True)
class Head:
    """A column: its title and its width."""

    judul: str
    lebar: int


def recap(laporan: Laporan, sources: Sequence[ManifestFile], items: Sequence[Taken]) -> bytes:
    """The workbook's bytes, the same for the same input."""
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"strings_to_formulas": False, "strings_to_urls": False, "in_memory": True})
    book.set_properties({"title": "Rekap LKE", "created": datetime.fromisoformat(laporan.tanggal)})
    writer = _Writer(book, laporan)
    writer.sheet("Rekap", "Rekap LKE perangkat daerah", _OPDS, _opds(laporan))
    codes = sorted({area.kode for one in laporan.kota.peringkat for area in one.area})
    heads = [Head("Kode", 16), Head("Perangkat daerah", 40), *(Head(kode, 8) for kode in codes)]
    writer.sheet("OPD x area", "Bagian bobot yang didukung bukti, persen, tiap area", heads, _shares(laporan, codes))
    writer.sheet("Area", "Nilai tiap area", _AREAS, _areas(laporan))
    writer.sheet("Bukti yang belum ada", "Bukti yang belum ada, menurut perangkat daerah", _MISSING, _missing(laporan))
    writer.sheet("Asal", "Asal isian: buku kerja dan barisnya", _ORIGIN, _origin(sources, items))
    book.close()
    return out.getvalue()


_OPDS = (
    Head("Urutan", 8),
    Head("Kode", 16),
    Head("Perangkat daerah", 44),
    Head("Kriteria", 9),
    Head("Terpenuhi", 10),
    Head("Sebagian", 10),
    Head("Perlu reviu", 11),
    Head("Belum", 8),
    Head("Bobot", 9),
    Head("Klaim", 9),
    Head("Didukung", 10),
    Head("Mungkin", 10),
    Head("Klaim di atas bukti", 12),
    Head("Didukung, persen", 11),
)


def _opds(laporan: Laporan) -> Iterator[Cells]:
    places = {(one.opd.kode, one.tahun): one for one in laporan.kota.peringkat}
    ranked = sorted(laporan.penilaian, key=lambda one: (one.tingkat != "pusat", _rank(places, one), one.opd.kode))
    for satu in ranked:
        sums = satu.ringkasan
        yield (
            _rank(places, satu) if satu.tingkat == "unit" else "pusat",
            satu.opd.kode,
            satu.opd.nama,
            sums.kriteria,
            sums.terpenuhi,
            sums.sebagian,
            sums.perlu_reviu,
            sums.belum,
            sums.bobot,
            sums.nilai_mandiri,
            sums.nilai_didukung,
            sums.nilai_mungkin,
            sums.inflasi,
            "" if (supported := share(sums.nilai_didukung, sums.bobot)) is None else supported,
        )
    for temuan in laporan.kota.temuan:
        yield ("", "", temuan.pesan)
    for galat in laporan.galat:
        yield ("", "", f"Tidak terbaca: {galat.tempat}: {galat.pesan}")


def _rank(places: dict[tuple[str, int], Peringkat], satu: Penilaian) -> int:
    found = places.get((satu.opd.kode, satu.tahun))
    return found.urutan if found is not None and satu.tingkat == "unit" else 0


def _shares(laporan: Laporan, codes: Sequence[str]) -> Iterator[Cells]:
    for one in laporan.kota.peringkat:
        found = {area.kode: area.didukung for area in one.area}
        yield (one.opd.kode, one.opd.nama, *(found.get(kode, "") for kode in codes))


_AREAS = (
    Head("Kode", 16),
    Head("Perangkat daerah", 40),
    Head("Area", 9),
    Head("Nama area", 44),
    Head("Bobot", 9),
    Head("Klaim", 9),
    Head("Didukung", 10),
    Head("Mungkin", 10),
    Head("Klaim di atas dukungan", 12),
)


def _areas(laporan: Laporan) -> Iterator[Cells]:
    for satu in laporan.penilaian:
        for area in (bagian for bagian in satu.bagian if bagian.jenis == "area"):
            above = area.nilai_mandiri - area.nilai_didukung
            values = (area.bobot, area.nilai_mandiri, area.nilai_didukung, area.nilai_mungkin, above)
            yield (satu.opd.kode, satu.opd.nama, area.kode, area.nama, *values)


_MISSING = (
    Head("Kode", 16),
    Head("Perangkat daerah", 34),
    Head("Kriteria", 11),
    Head("Pernyataan", 46),
    Head("Untuk jawaban", 9),
    Head("Dokumen", 60),
    Head("Keadaan", 12),
    Head("Penanggung jawab", 34),
    Head("Paling lambat", 13),
)


def _missing(laporan: Laporan) -> Iterator[Cells]:
    day = date.fromisoformat(laporan.tanggal)
    for satu in laporan.penilaian:
        advice = {temuan.kriteria: temuan.rekomendasi for temuan in reversed(satu.temuan) if temuan.kriteria}
        for kriteria in satu.kriteria:
            for letter, dokumen, state in _asked(kriteria):
                whose, until = _duty(advice.get(kriteria.kode), day)
                yield (satu.opd.kode, satu.opd.nama, kriteria.kode, kriteria.pernyataan, letter, dokumen, state, whose, until)


def _asked(kriteria: PenilaianKriteria) -> Iterator[tuple[str, str, str]]:
    asked = kriteria.diminta
    if asked is not None and kriteria.status in ("belum", "sebagian", "perlu_reviu"):
        for one in asked.dokumen:
            yield asked.jawaban, one.uraian, STATES[one.keadaan]


def _duty(saran: Saran | None, day: date) -> tuple[str, str]:
    if saran is None:
        return "", ""
    whose = "; ".join(one.nama or one.peran for one in saran.penanggung_jawab)
    return whose, (day + timedelta(days=saran.tenggat_hari)).isoformat()


_ORIGIN = (
    Head("Kode", 16),
    Head("Perangkat daerah", 34),
    Head("Isian", 16),
    Head("Kode atau id", 34),
    Head("Berasal dari", 60),
    Head("Pada buku kerja pusat", 44),
)


def _origin(sources: Sequence[ManifestFile], items: Sequence[Taken]) -> Iterator[Cells]:
    used = {one.asal: one for one in items}
    for source in sorted(sources, key=lambda one: (one.manifest.tingkat != "pusat", one.manifest.opd.kode)):
        opd = source.manifest.opd
        yield (opd.kode, opd.nama, "buku kerja", source.sha256[:16], source.nama, "")
        for kode, tempat in source.tempat_jawaban.items():
            yield (opd.kode, opd.nama, "jawaban", kode, place(source, tempat), "")
        for bukti, tempat in zip(source.manifest.bukti, source.tempat_bukti, strict=True):
            where = place(source, tempat)
            yield (opd.kode, opd.nama, "bukti", bukti.id, where, _in_pusat(used.get(where)))


def _in_pusat(one: Taken | None) -> str:
    if one is None:
        return ""
    out = f" (di luar folder kota, tidak dibawa: {', '.join(one.dilewati)})" if one.dilewati else ""
    return f"{one.bukti.id}{out}"


class _Writer:
    def __init__(self, book: xlsxwriter.Workbook, laporan: Laporan) -> None:
        base = {"font_name": "Arial", "font_size": 10, "valign": "top"}
        self.book, self.laporan = book, laporan
        self.title: Format = book.add_format({**base, "bold": True, "font_size": 14})
        self.quiet: Format = book.add_format({**base, "font_color": "#555555"})
        head = {"bold": True, "bg_color": "#1F4E5F", "font_color": "#FFFFFF", "border": 1, "text_wrap": True}
        self.head: Format = book.add_format({**base, **head})
        self.text: Format = book.add_format({**base, "border": 1, "text_wrap": True})
        self.whole: Format = book.add_format({**base, "border": 1, "num_format": "0"})
        self.points: Format = book.add_format({**base, "border": 1, "num_format": "0.00"})

    def sheet(self, name: str, title: str, heads: Sequence[Head], rows: Iterable[Cells]) -> None:
        """One sheet: title, what it is not, headers, rows."""
        sheet = self.book.add_worksheet(name)
        sheet.write_string(0, 0, f"{title}, per {self.laporan.tanggal}", self.title)
        sheet.write_string(1, 0, self.laporan.pernyataan, self.quiet)
        for at, head in enumerate(heads):
            sheet.set_column(at, at, head.lebar)
            sheet.write_string(3, at, head.judul, self.head)
        last = 3
        for last, row in enumerate(rows, start=4):
            for at, value in enumerate(row):
                self._cell(sheet, last, at, value)
            texts = [(str(value), heads[at].lebar) for at, value in enumerate(row) if isinstance(value, str)]
            sheet.set_row(last, height([text for text, _ in texts], [width for _, width in texts]))
        sheet.autofilter(3, 0, max(last, 4), len(heads) - 1)
        sheet.set_row(3, 30)
        sheet.freeze_panes(4, 0)
        sheet.repeat_rows(3)
        sheet.set_landscape()
        sheet.set_paper(9)
        sheet.fit_to_pages(1, 0)
        sheet.set_footer("&L&8&A&R&8Halaman &P dari &N")

    def _cell(self, sheet: Worksheet, row: int, at: int, value: str | int | Decimal) -> None:
        if isinstance(value, str):
            sheet.write_string(row, at, value, self.text)
        else:
            sheet.write_number(row, at, value, self.whole if isinstance(value, int) else self.points)
