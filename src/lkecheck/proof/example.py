"""Makes the evidence of a case: a faultless example of a document, and what the case says differs."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pydantic import ValidationError

from lkecheck.core.errors import LkecheckError, did_you_mean
from lkecheck.model.manifest import Manifest
from lkecheck.model.pack import Pack
from lkecheck.model.rules import Dokumen, Kasus, Kriteria

_OWN = frozenset({"contoh", "tertaut", "angka_kaitan"})


class CaseError(LkecheckError):
    """A case that cannot be run as written."""


def document(pack: Pack, dokumen: Dokumen, tahun: int, nama: str) -> dict[str, Any]:
    """A faultless example of a document, as a manifest's item would declare it."""
    item: dict[str, Any] = {
        "id": nama,
        "jenis": dokumen.jenis,
        "topik": [dokumen.topik],
        "judul": f"{pack.kosakata.jenis[dokumen.jenis].nama} tentang {pack.kosakata.topik[dokumen.topik].nama}",
        "tanggal": f"{tahun}-06-15",
        "berkas": f"bukti/{nama}.pdf",
    }
    if "ditetapkan" in dokumen.syarat:
        item |= {"nomor": f"{len(nama)}/{tahun}", "status": "ditetapkan"}
    if "ditandatangani" in dokumen.syarat:
        item["ditandatangani"] = True
    if "cakupan" in dokumen.syarat:
        item["cakupan"] = {"tercapai": 10, "sasaran": 10}
    return item


def manifest_of(pack: Pack, kriteria: Kriteria, kasus: Kasus, tingkat: str, tahun: int) -> Manifest:
    """The manifest of a case: one answer with its evidence. Raises CaseError where the case is written wrongly."""
    items, links = [], []
    for number, contoh in enumerate(kasus.bukti, start=1):
        item = _item(pack, kriteria, contoh, tahun, f"b{number}")
        items.append(item)
        if contoh.get("tertaut", True):
            figure = contoh.get("angka_kaitan")
            links.append({"id": item["id"], "cakupan": figure} if figure else item["id"])
    data = {
        "skema": "lkecheck/manifest/1",
        "paket": pack.id,
        "tahun": tahun,
        "tingkat": tingkat,
        "opd": {"kode": "CONTOH", "nama": "Contoh"},
        "jawaban": {kriteria.kode: {"nilai": _answer(pack, kriteria, kasus), "bukti": links}},
        "bukti": items,
    }
    try:
        return Manifest.model_validate(data)
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        raise CaseError(f"isian {'.'.join(str(step) for step in first['loc'])} pada kasus uji tidak sesuai") from None


def _answer(pack: Pack, kriteria: Kriteria, kasus: Kasus) -> str:
    if kasus.jawaban is not None:
        return kasus.jawaban
    bentuk = pack.head.skala[kriteria.skala].bentuk
    if bentuk == "huruf":
        return kasus.didukung
    if bentuk == "persen":
        return {"penuh": "100", "nihil": "0"}.get(kasus.didukung, "50")
    if kasus.didukung == kriteria.tangga[-1]:
        return str(kriteria.rentang_nilai.minimal) if kriteria.rentang_nilai else "0"
    return str(kriteria.rentang_nilai.maksimal) if kriteria.rentang_nilai else "1"


def _item(pack: Pack, kriteria: Kriteria, contoh: Mapping[str, Any], tahun: int, nama: str) -> dict[str, Any]:
    own = {key: value for key, value in contoh.items() if key not in _OWN}
    name = contoh.get("contoh")
    if name is None:
        base = {"id": nama, "judul": "Dokumen lain", "tanggal": f"{tahun}-06-15", "berkas": f"bukti/{nama}.pdf"}
        return base | own
    return document(pack, _named(kriteria, str(name), contoh), tahun, nama) | own


def _named(kriteria: Kriteria, name: str, contoh: Mapping[str, Any]) -> Dokumen:
    kelompok = kriteria.dokumen
    if name in kelompok.alternatif:
        for dokumen in kelompok.alternatif[name]:
            if contoh.get("jenis", dokumen.jenis) == dokumen.jenis and dokumen.topik in contoh.get("topik", [dokumen.topik]):
                return dokumen
        raise CaseError(f'kelompok "{name}" tidak memuat {contoh.get("jenis")} yang disebut kasus uji')
    single = {**kelompok.wajib, **kelompok.pendukung}
    if name not in single:
        known = [*single, *kelompok.alternatif]
        raise CaseError(f'kasus uji memakai "{name}" yang tidak ada pada dokumen.{did_you_mean(name, known)}')
    return single[name]
