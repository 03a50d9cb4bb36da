"""Random packs and manifests for property tests: small vocabularies, so that things meet."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from hypothesis import strategies as st

from lkecheck.model.manifest import Manifest
from lkecheck.model.pack import Pack
from lkecheck.model.rules import SYARAT, Kriteria, RuleFile
from lkecheck.scheme import packs

YEAR = 2022
JENIS = ("laporan", "notulen", "surat_dinas")
TOPIK = ("wbs", "gratifikasi")
_SYARAT = [s for s in SYARAT if s not in ("sebelum_penetapan", "unit_dinilai")]


@cache
def national() -> Pack:
    return packs.load("pmprb-2020")


@st.composite
def dokumen(draw):
    syarat = draw(st.lists(st.sampled_from(_SYARAT), max_size=3, unique=True))
    result = {"jenis": draw(st.sampled_from(JENIS)), "topik": draw(st.sampled_from(TOPIK)), "syarat": syarat}
    if draw(st.integers(0, 5)) == 0:
        result["syarat"].append("sebelum_penetapan")
        result["hasil"] = {"jenis": draw(st.sampled_from(JENIS)), "topik": draw(st.sampled_from(TOPIK))}
    return result


@st.composite
def kondisi(draw, names, depth=2):
    """A condition over the given documents; all kinds, nested to `depth`."""
    some = st.lists(st.sampled_from(names), min_size=1, max_size=2, unique=True)
    cond = {}
    kinds = ["dokumen", "rasio", "jumlah", "kali", "irama", "media", "memuat", "ambang", "nol", "manual"]
    nested = ["semua", "salah_satu", "bukan"] if depth else []
    for kind in draw(st.lists(st.sampled_from(kinds + nested), min_size=1, max_size=3, unique=True)):
        if kind == "dokumen":
            cond["dokumen"] = draw(st.one_of(st.just("lengkap"), some))
        elif kind == "rasio":
            cond |= {"rasio": draw(st.sampled_from(["semua", "mayoritas", "sebagian", "minoritas"])), "dari": draw(some)}
        elif kind == "jumlah":
            cond |= {"jumlah": draw(st.integers(1, 6)), "dari": draw(some)}
        elif kind == "kali":
            cond |= {"kali": draw(st.integers(1, 4)), "dari": draw(some)}
            if draw(st.booleans()):
                cond["rentang"] = "dua_tahun"
        elif kind == "irama":
            cond |= {"irama": draw(st.sampled_from(["bulanan", "triwulanan", "semesteran", "tahunan"])), "dari": draw(some)}
        elif kind == "media":
            cond |= {"media": draw(st.integers(2, 3)), "dari": draw(some)}
        elif kind == "memuat":
            cond |= {"memuat": draw(st.sampled_from([["kata"], ["kata", "lain"]])), "dari": draw(some)}
        elif kind == "ambang":
            source = draw(st.sampled_from(["ingatan", "lke_pusat_2019"]))
            cond |= {"ambang": {"minimal": draw(st.sampled_from([50, 60])), "sumber": source}, "dari": draw(some)}
        elif kind == "nol":
            cond["nol"] = {"rekap": draw(st.sampled_from(names)), "dokumen": draw(some)}
        elif kind == "manual":
            cond["manual"] = "Apakah demikian?"
        elif kind == "bukan":
            cond["bukan"] = draw(kondisi(names, depth - 1))
        else:
            cond[kind] = draw(st.lists(kondisi(names, depth - 1), min_size=2, max_size=2))
    return cond


@st.composite
def kriteria(draw, kode):
    wajib = {f"w{i}": d for i, d in enumerate(draw(st.lists(dokumen(), min_size=1, max_size=2)))}
    alternatif = {"a0": draw(st.lists(dokumen(), min_size=2, max_size=2))} if draw(st.booleans()) else {}
    names = [*wajib, *alternatif]
    pilihan = {letter: {"arti": letter, "bila": draw(kondisi(names))} for letter in "AB"}
    pilihan["C"] = {"arti": "C", "temuan": "C", "langkah": "C"}
    return Kriteria.model_validate(
        {
            "kode": kode,
            "tingkat": ["pusat"],
            "pernyataan": kode,
            "skala": "abc",
            "dokumen": {"wajib": wajib, "alternatif": alternatif},
            "pilihan": pilihan,
            "dasar": [{"rujukan": "permenpanrb-26-2020"}],
            "sumber": draw(st.sampled_from(["lke_pusat_2019", "ingatan"])),
            "sumber_pilihan": draw(st.sampled_from([None, "lke_pusat_2019", "ingatan"])),
            "sumber_bukti": draw(st.sampled_from(["lke_pusat_2019", "ingatan"])),
        }
    )


@st.composite
def random_packs(draw) -> Pack:
    made = {f"PMN.7.1.{letter}": draw(kriteria(f"PMN.7.1.{letter}")) for letter in "abc"[: draw(st.integers(1, 3))]}
    return replace(national(), kriteria=made, sub_aspek=dict.fromkeys(made, "PMN.7.1"))


_PERIODS = ["2022", "2021", "2022-S1", "2022-S2", "2021-S2", "2022-Q3", "2022-07", "2022-08", "2020"]


@st.composite
def bukti(draw, nomor, pairs):
    jenis, topik = draw(st.sampled_from(pairs))
    item = {"id": f"b{nomor}", "jenis": jenis, "topik": [topik], "judul": f"Dokumen {nomor}", "berkas": "a.pdf"}
    if draw(st.integers(0, 4)) == 0:
        other = draw(st.sampled_from(pairs))[1]
        item["topik"] = list(dict.fromkeys([topik, other]))
    optional = {
        "tanggal": st.sampled_from(["2022-03-01", "2022-07-09", "2021-11-30", "2023-01-15"]),
        "nomor": st.sampled_from(["1", "2", "3"]),
        "status": st.sampled_from(["ditetapkan", "ditetapkan", "draf", "dicabut"]),
        "ditandatangani": st.booleans(),
        "periode": st.sampled_from(_PERIODS),
        "cakupan": st.builds(lambda a, b: {"tercapai": a, "sasaran": b}, st.integers(0, 6), st.integers(0, 6)),
        "berlaku": st.sampled_from([{"sampai": "2021-12-31"}, {"mulai": "2022-01-01"}, {"mulai": "2023-01-01"}]),
    }
    for key, strategy in optional.items():
        if draw(st.integers(0, 2)):
            item[key] = draw(strategy)
    if draw(st.integers(0, 5)) == 0:
        del item["berkas"]
        if draw(st.booleans()):
            item["tautan"] = "https://contoh.go.id/berkas"
    return item


@st.composite
def manifests(draw, pack: Pack, tingkat="pusat", max_items=8) -> Manifest:
    """A manifest of any quality for a pack, its links at random."""
    chosen = [k for k in pack.at(tingkat) if k.dinilai]
    pairs = sorted({(d.jenis, d.topik) for k in chosen for d in k.semua_dokumen})
    items = [draw(bukti(n, pairs)) for n in range(draw(st.integers(0, max_items)))]
    ids = [item["id"] for item in items]
    answers = {}
    for k in chosen if len(chosen) < 5 else draw(st.lists(st.sampled_from(chosen), max_size=6, unique_by=lambda k: k.kode)):
        links = draw(st.lists(st.sampled_from(ids), unique=True, max_size=4)) if ids else []
        if links and draw(st.integers(0, 3)) == 0:
            links[0] = {"id": links[0], "cakupan": {"tercapai": 2, "sasaran": 4}}
        answers[k.kode] = {"nilai": draw(st.sampled_from(["A", "50", "70"])), "bukti": links}
    return Manifest.model_validate(
        {
            "skema": "lkecheck/manifest/1",
            "tahun": YEAR,
            "tingkat": tingkat,
            "opd": {"kode": "X", "nama": "X"},
            "jawaban": answers,
            "bukti": items,
        }
    )


__all__ = ["YEAR", "RuleFile", "manifests", "national", "random_packs"]
