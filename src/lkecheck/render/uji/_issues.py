"""What a trial of a pack found wrong, as services of CI take it: issues and their rules."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator

from lkecheck.model.penilaian import Lokasi
from lkecheck.model.uji import HasilUji, KasusUji
from lkecheck.render.formats.issue import Issue, Place, Rule

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


def issues(hasil: HasilUji) -> list[Issue]:
    """Cases that differ, rungs without sense, changes that nobody noticed; in the order of the pack."""
    return list(_issues(hasil))


def rules(hasil: HasilUji) -> list[Rule]:
    """The kinds of what was found."""
    found = {issue.rule for issue in _issues(hasil)}
    return [rule for name, rule in _RULES.items() if name in found]


def name_of(kasus: KasusUji) -> str:
    """A case's name within its rule."""
    return f"{kasus.nama} ({kasus.tingkat})" if kasus.tingkat else kasus.nama


def _issues(hasil: HasilUji) -> Iterator[Issue]:
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
        place=Place(lokasi.berkas, lokasi.baris, lokasi.kolom),
        step=f"Langkah: {_RULES[rule].steps}",
        properties={"kode": identity[0]},
    )
