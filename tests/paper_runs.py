"""Runs for the tests of papers: the sample city, one with verdicts and exceptions, one full of a text."""

from __future__ import annotations

import io
from datetime import date
from functools import cache
from pathlib import Path

from docx import Document
from tests import dumps, sample_city

from lkecheck.check.options import Options
from lkecheck.check.run import check
from lkecheck.model.hasil_reviu import DasarBanding, JawabDinilai, PutusanDinilai, RingkasReviu
from lkecheck.render.penilaian import docx

ROOT = Path(__file__).parents[1]
CITY = ROOT / "tests" / "data" / "kota"


@cache
def city():
    """A small city: two manifests that are judged, one that is not."""
    return check([CITY], Options(date(2021, 12, 31), mesin="python", berkas=False))


def sample():
    """Two of the sample's manifests with their files: faults of evidence are among the findings."""
    return sample_city.run("pemkot", "dinkes", files=True).laporan


@cache
def papers():
    return docx.render(sample())


@cache
def city_papers():
    return docx.render(city())


@cache
def plain_papers():
    return docx.render(spoiled("biasa"))


def reviewed():
    """The sample's OPD with a verdict that answers a finding, one that is open again, an exception, and a baseline."""
    base = sample()
    satu = next(one for one in base.penilaian if one.tingkat == "unit")
    first, second, *rest = satu.temuan
    said = JawabDinilai(jenjang="ketua", nama="Siti", tanggal="2022-02-01", jawaban="B", catatan="dilihat di tempat")
    first = first.model_copy(update={"ditutup": said})
    second = second.model_copy(update={"dikecualikan": "unit tidak melayani warga"})
    gone = JawabDinilai(jenjang="anggota", nama="Budi", tanggal="2022-01-15", jawaban="A", terbuka=True)
    verdict = PutusanDinilai(**said.model_dump(), sidik_bukti="0" * 64, per_jenjang=(gone, said))
    kode = next(one.kriteria for one in rest if one.kriteria)
    kriteria = [
        one.model_copy(update={"putusan": verdict, "jawaban_apip": "B"}) if one.kode == kode else one for one in satu.kriteria
    ]
    sums = satu.ringkasan.model_copy(update={"nilai_apip": satu.ringkasan.nilai_didukung, "diputus": 1, "terbuka_lagi": 2})
    satu = satu.model_copy(update={"temuan": (first, second, *rest), "kriteria": tuple(kriteria), "ringkasan": sums})
    folder = RingkasReviu(
        folder="reviu",
        sha256="1" * 64,
        putusan=1,
        terbuka_lagi=2,
        pengecualian=3,
        temuan_dikecualikan=1,
        kriteria_tidak_berlaku=0,
    )
    before = DasarBanding(
        berkas="lama.json", sha256="2" * 64, tanggal="2021-06-30", disembunyikan=6, mayor=1, minor=2, observasi=3
    )
    return base.model_copy(update={"penilaian": (satu,), "reviu": folder, "dasar_banding": before})


def spoiled(text):
    """A report of one OPD whose every free text is that text."""
    base = city()
    satu = next(one for one in base.penilaian if one.tingkat == "unit")
    advice = satu.temuan[0].rekomendasi.model_copy(update={"uraian": text})
    about = {"pesan": text, "kondisi": text, "akibat": text, "rekomendasi": advice, "dikecualikan": text, "dasar": (text,)}
    temuan = tuple(one.model_copy(update=about) for one in satu.temuan[:4])
    opd = satu.opd.model_copy(update={"nama": text})
    galat = tuple(one.model_copy(update={"pesan": text}) for one in base.galat[:1])
    satu = satu.model_copy(update={"opd": opd, "temuan": temuan})
    return base.model_copy(update={"penilaian": (satu,), "galat": galat, "pernyataan": text})


def text_of(data):
    """All texts of a paper, on one line."""
    return " ".join(" ".join(dumps.paper_lines(data)).split())


def template(*lines):
    """A template with these paragraphs."""
    made = Document()
    for line in lines:
        made.add_paragraph(line)
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()
