"""One manifest on its way through: the pack that judges it, its files opened, facts, outcomes, values, findings."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

from lkecheck.core.errors import ManifestError, UsageError
from lkecheck.evidence import manifests
from lkecheck.evidence.compare.accepted import Accepted
from lkecheck.evidence.compare.item_files import Look, Survey
from lkecheck.evidence.compare.unlisted import unlisted
from lkecheck.evidence.facts import collect
from lkecheck.evidence.manifests import Parsed
from lkecheck.evidence.year import Year
from lkecheck.judge.assembly import assemble, duty, weigh
from lkecheck.judge.engine import Engine
from lkecheck.judge.findings import Context
from lkecheck.model.facts import Cacat, Terlihat
from lkecheck.model.manifest import ManifestFile
from lkecheck.model.pack import Pack
from lkecheck.model.penilaian import Penilaian, TugasDinilai
from lkecheck.scheme import packs
from lkecheck.scheme.duties import of_duties, with_duties

from .handed_in import own_files, with_beside
from .options import Options, Progress

if TYPE_CHECKING:
    from lkecheck.review.folder_applied import Review


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
        from lkecheck.evidence.compare.documents import Against

        # Only the city's own manifest is asked what the working groups owe.
        asked = with_duties(self.pack) if self.source.manifest.tingkat == "pusat" else self.pack
        against = Against(self.source.manifest, asked)
        return {bukti.id: against.seen(bukti, self.looks[bukti.id]) for bukti in self.source.manifest.bukti}


class Checker:
    """Loads each pack and compiles each engine once; judges any number of manifests, under one reviewer's word or none."""

    def __init__(self, options: Options, review: Review | None = None) -> None:
        self.options = options
        self.review = review
        self._packs: dict[str, Pack] = {}
        self._engines: dict[int, Engine] = {}

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
        surveys = [Survey.of(source.folder, source.manifest.bukti, Accepted.of(pack)) for source, pack in ready]
        paths = [path for survey in surveys for path in survey.paths]
        from lkecheck.evidence.files.opening import open_all

        opened = open_all(paths, self.options.pembacaan, progress)
        return [
            Seen(
                source,
                pack,
                survey.looks(opened),
                tuple(unlisted(source.folder, source.manifest.bukti, own_files(source))),
            )
            for (source, pack), survey in zip(ready, surveys, strict=True)
        ]

    def duties(self, seen: Seen) -> tuple[TugasDinilai, ...]:
        """The duties of the working groups, judged by the evidence of the city's own manifest."""
        file, duties = seen.pack.kota.tugas, of_duties(seen.pack)
        if file is None or duties is None:
            return ()
        manifest = seen.source.manifest
        fakta = collect(manifest, duties, seen.shown, Year.of(manifest.tahun, self.options.tanggal))
        engine = Engine(duties, self.options.mesin)
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
        from lkecheck.review.reopened_verdicts import reopened

        context = self.review.decided(context)
        return self.review.mark(assemble(context, seen.unlisted, self.options.berkas, reopened(context)))
