"""The one place where the steps meet: paths -> manifests -> looks -> facts -> engine -> values -> findings -> Laporan."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from pathlib import Path

from . import __version__, findings, manifests, packs, scoring
from .engine import Engine, available
from .errors import Galat, ManifestError, UsageError
from .facts import Year, collect
from .findings import Context, Judged
from .findings.answers import supported_text
from .findings.criteria import trace
from .findings.run import folders_without_manifest
from .findings.sets import shared_across
from .manifests import Parsed, discover
from .model.facts import Cacat, Outcome
from .model.manifest import ManifestFile
from .model.pack import Kriteria, Pack
from .model.penilaian import (
    Alat,
    Bagian,
    BerkasManifest,
    Diperiksa,
    GalatHasil,
    Kota,
    Laporan,
    PaketDipakai,
    Penilaian,
    PenilaianKriteria,
    Ringkasan,
    Temuan,
    TidakDiperiksa,
    Unit,
)
from .probes.file import Folder, Look

DISCLAIMER = (
    "Bukan penilaian resmi. Hasil ini memberi keyakinan terbatas: yang tertulis adalah yang tampak dari bukti yang diserahkan, "
    "menurut aturan yang sebagian belum dicocokkan dengan peraturannya. Keputusan ada pada pereviu."
)

Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Options:
    """What a run is asked for; `tanggal` is the day to judge by."""

    tanggal: date
    paket: str | None = None
    mesin: str | None = None
    berkas: bool = True
    pengaturan: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Seen:
    """A manifest with the pack that judges it and what its files showed."""

    source: ManifestFile
    pack: Pack
    looks: Mapping[str, Look]
    unlisted: tuple[str, ...]

    @property
    def hashes(self) -> dict[str, tuple[str, ...]]:
        return {nama: look.sha256 for nama, look in self.looks.items()}


class Checker:
    """Loads each pack and compiles each engine once; judges any number of manifests."""

    def __init__(self, options: Options) -> None:
        self.options = options
        self._packs: dict[str, Pack] = {}
        self._engines: dict[str, Engine] = {}

    def pack(self, reference: str) -> Pack:
        if reference not in self._packs:
            self._packs[reference] = packs.load(reference)
        return self._packs[reference]

    def engine(self, pack: Pack) -> Engine:
        if pack.sha256 not in self._engines:
            self._engines[pack.sha256] = Engine(pack, self.options.mesin)
        return self._engines[pack.sha256]

    def resolve(self, parsed: Parsed) -> tuple[ManifestFile, Pack]:
        """The manifest held against the pack that it, or the call, names; raises ManifestError."""
        pack = self._pack_of(parsed)
        return manifests.resolve(parsed, pack, links=self.options.berkas), pack

    def _pack_of(self, parsed: Parsed) -> Pack:
        if not parsed.readable:
            raise ManifestError(parsed.galat)
        if self.options.paket is not None:
            return self.pack(self.options.paket)
        try:
            return self.pack(parsed.paket or packs.DEFAULT)
        except UsageError as error:
            line, column = parsed.document.place(("paket",))
            raise ManifestError([*parsed.galat, Galat(parsed.nama, line, column, str(error))]) from None

    def look(self, source: ManifestFile, pack: Pack) -> Seen:
        """Opens the files of a manifest, unless the run is told not to."""
        if not self.options.berkas:
            return Seen(source, pack, {}, ())
        folder = Folder(source.folder, pack.head.berkas_diterima)
        looks = {bukti.id: folder.look(bukti) for bukti in source.manifest.bukti}
        own = (manifests.NAME,)
        return Seen(source, pack, looks, tuple(folder.unlisted(source.manifest.bukti, own)))

    def judge(self, seen: Seen, shared: Mapping[str, Sequence[Cacat]] | None = None) -> Penilaian:
        """One manifest judged; `shared` holds faults found across OPDs, by item."""
        source, pack = seen.source, seen.pack
        faults = {nama: [*look.cacat] for nama, look in seen.looks.items()}
        for nama, cacat in (shared or {}).items():
            faults.setdefault(nama, []).extend(cacat)
        year = Year.of(source.manifest.tahun, self.options.tanggal)
        fakta = collect(source.manifest, pack, faults, year)
        outcomes = self.engine(pack).run(fakta)
        judged = weigh(pack, source, outcomes)
        context = Context(source, pack, fakta, judged, seen.hashes)
        return _assemble(context, seen, self.options.berkas)


def check(paths: Sequence[Path], options: Options, progress: Progress | None = None) -> Laporan:
    """Judges every manifest under `paths`. One broken manifest never stops the others; raises only for a wrong call."""
    checker = Checker(options)
    found = discover.find(list(paths))
    galat: list[Galat] = []
    seen: list[Seen] = []
    for position, (path, nama) in enumerate(found.manifests):
        try:
            source, pack = checker.resolve(manifests.read(path, nama))
            _refuse_double(source, seen)
            seen.append(checker.look(source, pack))
        except ManifestError as error:
            galat += error.galat
        if progress is not None:
            progress(position + 1, len(found.manifests))
    shared = shared_across((satu.source, satu.pack, satu.hashes) for satu in seen)
    judged = [checker.judge(satu, shared.get(satu.source.nama)) for satu in seen]
    kota = folders_without_manifest(seen[0].pack, found.empty) if seen else ()
    return report(judged, galat, options, kota)


def report(judged: Iterable[Penilaian], galat: Iterable[Galat], options: Options, kota: Sequence[Temuan] = ()) -> Laporan:
    """The run's result: pusat first, then by OPD code."""
    ordered = sorted(judged, key=lambda satu: (satu.tingkat != "pusat", satu.opd.kode, satu.tahun))
    return Laporan(
        alat=Alat(versi=__version__, mesin=options.mesin or available()),
        tanggal=options.tanggal.isoformat(),
        pernyataan=DISCLAIMER,
        pengaturan=dict(options.pengaturan),
        penilaian=tuple(ordered),
        kota=Kota(temuan=tuple(kota)),
        galat=tuple(GalatHasil(berkas=g.berkas, baris=g.baris, kolom=g.kolom, pesan=g.pesan) for g in sorted(galat)),
    )


