"""What a run did not look at, and why: said in so many lines, never passed over."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING

from lkecheck.evidence.compare.file_faults import without_text
from lkecheck.evidence.compare.signature_faults import signed
from lkecheck.model.penilaian import TidakDiperiksa

from .context import Context

if TYPE_CHECKING:
    from lkecheck.model.berkas import IsiBerkas

CONTENT, SIGNATURE = "isi dokumen", "tanda tangan"
_DECLARED = "belum dibuktikan; yang dinilai adalah keterangan pada manifest"


def lines(context: Context, berkas: bool) -> Iterator[TidakDiperiksa]:
    """One line for each thing and reason, with how many it concerns."""
    with_files = sum(bool(bukti.berkas) for bukti in context.source.manifest.bukti)
    declared = sum(bool(bukti.ditandatangani) for bukti in context.source.manifest.bukti)
    if not berkas:
        yield TidakDiperiksa(apa="berkas", sebab="dijalankan dengan --no-files", jumlah=with_files)
        sebab = "belum dibaca; yang dinilai adalah keterangan pada manifest"
        yield TidakDiperiksa(apa=CONTENT, sebab=sebab, jumlah=with_files)
        yield TidakDiperiksa(apa=SIGNATURE, sebab=_DECLARED, jumlah=declared)
    else:
        yield from _of_files(context)
    for nama, sebab in context.source.tak_dibaca:
        yield TidakDiperiksa(apa=f"buku kerja {nama}", sebab=sebab, jumlah=1)
    yield from _of_pack(context)


def _of_files(context: Context) -> Iterator[TidakDiperiksa]:
    seen = [isi for look in context.looks.values() for isi in look.isi]
    counts: Counter[tuple[str, str]] = Counter()
    for isi in seen:
        counts.update(_of_file(isi))
    for (apa, sebab), jumlah in counts.items():
        yield TidakDiperiksa(apa=apa, sebab=sebab, jumlah=jumlah)
    unproved = sum(
        bool(bukti.ditandatangani) and not any(signed(isi) for isi in context.looks[bukti.id].isi)
        for bukti in context.source.manifest.bukti
    )
    if unproved:
        yield TidakDiperiksa(apa=SIGNATURE, sebab=_DECLARED, jumlah=unproved)


def _of_file(isi: IsiBerkas) -> Iterator[tuple[str, str]]:
    yield from isi.tidak_dilihat.items()
    if without_text(isi):
        yield CONTENT, "hasil pindai tanpa lapisan teks; harus dibaca orang"
    elif isi.gambar is not None:
        yield CONTENT, "gambar; harus dilihat orang"
    elif isi.halaman_pindai:
        yield CONTENT, "sebagian halamannya hasil pindai tanpa teks"
    if isi.terpotong:
        yield CONTENT, "dibaca sampai batas panjang saja"
    if "perbaikan" in isi.properti:
        yield CONTENT, f"{isi.properti['perbaikan']}; dibaca sejauh dapat"
    for satu in isi.tanda_tangan:
        if satu.masalah is not None:
            yield "tanda tangan elektronik", satu.masalah
        elif satu.utuh is None:
            yield "tanda tangan elektronik", "susunannya tidak dapat dinilai"
        elif satu.tepercaya is None:
            yield "penerbit sertifikat", "tidak ada akar yang dipercaya; sebut foldernya dengan --trust"
        else:
            yield "pencabutan sertifikat", "tidak dapat diperiksa tanpa jaringan"


def _of_pack(context: Context) -> Iterator[TidakDiperiksa]:
    pack, tingkat = context.pack, context.source.manifest.tingkat
    covered = set(pack.sub_aspek.values())
    absent = [
        simpul.kode
        for simpul in pack.simpul.values()
        if simpul.jenis == "sub_aspek" and simpul.kode not in covered and pack.bobot(simpul.kode, tingkat)
    ]
    if absent:
        yield TidakDiperiksa(apa="sub-aspek", sebab="paket belum memuat aturannya", jumlah=len(absent))
