"""Kertas Kerja Reviu: every criterion of one OPD with what was found, and room for each level's answer."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from xlsxwriter.worksheet import Worksheet

from lkecheck.core.indonesian import amount
from lkecheck.model import kkr
from lkecheck.model.penilaian import Laporan, PenilaianKriteria
from lkecheck.model.reviu import JENJANG
from lkecheck.words import LEVEL, STATUS
from lkecheck.words import day as long_day

from . import ladder, words
from .book import Book, Formula, Value, block, cell, page, protect
from .long_texts import lines, rows
from .measure import count, points
from .table import Column, headers
from .view import View

TOP = 7
"""Row of the headers, from 0."""
_CHECKED: tuple[Column, ...] = (
    Column("No", 5, "cell.middle"),
    Column("Area dan sub-aspek", 18),
    Column("Kriteria", 30),
    Column("Bobot", 7, "cell.fine"),
    Column("Jawaban OPD", 8, "cell.middle"),
    Column("Nilai OPD", 7.5, "cell.fine"),
    Column("Bukti", 38),
    Column("Didukung bukti", 9, "cell.middle"),
    Column("Nilai didukung", 9, "cell.fine"),
    Column("Mungkin didukung", 9, "cell.middle"),
    Column("Nilai mungkin", 8, "cell.fine"),
    Column("Status", 10),
    Column("Temuan", 42),
    Column("Pertanyaan", 28),
)
_OWN = 7
"""Columns of the self-assessment; the check's own follow."""
_EARLIER = Column("Putusan terdahulu", 24)
_LEVEL = (("Jawaban", 8.5), ("Nilai", 8.5), ("Catatan", 23))
_RULING = Column("Nilai APIP", 9, "cell.fine")
_HIDDEN = (kkr.KODE, "Kode area", "Nilai sebelum KKR", kkr.SIDIK)
_LOOSE = (6, 12, 13)
"""Columns of evidence, findings and questions."""
SCALE = 64
"""Percent at which either half fits the width of a page."""


@dataclass(frozen=True, slots=True)
class Placed:
    """Where a paper's figures stand, for the sheets that sum them up."""

    sheet: Worksheet
    first: int
    last: int
    area: int
    kept: int
    ruling: int
    rows: dict[str, int]

    def summed(self, area: str) -> str:
        """The formula for APIP's points in one area: what was answered here, else the earlier verdict or what is supported."""
        inside = f'--({self._column(self.area)}="{area}")'
        return f"=SUMPRODUCT({inside},{self.rulings})+SUMPRODUCT({inside},{self._silent},{self._column(self.kept)})"

    @property
    def total(self) -> str:
        """The formula for APIP's points in all."""
        return f"=SUM({self.rulings})+SUMPRODUCT({self._silent},{self._column(self.kept)})"

    @property
    def _silent(self) -> str:
        """One for each criterion without an answer on the paper: what is kept of it counts on."""
        return f"--NOT(ISNUMBER({self.rulings}))"

    def _column(self, column: int) -> str:
        return block(self.sheet, self.first, self.last, column)

    @property
    def rulings(self) -> str:
        """The cells of APIP's points."""
        return self._column(self.ruling)


