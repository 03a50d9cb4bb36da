"""kriteria-belum-terpenuhi and kriteria-perlu-reviu: what is missing, and the question only a person can answer.

APIP's answer wins: what it settles is told as closed by it, and what it leaves unmet is told by its rung.
"""

from __future__ import annotations

from collections.abc import Container, Iterator

from lkecheck.core.indonesian import day
from lkecheck.model.facts import RAGU, YA, FaktaBukti
from lkecheck.model.penilaian import Jejak, KepastianTemuan, Saran, Temuan
from lkecheck.model.putusan import Decided
from lkecheck.model.rules import Keparahan, Kondisi

from .context import Context, Judged, advice
from .earlier_review import Earlier

_ANY_QUESTION = "Apakah bukti yang ada sudah cukup untuk jawaban yang lebih tinggi?"
_SEVERITY: dict[str, Keparahan] = {"belum": "mayor", "sebagian": "minor", "perlu_reviu": "observasi"}


def findings(context: Context) -> Iterator[Temuan]:
    """One finding for each criterion that is not met; a second one where APIP answers a question with less than the top."""
    for satu in context.judged.values():
        apip, status = satu.apip, satu.outcome.status
        if status != "terpenuhi" and (apip is None or satu.status == "terpenuhi" or status == "perlu_reviu"):
            yield _finding(context, satu)
        if apip is not None and satu.status != "terpenuhi":
            yield _by_apip(context, satu, apip)


def _finding(context: Context, satu: Judged) -> Temuan:
    kriteria, outcome = satu.kriteria, satu.outcome
    earlier = Earlier.of(context, satu.kode)
    rung = kriteria.pilihan[kriteria.tangga[outcome.didukung]]
    doubtful = outcome.status == "perlu_reviu"
    # Where the documents are there and only the height of a value is in question, nothing is missing.
    kondisi = kriteria.pernyataan if doubtful and outcome.berdokumen == YA else rung.temuan or kriteria.pernyataan
    return context.make(
        "kriteria-perlu-reviu" if doubtful else "kriteria-belum-terpenuhi",
        {"kriteria": satu.kode, "temuan": kondisi, "pernyataan": kriteria.pernyataan},
        kriteria=satu.kode,
        keparahan=_SEVERITY[outcome.status],
        bukti=context.linked(satu.kode),
        tempat=context.place_of_answer(satu.kode),
        kondisi=kondisi,
        akibat=kriteria.akibat,
        saran=_advice(context, satu, earlier, outcome.didukung),
        berulang_sejak=earlier.berulang_sejak,
        reviu=earlier.codes,
        dasar=kriteria.dasar,
        pertanyaan=" ".join(dict.fromkeys(_questions(context, satu))) or _ANY_QUESTION if doubtful else None,
        kepastian=certainty(context, satu),
        potensi=satu.bobot - satu.nilai[1],
        jejak=trace(context, satu),
        ditutup=satu.apip.closing if satu.apip is not None else None,
    )


def _by_apip(context: Context, satu: Judged, apip: Decided) -> Temuan:
    """What APIP's answer leaves unmet, with its note."""
    kriteria, shown = satu.kriteria, apip.shown
    earlier = Earlier.of(context, satu.kode)
    at = apip.ruling.rung if apip.ruling is not None else satu.outcome.didukung
    said = f"Putusan APIP ({shown.jenjang}, {shown.nama}, {day(shown.tanggal)}): {_said(apip)}"
    kondisi = f"{kriteria.pilihan[kriteria.tangga[at]].temuan or kriteria.pernyataan} {said}"
    return context.make(
        "kriteria-belum-terpenuhi",
        {"kriteria": satu.kode, "temuan": kondisi, "pernyataan": kriteria.pernyataan},
        kriteria=satu.kode,
        keparahan=_SEVERITY[satu.status],
        bukti=context.linked(satu.kode),
        tempat=context.place_of_answer(satu.kode),
        kondisi=" ".join(kondisi.split()),
        akibat=kriteria.akibat,
        saran=_advice(context, satu, earlier, at),
        berulang_sejak=earlier.berulang_sejak,
        reviu=earlier.codes,
        dasar=kriteria.dasar,
        kepastian=certainty(context, satu),
        potensi=satu.bobot - apip.nilai,
        jejak=trace(context, satu),
    )


def _said(apip: Decided) -> str:
    answer = apip.ruling.text if apip.ruling is not None else ""
    return f"{answer}. {apip.shown.catatan}" if apip.shown.catatan else f"{answer}."


def certainty(context: Context, satu: Judged) -> KepastianTemuan:
    """How sure the statement and the list of documents are, in the words of the pack's sources."""
    sumber = context.pack.head.sumber
    return KepastianTemuan(pernyataan=context.pack.source_of(satu.kriteria), bukti=sumber[satu.kriteria.sumber_bukti].nama)


def trace(context: Context, satu: Judged) -> tuple[Jejak, ...]:
    """The counted conditions with what the next rung (the top one, where it is met) needs, and the evidence there is."""
    if satu.kode not in context.traces:
        context.traces[satu.kode] = _trace(context, satu)
    return context.traces[satu.kode]


def _trace(context: Context, satu: Judged) -> tuple[Jejak, ...]:
    rung = satu.kriteria.tangga[max(0, satu.outcome.didukung - 1)]
    return tuple(
        Jejak(
            anak_tangga=rung,
            kondisi=atom.label,
            perlu=atom.perlu,
            pasti=atom.pasti,
            mungkin=atom.mungkin,
            bukti_pasti=tuple(context.id_of(nomor) for nomor in atom.bukti_pasti),
            bukti_mungkin=tuple(context.id_of(nomor) for nomor in atom.bukti_mungkin),
        )
        for atom in satu.outcome.atom
    )


