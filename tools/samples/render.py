"""Items -> the bytes of their files: what the manifest says of a document stands in the document too."""

from __future__ import annotations

import os
from collections.abc import Iterator

from lkecheck.model.pack import Pack

from . import office, pdf, picture
from .draft import MARK, Draft, Item
from .glyphs import blank, write
from .prose import sentences
from .wording import Words, in_words, spoken

# Papers that say little: pictures, lists, letters of one sentence.
_SHORT = frozenset({"foto_kegiatan", "tangkapan_layar", "daftar_hadir", "undangan", "matriks_rekapitulasi", "surat_dinas"})
_SCAN = (206, 206)
_SCREEN = (160, 100)
_PHOTO = (160, 120)
_SKY, _PEOPLE, _LETTERING = 208, 96, 24


_MADE: dict[tuple[str, ...], bytes] = {}


def content(pack: Pack, draft: Draft, item: Item, path: str) -> bytes:
    """The bytes of one file of an item; kept, since many folders hold the same file."""
    key = (pack.sha256, draft.kode, draft.nama, draft.tingkat, str(draft.tahun), repr(item), path)
    if key not in _MADE:
        _MADE[key] = _content(pack, draft, item, path)
    return _MADE[key]


def _content(pack: Pack, draft: Draft, item: Item, path: str) -> bytes:
    lines = list(_lines(pack, draft, item))
    extension = os.path.splitext(path)[1]
    if extension in (".jpg", ".jpeg"):
        return _photo(lines, item)
    if extension == ".png":
        grid = blank(*_SCREEN)
        write(grid, lines)
        return picture.png(grid, _comment(item).replace("–", "-"), scale=2)
    if extension == ".txt":
        return "".join(f"{line}\n" for line in lines).encode()
    if extension == ".docx":
        return office.docx(lines)
    if extension == ".xlsx":
        return office.xlsx([*_rows(lines), *_figures(item)])
    kind = Words(pack, draft.kode, draft.nama, draft.tingkat, draft.tahun).kind(item["jenis"])
    if item.get("pindai") or kind.get("berkas") == "pindai":
        grid = blank(*_SCAN)
        write(grid, lines, margin=12)
        return pdf.scanned_pdf(_comment(item), grid)
    return pdf.text_pdf(_comment(item), lines)


def under_another_name(pack: Pack, source: Draft, item: Item, nama: str, path: str) -> bytes:
    """A paper as another OPD wrote it, with this OPD's name in place of that one's."""
    signatory = {key: value.replace(source.nama, nama) for key, value in item["penandatangan"].items()}
    changed = {"unit": nama, "judul": item["judul"].replace(source.nama, nama), "penandatangan": signatory}
    return content(pack, source, item | changed, path)


def stray(nama: str) -> bytes:
    """A photo that belongs to no item."""
    return _photo([MARK, nama], {"judul": nama})


def saved_page(judul: str) -> bytes:
    """A web page, as it is saved under a document's name by mistake."""
    return f"<!DOCTYPE html>\n<html><head><title>{MARK}</title></head><body><p>{judul}</p></body></html>\n".encode()


def _comment(item: Item) -> str:
    return f"{item['judul']} ({MARK})"


def _photo(lines: list[str], item: Item) -> bytes:
    """A sky with lettering above a row of people."""
    width, height = _PHOTO
    grid = blank(width, height, _SKY)
    for row in range(height - 22, height):
        for left in range(4, width - 10, 16):
            reach = 3 if row < height - 12 else 6
            grid[row][left + 6 - reach : left + 6 + reach] = bytes([_PEOPLE]) * (2 * reach)
    write(grid[: height - 24], lines, ink=_LETTERING)
    return picture.jpeg(grid, _comment(item))


def _lines(pack: Pack, draft: Draft, item: Item) -> Iterator[str]:
    yield MARK
    yield ""
    yield "PEMERINTAH KOTA BINJAI"
    if draft.tingkat == "unit":
        yield item.get("unit", draft.nama).upper()
    yield ""
    if item.get("status") == "draf":
        yield "RANCANGAN"
    yield item["judul"]
    if "nomor" in item:
        yield f"Nomor: {item['nomor']}"
    yield ""
    subjects = ", ".join(pack.kosakata.topik[topik].nama for topik in item["topik"])
    yield f"Jenis dokumen: {pack.kosakata.jenis[item['jenis']].nama}. Pokok: {subjects}."
    asked = _asked(pack, item)
    if asked:
        yield f"Uraiannya mencakup {', '.join(asked)}."
    if "periode" in item:
        yield f"Periode: {spoken(item['periode'])} ({item['periode']})."
    if "cakupan" in item:
        yield f"Tercapai {item['cakupan']['tercapai']} dari sasaran {item['cakupan']['sasaran']}."
    if "sampai" in item.get("berlaku", {}):
        yield f"Berlaku sampai dengan {in_words(item['berlaku']['sampai'])}."
    yield from (f"Dokumen ini mencabut {nomor}." for nomor in item.get("mencabut", ()))
    if item["jenis"] not in _SHORT:
        yield ""
        yield from sentences(f"{draft.kode} {item['id']}")
    if "kalimat" in item:
        yield item["kalimat"]
    yield ""
    if "tanggal" in item:
        set_at = "Ditetapkan di Binjai pada tanggal" if "nomor" in item else "Binjai,"
        yield f"{set_at} {in_words(item['tanggal'])}"
    if item.get("ditandatangani"):
        yield f"{item['penandatangan']['jabatan']}, ttd, {item['penandatangan']['nama']}"


def _asked(pack: Pack, item: Item) -> list[str]:
    """Words that some criterion wants to find in a document of this kind and subject."""
    found: set[str] = set()
    for kriteria in pack.kriteria.values():
        if any(dokumen.jenis == item["jenis"] and dokumen.topik in item["topik"] for dokumen in kriteria.semua_dokumen):
            found = found.union(*(pilihan.bila.words for pilihan in kriteria.pilihan.values() if pilihan.bila is not None))
    return sorted(found)


def _rows(lines: list[str]) -> Iterator[list[str | int]]:
    for line in lines:
        yield [line]


def _figures(item: Item) -> Iterator[list[str | int]]:
    cakupan = item.get("cakupan")
    if cakupan:
        yield ["Uraian", "Tercapai", "Sasaran"]
        yield ["Jumlah", int(cakupan["tercapai"]), int(cakupan["sasaran"])]
