"""The words of the workbook: what choices mean, which documents are asked for, what each cell takes."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from lkecheck.model.pack import Pack
from lkecheck.model.rules import Dokumen, Kriteria
from lkecheck.model.syarat import ASKED

from .layout import NO, STATUSES, YES, Column

MOST = 255
"""Characters that Excel takes for an input message."""


def vocabulary(pack: Pack) -> dict[str, dict[str, str]]:
    """Names of kinds and topics by code, each name once; a name that two codes share carries its code."""
    return {
        "jenis": _named({k: v.nama for k, v in pack.kosakata.jenis.items()}),
        "topik": _named({k: v.nama for k, v in pack.kosakata.topik.items()}),
    }


def _named(names: Mapping[str, str]) -> dict[str, str]:
    shared = [nama.casefold() for nama in names.values()]
    # A list in a workbook has no separator inside a name.
    plain = {kode: nama.replace(";", ",") for kode, nama in names.items()}
    return {kode: f"{nama} ({kode})" if shared.count(nama.casefold()) > 1 else nama for kode, nama in plain.items()}


def choices(pack: Pack, kriteria: Kriteria) -> str:
    """The answers of a criterion with what each means."""
    bentuk = pack.head.skala[kriteria.skala].bentuk
    if bentuk == "persen":
        names = kriteria.rincian
        detail = f"\nRincian: {names.tercapai} = ...; {names.sasaran} = ..." if names else ""
        return f"Angka 0 sampai 100 (persen).{detail}"
    if bentuk == "angka":
        scale = kriteria.rentang_nilai
        return f"Angka {scale.minimal} sampai {scale.maksimal}." if scale else "Angka menurut skala indikatornya."
    return "\n".join(f"{letter} = {pilihan.arti}" for letter, pilihan in kriteria.pilihan.items())


def documents(pack: Pack, kriteria: Kriteria, tahun: int) -> str:
    """The documents that a criterion names, by role."""
    return "\n".join(_documents(pack, kriteria, tahun)) or "Tidak ada dokumen yang ditetapkan."


def _documents(pack: Pack, kriteria: Kriteria, tahun: int) -> Iterator[str]:
    for dokumen in kriteria.dokumen.wajib.values():
        yield f"Wajib: {document(pack, dokumen, tahun)}"
    for options in kriteria.dokumen.alternatif.values():
        yield "Salah satu: " + "; atau ".join(document(pack, dokumen, tahun) for dokumen in options)
    for dokumen in kriteria.dokumen.pendukung.values():
        yield f"Memperkuat: {document(pack, dokumen, tahun)}"


def document(pack: Pack, dokumen: Dokumen, tahun: int) -> str:
    """A document in words: its kind, its topic, and what is asked of it."""
    jenis, topik = pack.kosakata.jenis[dokumen.jenis].nama, pack.kosakata.topik[dokumen.topik].nama
    asked = "; ".join(ASKED[syarat].format(tahun=tahun) for syarat in dokumen.syarat)
    return f"{jenis}, topik {topik}" + (f" ({asked})" if asked else "")


def validation(pack: Pack, column: Column, kriteria: Kriteria | None) -> dict[str, Any]:
    """What a cell takes, as XlsxWriter's options; empty where it takes anything and nothing needs saying."""
    rule: dict[str, Any] = {"validate": "any"}
    if kriteria is not None and column.kunci == "nilai":
        rule = _answer(pack, kriteria)
    elif column.kind in ("jenis", "topik"):
        rule = {"validate": "list", "source": f"=lke_daftar_{column.kind}", "error_type": "information"}
    elif column.kind == "status":
        rule = {"validate": "list", "source": list(STATUSES)}
    elif column.kind == "ya_tidak":
        rule = {"validate": "list", "source": [YES, NO]}
    if column.pesan:
        rule |= {"input_title": column.judul[:32], "input_message": column.pesan[:MOST]}
    return rule if rule != {"validate": "any"} else {}


def _answer(pack: Pack, kriteria: Kriteria) -> dict[str, Any]:
    skala = pack.head.skala[kriteria.skala]
    if skala.bentuk == "persen":
        return {"validate": "decimal", "criteria": "between", "minimum": 0, "maximum": 100, "error_type": "warning"}
    if skala.bentuk == "angka":
        scale = kriteria.rentang_nilai
        if scale is None:
            return {"validate": "any"}
        ends = {"minimum": float(scale.minimal), "maximum": float(scale.maksimal)}
        return {"validate": "decimal", "criteria": "between", "error_type": "warning", **ends}
    if skala.bentuk == "opini":
        return {"validate": "list", "source": list(skala.faktor), "error_type": "information"}
    return {"validate": "list", "source": list(kriteria.tangga)}


def instructions(tahun: int) -> tuple[str, ...]:
    """The steps of filling the workbook in, each a paragraph."""
    return tuple(" ".join(step.split()).replace("TAHUN", str(tahun)) for step in _STEPS.strip().split("\n\n"))


_STEPS = """
Simpan buku kerja ini di dalam folder perangkat daerah, dan semua berkas bukti di folder yang sama, misalnya dalam subfolder
bukti.

Lembar Bukti: tulis satu baris untuk setiap dokumen. Beri id pendek yang mudah diingat. Jenis dan topik dipilih dari daftar;
artinya ada pada lembar Kosakata.

Tanggal adalah tanggal dokumen itu sendiri. Ketik sebagai tanggal menurut pengaturan komputer Anda, atau sebagai teks
TAHUN-07-04 atau 4 Juli TAHUN.

Kolom Berkas menyebut letak berkas di dalam folder, misalnya bukti/laporan.pdf.

Lembar area: pilih jawaban setiap kriteria menurut artinya, lalu tulis id bukti yang mendukungnya. Beberapa id dipisahkan
titik koma.

Yang dinilai adalah tahun TAHUN. Dokumen tahun lain hanya berguna bila kolom Dokumen yang diminta membolehkannya.

Hanya sel berwarna yang diisi. Kolom boleh digeser dan baris boleh disisipkan; jangan mengubah kode kriteria.

Isi sel dengan nilai, bukan rumus. Bila disalin dari lembar lain, pakai Tempel Khusus, lalu Nilai.

Sesudah diisi, buku kerja ini beserta berkasnya diperiksa dengan: lkecheck check BUKU.xlsx

Temuan dituliskan di samping setiap baris, pada salinan buku kerja, dengan: lkecheck workbook annotate BUKU.xlsx
"""


def height(texts: Sequence[str], widths: Sequence[int]) -> float:
    """Points that a row needs so that none of its texts is cut; Excel does not grow it for text it did not type."""
    return min(409.0, 12.75 * max(_lines(text, width) for text, width in zip(texts, widths, strict=True)) + 4)


def _lines(text: str, width: int) -> int:
    return sum(max(1, len(textwrap.wrap(line, max(4, int(width * 1.3))))) for line in text.split("\n"))
