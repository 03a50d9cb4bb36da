"""The request to an OPD: all that is asked for, and of it what fits on one page of A4.

How high a row comes out is reckoned by the template that came along; one that an office has widened may take a second page.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from lkecheck import words
from lkecheck.model.penilaian import Penilaian
from lkecheck.render import text_widths
from lkecheck.words.requested import Asked, asked, others

from .fields import Diminta

SIZE, WIDTHS = 8, (0.8, 9.9, 1.9, 3.0, 1.4)
"""Of the template's table: points of its letters, centimetres of its columns."""
_ROOM, _LINE, _FRAME = 362.0, 9.3, 5.5
"""Points for the rows of a page, of one line, and around the lines of a row."""
_WHO, _WHO_SIZE, _WHO_LINE = 17.0, 10, 12.0
"""Of the line that names whom it is sent to."""
_MARGIN, _POINT = 0.28, 28.35
"""Centimetres beside the text of a cell; points of a centimetre."""
_MOST = 6
"""Lines of one row; what is longer ends in a mark and is whole on the full list."""
_LONGER = "Teks yang berakhir dengan tanda … dipendekkan; lengkapnya ada pada lembar Permintaan Dokumen buku kerja reviu (xlsx)."
_CUT = " …"
_WHERE = "pada lembar Permintaan Dokumen buku kerja reviu (xlsx); rencana tindaknya pada lembar RATL"


def wanted(satu: Penilaian) -> tuple[Diminta, ...]:
    """All of it."""
    return tuple(_told(nomor, one) for nomor, one in enumerate(asked(satu), start=1))


def page(satu: Penilaian, every: Sequence[Diminta]) -> tuple[tuple[Diminta, ...], str]:
    """The first of them, as many as one page holds, and the line that says how many more there are."""
    short = [_shortened(one) for one in every]
    longer = _LONGER if any(_is_cut(one) for one in short) else ""
    room = _ROOM - _WHO_LINE * (text_widths.count(f"Yth. Pimpinan {satu.opd.nama}", _room(_WHO, _WHO_SIZE)) - 1)
    if sum(map(_height, short)) + (_note(longer) if longer else 0) <= room:
        return tuple(short), longer
    kept: list[Diminta] = []
    room -= _note(f"{others(len(every), _WHERE)} {longer}")
    for one in short:
        room -= _height(one)
        if room < 0:
            break
        kept.append(one)
    longer = f" {_LONGER}" if any(_is_cut(one) for one in kept) else ""
    return tuple(kept), others(len(every) - len(kept), _WHERE) + longer


def _told(nomor: int, one: Asked) -> Diminta:
    return Diminta(nomor=nomor, uraian=one.text, keadaan=one.state, kriteria=", ".join(one.kode), hari=one.hari)


def _height(one: Diminta) -> float:
    texts = (words.count(one.nomor), one.uraian, one.keadaan, one.kriteria, words.count(one.hari))
    return _FRAME + _LINE * max(text_widths.count(text, _room(width)) for text, width in zip(texts, WIDTHS, strict=True))


def _note(text: str) -> float:
    return _FRAME + _LINE * text_widths.count(text, _room(sum(WIDTHS)))


def _room(width: float, size: float = SIZE) -> float:
    return (width - _MARGIN) * _POINT * text_widths.EM / size


def _shortened(one: Diminta) -> Diminta:
    return replace(one, uraian=_cut(one.uraian, _room(WIDTHS[1])), kriteria=_cut(one.kriteria, _room(WIDTHS[3])))


def _is_cut(one: Diminta) -> bool:
    return one.uraian.endswith(_CUT) or one.kriteria.endswith(_CUT)


def _cut(text: str, room: float) -> str:
    """As many words as fit, and the mark; of one endless word as many letters."""
    if text_widths.count(text, room) <= _MOST:
        return text
    parts = text.split(" ") if text_widths.length(text.split(" ", 1)[0]) < room else list(text)
    glue = " " if len(parts) < len(text) else ""
    low, high = 0, len(parts)
    while low < high:
        middle = (low + high + 1) // 2
        fits = text_widths.count(glue.join(parts[:middle]) + _CUT, room) <= _MOST
        low, high = (middle, high) if fits else (low, middle - 1)
    return glue.join(parts[:low]) + _CUT