def _advice(context: Context, satu: Judged, earlier: Earlier, at: int) -> Saran:
    """What leads up from the rung `at`."""
    kriteria = satu.kriteria
    rung = kriteria.pilihan[kriteria.tangga[at]]
    recommended = kriteria.rekomendasi
    assert recommended is not None  # packs.check refuses a scored criterion without one
    helpful = _missing_support(context, satu)
    parts = [
        rung.langkah or "",
        recommended.uraian,
        earlier.sentence,
        f"Bukti yang memperkuat: {', '.join(helpful)}." if helpful else "",
    ]
    text = " ".join(part for part in parts if part)
    return advice(context.pack, text, recommended.peran, recommended.hari, context.source.manifest.tahun, satu.kode)


def _missing_support(context: Context, satu: Judged) -> list[str]:
    linked = [context.items[nama] for nama in context.linked(satu.kode)]
    names = context.pack.kosakata.jenis
    return [
        names[dokumen.jenis].nama.lower() if dokumen.jenis != "sop" else "SOP"
        for dokumen in satu.kriteria.dokumen.pendukung.values()
        if not any(bukti.jenis == dokumen.jenis and dokumen.topik in bukti.topik for bukti in linked)
    ]


def _questions(context: Context, satu: Judged) -> Iterator[str]:
    kriteria, outcome = satu.kriteria, satu.outcome
    for letter in kriteria.tangga[: outcome.didukung]:
        kondisi = kriteria.pilihan[letter].bila
        if kondisi is not None and outcome.mungkin < outcome.didukung:
            yield from _asked(kondisi, kriteria.tanya)
    pairs = {(dokumen.jenis, dokumen.topik) for dokumen in kriteria.semua_dokumen}
    linked = context.fakta.kaitan.get(satu.kode, {})
    served = {nomor for atom in outcome.atom for nomor in atom.bukti_mungkin}
    # Whatever else is in the manifest asks nothing about this criterion.
    for nomor in sorted(served.union(linked)):
        yield from _about(context, satu, context.fakta.bukti[nomor], pairs, linked, served)
    if outcome.mungkin_bukti == outcome.didukung:
        if not context.pack.rejects(kriteria.sumber):
            yield "Bunyi kriteria ini belum dicocokkan dengan peraturannya; apakah keadaan ini memang belum memenuhi?"
        elif not context.pack.rejects(kriteria.sumber_pilihan or kriteria.sumber) and outcome.didukung < len(kriteria.tangga) - 1:
            yield "Tangga jawaban kriteria ini belum dicocokkan dengan peraturannya; apakah keadaan ini memang belum memenuhi?"


def _asked(kondisi: Kondisi, tanya: str | None) -> Iterator[str]:
    if kondisi.manual is not None:
        yield kondisi.manual
    if (kondisi.memuat is not None or kondisi.ambang is not None) and tanya is not None:
        yield tanya
    for part in (*(kondisi.semua or ()), *(kondisi.salah_satu or ())):
        yield from _asked(part, tanya)


def _about(
    context: Context,
    satu: Judged,
    fact: FaktaBukti,
    pairs: set[tuple[str, str]],
    linked: Container[int],
    served: set[int],
) -> Iterator[str]:
    """The question that one item of evidence leaves open for a criterion."""
    judul = context.source.manifest.bukti[fact.nomor].judul
    is_linked = fact.nomor in linked
    fits = any((fact.jenis, topik) in pairs for topik in fact.topik)
    if is_linked and not fits and fact.dasar == YA and satu.outcome.didukung == len(satu.kriteria.tangga) - 1:
        yield f'Apakah "{judul}" setara dengan dokumen yang diminta?'
    elif fact.nomor in served and not is_linked:
        yield f'Apakah "{judul}" juga dimaksudkan untuk kriteria ini?'
    elif fact.nomor in served and fact.dasar == RAGU:
        yield f'Apakah "{judul}" dapat diterima meskipun ada catatan pada berkasnya?'
    elif fact.nomor in served and any(fact.syarat[name] == RAGU for name in _asked_of(satu, fact)):
        yield f'Apakah "{judul}" memang mendahului hasil yang disiapkannya? Hasil itu tidak ada dalam daftar bukti.'
    elif fact.nomor in served and satu.kriteria.objek is not None and _unstated(context, satu, fact):
        yield f'Berapa {satu.kriteria.objek} yang tercapai menurut "{judul}"?'


def _asked_of(satu: Judged, fact: FaktaBukti) -> set[str]:
    """What the criterion asks of this item, among what facts have a level for."""
    documents = (dok for dok in satu.kriteria.semua_dokumen if dok.jenis == fact.jenis and dok.topik in fact.topik)
    asked = {syarat for dok in documents for syarat in dok.syarat}
    return {name for name in fact.syarat if name.partition(":")[0] in asked}


def _unstated(context: Context, satu: Judged, fact: FaktaBukti) -> bool:
    asked = any(
        "cakupan" in dokumen.syarat and dokumen.jenis == fact.jenis and dokumen.topik in fact.topik
        for dokumen in satu.kriteria.semua_dokumen
    )
    own = context.fakta.kaitan.get(satu.kode, {}).get(fact.nomor)
    return asked and fact.angka is None and own is None
