"""Outcomes -> values -> Penilaian: what one manifest's judgement comes to."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal

from lkecheck.judge.findings.answers import supported_text
from lkecheck.judge.findings.criteria import trace
from lkecheck.model.city import TugasPokja
from lkecheck.model.facts import Outcome
from lkecheck.model.manifest import Manifest, ManifestFile
from lkecheck.model.pack import Pack
from lkecheck.model.penilaian import (
    Bagian,
    BerkasManifest,
    Diperiksa,
    PaketDipakai,
    Penilaian,
    PenilaianKriteria,
    Ringkasan,
    Temuan,
    TugasDinilai,
    Unit,
)
from lkecheck.model.rules import Kriteria

from . import findings, paper_details, scoring
from .findings import Context, Judged, unchecked


def weigh(pack: Pack, source: ManifestFile, outcomes: Sequence[Outcome]) -> dict[str, Judged]:
    """Each outcome beside the answer claimed, with values."""
    shares = scoring.shares(pack, source.manifest.tingkat, [outcome.kode for outcome in outcomes])
    judged = {}
    for outcome in outcomes:
        kriteria = pack.kriteria[outcome.kode]
        skala = pack.head.skala[kriteria.skala]
        answer = scoring.understand(kriteria, skala, source.manifest.jawaban.get(outcome.kode))
        scores = scoring.supported(kriteria, skala, outcome, answer)
        skor = (scores.mandiri, scores.didukung, scores.mungkin)
        share = shares[outcome.kode]
        judged[outcome.kode] = Judged(
            kriteria=kriteria,
            bentuk=skala.bentuk,
            outcome=outcome,
            jawaban=answer.text,
            dikenal=answer.known,
            skor=skor,
            bobot=scoring.value(share, scoring.ONE),
            nilai=(scoring.value(share, skor[0]), scoring.value(share, skor[1]), scoring.value(share, skor[2])),
        )
    return judged


def duty(tugas: TugasPokja, outcome: Outcome, manifest: Manifest) -> TugasDinilai:
    """A duty as the result tells it: with the evidence that shows it, or may."""
    shown = sorted({nomor for atom in outcome.atom for nomor in atom.bukti_mungkin})
    return TugasDinilai(
        kode=outcome.kode,
        area=tugas.area,
        tahap=tugas.tahap,
        uraian=tugas.uraian,
        status=outcome.status,
        bukti=tuple(manifest.bukti[nomor].id for nomor in shown),
        sumber=tugas.sumber,
    )


def assemble(context: Context, unlisted: Sequence[str], berkas: bool, more: Iterable[Temuan] = ()) -> Penilaian:
    """The whole result of one manifest; `berkas`: whether its files were opened; `more`: findings that a review adds."""
    source, pack = context.source, context.pack
    manifest = source.manifest
    kriteria = [_criterion(context, satu) for satu in pack.at(manifest.tingkat)]
    bagian = _parts(context)
    return Penilaian(
        opd=Unit(kode=manifest.opd.kode, nama=manifest.opd.nama),
        tingkat=manifest.tingkat,
        tahun=manifest.tahun,
        paket=PaketDipakai(id=pack.id, versi=pack.head.versi, sha256=pack.sha256),
        manifest=BerkasManifest(berkas=source.nama, sha256=source.sha256),
        diperiksa=Diperiksa(berkas=berkas, tidak_diperiksa=tuple(unchecked.lines(context, berkas))),
        ringkasan=_summary(context, kriteria, bagian),
        bagian=bagian,
        kriteria=tuple(kriteria),
        temuan=findings.collect(context, unlisted, more),
        bukti=tuple(paper_details.bukti(satu, pack) for satu in manifest.bukti),
    )


def _criterion(context: Context, kriteria: Kriteria) -> PenilaianKriteria:
    pack, satu = context.pack, context.judged.get(kriteria.kode)
    zero = Decimal(0)
    made = PenilaianKriteria(
        kode=kriteria.kode,
        area=pack.area(kriteria.kode),
        sub_aspek=pack.sub_aspek[kriteria.kode],
        pernyataan=kriteria.pernyataan,
        status=satu.status if satu else "tidak_berlaku",
        jawaban=satu.jawaban if satu else None,
        jawaban_didukung=supported_text(satu, possible=False) if satu else None,
        jawaban_mungkin=supported_text(satu, possible=True) if satu else None,
        jawaban_apip=satu.apip.ruling.text if satu and satu.apip and satu.apip.ruling else None,
        bobot=satu.bobot if satu else zero,
        nilai_mandiri=satu.nilai[0] if satu else zero,
        nilai_didukung=satu.nilai[1] if satu else zero,
        nilai_mungkin=satu.nilai[2] if satu else zero,
        nilai_apip=satu.apip.nilai if satu and satu.apip else None,
        bukti=context.linked(kriteria.kode),
        sidik_bukti=context.fingerprint(context.linked(kriteria.kode)),
        putusan=satu.putusan.shown if satu and satu.putusan else None,
        dikecualikan=context.reviu.lepas.get(kriteria.kode) if context.reviu is not None else None,
        jejak=trace(context, satu) if satu else (),
        isian=paper_details.isian(kriteria, pack.head.skala[kriteria.skala]) if satu else None,
    )
    return paper_details.asking(context, satu, made) if satu else made


def _parts(context: Context) -> tuple[Bagian, ...]:
    """Sums of sub-aspek and of what lies above them up to the aspek, for nodes that have criteria here."""
    pack, tingkat = context.pack, context.source.manifest.tingkat
    shares = scoring.shares(pack, tingkat, context.judged)
    sums: dict[str, list[Decimal]] = {}
    decided: Counter[str] = Counter()
    reviewed = context.reviu is not None
    done: set[int] = set()
    for kode, satu in context.judged.items():
        share = shares[kode]
        if id(share) in done:
            continue
        done.add(id(share))
        members = [context.judged[member] for member in share.kode]
        columns = [*([m.skor[column] for m in members] for column in range(3)), [m.skor_apip for m in members]]
        values = [share.bobot, *(scoring.group_value(share, scores) for scores in columns)]
        node = _node_of(pack, pack.sub_aspek[satu.kode], shares, kode)
        while node is not None and pack.simpul[node].jenis != "komponen":
            sums[node] = [a + b for a, b in zip(sums.get(node, [Decimal(0)] * 5), values, strict=True)]
            decided[node] += sum(m.apip is not None for m in members)
            node = pack.simpul[node].induk
    ordered = [kode for kode in pack.simpul if kode in sums]
    return tuple(
        Bagian(
            kode=kode,
            induk=pack.simpul[kode].induk,
            jenis=pack.simpul[kode].jenis,
            nama=pack.simpul[kode].nama,
            bobot=sums[kode][0],
            nilai_mandiri=sums[kode][1],
            nilai_didukung=sums[kode][2],
            nilai_mungkin=sums[kode][3],
            nilai_apip=sums[kode][4] if reviewed else None,
            diputus=decided[kode] if reviewed else None,
        )
        for kode in ordered
    )


def _node_of(pack: Pack, sub_aspek: str, shares: Mapping[str, scoring.Share], kode: str) -> str | None:
    """The node that bears a share's weight: the sub-aspek, or its area where criteria of several share it."""
    spread = {pack.sub_aspek[member] for member in shares[kode].kode}
    return sub_aspek if len(spread) == 1 else pack.simpul[sub_aspek].induk


