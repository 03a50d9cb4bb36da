"""The one place where the steps meet: paths -> manifests -> looks -> facts -> engine -> values -> findings -> Laporan."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from . import __version__, manifests, packs
from .assembly import assemble, duty, weigh
from .engine import Engine, available
from .errors import Galat, ManifestError, UsageError, by_place
from .facts import Year, collect
from .findings import Context, decide
from .findings.run import folders_without_manifest, not_handed_in
from .findings.run import planted as findings_planted
from .manifests import Parsed, discover, planted
from .model.facts import Cacat, Terlihat
from .model.manifest import ManifestFile
from .model.pack import Pack
from .model.penilaian import (
    Alat,
    GalatHasil,
    Kota,
    Laporan,
    Penilaian,
    TugasDinilai,
)
from .probes.contents import Accepted
from .probes.file import Folder, Look, Survey
from .probes.opened import Pembacaan
from .scoring.leaves import Form
from .sources import own_files, read, with_beside

if TYPE_CHECKING:
    from .reviewing import Review

DISCLAIMER = (
    "Bukan penilaian resmi. Hasil ini memberi keyakinan terbatas: yang tertulis adalah yang tampak dari bukti yang diserahkan, "
    "menurut aturan yang sebagian belum dicocokkan dengan peraturannya. Keputusan ada pada pereviu."
)

Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Options:
    """What a run is asked for; `tanggal` is the day to judge by, `akar` the folder that names of files start from.

    `paket_bawaan` judges a manifest that names no pack; `reviu` is the reviewer's folder, `pengaturan_dari` the file of
    settings that the call read.
    """

    tanggal: date
    paket: str | None = None
    mesin: str | None = None
    berkas: bool = True
    pembacaan: Pembacaan = field(default_factory=Pembacaan)
    pengaturan: Mapping[str, str] = field(default_factory=dict)
    akar: Path | None = None
    reviu: Path | None = None
    paket_bawaan: str | None = None
    pengaturan_dari: Path | None = None


@dataclass(frozen=True)
class Seen:
    """A manifest with the pack that judges it and what its files showed."""

    source: ManifestFile
    pack: Pack
    looks: Mapping[str, Look]
    unlisted: tuple[str, ...]

    @cached_property
    def shown(self) -> dict[str, Terlihat]:
        """What each item's files showed, held against what the manifest declares of it."""
        if not self.looks:
            return {}
        from .probes.against import Against

        against = Against(self.source.manifest, self.pack)
        return {bukti.id: against.seen(bukti, self.looks[bukti.id]) for bukti in self.source.manifest.bukti}


