"""A rule pack: the law as data, as it stands in the files under rules/."""

# Without `from __future__ import annotations`: pydantic would compile each annotation's text again at every start.

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from functools import cached_property
from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from lkecheck.core.fields import Angka, MasaTahun, Model, Tahun, Teks

from .city import Kota
from .manifest import Kata
from .rules import Daftar, Dasar, DokumenHasil, Dukungan, Irama, Keparahan, Kepastian, Kriteria, Peran, Pita, Rantai

REQUIRED_FINDINGS = frozenset(
    [
        "berkas-gagal-diperiksa",
        "berkas-hilang",
        "berkas-kosong",
        "berkas-melampaui-batas",
        "berkas-rusak",
        "berkas-tak-terdaftar",
        "berkas-terkunci",
        "bukti-di-luar-tahun",
        "bukti-dicabut",
        "bukti-draf",
        "bukti-ganda",
        "bukti-ganda-lintas-opd",
        "bukti-kedaluwarsa",
        "bukti-mirip-lintas-opd",
        "bukti-tanpa-berkas",
        "bukti-tanpa-nomor",
        "bukti-tanpa-tanda-tangan",
        "bukti-tanpa-tanggal",
        "bukti-yatim",
        "cakupan-melebihi-sasaran",
        "data-pribadi-terbuka",
        "evaluasi-tanpa-kebijakan",
        "folder-tanpa-manifest",
        "jawaban-kosong",
        "jawaban-kurang-dari-bukti",
        "jawaban-melebihi-bukti",
        "jawaban-tak-dikenal",
        "jawaban-tanpa-bukti",
        "jenis-berkas-tak-sesuai",
        "kaitan-disarankan",
        "kaitan-tak-sesuai",
        "kit-tak-lengkap",
        "kit-tak-selaras",
        "konten-aktif",
        "kriteria-belum-terpenuhi",
        "kriteria-perlu-reviu",
        "laporan-tanpa-periode",
        "nama-berkas-tak-wajar",
        "nomor-tak-cocok",
        "opd-belum-menyerahkan",
        "opd-tak-cocok",
        "paket-mungkin-diganti",
        "pengecualian-kedaluwarsa",
        "pengecualian-tak-terpakai",
        "pindai-tanpa-teks",
        "putusan-di-folder-opd",
        "putusan-tak-terpakai",
        "putusan-terbuka-lagi",
        "sha256-berbeda",
        "tanggal-tak-cocok",
        "tautan-belum-dibekukan",
        "tindak-lanjut-tanpa-evaluasi",
        "topik-tak-cocok",
        "tte-diklaim-tanpa-tanda-tangan",
        "tte-diubah-setelah-ditandatangani",
        "tte-tak-terpercaya",
        "tte-tidak-sah",
    ]
)
"""Kinds of finding that the program makes; rules/dasar explains each, and a pack may do so in other words."""


class Sumber(Model):
    """Where a figure or a statement of a pack comes from.

    What stands on a source that may not reject (`menolak`) is never judged worse than `perlu_reviu`.
    """

    nama: Teks
    terverifikasi: bool
    menolak: bool = True


class MasaPaket(Model):
    """Years of assessment that a pack is in force for, with the source of its end."""

    mulai: Tahun
    sampai: Tahun | None = None
    sumber: Teks
    terverifikasi: bool


class Skala(Model):
    """A scale: letters with their scores from the top, or a number, or codes of an opinion with their factors."""

    bentuk: Literal["huruf", "persen", "angka", "opini"]
    nilai: dict[str, Angka]
    faktor: dict[str, Angka] = {}
    sumber: Kepastian


class BobotTingkat(Model):
    """The weight of a node at each tingkat; absent = not assessed there."""

    pusat: Angka | None = None
    unit: Angka | None = None


class Simpul(Model):
    """A node of the tree komponen > aspek > area > sub_aspek.

    A weight that changed stands once for each span of years (`berlaku`); without one it holds as long as the pack.
    """

    kode: Kata
    nama: Teks
    jenis: Literal["komponen", "aspek", "area", "sub_aspek"]
    induk: Kata | None = None
    bobot: BobotTingkat
    berlaku: MasaTahun = MasaTahun()
    sumber: Kepastian
    catatan: Teks | None = None


class DasarHukum(Model):
    """A law or regulation, once."""

    teks: Teks
    tentang: Teks
    sumber: Kepastian


class JenisDokumen(Model):
    """A kind of document. `bersama`: one paper rightly serves many OPDs, so equal copies are no finding.

    `berkas` are the kinds of content it may come as; empty: any that is accepted at all.
    """

    nama: Teks
    berkas: Annotated[tuple[Kata, ...], Daftar] = ()
    kata_kunci: Annotated[tuple[Teks, ...], Daftar] = ()
    kalah_dari: Annotated[tuple[Kata, ...], Daftar] = ()
    bersama: bool = False


