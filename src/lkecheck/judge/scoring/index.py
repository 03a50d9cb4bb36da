"""The index as the result tells it: one for each year of a run, with its categories, or why there is none."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction

from lkecheck.core.indonesian import number
from lkecheck.model.indeks import CaraGabung, Indeks, KategoriIndeks, SimpulIndeks, Sisi
from lkecheck.model.pack import Pack

from . import decimal
from .lowest_parts import Form, Sum
from .overall import Factors, Overall


def indices(forms: Sequence[Form]) -> tuple[Indeks, ...]:
    """One for each year that was judged, earliest first."""
    years = sorted({form.penilaian.tahun for form in forms})
    return tuple(_of_year(tahun, [form for form in forms if form.penilaian.tahun == tahun]) for tahun in years)


def overall(forms: Iterable[Form]) -> Overall | None:
    """The sums behind the index of the forms of one year; None where pusat is missing, or there are several."""
    given = list(forms)
    central = [form for form in given if form.penilaian.tingkat == "pusat"]
    if len(central) != 1:
        return None
    return Overall(central[0], [form for form in _units(given) if _same_tree(form, central[0])])


def factors(forms: Iterable[Form]) -> Factors:
    """Index points for one point of a form, by (kode of the OPD, tingkat, area); empty where there is no index."""
    found = overall(forms)
    return found.factors if found is not None else {}


def category(pack: Pack, value: Fraction) -> KategoriIndeks | None:
    """The highest category above whose threshold a value lies; the lowest one from zero."""
    known = pack.head.kategori
    kode = next((nama for nama, one in known.items() if value > Fraction(one.di_atas)), next(reversed(known), None))
    return KategoriIndeks(kode=kode, sebutan=known[kode].sebutan) if kode is not None else None


def _units(forms: Iterable[Form]) -> list[Form]:
    return [form for form in forms if form.penilaian.tingkat == "unit"]


def _same_tree(form: Form, central: Form) -> bool:
    """Packs may differ where both stand on one tree of weights: a city's pack extends the national one."""
    return form.pack is central.pack or form.pack.struktur == central.pack.struktur


def _of_year(tahun: int, forms: Sequence[Form]) -> Indeks:
    found = overall(forms)
    if found is None:
        return Indeks(tahun=tahun, opd=len(_units(forms)), catatan=(_why_none(tahun, forms),))
    pack, total = found.pack, found.total.index
    categories = [category(pack, value) for value in total.nilai]
    return Indeks(
        tahun=tahun,
        paket=pack.id,
        opd=len(found.units),
        cara=_way(pack),
        **_values(total),
        kategori_mandiri=categories[0],
        kategori_didukung=categories[1],
        kategori_mungkin=categories[2],
        simpul=tuple(_nodes(found)),
        catatan=tuple(_notes(found, _units(forms))),
    )


def _why_none(tahun: int, forms: Sequence[Form]) -> str:
    central = [form.penilaian.opd.kode for form in forms if form.penilaian.tingkat == "pusat"]
    if not central:
        return (
            f"Belum ada penilaian tingkat pusat untuk tahun {tahun}, jadi indeks pemerintah daerah belum dapat dihitung; "
            "yang ada baru nilai tiap perangkat daerah."
        )
    return (
        f"Ada {len(central)} penilaian tingkat pusat untuk tahun {tahun} ({', '.join(central)}), sedangkan indeks dihitung untuk "
        "satu pemerintah daerah; periksa foldernya sendiri-sendiri."
    )


def _way(pack: Pack) -> CaraGabung | None:
    gabungan = pack.head.gabungan
    if gabungan is None:
        return None
    sumber = pack.head.sumber[gabungan.sumber]
    return CaraGabung(nama=gabungan.cara, sumber=sumber.nama, terverifikasi=sumber.terverifikasi, catatan=gabungan.catatan)


def _nodes(found: Overall) -> Iterator[SimpulIndeks]:
    simpul = found.pack.simpul
    below: dict[str | None, list[str]] = {}
    for kode in found.nodes:
        below.setdefault(simpul[kode].induk, []).append(kode)
    for kode, node in found.nodes.items():
        area = found.areas.get(kode)
        yield SimpulIndeks(
            kode=kode,
            induk=simpul[kode].induk,
            jenis=simpul[kode].jenis,
            nama=simpul[kode].nama,
            **_values(node.index),
            pusat=_side(node.pusat, 1) if node.pusat.bobot else None,
            unit=_side(node.unit, len(node.opd)) if node.unit.bobot else None,
            cara=found.cara if area is not None and area.both else None,
            anak=tuple(below.get(kode, ())),
        )


def _side(side: Sum, opd: int) -> Sisi:
    return Sisi(**_values(side), opd=opd)


def _values(whole: Sum) -> Mapping[str, Decimal]:
    claimed, low, high = (decimal(value) for value in whole.nilai)
    return {"bobot": decimal(whole.bobot), "nilai_mandiri": claimed, "nilai_didukung": low, "nilai_mungkin": high}


def _notes(found: Overall, units: Sequence[Form]) -> Iterator[str]:
    """What a reader of the number has to know besides it."""
    pack = found.pack
    left_out = [form.penilaian.opd.kode for form in units if form not in found.units]
    if left_out:
        yield f"Tidak ikut dihitung karena dinilai dengan paket yang susunan bobotnya lain: {', '.join(left_out)}."
    if not found.units:
        yield "Belum ada penilaian perangkat daerah yang ikut dihitung, jadi semua area dihitung dari tingkat pusat saja."
    elif pack.head.gabungan is None:
        yield "Paket tidak menyebut cara menggabung pusat dan unit, jadi yang dihitung hanya tingkat pusat."
    elif not pack.head.sumber[pack.head.gabungan.sumber].terverifikasi:
        yield "Cara menggabung pusat dan unit belum dicocokkan dengan peraturannya."
    whole = sum((Fraction(one.bobot.pusat or 0) for one in pack.simpul.values() if one.induk is None), Fraction(0))
    assessed = found.total.pusat.bobot
    if assessed < whole:
        yield (
            f"Pada tingkat pusat yang dinilai baru {_text(assessed)} dari {_text(whole)} bobot; sisanya tidak menambah nilai, "
            "dan kategori dibaca dari nilai itu apa adanya."
        )
    if any(not pack.head.sumber[one.sumber].terverifikasi for one in pack.head.kategori.values()):
        yield "Ambang kategori belum dicocokkan dengan peraturannya."


def _text(value: Fraction) -> str:
    return number(decimal(value))