class Paper:
    """One OPD's paper while it is written."""

    def __init__(self, book: Book, sheet: Worksheet, view: View, laporan: Laporan) -> None:
        self._book, self._sheet, self._view, self._laporan = book, sheet, view, laporan
        earlier = (_EARLIER,) if any(kriteria.putusan for kriteria in view.satu.kriteria) else ()
        self._checked = (*_CHECKED, *earlier)
        self._levels = {jenjang: len(self._checked) + 3 * at for at, jenjang in enumerate(JENJANG)}
        self._ruling = len(self._checked) + 3 * len(JENJANG)
        self._hidden = self._ruling + 1

    def write(self) -> Placed:
        self._head()
        self._signers()
        self._headers()
        end, found = self._criteria()
        behind = self._loose(end)
        self._setting(end, behind)
        return Placed(self._sheet, TOP + 1, end - 1, self._hidden + 1, self._hidden + 2, self._ruling, found)

    def _head(self) -> None:
        satu, put = self._view.satu, self._book.write
        put(self._sheet, 0, 0, "KERTAS KERJA REVIU", "title")
        facts: tuple[tuple[str, Value, str], ...] = (
            ("Perangkat daerah", self._view.who, "bold"),
            ("Tingkat dan tahun", f"{LEVEL[satu.tingkat]}, tahun {satu.tahun}", "text"),
            ("Paket aturan", f"{satu.paket.id} versi {satu.paket.versi}", "text"),
            ("Tanggal pemeriksaan", words.day(self._laporan.tanggal), "day"),
        )
        for row, (label, value, style) in enumerate(facts, start=1):
            put(self._sheet, row, 0, label, "plain")
            put(self._sheet, row, 2, value, style)
            more = count(value, _CHECKED[2].lebar * 0.9) if isinstance(value, str) else 1
            self._sheet.set_row(row, points(max(more, 2 if row == 1 else 1)))
        # Beside them, not below: the first columns stand on the right page too.
        self._book.over(self._sheet, (1, 3, 4, 12), self._laporan.pernyataan, "text")

    def _signers(self) -> None:
        """Who gave a level's answers and when, above its columns; each cell has a name of its own."""
        for jenjang, at in self._levels.items():
            self._book.over(self._sheet, (1, at, 1, at + 2), words.SIGNERS[jenjang], "head")
            for row, what, style in ((2, "nama", "fill"), (3, "tanggal", "fill.day")):
                self._book.over(self._sheet, (row, at, row, at + 1), kkr.header(what.capitalize(), jenjang), "cell")
                self._book.write(self._sheet, row, at + 2, None, style)
                self._book.name(kkr.name(what, jenjang), self._sheet, row, at + 2, of=self._sheet)
            self._sheet.data_validation(3, at + 2, 3, at + 2, _DAY_RULE)

    def _headers(self) -> None:
        put, sheet = self._book.over, self._sheet
        put(sheet, (TOP - 1, 0, TOP - 1, 2), "Kriteria", "band")
        put(sheet, (TOP - 1, 3, TOP - 1, _OWN - 1), "Penilaian mandiri", "band")
        put(sheet, (TOP - 1, _OWN, TOP - 1, len(self._checked) - 1), "Hasil pemeriksaan bukti", "band")
        columns = [*self._checked]
        for jenjang, at in self._levels.items():
            put(sheet, (TOP - 1, at, TOP - 1, at + 2), jenjang.capitalize(), "band")
            columns += [Column(kkr.header(what, jenjang), width) for what, width in _LEVEL]
        self._book.write(sheet, TOP - 1, self._ruling, "Hasil", "band")
        columns += [_RULING, *(Column(title, 12) for title in _HIDDEN)]
        headers(self._book, sheet, TOP, columns)

    def _criteria(self) -> tuple[int, dict[str, int]]:
        row, found = TOP + 1, {}
        for number, kriteria in enumerate(self._view.satu.kriteria, start=1):
            found[kriteria.kode] = row
            for part in rows(list(self._told(number, kriteria)), [column.lebar for column in self._checked]):
                first = row == found[kriteria.kode]
                self._row(row, part, kriteria if first else None)
                self._sheet.set_row(row, points(lines(part, [column.lebar for column in self._checked])))
                row += 1
        return row, found

    def _told(self, number: int, kriteria: PenilaianKriteria) -> Iterator[Value]:
        view = self._view
        found = view.findings[kriteria.kode]
        yield number
        yield words.lines(
            (view.node(kriteria.area), view.node(kriteria.sub_aspek) if kriteria.sub_aspek != kriteria.area else "")
        )
        yield f"{kriteria.kode}\n{kriteria.pernyataan}"
        yield kriteria.bobot
        yield words.answer(kriteria.jawaban)
        yield kriteria.nilai_mandiri
        yield view.evidence(kriteria.bukti)
        yield words.answer(kriteria.jawaban_didukung)
        yield kriteria.nilai_didukung
        yield words.answer(kriteria.jawaban_mungkin)
        yield kriteria.nilai_mungkin
        yield STATUS[kriteria.status] + (f"\n({kriteria.dikecualikan})" if kriteria.dikecualikan else "")
        yield words.lines(view.told(temuan) for temuan in found)
        yield words.lines(temuan.pertanyaan or "" for temuan in found)
        if len(self._checked) > len(_CHECKED):
            yield _earlier(kriteria)

    def _row(self, row: int, values: Sequence[Value], kriteria: PenilaianKriteria | None) -> None:
        """A row; one without its criterion goes on with what the row above had no room for."""
        for at, (value, column) in enumerate(zip(values, self._checked, strict=True)):
            self._book.write(self._sheet, row, at, value, column.gaya)
        scored = kriteria is not None and kriteria.isian is not None and kriteria.status != "tidak_berlaku"
        if kriteria is not None and scored:
            self._answers(row, kriteria)
        else:
            for at in range(len(self._checked), self._hidden):
                self._book.write(self._sheet, row, at, None)
        if kriteria is not None:
            kept = kriteria.nilai_didukung if kriteria.nilai_apip is None else kriteria.nilai_apip
            hidden: tuple[Value, ...] = (kriteria.kode if scored else None, kriteria.area, kept, kriteria.sidik_bukti)
            for at, value in enumerate(hidden, start=self._hidden):
                self._book.write(self._sheet, row, at, value, "cell.quiet")

    def _answers(self, row: int, kriteria: PenilaianKriteria) -> None:
        assert kriteria.isian is not None  # noqa: S101 - the caller has seen to it
        validation = ladder.rule(kriteria.isian)
        for at in self._levels.values():
            self._book.write(self._sheet, row, at, None, "fill.middle")
            formula = ladder.worth(kriteria.isian, cell(row, at), f"${cell(row, 3)}")
            self._book.write(self._sheet, row, at + 1, Formula(formula, "") if formula else None, "cell.fine")
            self._book.write(self._sheet, row, at + 2, None, "fill")
            if validation is not None:
                self._sheet.data_validation(row, at, row, at, validation)
        self._book.write(self._sheet, row, self._ruling, Formula(self._decides(row), ""), "cell.fine")

    def _decides(self, row: int) -> str:
        """The points of the last level that answered."""
        text = '""'
        for at in self._levels.values():
            value = cell(row, at + 1)
            text = f"IF(ISNUMBER({value}),{value},{text})"
        return f"={text}"

    def _loose(self, row: int) -> int:
        """Findings that belong to no one criterion, below the table."""
        last = len(self._checked) - 1
        if not self._view.loose:
            return row
        row += 1
        wide = [_CHECKED[at].lebar for at in _LOOSE]
        self._book.over(self._sheet, (row, 0, row, last), "Temuan yang tidak melekat pada satu kriteria", "band")
        for temuan in self._view.loose:
            told = [self._view.evidence(temuan.bukti), self._view.told(temuan), temuan.pertanyaan]
            for part in rows(told, wide):
                row += 1
                self._sheet.set_row(row, points(lines(part, wide)))
                for at in range(last + 1):
                    self._book.write(self._sheet, row, at, None)
                for at, value in zip(_LOOSE, part, strict=True):
                    self._book.write(self._sheet, row, at, value)
        return row + 1

    def _setting(self, end: int, behind: int) -> None:
        """Paper: the check on the left page, the levels on the right one, the criterion on both."""
        sheet = self._sheet
        sheet.set_column(self._hidden, self._hidden + len(_HIDDEN) - 1, 12, None, {"hidden": True})
        sheet.freeze_panes(TOP + 1, 3)
        sheet.autofilter(TOP, 0, max(TOP + 1, end - 1), self._ruling)
        sheet.repeat_rows(TOP - 1, TOP)
        sheet.repeat_columns(0, 2)
        sheet.print_area(0, 0, max(TOP + 1, behind - 1), self._ruling)
        satu = self._view.satu
        page(sheet, f"KKR {satu.opd.kode} {satu.tahun}, lkecheck {self._laporan.alat.versi}", wide=0)
        sheet.set_margins(left=0.25, right=0.25, top=0.5, bottom=0.6)
        sheet.set_print_scale(SCALE)
        sheet.set_v_pagebreaks([len(self._checked)])
        sheet.print_across()
        protect(sheet)


_DAY_RULE = {
    "validate": "date",
    "criteria": ">=",
    "value": words.day("2000-01-01"),
    "ignore_blank": True,
    "input_title": "Tanggal",
    "input_message": "Ketik sebagai tanggal menurut setelan komputer Anda, misalnya 31/12/2022.",
    "error_title": "Bukan tanggal",
    "error_message": "Isilah tanggal, misalnya 31/12/2022.",
}


def _earlier(kriteria: PenilaianKriteria) -> str:
    """What each level said before, as kept in the reviewer's folder."""
    if kriteria.putusan is None:
        return ""
    told = []
    for satu in kriteria.putusan.per_jenjang:
        answer = satu.jawaban or (amount(satu.nilai) if satu.nilai is not None else "tanpa jawaban")
        again = "; bukti berubah sesudahnya" if satu.terbuka else ""
        note = f": {satu.catatan}" if satu.catatan else ""
        told.append(f"{satu.jenjang} {answer} ({satu.nama}, {long_day(satu.tanggal)}{again}){note}")
    return words.lines(told)
