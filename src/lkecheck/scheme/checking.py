"""Checks a pack against itself: weights add up, references resolve, every rule carries its proof."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from decimal import Decimal
from typing import Any

from lkecheck.core.errors import Galat, did_you_mean
from lkecheck.model.pack import REQUIRED_FINDINGS, Pack
from lkecheck.model.rules import Dasar, Dokumen, Kondisi, Kriteria, RuleFile

Tell = Callable[..., Galat]


def check_head(pack: Pack, tell: Tell) -> Iterator[Galat]:
    """The tree and the tables of pack.yaml."""
    years = {tahun: pack.in_year(tahun) for tahun in _years(pack)}
    for index, simpul in enumerate(pack.head.struktur):
        if simpul.induk is not None and simpul.induk not in pack.simpul:
            yield tell(("struktur", index, "induk"), f'induk "{simpul.induk}" tidak ada dalam struktur.')
        for tingkat in ("pusat", "unit"):
            for tahun, one in years.items():
                when = f"tahun {tahun}: " if pack.dated else ""
                for text in _sum(one, simpul.kode, tingkat) if simpul.kode in one.simpul else ():
                    yield tell(("struktur", index, "bobot"), when + text)
        yield from check_source(pack, simpul.sumber, tell, ("struktur", index, "sumber"))
    for tahun in _years(pack):
        here = [simpul.kode for simpul in pack.head.struktur if simpul.berlaku.covers(tahun)]
        for kode in sorted({kode for kode in here if here.count(kode) > 1}):
            yield tell(("struktur",), f'kode "{kode}" berlaku dua kali pada tahun {tahun}.')
    for nama, skala in pack.head.skala.items():
        scores = list(skala.nilai.values())
        if len(scores) < 2 or scores != sorted(scores, reverse=True) or scores[0] > 1 or scores[-1] != 0:
            yield tell(("skala", nama, "nilai"), f'skala "{nama}" harus turun dari paling tinggi 1 sampai 0.')
    if pack.head.tautan is not None:
        yield from check_source(pack, pack.head.tautan.sumber, tell, ("tautan", "sumber"))
    yield from _index(pack, tell)
    yield from _bases(pack, pack.head.dasar_temuan, tell, ("dasar_temuan",))
    for nama in sorted(REQUIRED_FINDINGS - set(pack.temuan)):
        yield tell((), f'temuan "{nama}" belum ada; tulis dalam temuan.yaml, atau perluas paket yang memuatnya.')


def _index(pack: Pack, tell: Tell) -> Iterator[Galat]:
    """How the index is made: the way of combining, its categories, and what each part must at least reach."""
    if pack.head.gabungan is not None:
        yield from check_source(pack, pack.head.gabungan.sumber, tell, ("gabungan", "sumber"))
    above = [kategori.di_atas for kategori in pack.head.kategori.values()]
    if above and (above != sorted(set(above), reverse=True) or above[-1] != 0):
        yield tell(("kategori",), "ambang kategori harus turun dari yang teratas sampai 0.")
    for nama, kategori in pack.head.kategori.items():
        yield from check_source(pack, kategori.sumber, tell, ("kategori", nama, "sumber"))
    for kode, persen in pack.head.minimal.items():
        if kode not in pack.simpul:
            yield tell(("minimal", kode), f'"{kode}" tidak ada dalam struktur.{did_you_mean(kode, pack.simpul)}', key=True)
        if persen > 100:
            yield tell(("minimal", kode), f"paling sedikit {persen} persen tidak mungkin dicapai.")


def _years(pack: Pack) -> list[int]:
    """The years to look at: all of the pack's, or the first where nothing in it is dated or no end is known."""
    masa = pack.head.berlaku
    return list(range(masa.mulai, (masa.sampai or masa.mulai) + 1)) if pack.dated else [masa.mulai]


