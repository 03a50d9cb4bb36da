"""What an earlier review already found on a criterion, from the city pack."""

from __future__ import annotations

from dataclasses import dataclass

from lkecheck.model.city import ReviuFile

from .context import Context


@dataclass(frozen=True, slots=True)
class Earlier:
    """Codes of earlier findings on one criterion, since when it recurs, and the sentence that says so."""

    codes: tuple[str, ...] = ()
    berulang_sejak: int | None = None
    sentence: str = ""

    @classmethod
    def of(cls, context: Context, kode: str) -> Earlier:
        """From the reviews of that year and the years before."""
        tahun = context.source.manifest.tahun
        reviews = [review for review in context.pack.kota.reviu if review.tahun <= tahun]
        codes: list[str] = []
        sentences: list[str] = []
        since = [review.tahun for review in reviews if review.tahun < tahun and _tied(review, kode)]
        for review in reviews:
            tied = _tied(review, kode)
            codes += tied
            sentences += [_sentence(review, kode, tied, recurring=review.tahun < tahun)] if tied else []
        return cls(tuple(codes), min(since, default=None), " ".join(sentences))


def _tied(review: ReviuFile, kode: str) -> list[str]:
    return [code for code, temuan in review.temuan.items() if kode in temuan.kriteria]


def _sentence(review: ReviuFile, kode: str, tied: list[str], *, recurring: bool) -> str:
    start = f"Temuan berulang sejak {review.tahun}" if recurring else f"Sama dengan temuan reviu {review.tahun}"
    numbers = dict.fromkeys(nomor for code in tied for nomor in review.temuan[code].rekomendasi)
    # A recommendation that names the criterion itself says more than a general one.
    own = [nomor for nomor in numbers if kode in review.rekomendasi[nomor].kriteria] or list(numbers)
    told = "; ".join(f"rekomendasi {nomor}: {review.rekomendasi[nomor].uraian.rstrip('.')}" for nomor in own)
    return f"{start} ({', '.join(tied)}){'; ' + told if told else ''}."