class Checker:
    """Loads each pack and compiles each engine once; judges any number of manifests."""

    def __init__(self, options: Options) -> None:
        self.options = options
        self._packs: dict[str, Pack] = {}
        self._engines: dict[int, Engine] = {}
        self.named: set[str] = set()
        self.review: Review | None = None

    def pack(self, reference: str) -> Pack:
        if reference not in self._packs:
            self._packs[reference] = packs.load(reference)
        return self._packs[reference]

    def engine(self, pack: Pack) -> Engine:
        if id(pack) not in self._engines:
            self._engines[id(pack)] = Engine(pack, self.options.mesin)
        return self._engines[id(pack)]

    def resolve(self, parsed: Parsed) -> tuple[ManifestFile, Pack]:
        """The manifest held against the pack that it, or the call, names; raises ManifestError."""
        pack = self._pack_of(parsed)
        if parsed.manifest is not None and pack.dated:
            pack = self._in_year(pack, parsed.manifest.tahun)
        return with_beside(manifests.resolve(parsed, pack, links=self.options.berkas)), pack

    def _in_year(self, pack: Pack, tahun: int) -> Pack:
        key = f"{pack.sha256} {tahun}"
        if key not in self._packs:
            self._packs[key] = pack.in_year(tahun)
        return self._packs[key]

    def _pack_of(self, parsed: Parsed) -> Pack:
        if not parsed.readable:
            raise ManifestError(parsed.galat)
        if self.options.paket is not None:
            return self.pack(self.options.paket)
        try:
            return self.pack(parsed.paket or self.options.paket_bawaan or packs.DEFAULT)
        except UsageError as error:
            raise ManifestError([*parsed.galat, parsed.document.tell(parsed.nama, ("paket",), str(error))]) from None

    def look(self, source: ManifestFile, pack: Pack) -> Seen:
        """Opens the files of one manifest, unless the run is told not to."""
        return self.look_all([(source, pack)])[0]

    def look_all(self, ready: Sequence[tuple[ManifestFile, Pack]], progress: Progress | None = None) -> list[Seen]:
        """Opens the files of all manifests, on all cores, unless the run is told not to."""
        if not self.options.berkas:
            return [Seen(source, pack, {}, ()) for source, pack in ready]
        surveys = [Survey.of(Folder(source.folder, Accepted.of(pack)), source.manifest.bukti) for source, pack in ready]
        paths = [path for survey in surveys for path in survey.paths]
        from .probes.opening import open_all

        opened = open_all(paths, self.options.pembacaan, progress)
        return [
            Seen(
                source,
                pack,
                survey.looks(opened),
                tuple(survey.folder.unlisted(source.manifest.bukti, own_files(source))),
            )
            for (source, pack), survey in zip(ready, surveys, strict=True)
        ]

    def duties(self, seen: Seen) -> tuple[TugasDinilai, ...]:
        """The duties of the working groups, judged by the evidence of the city's own manifest."""
        file = seen.pack.kota.tugas
        if file is None:
            return ()
        rules = {kode: tugas.as_kriteria(kode) for kode, tugas in file.tugas.items()}
        manifest = seen.source.manifest
        fakta = collect(manifest, seen.pack, seen.shown, Year.of(manifest.tahun, self.options.tanggal))
        engine = Engine(replace(seen.pack, kriteria=rules), self.options.mesin)
        try:
            return tuple(duty(file.tugas[outcome.kode], outcome, manifest) for outcome in engine.run(fakta))
        finally:
            engine.close()

    def judge(self, seen: Seen, shared: Mapping[str, Sequence[Cacat]] | None = None) -> Penilaian:
        """One manifest judged; `shared` holds faults found across OPDs, by item."""
        source, pack = seen.source, seen.pack
        shown = dict(seen.shown)
        for nama, cacat in (shared or {}).items():
            before = shown.get(nama, Terlihat())
            shown[nama] = replace(before, cacat=(*before.cacat, *cacat))
        year = Year.of(source.manifest.tahun, self.options.tanggal)
        fakta = collect(source.manifest, pack, shown, year)
        outcomes = self.engine(pack).run(fakta)
        reviewed = self.review.of(source, pack) if self.review is not None else None
        if reviewed is not None:
            outcomes = [outcome for outcome in outcomes if outcome.kode not in reviewed.lepas]
        context = Context(source, pack, fakta, weigh(pack, source, outcomes), seen.looks, reviewed)
        if self.review is None:
            return assemble(context, seen.unlisted, self.options.berkas)
        return self.review.mark(assemble(replace(context, judged=decide(context)), seen.unlisted, self.options.berkas))


@dataclass(frozen=True)
class Run:
    """A run's result with the pack that judged each manifest, in the order of the result, and what was handed in."""

    laporan: Laporan
    forms: tuple[Form, ...]
    sources: tuple[ManifestFile, ...]


def check(paths: Sequence[Path], options: Options, progress: Progress | None = None) -> Laporan:
    """Judges every manifest under `paths`. One broken manifest never stops the others; raises only for a wrong call."""
    return run(paths, options, progress).laporan


def run(paths: Sequence[Path], options: Options, progress: Progress | None = None) -> Run:
    """As `check`, with the packs."""
    checker = Checker(options)
    if options.reviu is not None:
        from .reviewing import Review

        checker.review = Review.load(options.reviu, paths, options.tanggal)
    found = discover.find(list(paths), options.akar)
    galat = list(found.galat)
    checker.named.update(path.name.upper() for path in found.unclear)
    ready: list[tuple[ManifestFile, Pack]] = []
    for path, nama in found.manifests:  # grows where the city's own workbook stands above those of the OPDs
        try:
            parsed = read(path, nama)
            checker.named.add(parsed.opd or path.parent.name.upper())
            if parsed.tingkat == "pusat":
                discover.go_on_below(path, found)
            source, pack = checker.resolve(parsed)
            _refuse_double(source, [other for other, _ in ready])
            ready.append((source, pack))
        except ManifestError as error:
            galat += error.galat
    if checker.review is not None:
        checker.review.check(ready)
    seen = checker.look_all(ready, progress)
    shared = _shared(seen)
    forms = _ordered(Form(checker.judge(satu, shared.get(satu.source.nama)), satu.pack) for satu in seen)
    kota = _of_city(checker, seen, found).model_copy(update=_overall(forms))
    if seen:
        planted_there = planted.find(paths, options.pengaturan_dari)
        more = findings_planted(seen[0].pack, planted_there, seen[0].source.manifest.tahun)
        kota = kota.model_copy(update={"temuan": (*kota.temuan, *more)})
    laporan = report((form.penilaian for form in forms), galat, options, kota)
    if checker.review is not None:
        laporan = _reviewed(laporan, checker, forms)
    return Run(laporan, forms, tuple(satu.source for satu in seen))


