"""What an officer reads of an audit in a terminal: 80 columns, plain letters, good without colour."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator

from lkecheck.model.audit import HasilAudit, IndeksTercetak, TemuanAudit

WIDTH = 80
_BOLD, _RED, _YELLOW, _DIM, _END = "\x1b[1m", "\x1b[31m", "\x1b[33m", "\x1b[2m", "\x1b[0m"
_STYLE = {"salah": _RED, "perlu_dilihat": _YELLOW, "pembulatan": _DIM}
_WORD = {"salah": "SALAH", "perlu_dilihat": "PERLU DILIHAT", "pembulatan": "PEMBULATAN"}


def render(hasil: HasilAudit) -> bytes:
    """The result as text, with ANSI styles."""
    return ("\n".join(_lines(hasil)) + "\n").encode()


def _lines(hasil: HasilAudit) -> Iterator[str]:
    yield f"{_BOLD}Audit angka rekap{_END}  lkecheck {hasil.versi}"
    yield from _wrapped(f"{hasil.instansi}, tahun {hasil.tahun}, {hasil.berkas}, paket {hasil.paket}")
    for indeks in hasil.indeks:
        yield ""
        yield from _index(indeks)
    yield from _gaps(hasil)
    yield ""
    wrong = sum(temuan.sifat == "salah" for temuan in hasil.temuan)
    if hasil.temuan:
        yield f"{_BOLD}{len(hasil.temuan)} temuan: {wrong} salah, {len(hasil.temuan) - wrong} perlu dilihat{_END}"
    else:
        yield f"{_BOLD}Tidak ada temuan atas yang diperiksa.{_END}"
    for number, temuan in enumerate(sorted(hasil.temuan, key=lambda one: one.sifat != "salah"), start=1):
        yield ""
        yield from _finding(number, temuan)
    yield from _rounding(hasil.pembulatan)
    yield ""
    looked = sum(hasil.diperiksa.values())
    yield from _wrapped(f"Diperiksa: {looked} perbandingan menurut {len(hasil.diperiksa)} aturan.")
    yield from _unchecked(hasil)
    yield ""
    yield from _wrapped(hasil.pernyataan)


def _index(indeks: IndeksTercetak) -> Iterator[str]:
    category = f", kategori {indeks.kategori}" if indeks.kategori else ""
    yield from _wrapped(f"Indeks dari angka tercetak ({indeks.penilai}): {indeks.nilai}{category}.", style=_BOLD)
    if indeks.dibetulkan is not None:
        category = f", kategori {indeks.kategori_dibetulkan}" if indeks.kategori_dibetulkan else ""
        yield from _wrapped(f"Bila dugaan salah tulis dibetulkan: {indeks.dibetulkan}{category}.", "  ", "  ")
        for satu in indeks.pembetulan:
            yield from _wrapped(satu, "  - ", "    ")
    if indeks.kurang:
        yield from _wrapped(f"Tidak tercetak dan dihitung nol: {', '.join(indeks.kurang)}.", "  ", "  ")
    if indeks.tanpa_bobot:
        yield from _wrapped(f"Tanpa bobot dan tidak dihitung: {', '.join(indeks.tanpa_bobot)}.", "  ", "  ")


def _gaps(hasil: HasilAudit) -> Iterator[str]:
    """What the self-assessment claims beside what the ministry gave: the widest gaps first."""
    if not hasil.selisih_penilai:
        return
    yield ""
    yield f"{_BOLD}{'Penilaian mandiri dan kementerian':<50} {'mandiri':>8} {'kement.':>8} {'selisih':>8}{_END}"
    for satu in hasil.selisih_penilai:
        name = textwrap.shorten(f"{satu.benda} {satu.nama}", 50, placeholder="...")
        yield f"{name:<50} {satu.mandiri:>8} {satu.kementerian:>8} {satu.selisih:>8}"


def _finding(number: int, temuan: TemuanAudit) -> Iterator[str]:
    yield f"{_STYLE[temuan.sifat]}{number:>3}. {_WORD[temuan.sifat]}{_END}  {_BOLD}{temuan.aturan}{_END}"
    yield from _wrapped(temuan.pesan, "     ", "     ")
    if temuan.selisih is not None:
        yield f"     Selisih: {temuan.selisih}"
    for satu in temuan.dugaan:
        yield from _wrapped(satu, "     Dugaan : ", "              ")
    yield from _wrapped(temuan.langkah, "     Langkah: ", "              ")
    lokasi = temuan.lokasi
    yield f"{_DIM}     Di     : {lokasi.berkas}:{lokasi.baris}:{lokasi.kolom}{_END}"


def _rounding(pembulatan: tuple[TemuanAudit, ...]) -> Iterator[str]:
    if not pembulatan:
        return
    yield ""
    yield f"{_BOLD}{len(pembulatan)} selisih sebesar pembulatan (bukan temuan){_END}"
    for satu in pembulatan:
        yield from _wrapped(f"{satu.pesan} Selisih {satu.selisih}.", "- ", "  ")


def _unchecked(hasil: HasilAudit) -> Iterator[str]:
    """What was not looked at, reason by reason."""
    reasons: dict[str, list[str]] = {}
    for satu in hasil.tidak_diperiksa:
        reasons.setdefault(satu.sebab, []).append(satu.apa)
    if reasons:
        yield "Yang tidak diperiksa:"
    for sebab, apa in reasons.items():
        yield from _wrapped(f"{'; '.join(apa)}: {sebab}.", "- ", "  ")


def _wrapped(text: str, first: str = "", rest: str = "", style: str = "") -> Iterator[str]:
    for line in textwrap.wrap(text, WIDTH, initial_indent=first, subsequent_indent=rest, break_on_hyphens=False) or [first]:
        yield f"{style}{line}{_END}" if style else line
