"""A reviewer's folder beside a copy of the sample OPD: what the tests of verdicts, exceptions and baselines share."""

from __future__ import annotations

import json
import shutil
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from lkecheck.check import run as pipeline
from lkecheck.check.options import Options
from lkecheck.model.penilaian import Laporan, Penilaian, Temuan

CITY = Path(__file__).parent / "data" / "kota"
DAY = date(2021, 12, 31)
PLAIN = Options(DAY, mesin="python", berkas=False)
NOTHING = "4f53cda18c2baa0c0354bb5f9a3ecbe5ed12ab4d8e11ba873c2f11161202b945"
"""The fingerprint of no evidence: sha256 of an empty list."""


class Desk:
    """An OPD's folder that is checked, and a reviewer's folder outside of it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.opd = folder / "kota" / "dinas"
        self.reviu = folder / "reviu"
        shutil.copytree(CITY / "dinas", self.opd)
        (self.reviu / "putusan").mkdir(parents=True)

    def check(self, *paths: Path, reviu: bool | Path = True, **more: Any) -> Laporan:
        folder = reviu if isinstance(reviu, Path) else self.reviu if reviu else None
        options = replace(PLAIN, reviu=folder, **more)
        return pipeline.check(list(paths) or [self.opd], options)

    def one(self, **more: Any) -> Penilaian:
        return self.check(**more).penilaian[0]

    def sidik(self, kode: str) -> str:
        return next(satu.sidik_bukti for satu in self.one(reviu=False).kriteria if satu.kode == kode)

    def decide(self, kriteria: dict[str, Any], name: str = "DINAS-CONTOH-unit-2021.yaml", **head: Any) -> Path:
        """Writes a file of verdicts; JSON is YAML as well."""
        path = self.reviu / "putusan" / name
        opd = {"kode": "DINAS-CONTOH", "nama": "Dinas Contoh"}
        data = {"skema": "lkecheck/putusan/1", "opd": opd, "tingkat": "unit", "tahun": 2021, "kriteria": kriteria} | head
        path.write_text(json.dumps(data, indent=1), encoding="utf-8")
        return path

    def verdict(self, kode: str, jawaban: Any = None, jenjang: str = "ketua", sidik: str | None = None, **more: Any) -> Any:
        said = {"nama": "Ani", "tanggal": "2022-02-01"} | ({"jawaban": jawaban} if jawaban is not None else {}) | more
        return {kode: {"sidik_bukti": sidik or self.sidik(kode), jenjang: said}}

    def rule(self, kode: str, jawaban: Any = None, **more: Any) -> Path:
        return self.decide(self.verdict(kode, jawaban, **more))

    def exempt(self, *entries: dict[str, Any]) -> None:
        usual = {"alasan": "Sedang dipindah", "disetujui_oleh": "Inspektur", "mulai": "2021-01-01", "sampai": "2022-12-31"}
        data = {"skema": "lkecheck/pengecualian/1", "pengecualian": [usual | entry for entry in entries]}
        (self.reviu / "pengecualian.yaml").write_text(json.dumps(data, indent=1), encoding="utf-8")


def about(satu: Penilaian, kode: str, aturan: str | None = None) -> list[Temuan]:
    """Findings on a criterion."""
    return [temuan for temuan in satu.temuan if temuan.kriteria == kode and aturan in (None, temuan.aturan)]


def criterion(satu: Penilaian, kode: str) -> Any:
    return next(one for one in satu.kriteria if one.kode == kode)
