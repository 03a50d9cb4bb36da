"""Judged forms made of scores, for the tests of what is summed over many: a small pack's own arithmetic, written out again."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any

from hypothesis import strategies as st

from lkecheck.judge.scoring import shares
from lkecheck.judge.scoring.lowest_parts import Form
from lkecheck.model.pack import Pack
from lkecheck.model.penilaian import (
    Bagian,
    BerkasManifest,
    Diperiksa,
    PaketDipakai,
    Penilaian,
    PenilaianKriteria,
    Ringkasan,
    Unit,
)
from small_pack import criterion, small_pack

Triple = tuple[Decimal, Decimal, Decimal]
"""Scores claimed, surely supported, possibly supported."""

# kode, jenis, induk, weight at pusat, weight at unit; P.2 gives its sub-aspek none, and H has no areas and no units.
_NODES = (
    ("A", "komponen", None, "10", "6"),
    ("P", "aspek", "A", "7", "6"),
    ("P.1", "area", "P", "4", "3"),
    ("P.1.1", "sub_aspek", "P.1", "2.50", "3"),
    ("P.1.2", "sub_aspek", "P.1", "1.50", None),
    ("P.2", "area", "P", "3", "3.30"),
    ("P.2.1", "sub_aspek", "P.2", None, None),
    ("P.2.2", "sub_aspek", "P.2", None, None),
    ("H", "aspek", "A", "3", None),
    ("H.1", "sub_aspek", "H", "3", None),
)
_CRITERIA = {
    "P.1.1": ("UNT.1.1.a", "UNT.1.1.b", "UNT.1.1.c"),
    "P.1.2": ("PMN.1.2.a", "PMN.1.2.b"),
    "P.2.1": ("UNT.2.1.a", "UNT.2.1.b"),
    "P.2.2": ("UNT.2.2.a",),
    "H.1": ("HSL.1.1",),
}
KATEGORI = {
    "B": {"di_atas": 5, "sebutan": "Baik", "sumber": "s"},
    "C": {"di_atas": "2.5", "sebutan": "Kurang", "sumber": "s"},
    "D": {"di_atas": 0, "sebutan": "Sangat Kurang", "sumber": "s"},
}


def pack_with(cara: str | None = "rata_rata_rasio", **head: Any) -> Pack:
    """The small tree with criteria at both tingkat, combined in one way."""
    made = [
        (criterion(kode, tingkat=("pusat", "unit") if kode.startswith("UNT") else ("pusat",)), sub_aspek)
        for sub_aspek, codes in _CRITERIA.items()
        for kode in codes
    ]
    struktur = [
        {"kode": kode, "nama": f"Bagian {kode}", "jenis": jenis, "sumber": "s", "bobot": _present(pusat=pusat, unit=unit)}
        | _present(induk=induk)
        for kode, jenis, induk, pusat, unit in _NODES
    ]
    gabungan = {"cara": cara, "sumber": "s"} if cara is not None else None
    return small_pack(*made, **({"struktur": struktur, "gabungan": gabungan, "kategori": KATEGORI} | head))


def _present(**values: str | None) -> dict[str, str]:
    return {name: value for name, value in values.items() if value is not None}


def codes(pack: Pack, tingkat: str) -> list[str]:
    return [kriteria.kode for kriteria in pack.at(tingkat)]


def form(pack: Pack, opd: str, tingkat: str, scores: Mapping[str, Triple], tahun: int = 2022) -> Form:
    """A form of these scores; a criterion without any does not apply."""
    by_criterion = shares(pack, tingkat, scores)
    kriteria, sums = [], {}
    for kode in codes(pack, tingkat):
        triple = scores.get(kode, (Decimal(0),) * 3)
        share = by_criterion.get(kode)
        row = tuple((share.bobot * part / len(share.kode)) if share else Decimal(0) for part in (Decimal(1), *triple))
        kriteria.append(_criterion(pack, kode, row, applies=share is not None))
    for share in {id(share): share for share in by_criterion.values()}.values():
        whole = [Decimal(len(share.kode)), *(sum((scores[kode][n] for kode in share.kode), Decimal(0)) for n in range(3))]
        subs = {pack.sub_aspek[kode] for kode in share.kode}
        here: str | None = subs.pop() if len(subs) == 1 else pack.simpul[subs.pop()].induk
        while here is not None and pack.simpul[here].jenis != "komponen":
            before = sums.get(here, [Decimal(0)] * 4)
            sums[here] = [a + share.bobot * b / len(share.kode) for a, b in zip(before, whole, strict=True)]
            here = pack.simpul[here].induk
    return Form(_assessment(pack, opd, tingkat, tahun, kriteria, sums), pack)


def _criterion(pack: Pack, kode: str, row: Iterable[Decimal], *, applies: bool) -> PenilaianKriteria:
    bobot, claimed, low, high = row
    return PenilaianKriteria(
        kode=kode,
        area=pack.area(kode),
        sub_aspek=pack.sub_aspek[kode],
        pernyataan=kode,
        status="perlu_reviu" if applies else "tidak_berlaku",
        jawaban=None,
        jawaban_didukung=None,
        jawaban_mungkin=None,
        bobot=bobot,
        nilai_mandiri=claimed,
        nilai_didukung=low,
        nilai_mungkin=high,
        bukti=(),
    )


def _assessment(pack, opd, tingkat, tahun, kriteria, sums) -> Penilaian:
    bagian = tuple(
        Bagian(kode=node.kode, induk=node.induk, jenis=node.jenis, nama=node.nama, **_values(sums[node.kode]))
        for node in pack.simpul.values()
        if node.kode in sums
    )
    whole = [sum((sums[b.kode][n] for b in bagian if b.jenis == "aspek"), Decimal(0)) for n in range(4)]
    counts = dict.fromkeys(("terpenuhi", "sebagian", "belum", "perlu_reviu", "tidak_berlaku"), 0)
    inflasi = sum((max(Decimal(0), k.nilai_mandiri - k.nilai_didukung) for k in kriteria), Decimal(0))
    return Penilaian(
        opd=Unit(kode=opd, nama=opd),
        tingkat=tingkat,
        tahun=tahun,
        paket=PaketDipakai(id=pack.id, versi="1", sha256=pack.sha256),
        manifest=BerkasManifest(berkas=f"{opd}/manifest.yaml", sha256=""),
        diperiksa=Diperiksa(berkas=False),
        ringkasan=Ringkasan(kriteria=len(kriteria), **counts, **_values(whole), inflasi=inflasi),
        bagian=bagian,
        kriteria=tuple(kriteria),
        temuan=(),
    )


def _values(row: list[Decimal]) -> dict[str, Decimal]:
    return dict(zip(("bobot", "nilai_mandiri", "nilai_didukung", "nilai_mungkin"), row, strict=True))


_SCORE = st.sampled_from([Decimal(text) for text in ("0", "0.25", "0.33", "0.5", "0.67", "0.75", "1")])


@st.composite
def triples(draw) -> Triple:
    low, high = sorted((draw(_SCORE), draw(_SCORE)))
    return draw(_SCORE), low, high


@st.composite
def cities(draw, pack: Pack, units: int = 4) -> list[Form]:
    """Pusat and some OPDs; any criterion may be left out of any form."""
    made = []
    for number in range(draw(st.integers(0, units)) + 1):
        tingkat = "unit" if number else "pusat"
        known = codes(pack, tingkat)
        chosen = draw(st.lists(st.sampled_from(known), unique=True, min_size=1))
        scores = {kode: draw(triples()) for kode in known if kode in chosen}
        made.append(form(pack, f"OPD-{number}", tingkat, scores))
    return made
