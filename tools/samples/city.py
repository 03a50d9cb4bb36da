"""The sample city: clean folders, the seeded faults, all files, and the findings to expect."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from lkecheck.model.pack import Pack
from lkecheck.scheme import packs

from . import manifest, render
from .clean import clean
from .draft import Draft, files_of
from .faults import FAULTS
from .seeds import Table, load

NAME = "kota-binjai-2021"
EXPECTATIONS = "harapan.json"


def default_folder() -> Path:
    """Where the city lies in a checkout."""
    return Path(__file__).parents[2] / "evidence_samples" / NAME


@dataclass(frozen=True, slots=True)
class City:
    """Makes folders of the city from the table of seeds."""

    table: Table
    pack: Pack

    @classmethod
    def of(cls, table: Table) -> City:
        return cls(table, packs.load(table.paket))

    def drafts(self, without: str | None = None, among: Iterable[str] | None = None) -> dict[str, Draft]:
        """Folders by OPD with their faults: without one seed, and only of some OPDs, where asked."""
        chosen = None if among is None else set(among)
        made = {
            satu.kode: clean(self.pack, satu.kode, satu.nama, satu.tingkat, self.table.tahun)
            for satu in self.table.folder
            if chosen is None or satu.kode in chosen
        }
        for seed in self.table.benih:
            if seed.opd in made and seed.id != without:
                FAULTS[seed.fault](made[seed.opd], **seed.arguments)
        return made

    def write(self, target: Path, drafts: Mapping[str, Draft]) -> None:
        """Writes manifests and evidence into an empty folder."""
        for satu in self.table.folder:
            if satu.kode in drafts:
                for path, content in self._files(drafts, drafts[satu.kode]):
                    file = target / satu.folder / path
                    file.parent.mkdir(parents=True, exist_ok=True)
                    file.write_bytes(content)

    def expectations(self) -> bytes:
        """harapan.json, from the table alone."""
        rows = [satu._asdict() for satu in self.table.expected()]
        text = json.dumps({"kota": self.table.kota, "temuan": rows}, ensure_ascii=False, indent=1)
        return f"{text}\n".encode()

    def _files(self, drafts: Mapping[str, Draft], draft: Draft) -> Iterator[tuple[str, bytes]]:
        yield "manifest.yaml", manifest.text(draft).encode()
        made = {path: item for item in reversed(draft.bukti) for path in files_of(item)}
        for path, item in made.items():
            if path in draft.salinan:
                opd, nama = draft.salinan[path]
                source = drafts[opd]
                yield path, render.content(self.pack, source, source.item(nama), path)
            elif path in draft.mirip:
                opd, nama = draft.mirip[path]
                yield path, render.under_another_name(self.pack, drafts[opd], drafts[opd].item(nama), draft.nama, path)
            elif path not in draft.berkas:
                content = render.content(self.pack, draft, item | draft.isi.get(path, {}), path)
                yield path, draft.olah[path](content) if path in draft.olah else content
        for path, content in draft.berkas.items():
            if content is not None:
                yield path, content


def make(target: Path) -> City:
    """The whole city with its expectations, into an empty folder."""
    city = City.of(load())
    city.write(target, city.drafts())
    (target / EXPECTATIONS).write_bytes(city.expectations())
    return city