def _summary(context: Context, kriteria: Sequence[PenilaianKriteria], bagian: Sequence[Bagian]) -> Ringkasan:
    # Whatever the kinds of a tree are called: what hangs below nothing that is shown adds up to the whole.
    shown = {satu.kode for satu in bagian}
    tops = [satu for satu in bagian if satu.induk not in shown]
    zero = Decimal(0)
    counts = {status: sum(satu.status == status for satu in kriteria) for status in _STATUSES}
    return Ringkasan(
        kriteria=len(kriteria),
        bobot=sum((satu.bobot for satu in tops), zero),
        nilai_mandiri=sum((satu.nilai_mandiri for satu in tops), zero),
        nilai_didukung=sum((satu.nilai_didukung for satu in tops), zero),
        nilai_mungkin=sum((satu.nilai_mungkin for satu in tops), zero),
        inflasi=sum((max(zero, satu.nilai[0] - satu.nilai[1]) for satu in context.judged.values()), zero),
        **_reviewed(context, tops),
        **counts,
    )


def _reviewed(context: Context, tops: Sequence[Bagian]) -> dict[str, Decimal | int]:
    """What APIP's answers come to; nothing without the reviewer's folder."""
    if context.reviu is None:
        return {}
    shown = [satu.putusan.shown for satu in context.judged.values() if satu.putusan is not None]
    return {
        "nilai_apip": sum((satu.nilai_apip or Decimal(0) for satu in tops), Decimal(0)),
        "diputus": sum(satu.apip is not None for satu in context.judged.values()),
        "terbuka_lagi": sum(one.terbuka for one in shown),
    }


_STATUSES = ("terpenuhi", "sebagian", "belum", "perlu_reviu", "tidak_berlaku")
