"""What the whole run says: the index, the map of values, the OPDs side by side, and what belongs to no OPD."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from lkecheck import words
from lkecheck.model.penilaian import GalatHasil, TugasDinilai

from . import parts, verdicts
from .book import Book, counted
from .cards import cards
from .goals import goals
from .heat import heat
from .index import indices
from .markup import Html, el, join
from .ranking import ranking


def city(book: Book) -> Html:
    """The section that stands first."""
    inside = (el("h2", "Sekilas", id="sekilas-nama"), *_said(book), indices(book.laporan.kota.indeks))
    compared = (heat(book), ranking(book)) if book.several else ()
    rest = (goals(book.laporan), _findings(book), _duties(book.laporan.kota.tugas), _broken(book), _unchecked(book))
    return el("section", *inside, *compared, *rest, id="sekilas", class_="kota", aria_labelledby="sekilas-nama")


def _said(book: Book) -> Iterator[Html]:
    found = counted(book.temuan)
    units = sum(satu.tingkat == "unit" for satu in book.laporan.penilaian)
    judged = words.listed(_judged(len(book.laporan.penilaian) - units, units))
    yield el("p", f"Dinilai: {judged}. {words.count(len(book.temuan))} temuan: {words.severities(found)}.")
    for told in (verdicts.aside(book.temuan), *verdicts.of_run(book.laporan)):
        if told:
            yield el("p", told)


def _judged(whole: int, units: int) -> Iterator[str]:
    if whole:
        yield "pemerintah daerah sebagai keseluruhan"
    if units:
        yield f"{words.count(units)} perangkat daerah"
    if not whole and not units:
        yield "tidak ada"


def _findings(book: Book) -> Html:
    found = book.laporan.kota.temuan
    if not found:
        return join(())
    inside = (el("h3", f"Temuan atas seluruh kota ({words.count(len(found))})"), cards(book, found, None))
    return el("div", *inside, id="temuan-kota")


def _duties(tugas: tuple[TugasDinilai, ...]) -> Html:
    if not tugas:
        return join(())
    many = Counter[str](satu.status for satu in tugas)
    counts = ", ".join(f"{name.lower()} {many[status]}" for status, name in words.STATUS.items() if many[status])
    heading = el("summary", el("h3", f"Tugas pokja ({len(tugas)})"))
    table = parts.table("Tugas pokja dan buktinya", parts.head(_DUTY), el("tbody", *(_duty(satu) for satu in tugas)), "tugas")
    told = el("p", f"Tanpa bobot dalam LKE. Menurut bukti: {counts}.")
    return join((el("details", heading, told, table, open=True),))


_DUTY = ("Tugas", "Area", "Tahap", "Uraian", "Status", "Bukti")


def _duty(satu: TugasDinilai) -> Html:
    stage = words.STAGE.get(satu.tahap, satu.tahap)
    status = el("td", words.STATUS[satu.status], class_=satu.status)
    cells = (el("td", satu.area), el("td", stage), el("td", satu.uraian), status, el("td", ", ".join(satu.bukti)))
    return el("tr", el("th", satu.kode, scope="row"), *cells)


def _broken(book: Book) -> Html:
    if not book.laporan.galat:
        return join(())
    lines = [f"{satu.berkas}{_at(satu)}: {satu.pesan}" for satu in book.laporan.galat]
    return join((el("h3", f"Belum dinilai ({len(lines)} galat)"), el("p", "Manifest ini salah."), parts.bullets(lines)))


def _at(galat: GalatHasil) -> str:
    """The cell, or line and column; nothing where the place is the whole file."""
    if galat.sel:
        return f" sel {galat.sel}"
    return f" baris {galat.baris}, kolom {galat.kolom}" if galat.baris else ""


def _unchecked(book: Book) -> Html:
    many: Counter[tuple[str, str]] = Counter()
    for satu in book.laporan.penilaian:
        many.update({(one.apa, one.sebab): one.jumlah for one in satu.diperiksa.tidak_diperiksa})
    lines = [f"{apa} ({words.count(jumlah)}): {sebab}." for (apa, sebab), jumlah in many.items()]
    if not book.several or not lines:
        return join(())
    return join((el("h3", "Yang tidak diperiksa"), parts.bullets(lines)))
