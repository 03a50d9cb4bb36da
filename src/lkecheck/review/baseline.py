"""An earlier result as the base of comparison: only what is new since then is told; how much was left out is told too.

A finding is known where its `id` (OPD, tingkat, year, rule, criterion, items) and its `sidik_bukti` are those of before, and
it is no worse than it was. One that was excepted or closed by a verdict then hides nothing.
"""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from lkecheck.core.errors import DocumentError, Galat, UsageError, reason
from lkecheck.model.hasil_reviu import DasarBanding
from lkecheck.model.penilaian import RANK, Laporan, Temuan

_SKEMA = "lkecheck/penilaian/1"
_AGAIN = "Buat lagi dengan: lkecheck check PATH --output json:NAMA"


@dataclass(frozen=True)
class Baseline:
    """The findings of an earlier result with their severity, by (id, sidik_bukti); `berkas`: with opened files or not."""

    nama: str
    sha256: str
    tanggal: str
    temuan: Mapping[tuple[str, str], str]
    berkas: bool | None

    def knows(self, temuan: Temuan) -> bool:
        before = self.temuan.get((temuan.id, temuan.sidik_bukti))
        return before is not None and temuan.counts and RANK[temuan.keparahan] <= RANK[before]


def load(path: Path) -> Baseline:
    """Reads an earlier result; raises UsageError where there is none, DocumentError where it is something else."""
    try:
        raw = path.read_bytes()
    except OSError as error:
        raise UsageError(f'--baseline "{path}" tidak terbaca ({reason(error)}).') from None
    data = _json(raw, path.name)
    found = dict(_findings(data, path.name))
    opened = {satu["diperiksa"]["berkas"] for satu in data["penilaian"] if _is(satu, "diperiksa", dict)}
    return Baseline(
        nama=path.name,
        sha256=hashlib.sha256(raw).hexdigest(),
        tanggal=str(data.get("tanggal", "")),
        temuan=found,
        berkas=opened.pop() if len(opened) == 1 else None,
    )


def compare(laporan: Laporan, known: Baseline) -> Laporan:
    """What is new; raises UsageError where the two cannot be compared."""
    opened = {satu.diperiksa.berkas for satu in laporan.penilaian}
    if known.berkas is not None and opened and opened != {known.berkas}:
        how = "dengan membuka berkas" if known.berkas else "dengan --no-files"
        raise UsageError(f'--baseline "{known.nama}" dibuat {how}; sidik buktinya hanya dapat dibandingkan bila caranya sama.')
    hidden: Counter[str] = Counter()
    judged = [satu.model_copy(update={"temuan": _new(satu.temuan, known, hidden)}) for satu in laporan.penilaian]
    kota = laporan.kota.model_copy(update={"temuan": _new(laporan.kota.temuan, known, hidden)})
    base = DasarBanding(
        berkas=known.nama,
        sha256=known.sha256,
        tanggal=known.tanggal,
        disembunyikan=hidden.total(),
        mayor=hidden["mayor"],
        minor=hidden["minor"],
        observasi=hidden["observasi"],
    )
    return laporan.model_copy(update={"penilaian": tuple(judged), "kota": kota, "dasar_banding": base})


def _new(temuan: Sequence[Temuan], known: Baseline, hidden: Counter[str]) -> tuple[Temuan, ...]:
    old = [one for one in temuan if known.knows(one)]
    hidden.update(one.keparahan for one in old)
    return tuple(one for one in temuan if not known.knows(one))


def _json(raw: bytes, nama: str) -> dict[str, Any]:
    try:
        data = json.loads(raw)
    except json.JSONDecodeError as error:
        pesan = f"bukan JSON yang utuh di sini. {_AGAIN}."
        raise DocumentError([Galat(nama, error.lineno, error.colno, pesan)]) from None
    except (UnicodeDecodeError, RecursionError):
        raise DocumentError([Galat(nama, 1, 1, f"bukan JSON dalam UTF-8. {_AGAIN}.")]) from None
    if not isinstance(data, dict) or data.get("skema") != _SKEMA or not _is(data, "penilaian", list):
        found = data.get("skema") if isinstance(data, dict) else None
        said = f'berskema "{str(found)[:60]}"' if found else "tanpa skema"
        raise DocumentError([Galat(nama, 1, 1, f'bukan hasil lkecheck check: {said}, seharusnya "{_SKEMA}". {_AGAIN}.')])
    if data.get("dasar_banding") is not None:
        pesan = "hasil ini sendiri dibuat dengan --baseline, jadi temuannya tidak lengkap; pakai hasil yang lengkap."
        raise DocumentError([Galat(nama, 1, 1, pesan)])
    return data


def _findings(data: Mapping[str, Any], nama: str) -> Iterator[tuple[tuple[str, str], str]]:
    kota = data.get("kota")
    parts: Iterable[Any] = [*data["penilaian"], *([kota] if kota is not None else [])]
    for part in parts:
        if not _is(part, "temuan", list):
            raise _broken(nama)
        for one in part["temuan"]:
            if not all(_is(one, name, str) for name in ("id", "sidik_bukti", "keparahan")) or one["keparahan"] not in RANK:
                raise _broken(nama)
            if one.get("dikecualikan") is None and one.get("ditutup") is None:
                yield (one["id"], one["sidik_bukti"]), one["keparahan"]


def _is(part: Any, name: str, kind: type) -> bool:
    return isinstance(part, dict) and isinstance(part.get(name), kind)


def _broken(nama: str) -> DocumentError:
    return DocumentError([Galat(nama, 1, 1, f"berskema hasil lkecheck, tetapi daftar temuannya rusak. {_AGAIN}.")])