def _sum(pack: Pack, kode: str, tingkat: str) -> Iterator[str]:
    own = pack.bobot(kode, tingkat)
    weights = [pack.bobot(anak.kode, tingkat) for anak in pack.simpul.values() if anak.induk == kode]
    known = [bobot for bobot in weights if bobot is not None]
    if known and own is not None and sum(known, Decimal(0)) != own:
        yield f"bobot {tingkat} {kode} adalah {own}, tetapi jumlah bagiannya {sum(known, Decimal(0))}."
    if known and own is None:
        yield f"bobot {tingkat} {kode} kosong, padahal bagiannya berbobot {sum(known, Decimal(0))}."


def check_rules(pack: Pack, berkas: RuleFile, tell: Tell) -> Iterator[Galat]:
    """The criteria of one file."""
    simpul = pack.simpul.get(berkas.sub_aspek)
    if simpul is None or simpul.jenis != "sub_aspek":
        hint = did_you_mean(berkas.sub_aspek, [s.kode for s in pack.simpul.values() if s.jenis == "sub_aspek"])
        yield tell(("sub_aspek",), f'sub-aspek "{berkas.sub_aspek}" tidak ada dalam struktur.{hint}')
    for index, rantai in enumerate(berkas.rantai):
        for langkah, kode in rantai.langkah.items():
            member = pack.kriteria.get(kode)
            if member is None or rantai.tingkat not in member.tingkat:
                hint = did_you_mean(kode, pack.kriteria)
                message = f'kriteria "{kode}" tidak ada pada tingkat {rantai.tingkat}.{hint}'
                yield tell(("rantai", index, "langkah", langkah), message)
    for index, kriteria in enumerate(berkas.kriteria):
        path = ("kriteria", index)
        yield from _references(pack, kriteria, tell, path)
        yield from check_documents(pack, kriteria, tell, path)
        yield from _ladder(pack, kriteria, tell, path)
        if kriteria.dinilai:
            yield from _proof(kriteria, tell, path)


def _bases(pack: Pack, bases: Iterable[Dasar], tell: Tell, path: tuple[Any, ...]) -> Iterator[Galat]:
    for index, dasar in enumerate(bases):
        if dasar.rujukan not in pack.head.dasar:
            hint = did_you_mean(dasar.rujukan, pack.head.dasar)
            yield tell((*path, index), f'dasar hukum "{dasar.rujukan}" tidak ada dalam pack.yaml.{hint}')


def _references(pack: Pack, kriteria: Kriteria, tell: Tell, path: tuple[Any, ...]) -> Iterator[Galat]:
    if kriteria.skala not in pack.head.skala:
        hint = did_you_mean(kriteria.skala, pack.head.skala)
        yield tell((*path, "skala"), f'skala "{kriteria.skala}" tidak dikenal.{hint}')
    yield from check_source(pack, kriteria.sumber, tell, (*path, "sumber"))
    yield from check_source(pack, kriteria.sumber_bukti, tell, (*path, "sumber_bukti"))
    if kriteria.sumber_pilihan is not None:
        yield from check_source(pack, kriteria.sumber_pilihan, tell, (*path, "sumber_pilihan"))
    yield from _bases(pack, kriteria.dasar, tell, (*path, "dasar"))
    for peran in kriteria.rekomendasi.peran if kriteria.rekomendasi else ():
        if peran not in pack.head.peran:
            hint = did_you_mean(peran, pack.head.peran)
            yield tell((*path, "rekomendasi", "peran"), f'peran "{peran}" tidak dikenal.{hint}')


def check_source(pack: Pack, sumber: str, tell: Tell, path: tuple[Any, ...]) -> Iterator[Galat]:
    """A source must be named in pack.yaml."""
    if sumber not in pack.head.sumber:
        yield tell(path, f'sumber "{sumber}" tidak ada dalam pack.yaml.{did_you_mean(sumber, pack.head.sumber)}')


