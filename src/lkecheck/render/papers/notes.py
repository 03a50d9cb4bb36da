"""Findings as notes of a review: those of one criterion are one note, with kondisi, kriteria, sebab, akibat, rekomendasi."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from lkecheck import words
from lkecheck.model.hasil_reviu import JawabDinilai
from lkecheck.model.penilaian import RANK, Penilaian, PenilaianKriteria, Temuan
from lkecheck.render.formats.plain import title
from lkecheck.words.findings import certainty, worth

from .fields import Catatan, Kondisi, Saran

_OF_EVIDENCE = "Bukti harus dapat dibuka, terbaca, dan sesuai keterangannya pada manifest."
_STATE = {"belum_ada": "Belum ada", "diragukan": "Ada, tetapi masih diragukan", "dilengkapi": "Ada, tetapi belum lengkap"}
STAGE = {"anggota": "anggota tim", "ketua": "ketua tim", "dalnis": "pengendali teknis", "inspektur": "inspektur"}


class Notes:
    """The notes of one manifest, or of the city where there is none."""

    def __init__(self, satu: Penilaian | None, temuan: Sequence[Temuan]) -> None:
        self._criteria: Mapping[str, PenilaianKriteria] = {one.kode: one for one in satu.kriteria} if satu else {}
        self._evidence: Mapping[str, str] = {one.id: one.judul for one in satu.bukti} if satu else {}
        self._temuan = temuan

    def note(self, nomor: int, group: Sequence[Temuan]) -> Catatan:
        """One note; texts that its findings share stand once."""
        first = group[0]
        kriteria = self._criteria.get(first.kriteria or "")
        return Catatan(
            nomor=nomor,
            kode=first.kriteria or "",
            judul=first.kriteria or title(first.aturan),
            keparahan=max((one.keparahan for one in group), key=RANK.__getitem__),
            kondisi=tuple(_condition(one) for one in group),
            kriteria=kriteria.pernyataan if kriteria else self._affected(group),
            jawaban=_answers(kriteria) if kriteria else "",
            putusan=_verdict(kriteria) if kriteria else "",
            sebab=_once(self._causes(group, kriteria)),
            akibat=_once(one.akibat for one in group),
            pertanyaan=_once(one.pertanyaan for one in group if one.pertanyaan),
            rekomendasi=tuple(dict.fromkeys(_advice(one) for one in group)),
            dasar=_once(dasar for one in group for dasar in one.dasar),
            kepastian=" ".join(_once(certainty(one) for one in group)),
            bukti="; ".join(_once(self._item(name) for one in group for name in one.bukti)),
            letak="; ".join(_once(str(one.lokasi) for one in group)),
            berulang=_again(group),
            senilai=worth(max(one.potensi for one in group)),
        )

    def _affected(self, group: Sequence[Temuan]) -> str:
        codes = _once(kode for one in group for kode in one.kriteria_terdampak)
        if not codes:
            return _OF_EVIDENCE if any(one.bukti for one in group) else ""
        known = (self._criteria.get(kode) for kode in codes)
        return " ".join(f"{one.kode}: {one.pernyataan}" for one in known if one is not None) or ", ".join(codes)

    def _causes(self, group: Sequence[Temuan], kriteria: PenilaianKriteria | None) -> Iterator[str]:
        """What evidence shows of the cause: faults of linked items, and documents that are lacking."""
        own = {one.id for one in group}
        for one in self._temuan:
            if kriteria and one.kriteria is None and kriteria.kode in one.kriteria_terdampak and one.id not in own:
                yield one.pesan
        if kriteria and kriteria.diminta and kriteria.status != "terpenuhi":
            for dokumen in kriteria.diminta.dokumen:
                yield f"{_STATE[dokumen.keadaan]}: {dokumen.uraian}."
            for rincian in kriteria.diminta.rincian:
                yield f"Belum ditunjukkan: {rincian}."

    def _item(self, name: str) -> str:
        known = self._evidence.get(name)
        return f"{known} ({name})" if known else name


def _condition(temuan: Temuan) -> Kondisi:
    told = temuan.kondisi if temuan.aturan == "kriteria-belum-terpenuhi" else temuan.pesan
    others = ", ".join(f"{one.opd}: {one.bukti}" for one in temuan.terkait)
    uraian = f"{told} Terkait {others}." if others else told
    return Kondisi(uraian=uraian, keparahan=temuan.keparahan, tanda=_mark(temuan), id=temuan.id)


def _mark(temuan: Temuan) -> str:
    """Why a finding was set aside."""
    if temuan.dikecualikan is not None:
        return f"Dikecualikan: {temuan.dikecualikan}"
    if temuan.ditutup is not None:
        return f"Sudah dijawab {_said(temuan.ditutup)}"
    return ""


def _advice(temuan: Temuan) -> Saran:
    saran = temuan.rekomendasi
    return Saran(uraian=saran.uraian, oleh=words.who(saran.penanggung_jawab), hari=saran.tenggat_hari)


def _answers(kriteria: PenilaianKriteria) -> str:
    claim = words.answer(kriteria.jawaban) if kriteria.jawaban is not None else "kosong"
    low, high = kriteria.jawaban_didukung, kriteria.jawaban_mungkin
    maybe = f", mungkin {words.answer(high)}" if high is not None and high != low else ""
    supported = f"bukti mendukung {words.answer(low)}" if low is not None else "belum ada yang didukung bukti"
    told = f"Jawaban mandiri {claim}; {supported}{maybe}."
    return f"{told} Dinyatakan tidak berlaku: {kriteria.dikecualikan}." if kriteria.dikecualikan else told


def _verdict(kriteria: PenilaianKriteria) -> str:
    """What the levels of sign-off said; one that was given on other evidence does not count any more."""
    if kriteria.putusan is None:
        return f"Jawaban APIP {words.answer(kriteria.jawaban_apip)}." if kriteria.jawaban_apip is not None else ""
    levels = kriteria.putusan.per_jenjang or (kriteria.putusan,)
    said = " ".join(f"{_said(one)[:1].upper()}{_said(one)[1:]}." for one in levels)
    decided = f"Jawaban APIP {words.answer(kriteria.jawaban_apip)}. " if kriteria.jawaban_apip is not None else ""
    return f"{decided}{said}"


def _said(jawab: JawabDinilai) -> str:
    """ketua tim Nama, 2 Januari 2022: B (catatan)."""
    answer = words.answer(jawab.jawaban) if jawab.jawaban is not None else ""
    if jawab.nilai is not None:
        answer = f"{answer} {words.number(jawab.nilai)}".strip()
    who = f"{STAGE.get(jawab.jenjang, jawab.jenjang)} {jawab.nama}, {words.day(jawab.tanggal)}"
    note = f" ({jawab.catatan})" if jawab.catatan else ""
    gone = "; tidak dipakai lagi karena buktinya berubah" if jawab.terbuka else ""
    return f"{who}{f': {answer}' if answer else ''}{note}{gone}"


def _again(group: Sequence[Temuan]) -> str:
    years = [one.berulang_sejak for one in group if one.berulang_sejak]
    named = _once(code for one in group for code in one.reviu)
    codes = f" ({', '.join(named)})" if named else ""
    if years:
        return f"Berulang sejak {min(years)}{codes}."
    return f"Sama dengan temuan reviu terdahulu{codes}." if codes else ""


def _once(texts: Iterator[str] | Sequence[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(text for text in texts if text))
