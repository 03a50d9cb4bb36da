"""A recap file -> HasilAudit: the one place where reading, rules and the index meet."""

from __future__ import annotations

import hashlib
from pathlib import Path

from lkecheck import __version__
from lkecheck.core import paths, validation, yaml
from lkecheck.core.errors import DocumentError, Galat, reason
from lkecheck.core.yaml import Document
from lkecheck.model.audit import HasilAudit
from lkecheck.model.rekap import Rekap
from lkecheck.scheme import packs

from .run import Result, run
from .standing import gaps, standings

STATEMENT = (
    "Bukan penilaian resmi. Audit ini hanya menghitung ulang dan membandingkan angka yang tercetak; "
    "ia tidak tahu angka mana yang benar. Dugaan salah tulis adalah dugaan. Keputusan ada pada penyusun dan pereviu."
)


def audit(path: Path, paket: str | None = None, root: Path | None = None) -> HasilAudit:
    """Reads a recap and puts every rule of its pack to it; raises DocumentError where the file is no recap.

    The result calls it by its own name, or by its path from `root` on.
    """
    raw = _bytes(path)
    nama = path.name if root is None else paths.from_root(root, path)
    rekap, document = read(raw, nama)
    reference = paket or rekap.paket or packs.DEFAULT
    pack = packs.load(reference)
    return summarise(nama, raw, run(rekap, document, nama, pack.in_year(rekap.tahun), packs.audit_rules(reference)))


def read(raw: bytes, nama: str) -> tuple[Rekap, Document]:
    """A recap with its places; raises DocumentError with everything that is wrong."""
    rekap, document, galat = validation.read(Rekap, raw, nama)
    galat += list(_references(rekap, document, nama)) if rekap is not None else []
    if galat or rekap is None:
        raise DocumentError(sorted(set(galat)))
    return rekap, document


def summarise(nama: str, raw: bytes, result: Result) -> HasilAudit:
    """The result as one value."""
    view = result.view
    told = [one.temuan for one in result.found]
    slips = [slip for one in result.found for slip in one.slips]
    return HasilAudit(
        versi=__version__,
        instansi=view.rekap.instansi,
        tahun=view.rekap.tahun,
        berkas=nama,
        sha256=hashlib.sha256(raw).hexdigest(),
        paket=f"{view.pack.id} versi {view.pack.head.versi}",
        pernyataan=STATEMENT,
        diperiksa=dict(result.looked),
        tidak_diperiksa=result.unknown,
        indeks=standings(view, slips),
        selisih_penilai=gaps(view),
        temuan=tuple(one for one in told if one.sifat != "pembulatan"),
        pembulatan=tuple(one for one in told if one.sifat == "pembulatan"),
    )


def _bytes(path: Path) -> bytes:
    try:
        if not path.is_file():
            raise DocumentError([Galat(path.name, 0, 0, "tidak ada, atau bukan berkas; sebut berkas rekap (YAML).")])
        if path.stat().st_size > yaml.MAX_BYTES:
            raise DocumentError([Galat(path.name, 0, 0, f"lebih besar dari {yaml.MAX_BYTES // 1024 // 1024} MB; tidak dibaca.")])
        return path.read_bytes()
    except OSError as error:
        raise DocumentError([Galat(path.name, 0, 0, f"tidak terbaca ({reason(error)}).")]) from None


def _references(rekap: Rekap, document: Document, nama: str) -> list[Galat]:
    """Names that point at nothing: a source, a parent row; and the code of a row that stands twice."""
    galat = []
    for kunci, tabel in rekap.tabel.items():
        if tabel.sumber is not None and tabel.sumber not in rekap.sumber:
            galat.append(_tell(document, nama, ("tabel", kunci, "sumber"), f'sumber "{tabel.sumber}" tidak ada pada "sumber".'))
        codes = [baris.kode for baris in tabel.baris if baris.kode is not None]
        for index, baris in enumerate(tabel.baris):
            path = ("tabel", kunci, "baris", index)
            if baris.induk is not None and baris.induk not in codes:
                galat.append(_tell(document, nama, (*path, "induk"), f'induk "{baris.induk}" bukan kode baris pada tabel ini.'))
            if baris.kode is not None and codes.count(baris.kode) > 1:
                galat.append(_tell(document, nama, (*path, "kode"), f'kode "{baris.kode}" dipakai lebih dari satu baris.'))
    return galat


def _tell(document: Document, nama: str, path: tuple[str | int, ...], pesan: str) -> Galat:
    line, column = document.place(path)
    return Galat(nama, line, column, pesan)
