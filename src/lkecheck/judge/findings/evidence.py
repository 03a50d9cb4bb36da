"""Faults of items, and of the links to them: one finding for each fault of an item, with the criteria it concerns."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from lkecheck.model.facts import YA, Cacat, FaktaBukti
from lkecheck.model.penilaian import Temuan, Terkait
from lkecheck.model.rules import Dokumen, Keparahan

from .context import Context, Judged


def findings(context: Context) -> Iterator[Temuan]:
    """Faults, links that do not fit, links that are suggested, and items that serve nothing."""
    for fact in context.fakta.bukti:
        yield from _faults(context, fact)
        yield from _misfits(context, fact)
    yield from _suggestions(context)
    yield from _orphans(context)


def _faults(context: Context, fact: FaktaBukti) -> Iterator[Temuan]:
    told: dict[tuple[str, str], tuple[Cacat, list[str], list[str]]] = {}
    for cacat in fact.cacat:
        concerned = [kode for kode, document in _served(context, fact) if _asks(document, cacat)]
        lost = [kode for kode in dict.fromkeys(concerned) if _lost(context.judged[kode], fact)]
        if cacat.syarat is not None and not concerned:
            continue
        key = (cacat.nama, cacat.isi.get("berkas", ""))
        _, everyone, losers = told.setdefault(key, (cacat, [], []))
        everyone += [kode for kode in concerned if kode not in everyone]
        losers += [kode for kode in lost if kode not in losers]
    for cacat, everyone, losers in told.values():
        yield _fault(context, fact, cacat, everyone, losers)


def _fault(context: Context, fact: FaktaBukti, cacat: Cacat, everyone: list[str], losers: list[str]) -> Temuan:
    nama = context.id_of(fact.nomor)
    kind = context.pack.temuan[cacat.nama]
    effect = cacat.dukungan or kind.dukungan
    severity: Keparahan = "observasi" if effect != "mencabut" else "mayor" if losers else "observasi"
    terkait = [Terkait(opd=opd, bukti=item) for opd, item in _pairs(cacat.isi.get("terkait", ""))]
    potential = sum((context.judged[kode].bobot - context.judged[kode].nilai[1] for kode in losers), start=Decimal(0))
    return context.make(
        cacat.nama,
        cacat.isi,
        keparahan=severity,
        bukti=[nama],
        tempat=context.place_of_item(fact.nomor),
        terdampak=losers or everyone,
        terkait=terkait,
        potensi=potential,
    )


def _pairs(text: str) -> Iterator[tuple[str, str]]:
    for part in text.split(";") if text else ():
        opd, _, item = part.partition("/")
        yield opd, item


def _served(context: Context, fact: FaktaBukti) -> Iterator[tuple[str, Dokumen]]:
    """Criteria that link the item, each with the documents of theirs that it fits."""
    for kode in context.links.get(context.id_of(fact.nomor), ()):
        for document in context.judged[kode].kriteria.semua_dokumen:
            if document.jenis == fact.jenis and document.topik in fact.topik:
                yield kode, document


def _asks(document: Dokumen, cacat: Cacat) -> bool:
    if cacat.syarat is None:
        return True
    return cacat.syarat.partition(":")[0] in document.syarat


def _lost(satu: Judged, fact: FaktaBukti) -> bool:
    """True where a document that the criterion needs is surely supported by nothing, though this item fits it."""
    needed = {**{nama: (satu_dok,) for nama, satu_dok in satu.kriteria.dokumen.wajib.items()}, **satu.kriteria.dokumen.alternatif}
    sure = {atom.label for atom in satu.outcome.atom if atom.label.startswith("dokumen ") and atom.pasti}
    for nama, documents in needed.items():
        fits = any(document.jenis == fact.jenis and document.topik in fact.topik for document in documents)
        if fits and f"dokumen {nama}" not in sure and satu.outcome.status != "terpenuhi":
            return True
    return False


def _misfits(context: Context, fact: FaktaBukti) -> Iterator[Temuan]:
    bukti = context.source.manifest.bukti[fact.nomor]
    vocabulary = context.pack.kosakata
    for kode in context.links.get(bukti.id, ()):
        kriteria = context.judged[kode].kriteria
        if any(document.jenis == fact.jenis and document.topik in fact.topik for document in kriteria.semua_dokumen):
            continue
        wanted = dict.fromkeys(
            f"{vocabulary.jenis[document.jenis].nama.lower()} ({vocabulary.topik[document.topik].nama})"
            for document in kriteria.semua_dokumen
        )
        isi = {
            "judul": bukti.judul,
            "kriteria": kode,
            "jenis": vocabulary.jenis[fact.jenis].nama.lower(),
            "topik": ", ".join(vocabulary.topik[topik].nama for topik in fact.topik),
            "diminta": "; ".join(wanted),
        }
        yield context.make(
            "kaitan-tak-sesuai", isi, kriteria=kode, bukti=[bukti.id], tempat=context.place_of_answer(kode), terdampak=(kode,)
        )


def _suggestions(context: Context) -> Iterator[Temuan]:
    """Unlinked evidence that serves a criterion: suggested where that criterion is not met, or has no link at all."""
    for kode, satu in context.judged.items():
        if satu.outcome.status == "terpenuhi" and context.linked(kode):
            continue
        linked = context.fakta.kaitan.get(kode, {})
        served = {nomor for atom in satu.outcome.atom for nomor in atom.bukti_mungkin}
        for nomor in sorted(served.difference(linked)):
            if context.fakta.bukti[nomor].dasar < YA:
                continue
            bukti = context.source.manifest.bukti[nomor]
            yield context.make(
                "kaitan-disarankan",
                {"judul": bukti.judul, "kriteria": kode},
                kriteria=kode,
                bukti=[bukti.id],
                tempat=context.place_of_item(nomor),
                terdampak=(kode,),
            )


def _orphans(context: Context) -> Iterator[Temuan]:
    """Items that no answer links and no criterion of this tingkat asks for."""
    manifest = context.source.manifest
    answered = {kaitan.id for jawaban in manifest.jawaban.values() for kaitan in jawaban.bukti}
    kriteria = [satu.kriteria for satu in context.judged.values()]
    # A criterion that was declared not to apply still asks: what serves it belongs here.
    kriteria += [context.pack.kriteria[kode] for kode in context.reviu.lepas] if context.reviu is not None else []
    asked = {(dok.jenis, dok.topik) for satu in kriteria for dok in satu.semua_dokumen}
    asked |= {(hasil.jenis, hasil.topik) for hasil in context.pack.results}
    for nomor, bukti in enumerate(manifest.bukti):
        if bukti.id not in answered and not any((bukti.jenis, topik) in asked for topik in bukti.topik):
            yield context.make("bukti-yatim", {"judul": bukti.judul}, bukti=[bukti.id], tempat=context.place_of_item(nomor))
