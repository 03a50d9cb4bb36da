"""The result in Markdown, for the summary of a workflow's step or a comment on a merge request."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lkecheck import words
from lkecheck.core.indonesian import day
from lkecheck.model.penilaian import RANK, Laporan, Penilaian, PenilaianKriteria, Temuan
from lkecheck.render.formats.markdown import escape, table
from lkecheck.words.findings import laws, worth
from lkecheck.words.set_aside import aside, counted, of_opd, of_run

from ._markdown_city import city_lines

FEW = 5
"""How many findings are shown for each OPD where a run has several."""
MAX_BYTES = 900_000
"""GitHub refuses a summary of more than 1 MiB; what lies beyond is named, not shown."""

_VALUES = ("klaim", "dukung", "mungkin", "bobot")
_HEAD = ("penuh", "sbgn", "reviu", "belum")


def render(laporan: Laporan) -> bytes:
    """The city, then OPD by OPD: a table of areas, and the findings, worst first."""
    many = len(laporan.penilaian) > 1
    blocks = ["\n".join(_opening(laporan, many))]
    left = MAX_BYTES - len(blocks[0].encode()) - len(laporan.pernyataan)
    hidden = []
    for satu in laporan.penilaian:
        block = "\n".join(_one(satu, FEW if many else None, new=laporan.dasar_banding is not None))
        left -= len(block.encode())
        if left > 0:
            blocks.append(block)
        else:
            hidden.append(satu.opd.kode)
    if hidden:
        blocks.append(f"Tidak ditampilkan karena ringkasan terlalu besar: {escape(', '.join(hidden))}.\n")
    return "\n".join((*blocks, escape(laporan.pernyataan), "")).encode()


def _opening(laporan: Laporan, many: bool) -> Iterator[str]:
    yield "## lkecheck: hasil pemeriksaan bukti LKE\n"
    yield f"Versi {escape(laporan.alat.versi)}, mesin {escape(laporan.alat.mesin)}, tanggal {day(laporan.tanggal)}.\n"
    yield from (f"{escape(note)}\n" for note in of_run(laporan))
    if laporan.galat:
        yield f"### {len(laporan.galat)} galat: manifest ini belum dinilai\n"
        for galat in laporan.galat:
            yield f"- {escape(galat.tempat)} – {escape(galat.pesan)}"
        yield ""
    if many:
        years = {satu.tahun for satu in laporan.penilaian}
        rows = [_row(satu, words.called(satu.opd.kode, satu.tahun, years)) for satu in laporan.penilaian]
        yield from table(("OPD", *_HEAD, "mayor", *_VALUES), rows, right=1)
        yield ""
    yield from city_lines(laporan.kota)
    if laporan.kota.temuan:
        yield "### Temuan atas seluruh kota\n"
        yield from (f"- **{temuan.keparahan}** {escape(temuan.pesan)}{_aside(temuan)}" for temuan in laporan.kota.temuan)
        yield ""


def _row(satu: Penilaian, called: str) -> list[str]:
    mayor = sum(temuan.keparahan == "mayor" and temuan.counts for temuan in satu.temuan)
    return [escape(called), *_counts(satu.kriteria), str(mayor), *_values(satu.ringkasan)]


def _one(satu: Penilaian, few: int | None, *, new: bool) -> Iterator[str]:
    yield f"### {escape(satu.opd.kode)} {escape(satu.opd.nama)}, tingkat {satu.tingkat}, tahun {satu.tahun}\n"
    yield f"{escape(satu.manifest.berkas)}, paket {escape(satu.paket.id)} versi {escape(satu.paket.versi)}\n"
    rows = [
        [escape(f"{one.kode} {one.nama}"), *_counts([k for k in satu.kriteria if k.area == one.kode]), *_values(one)]
        for one in satu.areas
    ]
    rows.append(["**Jumlah**", *_counts(satu.kriteria), *_values(satu.ringkasan)])
    yield from table(("Area", *_HEAD, *_VALUES), rows, right=1)
    yield ""
    yield from (f"{escape(note)}\n" for note in of_opd(satu))
    yield from _findings(satu.temuan, few, new=new)
    for item in satu.diperiksa.tidak_diperiksa:
        yield f"- Tidak diperiksa: {escape(item.apa)} ({item.jumlah}), {escape(item.sebab)}."
    yield ""


def _findings(temuan: Sequence[Temuan], few: int | None, *, new: bool) -> Iterator[str]:
    if not temuan:
        yield f"Tidak ada temuan {'baru ' if new else ''}atas yang diperiksa.\n"
        return
    counts = ", ".join(f"{sum(one.keparahan == level for one in temuan)} {level}" for level in words.SEVERITY)
    yield f"{len(temuan)} temuan: {counts}{counted(temuan)}.\n"
    ordered = sorted(temuan, key=lambda one: (not one.counts, -RANK[one.keparahan]))
    for number, one in enumerate(ordered[:few], start=1):
        yield from _finding(number, one)
    if few is not None and len(ordered) > few:
        yield f"\n... dan {len(ordered) - few} temuan lain."
    yield ""


def _finding(number: int, temuan: Temuan) -> Iterator[str]:
    stake = f", senilai {worth(temuan.potensi)}" if worth(temuan.potensi) else ""
    again = f", berulang sejak {temuan.berulang_sejak}" if temuan.berulang_sejak else ""
    about = f"{escape(temuan.aturan)}{stake}{again}{_aside(temuan)}"
    yield f"{number}. **{temuan.keparahan.upper()}** {about}: {escape(temuan.pesan)}"
    if temuan.pertanyaan:
        yield f"   - Tanya: {escape(temuan.pertanyaan)}"
    yield f"   - Langkah: {escape(temuan.rekomendasi.uraian)}"
    yield f"   - Oleh: {escape(words.who(temuan.rekomendasi.penanggung_jawab))}, {temuan.rekomendasi.tenggat_hari} hari"
    yield f"   - Dasar: {escape(laws(temuan))}"
    yield f"   - Di: {escape(str(temuan.lokasi))}"


def _aside(temuan: Temuan) -> str:
    why = aside(temuan)
    return f" ({escape(why)})" if why is not None else ""


def _counts(kriteria: Sequence[PenilaianKriteria]) -> Iterator[str]:
    return map(str, words.statuses(kriteria))


def _values(of: words.Valued) -> Iterator[str]:
    return map(words.number, words.values(of))
