"""The one place where the steps meet: paths -> what was handed in -> looks -> facts -> values -> findings -> Laporan."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from lkecheck import __version__
from lkecheck.core.errors import Galat, ManifestError, by_place
from lkecheck.evidence.manifests import Parsed
from lkecheck.judge.engine import available
from lkecheck.judge.findings import run as findings
from lkecheck.judge.scoring.lowest_parts import Form
from lkecheck.model.facts import Cacat
from lkecheck.model.manifest import ManifestFile
from lkecheck.model.pack import Pack
from lkecheck.model.penilaian import Alat, GalatHasil, Kota, Laporan, Penilaian

from . import reviewers_files
from .find import Found, below, find
from .handed_in import read
from .judging import Checker, Seen
from .options import Options, Progress

if TYPE_CHECKING:
    from lkecheck.review.folder_applied import Review

DISCLAIMER = (
    "Bukan penilaian resmi. Hasil ini memberi keyakinan terbatas: yang tertulis adalah yang tampak dari bukti yang diserahkan, "
    "menurut aturan yang sebagian belum dicocokkan dengan peraturannya. Keputusan ada pada pereviu."
)


@dataclass(frozen=True)
class Run:
    """A run's result with the pack that judged each manifest, in the order of the result, and what was handed in."""

    laporan: Laporan
    forms: tuple[Form, ...]
    sources: tuple[ManifestFile, ...]


@dataclass(frozen=True, slots=True)
class HandedIn:
    """What was found and read: `parsed` in the order in which it was found.

    `codes` are the OPDs, also of what cannot be judged, each with its year; None where no year could be read.
    """

    found: Found
    parsed: tuple[Parsed, ...]
    galat: tuple[Galat, ...]
    codes: frozenset[tuple[str, int | None]] = frozenset()

    @property
    def named(self) -> frozenset[str]:
        """OPDs of any year."""
        return frozenset(kode for kode, _ in self.codes)

    def present(self, tahun: int) -> frozenset[str]:
        """OPDs that handed in for that year, as far as can be told."""
        return frozenset(kode for kode, year in self.codes if year in (tahun, None))


def check(paths: Sequence[Path], options: Options, progress: Progress | None = None) -> Laporan:
    """Judges every manifest under `paths`. One broken manifest never stops the others; raises only for a wrong call."""
    return run(paths, options, progress).laporan


def run(paths: Sequence[Path], options: Options, progress: Progress | None = None) -> Run:
    """As `check`, with the packs."""
    review = _review(paths, options)
    checker = Checker(options, review)
    handed = _handed_in(paths, options)
    ready, refused = _ready(checker, handed.parsed)
    if review is not None:
        review.check(ready)
    seen = checker.look_all(ready, progress)
    shared = _shared(seen)
    forms = _ordered(Form(checker.judge(satu, shared.get(satu.source.nama)), satu.pack) for satu in seen)
    kota = _kota(checker, seen, handed).model_copy(update=_overall(forms))
    if seen:
        planted = reviewers_files.find(paths, options.pengaturan_dari)
        more = findings.planted(seen[0].pack, planted, seen[0].source.manifest.tahun)
        kota = kota.model_copy(update={"temuan": (*kota.temuan, *more)})
    laporan = report((form.penilaian for form in forms), (*handed.galat, *refused), options, kota)
    if review is not None and forms:
        laporan = _reviewed(laporan, review, forms[0].pack, handed.named)
    return Run(laporan, forms, tuple(satu.source for satu in seen))


def _review(paths: Sequence[Path], options: Options) -> Review | None:
    if options.reviu is None:
        return None
    from lkecheck.review.folder_applied import Review

    return Review.load(options.reviu, paths, options.tanggal)