def check_documents(pack: Pack, kriteria: Kriteria, tell: Tell, path: tuple[Any, ...]) -> Iterator[Galat]:
    """Names, kinds and topics of the documents of one criterion."""
    kelompok = kriteria.dokumen
    names = [*kelompok.wajib, *kelompok.alternatif, *kelompok.pendukung]
    for nama in sorted({nama for nama in names if names.count(nama) > 1}):
        yield tell((*path, "dokumen"), f'nama dokumen "{nama}" dipakai dua kali.')
    for place, dokumen in _placed(kriteria):
        at = (*path, "dokumen", *place)
        if dokumen.jenis not in pack.kosakata.jenis:
            hint = did_you_mean(dokumen.jenis, pack.kosakata.jenis)
            yield tell((*at, "jenis"), f'jenis dokumen "{dokumen.jenis}" tidak ada dalam kosakata.{hint}')
        if dokumen.topik not in pack.kosakata.topik:
            hint = did_you_mean(dokumen.topik, pack.kosakata.topik)
            yield tell((*at, "topik"), f'topik "{dokumen.topik}" tidak ada dalam kosakata.{hint}')
        if ("sebelum_penetapan" in dokumen.syarat) != (dokumen.hasil is not None):
            yield tell(at, 'syarat sebelum_penetapan dan isian "hasil" harus ditulis bersama.')


def _placed(kriteria: Kriteria) -> Iterator[tuple[tuple[Any, ...], Dokumen]]:
    for nama, dokumen in kriteria.dokumen.wajib.items():
        yield ("wajib", nama), dokumen
    for nama, kelompok in kriteria.dokumen.alternatif.items():
        for index, dokumen in enumerate(kelompok):
            yield ("alternatif", nama, index), dokumen
    for nama, dokumen in kriteria.dokumen.pendukung.items():
        yield ("pendukung", nama), dokumen


def _ladder(pack: Pack, kriteria: Kriteria, tell: Tell, path: tuple[Any, ...]) -> Iterator[Galat]:
    skala = pack.head.skala.get(kriteria.skala)
    letters = kriteria.tangga
    if skala is not None and letters != tuple(skala.nilai):
        expected = ", ".join(skala.nilai)
        yield tell((*path, "pilihan"), f'pilihan {", ".join(letters)} tidak sama dengan skala "{kriteria.skala}": {expected}.')
    if not kriteria.dinilai:
        return
    for position, letter in enumerate(letters):
        pilihan, at = kriteria.pilihan[letter], (*path, "pilihan", letter)
        if position == len(letters) - 1 and pilihan.bila is not None:
            yield tell((*at, "bila"), f"pilihan terbawah ({letter}) tidak memerlukan kondisi.")
        elif position < len(letters) - 1:
            if pilihan.bila is None or pilihan.bila == Kondisi():
                yield tell(at, f'pilihan {letter} belum mempunyai kondisi ("bila").')
            else:
                yield from check_condition(pack, kriteria, pilihan.bila, tell, (*at, "bila"))
        if position > 0 and (pilihan.temuan is None or pilihan.langkah is None):
            yield tell(at, f'pilihan {letter} belum mempunyai "temuan" dan "langkah" ke pilihan di atasnya.')


def check_condition(pack: Pack, kriteria: Kriteria, kondisi: Kondisi, tell: Tell, at: tuple[Any, ...]) -> Iterator[Galat]:
    """A condition and its parts: names, counts, questions."""
    yield from _names(kriteria, kondisi, tell, at)
    yield from _counts(pack, kriteria, kondisi, tell, at)
    if kondisi.memuat is not None and kriteria.tanya is None:
        yield tell((*at, "memuat"), 'kondisi memuat memerlukan isian "tanya" pada kriterianya.')
    for key in ("semua", "salah_satu"):
        for index, part in enumerate(getattr(kondisi, key) or ()):
            yield from check_condition(pack, kriteria, part, tell, (*at, key, index))
    if kondisi.bukan is not None:
        yield from check_condition(pack, kriteria, kondisi.bukan, tell, (*at, "bukan"))


