"""What the reviewer said: verdicts, exceptions, and what an earlier result leaves out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from lkecheck import words
from lkecheck.model.hasil_reviu import JawabDinilai
from lkecheck.model.penilaian import Laporan, PenilaianKriteria, Temuan

from .markup import Html, el, join, text


def said(jawab: JawabDinilai) -> str:
    """Who answered what, when, with which note."""
    answer = f"jawaban {words.answer(jawab.jawaban)}" if jawab.jawaban is not None else "tanpa jawaban"
    note = f"; {jawab.catatan}" if jawab.catatan else ""
    again = " (terbuka lagi, buktinya berubah)" if jawab.terbuka else ""
    return f"{answer}, {jawab.jenjang} {jawab.nama}, {words.day(jawab.tanggal)}{note}{again}"


def of_criterion(one: PenilaianKriteria) -> Html:
    """The claimed answer beside the one that can be defended now, and APIP's where there is one."""
    answers = (
        *("Diklaim ", el("b", words.answer(one.jawaban))),
        *(", dapat dipertahankan ", el("b", words.answer(one.jawaban_didukung))),
        *((", mungkin ", el("b", words.answer(one.jawaban_mungkin))) if one.jawaban_mungkin != one.jawaban_didukung else ()),
    )
    apip = el("p", el("b", "APIP"), f": {said(one.putusan)}", class_="sisih") if one.putusan else ""
    return join((el("p", *answers), apip))


def of_finding(temuan: Temuan) -> Html:
    """Marks a finding that an exception or a verdict sets aside."""
    marks = []
    if temuan.dikecualikan is not None:
        marks.append(el("p", el("b", "Dikecualikan"), f": {temuan.dikecualikan}", class_="sisih"))
    if temuan.ditutup is not None:
        marks.append(el("p", el("b", "Dijawab APIP"), f": {said(temuan.ditutup)}", class_="sisih"))
    return join(marks)


def cells(one: PenilaianKriteria) -> Html:
    """APIP's answer and its value in the table of criteria."""
    answer: object = words.answer(one.jawaban_apip)
    if one.putusan:
        answer = el("span", said(one.putusan), class_="kecil") if one.jawaban_apip is None else text(answer)
    return join((el("td", answer), el("td", words.number(one.nilai_apip))))


def aside(temuan: Iterable[Temuan]) -> str:
    """How many findings are set aside; they stay in the page and in its counts."""
    found = list(temuan)
    excepted = sum(one.dikecualikan is not None for one in found)
    closed = sum(one.ditutup is not None for one in found)
    told = [f"{words.count(excepted)} dikecualikan"] * bool(excepted) + [f"{words.count(closed)} dijawab APIP"] * bool(closed)
    return f"Di antaranya {words.listed(told)}; tetap ditampilkan dan dihitung." if told else ""


def of_run(laporan: Laporan) -> Iterator[str]:
    """The reviewer's folder and the earlier result, where they were used."""
    reviu, dahulu = laporan.reviu, laporan.dasar_banding
    if reviu is not None:
        yield (
            f"Reviu dari folder {reviu.folder}: {words.count(reviu.putusan)} putusan dipakai, {words.count(reviu.terbuka_lagi)} "
            f"terbuka lagi karena buktinya berubah, {words.count(reviu.pengecualian)} pengecualian berlaku, "
            f"{words.count(reviu.kriteria_tidak_berlaku)} kriteria dinyatakan tidak berlaku."
        )
    if dahulu is not None:
        yield (
            f"Hanya yang baru: {words.count(dahulu.disembunyikan)} temuan yang sudah ada pada {dahulu.berkas} "
            f"({words.day(dahulu.tanggal)}) tidak ditampilkan."
        )
