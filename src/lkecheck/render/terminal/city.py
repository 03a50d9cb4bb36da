"""The city as a whole, for the terminal: the index with its categories, and the OPDs by place."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import ROUND_HALF_UP, Decimal

from lkecheck.core.indonesian import number
from lkecheck.model.indeks import Indeks, Peringkat
from lkecheck.words import called, category, reached

from .lines import BOLD, END, cut, wrapped


def index_lines(indeks: Indeks) -> Iterator[str]:
    """The three columns with their categories, then what has to be known besides."""
    title = f"Indeks pemerintah daerah tahun {indeks.tahun}"
    if indeks.nilai_didukung is not None:
        yield f"{BOLD}{title} (pusat dan {indeks.opd} OPD, paket {indeks.paket}){END}"
        for word, (value, kategori) in zip(("klaim", "dukung", "mungkin"), reached(indeks), strict=True):
            yield f"  {word:<8} {number(value or Decimal(0)):>6}  {category(kategori)}".rstrip()
    else:
        yield f"{BOLD}{title}: belum ada{END}"
    for note in indeks.catatan:
        yield from wrapped(note, "- ")


def rank_lines(peringkat: Sequence[Peringkat]) -> Iterator[str]:
    """Each OPD's place by the share of its weight that is supported, and what it claims above that."""
    years = {row.tahun for row in peringkat}
    yield f"{BOLD}Peringkat OPD             dukung/bobot  dukung mungkin  bobot inflasi{END}"
    for row in peringkat:
        nama = called(row.opd.kode, row.tahun, years)
        values = _joined((row.nilai_didukung, 6), (row.nilai_mungkin, 7), (row.bobot, 6), (row.inflasi, 7))
        yield f"{row.urutan:>3}. {cut(nama, 20):<20} {number(row.didukung):>10} %  {values}"


def _joined(*columns: tuple[Decimal, int]) -> str:
    return " ".join(f"{number(value):>{width}}" for value, width in columns)


def map_lines(peringkat: Sequence[Peringkat]) -> Iterator[str]:
    """OPDs by areas, in percent of the area's weight: what is supported, then what may be."""
    areas = list(dict.fromkeys(cell.kode for row in peringkat for cell in row.area))
    for title, possible in (("didukung", False), ("mungkin didukung", True)):
        for at in range(0, len(areas), _COLUMNS):
            yield ""
            yield f"{BOLD}Persen bobot area yang {title}{END}"
            yield from _map(peringkat, areas[at : at + _COLUMNS], possible=possible)


_COLUMNS = 16


def _map(peringkat: Sequence[Peringkat], areas: Sequence[str], *, possible: bool) -> Iterator[str]:
    heads = [kode.partition(".") for kode in areas]
    above = [head if at == 0 or heads[at - 1][0] != head else "" for at, (head, _, _) in enumerate(heads)]
    yield (" " * 14 + "".join(f" {head:>3}" for head in above)).rstrip()
    yield f"{'OPD':<14}" + "".join(f" {rest[-3:]:>3}" for _, _, rest in heads)
    years = {row.tahun for row in peringkat}
    for row in peringkat:
        cells = {cell.kode: cell.mungkin if possible else cell.didukung for cell in row.area}
        name = cut(row.opd.kode, 14) if len(years) == 1 else called(cut(row.opd.kode, 9), row.tahun, years)
        yield f"{name:<14}" + "".join(f" {_percent(cells.get(kode)):>3}" for kode in areas)


def _percent(value: Decimal | None) -> str:
    return "-" if value is None else format(value.quantize(Decimal(1), ROUND_HALF_UP), "f")
