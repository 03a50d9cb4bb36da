"""A recap and the rules over it -> what was found, what was looked at, and what could not be."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from lkecheck.core import registry
from lkecheck.core.yaml import Document
from lkecheck.judge.findings.context import fill, legal_basis
from lkecheck.model.audit import AngkaTercetak, AturanAudit, TakDiperiksa, TemuanAudit
from lkecheck.model.pack import Pack
from lkecheck.model.penilaian import Lokasi
from lkecheck.model.rekap import Rekap

from .figures import show
from .hit import Check, Hit
from .misprints import Slip
from .view import Cell, View

CHECKS = "lkecheck.audit.checks"
_SHOWN = 12
"""Cells listed as proof of one finding; a sum over more parts names the first."""


@dataclass(frozen=True)
class Found:
    """One finding beside the hit it was made of, whose slips the index is tried with."""

    temuan: TemuanAudit
    slips: tuple[Slip, ...]


@dataclass(frozen=True)
class Result:
    """All findings in the order of the rules, and how many places each kind of look had."""

    view: View
    found: tuple[Found, ...]
    looked: Mapping[str, int]
    unknown: tuple[TakDiperiksa, ...]


def run(rekap: Rekap, document: Document, berkas: str, pack: Pack, rules: Mapping[str, AturanAudit]) -> Result:
    """Every rule over the recap; `document` knows where each cell stands in the file."""
    view = View.of(rekap, pack)
    found, looked, unknown = [], {}, []
    for nama, aturan in rules.items():
        check = Check(view, aturan)
        hits = list(registry.load(CHECKS, aturan.periksa.replace("_", "-")).find(check))
        found += [Found(_finding(view, document, berkas, nama, aturan, hit), hit.slips) for hit in hits]
        looked[nama] = check.looked[0]
        unknown += [TakDiperiksa(apa=aturan.nama, sebab=sebab) for sebab in check.unknown]
        if not check.looked[0] and not check.unknown:
            unknown.append(TakDiperiksa(apa=aturan.nama, sebab="rekap ini tidak memuat angka yang dapat diuji dengannya"))
    return Result(view, tuple(found), looked, tuple(unknown))


def _finding(view: View, document: Document, berkas: str, nama: str, aturan: AturanAudit, hit: Hit) -> TemuanAudit:
    line, column = document.place(hit.cells[0].tempat)
    return TemuanAudit(
        id=_identity(view, nama, hit),
        aturan=nama,
        sifat=hit.sifat or aturan.sifat,
        letak=hit.isi["letak"],
        pesan=fill(aturan.pesan, hit.isi),
        angka=tuple(_printed(view, cell) for cell in hit.cells[:_SHOWN]),
        selisih=show(abs(hit.selisih)) if hit.selisih is not None else None,
        dugaan=tuple(slip.kalimat for slip in hit.slips),
        mengapa=aturan.mengapa,
        langkah=aturan.langkah,
        dasar=tuple(legal_basis(view.pack, satu) for satu in aturan.dasar),
        lokasi=Lokasi(berkas=berkas, baris=line, kolom=column),
    )


def _identity(view: View, nama: str, hit: Hit) -> str:
    """Rule and places, no figure: a corrected figure elsewhere changes no id."""
    key = [view.rekap.instansi, view.rekap.tahun, nama, sorted("/".join(map(str, cell.tempat)) for cell in hit.cells)]
    return hashlib.sha256(json.dumps(key, ensure_ascii=False).encode()).hexdigest()[:16]


def _printed(view: View, cell: Cell) -> AngkaTercetak:
    return AngkaTercetak(letak=cell.letak, tercetak=cell.teks or "(kosong)", sumber=next(_source(view, cell), None))


def _source(view: View, cell: Cell) -> Iterator[str]:
    """The paper that the cell's table stands in."""
    if cell.tempat[0] != "tabel":
        return
    sumber = view.rekap.tabel[str(cell.tempat[1])].sumber
    paper = view.rekap.sumber.get(sumber) if sumber else None
    if paper is not None:
        yield f"{paper.nama}{f', nomor {paper.nomor}' if paper.nomor else ''}"
