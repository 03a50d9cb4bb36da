"""What an officer reads of an audit in a terminal: 80 columns, plain letters, good without colour."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator

from lkecheck.model.audit import HasilAudit, IndeksTercetak, TemuanAudit
from lkecheck.render.terminal.lines import BOLD, DIM, END, RED, YELLOW, wrapped

_STYLE = {"salah": RED, "perlu_dilihat": YELLOW, "pembulatan": DIM}
_WORD = {"salah": "SALAH", "perlu_dilihat": "PERLU DILIHAT", "pembulatan": "PEMBULATAN"}


def render(hasil: HasilAudit) -> bytes:
    """The result as text, with ANSI styles."""
    return ("\n".join(_lines(hasil)) + "\n").encode()


def _lines(hasil: HasilAudit) -> Iterator[str]:
    yield f"{BOLD}Audit angka rekap{END}  lkecheck {hasil.versi}"
    yield from wrapped(f"{hasil.instansi}, tahun {hasil.tahun}, {hasil.berkas}, paket {hasil.paket}")
    for indeks in hasil.indeks:
        yield ""
        yield from _index(indeks)
    yield from _gaps(hasil)
    yield ""
    wrong = sum(temuan.sifat == "salah" for temuan in hasil.temuan)
    if hasil.temuan:
        yield f"{BOLD}{len(hasil.temuan)} temuan: {wrong} salah, {len(hasil.temuan) - wrong} perlu dilihat{END}"
    else:
        yield f"{BOLD}Tidak ada temuan atas yang diperiksa.{END}"
    for number, temuan in enumerate(sorted(hasil.temuan, key=lambda one: one.sifat != "salah"), start=1):
        yield ""
        yield from _finding(number, temuan)
    yield from _rounding(hasil.pembulatan)
    yield ""
    looked = sum(hasil.diperiksa.values())
    yield from wrapped(f"Diperiksa: {looked} perbandingan menurut {len(hasil.diperiksa)} aturan.")
    yield from _unchecked(hasil)
    yield ""
    yield from wrapped(hasil.pernyataan)


def _index(indeks: IndeksTercetak) -> Iterator[str]:
    category = f", kategori {indeks.kategori}" if indeks.kategori else ""
    yield from wrapped(f"Indeks dari angka tercetak ({indeks.penilai}): {indeks.nilai}{category}.", style=BOLD)
    if indeks.dibetulkan is not None:
        category = f", kategori {indeks.kategori_dibetulkan}" if indeks.kategori_dibetulkan else ""
        yield from wrapped(f"Bila dugaan salah tulis dibetulkan: {indeks.dibetulkan}{category}.", "  ")
        for satu in indeks.pembetulan:
            yield from wrapped(satu, "  - ")
    if indeks.kurang:
        yield from wrapped(f"Tidak tercetak dan dihitung nol: {', '.join(indeks.kurang)}.", "  ")
    if indeks.tanpa_bobot:
        yield from wrapped(f"Tanpa bobot dan tidak dihitung: {', '.join(indeks.tanpa_bobot)}.", "  ")


def _gaps(hasil: HasilAudit) -> Iterator[str]:
    """What the self-assessment claims beside what the ministry gave: the widest gaps first."""
    if not hasil.selisih_penilai:
        return
    yield ""
    yield f"{BOLD}{'Penilaian mandiri dan kementerian':<50} {'mandiri':>8} {'kement.':>8} {'selisih':>8}{END}"
    for satu in hasil.selisih_penilai:
        name = textwrap.shorten(f"{satu.benda} {satu.nama}", 50, placeholder="...")
        yield f"{name:<50} {satu.mandiri:>8} {satu.kementerian:>8} {satu.selisih:>8}"


def _finding(number: int, temuan: TemuanAudit) -> Iterator[str]:
    yield f"{_STYLE[temuan.sifat]}{number:>3}. {_WORD[temuan.sifat]}{END}  {BOLD}{temuan.aturan}{END}"
    yield from wrapped(temuan.pesan, "     ")
    if temuan.selisih is not None:
        yield f"     Selisih: {temuan.selisih}"
    for satu in temuan.dugaan:
        yield from wrapped(satu, "     Dugaan : ")
    yield from wrapped(temuan.langkah, "     Langkah: ")
    yield f"{DIM}     Di     : {temuan.lokasi}{END}"


def _rounding(pembulatan: tuple[TemuanAudit, ...]) -> Iterator[str]:
    if not pembulatan:
        return
    yield ""
    yield f"{BOLD}{len(pembulatan)} selisih sebesar pembulatan (bukan temuan){END}"
    for satu in pembulatan:
        yield from wrapped(f"{satu.pesan} Selisih {satu.selisih}.", "- ")


def _unchecked(hasil: HasilAudit) -> Iterator[str]:
    """What was not looked at, reason by reason."""
    reasons: dict[str, list[str]] = {}
    for satu in hasil.tidak_diperiksa:
        reasons.setdefault(satu.sebab, []).append(satu.apa)
    if reasons:
        yield "Yang tidak diperiksa:"
    for sebab, apa in reasons.items():
        yield from wrapped(f"{'; '.join(apa)}: {sebab}.", "- ")
