"""What working papers tell beside the judgement: ladders, evidence as handed in, and the documents to ask an OPD for."""

from __future__ import annotations

from lkecheck.model.kertas import AnakTangga, BuktiDiserahkan, DokumenDiminta, Isian, Permintaan
from lkecheck.model.manifest import Bukti
from lkecheck.model.pack import Pack, Skala
from lkecheck.model.penilaian import PenilaianKriteria
from lkecheck.model.rules import Kriteria

from .findings import Context, Judged
from .scoring import HUNDRED, ZERO
from .wanted import Documents


def isian(kriteria: Kriteria, skala: Skala) -> Isian:
    """How the criterion is answered; the letters are its own, whatever others its scale knows."""
    if skala.bentuk == "persen":
        return Isian(bentuk="persen", paling_sedikit=ZERO, paling_banyak=HUNDRED)
    if skala.bentuk == "angka":
        scale = kriteria.rentang_nilai
        return (
            Isian(bentuk="angka", paling_sedikit=scale.minimal, paling_banyak=scale.maksimal) if scale else Isian(bentuk="angka")
        )
    if skala.bentuk == "opini":
        known = tuple(AnakTangga(jawaban=kode, skor=skor, arti=kode) for kode, skor in skala.faktor.items())
        return Isian(bentuk="opini", tangga=known)
    letters = kriteria.pilihan.items()
    return Isian(
        bentuk="huruf",
        tangga=tuple(AnakTangga(jawaban=huruf, skor=skala.nilai[huruf], arti=satu.arti) for huruf, satu in letters),
    )


def bukti(satu: Bukti, pack: Pack) -> BuktiDiserahkan:
    """An item of evidence with the name of its kind."""
    kind = pack.kosakata.jenis.get(satu.jenis)
    return BuktiDiserahkan(
        id=satu.id,
        judul=satu.judul,
        jenis=kind.nama if kind else satu.jenis,
        nomor=satu.nomor,
        tanggal=satu.tanggal.isoformat() if satu.tanggal else None,
        berkas=satu.berkas,
        halaman=satu.halaman,
        tautan=satu.tautan,
    )


def asking(context: Context, judged: Judged, kriteria: PenilaianKriteria) -> PenilaianKriteria:
    """The criterion with what is still to be asked for: for the answer that is claimed, else for the next rung."""
    supported = judged.outcome.didukung
    if supported == 0:
        return kriteria
    letters = judged.kriteria.tangga
    claimed = letters.index(judged.jawaban) if judged.jawaban in letters else supported - 1
    letter = letters[min(claimed, supported - 1)]
    wanted = Documents(context.pack, judged.kriteria, kriteria, context.source.manifest.tahun).wanted(letter)
    diminta = Permintaan(
        jawaban=letter,
        dokumen=tuple(DokumenDiminta(uraian=one.uraian, keadaan=one.keadaan) for one in wanted.documents),
        rincian=wanted.figures,
    )
    return kriteria.model_copy(update={"diminta": diminta})
