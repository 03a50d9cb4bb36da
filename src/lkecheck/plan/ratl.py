"""The steps as an action plan (RATL): weakness, action, indicator, who, when, evidence, status."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from lkecheck.model.rencana import BarisRatl, Langkah
from lkecheck.words import FOLLOWED, who

from .options import Option


def rows(steps: Iterable[tuple[Option, Langkah]], today: date) -> Iterator[BarisRatl]:
    """One row for each step."""
    for option, step in steps:
        pack, satu = option.standing.pack, option.standing.penilaian
        yield BarisRatl(
            no=step.nomor,
            opd=f"{satu.opd.kode} {satu.opd.nama}",
            area=f"{step.area} {pack.simpul[step.area].nama}",
            kriteria=f"{step.kode} {step.pernyataan}",
            kelemahan=option.standing.findings[step.kode].kondisi,
            rencana_aksi=step.langkah,
            indikator=f"{step.kode} mendukung jawaban {step.ke}: {step.arti}",
            penanggung_jawab=who(step.penanggung_jawab),
            jadwal=(today + timedelta(days=step.tenggat_hari)).isoformat(),
            bukti=evidence(step),
            status=FOLLOWED[0],
        )


def evidence(step: Langkah) -> str:
    """The documents, what they must show, and what the reviewer must decide."""
    parts = [dokumen.uraian for dokumen in step.dokumen]
    parts += step.rincian
    if step.keputusan:
        parts.append(f"keputusan pereviu: {step.keputusan}")
    return "; ".join(parts)
