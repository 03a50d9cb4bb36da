"""What a check has to tell services of CI: its findings, and a test a criterion in a suite an OPD.

A criterion with an open finding at mayor or minor fails. One that a person has to look at passes and says its question;
one that was waived or does not apply is skipped. A manifest that could not be judged is a suite with an error.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from lkecheck.model.penilaian import GalatHasil, Laporan, Lokasi, Penilaian, PenilaianKriteria, Temuan
from lkecheck.render.formats.plain import title
from lkecheck.words import who
from lkecheck.words.findings import status_first
from lkecheck.words.set_aside import aside, of_run

from .value import Case, CiReport, Issue, Level, Place, Rule, Suite, place, worst

LEVEL: dict[str, Level] = {"mayor": "error", "minor": "warning", "observasi": "note"}

# What these say differs from criterion to criterion; the rule itself says what they have in common.
_OF_CRITERIA = {
    "kriteria-belum-terpenuhi": "Bukti yang diserahkan belum mendukung jawaban teratas kriteria ini.",
    "kriteria-perlu-reviu": "Bukti yang diserahkan mungkin mendukung jawaban yang lebih tinggi; pereviu yang memutuskan.",
}
_STEPS = "Lihat langkah pada tiap temuan."


def report(laporan: Laporan) -> CiReport:
    """OPD by OPD as in the report, then the city as a whole, then manifests that could not be judged."""
    packs = sorted({satu.paket.id for satu in laporan.penilaian})
    years = sorted({str(satu.tahun) for satu in laporan.penilaian})
    return CiReport(
        version=laporan.alat.versi,
        category="/".join(("lkecheck", "-".join(packs), "-".join(years))) if packs else "lkecheck",
        statement=laporan.pernyataan,
        issues=list(_issues(laporan)),
        rules=list(_rules(laporan)),
        suites=list(_suites(laporan)),
        broken=[(galat.pesan, Place(galat.berkas, galat.baris, galat.kolom, galat.sel or "")) for galat in laporan.galat],
        notes=tuple(of_run(laporan)),
        hashes={satu.manifest.berkas: satu.manifest.sha256 for satu in laporan.penilaian},
        properties={"skema": laporan.skema, "tanggal": laporan.tanggal},
    )


def _issues(laporan: Laporan) -> Iterator[Issue]:
    known = _places(laporan)
    for satu in laporan.penilaian:
        yield from (_issue(temuan, known, satu) for temuan in satu.temuan)
    yield from (_issue(temuan, known, None, _of_city(laporan)) for temuan in laporan.kota.temuan)


def _rules(laporan: Laporan) -> Iterator[Rule]:
    """By name; told by what their findings have in common."""
    found: dict[str, list[Temuan]] = {}
    for temuan in (*(temuan for satu in laporan.penilaian for temuan in satu.temuan), *laporan.kota.temuan):
        found.setdefault(temuan.aturan, []).append(temuan)
    for aturan in sorted(found):
        yield _rule(aturan, found[aturan])


def _suites(laporan: Laporan) -> Iterator[Suite]:
    yield from (_suite(satu, laporan.tanggal) for satu in laporan.penilaian)
    if laporan.kota.temuan:
        yield Suite("kota", [_of_none("kota", temuan) for temuan in laporan.kota.temuan])
    by_file: dict[str, list[GalatHasil]] = {}
    for galat in laporan.galat:
        by_file.setdefault(galat.berkas, []).append(galat)
    yield from (_broken(berkas, galat) for berkas, galat in by_file.items())


def _step(temuan: Temuan) -> str:
    return f"Langkah: {temuan.rekomendasi.uraian}"


def _more(temuan: Temuan) -> Iterator[str]:
    """What else follows from a finding, a paragraph each: the question, who acts, the legal basis."""
    if temuan.pertanyaan:
        yield f"Pertanyaan: {temuan.pertanyaan}"
    yield f"Oleh: {who(temuan.rekomendasi.penanggung_jawab)}, {temuan.rekomendasi.tenggat_hari} hari"
    yield f"Dasar: {'; '.join(temuan.dasar)}"


def _rule(aturan: str, found: Sequence[Temuan]) -> Rule:
    level = worst(LEVEL[temuan.keparahan] for temuan in found)
    if aturan in _OF_CRITERIA:
        return Rule(aturan, level, _OF_CRITERIA[aturan], _STEPS)
    steps = {temuan.rekomendasi.uraian for temuan in found}
    basis = tuple(text for text in found[0].dasar if all(text in temuan.dasar for temuan in found))
    return Rule(aturan, level, found[0].akibat, steps.pop() if len(steps) == 1 else _STEPS, basis)


def _issue(temuan: Temuan, known: dict[tuple[str, str, str], Lokasi], satu: Penilaian | None, city: Place | None = None) -> Issue:
    return Issue(
        id=temuan.id,
        rule=temuan.aturan,
        level=LEVEL[temuan.keparahan],
        message=temuan.pesan,
        place=city or place(temuan.lokasi),
        subject=" ".join(part for part in (satu.opd.kode if satu else "", temuan.kriteria or "") if part),
        step=_step(temuan),
        more=tuple(_more(temuan)),
        related=tuple(_related(temuan, known)),
        waived=temuan.dikecualikan or aside(temuan),
        weight=temuan.potensi,
        properties=_properties(temuan, satu),
    )


def _of_city(laporan: Laporan) -> Place:
    """Findings of the city point to a folder or a unit, not to a file: they stand at the first manifest, the city's own."""
    first = laporan.penilaian[0].manifest.berkas if laporan.penilaian else ""
    return Place(first) if first.lower().endswith(".xlsx") else Place(first, 1, 1)