def _refuse_double(source: ManifestFile, seen: Sequence[Seen]) -> None:
    own = source.manifest
    for other in seen:
        theirs = other.source.manifest
        if (own.opd.kode, own.tingkat, own.tahun) == (theirs.opd.kode, theirs.tingkat, theirs.tahun):
            message = f"{own.opd.kode} tingkat {own.tingkat} tahun {own.tahun} sudah diserahkan pada {other.source.nama}."
            raise ManifestError([Galat(source.nama, 1, 1, message)])


def weigh(pack: Pack, source: ManifestFile, outcomes: Sequence[Outcome]) -> dict[str, Judged]:
    """Each outcome beside the answer claimed, with values."""
    shares = scoring.shares(pack, source.manifest.tingkat, [outcome.kode for outcome in outcomes])
    judged = {}
    for outcome in outcomes:
        kriteria = pack.kriteria[outcome.kode]
        skala = pack.head.skala[kriteria.skala]
        answer = scoring.understand(kriteria, skala.bentuk, skala.nilai, source.manifest.jawaban.get(outcome.kode))
        scores = scoring.supported(kriteria, skala.bentuk, skala.nilai, outcome, answer)
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


def _assemble(context: Context, seen: Seen, berkas: bool) -> Penilaian:
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
        diperiksa=Diperiksa(berkas=berkas, tidak_diperiksa=tuple(_unchecked(context, berkas))),
        ringkasan=_summary(context, kriteria, bagian),
        bagian=bagian,
        kriteria=tuple(kriteria),
        temuan=findings.collect(context, seen.unlisted),
    )


