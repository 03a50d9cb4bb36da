"""What a file says of itself, whatever a manifest says of it: the result of looking at one file's bytes."""

# Without `from __future__ import annotations`: pydantic would compile each annotation's text again at every start.

from datetime import date, datetime
from typing import Literal

from pydantic import BaseModel, ConfigDict


class Isi(BaseModel):
    """Base: frozen, and strict about names, since it crosses processes and lies in a cache."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)


class TandaTangan(Isi):
    """One signature of a PDF. Intact, covering, unchanged and trusted are separate facts; None: not looked at.

    `cap_waktu` marks a document's timestamp, which nobody signs with. `waktu` is the signer's own claim. `masalah` says
    why a fact could not be had, or what weakens it, in Indonesian.
    """

    isian: str
    cap_waktu: bool = False
    penanda_tangan: str | None = None
    penerbit: str | None = None
    waktu: datetime | None = None
    utuh: bool | None = None
    mencakup_seluruh: bool | None = None
    diubah: bool | None = None
    tepercaya: bool | None = None
    masalah: str | None = None


class Bacaan(Isi):
    """What the text of a document says of the document itself, as far as it can be read; empty where it does not say.

    `nomor` are its own numbers as written and `tanggal` the days it may bear, both likeliest first; `ditetapkan` the day
    that stands behind that word; `periode` as in a manifest (2022, 2022-S1, 2022-Q3, 2022-07).
    `ttd` is the word that stands for a signature on a copy, `klaim_tte` a sentence that claims an electronic one.
    """

    nomor: tuple[str, ...] = ()
    tanggal: tuple[date, ...] = ()
    ditetapkan: date | None = None
    periode: tuple[str, ...] = ()
    penandatangan: str | None = None
    jabatan: str | None = None
    ttd: bool = False
    rancangan: bool = False
    klaim_tte: str | None = None
    mencabut: tuple[str, ...] = ()


class DataPribadi(Isi):
    """A number of a person that stands open in a text; `tersamar` shows it masked, never whole."""

    jenis: Literal["NIK", "nomor KK", "NPWP", "nomor rekening"]
    tersamar: str
    halaman: int


class Gambar(Isi):
    """A picture: when it was taken, by its EXIF."""

    diambil: datetime | None = None


class IsiBerkas(Isi):
    """Everything that was seen in one file.

    `jenis` is the kind by content. Pages count from 1 and stand in `teks` separated by form feeds; `terpotong` where
    reading stopped at a limit. `tidak_dilihat` maps a look that could not be done to the reason.
    """

    sha256: str
    jenis: str
    rusak: str | None = None
    terkunci: bool = False
    halaman: int | None = None
    halaman_kosong: tuple[int, ...] = ()
    halaman_pindai: tuple[int, ...] = ()
    teks: str = ""
    terpotong: bool = False
    properti: dict[str, str] = {}
    aktif: tuple[str, ...] = ()
    gambar: Gambar | None = None
    tanda_tangan: tuple[TandaTangan, ...] = ()
    bacaan: Bacaan | None = None
    data_pribadi: tuple[DataPribadi, ...] = ()
    tidak_dilihat: dict[str, str] = {}
