"""The result as JUnit's XML: a suite an OPD, a test a criterion.

A criterion with an open finding at mayor or minor fails. One that a person has to look at passes and says its question;
one that was waived or does not apply is skipped. A manifest that could not be judged is a suite with an error.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from lkecheck.model.penilaian import GalatHasil, Laporan, Penilaian, PenilaianKriteria, Temuan
from lkecheck.render.formats.junit import Case, Suite
from lkecheck.render.formats.junit import render as document
from lkecheck.render.formats.plain import title
from lkecheck.words.set_aside import aside, statement

from ._issues import more, step


def render(laporan: Laporan) -> bytes:
    """Suites in the order of the report, then the city's own findings, then what could not be judged."""
    suites = [_suite(satu, laporan) for satu in laporan.penilaian]
    if laporan.kota.temuan:
        suites.append(Suite("kota", [_of_none("kota", temuan) for temuan in laporan.kota.temuan]))
    by_file: dict[str, list[GalatHasil]] = {}
    for galat in laporan.galat:
        by_file.setdefault(galat.berkas, []).append(galat)
    return document([*suites, *(_broken(berkas, galat) for berkas, galat in by_file.items())])


def _suite(satu: Penilaian, laporan: Laporan) -> Suite:
    group = f"{satu.opd.kode}.{satu.tingkat}"
    names = {bagian.kode: bagian.nama for bagian in satu.bagian}
    found: dict[str, list[Temuan]] = {}
    for temuan in satu.temuan:
        found.setdefault(temuan.kriteria or "", []).append(temuan)
    codes = {kriteria.kode for kriteria in satu.kriteria}
    loose = [temuan for temuan in satu.temuan if temuan.kriteria not in codes]
    cases = [
        _of_criterion(f"{group}.{kriteria.area} {names.get(kriteria.area, '')}", kriteria, found.get(kriteria.kode, ()))
        for kriteria in satu.kriteria
    ]
    properties = {
        "manifest": satu.manifest.berkas,
        "paket": f"{satu.paket.id} {satu.paket.versi}",
        "tanggal": laporan.tanggal,
        "pernyataan": statement(laporan),
    }
    return Suite(
        f"{satu.opd.kode} {satu.opd.nama}, tingkat {satu.tingkat}, tahun {satu.tahun}",
        [*cases, *(_of_none(f"{group}.bukti", temuan) for temuan in loose)],
        properties,
    )


def _of_criterion(group: str, kriteria: PenilaianKriteria, found: Sequence[Temuan]) -> Case:
    name = f"{kriteria.kode} {kriteria.pernyataan}"
    if kriteria.status == "tidak_berlaku":
        why = f" {kriteria.dikecualikan}." if kriteria.dikecualikan is not None else ""
        return Case(group, name, "skipped", message=f"Kriteria ini tidak berlaku di sini, atau tidak dinilai.{why}")
    return _case(group, name, sorted(found, key=lambda temuan: not temuan.aturan.startswith("kriteria-")))


def _of_none(group: str, temuan: Temuan) -> Case:
    about = ", ".join(temuan.bukti) or temuan.id
    return _case(group, f"{title(temuan.aturan)}: {about}", [temuan])


def _case(group: str, name: str, found: Sequence[Temuan]) -> Case:
    open_ones = [temuan for temuan in found if temuan.counts]
    ordered = [*open_ones, *(temuan for temuan in found if not temuan.counts)]
    worst = [temuan for temuan in open_ones if temuan.keparahan != "observasi"]
    if worst:
        return Case(group, name, "failure", worst[0].aturan, worst[0].pesan, _text(ordered))
    if found and not open_ones:
        return Case(group, name, "skipped", found[0].aturan, _set_aside(found[0]), _text(found))
    return Case(group, name, said=_text(ordered))


def _set_aside(temuan: Temuan) -> str:
    why = aside(temuan) or ""
    return f"{why[:1].upper()}{why[1:]}"


def _text(found: Iterable[Temuan]) -> str:
    return "\n\n".join("\n".join(_lines(temuan)) for temuan in found)


def _lines(temuan: Temuan) -> Iterator[str]:
    yield f"{temuan.keparahan}, {temuan.aturan}: {temuan.pesan}"
    if not temuan.counts:
        yield _set_aside(temuan)
    if temuan.kondisi not in temuan.pesan:
        yield f"Kondisi: {temuan.kondisi}"
    yield step(temuan)
    yield from more(temuan)
    yield f"Di: {temuan.lokasi}"


def _broken(berkas: str, found: Sequence[GalatHasil]) -> Suite:
    told = [f"{galat.dalam}: {galat.pesan}" if galat.dalam else galat.pesan for galat in found]
    case = Case("galat", f"{berkas} dapat dinilai", "error", "galat", told[0], "\n".join(told))
    return Suite(berkas, [case])
