"""lkecheck explain: what a criterion or a finding means, and, for one OPD, how it was judged."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from lkecheck.core.errors import UsageError, did_you_mean

from ._indonesian import Panggilan
from ._shared import Tanggal, pack_option, today, write_out

if TYPE_CHECKING:
    from lkecheck.model.pack import JenisTemuan, Pack
    from lkecheck.model.penilaian import Penilaian
    from lkecheck.model.rules import Dokumen, Kriteria


@click.command(cls=Panggilan, name="explain")
@click.argument("nama", metavar="KODE|NAMA")
@click.option("--manifest", "manifest", metavar="BERKAS", type=click.Path(path_type=Path), help="Tunjukkan pula jejaknya.")
@click.option("--date", "tanggal", type=Tanggal(), envvar="LKECHECK_DATE", help="Tanggal acuan; bawaan: hari ini (WIB).")
@pack_option
def command(nama: str, manifest: Path | None, tanggal: date | None, paket: str | None) -> None:
    """Jelaskan kriteria (PMN.7.4.a) atau temuan (bukti-draf).

    Apa yang diperiksa, mengapa, contoh, cara memenuhi, dan dasarnya; dengan --manifest, jejak penilaian satu OPD.
    """
    from lkecheck.check.find import find
    from lkecheck.check.handed_in import read
    from lkecheck.check.options import Options
    from lkecheck.check.run import check
    from lkecheck.scheme import packs

    judged: Penilaian | None = None
    if manifest is not None:
        laporan = check([manifest], Options(tanggal or today(), paket))
        for galat in laporan.galat:
            click.echo(f"{galat.tempat}: {galat.pesan}", err=True)
        judged = next(iter(laporan.penilaian), None)
        if judged is None:
            raise UsageError("Manifest tidak dapat dinilai; betulkan dahulu kesalahan di atas.")
    found = find([manifest]).manifests if manifest is not None else []
    named = read(*found[0]).paket if found else None
    pack = packs.load(paket or named or packs.DEFAULT)
    lines = _lines(pack, nama, judged)
    write_out(("\n".join(lines) + "\n").encode())


def _lines(pack: Pack, nama: str, judged: Penilaian | None) -> Iterator[str]:
    kode = pack.find(nama)
    if kode is not None:
        yield from explain_criterion(pack, pack.kriteria[kode])
        if judged is not None:
            yield from _trace(kode, judged)
        return
    if nama.lower() in pack.temuan:
        yield from explain_finding(pack, nama.lower(), pack.temuan[nama.lower()])
        return
    if nama.upper() in pack.simpul:
        yield from _node(pack, nama.upper())
        return
    hint = did_you_mean(nama, [*pack.kriteria, *pack.temuan])
    raise UsageError(f'"{nama}" bukan kode kriteria dan bukan nama temuan.{hint} Lihat "lkecheck rules list".')


def _node(pack: Pack, kode: str) -> Iterator[str]:
    """The criteria under a part of the form."""
    yield f"{kode}  {pack.simpul[kode].nama}"
    for kriteria in pack.kriteria.values():
        if f"{pack.sub_aspek[kriteria.kode]}.".startswith(f"{kode}."):
            yield from _wrap(f"{kriteria.kode:<11} {kriteria.pernyataan}", "  ", " " * 14)


def explain_criterion(pack: Pack, kriteria: Kriteria) -> Iterator[str]:
    """The fixed headings for a criterion."""
    sub = pack.simpul[pack.sub_aspek[kriteria.kode]]
    yield f"{kriteria.kode}  {sub.nama}, tingkat {' dan '.join(kriteria.tingkat)}"
    yield from _wrap(kriteria.pernyataan)
    if not kriteria.dinilai:
        yield from _heading("Tidak dinilai")
        yield from _wrap(kriteria.catatan or "")
        return
    yield from _heading("Apa yang diperiksa")
    yield from _documents(pack, kriteria)
    yield from _heading("Jawaban")
    for letter, pilihan in kriteria.pilihan.items():
        yield from _wrap(pilihan.arti, f"  {letter}  ")
    yield from _heading("Mengapa")
    yield from _wrap(kriteria.akibat or "")
    yield from _heading("Contoh")
    yield from _wrap(kriteria.contoh or "")
    yield from _heading("Cara memenuhi")
    if kriteria.rekomendasi is not None:
        who = "; ".join(pack.head.peran[peran] for peran in kriteria.rekomendasi.peran)
        yield from _wrap(f"{kriteria.rekomendasi.uraian} ({who}, {kriteria.rekomendasi.hari} hari)")
    for letter, pilihan in kriteria.pilihan.items():
        if pilihan.langkah:
            yield from _wrap(pilihan.langkah, "  - ", letter and "    ")
    yield from _basis(pack, kriteria)


def _documents(pack: Pack, kriteria: Kriteria) -> Iterator[str]:
    for dokumen in kriteria.dokumen.wajib.values():
        yield from _wrap(f"Wajib: {_described(pack, dokumen)}", "  ")
    for options in kriteria.dokumen.alternatif.values():
        yield from _wrap("Salah satu: " + "; atau ".join(_described(pack, dokumen) for dokumen in options), "  ")
    for dokumen in kriteria.dokumen.pendukung.values():
        yield from _wrap(f"Memperkuat: {_described(pack, dokumen)}", "  ")
    if kriteria.tanya:
        yield from _wrap(f"Ditanyakan kepada pereviu: {kriteria.tanya}", "  ")


def _described(pack: Pack, dokumen: Dokumen) -> str:
    jenis, topik = pack.kosakata.jenis[dokumen.jenis].nama, pack.kosakata.topik[dokumen.topik].nama
    asked = f" [{', '.join(dokumen.syarat)}]" if dokumen.syarat else ""
    return f"{jenis} tentang {topik} (jenis {dokumen.jenis}, topik {dokumen.topik}){asked}"


def _basis(pack: Pack, kriteria: Kriteria) -> Iterator[str]:
    from lkecheck.judge.findings.context import legal_basis

    yield from _heading("Dasar")
    for dasar in kriteria.dasar:
        yield from _wrap(legal_basis(pack, dasar), "  - ", "    ")
    sumber = pack.head.sumber
    what = "Bunyi" if kriteria.sumber_pilihan else "Bunyi dan tangga jawaban"
    yield from _wrap(f"{what}: {pack.source_of(kriteria)}.", "  ")
    yield from _wrap(f"Daftar dokumen: {sumber[kriteria.sumber_bukti].nama}.", "  ")


def explain_finding(pack: Pack, nama: str, kind: JenisTemuan) -> Iterator[str]:
    """The fixed headings for a kind of finding."""
    from lkecheck.judge.findings.context import legal_basis

    effect = {
        "mencabut": "Bukti ini tidak mendukung kriteria sampai diperbaiki.",
        "meragukan": "Dukungannya menjadi pertanyaan bagi pereviu.",
        "memperingatkan": "Tidak mengubah dukungan bukti.",
    }
    yield f"{nama}  {kind.nama}"
    parts = (
        ("Apa yang diperiksa", kind.diperiksa),
        ("Mengapa", kind.mengapa),
        ("Contoh", kind.contoh),
        ("Cara memenuhi", kind.langkah),
    )
    for title, text in parts:
        yield from _heading(title)
        yield from _wrap(text)
    yield from _heading("Pengaruh")
    yield from _wrap(f"Keparahan paling berat: {kind.keparahan}. {effect.get(kind.dukungan or '', '')}")
    yield from _heading("Dasar")
    for dasar in kind.dasar:
        yield from _wrap(legal_basis(pack, dasar), "  - ", "    ")


def _trace(kode: str, judged: Penilaian) -> Iterator[str]:
    kriteria = next((satu for satu in judged.kriteria if satu.kode == kode), None)
    yield from _heading(f"Jejak {judged.opd.kode} tahun {judged.tahun}")
    if kriteria is None:
        yield f"  Kriteria ini tidak berlaku pada tingkat {judged.tingkat}."
        return
    yield f"  Jawaban {kriteria.jawaban or '-'}; didukung {kriteria.jawaban_didukung}; mungkin {kriteria.jawaban_mungkin}."
    yield f"  Status: {kriteria.status}. Bukti yang ditautkan: {', '.join(kriteria.bukti) or '-'}."
    for jejak in kriteria.jejak:
        need = f"perlu {jejak.perlu} untuk {jejak.anak_tangga}" if jejak.perlu else f"tidak diperlukan untuk {jejak.anak_tangga}"
        text = f"{jejak.kondisi}: {need}; pasti {jejak.pasti} ({_ids(jejak.bukti_pasti)}); mungkin {jejak.mungkin}"
        yield from _wrap(f"{text} ({_ids(jejak.bukti_mungkin)}).", "  - ", "    ")
    for temuan in judged.temuan:
        if temuan.kriteria == kode or kode in temuan.kriteria_terdampak:
            yield from _wrap(f"{temuan.keparahan}, {temuan.aturan}: {temuan.pesan}", "  ! ", "    ")


def _ids(ids: tuple[str, ...]) -> str:
    return ", ".join(ids) if ids else "tidak ada"


def _heading(title: str) -> Iterator[str]:
    yield ""
    yield title


def _wrap(text: str, first: str = "  ", rest: str | None = None) -> Iterator[str]:
    from lkecheck.render.terminal.lines import wrapped

    return wrapped(text, first, rest)
