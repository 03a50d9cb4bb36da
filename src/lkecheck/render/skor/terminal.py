"""The values an officer reads in a terminal: 80 columns, plain letters, good without colour."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from lkecheck.core.indonesian import number
from lkecheck.model.indeks import Indeks, SimpulIndeks, Sisi
from lkecheck.model.skor import HasilSkor, SkorManifest
from lkecheck.render.terminal.city import index_lines, map_lines, rank_lines
from lkecheck.render.terminal.lines import BOLD, DIM, END, broken, head, row, wrapped
from lkecheck.words import values


def render(hasil: HasilSkor) -> bytes:
    """The values as text, with ANSI styles."""
    return ("\n".join(_lines(hasil)) + "\n").encode()


def _lines(hasil: HasilSkor) -> Iterator[str]:
    yield f"{BOLD}lkecheck {hasil.alat.versi}{END}  nilai dan indeks, tanggal {hasil.tanggal}"
    if not all(satu.berkas_dibuka for satu in hasil.skor):
        yield "Berkas tidak dibuka (--no-files): yang dinilai keterangan pada manifest."
    if len(hasil.skor) == 1 and hasil.skor[0].tingkat == "unit":
        yield ""
        yield from _form(hasil.skor[0])
    else:
        yield from _city(hasil)
    yield from broken(hasil.galat)
    yield ""
    yield from wrapped(hasil.pernyataan)


def _city(hasil: HasilSkor) -> Iterator[str]:
    for indeks in hasil.indeks:
        yield ""
        yield from index_lines(indeks)
        if indeks.simpul:
            yield ""
            yield from _tree(indeks)
    if hasil.peringkat:
        yield ""
        yield from rank_lines(hasil.peringkat)
        yield from wrapped("Inflasi: klaim di atas dukungan, kriteria demi kriteria; bukan tuduhan.", "  ")
        yield from map_lines(hasil.peringkat)
    yield ""
    yield from wrapped("Asal satu angka: tambahkan --explain KODE, misalnya --explain INDEKS. Pohon satu OPD: sebut foldernya.")


def _tree(indeks: Indeks) -> Iterator[str]:
    yield head("Bagian")
    depth: dict[str | None, int] = {None: -1}
    for simpul in indeks.simpul:
        depth[simpul.kode] = depth[simpul.induk] + 1
        margin = 2 * depth[simpul.kode]
        yield from row(f"{simpul.kode} {simpul.nama}", values(simpul), margin)
        yield from _origin(simpul, margin + 2)
    known = (indeks.nilai_mandiri, indeks.nilai_didukung, indeks.nilai_mungkin, indeks.bobot)
    whole = [value if value is not None else Decimal(0) for value in known]
    yield from row("INDEKS", whole)


def _origin(simpul: SimpulIndeks, margin: int) -> Iterator[str]:
    """Where the supported value of a combined area comes from."""
    if simpul.cara is None or simpul.pusat is None or simpul.unit is None:
        return
    sides = (f"pusat {_of(simpul.pusat)}", f"unit {_of(simpul.unit)} ({simpul.unit.opd} OPD)")
    yield f"{DIM}{' ' * margin}dukung: {', '.join(sides)}{END}"


def _of(side: Sisi) -> str:
    return f"{number(side.nilai_didukung)} dari {number(side.bobot)}"


def _form(skor: SkorManifest) -> Iterator[str]:
    yield from wrapped(f"{skor.opd.kode}  {skor.opd.nama}, tingkat unit, tahun {skor.tahun}", style=BOLD)
    yield from wrapped(f"{skor.manifest.berkas}, paket {skor.paket.id} versi {skor.paket.versi}")
    yield ""
    yield head("Bagian")
    margin = {"aspek": 0, "area": 2, "sub_aspek": 4}
    for bagian in skor.bagian:
        yield from row(f"{bagian.kode} {bagian.nama}", values(bagian), margin.get(bagian.jenis, 0))
    yield from row("Jumlah", values(skor.ringkasan))
    yield ""
    yield from wrapped(f"Inflasi (klaim di atas dukungan, kriteria demi kriteria): {number(skor.ringkasan.inflasi)}.")
    yield from wrapped("Asal satu angka: tambahkan --explain KODE.")
