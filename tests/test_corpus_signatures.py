"""Signed PDFs of pyHanko's own tests: what is told of them is what its tests say; and no file of others ends in a crash."""

from __future__ import annotations

import csv
from collections import Counter
from functools import cache
from pathlib import Path

import pytest

from lkecheck.evidence.files import signatures
from lkecheck.evidence.files.inspect import may_be_signed
from lkecheck.model.berkas import TandaTangan

pytestmark = pytest.mark.full

TABLE = Path(__file__).parent / "corpus" / "signatures.tsv"
FACTS = {"utuh": "utuh", "mencakup": "mencakup_seluruh", "diubah": "diubah"}
WORDS = {True: "ya", False: "tidak", None: "-"}


@cache
def files(name: str) -> dict[str, Path]:
    from tools import corpus

    try:
        found = corpus.files(name, ".pdf")
    except corpus.CorpusMissing as missing:
        pytest.skip(str(missing))
    return {path.as_posix().rpartition("/pdf/")[2]: path for path in found}


@cache
def expected() -> dict[str, list[dict[str, str]]]:
    """Rows by file."""
    lines = [line for line in TABLE.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    rows: dict[str, list[dict[str, str]]] = {}
    for row in csv.DictReader(lines, delimiter="\t"):
        rows.setdefault(row["berkas"], []).append(row)
    return rows


def paired(rows: list[dict[str, str]], seen: tuple[TandaTangan, ...]) -> list[tuple[dict[str, str], TandaTangan]]:
    """Each row with its signature: by place, by the field's name, or (*) the one that is left."""
    left = dict(enumerate(seen))
    pairs = []
    for row in sorted(rows, key=lambda row: row["isian"] == "*"):
        wanted = row["isian"]
        at = next(at for at, one in left.items() if wanted in ("*", str(at + 1), one.isian))
        pairs.append((row, left.pop(at)))
    return pairs


def test_what_is_told_is_what_is_known():
    counts: Counter[str] = Counter()
    differing = []
    for name, rows in expected().items():
        path = files("pyhanko")[name]
        seen = signatures.look(path)
        assert (name, len(seen), may_be_signed(path)) == (name, len(rows), True)
        for row, one in paired(rows, seen):
            for column, fact in FACTS.items():
                told = WORDS[getattr(one, fact)]
                outcome = "unknown" if row[column] == "?" else "agreeing" if row[column] == told else "differing"
                counts[outcome] += 1
                if outcome == "differing":
                    differing.append((name, one.isian, column, row[column], told))
    print(f"\nfacts of signatures: {dict(counts)}")  # noqa: T201 - what a full run shows
    assert differing == []
    row = f"| {counts.total()} | {counts['agreeing']} | {counts['differing']} | {counts['unknown']} |"
    assert row in (Path(__file__).parents[1] / "docs" / "corpora.md").read_text(encoding="utf-8")


def test_a_digest_that_does_not_go_with_its_key_is_named():
    (one,) = signatures.look(files("pyhanko")["ed448-disallowed-hash.pdf"])
    assert "sha512, ed448" in (one.masalah or "")
    (twin,) = signatures.look(files("pyhanko")["ed448-shake256-nolen.pdf"])
    assert twin.masalah is None


def test_other_files_hold_none():
    """A file that cannot be told says so; no fact is told of a signature that is not there."""
    others = {name: path for name, path in files("pyhanko").items() if name not in expected()}
    seen = {name: signatures.look(path) for name, path in others.items()}
    assert [name for name, path in others.items() if may_be_signed(path)] == []
    assert {name: found for name, found in seen.items() if any(one.isian != "?" or not one.masalah for one in found)} == {}
    assert sum(not found for found in seen.values()) >= 70


def test_pypdf_files_end_as_an_outcome():
    seen = {name: signatures.look(path) for name, path in files("pypdf").items()}
    signed = {name: found for name, found in seen.items() if any(one.isian != "?" for one in found)}
    told = Counter("signed" if name in signed else "untold" if found else "unsigned" for name, found in seen.items())
    print(f"\n{dict(told)} {sorted(signed)}")  # noqa: T201 - what a full run shows
    assert [name for name, path in files("pypdf").items() if name in signed and not may_be_signed(path)] == []


def test_cut_files_are_never_whole(tmp_path):
    for name in expected():
        raw = files("pyhanko")[name].read_bytes()
        cut = tmp_path / "berkas.pdf"
        cut.write_bytes(raw[: len(raw) * 9 // 10])
        assert not any(one.utuh and one.mencakup_seluruh for one in signatures.look(cut)), name