def _criterion(context: Context, kriteria: Kriteria) -> PenilaianKriteria:
    pack, satu = context.pack, context.judged.get(kriteria.kode)
    zero = Decimal(0)
    return PenilaianKriteria(
        kode=kriteria.kode,
        area=pack.area(kriteria.kode),
        sub_aspek=pack.sub_aspek[kriteria.kode],
        pernyataan=kriteria.pernyataan,
        status=satu.outcome.status if satu else "tidak_berlaku",
        jawaban=satu.jawaban if satu else None,
        jawaban_didukung=supported_text(satu, possible=False) if satu else None,
        jawaban_mungkin=supported_text(satu, possible=True) if satu else None,
        bobot=satu.bobot if satu else zero,
        nilai_mandiri=satu.nilai[0] if satu else zero,
        nilai_didukung=satu.nilai[1] if satu else zero,
        nilai_mungkin=satu.nilai[2] if satu else zero,
        bukti=context.linked(kriteria.kode),
        jejak=trace(context, satu) if satu else (),
    )


def _parts(context: Context) -> tuple[Bagian, ...]:
    """Sums of sub-aspek and of what lies above them up to the aspek, for nodes that have criteria here."""
    pack, tingkat = context.pack, context.source.manifest.tingkat
    shares = scoring.shares(pack, tingkat, context.judged)
    sums: dict[str, list[Decimal]] = {}
    done: set[int] = set()
    for kode, satu in context.judged.items():
        share = shares[kode]
        if id(share) in done:
            continue
        done.add(id(share))
        members = [context.judged[member] for member in share.kode]
        values = [share.bobot, *(scoring.group_value(share, [m.skor[column] for m in members]) for column in range(3))]
        node = _node_of(pack, pack.sub_aspek[satu.kode], shares, kode)
        while node is not None and pack.simpul[node].jenis != "komponen":
            sums[node] = [a + b for a, b in zip(sums.get(node, [Decimal(0)] * 4), values, strict=True)]
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
        )
        for kode in ordered
    )


def _node_of(pack: Pack, sub_aspek: str, shares: Mapping[str, scoring.Share], kode: str) -> str | None:
    """The node that bears a share's weight: the sub-aspek, or its area where criteria of several share it."""
    spread = {pack.sub_aspek[member] for member in shares[kode].kode}
    return sub_aspek if len(spread) == 1 else pack.simpul[sub_aspek].induk


def _summary(context: Context, kriteria: Sequence[PenilaianKriteria], bagian: Sequence[Bagian]) -> Ringkasan:
    tops = [satu for satu in bagian if satu.jenis == "aspek"]
    zero = Decimal(0)
    counts = {status: sum(satu.status == status for satu in kriteria) for status in _STATUSES}
    return Ringkasan(
        kriteria=len(kriteria),
        bobot=sum((satu.bobot for satu in tops), zero),
        nilai_mandiri=sum((satu.nilai_mandiri for satu in tops), zero),
        nilai_didukung=sum((satu.nilai_didukung for satu in tops), zero),
        nilai_mungkin=sum((satu.nilai_mungkin for satu in tops), zero),
        inflasi=sum((max(zero, satu.nilai[0] - satu.nilai[1]) for satu in context.judged.values()), zero),
        **counts,
    )


_STATUSES = ("terpenuhi", "sebagian", "belum", "perlu_reviu", "tidak_berlaku")


def _unchecked(context: Context, berkas: bool) -> Iterable[TidakDiperiksa]:
    """What this run did not look at, and why."""
    pack, tingkat = context.pack, context.source.manifest.tingkat
    with_files = sum(bool(bukti.berkas) for bukti in context.source.manifest.bukti)
    if not berkas:
        yield TidakDiperiksa(apa="berkas", sebab="dijalankan dengan --no-files", jumlah=with_files)
    yield TidakDiperiksa(apa="isi dokumen", sebab="belum dibaca; yang dinilai adalah keterangan pada manifest", jumlah=with_files)
    signed = sum(bool(bukti.ditandatangani) for bukti in context.source.manifest.bukti)
    yield TidakDiperiksa(
        apa="tanda tangan", sebab="belum dibuktikan; yang dinilai adalah keterangan pada manifest", jumlah=signed
    )
    covered = set(pack.sub_aspek.values())
    absent = [
        simpul.kode
        for simpul in pack.simpul.values()
        if simpul.jenis == "sub_aspek" and simpul.kode not in covered and pack.bobot(simpul.kode, tingkat)
    ]
    if absent:
        yield TidakDiperiksa(apa="sub-aspek", sebab="paket belum memuat aturannya", jumlah=len(absent))
