"""A whole run as the papers tell it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

from lkecheck import words
from lkecheck.model.indeks import Indeks
from lkecheck.model.penilaian import GalatHasil, Laporan, Penilaian, Temuan
from lkecheck.words import goals as _goals

from . import sums
from .fields import IndeksTahun, NaskahKota, NaskahOpd
from .goals import goals, quick_wins
from .notes import Notes
from .of_opd import opd

BLANK = "…" * 14
"""What the auditor fills in."""

_HIGHER = ("UU", "PP", "Perpres")
_UNVERIFIED = " (rujukan belum diverifikasi)"
_CERTAINTY = (
    "Rujukan yang belum dicocokkan dengan peraturannya ditandai (rujukan belum diverifikasi). Bunyi kriteria dan daftar dokumen "
    "sebagian berasal dari pengetahuan umum penyusun aturan; tiap catatan menyebut sumbernya."
)


def _inside(galat: GalatHasil) -> str:
    if galat.sel:
        return f" sel {galat.sel}"
    return f" baris {galat.baris}" if galat.baris else ""


def city(laporan: Laporan) -> NaskahKota:
    """What the papers about the whole run may name."""
    penilaian = laporan.penilaian
    temuan = list(_findings(laporan))
    return NaskahKota(
        **_common(laporan, penilaian, temuan),
        opd=tuple(opd(nomor, satu) for nomor, satu in enumerate(penilaian, start=1)),
        status=sums.statuses(one for satu in penilaian for one in satu.kriteria),
        jumlah=sums.counted(temuan),
        indeks=tuple(_index(one) for one in laporan.kota.indeks),
        sasaran=goals(laporan),
        tentang_sasaran=_goals.ABOUT,
        quick_win=quick_wins(laporan),
        tentang_quick_win=_goals.WINS_ABOUT,
        temuan_kota=tuple(Notes(None, ()).note(nomor, [one]) for nomor, one in enumerate(laporan.kota.temuan, start=1)),
        tugas=_duties(laporan),
        tidak_dinilai=tuple(f"{one.berkas}{_inside(one)}: {one.pesan}" for one in laporan.galat),
        tidak_diperiksa=sums.unchecked(penilaian),
        reviu=_reviewed(laporan),
        banding=_hidden(laporan),
    )


def papers(laporan: Laporan, kota: NaskahKota) -> Iterator[tuple[str, NaskahOpd]]:
    """What the papers about one OPD may name, with a name that no other of the run has."""
    again = Counter(satu.opd.kode for satu in laporan.penilaian)
    for satu, one in zip(laporan.penilaian, kota.opd, strict=True):
        longer = f"-{satu.tingkat}-{satu.tahun}" if again[satu.opd.kode] > 1 else ""
        shared = _common(laporan, (satu,), satu.temuan)
        yield f"{satu.opd.kode}{longer}", NaskahOpd(**{**shared, "pemda": kota.pemda}, opd=one)


def _findings(laporan: Laporan) -> Iterator[Temuan]:
    yield from laporan.kota.temuan
    for satu in laporan.penilaian:
        yield from satu.temuan


def _common(laporan: Laporan, penilaian: tuple[Penilaian, ...], temuan: list[Temuan] | tuple[Temuan, ...]) -> dict[str, Any]:
    years = sorted({satu.tahun for satu in penilaian})
    packs = sorted({f"{satu.paket.id} versi {satu.paket.versi}" for satu in penilaian})
    central = next((satu.opd.nama for satu in penilaian if satu.tingkat == "pusat"), BLANK)
    return {
        "pemda": central,
        "tahun": words.listed(map(str, years)) if years else BLANK,
        "tanggal_acuan": words.day(laporan.tanggal),
        "alat": f"{laporan.alat.nama} {laporan.alat.versi}, mesin {laporan.alat.mesin}",
        "paket": words.listed(packs) if packs else words.NONE,
        "keyakinan": laporan.pernyataan,
        "kepastian_dasar": _CERTAINTY,
        "peraturan": tuple(_laws(temuan)),
    }


def _laws(temuan: list[Temuan] | tuple[Temuan, ...]) -> Iterator[str]:
    """Each law once, as sure as the surest mention of it."""
    sure: dict[str, bool] = {}
    for dasar in dict.fromkeys(dasar for one in temuan for dasar in one.dasar):
        text, mark, _ = dasar.partition(_UNVERIFIED)
        law = text.partition(", lampiran ")[0]
        sure[law] = sure.get(law, False) or not mark
    for law in sorted(sure, key=_rank):
        yield law if sure[law] else f"{law}{_UNVERIFIED}"


def _rank(law: str) -> tuple[int, str]:
    """The order of a preamble: what is higher first."""
    return next((at for at, kind in enumerate(_HIGHER) if law.startswith(f"{kind} ")), len(_HIGHER)), law


def _index(indeks: Indeks) -> IndeksTahun:
    return IndeksTahun(
        tahun=str(indeks.tahun),
        opd=indeks.opd,
        ada=indeks.nilai_didukung is not None,
        mandiri=words.number(indeks.nilai_mandiri),
        didukung=words.number(indeks.nilai_didukung),
        mungkin=words.number(indeks.nilai_mungkin),
        kategori_mandiri=words.category(indeks.kategori_mandiri) or words.NONE,
        kategori_didukung=words.category(indeks.kategori_didukung) or words.NONE,
        kategori_mungkin=words.category(indeks.kategori_mungkin) or words.NONE,
        catatan=indeks.catatan,
    )


def _duties(laporan: Laporan) -> str:
    tugas = laporan.kota.tugas
    if not tugas:
        return ""
    many = Counter[str](one.status for one in tugas)
    return (
        f"Dari {words.count(len(tugas))} tugas pokja, {many['terpenuhi']} terbukti, {many['perlu_reviu']} menunggu putusan "
        f"pereviu, dan {many['belum']} belum terbukti. Tugas pokja tidak berbobot dalam LKE."
    )


def _reviewed(laporan: Laporan) -> str:
    reviu = laporan.reviu
    if reviu is None:
        return ""
    return (
        f"Folder reviu {reviu.folder}, sidik {reviu.sha256[:12]}: {reviu.putusan} putusan dipakai, {reviu.terbuka_lagi} terbuka "
        f"lagi karena buktinya berubah, {reviu.pengecualian} pengecualian berlaku, {reviu.temuan_dikecualikan} temuan "
        f"dikecualikan, {reviu.kriteria_tidak_berlaku} kriteria dinyatakan tidak berlaku."
    )


def _hidden(laporan: Laporan) -> str:
    dasar = laporan.dasar_banding
    if dasar is None:
        return ""
    many = words.severities({"mayor": dasar.mayor, "minor": dasar.minor, "observasi": dasar.observasi})
    earlier = f"{dasar.berkas} tanggal {words.day(dasar.tanggal)}"
    return f"{dasar.disembunyikan} temuan ({many}) tidak dimuat karena sudah ada pada {earlier}."
