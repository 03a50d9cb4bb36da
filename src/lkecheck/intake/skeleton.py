"""Writes what one fills in: a manifest with every criterion that applies, and the files of a pack of one's own."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import date

from lkecheck.evidence.facts import collect
from lkecheck.evidence.year import Year
from lkecheck.model.facts import YA
from lkecheck.model.manifest import Bukti, ManifestFile
from lkecheck.model.pack import Pack
from lkecheck.model.rules import Dokumen, Kriteria
from lkecheck.model.syarat import ASKED


def skeleton(
    pack: Pack, *, paket: str, kode: str, nama: str, tingkat: str, tahun: int, previous: ManifestFile | None = None
) -> str:
    """The manifest as text, naming its pack as `paket`.

    With `previous`, what is still in force is kept and what must be new is marked.
    """
    return "\n".join(_Writer(pack, tingkat, tahun, previous).lines(paket, kode, nama)) + "\n"


class _Writer:
    def __init__(self, pack: Pack, tingkat: str, tahun: int, previous: ManifestFile | None) -> None:
        self._pack = pack
        self._tingkat = tingkat
        self._tahun = tahun
        self._old = previous.manifest if previous else None
        self._kept = dict(self._still_good()) if previous else {}

    def lines(self, paket: str, kode: str, nama: str) -> Iterator[str]:
        yield "# yaml-language-server: $schema=../manifest.schema.json"
        yield "# Isi nilai setiap kriteria, lalu daftarkan buktinya di bawah dan sebut id-nya pada kriteria."
        yield "# Penjelasan satu kriteria: lkecheck explain KODE"
        yield "skema: lkecheck/manifest/1"
        yield f"paket: {_reference(paket)}"
        yield f"tahun: {self._tahun}"
        yield f"tingkat: {self._tingkat}"
        yield f"opd: {{kode: {kode}, nama: {_text(nama)}}}"
        yield ""
        yield "jawaban:"
        area = ""
        for kriteria in self._pack.at(self._tingkat):
            if not kriteria.dinilai:
                continue
            here = self._pack.sub_aspek[kriteria.kode]
            if here != area:
                area = here
                yield ""
                yield f"  # {here} {self._pack.simpul[here].nama}"
            yield from self._answer(kriteria)
        yield ""
        yield from self._evidence()

    def _answer(self, kriteria: Kriteria) -> Iterator[str]:
        yield f"  # {kriteria.pernyataan}"
        for line in self._choices(kriteria):
            yield f"  #   {line}"
        for line in self._wanted(kriteria):
            yield f"  #   {line}"
        old = self._old.jawaban.get(kriteria.kode) if self._old else None
        kept = [kaitan.id for kaitan in old.bukti if kaitan.id in self._kept] if old else []
        yield f"  {kriteria.kode}:"
        note = f"  # tahun lalu: {old.nilai}" if old and old.nilai else ""
        yield f"    nilai:{note}"
        yield f"    bukti: [{', '.join(kept)}]"

    def _choices(self, kriteria: Kriteria) -> Iterator[str]:
        bentuk = self._pack.head.skala[kriteria.skala].bentuk
        if bentuk == "persen":
            yield "nilai: angka 0 sampai 100"
        elif bentuk == "angka":
            scale = kriteria.rentang_nilai
            yield f"nilai: angka {scale.minimal} sampai {scale.maksimal}" if scale else "nilai: angka"
        else:
            for letter, pilihan in kriteria.pilihan.items():
                yield f"{letter} = {pilihan.arti}"

    def _wanted(self, kriteria: Kriteria) -> Iterator[str]:
        for dokumen in kriteria.dokumen.wajib.values():
            yield f"wajib: {self._described(dokumen)}"
        for options in kriteria.dokumen.alternatif.values():
            yield "salah satu:"
            for dokumen in options:
                yield f"  - {self._described(dokumen)}"
        for dokumen in kriteria.dokumen.pendukung.values():
            yield f"pendukung: {self._described(dokumen)}"

    def _described(self, dokumen: Dokumen) -> str:
        asked = "; ".join(ASKED[syarat].format(tahun=self._tahun) for syarat in dokumen.syarat)
        return f"jenis {dokumen.jenis}, topik {dokumen.topik}" + (f" ({asked})" if asked else "")

    def _evidence(self) -> Iterator[str]:
        yield "bukti:" if self._kept else "bukti: []"
        yield "# Contoh satu bukti:"
        for line in (
            "- id: laporan-s1",
            "  jenis: laporan",
            "  topik: [pengaduan_masyarakat]",
            "  judul: Laporan penanganan pengaduan semester I",
            '  nomor: "800/123/2022"',
            f"  tanggal: {self._tahun}-07-04",
            "  status: ditetapkan",
            "  ditandatangani: true",
            f"  periode: {self._tahun}-S1",
            "  cakupan: {tercapai: 12, sasaran: 12}",
            "  berkas: bukti/laporan-s1.pdf",
        ):
            yield f"# {line}"
        for bukti in self._kept.values():
            yield from _item(bukti)
        if self._old:
            for bukti in self._old.bukti:
                if bukti.id not in self._kept:
                    yield f"# HARUS BARU untuk {self._tahun}: {bukti.judul} (jenis {bukti.jenis}, topik {', '.join(bukti.topik)})"

    def _still_good(self) -> Iterator[tuple[str, Bukti]]:
        """Last year's items that would still support every document they are linked for."""
        assert self._old is not None
        year = Year(self._tahun, date(self._tahun, 12, 31))
        fakta = collect(self._old, self._pack, {}, year)
        for fact, bukti in zip(fakta.bukti, self._old.bukti, strict=True):
            asked = set(self._asked_of(bukti))
            if fact.dasar == YA and asked and all(fact.syarat.get(name, YA) == YA for name in asked):
                yield bukti.id, bukti

    def _asked_of(self, bukti: Bukti) -> Iterator[str]:
        for kriteria in self._pack.at(self._tingkat):
            for dokumen in kriteria.semua_dokumen:
                if dokumen.jenis == bukti.jenis and dokumen.topik in bukti.topik:
                    yield "fits"
                    yield from dokumen.syarat