def _places(laporan: Laporan) -> dict[tuple[str, str, str], Lokasi]:
    """Where each finding across OPDs stands on its other side: by rule, OPD and item."""
    return {
        (temuan.aturan, satu.opd.kode, bukti): temuan.lokasi
        for satu in laporan.penilaian
        for temuan in satu.temuan
        if temuan.terkait
        for bukti in temuan.bukti
    }


def _related(temuan: Temuan, known: dict[tuple[str, str, str], Lokasi]) -> Iterator[tuple[str, Place]]:
    for other in temuan.terkait:
        lokasi = known.get((temuan.aturan, other.opd, other.bukti))
        if lokasi is not None:
            yield f"{other.opd}: {other.bukti}", place(lokasi)


def _properties(temuan: Temuan, satu: Penilaian | None) -> dict[str, Any]:
    """The result's own fields that the format has no place for, under their own names."""
    of_opd = {"opd": satu.opd.model_dump(), "tingkat": satu.tingkat, "tahun": satu.tahun, "paket": satu.paket.id} if satu else {}
    names = ("kriteria", "keparahan", "akibat", "pertanyaan", "bukti", "kriteria_terdampak", "terkait", "berulang_sejak")
    fields = temuan.model_dump(
        mode="json", include={*names, "reviu", "dasar", "kepastian", "rekomendasi", "potensi", "sidik_bukti"}
    )
    return {**of_opd, **{name: value for name, value in fields.items() if value not in (None, [])}}


def _suite(satu: Penilaian, tanggal: str) -> Suite:
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
        "tanggal": tanggal,
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
    return _case(group, name, status_first(found))


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
    yield _step(temuan)
    yield from _more(temuan)
    yield f"Di: {temuan.lokasi}"


def _broken(berkas: str, found: Sequence[GalatHasil]) -> Suite:
    told = [f"{galat.dalam}: {galat.pesan}" if galat.dalam else galat.pesan for galat in found]
    case = Case("galat", f"{berkas} dapat dinilai", "error", "galat", told[0], "\n".join(told))
    return Suite(berkas, [case])
