"""A published code never disappears and never changes its meaning unnoticed.

`tests/data/terbit.yaml` holds every code ever published with a digest of what it means. `pytest --rewrite-golden` adds
new codes; an entry that is there is only changed by hand, with a line in CHANGELOG.md that says which years it touches.
"""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pytest
import yaml

from lkecheck.scheme import packs

FILE = Path(__file__).parent / "data" / "terbit.yaml"


def meaning(pack, kriteria) -> str:
    """Digest of what an officer understands by a code: the statement, its ladder, where it stands, and the scale."""
    said = [
        kriteria.pernyataan,
        kriteria.skala,
        list(kriteria.tingkat),
        pack.sub_aspek[kriteria.kode],
        {letter: pilihan.arti for letter, pilihan in kriteria.pilihan.items()},
    ]
    return hashlib.sha256(json.dumps(said, ensure_ascii=False, sort_keys=True).encode()).hexdigest()[:12]


def now() -> dict[str, dict[str, str]]:
    pack = packs.load("binjai-2022")
    city = pack.kota
    assert city.tugas is not None
    assert city.unit is not None
    codes = {kode: meaning(pack, kriteria) for kode, kriteria in pack.kriteria.items()}
    reviews = {f"{review.tahun}:{kode}": ",".join(t.kriteria) for review in city.reviu for kode, t in review.temuan.items()}
    return {
        "kriteria": codes,
        "temuan": dict.fromkeys(pack.temuan, "ada"),
        "tugas": dict.fromkeys(city.tugas.tugas, "ada"),
        "unit": {kode: unit.nama for kode, unit in city.unit.unit.items()},
        "temuan_reviu": reviews,
    }


@pytest.mark.parametrize("kind", ["kriteria", "temuan", "tugas", "unit", "temuan_reviu"])
def test_what_was_published_still_means_the_same(kind, request):
    published = yaml.safe_load(FILE.read_text(encoding="utf-8")) if FILE.exists() else {}
    current = now()[kind]
    if request.config.getoption("--rewrite-golden"):
        published[kind] = {**current, **published.get(kind, {})}
        FILE.write_text(yaml.safe_dump(published, allow_unicode=True, sort_keys=True), encoding="utf-8")
    gone = sorted(set(published[kind]) - set(current))
    assert gone == [], "a published code may not disappear"
    changed = [kode for kode, digest in published[kind].items() if current[kode] != digest]
    assert changed == [], "a published code means something else now"
    assert sorted(set(current) - set(published[kind])) == [], "publish new codes with `pytest --rewrite-golden`"
