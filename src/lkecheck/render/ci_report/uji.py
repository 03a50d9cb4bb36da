"""What a trial of a pack has to tell services of CI: what is wrong, and suites of what was tried.

There is a suite for the cases of criteria, of audit rules, for rungs, and for changes where they were tried; a case is a
test, grouped by the code of its rule. Everything is an error: a pack with a failing case must not be used.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Sequence

from lkecheck.model.penilaian import Lokasi
from lkecheck.model.uji import HasilUji, KasusUji

from .value import Case, CiReport, Issue, Rule, Suite, place

CASE, RUNG, CHANGE = "kasus-tidak-sesuai", "pilihan-tak-berguna", "perubahan-tak-disadari"

_RULES = {
    CASE: Rule(
        CASE,
        "error",
        "Sebuah kasus uji memberi hasil lain daripada yang tertulis padanya; aturan atau kasusnya salah.",
        "Bandingkan hasil dengan bunyi kriterianya, lalu betulkan aturan atau kasusnya.",
    ),
    RUNG: Rule(
        RUNG,
        "error",
        "Sebuah pilihan jawaban tidak pernah dapat tercapai, atau selalu tertutup oleh pilihan yang lebih tinggi.",
        "Periksa kondisi pilihan itu dan pilihan di atasnya.",
    ),
    CHANGE: Rule(
        CHANGE,
        "error",
        "Sebuah kondisi atau ambang dapat diubah tanpa satu kasus pun gagal; kasusnya belum membuktikan bagian itu.",
        "Tambahkan kasus yang hasilnya bergantung pada bagian itu.",
    ),
}


def report(hasil: HasilUji) -> CiReport:
    """What is wrong in the order of the pack, and the kinds of it."""
    found = list(issues(hasil))
    kinds = {issue.rule for issue in found}
    return CiReport(
        version=hasil.versi,
        category="lkecheck/uji",
        statement=hasil.pernyataan,
        issues=found,
        rules=[rule for name, rule in _RULES.items() if name in kinds],
        suites=list(_suites(hasil)),
        opening=f"{len(hasil.kasus)} kasus dijalankan.",
        properties={"skema": hasil.skema, "paket": hasil.paket, "kasus": len(hasil.kasus)},
    )


def name_of(kasus: KasusUji) -> str:
    """A case's name within its rule."""
    return f"{kasus.nama} ({kasus.tingkat})" if kasus.tingkat else kasus.nama


def issues(hasil: HasilUji) -> Iterator[Issue]:
    """Cases that differ, rungs without sense, changes that nobody noticed."""
    for kasus in hasil.kasus:
        if kasus.salah:
            message = f"{kasus.kode}, {name_of(kasus)}: {'; '.join(kasus.salah)}."
            yield _issue(CASE, message, kasus.lokasi, kasus.kode, kasus.tingkat or "", kasus.nama)
    for catatan in hasil.catatan:
        yield _issue(RUNG, f"{catatan.kode}: {catatan.pesan}", catatan.lokasi, catatan.kode, catatan.pesan)
    for perubahan in hasil.perubahan or ():
        for uraian in perubahan.lolos:
            message = f"{perubahan.kode}: perubahan ini tidak disadari kasus mana pun: {uraian}."
            yield _issue(CHANGE, message, perubahan.lokasi, perubahan.kode, uraian)


def _issue(rule: str, message: str, lokasi: Lokasi, *identity: str) -> Issue:
    return Issue(
        id=hashlib.sha256(json.dumps([rule, *identity]).encode()).hexdigest()[:16],
        rule=rule,
        level="error",
        message=message,
        place=place(lokasi),
        step=f"Langkah: {_RULES[rule].steps}",
        properties={"kode": identity[0]},
    )


def _suites(hasil: HasilUji) -> Iterator[Suite]:
    about = {"paket": hasil.paket}
    for title, jenis in (("kriteria", "kriteria"), ("aturan audit", "audit")):
        cases = [_case(one.kode, name_of(one), CASE, one.salah, one.lokasi) for one in hasil.kasus if one.jenis == jenis]
        if cases:
            yield Suite(f"Kasus {title}", cases, about)
    if hasil.catatan:
        yield Suite(
            "Pilihan jawaban", [_case(one.kode, one.pesan, RUNG, (one.pesan,), one.lokasi) for one in hasil.catatan], about
        )
    if hasil.perubahan is not None:
        changes = [_case(one.kode, f"{one.dicoba} perubahan", CHANGE, one.lolos, one.lokasi) for one in hasil.perubahan]
        yield Suite("Perubahan aturan", changes, about)


def _case(group: str, name: str, kind: str, salah: Sequence[str], lokasi: Lokasi) -> Case:
    if not salah:
        return Case(group, name)
    return Case(group, name, "failure", kind, "; ".join(salah), "\n".join((*salah, f"Di: {lokasi}")))
