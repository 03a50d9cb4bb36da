"""A manifest as YAML, always the same way: so that reading one workbook twice gives the same bytes."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from lkecheck.model.manifest import Manifest

from .filling import plain as number_text

MARK = "# Dibuat dari buku kerja "
_RAW = re.compile("[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")
"""What YAML takes for a line break, or for no text at all, where it stands as it is."""


def source_of(manifest: Path) -> tuple[str, str] | None:
    """Name and sha256 of the workbook that a manifest file was made of."""
    try:
        with manifest.open("rb") as stream:
            first = stream.readline(4096).decode("utf-8", "replace")
        if not first.startswith(MARK):
            return None
        name, end = json.JSONDecoder().raw_decode(first.removeprefix(MARK))
    except (OSError, ValueError):
        return None
    digest = re.match(r" \(sha256 ([0-9a-f]{64})\)", first[len(MARK) + end :])
    return str(name), digest[1] if digest else ""


def manifest_text(manifest: Manifest, source: str, sha256: str = "") -> str:
    """The whole file; its first line says which workbook it was made of."""
    return "\n".join(_lines(manifest, source, sha256)) + "\n"


def _lines(manifest: Manifest, source: str, sha256: str) -> Iterator[str]:
    digest = f" (sha256 {sha256})" if sha256 else ""
    yield f"{MARK}{json.dumps(source, ensure_ascii=False)}{digest}; ubah buku kerjanya, bukan berkas ini."
    yield "skema: lkecheck/manifest/1"
    if manifest.paket is not None:
        yield f"paket: {_flow(manifest.paket)}"
    yield f"tahun: {manifest.tahun}"
    yield f"tingkat: {manifest.tingkat}"
    yield f"opd: {_flow(manifest.opd.model_dump())}"
    yield "jawaban:" if manifest.jawaban else "jawaban: {}"
    for kode, jawaban in manifest.jawaban.items():
        yield f"  {_flow(kode)}: {_flow(jawaban.model_dump(exclude_defaults=True))}"
    yield "bukti:" if manifest.bukti else "bukti: []"
    for bukti in manifest.bukti:
        fields = bukti.model_dump(exclude_defaults=True)
        for number, (key, value) in enumerate(fields.items()):
            yield f"{'  ' if number else '- '}{key}: {_flow(value)}"


def _flow(value: Any) -> str:
    """A value in YAML's flow style; texts quoted, days and numbers bare."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{_flow(key)}: {_flow(one)}" for key, one in value.items() if one is not None) + "}"
    if isinstance(value, list | tuple):
        return "[" + ", ".join(map(_flow, value)) + "]"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, Decimal):
        return number_text(value)
    if isinstance(value, date):
        return value.isoformat()
    return _RAW.sub(lambda match: f"\\u{ord(match[0]):04x}", json.dumps(value, ensure_ascii=False))
