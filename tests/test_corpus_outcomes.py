"""Files of other projects through the whole look, in workers: none crashes or hangs, and docs/corpora.md tells the counts."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from lkecheck.evidence.files.pool import Pool
from test_mutations import outcome

pytestmark = pytest.mark.full

DOC = (Path(__file__).parents[1] / "docs" / "corpora.md").read_text(encoding="utf-8")
OFFICE = (".docx", ".xlsx", ".xls", ".ods")


def files(name: str, *suffixes: str) -> list[Path]:
    from tools import corpus

    try:
        return corpus.files(name, *suffixes)
    except corpus.CorpusMissing as missing:
        pytest.skip(str(missing))


@pytest.mark.parametrize(
    "name, suffixes", [("pyhanko", (".pdf",)), ("pypdf", (".pdf",)), ("python-docx", OFFICE), ("frictionless", OFFICE)]
)
def test_every_file_ends_as_an_outcome_that_the_docs_tell(name: str, suffixes: tuple[str, ...]) -> None:
    paths = files(name, *suffixes)
    with Pool() as pool:
        outcomes = Counter(outcome(opened) for opened in pool.open(paths).values())
    row = f"| {name} | {len(paths)} | {outcomes.pop('terbaca', 0)} | {outcomes.pop('rusak', 0)} | {outcomes.pop('terkunci', 0)} |"
    print(f"\n{row}")  # noqa: T201 - what a full run shows
    assert outcomes == Counter()
    assert row in DOC
