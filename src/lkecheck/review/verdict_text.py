"""Verdicts as YAML: the same verdicts, the same bytes; every text between quotes, and read again before it is kept."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from lkecheck.core import validation
from lkecheck.core.errors import DocumentError, Galat
from lkecheck.model.reviu import Jawab, PutusanFile

_BREAKS = re.compile("\r\n|[\r\x85\u2028\u2029]")
# What the reader of these files refuses, and halves of a pair of letters that no file can hold.
_REFUSED = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x84\x86-\x9f\ufeff\ufffe\uffff\ud800-\udfff]")
_SHORT = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t"}
_HEAD = "# Putusan APIP. Ditulis oleh lkecheck; boleh disunting dengan tangan.\n"


def dump(isi: PutusanFile, called: str) -> bytes:
    """The file; raises DocumentError where its own reader would not read the same from it."""
    clean = cleaned(isi)
    data = (_HEAD + "\n".join(_lines(clean)) + "\n").encode()
    read, _, galat = validation.read(PutusanFile, data, called)
    if read != clean:
        raise DocumentError(galat or [Galat(called, 0, 0, "isi putusan tidak dapat ditulis sebagai YAML.")])
    return data


def cleaned(isi: PutusanFile) -> PutusanFile:
    """Without control characters, with one kind of line end; a text of nothing else is left out."""
    kriteria = {
        kode: putusan.model_copy(update={jenjang: _jawab(jawab) for jenjang, jawab in putusan.levels})
        for kode, putusan in isi.kriteria.items()
    }
    return isi.model_copy(update={"opd": isi.opd.model_copy(update={"nama": _plain(isi.opd.nama)}), "kriteria": kriteria})


def _jawab(jawab: Jawab) -> Jawab:
    texts = {name: _plain(text) or None for name in ("jawaban", "catatan") if (text := getattr(jawab, name)) is not None}
    return jawab.model_copy(update={**texts, "nama": _plain(jawab.nama)})


def _plain(text: str) -> str:
    return _REFUSED.sub("", _BREAKS.sub("\n", text))


def _lines(isi: PutusanFile) -> Iterator[str]:
    yield f"skema: {isi.skema}"
    yield f"opd: {{kode: {quoted(isi.opd.kode)}, nama: {quoted(isi.opd.nama)}}}"
    yield f"tingkat: {isi.tingkat}"
    yield f"tahun: {isi.tahun}"
    yield "kriteria:" if isi.kriteria else "kriteria: {}"
    for kode, putusan in sorted(isi.kriteria.items()):
        yield f"  {quoted(kode)}:"
        yield f"    sidik_bukti: {quoted(putusan.sidik_bukti)}"
        for jenjang, jawab in putusan.levels:
            yield f"    {jenjang}:"
            yield from (f"      {key}: {value}" for key, value in _fields(jawab))


def _fields(jawab: Jawab) -> Iterator[tuple[str, str]]:
    if jawab.jawaban is not None:
        yield "jawaban", quoted(jawab.jawaban)
    if jawab.nilai is not None:
        yield "nilai", quoted(_number(jawab.nilai))
    if jawab.catatan is not None:
        yield "catatan", quoted(jawab.catatan)
    yield "nama", quoted(jawab.nama)
    yield "tanggal", jawab.tanggal.isoformat()
    if jawab.sidik_bukti is not None:
        yield "sidik_bukti", quoted(jawab.sidik_bukti)


def _number(value: Decimal) -> str:
    """Three decimals would read like thousands, which the reader refuses."""
    text = format(value, "f")
    return text + "0" if len(text.partition(".")[2]) == 3 else text


def quoted(text: str) -> str:
    """A text between double quotes, on one line."""
    return '"' + "".join(_SHORT.get(letter, letter) for letter in text) + '"'