def _item(bukti: Bukti) -> Iterator[str]:
    data = bukti.model_dump(mode="json", exclude_defaults=True)
    first = True
    for key, value in data.items():
        yield f"{'- ' if first else '  '}{key}: {_value(value)}"
        first = False


def _value(value: object) -> str:
    """One value in YAML's flow style, which holds JSON."""
    if isinstance(value, str):
        return _text(value)
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key}: {_value(item)}" for key, item in value.items()) + "}"
    if isinstance(value, list | tuple):
        return "[" + ", ".join(_value(item) for item in value) + "]"
    return json.dumps(value)


def _reference(paket: str) -> str:
    """An id stands as it is; a folder is quoted."""
    return paket if re.fullmatch(r"[a-z0-9-]+", paket) else _text(paket)


def _text(value: str) -> str:
    return json.dumps(value, ensure_ascii=False)


def pack_skeleton(base: Pack, induk: str, nama: str, tahun: int) -> dict[str, str]:
    """Files of a pack that extends `base`, named as `induk`.

    They hold a head, a local sub-aspek under the first area, and one criterion with its cases.
    """
    area = next(simpul for simpul in base.simpul.values() if simpul.jenis == "area")
    number = 1 + sum(simpul.induk == area.kode for simpul in base.simpul.values())
    part = f"{area.kode}.{number}"
    peran, dasar = next(iter(base.head.peran)), next(iter(base.head.dasar))
    head = f"""# Paket sendiri: memperluas {base.id}. Ubah nama, masa berlaku, dan sumbernya.
skema: lkecheck/paket/1
id: {nama}
nama: Paket {nama}
versi: "1"
memperluas: {_reference(induk)}
berlaku: {{mulai: {tahun}, sumber: "tulis dasar berlakunya", terverifikasi: false}}
struktur:
# Sub-aspek setempat tanpa bobot, supaya jumlah bobot paket {base.id} tidak berubah.
- {{kode: {part}, nama: Setempat, jenis: sub_aspek, induk: {area.kode}, bobot: {{pusat: "0.00"}}, sumber: ingatan}}
"""
    rule = f"""# Setempat
skema: lkecheck/aturan/1
sub_aspek: {part}
kriteria:
- kode: {part}.a
  tingkat: [pusat]
  pernyataan: Tulis di sini apa yang dinilai.
  skala: ya_tidak
  sumber: ingatan
  sumber_bukti: ingatan
  dokumen:
    wajib:
      laporan: {{jenis: laporan, topik: rencana_kerja_rb, syarat: [ditandatangani, tahun_berjalan]}}
  pilihan:
    Y:
      arti: Laporannya ada dan ditandatangani.
      bila: {{dokumen: lengkap}}
    T:
      arti: Laporannya belum ada.
      temuan: Belum ada bukti laporan yang ditandatangani untuk tahun yang dinilai.
      langkah: "Dari T ke Y: susun laporannya, minta tanda tangan, lalu unggah."
  akibat: Tulis di sini akibatnya bila tidak dipenuhi.
  rekomendasi: {{uraian: Tulis di sini apa yang harus dikerjakan., peran: [{peran}], hari: 30}}
  contoh: Tulis di sini satu contoh bukti yang baik.
  dasar:
  - {{rujukan: {dasar}}}
  uji:
  - {{nama: lengkap, bukti: [laporan], didukung: Y}}
  - {{nama: tanpa bukti, bukti: [], didukung: T}}
  - nama: belum ditandatangani
    bukti: [{{contoh: laporan, ditandatangani: false}}]
    didukung: T
    temuan: [bukti-tanpa-tanda-tangan]
  - nama: dari tahun lain
    bukti: [{{contoh: laporan, tanggal: {tahun - 2}-03-02}}]
    didukung: T
    temuan: [bukti-di-luar-tahun]
"""
    return {"pack.yaml": head, f"setempat/{part}.yaml": rule}
