"""Does what a plan says: makes faultless evidence for every step and judges the manifest again, files off."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from lkecheck.check.judging import Checker, Seen
from lkecheck.check.options import Options
from lkecheck.model.facts import Terlihat
from lkecheck.model.manifest import Manifest, ManifestFile
from lkecheck.model.pack import Pack
from lkecheck.model.penilaian import Penilaian
from lkecheck.model.rencana import Langkah
from lkecheck.model.rules import Kasus, Kondisi, Kriteria
from lkecheck.proof.example import manifest_of

_YEAR = re.compile(r"\b20[0-9]{2}\b")


def rung_of(kriteria: Kriteria, ke: str) -> str:
    """The letter of the ladder that an answer stands at; numbers stand at the top."""
    return ke if ke in kriteria.tangga else kriteria.tangga[0]


def case_for(kriteria: Kriteria, letter: str, tingkat: str) -> Kasus:
    """The rule's own case for a rung; where a person or a text must show it, the one that leaves it possible."""
    here = [kasus for kasus in kriteria.uji if kasus.tingkat in (None, tingkat) and not kasus.temuan]
    surely = next((kasus for kasus in here if kasus.didukung == letter), None)
    above = kriteria.tangga[kriteria.tangga.index(letter) :: -1]
    maybe = (kasus for rung in above for kasus in here if kasus.mungkin == rung and _faultless(kasus))
    found = surely or next(maybe, None)
    assert found is not None, f"{kriteria.kode} has no case for {letter}"
    return found


def _faultless(kasus: Kasus) -> bool:
    """A case that is in doubt for what the documents do not state, rather than for a person's answer, says so by a null."""
    return not any(value is None for contoh in kasus.bukti for value in contoh.values())


def evidence(pack: Pack, kriteria: Kriteria, letter: str, tingkat: str, tahun: int, mark: str) -> tuple[list[dict], list[Any]]:
    """Items and links for a rung, with ids of their own, in the year that is judged."""
    shift = tahun - pack.tahun_uji[kriteria.kode]
    case = case_for(kriteria, letter, tingkat)
    moved = case.model_copy(update={"bukti": tuple(_shifted(contoh, shift) for contoh in case.bukti)})
    made = manifest_of(pack, kriteria, moved, tingkat, tahun).model_dump(mode="json", exclude_none=True)
    early = {(dok.jenis, dok.topik) for dok in kriteria.semua_dokumen if "sebelum_penetapan" in dok.syarat}
    items = []
    for item in made["bukti"]:
        if {(item["jenis"], topik) for topik in item["topik"]} & early:
            item["tanggal"] = f"{tahun}-01-02"
        items.append({**item, "id": f"{mark}-{item['id']}"})
    links = [{**kaitan, "id": f"{mark}-{kaitan['id']}"} for kaitan in made["jawaban"][kriteria.kode]["bukti"]]
    return items, links


def _shifted(value: Any, years: int) -> Any:
    if isinstance(value, str):
        return _YEAR.sub(lambda match: str(int(match[0]) + years), value)
    if isinstance(value, date):
        return value.replace(year=value.year + years)
    if isinstance(value, Mapping):
        return {key: _shifted(one, years) for key, one in value.items()}
    if isinstance(value, list | tuple):
        return [_shifted(one, years) for one in value]
    return value


def lifted(source: ManifestFile, pack: Pack, steps: Iterable[Langkah]) -> ManifestFile:
    """The manifest after the steps: their criteria rest on new evidence alone."""
    data = source.manifest.model_dump(mode="json", exclude_none=True)
    answers = data["jawaban"]
    for step in steps:
        kriteria = pack.kriteria[step.kode]
        # A result that other documents prepare stays: its date is what they are held against.
        results = {(hasil.jenis, hasil.topik) for hasil in pack.results}
        pairs = {(dok.jenis, dok.topik) for dok in kriteria.semua_dokumen} - results
        others = {kaitan["id"] for kode, one in answers.items() if kode != step.kode for kaitan in one["bukti"]}
        data["bukti"] = [
            item
            for item in data["bukti"]
            if item["id"] in others or not pairs & {(item["jenis"], topik) for topik in item["topik"]}
        ]
        letter = rung_of(kriteria, step.ke)
        items, links = evidence(pack, kriteria, letter, source.manifest.tingkat, source.manifest.tahun, f"n{step.nomor}")
        data["bukti"] += items
        answers[step.kode] = {**answers.get(step.kode, {"rincian": {}}), "bukti": links}
    manifest = Manifest.model_validate(data)
    return replace(source, manifest=manifest, tempat_bukti=tuple((1, 1) for _ in manifest.bukti))


def decided(pack: Pack, steps: Iterable[Langkah]) -> Pack:
    """The pack as if the reviewer had answered yes to the question of each step."""
    changed = dict(pack.kriteria)
    for step in steps:
        if step.keputusan is not None:
            kriteria = changed[step.kode]
            letter = rung_of(kriteria, step.ke)
            pilihan = kriteria.pilihan[letter]
            if pilihan.bila is not None:
                own = {**kriteria.pilihan, letter: pilihan.model_copy(update={"bila": _answered(pilihan.bila)})}
                changed[step.kode] = Kriteria.model_construct(**{**dict(kriteria), "pilihan": own})
    return replace(pack, kriteria=changed)


def _answered(kondisi: Kondisi) -> Kondisi:
    parts = {key: tuple(map(_answered, getattr(kondisi, key))) for key in ("semua", "salah_satu") if getattr(kondisi, key)}
    return kondisi.model_copy(update={"manual": None, **parts})


def judged(source: ManifestFile, pack: Pack, day: date) -> Penilaian:
    """Judged through the pipeline without opening files; every text holds the words that a criterion asks for."""
    seen = Seen(source, pack, {}, ())
    read = Terlihat(kata=pack.asked_words, terbaca=True)
    seen.__dict__["shown"] = {bukti.id: read for bukti in source.manifest.bukti if bukti.id.startswith("n")}
    return Checker(Options(day, mesin="python", berkas=False)).judge(seen)


def source_of(data: dict[str, Any]) -> ManifestFile:
    """A manifest from its data, as one that was read."""
    manifest = Manifest.model_validate(data)
    return ManifestFile(manifest, "uji/manifest.yaml", Path("uji"), "0" * 64, tuple((1, 1) for _ in manifest.bukti), {})