def _names(kriteria: Kriteria, kondisi: Kondisi, tell: Tell, at: tuple[Any, ...]) -> Iterator[Galat]:
    """Documents that a condition names."""
    slots = {**kriteria.dokumen.wajib, **kriteria.dokumen.alternatif}
    named: list[str] = []
    for source in (kondisi.dokumen, kondisi.dari, kondisi.nol.dokumen if kondisi.nol else None):
        named += source if isinstance(source, tuple) else ()
    named += [kondisi.nol.rekap] if kondisi.nol else []
    for nama in named:
        if nama in kriteria.dokumen.pendukung:
            yield tell(at, f'dokumen pendukung "{nama}" tidak boleh menentukan pilihan; jadikan wajib atau alternatif.')
        elif nama not in slots:
            yield tell(at, f'dokumen "{nama}" tidak disebut kriteria ini.{did_you_mean(nama, slots)}')


_COUNTS = ("rasio", "jumlah", "kali", "irama", "media", "memuat", "ambang")


def _counts(pack: Pack, kriteria: Kriteria, kondisi: Kondisi, tell: Tell, at: tuple[Any, ...]) -> Iterator[Galat]:
    """Conditions that count: over which documents, in which band or rhythm."""
    counts = [key for key in _COUNTS if getattr(kondisi, key) is not None]
    if counts and kondisi.dokumen is None and kondisi.dari is None:
        yield tell((*at, counts[0]), f'{counts[0]} harus menyebut dokumen yang dihitung ("dokumen" atau "dari").')
    if kondisi.rasio is not None and kondisi.rasio not in pack.head.pita:
        yield tell((*at, "rasio"), f'pita "{kondisi.rasio}" tidak ada dalam pack.yaml.')
    slots = [*kriteria.dokumen.wajib.values(), *kriteria.dokumen.alternatif.values()]
    figures = any("cakupan" in dokumen.syarat for dokumen in _flat(slots))
    for key in ("rasio", "jumlah"):
        if getattr(kondisi, key) is not None and not figures:
            yield tell((*at, key), f"{key} memerlukan sedikitnya satu dokumen dengan syarat cakupan.")
    if kondisi.ambang is not None:
        yield from check_source(pack, kondisi.ambang.sumber, tell, (*at, "ambang", "sumber"))
        if kriteria.tanya is None:
            yield tell((*at, "ambang"), 'kondisi ambang memerlukan isian "tanya" pada kriterianya.')
    if kondisi.irama is not None and kondisi.irama not in pack.head.irama:
        yield tell((*at, "irama"), f'irama "{kondisi.irama}" tidak ada dalam pack.yaml.')


def _flat(values: Iterable[Any]) -> Iterator[Dokumen]:
    for value in values:
        if isinstance(value, Dokumen):
            yield value
        else:
            yield from value


def _proof(kriteria: Kriteria, tell: Tell, path: tuple[Any, ...]) -> Iterator[Galat]:
    for key in ("akibat", "rekomendasi", "contoh"):
        if getattr(kriteria, key) is None:
            yield tell((*path, "kode"), f'kriteria {kriteria.kode} belum mempunyai "{key}".')
    shown = {kasus.didukung for kasus in kriteria.uji}
    for letter in kriteria.tangga:
        if letter not in shown and not _never_sure(kriteria, letter):
            yield tell((*path, "kode"), f"kriteria {kriteria.kode} belum mempunyai kasus uji yang didukung sampai {letter}.")
    for index, kasus in enumerate(kriteria.uji):
        for rung in (kasus.didukung, kasus.mungkin):
            if rung is not None and rung not in kriteria.tangga:
                yield tell((*path, "uji", index), f'kasus uji memakai pilihan "{rung}" yang tidak ada pada tangga.')


def _never_sure(kriteria: Kriteria, letter: str) -> bool:
    """A rung with a question, or with words to be read, is never sure by documents alone: no case can show it."""
    kondisi = kriteria.pilihan[letter].bila
    return kondisi is not None and (kondisi.manual is not None or kondisi.memuat is not None or _nested_doubt(kondisi))


def _nested_doubt(kondisi: Kondisi) -> bool:
    parts = [*(kondisi.semua or ()), *(kondisi.salah_satu or ())]
    return any(part.manual is not None or part.memuat is not None or _nested_doubt(part) for part in parts)
