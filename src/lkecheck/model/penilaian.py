"""The result: one plain frozen value that every report, baseline and exit code is computed from."""

# Without `from __future__ import annotations`: pydantic would compile each annotation's text again at every start.

from decimal import Decimal
from typing import Literal

from pydantic import Field

from .hasil import Hasil as Hasil
from .hasil import Nilai as Nilai
from .hasil import Unit as Unit
from .hasil_reviu import DasarBanding, JawabDinilai, PutusanDinilai, RingkasReviu
from .indeks import Indeks, Peringkat
from .kertas import BuktiDiserahkan, Isian, Permintaan
from .manifest import Tingkat
from .rules import Keparahan
from .sasaran import CapaianIndikator, CapaianQuickWin

StatusPemenuhan = Literal["terpenuhi", "sebagian", "belum", "perlu_reviu", "tidak_berlaku"]


class Lokasi(Hasil):
    """Where in a file: line and column from 1; in a workbook row and column, and the cell with its sheet, or none of them."""

    berkas: str
    baris: int
    kolom: int
    sel: str | None = Field(None, exclude_if=lambda sel: sel is None)

    def __str__(self) -> str:
        if self.sel is None:
            return f"{self.berkas}:{self.baris}:{self.kolom}"
        return f"{self.berkas}, sel {self.sel}" if self.sel else self.berkas


class Terkait(Hasil):
    """The other side of a finding across OPDs."""

    opd: str
    bukti: str


class PenanggungJawab(Hasil):
    """Who acts: the role, and the unit where a city pack names one."""

    peran: str
    kode: str | None = None
    nama: str | None = None


class Saran(Hasil):
    """What to do, who, within how many days."""

    uraian: str
    penanggung_jawab: tuple[PenanggungJawab, ...]
    tenggat_hari: int


class KepastianTemuan(Hasil):
    """How sure the statement and the list of documents are, by the names of their sources."""

    pernyataan: str
    bukti: str


class Jejak(Hasil):
    """One condition that was weighed: what it needs, how much surely and possibly holds, by which evidence."""

    anak_tangga: str
    kondisi: str
    perlu: int
    pasti: int
    mungkin: int
    bukti_pasti: tuple[str, ...]
    bukti_mungkin: tuple[str, ...]


class Temuan(Hasil):
    """One finding; `id` holds no text, place, engine or value.

    `dikecualikan` is the reviewer's exception in words, `ditutup` the verdict that answers it: such a finding is told and
    counted, but decides no exit code (`counts`).
    """

    id: str
    sidik_bukti: str
    aturan: str
    kriteria: str | None
    keparahan: Keparahan
    pesan: str
    kondisi: str
    akibat: str
    pertanyaan: str | None = None
    bukti: tuple[str, ...] = ()
    kriteria_terdampak: tuple[str, ...] = ()
    terkait: tuple[Terkait, ...] = ()
    dikecualikan: str | None = None
    ditutup: JawabDinilai | None = None
    berulang_sejak: int | None = None
    reviu: tuple[str, ...] = ()
    lokasi: Lokasi
    dasar: tuple[str, ...]
    kepastian: KepastianTemuan | None = None
    rekomendasi: Saran
    potensi: Nilai = Decimal(0)
    jejak: tuple[Jejak, ...] = ()

    @property
    def counts(self) -> bool:
        """True where no exception and no verdict of the reviewer sets it aside."""
        return self.dikecualikan is None and self.ditutup is None

    @property
    def of_status(self) -> bool:
        """True where it says a criterion's status, not what is wrong with evidence."""
        return self.aturan.startswith("kriteria-")


class PenilaianKriteria(Hasil):
    """One criterion: the answer, what the evidence supports, what APIP says of it, and what each is worth.

    `status` is that of the evidence, or of APIP's answer where there is one in force. `sidik_bukti` is what a verdict is
    tied to: sha256 over the linked items and their files. `dikecualikan` says why a criterion was declared not to apply.
    """

    kode: str
    area: str
    sub_aspek: str
    pernyataan: str
    status: StatusPemenuhan
    jawaban: str | None
    jawaban_didukung: str | None
    jawaban_mungkin: str | None
    jawaban_apip: str | None = None
    bobot: Nilai
    nilai_mandiri: Nilai
    nilai_didukung: Nilai
    nilai_mungkin: Nilai
    nilai_apip: Nilai | None = None
    bukti: tuple[str, ...]
    sidik_bukti: str = ""
    putusan: PutusanDinilai | None = None
    dikecualikan: str | None = None
    jejak: tuple[Jejak, ...] = Field((), exclude=True)
    isian: Isian | None = Field(None, exclude=True)
    diminta: Permintaan | None = Field(None, exclude=True)


class Bagian(Hasil):
    """A node of the tree with its sums; see Ringkasan for those of APIP."""

    kode: str
    induk: str | None
    jenis: str
    nama: str
    bobot: Nilai
    nilai_mandiri: Nilai
    nilai_didukung: Nilai
    nilai_mungkin: Nilai
    nilai_apip: Nilai | None = None
    diputus: int | None = None