class Topik(Model):
    """A subject of documents."""

    nama: Teks
    kata_kunci: Annotated[tuple[Teks, ...], Daftar] = ()


class JenisTemuan(Model):
    """A kind of finding: what it does to support, how bad it is, and everything `explain` tells of it."""

    nama: Teks
    tentang: Literal["kriteria", "jawaban", "kaitan", "rantai", "berkas", "dokumen", "tanda_tangan", "himpunan", "proses"]
    dukungan: Dukungan | None = None
    keparahan: Keparahan
    pesan: Teks
    diperiksa: Teks
    mengapa: Teks
    contoh: Teks
    langkah: Teks
    peran: Annotated[tuple[Peran, ...], Daftar, Field(min_length=1)]
    hari: Annotated[int, Field(ge=1, le=365)]
    dasar: Annotated[tuple[Dasar, ...], Daftar] = ()


class Perangkat(Model):
    """What the papers of one event (kegiatan) must have, and which of its kinds bear the day of the meeting."""

    pemicu: Annotated[tuple[Kata, ...], Daftar]
    wajib: Annotated[tuple[Kata, ...], Daftar]
    salah_satu: Annotated[tuple[Kata, ...], Daftar]
    sehari: Annotated[tuple[Kata, ...], Daftar]
    mendahului: Annotated[tuple[Kata, ...], Daftar]


class Ambang(Model):
    """A band of a ratio: reached from `minimal`, or only above `di_atas`."""

    minimal: Angka | None = None
    di_atas: Angka | None = None
    sumber: Kepastian


class Gabungan(Model):
    """How the values of pusat and unit become one (`scoring.combine` knows the ways)."""

    cara: Literal["rata_rata_rasio", "rata_rata", "jumlah", "jumlah_rasio", "pusat", "unit"]
    sumber: Kepastian
    catatan: Teks | None = None


class Kategori(Model):
    """A category of the index: reached above `di_atas`; the lowest one from zero."""

    di_atas: Angka
    sebutan: Teks
    sumber: Kepastian


class TautanDikenal(Model):
    """Hosts that say what a link is: `links.Dikenal` tells how they are written."""

    sumber: Kepastian
    pemendek: Annotated[tuple[Teks, ...], Daftar] = ()
    penyimpanan: Annotated[tuple[Teks, ...], Daftar] = ()
    folder: Annotated[tuple[Teks, ...], Daftar] = ()


class PackHead(Model):
    """pack.yaml: what stands once in a pack; `minimal` is the percentage of its weight that a node must at least reach."""

    skema: Literal["lkecheck/paket/1"]
    id: Annotated[str, StringConstraints(pattern=r"^[a-z0-9][a-z0-9-]{0,39}$")]
    nama: Teks
    versi: Teks
    memperluas: Kata | None = None
    berlaku: MasaPaket
    catatan: Annotated[tuple[Teks, ...], Daftar] = ()
    sumber: dict[Kata, Sumber] = {}
    skala: dict[Kata, Skala] = {}
    pita: dict[Pita, Ambang] = {}
    berkala_paling_sedikit: Annotated[int, Field(ge=1, le=12)] = 2
    irama: dict[Irama, int] = {}
    peran: dict[Peran, Teks] = {}
    dasar: dict[Kata, DasarHukum] = {}
    dasar_temuan: Annotated[tuple[Dasar, ...], Daftar] = ()
    perangkat_kegiatan: Perangkat | None = None
    berkas_diterima: dict[Kata, Annotated[tuple[Kata, ...], Daftar]] = {}
    kata_unit: Annotated[tuple[Kata, ...], Daftar] = ()
    pejabat_bersama: Annotated[tuple[Kata, ...], Daftar] = ()
    tautan: TautanDikenal | None = None
    gabungan: Gabungan | None = None
    kategori: dict[Kata, Kategori] = {}
    minimal: dict[Kata, Angka] = {}
    struktur: Annotated[tuple[Simpul, ...], Daftar] = ()


class Vocabulary(Model):
    """kosakata.yaml: the closed lists of kinds and topics."""

    skema: Literal["lkecheck/kosakata/1"]
    jenis: dict[Kata, JenisDokumen] = {}
    topik: dict[Kata, Topik] = {}


class FindingKinds(Model):
    """temuan.yaml: kinds of finding besides the criteria's own texts, and names of the roles that they call upon.

    Those that the program makes stand once under rules/dasar, and every pack rests on them; a pack writes what differs.
    """

    skema: Literal["lkecheck/temuan/1"]
    peran: dict[Peran, Teks] = {}
    temuan: dict[Kata, JenisTemuan] = {}


