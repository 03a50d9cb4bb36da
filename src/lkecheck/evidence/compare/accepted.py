"""Whether a file holds what its name, and its kind of document, say that it holds."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from lkecheck.model.facts import Cacat
from lkecheck.model.manifest import Bukti
from lkecheck.model.pack import Pack

_CONTAINERS = frozenset({"docx", "xlsx", "pptx", "odt", "ods", "odp"})


@dataclass(frozen=True, slots=True)
class Accepted:
    """Kinds of content that may stand behind an ending of a name, and that a kind of document may come as."""

    akhiran: Mapping[str, Sequence[str]]
    jenis: Mapping[str, Sequence[str]]
    nama: Mapping[str, str]

    @classmethod
    def of(cls, pack: Pack) -> Accepted:
        kinds = pack.kosakata.jenis
        return cls(
            pack.head.berkas_diterima,
            {kode: satu.berkas for kode, satu in kinds.items() if satu.berkas},
            {kode: satu.nama.lower() for kode, satu in kinds.items()},
        )

    def faults(self, bukti: Bukti, nama: str, kind: str) -> Iterator[Cacat]:
        """jenis-berkas-tak-sesuai, for a file of that name with content of that kind."""
        suffix = os.path.splitext(nama)[1].lower().lstrip(".")
        allowed = self.akhiran.get(suffix)
        # A container that was not looked into may hold what its name says.
        known = allowed is None or kind in allowed or (kind == "zip" and not _CONTAINERS.isdisjoint(allowed))
        if not known or kind == "program":
            yield _differs(bukti, nama, kind, f"berakhiran .{suffix}" if suffix else "tanpa akhiran")
        elif self.jenis.get(bukti.jenis) and kind not in self.jenis[bukti.jenis] and kind not in ("zip", "ole"):
            yield _differs(bukti, nama, kind, f"didaftarkan sebagai {self.nama[bukti.jenis]}")


def _differs(bukti: Bukti, nama: str, kind: str, said: str) -> Cacat:
    return Cacat("jenis-berkas-tak-sesuai", {"judul": bukti.judul, "berkas": nama, "akhiran": said, "isi": kind})
