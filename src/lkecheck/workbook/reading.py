"""A workbook -> what a manifest holds, with the cell of every value and every problem at once."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from openpyxl.cell.cell import Cell as BookCell
from openpyxl.workbook import Workbook
from pydantic import ValidationError

from lkecheck.core import validation
from lkecheck.core.errors import DocumentError, Galat, did_you_mean
from lkecheck.model.manifest import Manifest

from . import cells, files, layout, tables, values
from .document import Cell, SheetDocument, shown
from .grid import Grid
from .layout import CRITERIA, ITEMS, SKEMA, WORDS, Column
from .opening import open_book
from .tables import Table
from .values import WrongCellError

HOW_NEW = "buat buku kerja baru dengan: lkecheck workbook new --opd KODE, lalu salin isiannya"


@dataclass(frozen=True)
class Read:
    """A workbook as it was read: its manifest where that is whole, the cells, and all that is wrong."""

    manifest: Manifest | None
    document: SheetDocument
    galat: tuple[Galat, ...]
    sha256: str
    kosong: tuple[str, ...]
    """Criteria whose rows hold no answer."""


def read(raw: bytes, nama: str, folder: Path | None = None) -> Read:
    """Reads a workbook; `nama` is how messages call it. Raises DocumentError where it is no workbook of ours at all.

    With a folder, the files that rows name are looked for in it, and what is found elsewhere or not at all is noted.
    """
    book = open_book(raw, nama)
    reader = _Reader(book, nama)
    data = reader.all()
    document, galat = reader.document, reader.galat
    document.data = data
    if folder is not None:
        files.settle(data, document, nama, folder)
    manifest = None
    try:
        manifest = Manifest.model_validate(data)
    except ValidationError as error:
        seen = {one.sel for one in galat if one.sel}  # a cell told once needs no second word
        galat += [one for one in validation.problems(error, Manifest, document, nama) if one.sel not in seen]
    kosong = tuple(kode for kode in reader.rows if kode not in data["jawaban"])
    return Read(None if galat else manifest, document, tuple(galat), hashlib.sha256(raw).hexdigest(), kosong)


class _Reader:
    def __init__(self, book: Workbook, nama: str) -> None:
        self.book, self.nama = book, nama
        self.document = SheetDocument(None)
        self.galat: list[Galat] = []
        self.words = _words(book)
        self.rows: list[str] = []

    def all(self) -> dict[str, Any]:
        data = self._head()
        found = tables.find(self.book)
        if not found.criteria:
            self._tell(None, f"tidak ada lembar dengan kolom Kode dan Jawaban; {HOW_NEW}.")
        for area in found.lost if found.criteria else ():
            self._tell(None, f"lembar area {area}, atau judul kolom Kode dan Jawaban di dalamnya, tidak ada lagi; {HOW_NEW}.")
        if not found.evidence:
            self._tell(None, f"tidak ada lembar Bukti dengan kolom Id, Jenis, dan Judul; {HOW_NEW}.")
        data["jawaban"], data["bukti"] = {}, []
        for table in found.criteria:
            self._complain(table, CRITERIA[4:])
            self._answers(table, data["jawaban"])
        for table in found.evidence:
            self._complain(table, ITEMS)
            self._items(table, data["bukti"])
        self._notes()
        return data

    def _notes(self) -> None:
        """What stands in the workbook and has no part in the reading."""
        if self.book._external_links:
            text = "memuat tautan ke buku kerja lain; tidak dibuka, dan yang diisi harus berupa nilai."
            self.document.notes.append(Galat(self.nama, 0, 0, text))

    def _head(self) -> dict[str, Any]:
        said = tables.meta(self.book)
        if "skema" not in said:
            raise DocumentError(
                [Galat(self.nama, 0, 0, f"bukan buku kerja lkecheck (lembar {layout.META} tidak ada); {HOW_NEW}.")]
            )
        found = {key: self._value(cell, values.text) for key, cell in said.items() if not values.blank(cell)}
        skema = found.get("skema")
        if skema != SKEMA:
            known = str(skema).startswith("lkecheck/buku-kerja/")
            what = f"memakai susunan {skema}, sedangkan versi ini membaca {SKEMA}" if known else "bukan buku kerja lkecheck"
            raise DocumentError([Galat(self.nama, 0, 0, f"{what}; {HOW_NEW}.")])
        self.document.versi = str(found.get("versi") or "")
        data: dict[str, Any] = {"skema": "lkecheck/manifest/1", "opd": {}}
        for key in ("paket", "tahun", "tingkat", "kode", "nama"):
            if found.get(key) is None:
                continue
            path = ("opd", key) if key in ("kode", "nama") else (key,)
            (data["opd"] if len(path) == 2 else data)[key] = (
                int(found[key]) if key == "tahun" and str(found[key]).isdigit() else found[key]
            )
            self.document.note(path, _at(said[key]))
        return data

    def _answers(self, table: Table, answers: dict[str, Any]) -> None:
        for number, row in table.rows():
            typed = {key: cell for key, cell in row.items() if key in _TYPED and not values.blank(cell)}
            kode = self._value(row["kode"], values.text) if "kode" in row and not values.blank(row["kode"]) else None
            if not kode:
                for cell in typed.values():
                    self._tell(cell, "terisi pada baris tanpa kode kriteria; pindahkan ke baris kriterianya.")
            elif kode in answers:
                if typed:
                    first = self.document.find(("jawaban", kode))
                    where = first.nama if first else "lain"
                    self._tell(row["kode"], f'kriteria "{kode}" sudah dijawab pada sel {where}; sisakan satu baris.')
            elif not typed and kode not in self.rows:
                self.document.note(("jawaban", kode), table.place(number, "nilai"))
                self.rows.append(kode)
            elif typed:
                self.document.note(("jawaban", kode), table.place(number, "nilai"))
                answers[kode] = {key: value for key, value in self._answer(kode, typed) if value not in (None, [], {})}

    def _answer(self, kode: str, typed: Mapping[str, BookCell]) -> Iterator[tuple[str, Any]]:
        for key, cell in typed.items():
            self.document.note(("jawaban", kode, key), _at(cell))
            said = self._value(cell, values.answer if key == "nilai" else values.text)
            if said is None:
                continue
            if key == "bukti":
                yield key, [_link(one) for part in self._list(cell, said) for one in cells.split_ids(part)]
            elif key == "rincian":
                yield key, dict(self._pairs(cell, said))
            else:
                yield key, said

    def _pairs(self, cell: BookCell, said: str) -> Iterator[tuple[str, str]]:
        for part in self._list(cell, said):
            pair = cells.read_pair(part)
            if pair is None:
                self._tell(cell, f'berisi "{part[:60]}"; tulis rincian seperti: wajib = 40; sudah = 38')
            else:
                yield pair[0], values.number_text(pair[1])

    def _items(self, table: Table, items: list[dict[str, Any]]) -> None:
        for number, row in table.rows():
            typed = {key: cell for key, cell in row.items() if not values.blank(cell)}
            if any(cell.row == number for cell in typed.values()):
                self.document.note(("bukti", len(items)), table.place(number, "id"))
                item: dict[str, Any] = {}
                for column in ITEMS:
                    if column.kunci in typed:
                        self._field(item, len(items), column, typed[column.kunci])
                items.append(item)

    def _field(self, item: dict[str, Any], number: int, column: Column, cell: BookCell) -> None:
        first, _, inner = column.kunci.partition(".")
        path = ("bukti", number, first, inner) if inner else ("bukti", number, first)
        self.document.note(path, _at(cell))
        value = self._of_kind(column, cell)
        if value is None:
            return
        if inner:
            item.setdefault(first, {})[inner] = value
        else:
            item[first] = value

    def _of_kind(self, column: Column, cell: BookCell) -> Any:
        if column.kind == "tanggal":
            return self._value(cell, values.day)
        if column.kind == "angka":
            return self._value(cell, values.number)
        if column.kind == "ya_tidak":
            return self._value(cell, values.yes_or_no)
        if column.kunci == "periode":
            return self._value(cell, values.period)
        said = self._value(cell, values.text)
        if said is None or column.kind == "teks":
            return said
        if column.kind == "status":
            return said.casefold()
        if column.kind == "jenis":
            return self.words["jenis"].get(layout.folded(said), said)
        parts = self._list(cell, said)
        return [self.words["topik"].get(layout.folded(part), part) for part in parts] if column.kind == "topik" else parts

    def _list(self, cell: BookCell, said: str) -> list[str]:
        try:
            return cells.split(said)
        except ValueError:
            self._tell(cell, 'memuat tanda kutip (") yang tidak berpasangan; hapus tanda kutipnya.')
            return []

    def _value(self, cell: BookCell, how: Callable[[BookCell], Any]) -> Any:
        """A cell's value; None, with a problem told, where it holds something else."""
        try:
            return how(cell)
        except WrongCellError as error:
            self._tell(cell, str(error))
            return None

    def _complain(self, table: Table, wanted: tuple[Column, ...]) -> None:
        for column in table.missing(wanted):
            hint = did_you_mean(column.judul, table.others)
            where = f"lembar {table.sheet.title}, baris {table.header}"
            self._tell(None, f'{where}: kolom "{column.judul}" tidak ada; kembalikan judul kolomnya.{hint}')

    def _tell(self, cell: BookCell | None, pesan: str) -> None:
        self.galat.append(Galat(self.nama, 0, 0, shown(pesan), _at(cell).nama if cell is not None else ""))


_TYPED = {column.kunci for column in CRITERIA if column.isian}


def _at(cell: BookCell) -> Cell:
    return Cell(cell.parent.title, cell.row, cell.column)


def _link(part: str) -> Any:
    nama, done, goal = cells.read_link(part)
    if done is None or goal is None:
        return nama
    return {"id": nama, "cakupan": {"tercapai": values.number_text(done), "sasaran": values.number_text(goal)}}


def _words(book: Workbook) -> dict[str, dict[str, str]]:
    """Codes of kinds and topics by their names, from the workbook's own list."""
    found: dict[str, dict[str, str]] = {"jenis": {}, "topik": {}}
    if WORDS in book.sheetnames:
        for _, row in Grid(book[WORDS]).rows():
            texts = {at: cell.value.strip() for at, cell in row.items() if isinstance(cell.value, str)}
            for kind, at in (("jenis", 1), ("topik", 3)):
                if at in texts and at + 1 in texts:
                    found[kind][layout.folded(texts[at + 1])] = texts[at]
    return found