def _handed_in(paths: Sequence[Path], options: Options) -> HandedIn:
    """Everything under the paths, read; below a city's own workbook that stands right in its folder, those of the OPDs too."""
    found = find(paths, options.akar)
    first, galat = _read(found.manifests)
    further = below(found, [path for path, one in first if one.tingkat == "pusat"], options.akar)
    more, wrong = _read(further.manifests)
    found, pairs = found.joined(further), (*first, *more)
    codes: set[tuple[str, int | None]] = {(path.name.upper(), None) for path in found.unclear}
    codes |= {(one.opd or path.parent.name.upper(), one.tahun) for path, one in pairs}
    return HandedIn(found, tuple(one for _, one in pairs), (*found.galat, *galat, *wrong), frozenset(codes))


def _read(files: Iterable[tuple[Path, str]]) -> tuple[list[tuple[Path, Parsed]], list[Galat]]:
    parsed: list[tuple[Path, Parsed]] = []
    galat: list[Galat] = []
    for path, nama in files:
        try:
            parsed.append((path, read(path, nama)))
        except ManifestError as error:
            galat += error.galat
    return parsed, galat


def _ready(checker: Checker, parsed: Iterable[Parsed]) -> tuple[list[tuple[ManifestFile, Pack]], list[Galat]]:
    """What can be judged, each with its pack, and why the rest cannot."""
    ready: list[tuple[ManifestFile, Pack]] = []
    galat: list[Galat] = []
    for one in parsed:
        try:
            source, pack = checker.resolve(one)
            _refuse_double(source, [other for other, _ in ready])
            ready.append((source, pack))
        except ManifestError as error:
            galat += error.galat
    return ready, galat


def _reviewed(laporan: Laporan, review: Review, pack: Pack, named: Collection[str]) -> Laporan:
    """With what the reviewer's folder says of the run as a whole."""
    kota = laporan.kota.model_copy(update={"temuan": review.mark_run(laporan.kota.temuan)})
    left = review.leftovers(pack, laporan.penilaian, kota, named)
    ringkas = review.summary(laporan.penilaian, kota)
    return laporan.model_copy(update={"kota": kota.model_copy(update={"temuan": (*kota.temuan, *left)}), "reviu": ringkas})


def _ordered(forms: Iterable[Form]) -> tuple[Form, ...]:
    return tuple(sorted(forms, key=lambda form: place(form.penilaian)))


def place(satu: Penilaian) -> tuple[bool, str, int]:
    """Pusat first, then by OPD code."""
    return satu.tingkat != "pusat", satu.opd.kode, satu.tahun


def _overall(forms: Sequence[Form]) -> dict[str, object]:
    from lkecheck.judge.scoring.index import indices
    from lkecheck.judge.scoring.ranking import ranking

    result: dict[str, object] = {"indeks": indices(forms), "peringkat": ranking(forms)}
    if any(form.pack.kota.sasaran for form in forms):
        from lkecheck.judge.scoring.goals import indicators, quick_wins

        result |= {"sasaran": indicators(forms), "quick_win": quick_wins(forms)}
    return result


def _shared(seen: Sequence[Seen]) -> dict[str, dict[str, list[Cacat]]]:
    """Faults across OPDs, where there are several and files were opened."""
    if len(seen) < 2 or not any(satu.looks for satu in seen):
        return {}
    from lkecheck.evidence.compare.across_opds import across

    return across((satu.source, satu.pack, satu.looks) for satu in seen)


def _kota(checker: Checker, seen: Sequence[Seen], handed: HandedIn) -> Kota:
    """What the run says of the city as a whole: who handed in nothing, and the duties of the working groups."""
    if not seen:
        return Kota()
    first = next((satu for satu in seen if satu.pack.kota.unit is not None), seen[0])
    temuan = findings.folders_without_manifest(first.pack, handed.found.empty, first.source.manifest.tahun)
    if len(handed.found.manifests) > 1:
        for tahun in sorted({satu.source.manifest.tahun for satu in seen}):
            temuan += findings.not_handed_in(first.pack, handed.present(tahun), tahun)
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
