"""What a run found, as services of CI take it: issues, their rules, and what could not be judged."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from lkecheck.model.penilaian import Laporan, Lokasi, Penilaian, Temuan
from lkecheck.render.formats.issue import LEVELS, Issue, Level, Place, Rule
from lkecheck.words import who
from lkecheck.words.set_aside import aside

LEVEL: dict[str, Level] = {"mayor": "error", "minor": "warning", "observasi": "note"}

# What these say differs from criterion to criterion; the rule itself says what they have in common.
_OF_CRITERIA = {
    "kriteria-belum-terpenuhi": "Bukti yang diserahkan belum mendukung jawaban teratas kriteria ini.",
    "kriteria-perlu-reviu": "Bukti yang diserahkan mungkin mendukung jawaban yang lebih tinggi; pereviu yang memutuskan.",
}
_STEPS = "Lihat langkah pada tiap temuan."


def issues(laporan: Laporan) -> list[Issue]:
    """All findings: OPD by OPD as in the report, then those of the city as a whole."""
    known = _places(laporan)
    told = [_issue(temuan, known, satu) for satu in laporan.penilaian for temuan in satu.temuan]
    return told + [_issue(temuan, known, None, _of_city(laporan)) for temuan in laporan.kota.temuan]


def broken(laporan: Laporan) -> list[tuple[str, Place]]:
    """Manifests that could not be judged."""
    return [(galat.pesan, Place(galat.berkas, galat.baris, galat.kolom, galat.sel or "")) for galat in laporan.galat]


def rules(laporan: Laporan) -> list[Rule]:
    """The rules that found something, by name; told by what their findings have in common."""
    found: dict[str, list[Temuan]] = {}
    for temuan in (*(temuan for satu in laporan.penilaian for temuan in satu.temuan), *laporan.kota.temuan):
        found.setdefault(temuan.aturan, []).append(temuan)
    return [_rule(aturan, found[aturan]) for aturan in sorted(found)]


def step(temuan: Temuan) -> str:
    """What to do next."""
    return f"Langkah: {temuan.rekomendasi.uraian}"


def more(temuan: Temuan) -> Iterator[str]:
    """What else follows from a finding, a paragraph each: the question, who acts, the legal basis."""
    if temuan.pertanyaan:
        yield f"Pertanyaan: {temuan.pertanyaan}"
    yield f"Oleh: {who(temuan.rekomendasi.penanggung_jawab)}, {temuan.rekomendasi.tenggat_hari} hari"
    yield f"Dasar: {'; '.join(temuan.dasar)}"


def _rule(aturan: str, found: Sequence[Temuan]) -> Rule:
    level = min((LEVEL[temuan.keparahan] for temuan in found), key=LEVELS.index)
    if aturan in _OF_CRITERIA:
        return Rule(aturan, level, _OF_CRITERIA[aturan], _STEPS)
    steps = {temuan.rekomendasi.uraian for temuan in found}
    basis = tuple(text for text in found[0].dasar if all(text in temuan.dasar for temuan in found))
    return Rule(aturan, level, found[0].akibat, steps.pop() if len(steps) == 1 else _STEPS, basis)


def _issue(temuan: Temuan, known: dict[tuple[str, str, str], Lokasi], satu: Penilaian | None, city: Place | None = None) -> Issue:
    lokasi = temuan.lokasi
    return Issue(
        id=temuan.id,
        rule=temuan.aturan,
        level=LEVEL[temuan.keparahan],
        message=temuan.pesan,
        place=city or _place(lokasi),
        subject=" ".join(part for part in (satu.opd.kode if satu else "", temuan.kriteria or "") if part),
        step=step(temuan),
        more=tuple(more(temuan)),
        related=tuple(_related(temuan, known)),
        waived=temuan.dikecualikan or aside(temuan),
        weight=temuan.potensi,
        properties=_properties(temuan, satu),
    )


def _place(lokasi: Lokasi) -> Place:
    """A cell of a workbook, where lines mean nothing; else line and column."""
    return Place(lokasi.berkas, lokasi.baris, lokasi.kolom) if lokasi.sel is None else Place(lokasi.berkas, cell=lokasi.sel)


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
            yield f"{other.opd}: {other.bukti}", _place(lokasi)


def _properties(temuan: Temuan, satu: Penilaian | None) -> dict[str, Any]:
    """The result's own fields that the format has no place for, under their own names."""
    of_opd = {"opd": satu.opd.model_dump(), "tingkat": satu.tingkat, "tahun": satu.tahun, "paket": satu.paket.id} if satu else {}
    names = ("kriteria", "keparahan", "akibat", "pertanyaan", "bukti", "kriteria_terdampak", "terkait", "berulang_sejak")
    fields = temuan.model_dump(
        mode="json", include={*names, "reviu", "dasar", "kepastian", "rekomendasi", "potensi", "sidik_bukti"}
    )
    return {**of_opd, **{name: value for name, value in fields.items() if value not in (None, [])}}