class Ringkasan(Hasil):
    """Counts and sums of one manifest.

    With the reviewer's folder, `nilai_apip` sums APIP's values, and the supported ones where APIP is silent; `diputus` is
    how many criteria it answered, `terbuka_lagi` how many of its verdicts do not count since the evidence changed.
    """

    kriteria: int
    terpenuhi: int
    sebagian: int
    belum: int
    perlu_reviu: int
    tidak_berlaku: int
    bobot: Nilai
    nilai_mandiri: Nilai
    nilai_didukung: Nilai
    nilai_mungkin: Nilai
    inflasi: Nilai
    nilai_apip: Nilai | None = None
    diputus: int | None = None
    terbuka_lagi: int | None = None


class TidakDiperiksa(Hasil):
    """Something that was not looked at: what, why, how many."""

    apa: str
    sebab: str
    jumlah: int


class Diperiksa(Hasil):
    """Whether files were opened, and what was left unchecked."""

    berkas: bool
    tidak_diperiksa: tuple[TidakDiperiksa, ...] = ()


class PaketDipakai(Hasil):
    """The pack that judged."""

    id: str
    versi: str
    sha256: str


class BerkasManifest(Hasil):
    """The manifest that was judged."""

    berkas: str
    sha256: str


class Penilaian(Hasil):
    """One manifest, judged."""

    opd: Unit
    tingkat: Tingkat
    tahun: int
    paket: PaketDipakai
    manifest: BerkasManifest
    diperiksa: Diperiksa
    ringkasan: Ringkasan
    bagian: tuple[Bagian, ...]
    kriteria: tuple[PenilaianKriteria, ...]
    temuan: tuple[Temuan, ...]
    bukti: tuple[BuktiDiserahkan, ...] = Field((), exclude=True)

    @property
    def areas(self) -> tuple[Bagian, ...]:
        """Areas, and aspek whose indicators stand right under them."""
        above = {satu.induk for satu in self.bagian if satu.jenis == "area"}
        return tuple(satu for satu in self.bagian if satu.jenis == "area" or (satu.jenis == "aspek" and satu.kode not in above))


class Alat(Hasil):
    """The program that judged, and by which engine."""

    nama: Literal["lkecheck"] = "lkecheck"
    versi: str
    mesin: str


class GalatHasil(Hasil):
    """A file that could not be judged; `sel` is the cell with its sheet where the file is a workbook."""

    berkas: str
    baris: int
    kolom: int
    pesan: str
    sel: str | None = Field(None, exclude_if=lambda sel: sel is None)

    @property
    def dalam(self) -> str:
        """The place inside the file; empty where it is the whole."""
        if self.sel:
            return f"sel {self.sel}"
        return f"{self.baris}:{self.kolom}" if self.baris else ""

    @property
    def tempat(self) -> str:
        """The place as a person is told it."""
        return f"{self.berkas}{', ' if self.sel else ':' if self.baris else ''}{self.dalam}"


class TugasDinilai(Hasil):
    """A duty of a working group, and whether evidence shows it; it has no weight in the LKE."""

    kode: str
    area: int
    tahap: str
    uraian: str
    status: StatusPemenuhan
    bukti: tuple[str, ...]
    sumber: str


class Kota(Hasil):
    """What of the run belongs to no OPD: findings, duties, one index a year, the OPDs' ranking, and the city's own goals."""

    temuan: tuple[Temuan, ...] = ()
    tugas: tuple[TugasDinilai, ...] = ()
    indeks: tuple[Indeks, ...] = ()
    peringkat: tuple[Peringkat, ...] = ()
    sasaran: tuple[CapaianIndikator, ...] = ()
    quick_win: tuple[CapaianQuickWin, ...] = ()


class Laporan(Hasil):
    """The whole run: what `check --output json` prints."""

    skema: Literal["lkecheck/penilaian/1"] = "lkecheck/penilaian/1"
    alat: Alat
    tanggal: str
    pernyataan: str = Field(description="Apa yang bukan: bukan penilaian resmi, keyakinan terbatas.")
    pengaturan: dict[str, str] = {}
    reviu: RingkasReviu | None = None
    dasar_banding: DasarBanding | None = None
    penilaian: tuple[Penilaian, ...]
    kota: Kota = Kota()
    galat: tuple[GalatHasil, ...] = ()

    def exit_code(self, fail_on: str, strict: bool = False) -> int:
        """2 where nothing could be judged, 3 where something could not, 1 where findings reach `fail_on`, else 0."""
        if self.galat and not self.penilaian:
            return 2
        unchecked = strict and any(satu.diperiksa.tidak_diperiksa for satu in self.penilaian)
        if self.galat or unchecked:
            return 3
        reached = RANK.get(fail_on, 0)
        semua = [temuan for satu in self.penilaian for temuan in satu.temuan] + list(self.kota.temuan)
        return int(any(RANK[temuan.keparahan] >= reached and temuan.counts for temuan in semua) and reached > 0)


RANK = {"observasi": 1, "minor": 2, "mayor": 3}
"""Order of severity; `never` has no rank and fails on nothing."""
