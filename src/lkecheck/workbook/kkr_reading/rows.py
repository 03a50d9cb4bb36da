"""The rows of one paper: what each level answered to which criterion, on which evidence."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from openpyxl.cell.cell import Cell as BookCell
from openpyxl.workbook import Workbook

from lkecheck.core.errors import Galat, did_you_mean
from lkecheck.model.kkr import KODE, SIDIK, header
from lkecheck.model.reviu import JENJANG, Jawab, Jenjang, Putusan
from lkecheck.workbook import values
from lkecheck.workbook.document import Cell
from lkecheck.workbook.layout import folded
from lkecheck.workbook.values import WrongCellError, blank

from .answers import LONGEST, answer
from .identity import Paper
from .signers import Signer, signers

_ROWS = 20_000
_CRITERION = "Kriteria"
_NO_SEAL = f'"{SIDIK}" kriteria ini terhapus atau berubah; salin jawabannya ke KKR yang baru.'
_SEAL = re.compile(r"[0-9a-f]{64}\Z")


class Rows:
    """One paper while it is read; `galat` holds what is wrong in it."""

    def __init__(self, book: Workbook, paper: Paper, nama: str) -> None:
        self._book, self._paper, self._nama = book, paper, nama
        self.galat: list[Galat] = []
        self._seen: dict[str, int] = {}
        self._spoke: set[Jenjang] = set()

    def read(self) -> dict[str, Putusan]:
        """Verdicts by criterion, in the order of the paper."""
        if self._lacks():
            return {}
        said = list(self._said())
        signed = self._signed()
        if self.galat:
            return {}
        found = {}
        for kode, sidik, levels in said:
            given = {jenjang: _signed_by(signed[jenjang], content) for jenjang, content in levels.items()}
            found[kode] = Putusan(sidik_bukti=sidik, **given)
        return found

    def _lacks(self) -> bool:
        """Headers that are not there; an answer below a renamed one would be lost."""
        wanted = [KODE, SIDIK, *(header(what, jenjang) for jenjang in JENJANG for what in ("Jawaban", "Catatan"))]
        missing = [title for title in wanted if folded(title) not in self._paper.columns]
        if missing:
            names = ", ".join(f'"{title}"' for title in missing)
            self._tell(self._paper.header, 1, f"kolom {names} tidak ditemukan pada baris kepala tabel; kembalikan judulnya.")
        return bool(missing)

    def _said(self) -> Iterator[tuple[str, str, dict[Jenjang, dict[str, Any]]]]:
        sheet = self._paper.sheet
        for row in range(self._paper.header + 1, min(sheet.max_row, self._paper.header + _ROWS) + 1):
            levels = {jenjang: content for jenjang in JENJANG if (content := self._cells(row, jenjang))}
            kode = self._text(row, KODE)
            if not kode:
                if levels:
                    self._without_code(row, next(iter(levels)))
                continue
            self._spoke |= set(levels)
            if self._sound(row, kode) and levels:
                told = {jenjang: content for jenjang, cells in levels.items() if (content := self._content(row, kode, cells))}
                sidik = self._seal(row)
                if told and sidik:
                    yield kode, sidik, told

    def _cells(self, row: int, jenjang: Jenjang) -> dict[str, BookCell]:
        """A level's cells that say something."""
        found = {what.casefold(): self._at(row, header(what, jenjang)) for what in ("Jawaban", "Catatan")}
        return {what: cell for what, cell in found.items() if not blank(cell)}

    def _content(self, row: int, kode: str, cells: dict[str, BookCell]) -> dict[str, Any]:
        content: dict[str, Any] = {}
        for what, cell in cells.items():
            try:
                if what == "jawaban":
                    content |= answer(cell, self._paper.ladders[kode])
                else:
                    content["catatan"] = _note(cell)
            except WrongCellError as error:
                self._tell(row, cell.column, f"{kode}: {error}")
        return content

    def _sound(self, row: int, kode: str) -> bool:
        """Whether a row's code is known, stands once, and is the one that a person sees."""
        at = self._paper.columns[folded(KODE)]
        before = len(self.galat)
        if kode not in self._paper.ladders:
            self._tell(row, at, f'kode "{kode}" tidak dikenal paket KKR ini.{did_you_mean(kode, self._paper.ladders)}')
        elif kode in self._seen:
            self._tell(row, at, f'kode "{kode}" sudah ada pada baris {self._seen[kode]}; hapus salah satu.')
        else:
            self._seen[kode] = row
            seen = self._text(row, _CRITERION).split("\n")[0].split(" ")[0] if folded(_CRITERION) in self._paper.columns else kode
            if seen != kode:
                said = f'kolom tersembunyi "{KODE}" berisi "{kode}", sedangkan kolom "{_CRITERION}" menyebut "{seen}"'
                self._tell(row, at, f"{said}; barisnya mungkin terurut sebagian. Kembalikan urutannya.")
        return len(self.galat) == before

    def _seal(self, row: int) -> str:
        sidik = self._text(row, SIDIK)
        if not _SEAL.match(sidik):
            self._tell(row, self._paper.columns[folded(SIDIK)], _NO_SEAL)
            return ""
        return sidik

    def _without_code(self, row: int, jenjang: Jenjang) -> None:
        cell = next(iter(self._cells(row, jenjang).values()))
        said = f'terisi, padahal baris ini tidak berkode atau kriterianya tidak dinilai (kolom tersembunyi "{KODE}" kosong)'
        self._tell(row, cell.column, f"{said}; pindahkan isinya ke baris kriterianya, atau hapus.")

    def _signed(self) -> dict[Jenjang, Signer]:
        found: dict[Jenjang, Signer] = {}
        for jenjang, one in signers(self._book, self._paper, self._spoke):
            if isinstance(one, Signer):
                found[jenjang] = one
            else:
                row, column, said = one
                self._tell(row, column, said)
        return found

    def _at(self, row: int, title: str) -> BookCell:
        cell: BookCell = self._paper.sheet.cell(row, self._paper.columns[folded(title)])
        return cell

    def _text(self, row: int, title: str) -> str:
        cell = self._at(row, title)
        return "" if blank(cell) else values.spelled(cell)

    def _tell(self, row: int, column: int, said: str) -> None:
        where = Cell(self._paper.sheet.title, row, column).nama
        self.galat.append(Galat(self._nama, 0, 0, said, where))


def _signed_by(signer: Signer, content: dict[str, Any]) -> Jawab:
    return Jawab(**content, nama=signer.nama, tanggal=signer.tanggal)


def _note(cell: BookCell) -> str:
    text = values.text(cell)
    if len(text) > LONGEST:
        raise WrongCellError(f"berisi catatan {len(text)} huruf; paling banyak {LONGEST}. Ringkaskan.")
    return text