def _reviewed(laporan: Laporan, checker: Checker, forms: Sequence[Form]) -> Laporan:
    """With what the reviewer's folder says of the run as a whole."""
    review, kota = checker.review, laporan.kota
    if review is None or not forms:
        return laporan
    kota = kota.model_copy(update={"temuan": review.mark_run(kota.temuan)})
    left = review.leftovers(forms[0].pack, laporan.penilaian, kota, checker.named)
    ringkas = review.summary(laporan.penilaian, kota)
    return laporan.model_copy(update={"kota": kota.model_copy(update={"temuan": (*kota.temuan, *left)}), "reviu": ringkas})


def _ordered(forms: Iterable[Form]) -> tuple[Form, ...]:
    return tuple(sorted(forms, key=lambda form: place(form.penilaian)))


def place(satu: Penilaian) -> tuple[bool, str, int]:
    """Pusat first, then by OPD code."""
    return satu.tingkat != "pusat", satu.opd.kode, satu.tahun


def _overall(forms: Sequence[Form]) -> dict[str, object]:
    from .scoring.index import indices
    from .scoring.ranking import ranking

    result: dict[str, object] = {"indeks": indices(forms), "peringkat": ranking(forms)}
    if any(form.pack.kota.sasaran for form in forms):
        from .scoring.goals import indicators, quick_wins

        result |= {"sasaran": indicators(forms), "quick_win": quick_wins(forms)}
    return result


def _shared(seen: Sequence[Seen]) -> dict[str, dict[str, list[Cacat]]]:
    """Faults across OPDs, where there are several and files were opened."""
    if len(seen) < 2 or not any(satu.looks for satu in seen):
        return {}
    from .findings.shared import across

    return across((satu.source, satu.pack, satu.looks) for satu in seen)


def _of_city(checker: Checker, seen: Sequence[Seen], found: discover.Found) -> Kota:
    """What the run says of the city as a whole: who handed in nothing, and the duties of the working groups."""
    if not seen:
        return Kota()
    first = next((satu for satu in seen if satu.pack.kota.unit is not None), seen[0])
    pack, tahun = first.pack, first.source.manifest.tahun
    temuan = folders_without_manifest(pack, found.empty, tahun)
    if len(found.manifests) > 1:
        temuan += not_handed_in(pack, checker.named, tahun)
    central = next((satu for satu in seen if satu.source.manifest.tingkat == "pusat" and satu.pack.kota.tugas), None)
    return Kota(temuan=temuan, tugas=checker.duties(central) if central is not None else ())


def report(judged: Iterable[Penilaian], galat: Iterable[Galat], options: Options, kota: Kota | None = None) -> Laporan:
    """The run's result: pusat first, then by OPD code."""
    ordered = sorted(judged, key=place)
    return Laporan(
        alat=Alat(versi=__version__, mesin=options.mesin or available()),
        tanggal=options.tanggal.isoformat(),
        pernyataan=DISCLAIMER,
        pengaturan=dict(options.pengaturan),
        penilaian=tuple(ordered),
        kota=kota or Kota(),
        galat=tuple(GalatHasil(**{**asdict(one), "sel": one.sel or None}) for one in sorted(galat, key=by_place)),
    )


def _refuse_double(source: ManifestFile, earlier: Sequence[ManifestFile]) -> None:
    own = source.manifest
    for other in earlier:
        theirs = other.manifest
        if (own.opd.kode, own.tingkat, own.tahun) == (theirs.opd.kode, theirs.tingkat, theirs.tahun):
            message = f"{own.opd.kode} tingkat {own.tingkat} tahun {own.tahun} sudah diserahkan pada {other.nama}."
            raise ManifestError([Galat(source.nama, 1, 1, message)])