@dataclass(frozen=True)
class Pack:
    """A whole pack, checked; `sub_aspek` maps each criterion's code to its node.

    `struktur` holds every node with the years it holds for, those of the packs it extends first; `simpul` the nodes by
    code as they hold for the year at hand (for a dated pack without a year: the last ones).
    """

    head: PackHead
    kosakata: Vocabulary
    temuan: dict[str, JenisTemuan]
    simpul: dict[str, Simpul]
    kriteria: dict[str, Kriteria]
    sub_aspek: dict[str, str]
    sha256: str
    kota: Kota = field(default_factory=Kota)
    rantai: tuple[Rantai, ...] = ()
    tahun_uji: Mapping[str, int] = field(default_factory=dict)
    struktur: tuple[Simpul, ...] = ()

    @property
    def id(self) -> str:
        return self.head.id

    def source_of(self, kriteria: Kriteria) -> str:
        """Where a criterion's statement comes from, and its ladder where that is another source."""
        statement = self.head.sumber[kriteria.sumber].nama
        if kriteria.sumber_pilihan in (None, kriteria.sumber):
            return statement
        return f"{statement}; tangga jawaban: {self.head.sumber[kriteria.sumber_pilihan or kriteria.sumber].nama}"

    def rejects(self, sumber: str) -> bool:
        """Whether a criterion of this source may be judged worse than `perlu_reviu`."""
        return self.head.sumber[sumber].menolak

    @cached_property
    def results(self) -> tuple[DokumenHasil, ...]:
        """The results that some document of the pack prepares."""
        found: dict[DokumenHasil, None] = {}
        for kriteria in self.kriteria.values():
            for dokumen in kriteria.semua_dokumen:
                if dokumen.hasil is not None:
                    found[dokumen.hasil] = None
        return tuple(found)

    @cached_property
    def asked_words(self) -> frozenset[str]:
        """Every word that some criterion asks a text to hold."""
        conditions = [pilihan.bila for kriteria in self.kriteria.values() for pilihan in kriteria.pilihan.values()]
        return frozenset(word for kondisi in conditions if kondisi is not None for word in kondisi.words)

    @cached_property
    def read_pairs(self) -> frozenset[tuple[str, str]]:
        """Kinds of document, each with its subject, whose text some criterion wants to be read."""
        reading = (
            kriteria
            for kriteria in self.kriteria.values()
            if any(pilihan.bila is not None and pilihan.bila.words for pilihan in kriteria.pilihan.values())
        )
        pairs = {(dok.jenis, dok.topik) for kriteria in reading for dok in kriteria.semua_dokumen}
        every = (dok for kriteria in self.kriteria.values() for dok in kriteria.semua_dokumen)
        return frozenset(pairs | {(dok.jenis, dok.topik) for dok in every if "unit_dinilai" in dok.syarat})

    @cached_property
    def dated(self) -> bool:
        """True where a criterion or a weight holds for some of the pack's years only."""
        always = MasaTahun()
        nodes = any(simpul.berlaku != always for simpul in self.struktur)
        return nodes or any(kriteria.berlaku != always for kriteria in self.kriteria.values())

    def in_year(self, tahun: int) -> "Pack":
        """The pack as it holds for one year of assessment; itself where nothing in it is dated."""
        if not self.dated:
            return self
        nodes = {simpul.kode: simpul for simpul in self.struktur if simpul.berlaku.covers(tahun)}
        holding = (satu for satu in self.kriteria.values() if satu.berlaku.covers(tahun))
        kept = {satu.kode: satu for satu in holding if self.sub_aspek[satu.kode] in nodes}
        return replace(self, simpul=nodes, kriteria=kept)

    def find(self, kode: str) -> str | None:
        """The criterion's code as the pack writes it, whatever the letter case."""
        return next((known for known in self.kriteria if known.casefold() == kode.casefold()), None)

    def at(self, tingkat: str) -> tuple[Kriteria, ...]:
        """Criteria of one tingkat, in the order of the form."""
        return tuple(satu for satu in self.kriteria.values() if tingkat in satu.tingkat)

    def area(self, kode: str) -> str:
        """The area (or the aspek, where an indicator stands right under it) of a criterion."""
        simpul = self.simpul[self.sub_aspek[kode]]
        while simpul.jenis == "sub_aspek" and simpul.induk is not None:
            simpul = self.simpul[simpul.induk]
        return simpul.kode

    def bobot(self, simpul: str, tingkat: str) -> Decimal | None:
        """Weight of a node at a tingkat; None where it is not assessed there."""
        bobot = self.simpul[simpul].bobot
        return bobot.pusat if tingkat == "pusat" else bobot.unit
