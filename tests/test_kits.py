"""The papers of one event: complete or not, and of one event or not; each fault with its twin."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from lkecheck.check.judging import Checker
from lkecheck.check.options import Options
from lkecheck.evidence import manifests

SAME_DAY = "2022-07-04"
Papers = list[dict[str, Any]]


def papers() -> Papers:
    """A complete event whose papers agree."""
    kinds = ("undangan", "daftar_hadir", "notulen", "foto_kegiatan")
    days = ("2022-06-30", SAME_DAY, SAME_DAY, SAME_DAY)
    return [{"id": jenis, "jenis": jenis, "topik": "gratifikasi", "tanggal": day} for jenis, day in zip(kinds, days, strict=True)]


def found(changed: Papers) -> list[tuple[str, str]]:
    """(rule, message) of each finding about the event."""
    head = "skema: lkecheck/manifest/1\npaket: pmprb-2020\ntahun: 2022\ntingkat: unit\n"
    head += "opd: {kode: DINKES, nama: Dinas Kesehatan}\nbukti:\n"
    rows = []
    for paper in changed:
        extra = f", cakupan: {{tercapai: {paper['hadir']}, sasaran: 9}}" if "hadir" in paper else ""
        rows.append(
            f"- {{id: {paper['id']}, jenis: {paper['jenis']}, topik: [{paper['topik']}], judul: Dokumen {paper['id']}, "
            f"tanggal: {paper['tanggal']}, kegiatan: sosialisasi{extra}}}\n"
        )
    checker = Checker(Options(date(2022, 12, 31), mesin="python", berkas=False))
    source, pack = checker.resolve(manifests.parse((head + "".join(rows)).encode(), "dinkes/manifest.yaml", Path()))
    penilaian = checker.judge(checker.look(source, pack))
    return [(temuan.aturan, temuan.pesan) for temuan in penilaian.temuan if temuan.aturan.startswith("kit-")]


def without(jenis: str) -> Callable[[Papers], Papers]:
    return lambda all_papers: [paper for paper in all_papers if paper["jenis"] != jenis]


def changed(jenis: str, **more: Any) -> Callable[[Papers], Papers]:
    return lambda all_papers: [paper | more if paper["jenis"] == jenis else paper for paper in all_papers]


def test_papers_that_agree_have_no_finding() -> None:
    assert found(papers()) == []
    assert found(changed("daftar_hadir", hadir=7)(papers())) == []


@pytest.mark.parametrize(
    "fault, aturan, said",
    [
        (without("daftar_hadir"), "kit-tak-lengkap", "daftar hadir"),
        (without("notulen"), "kit-tak-lengkap", "notulen rapat"),
        (changed("notulen", tanggal="2022-07-05"), "kit-tak-selaras", "notulen rapat bertanggal 5 Juli 2022"),
        (changed("undangan", tanggal="2022-07-06"), "kit-tak-selaras", "sesudah kegiatannya"),
        (changed("daftar_hadir", hadir=0), "kit-tak-selaras", "tidak mencatat seorang pun"),
        (changed("notulen", topik="wbs"), "kit-tak-selaras", "membahas hal yang lain"),
    ],
)
def test_a_fault_of_an_event_is_told_alone(fault: Callable[[Papers], Papers], aturan: str, said: str) -> None:
    ((name, message),) = found(fault(papers()))
    assert name == aturan
    assert said in message


@pytest.mark.parametrize("day, told", [("2022:07:04 10:00:00", False), ("2022:07:03 10:00:00", True)])
def test_a_photo_of_another_day_is_told_by_what_the_camera_wrote(day: str, told: bool, tmp_path: Path) -> None:
    image = pytest.importorskip("PIL.Image")
    exif = image.Exif()
    exif[306] = day
    image.new("RGB", (40, 30)).save(tmp_path / "foto.jpg", exif=exif)
    (tmp_path / "hadir.txt").write_text("Daftar hadir rapat", encoding="utf-8")
    (tmp_path / "notulen.txt").write_text("Notulen rapat", encoding="utf-8")
    rows = [("foto_kegiatan", "foto.jpg"), ("daftar_hadir", "hadir.txt"), ("notulen", "notulen.txt")]
    text = "skema: lkecheck/manifest/1\ntahun: 2022\ntingkat: unit\nopd: {kode: DINKES, nama: Dinas Kesehatan}\nbukti:\n"
    for jenis, berkas in rows:
        text += f"- {{id: {jenis}, jenis: {jenis}, topik: [gratifikasi], judul: Dokumen, tanggal: {SAME_DAY}, "
        text += f"kegiatan: rapat, berkas: {berkas}}}\n"
    checker = Checker(Options(date(2022, 12, 31), mesin="python"))
    source, pack = checker.resolve(manifests.parse(text.encode(), "dinkes/manifest.yaml", tmp_path))
    messages = [temuan.pesan for temuan in checker.judge(checker.look(source, pack)).temuan if temuan.aturan == "kit-tak-selaras"]
    assert [("diambil pada 3 Juli 2022" in message) for message in messages] == ([True] if told else [])
