"""Trees of other shapes than PMPRB's add up all the same."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from tests import frozen

from lkecheck.check.handed_in import read
from lkecheck.check.judging import Checker, Seen
from lkecheck.model.pack import Pack

MANIFESTS = {"pusat": "pemkot", "unit": "dinas-a"}


def without(pack: Pack, jenis: str) -> Pack:
    """The pack with the nodes of that kind taken out, what hung below them a step higher."""
    gone = {kode: simpul.induk for kode, simpul in pack.simpul.items() if simpul.jenis == jenis}
    kept = {kode: simpul for kode, simpul in pack.simpul.items() if kode not in gone}
    return replace(
        pack,
        simpul={
            kode: simpul.model_copy(update={"induk": gone.get(simpul.induk or "", simpul.induk)}) for kode, simpul in kept.items()
        },
    )


def ready(tingkat: str) -> tuple[Checker, Seen]:
    checker = Checker(frozen.options(berkas=False))
    path = frozen.CITY / MANIFESTS[tingkat] / "manifest.yaml"
    source, pack = checker.resolve(read(path, "contoh/manifest.yaml"))
    return checker, Seen(source, pack, {}, ())


@pytest.mark.parametrize("tingkat", MANIFESTS)
@pytest.mark.parametrize("jenis", ["aspek", "area"])
def test_a_tree_without_a_kind_of_node_adds_up_to_the_same(tingkat: str, jenis: str) -> None:
    checker, seen = ready(tingkat)
    whole = checker.judge(seen)
    other = checker.judge(replace(seen, pack=without(seen.pack, jenis)))
    assert whole.ringkasan.bobot > 0
    assert other.ringkasan == whole.ringkasan
    assert other.ringkasan.bobot == sum((one.bobot for one in other.kriteria), Decimal(0)).quantize(whole.ringkasan.bobot)
